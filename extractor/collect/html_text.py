"""HTML -> the text that a reader sees, with the styles that may be marks; no script, style sheet or hidden part, nothing fetched."""

from __future__ import annotations

import re
from typing import Any, NamedTuple

_BLOCKS = frozenset((
    "address", "article", "aside", "blockquote", "body", "center", "dd", "div", "dl", "dt", "fieldset", "footer", "form", "h1", "h2", "h3", "h4",
    "h5", "h6", "header", "hr", "li", "main", "nav", "ol", "p", "pre", "section", "table", "tr", "ul",
))
_UNSEEN = frozenset(("head", "script", "style", "template", "title", "noscript", "object", "iframe", "svg", "select"))
_HIDDEN = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden|mso-hide\s*:\s*all", re.IGNORECASE)
_SPACE = re.compile(r"[ \t\r\n\f]+")
_HEX = re.compile(r"#([0-9a-f]{6}|[0-9a-f]{3})\b", re.IGNORECASE)
_RGB = re.compile(r"rgba?\(\s*(\d{1,3})\s*,\s*(\d{1,3})\s*,\s*(\d{1,3})", re.IGNORECASE)
_NAMED = {"red": "ff0000", "blue": "0000ff", "green": "008000", "lime": "00ff00", "yellow": "ffff00", "aqua": "00ffff", "cyan": "00ffff",
          "fuchsia": "ff00ff", "magenta": "ff00ff", "orange": "ffa500", "purple": "800080", "maroon": "800000", "navy": "000080",
          "gray": "808080", "grey": "808080", "silver": "c0c0c0", "teal": "008080", "olive": "808000"}
_TAGS = {"b": "bold", "strong": "bold", "i": "italic", "em": "italic", "u": "underline", "ins": "underline", "s": "strike", "strike": "strike",
         "del": "strike"}


class Marks(NamedTuple):
    """How a piece of text looks, as far as it may be a mark; colours as ``rrggbb``, None for black, white and none."""

    bold: bool = False
    italic: bool = False
    underline: bool = False
    strike: bool = False
    color: str | None = None
    fill: str | None = None


Line = list[tuple[str, Marks]]
"""Pieces of a line."""


def html_to_text(html: str) -> str:
    """Paragraphs as lines, list items with their bullet or number, cells parted by tabs, quoted mails with ``>`` before each line."""
    lines = ["".join(text for text, _ in line).rstrip() for line in html_to_lines(html)]
    return re.sub(r"\n{3,}", "\n\n", "\n".join(lines)).strip("\n") + "\n" if lines else ""


def html_to_lines(html: str) -> list[Line]:
    """The same with the look of each piece."""
    import lxml.etree
    import lxml.html

    # lxml refuses text that declares an encoding of its own
    markup = re.sub(r"^\s*<\?xml[^>]*\?>", "", html).replace("\0", "")
    if not markup.strip():
        return []
    parser = lxml.html.HTMLParser(encoding="utf-8", recover=True, no_network=True, remove_comments=True, remove_pis=True)
    root = lxml.etree.fromstring(markup.encode("utf-8", "replace"), parser)
    return [] if root is None else _Writer().write(root)


class _Writer:
    """Walks the tree without recursion (mails may nest thousands of elements) and collects lines."""

    def __init__(self) -> None:
        self.lines: list[Line] = [[]]
        self.quotes = 0
        self.counters: list[int | None] = []
        self.marks = [Marks()]

    def write(self, root: Any) -> list[Line]:
        import lxml.etree

        skip: Any = None
        for event, element in lxml.etree.iterwalk(root, events=("start", "end")):
            if skip is not None:
                if event == "end" and element is skip:
                    skip = None
                    self._add(element.tail)
                continue
            if not isinstance(element.tag, str):
                continue
            if event == "start":
                if element.tag in _UNSEEN or _HIDDEN.search(element.get("style") or ""):
                    skip = element
                    continue
                self._open(element.tag)
                self.marks.append(_look(element, self.marks[-1]))
                self._add(element.text)
            else:
                self.marks.pop()
                self._close(element.tag)
                self._add(element.tail)
        return self.lines

    def _open(self, tag: str) -> None:
        if tag == "blockquote":
            self.quotes += 1
        if tag in ("ul", "ol"):
            self.counters.append(0 if tag == "ol" else None)
        if tag == "br" or tag in _BLOCKS:
            self._break(tag)
        if tag == "li" and self.counters:
            count = self.counters[-1]
            self.counters[-1] = None if count is None else count + 1
            self.lines[-1].append(("• " if count is None else f"{count + 1}. ", Marks()))
        if tag in ("td", "th") and not self._empty():
            self.lines[-1].append(("\t", Marks()))

    def _close(self, tag: str) -> None:
        if tag == "blockquote":
            self.quotes = max(self.quotes - 1, 0)
        if tag in ("ul", "ol") and self.counters:
            self.counters.pop()
        if tag in _BLOCKS:
            self._break(tag)
            if tag in ("p", "blockquote") or tag[0] == "h":
                self.lines.append(self._prefix())

    def _break(self, tag: str) -> None:
        if tag == "br" or not self._empty():
            self.lines.append(self._prefix())
        else:
            self.lines[-1] = self._prefix()

    def _prefix(self) -> Line:
        return [("> " * self.quotes, Marks())] if self.quotes else []

    def _empty(self) -> bool:
        return not any(text.strip(" >\t") for text, _ in self.lines[-1])

    def _add(self, text: str | None) -> None:
        if text:
            shown = _SPACE.sub(" ", text)
            shown = shown.lstrip(" ") if self._empty() else shown
            if shown:
                self.lines[-1].append((shown, self.marks[-1]))


def _look(element: Any, outer: Marks) -> Marks:
    """The look of an element's text: its tag and its own style over that of what is around it."""
    marks = outer
    if element.tag in _TAGS:
        marks = Marks(**{**marks._asdict(), _TAGS[element.tag]: True})
    if element.tag == "mark":
        marks = marks._replace(fill="ffff00")
    if element.tag == "font" and element.get("color"):
        marks = marks._replace(color=_color(element.get("color"), "000000"))
    for declaration in (element.get("style") or "").lower().split(";"):
        name, _, value = declaration.partition(":")
        marks = _declared(marks, name.strip(), value.strip())
    return marks


def _declared(marks: Marks, name: str, value: str) -> Marks:
    if name == "font-weight":
        return marks._replace(bold=value in ("bold", "bolder", "600", "700", "800", "900"))
    if name == "font-style":
        return marks._replace(italic=value in ("italic", "oblique"))
    if name in ("text-decoration", "text-decoration-line"):
        return marks._replace(underline=marks.underline or "underline" in value, strike=marks.strike or "line-through" in value)
    if name == "color":
        return marks._replace(color=_color(value, "000000"))
    if name in ("background", "background-color", "mso-highlight"):
        return marks._replace(fill=_color(value, "ffffff"))
    return marks


def _color(value: str, none: str) -> str | None:
    """A CSS colour as ``rrggbb``; None for ``none`` (black text, white ground) and for what is no colour."""
    text = value.strip().lower()
    found = _NAMED.get(text.split(" ")[0])
    if match := _HEX.search(text):
        digits = match.group(1)
        found = digits if len(digits) == 6 else "".join(d * 2 for d in digits)
    elif match := _RGB.search(text):
        found = "".join(f"{min(int(channel), 255):02x}" for channel in match.groups())
    return None if found == none else found
