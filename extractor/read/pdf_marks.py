"""Painted paths and annotations -> style of the characters that they touch, and drawings."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from typing import Literal

import msgspec

from extractor.data.document import Box
from extractor.read.pdf_page import Annotation, Character, Page, Path, inside, overlap
from extractor.settings import GREY_SATURATION, THIN_RULE

Shape = Literal["ellipse", "rectangle", "tick", "cross", "arrow", "line", "ink", "highlight", "underline", "strike", "stamp", "image"]
_ANNOTATED: dict[str, Shape] = {
    "Highlight": "highlight", "Underline": "underline", "Squiggly": "underline", "StrikeOut": "strike", "Square": "rectangle", "Circle": "ellipse",
    "Ink": "ink", "Line": "line", "PolyLine": "ink", "Polygon": "ink", "Stamp": "stamp",
}


class Marked(msgspec.Struct, kw_only=True):
    """Marks on single characters, by the character's position in the page's tuple."""

    underline: set[int]
    strike: set[int]
    highlight: dict[int, str]
    shading: dict[int, str]
    drawings: list[tuple[Shape, Box, str, str]]


def marks(page: Page, cell_boxes: Sequence[Box]) -> Marked:
    """What paths and annotations do to the page's characters; rules and fills of tables do nothing."""
    found = Marked(underline=set(), strike=set(), highlight={}, shading={}, drawings=[])
    grid = _Bands(page.characters)
    for path in page.paths:
        if not _is_table_rule(path, cell_boxes):
            _apply(path, page, grid, found)
    for annotation in page.annotations:
        _annotate(annotation, page, grid, found)
    return found


class _Bands:
    """Characters by horizontal bands of the page, to find those near a path without looking at all."""

    def __init__(self, characters: Sequence[Character], height: float = 20.0) -> None:
        self._height = height
        self._bands: dict[int, list[int]] = defaultdict(list)
        for k, c in enumerate(characters):
            if not c.text.isspace():
                self._bands[int((c.top + c.bottom) / 2 // height)].append(k)

    def near(self, box: Box) -> list[int]:
        """Positions of characters whose middle is in the bands that the box touches, or next to them."""
        low, high = int(box[1] // self._height) - 1, int(box[3] // self._height) + 1
        if high - low > 400:
            return []
        return [k for band in range(low, high + 1) for k in self._bands.get(band, ())]


def _apply(path: Path, page: Page, grid: _Bands, found: Marked) -> None:
    x0, top, x1, bottom = path.box
    width, height = x1 - x0, bottom - top
    if width > 0.95 * page.width and height > 0.5 * page.height:
        return
    if path.curved:
        if width > 4 and height > 4:
            found.drawings.append((_curve_shape(path), path.box, "", ""))
        return
    if height <= THIN_RULE and width > 2:
        _rule(path.box, page.characters, grid, found)
    elif path.fill not in (None, "ffffff") and height > THIN_RULE and width > THIN_RULE:
        _fill(path, page.characters, grid, found)
    elif path.stroked and not path.fill and 6 < height < 60 and width > 6:
        found.drawings.append(("rectangle", path.box, "", ""))
    elif path.stroked and path.points <= 4 and height > THIN_RULE and width > THIN_RULE:
        found.drawings.append(("line", path.box, "", ""))


def _curve_shape(path: Path) -> Shape:
    """A closed ring has several curve segments; an open stroke of few points is free hand."""
    return "ellipse" if path.points >= 4 else "ink"


def _rule(box: Box, characters: Sequence[Character], grid: _Bands, found: Marked) -> None:
    """A thin horizontal rule under or through characters, by its height above their box's bottom in type sizes."""
    y = (box[1] + box[3]) / 2
    for k in grid.near(box):
        c = characters[k]
        if box[0] - 1 <= (c.x0 + c.x1) / 2 <= box[2] + 1:
            rise = (c.bottom - y) / max(c.size, 1.0)
            if -0.2 <= rise <= 0.27:
                found.underline.add(k)
            elif 0.27 < rise <= 0.8:
                found.strike.add(k)


def _fill(path: Path, characters: Sequence[Character], grid: _Bands, found: Marked) -> None:
    """A filled rectangle behind characters: a marker pen's if coloured, shading if grey."""
    channels = [int((path.fill or "000000")[k : k + 2], 16) for k in (0, 2, 4)]
    grey = max(channels) - min(channels) <= GREY_SATURATION
    for k in grid.near(path.box):
        c = characters[k]
        if inside(path.box, (c.x0 + c.x1) / 2, (c.top + c.bottom) / 2):
            (found.shading if grey else found.highlight)[k] = path.fill or ""


def _is_table_rule(path: Path, cell_boxes: Sequence[Box]) -> bool:
    """Whether a path is a border or the fill of a table cell."""
    for cell in cell_boxes:
        if overlap(path.box, (cell[0] - 2, cell[1] - 2, cell[2] + 2, cell[3] + 2)) <= 0 and not _degenerate_inside(path.box, cell):
            continue
        on_edge = any(abs(path.box[a] - cell[b]) <= 2 and abs(path.box[c] - cell[b]) <= 2 for a, c, b in ((0, 2, 0), (0, 2, 2), (1, 3, 1), (1, 3, 3)))
        covers = not path.curved and overlap(path.box, cell) >= 0.85 * (cell[2] - cell[0]) * (cell[3] - cell[1])
        if on_edge or covers:
            return True
    return False


def _degenerate_inside(box: Box, cell: Box) -> bool:
    return inside((cell[0] - 2, cell[1] - 2, cell[2] + 2, cell[3] + 2), (box[0] + box[2]) / 2, (box[1] + box[3]) / 2)


def _annotate(annotation: Annotation, page: Page, grid: _Bands, found: Marked) -> None:
    shape = _ANNOTATED.get(annotation.subtype)
    if shape is None:
        return
    for box in annotation.boxes:
        found.drawings.append((shape, box, annotation.contents, annotation.author))
        for k in grid.near(box):
            c = page.characters[k]
            if inside(box, (c.x0 + c.x1) / 2, (c.top + c.bottom) / 2):
                if shape == "highlight":
                    found.highlight[k] = "ffff00"
                elif shape == "underline":
                    found.underline.add(k)
                elif shape == "strike":
                    found.strike.add(k)
