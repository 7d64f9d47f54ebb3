"""Shapes and small pictures anchored in a paragraph (DrawingML, ECMA-376 part 1, 20.4; VML, part 4, 14)."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator
from typing import Literal, NamedTuple

from lxml import etree

from extractor.data.document import Drawing
from extractor.read.docx_package import R, W
from extractor.settings.reading import CHARACTER_WIDTH, LINE_PITCH, SMALL_PICTURE

_A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
_WP = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}"
_WPS = "{http://schemas.microsoft.com/office/word/2010/wordprocessingShape}"
_V = "{urn:schemas-microsoft-com:vml}"
_EMU = 12700
"""English metric units to the point (20.1.2.1)."""

Shape = Literal["ellipse", "rectangle", "tick", "cross", "arrow", "line", "ink"]
_VML: dict[str, Shape] = {
    _V + "oval": "ellipse", _V + "rect": "rectangle", _V + "roundrect": "rectangle", _V + "line": "line", _V + "polyline": "ink",
}
_PRESETS: dict[str, Shape] = {
    "ellipse": "ellipse", "donut": "ellipse", "rect": "rectangle", "roundRect": "rectangle", "frame": "rectangle", "line": "line",
    "straightConnector1": "line", "mathMultiply": "cross", "noSmoking": "cross", "plus": "cross", "flowChartConnector": "ellipse", "arc": "ellipse",
    "flowChartSummingJunction": "cross", "halfFrame": "tick", "corner": "tick",
}


def picture(element: etree._Element, pictures: dict[str, bytes]) -> str | None:
    """Hash of an inline picture so small that it may be a box (``SMALL_PICTURE``); None otherwise."""
    inline = element.find(f".//{_WP}inline")
    extent = inline.find(_WP + "extent") if inline is not None else None
    if extent is None or max(int(extent.get("cx", "0")), int(extent.get("cy", "0"))) > SMALL_PICTURE * _EMU:
        return None
    blip = element.find(f".//{_A}blip")
    data = pictures.get(blip.get(R + "embed", "")) if blip is not None else None
    return hashlib.sha1(data, usedforsecurity=False).hexdigest() if data is not None else None


class Anchored(NamedTuple):
    """A shape as it is anchored: at a character of the paragraph, with offsets and extent in points.

    relative: its horizontal offset counts from the anchor's character and not from the column's edge.
    """

    shape: Shape
    at: int
    left: float
    down: float
    width: float
    relative: bool


def drawn_shapes(element: etree._Element, at: int) -> Iterator[Anchored]:
    """Shapes without text that are anchored here; at: characters of the paragraph before the anchor."""
    for anchor in [*element.iter(_WP + "anchor"), *element.iter(_WP + "inline")]:
        shape = anchor.find(f".//{_WPS}wsp")
        if shape is None or shape.find(f".//{W}t") is not None:
            continue
        geometry = shape.find(f".//{_A}prstGeom")
        kind = _kind(geometry.get("prst", "")) if geometry is not None else "ink"
        if kind is not None:
            horizontal, extent = anchor.find(_WP + "positionH"), anchor.find(_WP + "extent")
            width = int(extent.get("cx", "0")) / _EMU if extent is not None else 0.0
            relative = horizontal is None or horizontal.get("relativeFrom") == "character"
            yield Anchored(kind, at, _offset(horizontal), _offset(anchor.find(_WP + "positionV")), width, relative)
    for tag, vml_shape in _VML.items():
        for shape in element.iter(tag):
            if shape.find(f".//{W}t") is None:
                values = {k: float(v) for k, v in re.findall(r"([\w-]+):(-?[\d.]+)pt", shape.get("style", ""))}
                yield Anchored(
                    vml_shape, at, values.get("margin-left", 0.0), values.get("margin-top", 0.0), values.get("width", 0.0), "margin-left" not in values)


def _offset(position: etree._Element | None) -> float:
    """``wp:posOffset`` in points, 0 if there is none."""
    found = position.find(_WP + "posOffset") if position is not None else None
    return int(found.text or "0") / _EMU if found is not None else 0.0


def covered(anchored: Anchored, text: str, size: float, column: float) -> Drawing:
    """The characters that a shape probably covers (20.4.2.10), once the paragraph's text is known.

    size: type size, column: width of the column, both in points.  An offset from the column needs the paragraph's lines,
    which are estimated from the average width of a character.  A shape that is anchored amid the text but placed from the
    column stands beside its anchor: whoever draws puts the anchor where the mark is.  One that covers blanks only stands beside, too.
    """
    character = size * CHARACTER_WIDTH
    length = max(1, round(anchored.width / character))
    if anchored.relative:
        start = anchored.at + round(anchored.left / character)
    elif 0 < anchored.at < len(text):
        return Drawing(shape=anchored.shape, start=anchored.at, end=anchored.at)
    else:
        lines = _wrapped(text, max(10, round(column / character)))
        row = min(len(lines) - 1, max(0, round(anchored.down / (size * LINE_PITCH))))
        start = lines[row] + round(anchored.left / character)
    start = min(max(0, start), max(0, len(text) - 1))
    end = min(len(text), start + length) if text else start + length
    if text and not text[start:end].strip():
        start = end = (start + end) // 2
    return Drawing(shape=anchored.shape, start=start, end=end)


def _wrapped(text: str, width: int) -> list[int]:
    """Offsets at which the lines of a text begin, broken at spaces after at most ``width`` characters."""
    starts, start = [0], 0
    while len(text) - start > width:
        space = text.rfind(" ", start, start + width + 1)
        start = space + 1 if space > start else start + width
        starts.append(start)
    return starts


def _kind(preset: str) -> Shape | None:
    """What a preset geometry (20.1.10.55) looks like to a reader; None for shapes that mark nothing."""
    if preset in _PRESETS:
        return _PRESETS[preset]
    lowered = preset.lower()
    if "connector" in lowered:
        return "line"
    if "arrow" in lowered:
        return "arrow"
    return None
