"""Automatic list labels as they are printed (ECMA-376 part 1, 17.9)."""

from __future__ import annotations

from lxml import etree

from extractor.read.docx_package import ByName, W, by_name
from extractor.read.symbols import symbol

_VALUE = W + "val"
_ROMAN = ((1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"), (50, "l"), (40, "xl"), (10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i"))
_CHINESE = "零一二三四五六七八九"
_CHINESE_STYLES = frozenset({
    "chineseCounting", "chineseCountingThousand", "ideographDigital", "japaneseCounting", "taiwaneseCounting", "taiwaneseCountingThousand",
})
_ALPHABETS = {
    "lowerLetter": "abcdefghijklmnopqrstuvwxyz", "upperLetter": "ABCDEFGHIJKLMNOPQRSTUVWXYZ",
    "russianLower": "абвгдежзиклмнопрстуфхцчшщэюя", "russianUpper": "АБВГДЕЖЗИКЛМНОПРСТУФХЦЧШЩЭЮЯ",
    "arabicAlpha": "أبتثجحخدذرزسشصضطظعغفقكلمنهوي", "arabicAbjad": "أبجدهوزحطيكلمنسعفصقرشتثخذضظغ", "hebrew2": "אבגדהוזחטיכלמנסעפצקרשת",
}


class Level:
    """One level of a list definition: number format, label pattern, first number, restart, and the indent it sets."""

    __slots__ = ("element", "font", "format", "pattern", "properties", "restart", "start", "suffix")

    def __init__(self, element: etree._Element) -> None:
        children = by_name(element)

        def value(name: str, default: str) -> str:
            found = children.get(W + name)
            return default if found is None else found.get(_VALUE, default)

        self.element = element
        paragraph = children.get(W + "pPr")
        self.properties: ByName | None = by_name(paragraph) if paragraph is not None else None
        self.format = value("numFmt", "decimal")
        self.pattern = value("lvlText", "")
        self.start = int(value("start", "1") or 1) if value("start", "1").lstrip("-").isdigit() else 1
        self.restart = value("lvlRestart", "")
        self.suffix = value("suff", "tab")
        run = children.get(W + "rPr")
        fonts = run.find(W + "rFonts") if run is not None else None
        self.font = (fonts.get(W + "ascii") or fonts.get(W + "hAnsi") or "") if fonts is not None else ""


