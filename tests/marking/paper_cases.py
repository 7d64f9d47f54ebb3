"""Ways of marking that only a PDF has: form fields, annotations, and what is painted on the page."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import partial
from typing import Any

from paper import SIZE, Box, Paper, inset, line_path, quad, round_path

from marking.case import Case
from marking.word_cases import CHOSEN, OPTIONS, QUESTIONS

Option = Callable[[Paper, str, bool], None]
"""(page, label, whether it is chosen): write an option."""


def form(option: Option, *, answered: bool) -> bytes:
    """The form with its options as ``option`` writes them: 1 is answered yes, 2 no, 3 by its first and last option."""
    page = Paper()
    for item, chosen in (("1", "Yes"), ("2", "No")):
        page.text(QUESTIONS[item] + "  ")
        option(page, "Yes", answered and chosen == "Yes")
        page.text(" / ")
        option(page, "No", answered and chosen == "No")
        page.line()
    page.text(QUESTIONS["3"])
    page.line()
    for label in OPTIONS:
        option(page, label, answered and label in CHOSEN)
        page.line()
    page.text(QUESTIONS["4"])
    return page.bytes()


def fields(write: Callable[[Paper, str, str], None], *, answered: bool) -> bytes:
    """The form with one field for each of 1 and 2 in place of their options; write: (page, item, value)."""
    page = Paper()
    for item, chosen in (("1", "Yes"), ("2", "No"), ("4", "")):
        page.text(QUESTIONS[item] + "  ")
        if item != "4":
            write(page, item, chosen if answered else "")
        page.line()
    return page.bytes()


def _on_label(mark: Callable[[Paper, Box], None], *, other: bool = False, gap: float = 0.0) -> Option:
    """Options with something at the label of the chosen one, or of the other; gap: room before the label, where it is put instead."""
    def write(page: Paper, label: str, chosen: bool) -> None:
        room = page.space(gap)
        box = page.text(label)
        if chosen is not other:
            mark(page, room if gap else box)
    return write


def _case(name: str, mark: str, family: str, kind: str, option: Option, *, blank: Option | None = None, **more: Any) -> Case:
    return Case(name, mark, family, kind, "pdf", partial(form, blank or option, answered=False), partial(form, option, answered=True), **more)


def _other(name: str, mark: str, family: str, kind: str, label_mark: Callable[[Paper, Box], None]) -> Case:
    """A mark that excludes: it stands at all options that are not chosen, and the blank has none."""
    return _case(name, mark, family, kind, _on_label(label_mark, other=True), blank=lambda page, label, chosen: (page.text(label), None)[1])


FIELD, NOTE, PAINTED = "Form fields of a PDF", "Annotations of a PDF", "Painted on a PDF page"


def _check_box(page: Paper, label: str, chosen: bool) -> None:
    x0, y0, _, _ = page.space(15)
    page.check_box(f"{label} {page.y:.0f}", (x0, y0, x0 + 11, y0 + 11), on=chosen)
    page.text(label)


def _radio(*, answered: bool) -> bytes:
    """The form with radio buttons before Yes and No."""
    page = Paper()
    for item, chosen in (("1", "Yes"), ("2", "No"), ("4", "")):
        page.text(QUESTIONS[item] + "   ")
        buttons = []
        for label in ("Yes", "No") if chosen else ():
            x0, y0, _, _ = page.space(15)
            buttons.append((label, (x0, y0, x0 + 11, y0 + 11)))
            page.text(label)
            page.space(15)
        if buttons:
            page.radio_group(f"q{item}", buttons, chosen if answered else None)
        page.line()
    return page.bytes()


def _choice(page: Paper, item: str, value: str) -> None:
    page.text("Yes / No   Answer: ")
    x0, y0, _, _ = page.space(60)
    page.field(f"q{item}", (x0, y0 - 2, x0 + 60, y0 + 13), value, choices=("Yes", "No"))


def _text_field(page: Paper, item: str, value: str) -> None:
    page.text("Yes / No   Answer: ")
    x0, y0, _, _ = page.space(60)
    page.field(f"q{item}", (x0, y0 - 2, x0 + 60, y0 + 13), value)


_YES_NO: Mapping[str, tuple[str, ...] | None] = {"1": ("yes",), "2": ("no",)}


def _field_case(name: str, mark: str, kind: str, make: Callable[..., bytes]) -> Case:
    return Case(name, mark, FIELD, kind, "pdf", partial(make, answered=False), partial(make, answered=True), _YES_NO)


_FIELDS = (
    _case("pdf-check-box", "check box", FIELD, "check-box", _check_box),
    _field_case("pdf-radio", "radio buttons", "check-box", _radio),
    _field_case("pdf-choice", "choice field", "words", partial(fields, _choice)),
    _field_case("pdf-text-field", "“Yes” in a text field", "words", partial(fields, _text_field)),
)


def _markup(subtype: str) -> Callable[[Paper, Box], None]:
    return lambda page, box: page.annotation(subtype, box, quad(box))


def _typed_note(page: Paper, box: Box) -> None:
    """A free-text annotation (12.5.6.6) right of the label."""
    place = (box[2] + 1, box[1], box[2] + 12, box[3])
    face = f"/F1 {SIZE} Tf .75 0 0 rg"
    page.annotation("FreeText", place, f"/Contents(X)/DA({face})", f"BT {face} {place[0] + 2:.2f} {box[1] + 2.4:.2f} Td (X) Tj ET")
    page.space(12)


def _ink_ring(page: Paper, box: Box) -> None:
    """A ring drawn with the pen (12.5.6.13)."""
    x0, y0, x1, y1 = inset(box, -4)
    y = (y0 + y1) / 2
    stroke = [(x0, y), (x0 + 3, y1), (x1 - 3, y1), (x1, y), (x1 - 3, y0), (x0 + 2, y0), (x0, y - 2)]
    page.annotation("Ink", (x0, y0, x1, y1), f"{_ink(stroke)}/BS<</W 1.3>>")


def _ink(points: list[tuple[float, float]]) -> str:
    return f"/InkList[[{' '.join(f'{x:.1f} {y:.1f}' for x, y in points)}]]"


def _tick_points(box: Box) -> list[tuple[float, float]]:
    x0, y0, x1, y1 = box
    return [(x0 + 2, (y0 + y1) / 2), (x0 + 5, y0 + 1), (min(x1 - 1, x0 + 13), y1)]


def _ink_tick(page: Paper, box: Box) -> None:
    """A tick drawn with the pen."""
    page.annotation("Ink", box, f"{_ink(_tick_points(box))}/BS<</W 1.3>>")


def _ticked_box(page: Paper, label: str, chosen: bool) -> None:
    """A box of a symbol font before the label, ticked with the pen where chosen."""
    box = page.text("o", "F2")
    page.text(" " + label)
    if chosen:
        _ink_tick(page, (box[0] - 1, box[1], box[2] + 4, box[3] + 2))


def _stamp(page: Paper, box: Box) -> None:
    """A stamp in the form of a tick (12.5.6.12)."""
    page.annotation("Stamp", box, "/Name/Tick", f"0 .5 0 RG 1.6 w {line_path(_tick_points(box))} S")


def _line_through(page: Paper, box: Box) -> None:
    """A line annotation (12.5.6.7) through the label."""
    x0, x1, y = box[0] - 1, box[2] + 1, (box[1] + box[3]) / 2
    page.annotation("Line", (x0, box[1], x1, box[3]), f"/L[{x0:.1f} {y:.1f} {x1:.1f} {y:.1f}]", f".75 0 0 RG 1.2 w {line_path([(x0, y), (x1, y)])} S")


def _framed(subtype: str) -> Callable[[Paper, Box], None]:
    return lambda page, box: page.annotation(subtype, inset(box, -3), "/BS<</W 1.3>>")


_NOTES = (
    _case("pdf-highlight", "Highlight", NOTE, "highlight", _on_label(_markup("Highlight"))),
    _case("pdf-underline", "Underline", NOTE, "underline", _on_label(_markup("Underline"))),
    _other("pdf-strikeout", "StrikeOut at the other", NOTE, "strike", _markup("StrikeOut")),
    _case("pdf-free-text", "FreeText with an X", NOTE, "sign", _on_label(_typed_note)),
    _case("pdf-ink-ring", "Ink, a ring", NOTE, "drawing", _on_label(_ink_ring)),
    _case("pdf-ink-tick", "Ink, a tick before the label", NOTE, "drawing", _on_label(_ink_tick, gap=16)),
    _case("pdf-ink-on-box", "Ink, a tick on a printed box", NOTE, "drawing", _ticked_box),
    _case("pdf-stamp", "Stamp before the label", NOTE, "drawing", _on_label(_stamp, gap=16)),
    _case("pdf-square", "Square", NOTE, "drawing", _on_label(_framed("Square"))),
    _case("pdf-circle", "Circle", NOTE, "drawing", _on_label(_framed("Circle"))),
    _other("pdf-line", "Line through the other", NOTE, "strike", _line_through),
)


def _ring(page: Paper, box: Box) -> None:
    page.paint(f".75 0 0 RG 1.2 w {round_path(inset(box, -4))} S")


def _rule(rise: float) -> Callable[[Paper, Box], None]:
    """A thin filled rectangle, at ``rise`` points above the box's bottom."""
    return lambda page, box: page.paint(f"{box[0]:.2f} {box[1] + rise:.2f} {box[2] - box[0]:.2f} .7 re f")


