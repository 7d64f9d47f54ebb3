"""Check boxes and radio buttons drawn as squares and circles, with or without a cross, tick or fill inside."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from extractor.data.document import Box
from extractor.read.pdf_page import Page, Path, Widget, inside
from extractor.read.pdf_strokes import is_rectangle, is_round
from extractor.settings import BOX_SIDES, LIGHT_FILL


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
    outlines = [p for p in page.paths if _is_outline(p)]
    outer: list[Path] = []
    for path in sorted(outlines, key=lambda p: -_area(p.box)):
        if not any(_within(path.box, other.box) for other in outer):
            outer.append(path)
    outer = [p for p in outer if not is_round(p) or _has_twin(p, outer, page)]
    homes: dict[Box, list[Path]] = {p.box: [] for p in outer}
    rest: list[Path] = []
    for path in page.paths:
        home = next((p.box for p in outer if _within(path.box, p.box)), None)
        (rest if home is None else homes[home]).append(path)
    found: list[DrawnBox] = []
    for path in sorted(outer, key=lambda p: (p.box[1], p.box[0])):
        inner = [c.text for c in page.characters if not c.text.isspace() and inside(path.box, (c.x0 + c.x1) / 2, (c.top + c.bottom) / 2)]
        on = _is_marked(path.box, homes[path.box])
        if inner:
            framed = "".join(inner).isalnum() and not _is_design(path, outer)
            rest += [p for p in homes[path.box] if framed or not _is_outline(p)]
        elif not any(_same_place(w, path.box) for w in page.widgets):
            found.append(DrawnBox(path.box, on, is_round(path)))
        elif on:
            rest += [p for p in homes[path.box] if not _is_outline(p)]
    return found, rest


def _is_outline(path: Path) -> bool:
    """A closed outline of about equal sides, of a size that people tick."""
    width, height = path.box[2] - path.box[0], path.box[3] - path.box[1]
    low, high = BOX_SIDES
    return (
        low <= width <= high and low <= height <= high and 0.75 <= width / height <= 1.33 and (path.stroked or path.fill == "ffffff")
        and path.closed and (path.curved or is_rectangle(path)))


def _has_twin(path: Path, others: Sequence[Path], page: Page) -> bool:
    """Whether another circle of its size stands in its row, or, outside tables, in its column."""
    x, y = _middle(path.box)
    in_table = any(box is not None and inside(box, x, y) for table in page.tables for row in table for box in row)
    for other in others:
        if other is path or abs((other.box[2] - other.box[0]) - (path.box[2] - path.box[0])) > 0.6:
            continue
        dx, dy = abs(_middle(other.box)[0] - x), abs(_middle(other.box)[1] - y)
        if dy < 1 or (dx < 1 and not in_table):
            return True
    return False


def _is_design(path: Path, others: Sequence[Path]) -> bool:
    """Whether a frame is one of a row of equal frames, as forms print them round numbers."""
    height = _middle(path.box)[1]
    row = [p for p in others if abs(_middle(p.box)[1] - height) < 1 and abs((p.box[2] - p.box[0]) - (path.box[2] - path.box[0])) <= 0.6]
    return len(row) >= 3


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
