"""A form that stands in the document twice: a draft and then the final version, or two replies in one file."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from itertools import accumulate

import msgspec

from extractor.data.document import TWICE, Block, Document, Note
from extractor.data.questionnaire import Form
from extractor.settings import COPIED_QUESTIONS, COPIED_SHARE, COPIED_WORDS, STRUCK_SHARE
from extractor.text import words

_FLOW = ("body", "textbox")


def without_superseded(form: Form, document: Document) -> Document:
    """``document`` with a note if most questions of the form stand in it twice; of two copies, a first one that is struck out is furniture then."""
    flow = [block for block in document.blocks if block.part in _FLOW and not block.furniture]
    found = _twice(form, flow)
    if not found:
        return document
    start = _second_start(form, flow, found)
    first = [block for block in flow if block.index < start]
    if _struck(first) < STRUCK_SHARE:
        note = Note(code=TWICE, message="the form stands in this document twice")
        return msgspec.structs.replace(document, notes=(*document.notes, note))
    superseded = {block.index for block in first}
    return msgspec.structs.replace(
        document, notes=(*document.notes, Note(code=TWICE, message="the form stands in this document twice; the first copy is struck out, the last is read")),
        blocks=tuple(msgspec.structs.replace(block, furniture=True) if block.index in superseded else block for block in document.blocks),
    )


def _twice(form: Form, flow: Sequence[Block]) -> list[tuple[int, int, int]]:
    """(form line, block of its first copy, block of its last copy) of the questions found more than once; none if they are few or the lesser part.

    Only questions of some length count that the form itself prints once.
    """
    printed = "".join(_padded(line.text) for line in form.lines)
    texts = [_padded(block.text) for block in flow]
    text, starts = "".join(texts), list(accumulate(map(len, texts), initial=0))
    found, twice = 0, []
    for number, line in enumerate(form.lines):
        wording = _padded(line.text[line.label_end : min((piece.start for piece in line.pieces), default=len(line.text))]).strip("\n")
        if line.role != "question" or wording.count(" ") <= COPIED_WORDS or printed.count(wording) != 1:
            continue
        first, last = text.find(wording), text.rfind(wording)
        found += first >= 0
        if first != last:
            twice.append((number, flow[bisect_right(starts, first) - 1].index, flow[bisect_right(starts, last) - 1].index))
    return twice if len(twice) >= max(COPIED_QUESTIONS, COPIED_SHARE * found) else []


def _padded(text: str) -> str:
    """The words of a line, each with space around it, so that a sequence of whole words can be sought in many lines at once."""
    return f" {' '.join(words(text))} \n"


def _second_start(form: Form, flow: Sequence[Block], twice: Sequence[tuple[int, int, int]]) -> int:
    """Number of the block with which the last copy begins, with what the form prints before its first question; 0 if the copies are entangled."""
    end, (number, _, begin) = max(first for _, first, _ in twice), min(twice, key=lambda found: found[2])
    if end >= begin:
        return 0
    before = {_padded(line.text) for line in form.lines[:number]} - {_padded("")}
    return next((block.index for block in flow if end < block.index < begin and _padded(block.text) in before), begin)


def _struck(blocks: Sequence[Block]) -> float:
    """Share of the letters of some blocks that are struck out."""
    letters = [(sum(map(str.isalnum, block.text[span.start : span.end])), span.style.strike) for block in blocks for span in block.spans]
    return sum(count for count, struck in letters if struck) / max(1, sum(count for count, _ in letters))
