"""Places where text may have been read in a wrong order: what is answered there is doubted."""

from __future__ import annotations

import itertools
from collections import defaultdict
from collections.abc import Mapping

from extractor.data.alignment import Alignment
from extractor.data.document import UNORDERED
from extractor.data.placement import Placement
from extractor.settings import BROKEN_WORDS, WHOLE_WORDING

_BROKEN = "other words stand between the words of the question: lines may have been read in a wrong order"
_NEAR = "text stands side by side on this page and may have been read in a wrong order"
_LOST = "the wording of the question was not found whole, and lines of the document may have been read in a wrong order"


def doubted_by_order(alignment: Alignment, placement: Placement) -> Mapping[str, str]:
    """Item -> why its place in the reading order is in doubt.

    A question printed whole but with other words between its lines shows that columns were read across: then everything on its pages is in doubt, as
    on the pages of which the reader says so, and every question whose wording was not found whole.
    """
    broken = {} if alignment.letter else _broken(alignment)
    pages = {note.page for note in alignment.document.notes if note.code == UNORDERED and note.page is not None}
    pages |= {page for blocks in broken.values() for block in blocks for page in _pages(alignment, block)}
    if not pages and not broken:
        return {}
    lines = alignment.form.lines
    items = list(dict.fromkeys(line.item for line in lines if line.item is not None))
    near = _on_pages(alignment, placement, pages)
    lost = {line.item for line, share in zip(lines, alignment.coverage, strict=True) if line.role == "question" and line.item and share < WHOLE_WORDING}
    reasons = {item: _BROKEN if item in broken else _NEAR if item in near else _LOST if pages and item in lost else "" for item in items}
    return {item: reason for item, reason in reasons.items() if reason}


def _broken(alignment: Alignment) -> dict[str, set[int]]:
    """Item -> the blocks in which its wording is broken: other words of the form, or some new ones, stand between words that follow each other there.

    Room for an answer may stand between two words of the form; retouched wording is none.
    """
    result: dict[str, set[int]] = defaultdict(set)
    for k, (a, b) in enumerate(itertools.pairwise(alignment.form_words)):
        line = alignment.form.lines[a.block]
        i, j = alignment.inverse[k], alignment.inverse[k + 1]
        if a.block != b.block or line.role != "question" or line.item is None or min(i, j) < 0 or j == i + 1:
            continue
        if any(piece.start < b.end and piece.end > a.start for piece in line.pieces):
            continue
        between = [n for n in range(i + 1, j) if n not in alignment.edits]
        if j < i or any(alignment.partner[n] >= 0 for n in between) or len(between) >= BROKEN_WORDS:
            result[line.item] |= {alignment.words[n].block for n in (i, j)}
    return result


def _pages(alignment: Alignment, block: int) -> set[int]:
    """The pages that a block stands on."""
    return {fragment.page for fragment in alignment.document.blocks[block].fragments}


def _on_pages(alignment: Alignment, placement: Placement, pages: set[int]) -> set[str]:
    """The items with wording or an answer on some pages."""
    lines = alignment.form.lines
    blocks: dict[int, set[str]] = defaultdict(set)
    for word, i in zip(alignment.words, alignment.partner, strict=True):
        if i >= 0 and (item := lines[alignment.form_words[i].block].item) is not None:
            blocks[word.block].add(item)
    for item, written in placement.written.items():
        for passage in written:
            if passage.block >= 0:
                blocks[passage.block].add(item)
    return {item for block, items in blocks.items() if _pages(alignment, block) & pages for item in items}
