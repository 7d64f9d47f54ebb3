"""PDF -> Document: pages -> lines -> paragraphs, with marks, notes and furniture told apart."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator, Sequence
from importlib import import_module
from typing import Literal

import msgspec

from extractor.data.document import Block, Box, Cell, Comment, Control, Document, Drawing, Fragment, Span, Style
from extractor.errors import BrokenDocument, EmptyDocument, ScannedDocument
from extractor.read.pdf_furniture import body_size, footnote_start, note_number, running_lines
from extractor.read.pdf_inserts import Inserted, insert
from extractor.read.pdf_lines import Glyph, TextLine, lines
from extractor.read.pdf_marks import Marked, beside, marks
from extractor.read.pdf_page import Character, Origin, Page, inside, overlap
from extractor.read.pdf_paragraphs import Margins, Paragraph, label_end, margins, paragraphs
from extractor.settings import SUPERSCRIPT_SIZE
from extractor.text import has_words

_BACK_ENDS = {"pdfium": "extractor.read.pdf_pdfium:pages", "pdfplumber": "extractor.read.pdf_plumber:pages"}


class Sheet(msgspec.Struct, kw_only=True):
    """One page while it is put together: its marks, its body lines, its tables' cells and its footnote lines."""

    page: Page
    marked: Marked
    inserted: Inserted
    body: list[TextLine]
    cells: list[tuple[float, Cell, list[TextLine], Box]]
    running: list[TextLine]
    notes: list[TextLine]


def read_pdf(data: bytes, backend: str = "pdfium") -> Document:
    """Read a PDF with a back end, "pdfium" or "pdfplumber".

    Raises EncryptedDocument, BrokenDocument, LimitExceeded, ScannedDocument (pictures of pages only) or EmptyDocument.
    """
    if b"%PDF-" not in data[:1024]:
        raise BrokenDocument("not a PDF")
    module, _, function = _BACK_ENDS[backend].partition(":")
    sheets = _sheets(list(getattr(import_module(module), function)(data)))
    blocks = list(_Assembly(sheets).blocks())
    if not any(has_words(b.text) or b.controls for b in blocks):
        if any(overlap(i.box, (0, 0, s.page.width, s.page.height)) > 0.3 * s.page.width * s.page.height for s in sheets for i in s.page.pictures):
            raise ScannedDocument("the pages are pictures without text")
        raise EmptyDocument("there is no text in the document")
    return Document(
        blocks=tuple(msgspec.structs.replace(b, index=k) for k, b in enumerate(blocks)), pages=len(sheets),
        page_boxes=tuple((s.page.width, s.page.height) for s in sheets),
    )


def _sheets(pages: Sequence[Page]) -> list[Sheet]:
    """Pages with their lines sorted into body, cells, notes and furniture."""
    size = body_size(pages)
    sheets = []
    tables = 0
    for page in pages:
        boxes = [box for table in page.tables for row in table for box in row if box is not None]
        page, inserted = insert(page)
        marked = marks(page, boxes)
        free, cells = _cells(page, tables)
        tables += len(page.tables)
        sheets.append(Sheet(
            page=page, marked=marked, inserted=inserted, body=lines(free, page.number), cells=cells, running=[], notes=[]))
    running = running_lines([s.page for s in sheets], [s.body for s in sheets])
    for p, sheet in enumerate(sheets):
        sheet.running = [line for k, line in enumerate(sheet.body) if (p, k) in running]
        flow = [line for k, line in enumerate(sheet.body) if (p, k) not in running]
        start = footnote_start(sheet.page, flow, size)
        sheet.body, sheet.notes = flow[:start], flow[start:]
    return sheets


_PlacedCell = tuple[float, Cell, list[TextLine], Box]


def _cells(page: Page, first_table: int) -> tuple[list[Character], list[_PlacedCell]]:
    """(characters outside tables, cells as (top of their table, place, lines, box))."""
    places: list[tuple[float, Cell, Box]] = []
    for number, table in enumerate(page.tables, first_table):
        top = min(box[1] for row in table for box in row if box is not None)
        for r, row in enumerate(table):
            for c, box in enumerate(row):
                if box is not None:
                    span = next((n for n in range(1, len(row) - c) if row[c + n] is not None), len(row) - c)
                    places.append((top, Cell(table=number, row=r, column=c, column_span=span, shading=_fill(page, box)), box))
    if not places:
        return list(page.characters), []
    inside_of: list[list[Character]] = [[] for _ in places]
    free: list[Character] = []
    for character in page.characters:
        x, y = (character.x0 + character.x1) / 2, (character.top + character.bottom) / 2
        k = next((k for k, (_, _, box) in enumerate(places) if inside(box, x, y)), None)
        (free if k is None else inside_of[k]).append(character)
    cells = [(top, cell, lines(found, page.number), box) for (top, cell, box), found in zip(places, inside_of, strict=True)]
    return free, [cell for table in range(first_table, first_table + len(page.tables)) for cell in _from_the_right([c for c in cells if c[1].table == table])]


