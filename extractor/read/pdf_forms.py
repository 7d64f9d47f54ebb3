"""Annotations and form fields of a PDF page (ISO 32000-2, 12.5 and 12.7), from pdfminer's objects."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, NamedTuple

from extractor.data.document import Box
from extractor.read.pdf_page import Annotation, Point, Widget

_RADIO, _PUSH, _COMBO = 1 << 15, 1 << 16, 1 << 17
_IGNORED = frozenset({"Link", "Popup", "Widget", "Movie", "Sound", "Screen", "PrinterMark", "TrapNet", "Watermark", "3D", "FileAttachment", "RichMedia"})


class Placed(NamedTuple):
    """An annotation: its dictionary, whose entries may be references, its box, and the height of the page that its other points are measured from."""

    data: Any
    box: Box
    height: float


def placed(page: Any) -> list[Placed]:
    """The annotations of a page of pdfplumber.

    Its own list of them has all that they refer to read as well, down to the fonts of how fields look.
    """
    found = []
    for item in _resolve(page.page_obj.annots) or ():
        data = _resolve(item)
        xa, ya, xb, yb = map(_resolve, _resolve(data["Rect"]))
        (xa, ya), (xb, yb) = _upright(page, xa, ya), _upright(page, xb, yb)
        full = page.root_page.height
        bottom = full - min(ya, yb)
        found.append(Placed(data, (min(xa, xb), full - max(ya, yb), max(xa, xb), bottom), bottom + (full - bottom)))
    return found


def _upright(page: Any, x: float, y: float) -> tuple[float, float]:
    """A point of a page that is shown turned (ISO 32000-2, 14.11.2), as it is shown."""
    turns = page.rotation // 90
    for k in range(turns):
        x, y = y, (page.width if k == turns % 2 else page.height) - x
    return x, y


def page_annotations(annotations: Iterable[Placed]) -> tuple[Annotation, ...]:
    """Marks and notes that a person put on the page."""
    found = []
    for data, box, height in annotations:
        subtype = _name(data.get("Subtype"))
        if subtype in _IGNORED or int(_number(data.get("F"))) & 2:
            continue
        found.append(Annotation(
            subtype=subtype, boxes=_quads(data.get("QuadPoints"), height) or (box,), contents=_text(data.get("Contents")), author=_text(data.get("T")),
            strokes=_strokes(subtype, data, height)))
    return tuple(found)


def _strokes(subtype: str, data: Any, height: float) -> tuple[tuple[Point, ...], ...]:
    """The lines that an ink, line or polygon annotation draws (12.5.6.7, 12.5.6.9, 12.5.6.13)."""
    lists = {"Ink": _resolve(data.get("InkList")) or (), "Line": [data.get("L")], "PolyLine": [data.get("Vertices")], "Polygon": [data.get("Vertices")]}
    found = []
    for item in lists.get(subtype, ()):
        values = [_number(v) for v in _resolve(item) or ()]
        points = [(x, height - y) for x, y in zip(values[::2], values[1::2], strict=False)]
        if subtype == "Polygon" and points:
            points.append(points[0])
        found.append(tuple(points))
    return tuple(s for s in found if len(s) > 1)


def _quads(points: Any, height: float) -> tuple[Box, ...]:
    """One box a quadrilateral (12.5.6.10)."""
    values = [_number(v) for v in _resolve(points) or ()]
    quads = []
    for k in range(0, len(values) - 7, 8):
        xs, ys = values[k : k + 8 : 2], values[k + 1 : k + 8 : 2]
        quads.append((min(xs), height - max(ys), max(xs), height - min(ys)))
    return tuple(quads)


def page_widgets(annotations: Iterable[Placed]) -> tuple[Widget, ...]:
    """Form fields of the page; push buttons and signatures are left out."""
    widgets = [_widget(data, box) for data, box, _ in annotations if _name(data.get("Subtype")) == "Widget"]
    return tuple(widget for widget in widgets if widget is not None)


def _widget(data: Any, box: Box) -> Widget | None:
    kind, flags = _name(_inherited(data, "FT")), int(_number(_inherited(data, "Ff")))
    name = ".".join(reversed(_names(data)))
    value = _inherited(data, "V")
    if kind == "Btn":
        if flags & _PUSH:
            return None
        return Widget(kind="radio" if flags & _RADIO else "checkbox", box=box, name=name, on=_is_on(data, value), value=_on_state(data))
    if kind == "Ch":
        choices, chosen = _choices(_inherited(data, "Opt")), _resolve(value)
        values = [_text(v) for v in chosen] if isinstance(chosen, list) else [_text(chosen)]
        shown = [next((label for export, label in choices if export == v), v) for v in values if v]
        return Widget(kind="choice", box=box, name=name, value="; ".join(shown), choices=tuple(label for _, label in choices))
    if kind == "Tx":
        return Widget(kind="text", box=box, name=name, value=_text(value).replace("\r\n", "\n").replace("\r", "\n"))
    return None


def _is_on(data: Any, value: Any) -> bool:
    """State of a check box or radio button: its appearance state (12.7.5.2.3); without one, the field's value.

    "Off" and an empty name are off; where the two contradict, what is shown counts.
    """
    state = _name(data.get("AS"))
    if "AS" in data:
        return state not in ("", "Off")
    chosen = _name(value) or _text(value)
    own = _on_state(data)
    return chosen not in ("", "Off") and (not own or chosen == own)


def _on_state(data: Any) -> str:
    """Name of the appearance that means on, "" if there is none."""
    appearance = _resolve(data.get("AP")) or {}
    normal = _resolve(appearance.get("N")) if isinstance(appearance, dict) else None
    keys = [k for k in normal if k != "Off"] if isinstance(normal, dict) else []
    return str(keys[0]) if keys else ""


def _inherited(data: Any, key: str) -> Any:
    """A field attribute, its own or its nearest ancestor's (12.7.4.1)."""
    seen = 0
    while isinstance(data, dict) and seen < 32:
        if key in data:
            return _resolve(data[key])
        data, seen = _resolve(data.get("Parent")), seen + 1
    return None


def _names(data: Any) -> list[str]:
    """Partial names from the field up to the root."""
    names: list[str] = []
    while isinstance(data, dict) and len(names) < 32:
        if "T" in data:
            names.append(_text(data["T"]))
        data = _resolve(data.get("Parent"))
        if data is None:
            break
    return names


def _choices(options: Any) -> list[tuple[str, str]]:
    """(export value, shown label) of a choice field's entries."""
    found = []
    for option in _resolve(options) or ():
        option = _resolve(option)
        if isinstance(option, list) and len(option) > 1:
            found.append((_text(option[0]), _text(option[1])))
        elif not isinstance(option, list):
            found.append((_text(option), _text(option)))
    return found


def _resolve(value: Any) -> Any:
    from pdfminer.pdftypes import resolve1

    return resolve1(value)


def _name(value: Any) -> str:
    value = _resolve(value)
    name = getattr(value, "name", None)
    return name if isinstance(name, str) else name.decode("latin-1") if isinstance(name, bytes) else ""


def _text(value: Any) -> str:
    """A text string (7.9.2.2) as text."""
    from pdfminer.utils import decode_text

    value = _resolve(value)
    if isinstance(value, bytes):
        return str(decode_text(value))
    return value if isinstance(value, str) else _name(value)


def _number(value: Any) -> float:
    value = _resolve(value)
    return float(value) if isinstance(value, (int, float)) else 0.0
