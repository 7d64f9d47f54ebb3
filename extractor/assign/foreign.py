"""Replies on a translation of the form that the definition does not have: read by number and structure."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

import msgspec

from extractor.data.alignment import Passage
from extractor.data.document import Block, Document
from extractor.data.evidence import Written
from extractor.data.placement import Placement
from extractor.data.questionnaire import Item, Questionnaire
from extractor.languages import detect
from extractor.settings import CONFIDENCE, FOREIGN_QUESTIONS
from extractor.text import has_words
from extractor.wording import lead_in, stance

_QUESTION_MARKS = ("?", "？", "؟")
_BRACKETS = re.compile(r"[(\[（][^)\]）]*[)\]）]|^\W+")
_COLON = re.compile(r"[:：]\s*")
_BOX = re.compile(r"\s*(?:\[\s*(?P<typed>[^\s\]]?)\s*\]|(?P<off>[☐□○◯])|(?P<on>[☒☑■●◉✓✔]))\s*")


def doubted(placement: Placement, questionnaire: Questionnaire, document: Document, languages: tuple[str, ...]) -> Placement:
    """``placement`` without the translated questions, and every item in doubt, if the document asks in a language that the definition lacks.

    A list of as many lines as an item has options is these options, in their order; of others that are marked the words are left.
    """
    asked = sum(any(mark in b.text for mark in _QUESTION_MARKS) for b in document.blocks if b.part == "body")
    spoken = detect(" ".join(b.text for b in document.blocks if b.part == "body"))[:1]
    if asked < FOREIGN_QUESTIONS * len(questionnaire.items) or not spoken or spoken[0] in questionnaire.languages:
        return placement
    reason = f"the form is in a language ({spoken[0]}) that the definition does not have; learn its blank as well"
    labelled = {p.block for p in placement.template}
    by_id = {item.id: item for item in questionnaire.items}
    listed: dict[str, tuple[Written, ...]] = {}
    answers: dict[str, tuple[Written, ...]] = {}
    for item, pieces in placement.written.items():
        found = _option_list(pieces, by_id[item], document, languages)
        if found is None:
            answers[item] = _answers(pieces, languages, asked=bool(pieces) and pieces[0].block not in labelled)
        else:
            first, last = found
            listed[item] = tuple(pieces[first:last])
            answers[item] = (*_specified(pieces[first:last], by_id[item]), *pieces[last:])
    kept = {(item, w.block) for item, found_pieces in answers.items() for w in found_pieces}
    template = [
        Passage(block=w.block, start=w.start, end=w.end, owner="template")
        for item, pieces in placement.written.items() for w in pieces
        if (item, w.block) not in kept or w in listed.get(item, ())
    ]
    return msgspec.structs.replace(
        placement, written={item: found for item, found in answers.items() if found}, template=(*placement.template, *template), listed=listed,
        displaced={item.id: CONFIDENCE["foreign"] for item in questionnaire.items},
        reasons={item.id: (*placement.reasons.get(item.id, ()), reason) for item in questionnaire.items},
    )


def _option_list(pieces: Sequence[Written], item: Item, document: Document, languages: tuple[str, ...]) -> tuple[int, int] | None:
    """Half-open range of the pieces that are the item's options: a list of as many lines, none of them a yes where the form has a no."""
    if not item.options:
        return None
    bullets = [_is_bullet(document.blocks[w.block]) for w in pieces]
    first = next((k for k, bullet in enumerate(bullets) if bullet), len(pieces))
    last = next((k for k in range(first, len(pieces)) if not bullets[k]), len(pieces))
    if last - first != len(item.options):
        return None
    for piece, option in zip(pieces[first:last], item.options, strict=True):
        theirs, ours = (stance(_bare(text), languages) for text in (piece.text, next(iter(option.labels.values()), "")))
        if theirs is not None and ours is not None and theirs != ours:
            return None
    return first, last


def _is_bullet(block: Block) -> bool:
    """Whether a block is a line of a list without numbers, or begins with a box."""
    return (block.label_end > 0 and not has_words(block.text[: block.label_end])) or _BOX.match(block.text) is not None


def _bare(text: str) -> str:
    """The words of a line without boxes and what stands in brackets."""
    return _BRACKETS.sub(" ", _BOX.sub(" ", text))


def _specified(pieces: Sequence[Written], item: Item) -> Iterator[Written]:
    """What is written behind the colon of an option that asks for words."""
    for piece, option in zip(pieces, item.options, strict=True):
        colon = _COLON.search(piece.text)
        if option.specify and colon is not None and has_words(_bare(piece.text[colon.end() :])):
            yield msgspec.structs.replace(
                piece, start=piece.start + colon.end(), text=piece.text[colon.end() :], option=option.id, inside=True,
            )


def _answers(pieces: Sequence[Written], languages: tuple[str, ...], *, asked: bool) -> tuple[Written, ...]:
    """What answers of the paragraphs under a translated question: none of the question, of the empty boxes, of the words that lead in.

    asked: the question stands above the paragraphs and is none of them.
    """
    first = next((k for k, w in enumerate(pieces) if lead_in(w.text, languages)), None)
    if first is None:
        ends = [k for k, w in enumerate(pieces[:3]) if w.text.rstrip().endswith(_QUESTION_MARKS)]
        first = ends[-1] + 1 if ends else 0 if asked else 1
    kept = []
    for k, w in enumerate(pieces):
        box = _BOX.match(w.text)
        if box is not None and (box.group("on") or box.group("typed")):
            kept.append(msgspec.structs.replace(w, start=w.start + box.end(), text=w.text[box.end() :], inside=True))
        elif box is None and k >= first:
            kept.append(w)
    return tuple(kept)