def _from_the_right(cells: list[_PlacedCell]) -> list[_PlacedCell]:
    """The cells of a table; one in a right-to-left script begins at its right (as ``w:bidiVisual`` has it: ECMA-376 17.4.1)."""
    letters = [c for _, _, found, _ in cells for line in found for c in line.text if c.isalpha()]
    if 2 * sum(unicodedata.bidirectional(c) in ("R", "AL") for c in letters) <= len(letters):
        return cells
    width = max(cell.column + cell.column_span for _, cell, _, _ in cells)
    mirrored = [
        (top, msgspec.structs.replace(cell, column=width - cell.column - cell.column_span), found, box) for top, cell, found, box in cells
    ]
    return sorted(mirrored, key=lambda placed: (placed[1].row, placed[1].column))


def _fill(page: Page, cell: Box) -> str | None:
    """Fill colour of a cell; None for none and white."""
    area = (cell[2] - cell[0]) * (cell[3] - cell[1])
    fills = [p.fill for p in page.paths if p.fill not in (None, "ffffff") and not p.curved and area and overlap(p.box, cell) >= 0.7 * area]
    return fills[-1] if fills else None


class _Assembly:
    """Turns sheets into blocks in reading order."""

    def __init__(self, sheets: Sequence[Sheet]) -> None:
        self._sheets = sheets
        self._by_number = {s.page.number: s for s in sheets}
        self._place = {id(c): k for s in sheets for k, c in enumerate(s.page.characters)}
        self._numbers = {number for s in sheets for line in s.notes for number in [note_number(line)] if number}

    def blocks(self) -> Iterator[Block]:
        """Body, then footnotes, then running lines."""
        column = margins([line for s in self._sheets for line in s.body])
        flow: list[TextLine] = []
        for sheet in self._sheets:
            tops = sorted({top for top, _, _, _ in sheet.cells})
            for top in tops:
                before = [line for line in sheet.body if line.bottom <= top + 2 and line not in flow]
                yield from self._paragraphs([*flow, *before], column)
                flow = []
                yield from self._table([c for c in sheet.cells if c[0] == top])
                sheet.body = [line for line in sheet.body if line not in before]
            flow += sheet.body
        yield from self._paragraphs(flow, column)
        yield from self._notes()
        for sheet in self._sheets:
            for line in sheet.running:
                part = "header" if line.bottom < sheet.page.height / 2 else "footer"
                yield msgspec.structs.replace(self._block(Paragraph(lines=(line,), label_end=0, gap=True), column, None), part=part, furniture=True)

    def _paragraphs(self, found: Sequence[TextLine], column: Margins) -> Iterator[Block]:
        for paragraph in paragraphs(found, column):
            yield self._block(paragraph, column, None)

    def _table(self, cells: Sequence[tuple[float, Cell, list[TextLine], Box]]) -> Iterator[Block]:
        for _, cell, found, box in cells:
            column = Margins(left=box[0], right=box[2], pitch=margins(found).pitch)
            if not found:
                yield Block(index=0, text="", cell=cell)
            for paragraph in paragraphs(found, column):
                yield self._block(paragraph, column, cell)

    def _notes(self) -> Iterator[Block]:
        """Footnotes: a line that opens with the next number begins one; one goes on over its page's end."""
        notes: list[tuple[str | None, list[TextLine]]] = []
        for sheet in self._sheets:
            for line in sheet.notes:
                number = note_number(line)
                if not notes or (number is not None and _follows(number, notes[-1][0])):
                    notes.append((number, [line]))
                else:
                    notes[-1][1].append(line)
        for number, found in notes:
            column = margins(found)
            block = self._block(Paragraph(lines=tuple(found), label_end=0, gap=True), column, None)
            cut = len(number) if number and block.text.startswith(number) else 0
            cut += len(block.text[cut:]) - len(block.text[cut:].lstrip())
            yield msgspec.structs.replace(_cut(block, cut), part="footnote", note=number)

    def _block(self, paragraph: Paragraph, column: Margins, cell: Cell | None) -> Block:
        """One paragraph as a block."""
        writer = _Writer(self._numbers)
        for line in paragraph.lines:
            writer.line(line)
        text = writer.text
        places = [self._place.get(id(g.character), -1) if g is not None else -1 for g in writer.glyphs]
        sheets = [self._by_number[p] for p in writer.pages]
        first = paragraph.lines[0]
        return Block(
            index=0, text=text, label_end=label_end(text) if paragraph.label_end else 0, cell=cell, break_before=paragraph.gap,
            indent=round(column.right - first.x1 if first.right_to_left else first.x0 - column.left, 1), right_to_left=first.right_to_left,
            alignment=_alignment(paragraph, column), spans=tuple(_spans(writer, places, sheets)), references=tuple(writer.references),
            controls=tuple(_controls(writer, places, sheets)), drawings=tuple(_drawings(writer, places, self._by_number)),
            comments=tuple(self._comments(paragraph, len(text))), fragments=tuple(_fragments(writer)),
        )

    def _comments(self, paragraph: Paragraph, end: int) -> Iterator[Comment]:
        """Notes pinned beside the paragraph's lines."""
        for number in {line.page for line in paragraph.lines}:
            found = [line for line in paragraph.lines if line.page == number]
            for note in self._by_number[number].inserted.notes:
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
            number = self._reference(line, k)
            if number:
                self.references.append((len(self.glyphs), number))
                k += len(number)
                continue
            for c in line.glyphs[k].text:
                self._put(c, line.glyphs[k], line.page)
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


