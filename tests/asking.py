"""A form of eight questions with parts, and what the stages make of replies to it."""

from __future__ import annotations

import re
from collections.abc import Mapping

import msgspec
from builders import document, form, questionnaire

from extractor.align import align
from extractor.assign import compose, place
from extractor.data.document import Block, Document
from extractor.data.placement import Placement
from extractor.data.questionnaire import Form, Questionnaire
from extractor.detect import detect

LANGUAGES = ("en", "fr")
LINES = (
    "title: Questionnaire on coastal waters",
    "intro: States are invited to complete the questionnaire and to return it to the Secretariat.",
    "heading: I. Law",
    "question 1: 1. Does your State license the fishing vessels that fly its flag? {yes|Yes} / {no|No}",
    "question 1.a: (a) If yes, please describe the procedure for the issue of licences.",
    "question 2: 2. Please list the agreements on coastal waters that entered into force since 1 January 2020.",
    "heading: II. Practice",
    "question 3: 3. Which kinds of surveillance of the coast are in use?",
    "option 3 aerial: Aerial surveillance",
    "option 3 satellite: Satellite images",
    "option 3 other: Other, please specify:",
    "question 4: 4. How often do the authorities inspect the harbours? {often|Often} / {rarely|Rarely} / {never|Never}",
    "question 5: 5. What was the average duration of the proceedings against vessels in the last year?",
    "question 6: 6. Please describe the principal obstacles that inspectors meet.",
)
PARENTS = {"1.a": "1", "1.b": "1"}


def printed(at: int) -> str:
    """Line ``at`` of the form as it is printed."""
    return re.sub(r"\{[^|{}]+\|([^{}]*)\}", r"\1", LINES[at].partition(": ")[2])


def asked(*lines: str, labels: Mapping[str, str] | None = None) -> tuple[Form, Questionnaire]:
    """The form of these lines (all of them by default) and its definition, with the questions' texts; labels: printed ones other than the ids."""
    shown = form(*(lines or LINES))
    known = questionnaire(shown)
    texts = {line.item: line.text for line in reversed(shown.lines) if line.role == "question"}
    items = tuple(
        msgspec.structs.replace(
            item, label=(labels or {}).get(item.id, item.label), texts={"en": texts[item.id]}, parent=PARENTS.get(item.id),
            relevant="1 = yes" if item.id == "1.a" else None,
        )
        for item in known.items
    )
    return shown, msgspec.structs.replace(known, items=items)


def placed(*blocks: str | Block, lines: tuple[str, ...] = LINES, languages: tuple[str, ...] = LANGUAGES) -> Placement:
    """Where the words of a reply of these blocks go."""
    shown, known = asked(*lines)
    return place(known, align(shown, document(*blocks)), languages)


def answers(
    *blocks: str | Block, lines: tuple[str, ...] = LINES, languages: tuple[str, ...] = LANGUAGES, labels: Mapping[str, str] | None = None
) -> dict[str, tuple[str, ...] | str]:
    """What a reply of these blocks answers: item -> selected options, or its text."""
    shown, known = asked(*lines, labels=labels)
    reply: Document = document(*blocks)
    alignment = align(shown, reply)
    placement = place(known, alignment, languages)
    selections = detect(known, alignment, placement, languages)
    texts = compose(placement.written, selections, languages)
    chosen = {item: s.selected for item, s in selections.items() if s.selected}
    return {**texts, **chosen}


def loose(placement: Placement, *blocks: str) -> list[str]:
    """The texts that belong to no question."""
    return [blocks[p.block][p.start : p.end] for p in placement.loose]
