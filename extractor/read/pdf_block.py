"""One paragraph of a PDF -> Block: its text with style, controls, drawings and places of every character."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Literal

import msgspec

from extractor.data.document import Block, Box, Cell, Comment, Control, Drawing, Fragment, Span, Style
from extractor.read.pdf_hosts import Hosts, drawing
from extractor.read.pdf_inserts import Inserted
from extractor.read.pdf_lines import Glyph, TextLine
from extractor.read.pdf_marks import Marked
from extractor.read.pdf_page import Character, Origin, Page
from extractor.read.pdf_paragraphs import Margins, Paragraph, label_end
from extractor.settings import SUPERSCRIPT_SIZE

TableCell = tuple[float, Cell, list[TextLine], Box]
"""(top of its table, place, lines, box)."""


class Part(msgspec.Struct, kw_only=True):
    """A region of a page in reading order: its body lines, its tables' cells, its footnote lines.

    column: it is one of two columns; its lines are measured from its own left edge.
    """

    column: bool
    body: list[TextLine]
    cells: list[TableCell]
    notes: list[TextLine]


class Sheet(msgspec.Struct, kw_only=True):
    """One page while it is put together: its marks, its parts and its running lines."""

    page: Page
    marked: Marked
    hosts: Hosts
    inserted: Inserted
    parts: list[Part]
    running: list[TextLine]


class BlockWriter:
    """Writes paragraphs as blocks; numbers: the footnotes that references may name."""

    def __init__(self, sheets: Sequence[Sheet], numbers: set[str]) -> None:
        self._sheets = {s.page.number: s for s in sheets}
        self._place = {id(c): k for s in sheets for k, c in enumerate(s.page.characters)}
        self._numbers = numbers

    def block(self, paragraph: Paragraph, column: Margins, cell: Cell | None) -> Block:
        """The block of a paragraph that stands in a column or cell."""
        writer = _Writer(self._numbers)
        for line in paragraph.lines:
            writer.line(line)
        text = writer.text
        places = [self._place.get(id(g.character), -1) if g is not None else -1 for g in writer.glyphs]
        sheets = [self._sheets[p] for p in writer.pages]
        first = paragraph.lines[0]
        return Block(
            index=0, text=text, label_end=label_end(text) if paragraph.label_end else 0, cell=cell, break_before=paragraph.gap,
            indent=round(column.right - first.x1 if first.right_to_left else first.x0 - column.left, 1), right_to_left=first.right_to_left,
            alignment=_alignment(paragraph, column), spans=tuple(_spans(writer, places, sheets)), references=tuple(writer.references),
            controls=tuple(_controls(writer, places, sheets)), drawings=tuple(_drawings(writer, places, self._sheets)),
            comments=tuple(self._comments(paragraph, len(text))), fragments=tuple(_fragments(writer)),
        )

    def _comments(self, paragraph: Paragraph, end: int) -> Iterator[Comment]:
        """Notes pinned beside the paragraph's lines."""
        for number in {line.page for line in paragraph.lines}:
            found = [line for line in paragraph.lines if line.page == number]
            for note in self._sheets[number].inserted.notes:
                if found[0].top <= (note.boxes[0][1] + note.boxes[0][3]) / 2 <= found[-1].bottom:
                    yield Comment(start=0, end=end, text=note.contents, author=note.author)


class _Writer:
    """Joins the lines of a paragraph to one text; keeps for every character the glyph it came from (None for joining spaces)."""

    def __init__(self, note_numbers: set[str]) -> None:
        self._note_numbers = note_numbers
        self._pieces: list[str] = []
        self.glyphs: list[Glyph | None] = []
        self.pages: list[int] = []
        self.references: list[tuple[int, str]] = []

    @property
    def text(self) -> str:
        """What was written so far."""
        return "".join(self._pieces)

    def line(self, line: TextLine) -> None:
        """Add a line; between two lines stands a space, unless a hyphen or an ideograph ends the first."""
        if self._pieces:
            last = self._pieces[-1]
            if last == "\u00ad":
                for kept in (self._pieces, self.glyphs, self.pages):
                    kept.pop()
            elif not (last in "-/" and len(self._pieces) > 1 and not self._pieces[-2].isspace()) and not _joins(last, line.text[:1]):
                self._put(" ", None, line.page)
        k = 0
        while k < len(line.glyphs):
            glyph = line.glyphs[k]
            number = self._reference(line, k) if glyph.text.isdigit() else ""
            if number:
                self.references.append((len(self.glyphs), number))
                k += len(number)
                continue
            for c in glyph.text:
                self._put(c, glyph, line.page)
            k += 1

    def _put(self, text: str, glyph: Glyph | None, page: int) -> None:
        self._pieces.append(text)
        self.glyphs.append(glyph)
        self.pages.append(page)

    def _reference(self, line: TextLine, k: int) -> str:
        """The footnote number printed small and raised at a glyph, "" if there is none."""
        number = ""
        while k < len(line.glyphs) and line.glyphs[k].text.isdigit():
            c = line.glyphs[k].character
            if c.size > SUPERSCRIPT_SIZE * line.size or c.bottom > line.bottom - 0.1 * line.size:
                break
            number += line.glyphs[k].text
            k += 1
        return number if number in self._note_numbers else ""


def _joins(last: str, first: str) -> bool:
    """Whether no space belongs between two characters over a line's end: where either is of a script without spaces ("2025" above "年")."""
    return any("\u2e80" <= c <= "\u9fff" or "\uff00" <= c <= "\uffef" or "\u3000" <= c <= "\u303f" for c in (last, first) if c)


