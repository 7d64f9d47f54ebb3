"""Painted paths and annotations -> style of the characters that they touch, and drawings."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from typing import Literal

import msgspec

from extractor.data.document import Box
from extractor.read.pdf_page import RING, Annotation, Character, Page, Path, inside, overlap
from extractor.settings import GREY_SATURATION, RULE_SNAP, SMALL_PICTURE, THIN_RULE

Shape = Literal["ellipse", "rectangle", "tick", "cross", "arrow", "line", "ink", "highlight", "underline", "strike", "stamp", "image"]
_ANNOTATED: dict[str, Shape] = {
    "Highlight": "highlight", "Underline": "underline", "Squiggly": "underline", "StrikeOut": "strike", "Square": "rectangle", "Circle": "ellipse",
    "Ink": "ink", "Line": "line", "PolyLine": "ink", "Polygon": "ink", "Stamp": "stamp",
}

_STROKES: dict[int, Shape] = {2: "line", 3: "tick"}
"""Open strokes of straight lines by their points."""
_BESIDE = frozenset({"tick", "cross", "arrow", "ink", "line", "stamp"})
_POLYGON = 6
"""Points of the simplest arrow or cross."""


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
    for path in _with_frames([p for p in page.paths if not _is_table_rule(p, cell_boxes)]):
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


def _with_frames(paths: Sequence[Path]) -> Iterator[Path]:
    """The paths, with each four rules in a row that form a frame (a character border is painted so) as one rectangle."""
    k = 0
    while k < len(paths):
        box = _frame(paths[k : k + 4])
        yield paths[k] if box is None else Path(box, None, True, False, 4)
        k += 1 if box is None else 4


def _frame(rules: Sequence[Path]) -> Box | None:
    """The box that four thin rules enclose, each along one side of it; None if they do not."""
    if len(rules) < 4 or any(r.curved or min(r.box[2] - r.box[0], r.box[3] - r.box[1]) > THIN_RULE for r in rules):
        return None
    box = (min(r.box[0] for r in rules), min(r.box[1] for r in rules), max(r.box[2] for r in rules), max(r.box[3] for r in rules))
    if min(box[2] - box[0], box[3] - box[1]) <= THIN_RULE:
        return None
    sides = ((0, 1, 2, 1), (0, 3, 2, 3), (0, 1, 0, 3), (2, 1, 2, 3))
    along = {side for side in sides for r in rules if all(abs(r.box[k] - box[edge]) <= RULE_SNAP for k, edge in enumerate(side))}
    return box if len(along) == 4 else None


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
    elif path.points >= _POLYGON and max(width, height) <= SMALL_PICTURE:
        found.drawings.append(("ink", path.box, "", ""))
    elif path.points in _STROKES and path.stroked and height > THIN_RULE and width > THIN_RULE:
        found.drawings.append((_STROKES[path.points], path.box, "", ""))
    elif path.fill not in (None, "ffffff") and height > THIN_RULE and width > THIN_RULE:
        _fill(path, page.characters, grid, found)
    elif path.stroked and not path.fill and 6 < height < 60 and width > 6:
        found.drawings.append(("rectangle", path.box, "", ""))


def _curve_shape(path: Path) -> Shape:
    """A closed ring has four curve segments of three points each, and its first point; what has fewer is free hand."""
    return "ellipse" if path.points >= RING else "ink"


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


def beside(shape: Shape, drawn: Box, characters: Mapping[int, Box]) -> int | None:
    """Where in a paragraph's text a small mark that covers none of its characters stands, None if nowhere.

    It stands on a line of it, at the end of the character before or the start of the one behind, whichever is nearer.  Rings and frames are
    none: where they enclose nothing they are the form's own boxes.  characters: offset -> box of those that are not blank.
    """
    if shape not in _BESIDE or max(drawn[2] - drawn[0], drawn[3] - drawn[1]) > SMALL_PICTURE:
        return None
    x, y = (drawn[0] + drawn[2]) / 2, (drawn[1] + drawn[3]) / 2
    line = {k: b for k, b in characters.items() if b[1] <= y <= b[3]}
    places = [(x - b[2], k + 1) for k, b in line.items() if b[2] <= x] + [(b[0] - x, k) for k, b in line.items() if b[0] >= x]
    near = [(distance, at) for distance, at in places if distance <= SMALL_PICTURE]
    return min(near)[1] if near else None
