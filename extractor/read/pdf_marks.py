"""Painted paths and annotations -> style of the characters that they touch, and drawings."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from functools import cached_property
from typing import Literal

import msgspec

from extractor.data.document import Box
from extractor.read.pdf_nearby import Nearby
from extractor.read.pdf_overlay import BOX_GLYPHS
from extractor.read.pdf_page import Annotation, Character, Page, Path, inside, overlap
from extractor.read.pdf_strokes import around, grouped, is_level, is_rectangle, shape, traced
from extractor.settings import GREY_SATURATION
from extractor.settings.reading import MARK_SIDE, THIN_RULE

Shape = Literal["ellipse", "rectangle", "tick", "cross", "arrow", "line", "scribble", "ink", "highlight", "underline", "strike", "stamp", "image"]
_ANNOTATED: dict[str, Shape] = {
    "Highlight": "highlight", "Underline": "underline", "Squiggly": "underline", "StrikeOut": "strike", "Square": "rectangle", "Circle": "ellipse",
    "Stamp": "stamp",
}


class Mark(msgspec.Struct, frozen=True, kw_only=True, eq=False):
    """Something drawn on a page; annotated: with a tool for it, so that it is a person's and no part of the page's design."""

    shape: Shape
    box: Box
    text: str = ""
    author: str = ""
    annotated: bool = False


class Marked(msgspec.Struct, kw_only=True):
    """Marks on single characters, by the character's position in the page's tuple."""

    underline: set[int]
    strike: set[int]
    highlight: dict[int, str]
    shading: dict[int, str]
    drawings: list[Mark]


def marks(page: Page, cell_boxes: Sequence[Box]) -> Marked:
    """What paths and annotations do to the page's characters; rules and fills of tables do nothing."""
    found = Marked(underline=set(), strike=set(), highlight={}, shading={}, drawings=[])
    grid = _Bands(page.characters)
    cells: Nearby[Box] = Nearby()
    for cell in cell_boxes:
        cells.add(_widened(cell), cell)
    strokes = []
    for path in page.paths:
        if _is_table_rule(path, cells.near(path.box)):
            continue
        if _is_stroke(path, page):
            strokes.append(path)
        else:
            _apply(path, page, grid, found)
    _draw(strokes, page.characters, grid, found, Mark(shape="ink", box=(0, 0, 0, 0)))
    for annotation in page.annotations:
        _annotate(annotation, page, grid, found)
    return found