class Numbering:
    """Counts the lists of one document, paragraph by paragraph."""

    def __init__(self, root: etree._Element | None) -> None:
        self._abstract: dict[str, dict[int, etree._Element]] = {}
        self._lists: dict[str, tuple[str, dict[int, etree._Element], dict[int, int]]] = {}
        self._levels: dict[etree._Element, Level] = {}
        self._by_style: dict[str, tuple[str, int]] = {}
        self._counts: dict[str, dict[int, int]] = {}
        self._restarted: set[tuple[str, int]] = set()
        self._links: dict[str, str] = {}
        if root is not None:
            self._load(root)

    def _load(self, root: etree._Element) -> None:
        style_links: dict[str, str] = {}
        for element in root.iterchildren(W + "abstractNum"):
            number = element.get(W + "abstractNumId", "")
            self._abstract[number] = {int(e.get(W + "ilvl", "0")): e for e in element.iterchildren(W + "lvl")}
            link, target = element.find(W + "numStyleLink"), element.find(W + "styleLink")
            if target is not None:
                style_links[target.get(W + "val", "")] = number
            if link is not None:
                self._links[number] = link.get(W + "val", "")
        self._links = {number: style_links.get(style, number) for number, style in self._links.items()}
        for element in root.iterchildren(W + "num"):
            reference = element.find(W + "abstractNumId")
            abstract = reference.get(W + "val", "") if reference is not None else ""
            abstract = self._links.get(abstract, abstract)
            levels, starts = dict(self._abstract.get(abstract, {})), {}
            for override in element.iterchildren(W + "lvlOverride"):
                at = int(override.get(W + "ilvl", "0"))
                own, start = override.find(W + "lvl"), override.find(W + "startOverride")
                if own is not None:
                    levels[at] = own
                if start is not None:
                    starts[at] = int(start.get(W + "val", "1"))
            self._lists[element.get(W + "numId", "")] = (abstract, levels, starts)
        styled: dict[etree._Element | None, str] = {}
        for style in root.iter(W + "pStyle"):
            styled.setdefault(style.getparent(), style.get(W + "val", ""))
        for number, (_, levels, _starts) in self._lists.items() if styled else ():
            for at, level in levels.items():
                if level in styled:
                    self._by_style.setdefault(styled[level], (number, at))

    def of_style(self, style: str) -> tuple[str, int] | None:
        """(list, level) that a paragraph style stands for."""
        return self._by_style.get(style)

    def level(self, number: str, at: int) -> Level | None:
        """A level's definition; None if the list does not exist."""
        found = self._lists.get(number)
        return self._level(found[1][at]) if found and at in found[1] else None

    def _level(self, element: etree._Element) -> Level:
        """A ``w:lvl``, read when a paragraph first needs it: documents define many more levels than they use."""
        if element not in self._levels:
            self._levels[element] = Level(element)
        return self._levels[element]

    def next_label(self, number: str, at: int) -> str:
        """The printed label of the next paragraph of this list and level; "" if it prints none."""
        found = self._lists.get(number)
        if found is None or at not in found[1]:
            return ""
        abstract, levels, starts = found
        counts = self._counts.setdefault(abstract, {})
        if at in starts and (number, at) not in self._restarted:
            self._restarted.add((number, at))
            counts[at] = starts[at]
        else:
            counts[at] = counts[at] + 1 if at in counts else self._level(levels[at]).start
        for deeper in [k for k in counts if k > at and (k not in levels or self._level(levels[k]).restart != "0")]:
            del counts[deeper]
        level = self._level(levels[at])
        if level.format == "bullet":
            return symbol(level.pattern, level.font)
        label = level.pattern
        legal = level.element.find(W + "isLgl") is not None
        for k in range(9):
            if f"%{k + 1}" in label:
                other = self._level(levels[k]) if k in levels else None
                count = counts.get(k, other.start if other is not None else 1)
                label = label.replace(f"%{k + 1}", written(count, "decimal" if legal or other is None else other.format))
        return label if level.format != "none" or label.strip() else ""


def written(count: int, style: str) -> str:
    """A number as a list prints it (ST_NumberFormat, 17.18.59)."""
    if style in _ALPHABETS and count > 0:
        letters = _ALPHABETS[style]
        return letters[(count - 1) % len(letters)] * ((count - 1) // len(letters) + 1)
    if style in ("lowerRoman", "upperRoman") and 0 < count < 4000:
        roman, rest = "", count
        for value, sign in _ROMAN:
            roman, rest = roman + sign * (rest // value), rest % value
        return roman if style == "lowerRoman" else roman.upper()
    if style == "decimalZero":
        return f"{count:02}"
    if style == "decimalFullWidth":
        return "".join(chr(ord(d) + 0xFEE0) for d in str(count))
    if style in _CHINESE_STYLES and 0 < count < 100:
        tens, ones = divmod(count, 10)
        return ("" if tens == 0 else "十" if tens == 1 else _CHINESE[tens] + "十") + (_CHINESE[ones] if ones else "")
    if style in ("hindiNumbers", "arabicIndic"):
        return "".join(chr(0x660 + int(d)) for d in str(count))
    if style == "ordinal":
        return f"{count}{'th' if 10 <= count % 100 <= 20 else {1: 'st', 2: 'nd', 3: 'rd'}.get(count % 10, 'th')}"
    if style == "decimalEnclosedCircle" and 0 < count <= 20:
        return chr(0x2460 + count - 1)
    return "" if style == "none" else str(count)
