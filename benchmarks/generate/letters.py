"""Replies without the form: a letter whose paragraphs carry the questions' numbers."""

from __future__ import annotations

import random

from docx import Document
from docx.document import Document as WordDocument
from docx.oxml import OxmlElement

from benchmarks.generate.questions import Form, Question
from benchmarks.generate.render import Given

_WORD = {"en": "Question", "fr": "Question", "es": "Pregunta", "ru": "Вопрос", "zh": "问题", "ar": "السؤال"}
_REPLIES = {"en": "Replies of {} to the questionnaire", "fr": "Réponses de {} au questionnaire", "es": "Respuestas de {} al cuestionario",
            "ru": "Ответы: {}", "zh": "{}的答复", "ar": "ردود {}"}


def write_letter(form: Form, given: dict[str, Given], layout: str, country: str, chance: random.Random) -> WordDocument:
    """A letter: one labelled paragraph an answered question, further paragraphs below."""
    word = Document()
    word.add_paragraph(_REPLIES[form.language].format(country))
    parent = ""
    for q in form.questions:
        g = given[q.id]
        said = _said(q, g)
        if not said:
            continue
        if layout == "letter-heading":
            _paragraph(word, form, " ".join(q.text.rstrip("?:. ").split(" ")[1 if len(q.text) > 60 else 0:]), bold=True)
        parent = q.id if not q.depth else parent
        relative = q.label if q.depth and parent and q.id.startswith(parent) else f"{q.id}."
        label = {
            "letter-heading": "", "letter-relative": relative, "letter-ad": f"Ad {q.id})", "letter-bare": f"{q.id}.",
            "letter-question": f"{_WORD[form.language]} {q.id.lstrip('Q')}:",
        }[layout]
        first, *rest = said.split("\n\n")
        for text in (f"{label} {first}".strip(), *rest):
            _paragraph(word, form, text)
    return word


def _paragraph(word: WordDocument, form: Form, text: str, *, bold: bool = False) -> None:
    paragraph = word.add_paragraph()
    run = paragraph.add_run(text)
    run.bold = bold
    if form.language == "ar":
        paragraph._p.get_or_add_pPr().append(OxmlElement("w:bidi"))
        run._r.get_or_add_rPr().append(OxmlElement("w:rtl"))


def _said(q: Question, g: Given) -> str:
    if q.multiple:
        return "; ".join(q.options[n] for n in g.selected) + "." if g.selected else ""
    chosen = f"{q.options[g.selected[0]]}." if g.selected else ""
    return f"{chosen} {g.text}".strip()