class _Bands:
    """Characters by horizontal bands of the page, to find those near a path without looking at all."""

    def __init__(self, characters: Sequence[Character], height: float = 20.0) -> None:
        self._characters, self._height = characters, height

    @cached_property
    def _bands(self) -> dict[int, list[int]]:
        """Positions by band; few pages have anything that asks for them."""
        bands: dict[int, list[int]] = defaultdict(list)
        for k, c in enumerate(self._characters):
            if not c.text.isspace():
                bands[int((c.top + c.bottom) / 2 // self._height)].append(k)
        return bands

    def near(self, box: Box) -> list[int]:
        """Positions of characters whose middle is in the bands that the box touches, or next to them."""
        low, high = int(box[1] // self._height) - 1, int(box[3] // self._height) + 1
        if high - low > 400:
            return []
        return [k for band in range(low, high + 1) for k in self._bands.get(band, ())]


def _is_stroke(path: Path, page: Page) -> bool:
    """Whether a path is drawn as by a pen: neither a frame, nor a fill, nor a rule, nor a part of a picture."""
    x0, top, x1, bottom = path.box
    if is_rectangle(path) or (path.stroked and (bottom - top <= THIN_RULE or x1 - x0 <= THIN_RULE)):
        return False
    if (x1 - x0 > 0.95 * page.width and bottom - top > 0.5 * page.height) or max(x1 - x0, bottom - top) <= 4:
        return False
    return path.stroked or path.curved or max(x1 - x0, bottom - top) <= MARK_SIDE


def _draw(strokes: Sequence[Path], characters: Sequence[Character], grid: _Bands, found: Marked, origin: Mark) -> None:
    """Signs made of strokes; a level line under or through words is an underline or a strike of them.  origin: what all have in common."""
    for group in grouped(strokes):
        drawn, box = shape(group), around(group)
        if drawn == "line" and is_level(group[0]) and _rule(box, characters, grid, found):
            continue
        found.drawings.append(msgspec.structs.replace(origin, shape=drawn, box=box))


def _apply(path: Path, page: Page, grid: _Bands, found: Marked) -> None:
    """A frame, fill or rule."""
    x0, top, x1, bottom = path.box
    width, height = x1 - x0, bottom - top
    if width > 0.95 * page.width and height > 0.5 * page.height:
        return
    if height <= THIN_RULE and width > 2:
        _rule(path.box, page.characters, grid, found)
    elif path.fill not in (None, "ffffff") and height > THIN_RULE and width > THIN_RULE:
        _fill(path, page.characters, grid, found)
    elif path.stroked and not path.fill and 6 < height < 60 and width > 6:
        found.drawings.append(Mark(shape="rectangle", box=path.box))


def _rule(box: Box, characters: Sequence[Character], grid: _Bands, found: Marked) -> bool:
    """A thin horizontal rule under or through characters, by its height above their box's bottom in type sizes; whether there are any."""
    y = (box[1] + box[3]) / 2
    before = len(found.underline) + len(found.strike)
    for k in grid.near(box):
        c = characters[k]
        if box[0] - 1 <= (c.x0 + c.x1) / 2 <= box[2] + 1:
            rise = (c.bottom - y) / max(c.size, 1.0)
            if -0.2 <= rise <= 0.27:
                found.underline.add(k)
            elif 0.27 < rise <= 0.8:
                found.strike.add(k)
    return len(found.underline) + len(found.strike) > before


def _fill(path: Path, characters: Sequence[Character], grid: _Bands, found: Marked) -> None:
    """A filled rectangle behind characters: a marker pen's if coloured, shading if grey; one upon a box or upon nothing is drawn."""
    channels = [int((path.fill or "000000")[k : k + 2], 16) for k in (0, 2, 4)]
    grey = max(channels) - min(channels) <= GREY_SATURATION
    beneath = [
        k for k in grid.near(path.box) for c in [characters[k]]
        if inside(path.box, (c.x0 + c.x1) / 2, (c.top + c.bottom) / 2)
    ]
    for k in beneath:
        (found.shading if grey else found.highlight)[k] = path.fill or ""
    if all(characters[k].text in BOX_GLYPHS for k in beneath) and max(path.box[2] - path.box[0], path.box[3] - path.box[1]) <= MARK_SIDE:
        found.drawings.append(Mark(shape="rectangle", box=path.box))


def _is_table_rule(path: Path, cell_boxes: Sequence[Box]) -> bool:
    """Whether a path is a border or the fill of a table cell."""
    for cell in cell_boxes:
        if overlap(path.box, _widened(cell)) <= 0 and not _degenerate_inside(path.box, cell):
            continue
        on_edge = any(abs(path.box[a] - cell[b]) <= 2 and abs(path.box[c] - cell[b]) <= 2 for a, c, b in ((0, 2, 0), (0, 2, 2), (1, 3, 1), (1, 3, 3)))
        covers = not path.curved and overlap(path.box, cell) >= 0.85 * (cell[2] - cell[0]) * (cell[3] - cell[1])
        if on_edge or covers:
            return True
    return False


def _degenerate_inside(box: Box, cell: Box) -> bool:
    return inside(_widened(cell), (box[0] + box[2]) / 2, (box[1] + box[3]) / 2)


def _widened(cell: Box) -> Box:
    """A cell with the room on its edges in which its rules lie."""
    return (cell[0] - 2, cell[1] - 2, cell[2] + 2, cell[3] + 2)


def _annotate(annotation: Annotation, page: Page, grid: _Bands, found: Marked) -> None:
    origin = Mark(shape="ink", box=(0, 0, 0, 0), text=annotation.contents, author=annotation.author, annotated=True)
    if annotation.strokes:
        _draw([traced(s) for s in annotation.strokes if len(s) > 1], page.characters, grid, found, origin)
        return
    kind = _ANNOTATED.get(annotation.subtype)
    if kind is None:
        return
    for box in annotation.boxes:
        found.drawings.append(msgspec.structs.replace(origin, shape=kind, box=box))
        for k in grid.near(box):
            c = page.characters[k]
            if inside(box, (c.x0 + c.x1) / 2, (c.top + c.bottom) / 2):
                if kind == "highlight":
                    found.highlight[k] = "ffff00"
                elif kind == "underline":
                    found.underline.add(k)
                elif kind == "strike":
                    found.strike.add(k)