def _filled(color: str) -> Callable[[Paper, Box], None]:
    return lambda page, box: page.under(f"{color} rg {box[0] - 1:.2f} {box[1]:.2f} {box[2] - box[0] + 2:.2f} {box[3] - box[1]:.2f} re f")


def _tick(page: Paper, box: Box) -> None:
    page.paint(f"0 0 .7 RG 1.4 w {line_path(_tick_points(box))} S")


def _curved_tick(page: Paper, box: Box) -> None:
    """A tick of free hand: one curve."""
    (x0, y0), (x1, y1), (x2, y2) = _tick_points(box)
    down = f"{x1:.1f} {y1 + 1:.1f} {x1:.1f} {y1:.1f} {x1:.1f} {y1:.1f} c"
    up = f"{x1 + 2:.1f} {y1 + 4:.1f} {x2:.1f} {y2:.1f} {x2:.1f} {y2:.1f} c"
    page.paint(f"0 0 .7 RG 1.4 w {x0:.1f} {y0:.1f} m {down} {up} S")


def _strokes(page: Paper, box: Box) -> None:
    x, y = box[0] + 2, box[1] + 1
    page.paint(f"0 0 .7 RG 1.2 w {line_path([(x, y), (x + 9, y + 9)])} S {line_path([(x, y + 9), (x + 9, y)])} S")


