"""What the respondent wrote, line by line, and where in the document it stands: at the top, in running headers, at the end, between."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from typing import Literal

import msgspec

from extractor.data.alignment import Passage
from extractor.data.document import Block, Document
from extractor.settings import RESPONDENT_END_LINES, RESPONDENT_TOP_LINES, RESPONDENT_TOP_LINES_WITHOUT_FORM
from extractor.text import has_words

Zone = Literal["top", "header", "body", "end"]


class Line(msgspec.Struct, frozen=True):
    """A block without its template words.

    text: the block's text, template words blanked out, so that offsets stay the block's.  answer: some of it answers an item.
    template: some of the block is template.
    """

    block: Block
    text: str
    zone: Zone
    answer: bool
    template: bool


def lines_of(document: Document, passages: Sequence[Passage]) -> list[Line]:
    """Lines that hold words of the respondent, in reading order."""
    by_block: dict[int, list[Passage]] = {}
    for passage in passages:
        by_block.setdefault(passage.block, []).append(passage)
    pieces = [_blank(block, by_block.get(block.index, ())) for block in document.blocks]
    written = [has_words(text.strip()) for text, _, _ in pieces]
    asks = {passage.block for passage in passages if passage.owner == "template" and passage.item is not None}
    answers = {block.index for block, (_, _, answer) in zip(document.blocks, pieces, strict=True) if answer}
    zones = _zones(document.blocks, [template for _, template, _ in pieces], written, asks, answers)
    return [
        Line(block, text, zone, answer, template)
        for block, (text, template, answer), zone, own in zip(document.blocks, pieces, zones, written, strict=True) if own
    ]


def _blank(block: Block, passages: Sequence[Passage]) -> tuple[str, bool, bool]:
    """(text without template words, whether there were any, whether any of it is an answer)."""
    text, template, answer = block.text, False, False
    for passage in passages:
        if passage.owner == "template":
            text = text[: passage.start] + " " * (passage.end - passage.start) + text[passage.end :]
            template = True
        answer |= passage.owner == "answer"
    return text, template, answer


def _zones(
    blocks: Sequence[Block], template: Sequence[bool], written: Sequence[bool], asks: Collection[int], answers: Collection[int],
) -> list[Zone]:
    """Zone of each block: the top ends where the form begins, the end begins where the form ends; both are short.

    asks: blocks of the form that belong to an item; what the respondent puts between the form's title and the first of them is at the top
    too, if it is no answer.  A line of the respondent that takes up words of the form ("Replies of Norway to the questionnaire") is not the form.
    """
    body = [k for k, block in enumerate(blocks) if block.part == "body" and not block.furniture]
    form = [k for k in body if template[k] and not written[k]]
    own = [k for k in body if written[k]]
    first, last = (form[0], form[-1]) if form else (len(blocks), -1)
    question = next((k for k in form if blocks[k].index in asks), first)
    top = {k for k in own if k < first or (k < question and blocks[k].index not in answers)}
    top = set(sorted(top)[: RESPONDENT_TOP_LINES if form else RESPONDENT_TOP_LINES_WITHOUT_FORM])
    end = set(own[-RESPONDENT_END_LINES:]) | {k for k in own[-3 * RESPONDENT_END_LINES :] if k > last}
    zones: list[Zone] = []
    for k, block in enumerate(blocks):
        if block.part in ("header", "footer") or block.furniture:
            zones.append("header")
        elif block.part == "textbox" or k in top:
            zones.append("top")
        else:
            zones.append("end" if k in end and block.part == "body" else "body")
    return zones
