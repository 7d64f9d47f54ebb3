"""Replies on a translation of the form that the definition does not have: read by number and structure."""

from __future__ import annotations

import re
from collections.abc import Sequence

import msgspec

from extractor.data.alignment import Passage
from extractor.data.document import Document
from extractor.data.evidence import Written
from extractor.data.placement import Placement
from extractor.data.questionnaire import Questionnaire
from extractor.languages import detect
from extractor.settings import CONFIDENCE, FOREIGN_QUESTIONS
from extractor.wording import lead_in

_QUESTION_MARKS = ("?", "？", "؟")
_BOX = re.compile(r"\s*(?:\[\s*(?P<typed>[^\s\]]?)\s*\]|(?P<off>[☐□○◯])|(?P<on>[☒☑■●◉✓✔]))\s*")


def doubted(placement: Placement, questionnaire: Questionnaire, document: Document, languages: tuple[str, ...]) -> Placement:
    """``placement`` without the translated questions, and every item in doubt, if the document asks in a language that the definition lacks.

    The options that it marks are left as words: which of the definition's they are, only their place tells.
    """
    asked = sum(any(mark in b.text for mark in _QUESTION_MARKS) for b in document.blocks if b.part == "body")
    spoken = detect(" ".join(b.text for b in document.blocks if b.part == "body"))[:1]
    if asked < FOREIGN_QUESTIONS * len(questionnaire.items) or not spoken or spoken[0] in questionnaire.languages:
        return placement
    reason = f"the form is in a language ({spoken[0]}) that the definition does not have; learn its blank as well"
    answers = {item: _answers(pieces, languages) for item, pieces in placement.written.items()}
    template = [
        Passage(block=w.block, start=w.start, end=w.end, owner="template")
        for item, pieces in placement.written.items() for w in pieces if all(w.block != kept.block for kept in answers[item])
    ]
    return msgspec.structs.replace(
        placement, written={item: kept for item, kept in answers.items() if kept}, template=(*placement.template, *template),
        displaced={item.id: CONFIDENCE["foreign"] for item in questionnaire.items},
        reasons={item.id: (*placement.reasons.get(item.id, ()), reason) for item in questionnaire.items},
    )


def _answers(pieces: Sequence[Written], languages: tuple[str, ...]) -> tuple[Written, ...]:
    """What answers of the paragraphs under a translated question: none of the question, of the empty boxes, of the words that lead in."""
    first = next((k for k, w in enumerate(pieces) if lead_in(w.text, languages)), None)
    if first is None:
        ends = [k for k, w in enumerate(pieces[:3]) if w.text.rstrip().endswith(_QUESTION_MARKS)]
        first = ends[-1] + 1 if ends else 1
    kept = []
    for k, w in enumerate(pieces):
        box = _BOX.match(w.text)
        if box is not None and (box.group("on") or box.group("typed")):
            kept.append(msgspec.structs.replace(w, start=w.start + box.end(), text=w.text[box.end() :], inside=True))
        elif box is None and k >= first:
            kept.append(w)
    return tuple(kept)
