"""Effective style of a run: defaults, table, paragraph and character styles, direct formatting (ECMA-376 part 1, 17.7)."""

from __future__ import annotations

from typing import Any

from lxml import etree

from extractor.data.document import Style
from extractor.read.docx_package import W14, ByName, W, by_name

_P_PR, _R_STYLE, _VALUE = W + "pPr", W + "rStyle", W + "val"
_TOGGLES = {
    "b": "bold", "i": "italic", "caps": "caps", "smallCaps": "caps", "strike": "strike", "dstrike": "strike", "vanish": "vanish",
    "outline": "effect", "shadow": "effect", "emboss": "effect", "imprint": "effect",
}
_COMPLEX = frozenset({"rtl", "bCs", "iCs"})
"""Right-to-left runs take bold and italic from properties of their own (17.3.2.3, 17.3.2.17, 17.3.2.30)."""
_OFF = frozenset({"0", "false", "off", "none"})
_HIGHLIGHTS = {
    "yellow": "ffff00", "green": "00ff00", "cyan": "00ffff", "magenta": "ff00ff", "blue": "0000ff", "red": "ff0000", "darkBlue": "000080",
    "darkCyan": "008080", "darkGreen": "008000", "darkMagenta": "800080", "darkRed": "800000", "darkYellow": "808000", "darkGray": "808080",
    "lightGray": "c0c0c0", "black": "000000", "white": None,
}
_THEME = {"text1": "dk1", "dark1": "dk1", "text2": "dk2", "dark2": "dk2", "background1": "lt1", "light1": "lt1", "background2": "lt2", "light2": "lt2",
          "hyperlink": "hlink", "followedHyperlink": "folHlink"}
_TEXT_EFFECTS = frozenset(W14 + name for name in ("glow", "shadow", "reflection", "textOutline"))
"""Effects of Word 2010 and later, which print like the old ones."""
_EFFECTS = (*_TEXT_EFFECTS, *(name for name, style in _TOGGLES.items() if style == "effect"))
_A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"

Properties = dict[str, Any]