def _style(character: Character, place: int, marked: Marked) -> Style:
    face = character.face
    return Style(
        bold=face.bold, italic=face.italic, underline=place in marked.underline, strike=place in marked.strike,
        highlight=marked.highlight.get(place), shading=marked.shading.get(place), color=face.color, size=character.size, font=face.font or None,
    )


def _spans(writer: _Writer, places: Sequence[int], sheets: Sequence[Sheet]) -> Iterator[Span]:
    """Runs of one style; joining spaces take the style of what is before them."""
    start = 0
    current: tuple[Style, Origin] | None = None
    cache: dict[tuple[object, ...], Style] = {}
    for k, (glyph, place, sheet) in enumerate(zip(writer.glyphs, places, sheets, strict=True)):
        if glyph is None or glyph.text.isspace():
            continue
        c, m = glyph.character, sheet.marked
        key = (c.face, c.size, place in m.underline, place in m.strike, m.highlight.get(place), m.shading.get(place))
        if key not in cache:
            cache[key] = _style(c, place, m)
        here = (cache[key], c.face.origin)
        if current is not None and here != current:
            yield _span(start, k, current)
            start = k
        current = here
    if current is not None:
        yield _span(start, len(writer.glyphs), current)


def _span(start: int, end: int, what: tuple[Style, Origin]) -> Span:
    return Span(start=start, end=end, style=what[0], origin=what[1])


def _controls(writer: _Writer, places: Sequence[int], sheets: Sequence[Sheet]) -> Iterator[Control]:
    """Check boxes, fields and pictures among the characters."""
    if not any(sheet.inserted.widgets or sheet.inserted.pictures for sheet in {id(sheet): sheet for sheet in sheets}.values()):
        return
    seen: dict[int, int] = {}
    for k, (place, sheet) in enumerate(zip(places, sheets, strict=True)):
        widget, picture = sheet.inserted.widgets.get(place), sheet.inserted.pictures.get(place)
        if picture is not None:
            yield Control(kind="image", start=k, end=k + 1, value=picture.digest, box=picture.box)
        if widget is None or id(widget) in seen:
            continue
        seen[id(widget)] = k
        if widget.kind in ("checkbox", "radio"):
            yield Control(kind=widget.kind, start=k, end=k + 1, on=widget.on, name=widget.name, value=widget.value, box=widget.box)
        else:
            end = max(n for n, (p, s) in enumerate(zip(places, sheets, strict=True)) if s.inserted.widgets.get(p) is widget) + 1
            yield Control(kind=widget.kind, start=k, end=end, name=widget.name, value=widget.value, choices=widget.choices, box=widget.box)


def _drawings(writer: _Writer, places: Sequence[int], sheets: dict[int, Sheet]) -> Iterator[Drawing]:
    """Drawings that touch the paragraph's characters."""
    text = writer.text
    for number in sorted(set(writer.pages)):
        if not sheets[number].hosts.on_characters:
            continue
        here: dict[int, list[int]] = {}
        for k, place in enumerate(places):
            if writer.pages[k] == number and place >= 0 and not text[k].isspace():
                here.setdefault(place, []).append(k)
        for mark, touched in sheets[number].hosts.on_characters:
            covered = [k for place in touched for k in here.get(place, ())]
            if covered:
                yield drawing(mark, number, min(covered), max(covered) + 1)


def _fragments(writer: _Writer) -> Iterator[Fragment]:
    """One a word: the box round its characters."""
    start: int | None = None
    text = writer.text
    for k in range(len(text) + 1):
        ends = k == len(text) or text[k].isspace() or (start is not None and writer.pages[k] != writer.pages[start])
        if ends and start is not None:
            found = [g.character for g in writer.glyphs[start:k] if g is not None]
            yield Fragment(start=start, end=k, page=writer.pages[start], box=(
                min([c.x0 for c in found]), min([c.top for c in found]), max([c.x1 for c in found]), max([c.bottom for c in found])))
            start = None
        if k < len(text) and not text[k].isspace() and start is None and writer.glyphs[k] is not None:
            start = k


def _alignment(paragraph: Paragraph, column: Margins) -> Literal["center", "right"] | None:
    """Centred or set right, where one short line plainly is."""
    first = paragraph.lines[0]
    left, right = first.x0 - column.left, column.right - first.x1
    if len(paragraph.lines) > 2 or min(left, right) < 0:
        return None
    if left > 40 and abs(left - right) < 12:
        return "center"
    return "right" if left > 120 and right < 3 and not first.right_to_left else None


def cut(block: Block, start: int) -> Block:
    """A block without its first characters."""
    return msgspec.structs.replace(
        block, text=block.text[start:],
        spans=tuple(msgspec.structs.replace(s, start=max(0, s.start - start), end=s.end - start) for s in block.spans if s.end > start),
        controls=tuple(msgspec.structs.replace(c, start=c.start - start, end=c.end - start) for c in block.controls if c.start >= start),
        drawings=tuple(msgspec.structs.replace(d, start=max(0, d.start - start), end=d.end - start) for d in block.drawings if d.end > start),
        fragments=tuple(msgspec.structs.replace(f, start=max(0, f.start - start), end=f.end - start) for f in block.fragments if f.end > start),
        references=tuple((at - start, number) for at, number in block.references if at >= start),
    )