def _arrow(page: Paper, box: Box) -> None:
    x, y = box[2] - 3, (box[1] + box[3]) / 2
    outline = [(x - 12, y + 1), (x - 5, y + 1), (x - 5, y + 4), (x, y), (x - 5, y - 4), (x - 5, y - 1), (x - 12, y - 1)]
    page.paint(f"0 0 .7 rg {line_path(outline)} f")


def _drawn_box(page: Paper, label: str, chosen: bool) -> None:
    """A square painted before the label, crossed where chosen."""
    x, y, _, _ = page.space(15)
    page.paint(f"{x:.1f} {y:.1f} 10 10 re S")
    if chosen:
        page.paint(f"{line_path([(x + 1, y + 1), (x + 9, y + 9)])} {line_path([(x + 1, y + 9), (x + 9, y + 1)])} S")
    page.text(label)


def _box_pixels(side: int, *, ticked: bool) -> bytes:
    """A picture of a box, one byte a pixel."""
    def dark(x: int, y: int) -> bool:
        edge = x in (1, side - 2) or y in (1, side - 2)
        return edge or (ticked and 4 <= x < side - 4 and (abs(x - y) <= 1 or abs(x - (side - 1 - y)) <= 1))
    return bytes(0 if dark(x, y) else 255 for y in range(side) for x in range(side))


def _picture_box(page: Paper, label: str, chosen: bool) -> None:
    x, y, _, _ = page.space(15)
    page.image("On" if chosen else "Off", _box_pixels(20, ticked=chosen), 20, (x, y, x + 11, y + 11))
    page.text(label)


def _dingbat(page: Paper, label: str, chosen: bool) -> None:
    page.text(label + " ")
    if chosen:
        page.text("4", "F2")


_PAINTED = (
    _case("pdf-ring", "a ring", PAINTED, "drawing", _on_label(_ring)),
    _case("pdf-thin-underline", "a thin rectangle under the words", PAINTED, "underline", _on_label(_rule(0.8))),
    _other("pdf-thin-strike", "a thin rectangle through the other", PAINTED, "strike", _rule(5.4)),
    _case("pdf-yellow", "a coloured rectangle behind the words", PAINTED, "highlight", _on_label(_filled("1 .9 .2"))),
    _case("pdf-grey", "a grey rectangle behind the words", PAINTED, "shading", _on_label(_filled(".75 .75 .75"))),
    _case("pdf-drawn-box", "a cross in a drawn box", PAINTED, "sign", _drawn_box),
    _case("pdf-picture-boxes", "pictures of boxes", PAINTED, "check-box", _picture_box),
    _case("pdf-dingbat", "✓ of a symbol font", PAINTED, "sign", _dingbat),
    _case("pdf-tick", "a drawn tick", PAINTED, "drawing", _on_label(_tick, gap=16)),
    _case("pdf-curved-tick", "a tick of free hand", PAINTED, "drawing", _on_label(_curved_tick, gap=16)),
    _case("pdf-strokes", "two strokes of the pen that cross", PAINTED, "drawing", _on_label(_strokes, gap=16)),
    _case("pdf-arrow", "a drawn arrow", PAINTED, "drawing", _on_label(_arrow, gap=18)),
)

PAPER: tuple[Case, ...] = (*_FIELDS, *_NOTES, *_PAINTED)
