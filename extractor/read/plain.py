"""Plain text -> Document: replies typed into the body of a mail."""

from __future__ import annotations

import re

from extractor.data.document import Block, Document, Span, Style
from extractor.errors import EmptyDocument
from extractor.text import has_words

_LABEL = re.compile(r"\s*(?:[(\[]?(?:\d{1,3}|[A-Za-z]|[ivxIVX]{1,5})[.)\]:/]|Q\w*\s*\d|[-•*–]\s|[\[(]\s*[xX ]?\s*[\])]|☐|☒|☑)")


def read_plain(data: bytes) -> Document:
    """Read a text in UTF-8 (or Latin-1): paragraphs are separated by blank lines; a line that opens with a label begins one too.

    Raises EmptyDocument where there is no word.
    """
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError:
        text = data.decode("latin-1")
    if not has_words(text):
        raise EmptyDocument("there is no text in the document")
    return Document(blocks=tuple(
        Block(index=k, text=paragraph, spans=(Span(start=0, end=len(paragraph), style=Style()),), break_before=gap)
        for k, (paragraph, gap) in enumerate(_paragraphs(text))
    ))


def _paragraphs(text: str) -> list[tuple[str, bool]]:
    """(paragraph, whether a blank line precedes it)."""
    result: list[tuple[str, bool]] = []
    gap = True
    for line in text.replace("\r\n", "\n").replace("\r", "\n").split("\n"):
        line = line.strip()
        if not line:
            gap = True
        elif gap or _LABEL.match(line) or result[-1][0].endswith((":", "?")):
            result.append((line, gap))
            gap = False
        else:
            result[-1] = (result[-1][0] + " " + line, result[-1][1])
    return result
