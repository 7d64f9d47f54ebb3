"""Check boxes drawn as squares, with or without a cross, tick or fill inside."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from extractor.data.document import Box
from extractor.read.pdf_page import RING, Character, Path, inside
from extractor.settings import BOX_SIDES


class DrawnBox(NamedTuple):
    """A square and whether something is drawn inside it."""

    box: Box
    on: bool


def drawn_boxes(paths: Sequence[Path], characters: Sequence[Character]) -> tuple[list[DrawnBox], list[Path]]:
    """(the drawn check boxes, the paths that are no part of one).

    A square with printed text inside is none: the text, a typed X perhaps, speaks for itself.
    """
    squares: dict[Box, list[Path]] = {}
    for path in paths:
        if _is_square(path) and not any(inside(path.box, (c.x0 + c.x1) / 2, (c.top + c.bottom) / 2) for c in characters if not c.text.isspace()):
            # A browser prints a radio button twice, its ground and its rim: less than a point apart, but not always equal when rounded.
            same = next((b for b in squares if _within(path.box, b) and _within(b, path.box)), _rounded(path.box))
            squares.setdefault(same, []).append(path)
    if not squares:
        return [], list(paths)
    outer = [b for b in squares if not any(other != b and _within(b, other) for other in squares)]
    rest: list[Path] = []
    marked: set[Box] = {b for b in outer if any(p.fill not in (None, "ffffff") for p in squares[b])}
    for path in paths:
        home = next((b for b in outer if _within(path.box, b)), None)
        if home is None:
            rest.append(path)
        elif path not in squares[home]:
            marked.add(home)
    return [DrawnBox(b, b in marked) for b in outer], rest


def _is_square(path: Path) -> bool:
    """A rectangle, rounded or not, or a ring, of about equal sides and of a size that people tick; no tick, cross or arrow of that size."""
    width, height = path.box[2] - path.box[0], path.box[3] - path.box[1]
    low, high = BOX_SIDES
    closed = path.points >= RING if path.curved else path.points in (4, 5)
    return closed and low <= width <= high and low <= height <= high and 0.75 <= width / height <= 1.33 and (path.stroked or path.fill == "ffffff")


def _rounded(box: Box) -> Box:
    return (round(box[0]), round(box[1]), round(box[2]), round(box[3]))


def _within(box: Box, outer: Box) -> bool:
    return outer[0] - 1.5 <= box[0] and outer[1] - 1.5 <= box[1] and box[2] <= outer[2] + 1.5 and box[3] <= outer[3] + 1.5
