"""One paragraph of a PDF -> Block: its text with style, controls, drawings and places of every character."""

from __future__ import annotations

import itertools
import math
import re
from collections.abc import Iterator, Sequence
from typing import Literal, NamedTuple

import msgspec

from extractor.data.document import Block, Box, Cell, Comment, Control, Drawing, Fragment, Span, Style
from extractor.read.pdf_hosts import Hosts, drawing
from extractor.read.pdf_hyphens import SOFT, Hyphens
from extractor.read.pdf_inserts import Inserted
from extractor.read.pdf_lines import Glyph, TextLine
from extractor.read.pdf_marks import Marked
from extractor.read.pdf_page import Character, Origin, Page
from extractor.read.pdf_paragraphs import Margins, Paragraph, label_end
from extractor.read.pdf_regions import Region
from extractor.settings.reading import SUPERSCRIPT_SIZE

_WORD = re.compile(r"\S+")
TableCell = tuple[float, Cell, list[TextLine], Box]
"""(top of its table, place, lines, box)."""


class Part(msgspec.Struct, kw_only=True):
    """A region of a page in reading order (see ``Region``): its body lines, its tables' cells, its footnote lines.

    A column's lines are measured from its own left edge.
    """

    region: Region
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


class _Stretch(NamedTuple):
    """Characters ``[start, end)`` of a paragraph that are printed on one page, and the position of each among the page's characters.

    places: -1 for what is none of them; None where nothing on the page is told by positions.  marked: the positions that have a mark.
    """

    start: int
    end: int
    sheet: Sheet
    places: list[int] | None
    marked: set[int]


class BlockWriter:
    """Writes paragraphs as blocks; numbers: the footnotes that references may name; hyphens: which line ends part words."""

    def __init__(self, sheets: Sequence[Sheet], numbers: set[str], hyphens: Hyphens) -> None:
        self._sheets = {s.page.number: s for s in sheets}
        self._marked = {s.page.number: s.marked.underline.union(s.marked.strike, s.marked.highlight, s.marked.shading) for s in sheets}
        self._places = {s.page.number: {id(c): k for k, c in enumerate(s.page.characters)} for s in sheets if _tells_places(s)}
        self._numbers = numbers
        self._hyphens = hyphens

    def block(self, paragraph: Paragraph, column: Margins, cell: Cell | None) -> Block:
        """The block of a paragraph that stands in a column or cell."""
        writer = _Writer(self._numbers, self._hyphens)
        for line in paragraph.lines:
            writer.line(line)
        text, glyphs, first = "".join(writer.pieces), writer.glyphs, paragraph.lines[0]
        stretches = list(self._stretches(writer))
        return Block(
            index=0, text=text, label_end=label_end(text) if paragraph.label_end else 0, cell=cell, break_before=paragraph.gap,
            indent=round(column.right - first.x1 if first.right_to_left else first.x0 - column.left, 1), right_to_left=first.right_to_left,
            alignment=_alignment(paragraph, column), spans=tuple(_spans(glyphs, stretches)), references=tuple(writer.references),
            controls=tuple(_controls(stretches)), drawings=tuple(_drawings(text, stretches)),
            comments=tuple(self._comments(paragraph, len(text))), fragments=tuple(_fragments(text, glyphs, stretches)),
        )

    def _stretches(self, writer: _Writer) -> Iterator[_Stretch]:
        """The stretches of a paragraph, one a page."""
        starts = [at for k, at in enumerate(writer.starts) if k == 0 or at[1] != writer.starts[k - 1][1]]
        for (start, page), (end, _) in itertools.pairwise([*starts, (len(writer.glyphs), 0)]):
            known = self._places.get(page)
            places = None if known is None else [known.get(id(g.character), -1) if g is not None else -1 for g in writer.glyphs[start:end]]
            yield _Stretch(start, end, self._sheets[page], places, self._marked[page])

    def _comments(self, paragraph: Paragraph, end: int) -> Iterator[Comment]:
        """Notes pinned beside the paragraph's lines."""
        for number in {line.page for line in paragraph.lines}:
            found = [line for line in paragraph.lines if line.page == number]
            for note in self._sheets[number].inserted.notes:
                if found[0].top <= (note.boxes[0][1] + note.boxes[0][3]) / 2 <= found[-1].bottom:
                    yield Comment(start=0, end=end, text=note.contents, author=note.author)


def _tells_places(sheet: Sheet) -> bool:
    """Whether anything on a page is told by positions of its characters: marks, drawings, fields, pictures."""
    marked, inserted = sheet.marked, sheet.inserted
    return any((marked.underline, marked.strike, marked.highlight, marked.shading, sheet.hosts.on_characters, inserted.widgets, inserted.pictures))


