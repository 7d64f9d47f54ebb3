"""Shapes and small pictures anchored in a paragraph (DrawingML, ECMA-376 part 1, 20.4; VML, part 4, 14)."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator
from typing import Literal

from lxml import etree

from extractor.data.document import Drawing
from extractor.read.docx_package import R, W
from extractor.settings import CHARACTER_WIDTH, SMALL_PICTURE

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


def drawn_shapes(element: etree._Element, at: int, size: float | None) -> Iterator[Drawing]:
    """Shapes without text that are anchored here, each with the characters that it probably covers.

    at: characters of the paragraph before the anchor; size: type size in points.
    """
    for anchor in [*element.iter(_WP + "anchor"), *element.iter(_WP + "inline")]:
        shape = anchor.find(f".//{_WPS}wsp")
        if shape is None or shape.find(f".//{W}t") is not None:
            continue
        geometry = shape.find(f".//{_A}prstGeom")
        kind = _kind(geometry.get("prst", "")) if geometry is not None else "ink"
        if kind is not None:
            start, end = _covered(anchor, at, size or 11.0)
            yield Drawing(shape=kind, start=start, end=end)
    for tag, vml_shape in _VML.items():
        for shape in element.iter(tag):
            if shape.find(f".//{W}t") is None:
                start, end = _covered_vml(shape, at, size or 11.0)
                yield Drawing(shape=vml_shape, start=start, end=end)


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


def _covered(anchor: etree._Element, at: int, size: float) -> tuple[int, int]:
    """Characters that a shape covers, from its offset and width (20.4.2.10) and the average width of a character.

    An offset counts from the anchor's character, or from the column: then from the paragraph's start.
    """
    extent, horizontal = anchor.find(_WP + "extent"), anchor.find(_WP + "positionH")
    width = int(extent.get("cx", "0")) / _EMU if extent is not None else 0.0
    offset_element = horizontal.find(_WP + "posOffset") if horizontal is not None else None
    offset = int(offset_element.text or "0") / _EMU if offset_element is not None else 0.0
    character = size * CHARACTER_WIDTH
    origin = at if horizontal is None or horizontal.get("relativeFrom") == "character" else 0
    start = max(0, origin + round(offset / character))
    return start, start + max(1, round(width / character))


def _covered_vml(shape: etree._Element, at: int, size: float) -> tuple[int, int]:
    """The same for a VML shape, whose place stands in its style ("margin-left:12pt;width:30pt")."""
    values = dict(re.findall(r"([\w-]+):(-?[\d.]+)pt", shape.get("style", "")))
    character = size * CHARACTER_WIDTH
    start = max(0, round(float(values.get("margin-left", 0)) / character))
    width = max(1, round(float(values.get("width", 0)) / character))
    return (start, start + width) if "margin-left" in values else (at, at + width)
