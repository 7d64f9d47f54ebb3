"""A painted document as boxes over the pictures of its pages: veils over template, green over inserted words, frames round marks."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from extractor.data.document import Block, Box, Document, Fragment
from extractor.review.painting import Gap, Mark, Painting
from extractor.review.text_view import mark_view

Places = Mapping[int, Sequence[Fragment]]
"""Block index -> where its characters are printed, in order."""
_SAME_LINE = 0.5
"""Share of a line's height that two pieces must overlap to be drawn as one box."""


def page_view(document: Document, painting: Painting, places: Places, sizes: Sequence[tuple[float, float]]) -> dict[str, Any]:
    """``pages``: sizes in points; ``boxes``: [page, x0, top, x1, bottom, owner, item, block, start]; ``frames``: [page, box, mark];
    ``gaps``: deleted words.  Lengths are rounded to a tenth of a point.
    """
    boxes: list[list[Any]] = []
    gaps: list[list[Any]] = []
    for block in document.blocks:
        printed = places.get(block.index, ())
        for stroke in painting.strokes.get(block.index, ()):
            for page, box in lines(printed, stroke.start, stroke.end):
                boxes.append([page, *_rounded(box), stroke.owner[0], stroke.item, block.index, stroke.start])
        for gap in painting.gaps.get(block.index, ()):
            gaps += _gap(block, gap, printed)
    frames = [
        [page, *_rounded(box), number]
        for number, mark in enumerate(painting.marks)
        for page, box in _frame(document, mark, places.get(mark.block, ()))
    ]
    marks = [mark_view(mark) for mark in painting.marks]
    return {"pages": [list(size) for size in sizes], "boxes": boxes, "frames": frames, "gaps": gaps, "marks": marks}


def lines(printed: Sequence[Fragment], start: int, end: int) -> list[tuple[int, Box]]:
    """Where characters ``[start, end)`` are printed: (page, box) a line; a piece that is cut is taken in proportion of its characters."""
    found: list[tuple[int, Box]] = []
    for fragment in printed:
        if fragment.start >= end or fragment.end <= start:
            continue
        box = _cut(fragment, start, end)
        if found and found[-1][0] == fragment.page and _same_line(found[-1][1], box):
            found[-1] = (fragment.page, _union(found[-1][1], box))
        else:
            found.append((fragment.page, box))
    return found


def _cut(fragment: Fragment, start: int, end: int) -> Box:
    x0, top, x1, bottom = fragment.box
    width, length = x1 - x0, max(1, fragment.end - fragment.start)
    left = max(0, start - fragment.start) / length
    right = min(length, end - fragment.start) / length
    return (x0 + width * left, top, x0 + width * right, bottom)


def _same_line(a: Box, b: Box) -> bool:
    overlap = min(a[3], b[3]) - max(a[1], b[1])
    return overlap >= _SAME_LINE * min(a[3] - a[1], b[3] - b[1])


def _union(a: Box, b: Box) -> Box:
    return (min(a[0], b[0]), min(a[1], b[1]), max(a[2], b[2]), max(a[3], b[3]))


def _frame(document: Document, mark: Mark, printed: Sequence[Fragment]) -> list[tuple[int, Box]]:
    """The words of a mark, and the control or drawing that it was read from, where its box is known."""
    block = document.blocks[mark.block]
    found = lines(printed, mark.start, mark.end)
    page = found[0][0] if found else next((fragment.page for fragment in printed), None)
    controls = [(page, thing.box) for thing in block.controls if thing.start <= mark.end and mark.start <= thing.end]
    drawings = [(thing.page or page, thing.box) for thing in block.drawings if thing.start <= mark.end and mark.start <= thing.end]
    found += [(where, box) for where, box in controls + drawings if where is not None and box is not None]
    if not found and (point := _point(block, mark.start, printed)) is not None:
        found.append((point[0], (point[1] - 1, point[2], point[1] + 1, point[3])))
    return found


def _gap(block: Block, gap: Gap, printed: Sequence[Fragment]) -> list[list[Any]]:
    """[page, x, top, bottom, text, whether it is a whole line] of deleted words, or nothing where the place is not printed."""
    point = _point(block, gap.at, printed)
    return [] if point is None else [[point[0], *(round(v, 1) for v in point[1:]), gap.text, gap.line]]


def _point(block: Block, at: int, printed: Sequence[Fragment]) -> tuple[int, float, float, float] | None:
    """(page, x, top, bottom) of the place between two characters: after the piece before it, else before the first piece."""
    if not printed:
        return None
    before = [fragment for fragment in printed if fragment.end <= at]
    near = before[-1] if before else printed[0]
    x0, top, x1, bottom = near.box
    after_is_right = bool(before) is not block.right_to_left
    return near.page, x1 if after_is_right else x0, top, bottom


def _rounded(box: Box) -> list[float]:
    return [round(value, 1) for value in box]


def turned(view: dict[str, Any], turns: Mapping[int, int]) -> dict[str, Any]:
    """The same boxes for pages that are shown turned (page -> degrees clockwise, ISO 32000-2 7.7.3.3 ``Rotate``), their sizes with them."""
    if not turns:
        return view
    sizes = view["pages"]
    pages = [size[::-1] if turns.get(n, 0) in (90, 270) else size for n, size in enumerate(sizes, 1)]

    def place(entry: list[Any]) -> list[Any]:
        degrees = turns.get(entry[0], 0)
        return [entry[0], *_rounded(_turn((entry[1], entry[2], entry[3], entry[4]), sizes[entry[0] - 1], degrees)), *entry[5:]]

    gaps = []
    for page, x, top, bottom, *rest in view["gaps"]:
        left, upper, _, lower = place([page, x, top, x, bottom])[1:]
        gaps.append([page, left, upper, lower, *rest])
    return {**view, "pages": pages, "boxes": [place(box) for box in view["boxes"]], "frames": [place(box) for box in view["frames"]], "gaps": gaps}


def _turn(box: Box, size: Sequence[float], degrees: int) -> Box:
    x0, top, x1, bottom = box
    width, height = size
    if degrees == 90:
        return (height - bottom, x0, height - top, x1)
    if degrees == 270:
        return (top, width - x1, bottom, width - x0)
    return box