class _Writer:
    """Joins the lines of a paragraph to one text; keeps for every character the glyph it came from (None for joining spaces).

    starts: (first character, page) of each line.
    """

    def __init__(self, note_numbers: set[str], hyphens: Hyphens) -> None:
        self._note_numbers, self._hyphens = note_numbers, hyphens
        self.pieces: list[str] = []
        self.glyphs: list[Glyph | None] = []
        self.starts: list[tuple[int, int]] = []
        self.references: list[tuple[int, str]] = []

    def line(self, line: TextLine) -> None:
        """Add a line; between two lines stands a space, unless a hyphen or an ideograph ends the first."""
        spaced = False
        if self.pieces:
            last = self.pieces[-1]
            if last == SOFT or (last in "-\u2010" and self._hyphens.parts("".join(self.pieces[self.starts[-1][0] :]), line.text)):
                self.pieces.pop()
                self.glyphs.pop()
            else:
                hyphened = last in "-\u2010/" and len(self.pieces) > 1 and not self.pieces[-2].isspace()
                spaced = not hyphened and not _joins(last, line.text[:1])
        self.starts.append((len(self.pieces), line.page))
        if spaced:
            self.pieces.append(" ")
            self.glyphs.append(None)
        if self._note_numbers and self._may_refer(line):
            self._one_by_one(line)
        else:
            self.pieces += line.text
            self.glyphs += line.glyphs if len(line.text) == len(line.glyphs) else [glyph for glyph in line.glyphs for _ in glyph.text]

    def _may_refer(self, line: TextLine) -> bool:
        """Whether a line has a small digit, which may be the reference to a footnote."""
        size = SUPERSCRIPT_SIZE * line.size
        return any(map(str.isdigit, line.text)) and any(g.character.size <= size and g.text.isdigit() for g in line.glyphs)

    def _one_by_one(self, line: TextLine) -> None:
        """Add a line's glyphs, some of which refer to footnotes."""
        k = 0
        while k < len(line.glyphs):
            glyph = line.glyphs[k]
            number = self._reference(line, k) if glyph.text.isdigit() else ""
            if number:
                self.references.append((len(self.glyphs), number))
                k += len(number)
                continue
            self.pieces += glyph.text
            self.glyphs += [glyph] * len(glyph.text)
            k += 1

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


def _spans(glyphs: Sequence[Glyph | None], stretches: Sequence[_Stretch]) -> Iterator[Span]:
    """Runs of one style; joining spaces take the style of what is before them."""
    start = 0
    current: tuple[Style, Origin] | None = None
    cache: dict[tuple[object, ...], Style] = {}
    for stretch in stretches:
        m, marked = stretch.sheet.marked, stretch.marked
        face, size = None, 0.0  # of the character before, where that is all of its style
        for k, place in enumerate(stretch.places or itertools.repeat(-1, stretch.end - stretch.start), stretch.start):
            glyph = glyphs[k]
            if glyph is None or glyph.text.isspace():
                continue
            c = glyph.character
            if c.face is face and c.size == size and place not in marked:
                continue
            key = (c.face, c.size, place in m.underline, place in m.strike, m.highlight.get(place), m.shading.get(place))
            if key not in cache:
                cache[key] = _style(c, place, m)
            here = (cache[key], c.face.origin)
            if current is not None and here != current:
                yield _span(start, k, current)
                start = k
            current = here
            face, size = (None, 0.0) if place in marked else (c.face, c.size)
    if current is not None:
        yield _span(start, len(glyphs), current)


def _span(start: int, end: int, what: tuple[Style, Origin]) -> Span:
    return Span(start=start, end=end, style=what[0], origin=what[1])


def _controls(stretches: Sequence[_Stretch]) -> Iterator[Control]:
    """Check boxes, fields and pictures among the characters."""
    held = [(k, s.sheet.inserted, place) for s in stretches if s.sheet.inserted.widgets or s.sheet.inserted.pictures
            for k, place in enumerate(s.places or (), s.start)]
    ends = {id(inserted.widgets[place]): k + 1 for k, inserted, place in held if place in inserted.widgets}
    seen: set[int] = set()
    for k, inserted, place in held:
        widget, picture = inserted.widgets.get(place), inserted.pictures.get(place)
        if picture is not None:
            yield Control(kind="image", start=k, end=k + 1, value=picture.digest, box=picture.box)
        if widget is None or id(widget) in seen:
            continue
        seen.add(id(widget))
        if widget.kind in ("checkbox", "radio"):
            yield Control(kind=widget.kind, start=k, end=k + 1, on=widget.on, name=widget.name, value=widget.value, box=widget.box)
        else:
            yield Control(
                kind=widget.kind, start=k, end=ends[id(widget)], name=widget.name, value=widget.value, choices=widget.choices, box=widget.box)


def _drawings(text: str, stretches: Sequence[_Stretch]) -> Iterator[Drawing]:
    """Drawings that touch the paragraph's characters."""
    for stretch in stretches:
        if not stretch.sheet.hosts.on_characters:
            continue
        here: dict[int, list[int]] = {}
        for k, place in enumerate(stretch.places or (), stretch.start):
            if place >= 0 and not text[k].isspace():
                here.setdefault(place, []).append(k)
        for mark, touched in stretch.sheet.hosts.on_characters:
            covered = [k for place in touched for k in here.get(place, ())]
            if covered:
                yield drawing(mark, stretch.sheet.page.number, min(covered), max(covered) + 1)


def _fragments(text: str, glyphs: Sequence[Glyph | None], stretches: Sequence[_Stretch]) -> Iterator[Fragment]:
    """One a word: the box round its characters."""
    for stretch in stretches:
        for word in _WORD.finditer(text, stretch.start, stretch.end):
            start, end = word.span()
            yield Fragment(start=start, end=end, page=stretch.sheet.page.number, box=_around(glyphs[start:end]))


def _around(glyphs: Sequence[Glyph | None]) -> Box:
    """The box round the characters of a word, in one go, since there are so many words."""
    x0 = top = math.inf
    x1 = bottom = -math.inf
    for glyph in glyphs:
        if glyph is not None:
            c = glyph.character
            x0 = c.x0 if c.x0 < x0 else x0
            top = c.top if c.top < top else top
            x1 = c.x1 if c.x1 > x1 else x1
            bottom = c.bottom if c.bottom > bottom else bottom
    return (x0, top, x1, bottom)


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
