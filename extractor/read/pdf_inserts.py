"""What a page shows without printing it as text: form fields, drawn check boxes, free-text annotations, small pictures, put in as characters at their place."""

from __future__ import annotations

import msgspec

from extractor.data.document import Box
from extractor.read.pdf_boxes import drawn_boxes
from extractor.read.pdf_page import Annotation, Character, Origin, Page, Picture, Widget
from extractor.settings import SMALL_PICTURE, WORD_GAP

_TYPED_MARGIN = 2.0
"""Points between a field's or annotation's edge and its text."""


class Inserted(msgspec.Struct, kw_only=True):
    """Characters put in, by their position in the page's characters: the widget or picture that each stands for; fields without text."""

    widgets: dict[int, Widget]
    pictures: dict[int, Picture]
    empty: list[Widget]
    notes: list[Annotation]


def insert(page: Page) -> tuple[Page, Inserted]:
    """The page with these characters added at the end of its characters."""
    characters = list(page.characters)
    boxes, paths = drawn_boxes(page.paths, page.characters)
    found = Inserted(widgets={}, pictures={}, empty=[], notes=[])
    for widget in page.widgets:
        _insert_widget(widget, characters, found)
    characters += [_sign("☒" if drawn.on else "☐", drawn.box) for drawn in boxes]
    for picture in page.pictures:
        if picture.box[2] - picture.box[0] <= SMALL_PICTURE and picture.box[3] - picture.box[1] <= SMALL_PICTURE:
            found.pictures[len(characters)] = picture
            characters.append(_sign("\ufffc", picture.box))
    for annotation in page.annotations:
        if annotation.subtype == "FreeText" and annotation.contents.strip():
            characters += _typed(annotation.contents, _beside(annotation.boxes[0], page), "annotation")
        elif annotation.subtype in ("Text", "Caret") and annotation.contents.strip():
            found.notes.append(annotation)
    return msgspec.structs.replace(page, characters=tuple(characters), paths=tuple(paths)), found


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
    return Character(text, box[0], middle - half, box[2], middle + half, "", round(2 * half, 1), None, False, False, "symbol")


def _typed(text: str, box: Box, origin: Origin) -> list[Character]:
    """Text set in a box in rows, at a size that fits it."""
    rows = text.replace("\r\n", "\n").replace("\r", "\n").strip("\n").split("\n")
    height = (box[3] - box[1]) / len(rows)
    size = max(4.0, min(11.0, 0.85 * height))
    width = max(1.0, box[2] - box[0] - 2 * _TYPED_MARGIN)
    rows = [piece for row in rows for piece in _wrapped(row, max(1, int(width / (0.5 * size))) if len(row) > 12 else 10_000)]
    pitch = max(size * 1.15, height if len(rows) == 1 else 0.0) if len(rows) > 1 else box[3] - box[1]
    result = []
    left = box[0] + _TYPED_MARGIN
    for k, row in enumerate(rows):
        middle = box[1] + (k + 0.5) * pitch
        step = min(0.5 * size, width / max(1, len(row)))
        result += [
            Character(
                c, left + n * step, middle - 0.55 * size, left + (n + 0.95) * step, middle + 0.55 * size, "", round(size, 1), None, False, False, origin)
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


def _beside(box: Box, page: Page) -> Box:
    """The annotation's box; where its middle covers a printed word, a narrow box right behind that word: typed text never cuts a printed word."""
    middle, height = (box[0] + box[2]) / 2, (box[1] + box[3]) / 2
    row = sorted((c for c in page.characters if not c.text.isspace() and abs((c.top + c.bottom) / 2 - height) < 0.5 * c.size), key=lambda c: c.x0)
    right = None
    for c in row:
        if (right is None and c.x0 <= middle <= c.x1) or (right is not None and c.x0 - right <= WORD_GAP * c.size):
            right = c.x1
        elif right is not None:
            break
    if right is None:
        return box
    return (right + 0.1 - _TYPED_MARGIN, box[1], right + 1.0 + _TYPED_MARGIN, box[3])