class Styles:
    """The style sheet of a document.  Every combination of styles and direct formatting is resolved once."""

    def __init__(self, root: etree._Element | None, theme: etree._Element | None) -> None:
        self._theme = _theme_colors(theme)
        self._elements: dict[str, etree._Element] = {}
        self.default_paragraph = ""
        self._defaults: Properties = {}
        self._chains: dict[str, Properties] = {}
        self._paragraphs: dict[str, list[ByName]] = {}
        self._names: dict[str, str] = {}
        self._cache: dict[tuple[str, str, tuple[object, ...]], tuple[Style, bool]] = {}
        for element in root if root is not None else ():
            if element.tag == W + "style":
                self._elements[element.get(W + "styleId", "")] = element
                if element.get(W + "default") in ("1", "true") and element.get(W + "type") == "paragraph":
                    self.default_paragraph = element.get(W + "styleId", "")
            elif element.tag == W + "docDefaults":
                properties = element.find(f"{W}rPrDefault/{W}rPr")
                self._defaults = self._own(properties) if properties is not None else {}

    def paragraph_properties(self, style: str) -> list[ByName]:
        """``w:pPr`` of a paragraph style and its ancestors, the style itself first."""
        if style not in self._paragraphs:
            found = (element.find(_P_PR) for element in self._lineage(style))
            self._paragraphs[style] = [by_name(properties) for properties in found if properties is not None]
        return self._paragraphs[style]

    def name(self, style: str) -> str:
        """A style's name, lower case."""
        if style not in self._names:
            element = self._elements.get(style)
            name = element.find(W + "name") if element is not None else None
            self._names[style] = (name.get(_VALUE, "") if name is not None else "").lower()
        return self._names[style]

    def style(self, properties: etree._Element | None, paragraph: str, table: str = "") -> tuple[Style, bool]:
        """(effective style, hidden) of a run with these direct properties in a paragraph of that style, in a table of that style."""
        key = (table, paragraph, tuple([(child.tag, *child.items()) for child in properties]) if properties is not None else ())
        found = self._cache.get(key)
        if found is None:
            found = self._cache[key] = self._resolve(properties, paragraph, table)
        return found

    def _resolve(self, direct: etree._Element | None, paragraph: str, table: str) -> tuple[Style, bool]:
        reference = direct.find(_R_STYLE) if direct is not None else None
        character = reference.get(_VALUE, "") if reference is not None else ""
        layers = [self._chain(s) for s in (table, paragraph or self.default_paragraph, character) if s]
        merged: Properties = dict(self._defaults)
        for layer in layers:
            merged.update({name: value for name, value in layer.items() if name not in _TOGGLES})
        own = self._own(direct) if direct is not None else {}
        for name in _TOGGLES:
            # 17.7.3: a toggle property set in several styles of the hierarchy cancels pairwise; docDefaults add to it.
            layered = sum(bool(layer.get(name)) for layer in layers) % 2 == 1
            if any(name in layer for layer in layers):
                merged[name] = layered or bool(self._defaults.get(name))
        merged.update(own)
        return _style(merged, tuple(sorted({_direct(n) for n in own if n not in _COMPLEX}))), bool(merged.get("vanish"))

    def _lineage(self, style: str) -> list[etree._Element]:
        found: list[etree._Element] = []
        seen = set()
        while style in self._elements and style not in seen:
            seen.add(style)
            element = self._elements[style]
            found.append(element)
            based = element.find(W + "basedOn")
            style = based.get(W + "val", "") if based is not None else ""
        return found

    def _chain(self, style: str) -> Properties:
        """Run properties of one style with what it is based on; within a chain the nearer value replaces the farther."""
        if style not in self._chains:
            merged: Properties = {}
            for element in reversed(self._lineage(style)):
                properties = element.find(W + "rPr")
                if properties is not None:
                    merged.update(self._own(properties))
            self._chains[style] = merged
        return self._chains[style]

    def _own(self, properties: etree._Element) -> Properties:
        """The properties that an ``w:rPr`` element sets itself."""
        found: Properties = {}
        for element in properties:
            name, value = str(element.tag).rpartition("}")[2], element.get(_VALUE)
            if element.tag in _TEXT_EFFECTS:
                found[element.tag] = _is_drawn(element)
            elif name in _TOGGLES or name in _COMPLEX:
                found[name] = value is None or value.lower() not in _OFF
            elif name == "u":
                found["underline"] = value not in (None, "none")
            elif name == "highlight":
                found["highlight"] = _HIGHLIGHTS.get(value or "")
            elif name == "color":
                found["color"] = self._color(element, value)
            elif name == "shd":
                found["shading"] = self.fill(element)
            elif name == "sz":
                found["size"] = float(value) / 2 if value and value.replace(".", "", 1).isdigit() else None
            elif name == "bdr":
                found["border"] = value not in (None, "nil", "none")
            elif name == "em":
                found["emphasis"] = value not in (None, "none")
            elif name == "vertAlign":
                found["position"] = {"superscript": "super", "subscript": "sub"}.get(value or "")
            elif name == "rFonts":
                found["font"] = element.get(W + "ascii") or element.get(W + "hAnsi") or found.get("font")
        return found

    def fill(self, element: etree._Element | None) -> str | None:
        """Fill colour of a ``w:shd`` element; None for none, automatic and white."""
        if element is None:
            return None
        fill = (element.get(W + "fill") or "auto").lower()
        theme = element.get(W + "themeFill")
        if theme and fill in ("auto", ""):
            fill = self._theme.get(_THEME.get(theme, theme), "auto")
        pattern = element.get(W + "val", "clear")
        if fill in ("auto", "ffffff") and pattern.startswith("pct"):
            return "d9d9d9" if pattern < "pct5" else "808080"
        if fill in ("auto", "ffffff") and pattern == "solid":
            color = (element.get(W + "color") or "auto").lower()
            return None if color in ("auto", "ffffff") else color
        return None if fill in ("auto", "ffffff") or len(fill) != 6 else fill

    def _color(self, element: etree._Element, value: str | None) -> str | None:
        color = (value or "auto").lower()
        theme = element.get(W + "themeColor")
        if theme and color == "auto":
            color = self._theme.get(_THEME.get(theme, theme), "auto")
        return None if color in ("auto", "000000") or len(color) != 6 else color


def _direct(name: str) -> str:
    """How ``Style`` calls a property."""
    return "effect" if name in _TEXT_EFFECTS else _TOGGLES.get(name, name)


def _is_drawn(effect: etree._Element) -> bool:
    """Whether an effect is to be seen: without fill or without size it is switched off."""
    sizes = [effect.get(W14 + name) for name in ("rad", "sx", "w")]
    return "0" not in sizes and effect.find(W14 + "noFill") is None


def _style(merged: Properties, direct: tuple[str, ...]) -> Style:
    complex_script = bool(merged.get("rtl"))
    return Style(
        bold=bool(merged.get("b") or (complex_script and merged.get("bCs"))),
        italic=bool(merged.get("i") or (complex_script and merged.get("iCs"))), underline=bool(merged.get("underline")),
        strike=bool(merged.get("strike") or merged.get("dstrike")), caps=bool(merged.get("caps") or merged.get("smallCaps")),
        border=bool(merged.get("border")), emphasis=bool(merged.get("emphasis")), effect=any(merged.get(name) for name in _EFFECTS),
        highlight=merged.get("highlight"), shading=merged.get("shading"), color=merged.get("color"),
        size=merged.get("size"), font=merged.get("font"), position=merged.get("position"), direct=direct,
    )


def _theme_colors(theme: etree._Element | None) -> dict[str, str]:
    scheme = theme.find(f".//{_A}clrScheme") if theme is not None else None
    colors = {}
    for element in scheme if scheme is not None else ():
        for value in element:
            colors[element.tag.rpartition("}")[2]] = (value.get("lastClr") or value.get("val") or "auto").lower()
    return colors