def _follows(number: str, before: str | None) -> bool:
    """Whether a footnote's number comes next: the line of a note that begins with digits ("7 November") begins no note."""
    return not (number.isdigit() and before is not None and before.isdigit()) or int(number) in (int(before) + 1, 1)


def _joins(last: str, first: str) -> bool:
    """Whether no space belongs between two characters over a line's end: where either is of a script without spaces ("2025" above "年")."""
    return any("\u2e80" <= c <= "\u9fff" or "\uff00" <= c <= "\uffef" or "\u3000" <= c <= "\u303f" for c in (last, first) if c)


def _style(character: Character, place: int, marked: Marked) -> Style:
    return Style(
        bold=character.bold, italic=character.italic, underline=place in marked.underline, strike=place in marked.strike,
        highlight=marked.highlight.get(place), shading=marked.shading.get(place), color=character.color, size=character.size, font=character.font or None,
    )


def _spans(writer: _Writer, places: Sequence[int], sheets: Sequence[Sheet]) -> Iterator[Span]:
    """Runs of one style; joining spaces take the style of what is before them."""
    start = 0
    current: tuple[Style, Origin] | None = None
    cache: dict[tuple[str, float, str | None, bool, bool, bool, bool, str | None, str | None], Style] = {}
    for k, (glyph, place, sheet) in enumerate(zip(writer.glyphs, places, sheets, strict=True)):
        if glyph is None or glyph.text.isspace():
            continue
        c, m = glyph.character, sheet.marked
        key = (c.font, c.size, c.color, c.bold, c.italic, place in m.underline, place in m.strike, m.highlight.get(place), m.shading.get(place))
        if key not in cache:
            cache[key] = _style(c, place, m)
        here = (cache[key], c.origin)
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
    """Drawings on the paragraph's pages that touch its characters."""
    for number in sorted(set(writer.pages)):
        here = [k for k, p in enumerate(writer.pages) if p == number and writer.glyphs[k] is not None]
        boxes = {k: _box(writer.glyphs[k]) for k in here}
        if not boxes:
            continue
        top, bottom = min(b[1] for b in boxes.values()), max(b[3] for b in boxes.values())
        for shape, box, text, author in sheets[number].marked.drawings:
            if box[3] < top or box[1] > bottom:
                continue
            covered = [k for k, b in boxes.items() if inside(box, (b[0] + b[2]) / 2, (b[1] + b[3]) / 2) and not writer.text[k].isspace()]
            start = min(covered) if covered else beside(shape, box, {k: b for k, b in boxes.items() if not writer.text[k].isspace()})
            if start is not None:
                yield Drawing(shape=shape, start=start, end=max(covered) + 1 if covered else start, text=text, author=author, page=number, box=box)


def _box(glyph: Glyph | None) -> Box:
    assert glyph is not None
    c = glyph.character
    return (c.x0, c.top, c.x1, c.bottom)


def _fragments(writer: _Writer) -> Iterator[Fragment]:
    """One a word: the box round its characters."""
    start: int | None = None
    text = writer.text
    for k in range(len(text) + 1):
        ends = k == len(text) or text[k].isspace() or (start is not None and writer.pages[k] != writer.pages[start])
        if ends and start is not None:
            boxes = [_box(g) for g in writer.glyphs[start:k] if g is not None]
            yield Fragment(start=start, end=k, page=writer.pages[start], box=(
                min(b[0] for b in boxes), min(b[1] for b in boxes), max(b[2] for b in boxes), max(b[3] for b in boxes)))
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


def _cut(block: Block, start: int) -> Block:
    """A block without its first characters."""
    return msgspec.structs.replace(
        block, text=block.text[start:],
        spans=tuple(msgspec.structs.replace(s, start=max(0, s.start - start), end=s.end - start) for s in block.spans if s.end > start),
        controls=tuple(msgspec.structs.replace(c, start=c.start - start, end=c.end - start) for c in block.controls if c.start >= start),
        drawings=tuple(msgspec.structs.replace(d, start=max(0, d.start - start), end=d.end - start) for d in block.drawings if d.end > start),
        fragments=tuple(msgspec.structs.replace(f, start=max(0, f.start - start), end=f.end - start) for f in block.fragments if f.end > start),
        references=tuple((at - start, number) for at, number in block.references if at >= start),
    )
