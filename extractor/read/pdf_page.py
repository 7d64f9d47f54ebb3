"""What a PDF back end gives of a page, whatever library it uses: all boxes in points from the page's top left corner."""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from typing import Literal, NamedTuple

import msgspec

from extractor.data.document import Box

_BAND, _LAST_BAND = 20.0, 1000.0
"""Height of the bands by which boxes are found, in points, and the last of them."""
Color = str | None
"""Lower-case ``rrggbb``; None for black or none."""


Origin = Literal["text", "annotation", "field", "symbol"]


class Face(msgspec.Struct, frozen=True, gc=False):
    """How characters are set, their size apart; many share one."""

    font: str = ""
    color: Color = None
    bold: bool = False
    italic: bool = False
    origin: Origin = "text"


class Character(msgspec.Struct, frozen=True, gc=False):
    """One printed character (or ligature): its text, box, and how it is set."""

    text: str
    x0: float
    top: float
    x1: float
    bottom: float
    size: float
    face: Face


Point = tuple[float, float]


class Path(NamedTuple):
    """A painted path: its box, fill colour (None if not filled; "000000" for black), whether it is stroked, whether it has curves, its points.

    points: the ends of its segments, and the control points of curves where the back end gives them.
    closed: its end meets its start.
    """

    box: Box
    fill: str | None
    stroked: bool
    curved: bool
    points: tuple[Point, ...]
    closed: bool


class Picture(NamedTuple):
    """A raster image: its box, the hash of its data, and for small ones their mean darkness, 0 for white to 1 for black."""

    box: Box
    digest: str
    ink: float = 0.0


class Annotation(msgspec.Struct, frozen=True, kw_only=True):
    """An annotation (ISO 32000-2, 12.5): subtype without slash, boxes (one per quad where it has them), contents, author, strokes of ink and lines."""

    subtype: str
    boxes: tuple[Box, ...]
    contents: str = ""
    author: str = ""
    strokes: tuple[tuple[Point, ...], ...] = ()


class Widget(msgspec.Struct, frozen=True, kw_only=True):
    """A form field's widget (ISO 32000-2, 12.7): kind, full name, state or value, entries of a choice."""

    kind: Literal["checkbox", "radio", "choice", "text"]
    box: Box
    name: str = ""
    on: bool = False
    value: str = ""
    choices: tuple[str, ...] = ()


class Page(msgspec.Struct, frozen=True, kw_only=True):
    """One page; number from 1, width and height in points."""

    number: int
    width: float
    height: float
    characters: tuple[Character, ...]
    paths: tuple[Path, ...]
    pictures: tuple[Picture, ...]
    annotations: tuple[Annotation, ...] = ()
    widgets: tuple[Widget, ...] = ()
    tables: tuple[tuple[tuple[Box | None, ...], ...], ...] = ()


def inside(box: Box, x: float, y: float, slack: float = 0.0) -> bool:
    """Whether a point lies in a box widened by ``slack`` points."""
    return box[0] - slack <= x <= box[2] + slack and box[1] - slack <= y <= box[3] + slack


class BoxFinder:
    """Which of many boxes holds a place: only those of the place's horizontal band are looked at."""

    def __init__(self, boxes: Sequence[Box]) -> None:
        self._bands: dict[int, list[tuple[int, Box]]] = {}
        for k, box in enumerate(boxes):
            for band in range(_band(box[1]), _band(box[3]) + 1):
                self._bands.setdefault(band, []).append((k, box))

    def homes(self, characters: Sequence[Character]) -> Iterator[int | None]:
        """For each character the position of the first box that holds its middle; None if none does."""
        top = bottom = math.nan
        level: list[tuple[int, float, float]] = []
        for c in characters:
            if c.top != top or c.bottom != bottom:  # else its boxes are those of the character before
                top, bottom = c.top, c.bottom
                y = (top + bottom) / 2
                level = [(k, box[0], box[2]) for k, box in self._bands.get(_band(y), ()) if box[1] <= y <= box[3]]
            x = (c.x0 + c.x1) / 2
            for k, left, right in level:
                if left <= x <= right:
                    yield k
                    break
            else:
                yield None


def _band(y: float) -> int:
    """The horizontal band of the page that a height lies in; what lies far off the page is in the first or last one."""
    return int(min(_LAST_BAND, max(-1.0, y // _BAND)))


def outside_tables(page: Page) -> list[Character]:
    """The characters whose middle is in no cell of the page's tables."""
    boxes = [box for table in page.tables for row in table for box in row if box is not None]
    if not boxes:
        return list(page.characters)
    return [c for c, home in zip(page.characters, BoxFinder(boxes).homes(page.characters), strict=True) if home is None]


def overlap(a: Box, b: Box) -> float:
    """Area that two boxes share, in square points."""
    return max(0.0, min(a[2], b[2]) - max(a[0], b[0])) * max(0.0, min(a[3], b[3]) - max(a[1], b[1]))
