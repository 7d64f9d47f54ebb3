"""How a document relates to the form: which word of the one is which word of the other, and who owns what."""

from __future__ import annotations

from itertools import groupby
from operator import attrgetter
from typing import Literal

import msgspec

from extractor.data.document import Document
from extractor.data.kept import kept
from extractor.data.questionnaire import Form

Owner = Literal["template", "answer", "furniture", "unassigned"]


class Passage(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    """Characters ``[start, end)`` of block ``block`` and their owner; ``item`` for answers, and for template that belongs to an item."""

    block: int
    start: int
    end: int
    owner: Owner
    item: str | None = None


class Word(msgspec.Struct, frozen=True, gc=False):
    """One word of a sequence: the block (or line) it stands in, half-open offsets there, its comparable form; ``first``: it begins its block."""

    block: int
    start: int
    end: int
    word: str
    first: bool


class Run(msgspec.Struct, frozen=True, gc=False):
    """Words ``[start, end)`` of a document that follow each other in one block and are wording of one line of the form; ``line`` -1: of none."""

    block: int
    line: int
    start: int
    end: int


class Alignment(msgspec.Struct, frozen=True, kw_only=True, dict=True):
    """Form words against document words.

    words: all words of the document in reading order; form_words: all words of the form's lines.
    partner: for each document word the index of its form word, or -1.
    inverse: for each form word the index of its document word, or -1.
    moved: indices of form lines found elsewhere than in their place.
    coverage: share of each form line's words that were found, 0 to 1 (1.0 for lines without words).
    letter: the document does not keep the form; of it only questions repeated whole are matched.
    edits: document words (indices) that are retouched wording of the form, although the form has other words there.
    """

    form: Form
    document: Document
    words: tuple[Word, ...]
    form_words: tuple[Word, ...]
    partner: tuple[int, ...]
    inverse: tuple[int, ...]
    moved: frozenset[int]
    coverage: tuple[float, ...]
    edits: frozenset[int]
    letter: bool = False


@kept
def runs(alignment: Alignment) -> tuple[Run, ...]:
    """All words of the document as runs, in order: what holds for every word of a run need not be asked of each."""
    result: list[Run] = []
    lines = [*(word.block for word in alignment.form_words), -1]  # the last one is the line of words without a partner
    start, at = 0, None
    for j, (word, i) in enumerate(zip(alignment.words, alignment.partner, strict=True)):
        here = word.block, lines[i]
        if here != at:
            if at is not None:
                result.append(Run(*at, start, j))
            start, at = j, here
    if at is not None:
        result.append(Run(*at, start, len(alignment.words)))
    return tuple(result)


@kept
def runs_by_block(alignment: Alignment) -> dict[int, tuple[Run, ...]]:
    """Number of each block with words -> its runs."""
    return {block: tuple(found) for block, found in groupby(runs(alignment), key=attrgetter("block"))}


def table_widths(alignment: Alignment) -> tuple[dict[int, int], dict[int, int]]:
    """(form table -> its number of columns, reply table -> its number of columns)."""
    counts: tuple[dict[int, int], dict[int, int]] = ({}, {})
    cells = ((0, line.cell) for line in alignment.form.lines), ((1, block.cell) for block in alignment.document.blocks)
    for side in cells:
        for k, cell in side:
            if cell is not None:
                counts[k][cell.table] = max(counts[k].get(cell.table, 0), cell.column + cell.column_span)
    return counts
