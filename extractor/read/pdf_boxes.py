"""Check boxes and radio buttons drawn as squares and circles, with or without a cross, tick or fill inside."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from typing import NamedTuple

from extractor.data.document import Box
from extractor.read.pdf_nearby import Nearby
from extractor.read.pdf_page import Character, Page, Path, Widget, inside
from extractor.read.pdf_strokes import is_rectangle, is_round
from extractor.settings.reading import BOX_SIDES, LIGHT_FILL


class DrawnBox(NamedTuple):
    """A square or circle and whether something is drawn inside it."""

    box: Box
    on: bool
    round: bool


def drawn_boxes(page: Page) -> tuple[list[DrawnBox], list[Path]]:
    """(the drawn check boxes, the paths that are no part of one).

    A square with a typed sign inside is none: the sign speaks for itself; one round a letter or number is a frame.  One beneath a form field is the
    field's.  A circle is one only where others stand beside it: a single one may be a respondent's ring.
    """
    outer = _outermost([p for p in page.paths if _is_outline(p)])
    twins = _Twins(outer, page)
    outer = [p for p in outer if not is_round(p) or twins.has(p)]
    if not outer:
        return [], list(page.paths)
    homes, rest = _contents(outer, page.paths)
    printed: Nearby[Character] = Nearby()
    for c in page.characters:
        if not c.text.isspace():
            printed.add((c.x0, c.top, c.x1, c.bottom), c)
    found: list[DrawnBox] = []
    for path in sorted(outer, key=lambda p: (p.box[1], p.box[0])):
        inner = [c.text for c in printed.near(path.box) if inside(path.box, (c.x0 + c.x1) / 2, (c.top + c.bottom) / 2)]
        on = _is_marked(path.box, homes[path.box])
        if inner:
            framed = "".join(inner).strip(".()").isalnum() and not twins.is_row(path)
            rest += [p for p in homes[path.box] if framed or not _is_outline(p)]
        elif not any(_same_place(w, path.box) for w in page.widgets):
            found.append(DrawnBox(path.box, on, is_round(path)))
        elif on:
            rest += [p for p in homes[path.box] if not _is_outline(p)]
    return found, rest


def _outermost(outlines: Sequence[Path]) -> list[Path]:
    """Outlines that lie in no other."""
    places: Nearby[Path] = Nearby()
    outer = []
    for path in sorted(outlines, key=lambda p: -_area(p.box)):
        if not any(_within(path.box, other.box) for other in places.near(path.box)):
            outer.append(path)
            places.add(path.box, path)
    return outer


def _contents(outer: Sequence[Path], paths: Sequence[Path]) -> tuple[dict[Box, list[Path]], list[Path]]:
    """(paths by the outline that they are or lie in, all others)."""
    places: Nearby[Box] = Nearby()
    for path in outer:
        places.add(path.box, path.box)
    homes: dict[Box, list[Path]] = {p.box: [] for p in outer}
    rest: list[Path] = []
    for path in paths:
        small = max(path.box[2] - path.box[0], path.box[3] - path.box[1]) <= BOX_SIDES[1] + 3
        home = next((box for box in places.near(path.box) if _within(path.box, box)), None) if small else None
        (rest if home is None else homes[home]).append(path)
    return homes, rest


def _is_outline(path: Path) -> bool:
    """A closed outline of about equal sides, of a size that people tick."""
    width, height = path.box[2] - path.box[0], path.box[3] - path.box[1]
    low, high = BOX_SIDES
    return (
        low <= width <= high and low <= height <= high and 0.75 <= width / height <= 1.33 and (path.stroked or path.fill == "ffffff")
        and path.closed and (path.curved or is_rectangle(path)))


class _Twins:
    """Which outlines stand in a row or column with others of their size."""

    def __init__(self, outlines: Sequence[Path], page: Page) -> None:
        self._rows: Counter[tuple[int, int]] = Counter(_key(p, 1) for p in outlines)
        self._columns: Counter[tuple[int, int]] = Counter(_key(p, 0) for p in outlines)
        self._cells = [box for table in page.tables for row in table for box in row if box is not None]

    def has(self, path: Path) -> bool:
        """Whether another of its size stands in its row, or, outside tables, in its column."""
        in_table = any(inside(box, *_middle(path.box)) for box in self._cells)
        return _count(self._rows, _key(path, 1)) > 1 or (not in_table and _count(self._columns, _key(path, 0)) > 1)

    def is_row(self, path: Path) -> bool:
        """Whether it is one of a row of equal frames, as forms print them round numbers."""
        return _count(self._rows, _key(path, 1)) >= 3


def _key(path: Path, axis: int) -> tuple[int, int]:
    """An outline's size and place in half points; axis: 1 for its row, 0 for its column."""
    return round(2 * (path.box[2] - path.box[0])), round(2 * _middle(path.box)[axis])


def _count(counts: Counter[tuple[int, int]], key: tuple[int, int]) -> int:
    """How many have a key to within half a point."""
    return sum(counts[key[0] + size, key[1] + place] for size in (-1, 0, 1) for place in (-1, 0, 1))


def _is_marked(box: Box, paths: Sequence[Path]) -> bool:
    """Whether a box is filled or has something in it: its last full-size fill counts, and all that is smaller."""
    full = [p for p in paths if _area(p.box) >= 0.64 * _area(box) and (p.curved or is_rectangle(p))]
    fills = [p.fill for p in full if p.fill is not None]
    if fills and not _is_light(fills[-1]):
        return True
    return any(p not in full and (p.stroked or (p.fill is not None and not _is_light(p.fill))) for p in paths)


def _is_light(color: str) -> bool:
    """Whether a fill is white or nearly so."""
    return min(int(color[k : k + 2], 16) for k in (0, 2, 4)) >= LIGHT_FILL


def _same_place(widget: Widget, box: Box) -> bool:
    return widget.kind in ("checkbox", "radio") and inside(widget.box, *_middle(box)) and inside(box, *_middle(widget.box))


def _middle(box: Box) -> tuple[float, float]:
    return (box[0] + box[2]) / 2, (box[1] + box[3]) / 2


def _area(box: Box) -> float:
    return (box[2] - box[0]) * (box[3] - box[1])


def _within(box: Box, outer: Box) -> bool:
    return outer[0] - 1.5 <= box[0] and outer[1] - 1.5 <= box[1] and box[2] <= outer[2] + 1.5 and box[3] <= outer[3] + 1.5
