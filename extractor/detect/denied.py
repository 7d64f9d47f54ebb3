"""A yes is marked, and the words beside it deny the question ("There are no such agreements at present."): which of the two holds cannot be told."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

import msgspec
from rapidfuzz import fuzz

from extractor.data.evidence import ChoiceQuestion, Selection, Written
from extractor.data.questionnaire import Item
from extractor.detect.naming import site_says
from extractor.detect.signs import is_sign_only
from extractor.languages import Vocabulary, known
from extractor.settings import ASKED_RATIO
from extractor.text import has_words, words
from extractor.wording import first_sentence, lead_in


def with_denials(question: ChoiceQuestion, selection: Selection, item: Item) -> Selection:
    """``selection``, ambiguous where it is a yes and the first sentence of what is written denies all that was asked.

    A sentence with any word that neither the question nor a plain denial has ("There is no central register", "Not all of them do") only qualifies.
    """
    says = {site.option: site_says(site, question.languages) for site in question.sites}
    if selection.status not in ("answered", "inferred") or [says.get(o) for o in selection.selected] != ["yes"] or "no" not in says.values():
        return selection
    named = {e.block for e in selection.evidence if e.kind == "words"}
    remark = next((w for w in question.written if w.block not in named and has_words(w.text) and not is_sign_only(w.text)), None)
    if remark is None or not denies(remark.text, item.texts.values(), question.languages):
        return selection
    return msgspec.structs.replace(
        selection, status="ambiguous", selected=(), basis=("ambiguous",),
        reasons=(*selection.reasons, f"“{_labels(question, selection)}” is marked, but the words beside it deny it: “{_sentence(remark, question)}”"),
    )


def denies(text: str, asked: Iterable[str], languages: tuple[str, ...]) -> bool:
    """Whether a text's first sentence has a negation, a word of the question, and beyond these only words that say nothing of their own."""
    vocabulary = known(*languages)
    text = text[lead_in(text, languages) :]
    said = words(text[: first_sentence(text)])
    questions = [words(question) for question in asked]
    if any(vocabulary.find("negation", question) >= 0 for question in questions):
        return False  # what is denied of a question that denies is not clear
    topic = {word for question in questions for word in question}
    rest, negated = _beyond(said, vocabulary)
    return negated and bool(rest) and all(any(fuzz.ratio(word, other) >= ASKED_RATIO for other in topic) for word in rest)


def _beyond(said: Sequence[str], vocabulary: Vocabulary) -> tuple[list[str], bool]:
    """(the words of a sentence that are neither negation nor neutral, whether there is a negation)."""
    rest: list[str] = []
    negated, at = False, 0
    while at < len(said):
        denial = vocabulary.begins("negation", said, at)
        negated = negated or denial > 0
        step = denial or vocabulary.begins("neutral", said, at)
        if not step:
            rest.append(said[at])
        at += step or 1
    return rest, negated


def _labels(question: ChoiceQuestion, selection: Selection) -> str:
    return ", ".join(site.label for site in question.sites if site.option in selection.selected)


def _sentence(remark: Written, question: ChoiceQuestion) -> str:
    start = lead_in(remark.text, question.languages)
    return remark.text[start : start + first_sentence(remark.text[start:])].strip()
