"""Tiny forms and documents written in the test: one string a block, style marked in the text.

``**bold**``, ``__underlined__``, ``~~struck~~``, ``==highlighted==`` set the style of what they enclose.
A form line is written as ``role item: text`` with its options in braces: ``question 1: Do you agree? {yes|Yes} / {no|No}``.
"""

from __future__ import annotations

import re
from typing import Any

from extractor.data.document import Block, Cell, Document, Span, Style
from extractor.data.questionnaire import Form, Item, Line, Option, Piece, Questionnaire

_STYLED = re.compile(r"\*\*(?P<bold>.+?)\*\*|__(?P<underline>[^_].*?)__|~~(?P<strike>.+?)~~|==(?P<highlight>.+?)==")
_OPTION = re.compile(r"\{([^|{}]+)\|([^{}]*)\}")


def block(index: int, marked: str, **fields: Any) -> Block:
    """A block of text with marked style."""
    text, spans, at = "", [], 0
    for match in _STYLED.finditer(marked):
        spans, text = _plain(spans, text, marked[at : match.start()])
        name = match.lastgroup or ""
        value: Any = "ffff00" if name == "highlight" else True
        inner = match.group(name)
        spans.append(Span(start=len(text), end=len(text) + len(inner), style=Style(**{name: value})))
        text, at = text + inner, match.end()
    spans, text = _plain(spans, text, marked[at:])
    return Block(index=index, text=text, spans=tuple(spans), **fields)


def _plain(spans: list[Span], text: str, piece: str) -> tuple[list[Span], str]:
    if piece:
        spans.append(Span(start=len(text), end=len(text) + len(piece), style=Style()))
    return spans, text + piece


def document(*texts: str | Block) -> Document:
    """A document of these paragraphs."""
    return Document(blocks=tuple(
        block(k, t) if isinstance(t, str) else Block(**{f: getattr(t, f) for f in t.__struct_fields__} | {"index": k})
        for k, t in enumerate(texts)
    ))


def form(*lines: str | Line, language: str = "en") -> Form:
    """A form of these lines."""
    return Form(language=language, source="blank.docx", sha256="0", lines=tuple(x if isinstance(x, Line) else _line(x) for x in lines))


def _line(written: str) -> Line:
    head, _, text = written.partition(": ")
    role, _, item = head.partition(" ")
    option = None
    if role == "option":
        item, _, option = item.partition(" ")
    plain, pieces, at = "", [], 0
    for match in _OPTION.finditer(text):
        plain += text[at : match.start()]
        start = len(block(0, plain).text)
        plain, at = plain + match.group(2), match.end()
        pieces.append(Piece(start=start, end=len(block(0, plain).text), role="option", option=match.group(1)))
    plain += text[at:]
    shown = block(0, plain)
    return Line(text=shown.text, role=role, item=item or None, option=option, pieces=tuple(pieces), spans=shown.spans)


def questionnaire(printed: Form) -> Questionnaire:
    """The questionnaire of a form: select_one where options stand inline, select_multiple where they are lines."""
    options: dict[str, dict[str, str]] = {}
    kinds: dict[str, str] = {}
    for line in printed.lines:
        if line.item is None:
            continue
        known = options.setdefault(line.item, {})
        kinds.setdefault(line.item, "text")
        for piece in line.pieces:
            if piece.role == "option" and piece.option:
                known[piece.option] = line.text[piece.start : piece.end]
                kinds[line.item] = "select_one"
        if line.option:
            known[line.option] = line.text
            kinds[line.item] = "select_multiple" if line.role == "option" else "select_one"
    items = tuple(
        Item(id=i, label=i, type=kinds[i], texts={}, options=tuple(
            Option(id=o, labels={printed.language: label}, specify=o == "other") for o, label in known.items()))
        for i, known in options.items()
    )
    return Questionnaire(id="test", title="Test", items=items, forms=(printed,))


def cell(table: int, row: int, column: int, **fields: Any) -> Cell:
    """A place in a table."""
    return Cell(table=table, row=row, column=column, **fields)
