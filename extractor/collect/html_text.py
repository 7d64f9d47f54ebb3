"""HTML -> the text that a reader sees; no script, style or hidden part, nothing fetched."""

from __future__ import annotations

import re
from typing import Any

_BLOCKS = frozenset((
    "address", "article", "aside", "blockquote", "body", "center", "dd", "div", "dl", "dt", "fieldset", "footer", "form", "h1", "h2", "h3",
    "h4",
    "h5", "h6", "header", "hr", "li", "main", "nav", "ol", "p", "pre", "section", "table", "tr", "ul",
))
_UNSEEN = frozenset(("head", "script", "style", "template", "title", "noscript", "object", "iframe", "svg", "select"))
_HIDDEN = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden|mso-hide\s*:\s*all", re.IGNORECASE)
_SPACE = re.compile(r"[ \t\r\n\f]+")


def html_to_text(html: str) -> str:
    """Paragraphs as lines, list items with their bullet or number, cells parted by tabs, quoted mails with ``>`` before each line."""
    import lxml.etree
    import lxml.html

    # lxml refuses text that declares an encoding of its own
    markup = re.sub(r"^\s*<\?xml[^>]*\?>", "", html).replace("\0", "")
    if not markup.strip():
        return ""
    parser = lxml.html.HTMLParser(encoding="utf-8", recover=True, no_network=True, remove_comments=True, remove_pis=True)
    root = lxml.etree.fromstring(markup.encode("utf-8", "replace"), parser)
    return "" if root is None else _Writer().write(root)


class _Writer:
    """Walks the tree without recursion (mails may nest thousands of elements) and collects lines."""

    def __init__(self) -> None:
        self.lines: list[str] = [""]
        self.quotes = 0
        self.counters: list[int | None] = []

    def write(self, root: Any) -> str:
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
                self._add(element.text)
            else:
                self._close(element.tag)
                self._add(element.tail)
        return re.sub(r"\n{3,}", "\n\n", "\n".join(line.rstrip() for line in self.lines)).strip("\n") + "\n"

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
            self.lines[-1] += "• " if count is None else f"{count + 1}. "
        if tag in ("td", "th") and self.lines[-1].strip(" >"):
            self.lines[-1] += "\t"

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
        if tag == "br" or self.lines[-1].strip(" >"):
            self.lines.append(self._prefix())
        else:
            self.lines[-1] = self._prefix()

    def _prefix(self) -> str:
        return "> " * self.quotes

    def _add(self, text: str | None) -> None:
        if text:
            shown = _SPACE.sub(" ", text)
            at_start = not self.lines[-1].strip(" >\t")
            self.lines[-1] += shown.lstrip(" ") if at_start else shown
