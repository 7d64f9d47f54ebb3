"""What the properties of a paragraph say (``w:pPr``, ECMA-376 part 1, 17.3.1): in its own, then in those of its list level and its styles."""

from __future__ import annotations

from typing import Literal

from lxml import etree

from extractor.read.docx_package import ByName, W

Alignment = Literal["left", "center", "right", "both"]
_JUSTIFICATION: dict[str, Alignment] = {
    "left": "left", "start": "left", "center": "center", "right": "right", "end": "right", "both": "both", "distribute": "both",
}
_OUTLINE, _INDENT, _ALIGNMENT = W + "outlineLvl", W + "ind", W + "jc"
_VALUE, _LEFT, _START = W + "val", W + "left", W + "start"


def is_frame(borders: etree._Element) -> bool:
    """Whether paragraph borders go all round: a line above or below only is a rule between paragraphs."""
    sides = [borders.find(W + name) for name in ("top", "left", "bottom", "right")]
    return all(side is not None and side.get(W + "val") not in (None, "nil", "none") for side in sides)


def heading(sources: list[ByName], style_name: str) -> int | None:
    """Outline level from 1 (17.3.1.20), or that of a built-in heading style; None if it is no heading."""
    for source in sources:
        level = source.get(_OUTLINE)
        if level is not None and level.get(_VALUE, "9").isdigit():
            value = int(level.get(_VALUE, "9"))
            return value + 1 if value < 9 else None
    if style_name.startswith("heading ") and style_name[8:9].isdigit():
        return int(style_name[8])
    return 1 if style_name == "title" else None


def indent(sources: list[ByName]) -> float:
    """Left edge of the text in points (17.3.1.12): the nearest source that sets one."""
    for source in sources:
        indent = source.get(_INDENT)
        if indent is not None:
            left = indent.get(_LEFT) or indent.get(_START)
            if left is not None and left.lstrip("-").isdigit():
                return int(left) / 20
    return 0.0


def alignment(sources: list[ByName]) -> Alignment | None:
    """How the lines are set (17.3.1.13)."""
    for source in sources:
        found = source.get(_ALIGNMENT)
        if found is not None:
            return _JUSTIFICATION.get(found.get(_VALUE, ""))
    return None


def is_on(sources: list[ByName], name: str) -> bool:
    """An on/off property: the nearest source that sets it decides."""
    for source in sources:
        found = source.get(name)
        if found is not None:
            return found.get(_VALUE, "1") not in ("0", "false", "off")
    return False
