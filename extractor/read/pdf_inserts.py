"""What a page shows without printing it as text: form fields, drawn check boxes, free-text annotations, small pictures, put in as characters at their place."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import msgspec

from extractor.data.document import Box
from extractor.read.pdf_boxes import drawn_boxes
from extractor.read.pdf_overlay import BOX_GLYPHS, covered, fill_ins
from extractor.read.pdf_page import Annotation, Character, Face, Origin, Page, Path, Picture, Widget, inside
from extractor.read.pdf_pictures import is_small
from extractor.settings.reading import WORD_GAP

_TYPED_MARGIN = 2.0
"""Points between a field's or annotation's edge and its text."""


class Inserted(msgspec.Struct, kw_only=True):
    """Characters put in, by their position in the page's characters: the widget or picture that each stands for; fields without text."""

    widgets: dict[int, Widget]
    pictures: dict[int, Picture]
    empty: list[Widget]
    notes: list[Annotation]


def insert(page: Page, states: Mapping[str, bool]) -> tuple[Page, Inserted]:
    """The page with these characters added at the end of its characters; without those that something is typed over.

    states: which pictures, by their hashes, are ticked and empty boxes.
    """
    printed, added = list(page.characters), list[Character]()
    boxes, paths = drawn_boxes(page)
    found = Inserted(widgets={}, pictures={}, empty=[], notes=[])
    for widget in page.widgets:
        _insert_widget(widget, added, found)
    for drawn in boxes:
        signs = ("☒", "☐") if not drawn.round else ("◉", "○")
        added.append(_sign(signs[0] if drawn.on else signs[1], drawn.box))
    for picture in filter(is_small, page.pictures):
        on = states.get(picture.digest)
        if on is None:
            found.pictures[len(added)] = picture
        else:
            found.widgets[len(added)] = Widget(kind="checkbox", box=picture.box, on=on, value=picture.digest)
        added.append(_sign("\ufffc" if on is None else "☒" if on else "☐", picture.box))
    lines = {k for run in fill_ins(printed) for k in run} if page.annotations else set[int]()
    words = [c for k, c in enumerate(printed) if k not in lines and not c.text.isspace()] if page.annotations else []
    for annotation in page.annotations:
        if annotation.subtype == "FreeText" and annotation.contents.strip():
            added += _typed(annotation.contents, _in_its_cell(_beside(annotation, words), page), "annotation")
        elif annotation.subtype in ("Text", "Caret") and annotation.contents.strip():
            found.notes.append(annotation)
    return _joined(page, paths, added, found)


def _joined(page: Page, paths: list[Path], added: list[Character], found: Inserted) -> tuple[Page, Inserted]:
    """The page with what is added behind what is printed and not covered; positions of what is added, counted from there."""
    beneath = covered(page.characters, added)
    kept = [c for k, c in enumerate(page.characters) if k not in beneath] if beneath else page.characters
    found.widgets = {len(kept) + k: widget for k, widget in found.widgets.items()}
    found.pictures = {len(kept) + k: picture for k, picture in found.pictures.items()}
    return msgspec.structs.replace(page, characters=(*kept, *added), paths=tuple(paths)), found


def _insert_widget(widget: Widget, characters: list[Character], found: Inserted) -> None:
    if widget.kind in ("checkbox", "radio"):
        found.widgets[len(characters)] = widget
        on, off = ("☒", "☐") if widget.kind == "checkbox" else ("◉", "○")
        characters.append(_sign(on if widget.on else off, widget.box))
    elif widget.value.strip():
        start = len(characters)
        characters += _typed(widget.value, widget.box, "field")
        found.widgets.update(dict.fromkeys(range(start, len(characters)), widget))
    else:
        found.empty.append(widget)


def _sign(text: str, box: Box) -> Character:
    """One character that fills a box; its height is kept to a line's, so that it joins the line beside it."""
    middle, half = (box[1] + box[3]) / 2, min(6.0, (box[3] - box[1]) / 2)
    return Character(text, box[0], middle - half, box[2], middle + half, round(2 * half, 1), Face(origin="symbol"))


def _typed(text: str, box: Box, origin: Origin) -> list[Character]:
    """Text set in a box in rows, at a size that fits it; none of it leaves the box downwards."""
    rows = text.replace("\r\n", "\n").replace("\r", "\n").strip("\n").split("\n")
    height = box[3] - box[1]
    size = max(4.0, min(11.0, 0.85 * height / len(rows)))
    width = max(1.0, box[2] - box[0] - 2 * _TYPED_MARGIN)
    if height >= 2 * 1.15 * size:
        rows = [piece for row in rows for piece in _wrapped(row, max(1, int(width / (0.5 * size))) if len(row) > 12 else 10_000)]
    pitch = min(1.15 * size, height / len(rows)) if len(rows) > 1 else height
    size = min(size, 0.87 * pitch)
    result = []
    face = Face(origin=origin)
    left = box[0] + _TYPED_MARGIN
    for k, row in enumerate(rows):
        middle = box[1] + (k + 0.5) * pitch
        step = min(0.5 * size, width / max(1, len(row)))
        result += [
            Character(c, left + n * step, middle - 0.55 * size, left + (n + 0.95) * step, middle + 0.55 * size, round(size, 1), face)
            for n, c in enumerate(row)
        ]
    return result


def _wrapped(row: str, width: int) -> list[str]:
    """A row cut at spaces into pieces of at most ``width`` characters."""
    pieces, line = [], ""
    for word in row.split(" "):
        if line and len(line) + 1 + len(word) > width:
            pieces.append(line)
            line = word
        else:
            line = f"{line} {word}" if line else word
    return [*pieces, line]


def _in_its_cell(box: Box, page: Page) -> Box:
    """A box without what reaches out of the table's cell in which its first line begins: one annotation is one answer."""
    x, y = box[0] + _TYPED_MARGIN, box[1] + min(6.0, (box[3] - box[1]) / 2)
    cell = next((c for table in page.tables for row in table for c in row if c is not None and inside(c, x, y)), None)
    if cell is None:
        return box
    return (box[0], max(box[1], cell[1]), min(box[2], cell[2]), min(box[3], cell[3]))


def _beside(annotation: Annotation, words: Sequence[Character]) -> Box:
    """Where an annotation's text is put: its own box, mostly.

    Where its middle covers a printed word it is a narrow box right behind that word: typed text never cuts a printed word.  Where a sign covers a
    printed box, it is that box.
    """
    box = annotation.boxes[0]
    if len(annotation.contents.strip()) <= 2:
        beneath = [c for c in words if c.text in BOX_GLYPHS and inside(box, (c.x0 + c.x1) / 2, (c.top + c.bottom) / 2)]
        if len(beneath) == 1:
            c = beneath[0]
            return (c.x0 - _TYPED_MARGIN, c.top, c.x1 + _TYPED_MARGIN, c.bottom)
    middle, height = (box[0] + box[2]) / 2, (box[1] + box[3]) / 2
    row = sorted((c for c in words if abs((c.top + c.bottom) / 2 - height) < 0.5 * c.size), key=lambda c: c.x0)
    right = None
    for c in row:
        if (right is None and c.x0 <= middle <= c.x1) or (right is not None and c.x0 - right <= WORD_GAP * c.size):
            right = c.x1
        elif right is not None:
            break
    if right is None:
        return box
    return (right + 0.1 - _TYPED_MARGIN, box[1], right + 1.0 + _TYPED_MARGIN, box[3])
