"""Which characters or which cell each drawing of a page belongs to."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import msgspec

from extractor.data.document import Box, Cell, Drawing, Note
from extractor.read.pdf_marks import Mark
from extractor.read.pdf_nearby import Nearby
from extractor.read.pdf_overlay import BOX_GLYPHS
from extractor.read.pdf_page import Character, inside
from extractor.settings.reading import MARK_REACH_BESIDE, MARK_SIDE

_BOXES = BOX_GLYPHS | frozenset("☒☑◉●■\ufffc")
_ENCLOSING = ("ellipse", "rectangle")
_TEXT_MARKUP = ("highlight", "underline", "strike")


class Hosts(msgspec.Struct, kw_only=True):
    """The drawings of a page by what they belong to.

    on_characters: positions of the page's characters that each drawing touches.  in_cells: those in cells without text there.
    nowhere: what a person has drawn at nothing.
    """

    on_characters: list[tuple[Mark, frozenset[int]]]
    in_cells: dict[Cell, list[Mark]]
    nowhere: list[Mark]


def hosts(drawings: Sequence[Mark], characters: Sequence[Character], cells: Sequence[tuple[Cell, Box]]) -> Hosts:
    """Each drawing at one place: the box that it ticks, the words that it encloses, crosses or stands beside, or the empty cell that it stands in."""
    found = Hosts(on_characters=[], in_cells={}, nowhere=[])
    places: Nearby[int] = Nearby()
    for k, c in enumerate(characters if drawings else ()):
        if not c.text.isspace():
            places.add((c.x0, c.top, c.x1, c.bottom), k)
    for mark in drawings:
        x, y = (mark.box[0] + mark.box[2]) / 2, (mark.box[1] + mark.box[3]) / 2
        near = places.near(_reach(mark.box))
        touched = _touched(mark, characters, near)
        cell, area = next(((cell, box) for cell, box in cells if inside(box, x, y)), (None, None))
        if cell is not None and area is not None and not _within(touched, characters, area):
            found.in_cells.setdefault(cell, []).append(_as_sign(mark))
            continue
        if not touched and _is_mark(mark):
            touched = _beside(mark, characters, near)
        if touched:
            on_box = all(characters[k].text in _BOXES for k in touched)
            found.on_characters.append((_as_sign(mark) if on_box else mark, touched))
        elif mark.annotated:
            found.nowhere.append(mark)
    return found


def drawing(mark: Mark, page: int, start: int, end: int) -> Drawing:
    """A mark as drawing at characters ``[start, end)`` of a block."""
    shape: Any = mark.shape
    return Drawing(shape=shape, start=start, end=end, text=mark.text, author=mark.author, page=page, box=mark.box)


def unplaced(found: Hosts, page: int) -> list[Note]:
    """One note for each thing that is drawn at no words."""
    return [Note(code="drawing_unplaced", message=f"something is drawn on page {page} ({m.shape}), but at no words of it", page=page) for m in found.nowhere]


def _reach(box: Box) -> Box:
    """A drawing's box with the room beside it in which its word may stand."""
    return (box[0] - MARK_REACH_BESIDE, box[1] - 3, box[2] + MARK_REACH_BESIDE, box[3] + 3)


def _touched(mark: Mark, characters: Sequence[Character], visible: Sequence[int]) -> frozenset[int]:
    """The characters that a drawing is about: the one box that a small sign stands upon, else all whose middle it covers."""
    slack = 3.0 if mark.shape == "line" else 0.0
    if _is_mark(mark) or _is_slash(mark):
        boxes = [k for k in visible if characters[k].text in _BOXES and _meets(mark.box, characters[k])]
        if boxes:
            return frozenset([min(boxes, key=lambda k: _distance(mark.box, characters[k]))])
    covered = [k for k in visible if inside(mark.box, *_middle(characters[k]), slack)]
    if covered and mark.shape not in (*_ENCLOSING, *_TEXT_MARKUP, "stamp", "image"):
        row = characters[min(covered, key=lambda k: _distance(mark.box, characters[k]))]
        covered = [k for k in covered if abs(_middle(characters[k])[1] - _middle(row)[1]) < 0.6 * row.size]
    return frozenset(covered)


def _is_mark(mark: Mark) -> bool:
    """Whether a drawing is a sign that stands at one place: a tick, a cross, a small stamp, a ring round a box."""
    small = max(mark.box[2] - mark.box[0], mark.box[3] - mark.box[1]) <= MARK_SIDE
    return small and mark.shape not in ("line", *_TEXT_MARKUP)


def _is_slash(mark: Mark) -> bool:
    """Whether a drawing is a short sloping stroke, which ticks where there are no words to cross out."""
    width, height = mark.box[2] - mark.box[0], mark.box[3] - mark.box[1]
    return mark.shape == "line" and max(width, height) <= MARK_SIDE and height >= 0.3 * width


def _as_sign(mark: Mark) -> Mark:
    return msgspec.structs.replace(mark, shape="tick") if _is_slash(mark) else mark


def _beside(mark: Mark, characters: Sequence[Character], visible: Sequence[int]) -> frozenset[int]:
    """The nearest box or letter at a sign's height."""
    if mark.shape == "rectangle" and not mark.annotated:
        return frozenset()
    height = (mark.box[1] + mark.box[3]) / 2
    near = []
    for k in visible:
        c = characters[k]
        away = max(c.x0 - mark.box[2], mark.box[0] - c.x1, 0.0)
        if c.top <= height <= c.bottom and away <= MARK_REACH_BESIDE and (c.text.isalnum() or c.text in _BOXES):
            near.append((away, k))
    return frozenset([min(near)[1]]) if near else frozenset()


def _within(touched: frozenset[int], characters: Sequence[Character], area: Box) -> bool:
    return any(inside(area, *_middle(characters[k])) for k in touched)


def _meets(box: Box, character: Character) -> bool:
    """Whether a drawing covers the middle of a character, or its own middle lies upon it."""
    x, y = (box[0] + box[2]) / 2, (box[1] + box[3]) / 2
    return inside(box, *_middle(character), 1.5) or inside((character.x0, character.top, character.x1, character.bottom), x, y)


def _middle(c: Character) -> tuple[float, float]:
    return (c.x0 + c.x1) / 2, (c.top + c.bottom) / 2


def _distance(box: Box, c: Character) -> float:
    x, y = _middle(c)
    return float(abs((box[0] + box[2]) / 2 - x) + 2 * abs((box[1] + box[3]) / 2 - y))
