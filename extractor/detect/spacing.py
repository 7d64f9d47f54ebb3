"""White between words in print, where the text has one space for any: what stands near a label is its own, across a wide white is another's."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from extractor.data.document import Block, Fragment
from extractor.settings import WIDE_SPACE


def wide_space(block: Block, start: int, end: int) -> int | None:
    """Offset of the one space of a block between ``start`` and ``end`` that is printed clearly wider than the others there; None where there is none
    or the source has no pages.
    """
    found = ((a.end, _white(a, b)) for a, b in pairwise(_touching(block.fragments, start, end)))
    whites = sorted(((white, at) for at, white in found if white is not None and start <= at < end), reverse=True)
    if len(whites) < 2 or whites[0][0] - whites[1][0] < WIDE_SPACE or not block.text[whites[0][1]].isspace():
        return None
    return whites[0][1]


def spaced(text: str, start: int, wide: int | None) -> str:
    """A text that begins at offset ``start`` of its block with a tab for the wide space."""
    at = wide - start if wide is not None else -1
    return text[:at] + "\t" + text[at + 1 :] if 0 <= at < len(text) else text


def _touching(fragments: Sequence[Fragment], start: int, end: int) -> list[Fragment]:
    """The fragments with characters in ``[start, end]``, the labels that end and begin there included."""
    return [f for f in fragments if f.end >= start and f.start <= end]


def _white(first: Fragment, second: Fragment) -> float | None:
    """White between two neighbours of one line as a share of the line's height; None where they do not stand in one line."""
    (left, top, right, bottom), (left2, top2, right2, bottom2) = first.box, second.box
    height = max(bottom - top, bottom2 - top2)
    if first.page != second.page or min(bottom, bottom2) <= max(top, top2) or height <= 0:
        return None
    return max(left2 - right, left - right2, 0.0) / height
