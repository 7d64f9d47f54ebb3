"""PDF -> Document: pages -> lines -> paragraphs, with marks, notes and furniture told apart."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from importlib import import_module

import msgspec

from extractor.data.document import UNORDERED, Block, Box, Cell, Document, Note
from extractor.errors import BrokenDocument, EmptyDocument, ScannedDocument
from extractor.read.pdf_asides import beside_the_text, frames_beside
from extractor.read.pdf_beneath import lifted
from extractor.read.pdf_block import BlockWriter, Part, Sheet, TableCell, cut
from extractor.read.pdf_columns import regions
from extractor.read.pdf_continued import join_tables
from extractor.read.pdf_furniture import body_size, footnote_start, note_number, running_lines
from extractor.read.pdf_grids import with_box_grids
from extractor.read.pdf_hosts import drawing, hosts, unplaced
from extractor.read.pdf_hyphens import Hyphens
from extractor.read.pdf_inserts import insert
from extractor.read.pdf_lines import LineSetter, TextLine, is_right_to_left, lines
from extractor.read.pdf_marks import marks
from extractor.read.pdf_page import BoxFinder, Character, Page, Path, outside_tables, overlap
from extractor.read.pdf_paragraphs import Margins, Paragraph, cell_margins, margins, padding, paragraphs
from extractor.read.pdf_pictures import box_states
from extractor.read.pdf_regions import Region
from extractor.settings.reading import INDENT_SLACK, SAME_WIDTH
from extractor.text import has_words

_BACK_ENDS = {"pdfium": "extractor.read.pdf_pdfium:pages", "pdfplumber": "extractor.read.pdf_plumber:pages"}


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
        page_boxes=tuple((s.page.width, s.page.height) for s in sheets), notes=tuple(
            note for s in sheets for note in (*unplaced(s.hosts, s.page.number), *_unordered(s))),
    )


def _unordered(sheet: Sheet) -> list[Note]:
    """A note where the order of the page's regions is a guess."""
    message = f"text stands side by side on page {sheet.page.number}, and which is read first is a guess"
    return [Note(code=UNORDERED, message=message, page=sheet.page.number)] if any(p.region.doubt for p in sheet.parts) else []


def _sheets(pages: Sequence[Page]) -> list[Sheet]:
    """Pages with their lines sorted into body, cells, notes and furniture."""
    size, states = body_size(pages), box_states(pages)
    sheets: list[Sheet] = []
    tables = 0
    gutters: list[float] = []
    for page in pages:
        page, inserted = insert(page, states)
        setter = LineSetter(page.number)
        page = with_box_grids(lifted(page, {*inserted.widgets, *inserted.pictures}, setter), setter)
        page, frames = _in_the_margin(page, setter, gutters)
        boxes = [box for table in page.tables for row in table for box in row if box is not None]
        marked = marks(page, boxes)
        free, cells = _cells(page, tables)
        tables += len(page.tables)
        found = beside_the_text(frames, free, setter) if frames else regions(page, free, setter, gutters)
        gutters += [r.box[2] for r in found if r.kind == "column" and r.box[2] < page.width and not r.doubt]
        sheets.append(Sheet(
            page=page, marked=marked, hosts=hosts(marked.drawings, page.characters, [(cell, box) for _, cell, _, box in cells]), inserted=inserted,
            parts=[_part(region, cells) for region in found], running=[]))
    _set_aside(sheets, size)
    join_tables(sheets)
    return sheets


def _in_the_margin(page: Page, setter: LineSetter, gutters: Sequence[float]) -> tuple[Page, list[Box]]:
    """(the page without tables that are but frames in its margin, these frames); a frame in one of several columns is none."""
    without, frames = frames_beside(page, setter)
    if frames and any(r.kind == "column" and not r.doubt for r in regions(page, outside_tables(page), setter, gutters)):
        return page, []
    return without, frames


def _part(region: Region, cells: Sequence[TableCell]) -> Part:
    """What stands in a region; cells by their middle; none stand in an aside."""
    own = [c for c in cells if region.kind != "aside" and region.holds((c[3][0] + c[3][2]) / 2, (c[3][1] + c[3][3]) / 2)]
    return Part(region=region, body=region.lines, cells=own, notes=[])


def _set_aside(sheets: Sequence[Sheet], size: float) -> None:
    """Running lines and footnotes taken out of the pages' bodies; size: the text's type size."""
    bodies = [sorted((line for part in s.parts for line in part.body), key=lambda line: (line.top + line.bottom) / 2) for s in sheets]
    running = running_lines([s.page for s in sheets], bodies, size)
    for p, sheet in enumerate(sheets):
        sheet.running = [line for k, line in enumerate(bodies[p]) if (p, k) in running]
        for part in sheet.parts:
            flow = [line for line in part.body if not any(line is r for r in sheet.running)]
            start = footnote_start(sheet.page, flow, size) if part.region.notes else len(flow)
            part.body, part.notes = flow[:start], flow[start:]
            if part.region.kind == "column" and part.body:
                left = min(line.x0 for line in part.body)
                part.body = [msgspec.structs.replace(line, x0=line.x0 - left, x1=line.x1 - left) for line in part.body]


def _cells(page: Page, first_table: int) -> tuple[list[Character], list[TableCell]]:
    """(characters outside tables, cells as (top of their table, place, lines, box) in reading order)."""
    places: list[tuple[float, Cell, Box]] = []
    fills = [path for path in page.paths if path.fill not in (None, "ffffff") and not path.curved]
    for number, table in enumerate(page.tables, first_table):
        boxes = [box for row in table for box in row if box is not None]
        lefts, tops = sorted({box[0] for box in boxes}), sorted({box[1] for box in boxes})
        for r, row in enumerate(table):
            for c, box in enumerate(row):
                if box is not None:
                    wide, high = _starts_within(lefts, box[0], box[2]), _starts_within(tops, box[1], box[3])
                    places.append((tops[0], Cell(table=number, row=r, column=c, row_span=high, column_span=wide, shading=_fill(fills, box)), box))
    if not places:
        return list(page.characters), []
    inside_of: list[list[Character]] = [[] for _ in places]
    free: list[Character] = []
    homes = BoxFinder([box for _, _, box in places]).homes(page.characters)
    for character, k in zip(page.characters, homes, strict=True):
        (free if k is None else inside_of[k]).append(character)
    cells = [(top, cell, lines(found, page.number), box) for (top, cell, box), found in zip(places, inside_of, strict=True)]
    leans_right = {n for n in {cell.table for _, cell, _ in places} if _leans_right([c for c in cells if c[1].table == n])}
    return free, [_from_the_right(c, cells) if c[1].table in leans_right else c for c in cells]


def _starts_within(starts: Sequence[float], low: float, high: float) -> int:
    """How many of a table's columns or rows begin within a cell: what it spans."""
    return max(1, bisect_left(starts, high - 1) - bisect_left(starts, low - 1))


def _leans_right(cells: Sequence[TableCell]) -> bool:
    """Whether a table is set from right to left: most of its letters are, and its lines start at their cells' right edges."""
    characters = [g.character for _, _, found, _ in cells for line in found for g in line.glyphs if not g.text.isspace()]
    starts = [(line.x0 - box[0], box[2] - line.x1) for _, _, found, box in cells for line in found]
    right, left = sum(a > b + INDENT_SLACK for a, b in starts), sum(b > a + INDENT_SLACK for a, b in starts)
    return is_right_to_left(characters) and right > left


def _from_the_right(cell: TableCell, cells: Sequence[TableCell]) -> TableCell:
    """A cell of a table in a script written from right to left: its columns are counted from the right."""
    top, place, found, box = cell
    columns = max(c[1].column + c[1].column_span for c in cells if c[1].table == place.table)
    return (top, msgspec.structs.replace(place, column=columns - place.column - place.column_span), found, box)


def _fill(fills: Sequence[Path], cell: Box) -> str | None:
    """Fill colour of a cell by what is painted last; None for none and white."""
    area = (cell[2] - cell[0]) * (cell[3] - cell[1])
    return next((path.fill for path in reversed(fills) if area and overlap(path.box, cell) >= 0.7 * area), None)


class _Assembly:
    """Turns sheets into blocks in reading order."""

    def __init__(self, sheets: Sequence[Sheet]) -> None:
        self._sheets = sheets
        self._writer = BlockWriter(sheets, {
            number for s in sheets for part in s.parts for line in part.notes for number in [note_number(line)] if number},
            Hyphens(found for s in sheets for part in s.parts for found in (part.body, part.notes, *(cell[2] for cell in part.cells))))
        parts = [part for s in sheets for part in s.parts]
        self._full = margins([line for part in parts if part.region.kind == "full" for line in part.body])
        columns = [part for part in parts if part.region.kind == "column" and part.body]
        self._columns = {id(part): margins([line for other in columns if _as_wide(part, other) for line in other.body]) for part in columns}

    def blocks(self) -> Iterator[Block]:
        """Body, then footnotes, then running lines."""
        flow: list[TextLine] = []
        edges = self._full
        for sheet in self._sheets:
            for part in sheet.parts:
                own = part.region.edges or self._columns.get(id(part), self._full)
                if (part.region.kind == "aside" or _differ(own, edges)) and (part.body or part.cells):
                    yield from self._paragraphs(flow, edges)
                    flow, edges = [], own
                for top in sorted({top for top, _, _, _ in part.cells}):
                    before = [line for line in part.body if line.bottom <= top + 2]
                    yield from self._paragraphs([*flow, *before], edges)
                    flow = []
                    yield from self._table(sheet, sorted((c for c in part.cells if c[0] == top), key=lambda c: (c[1].table, c[1].row, c[1].column)))
                    part.body = [line for line in part.body if line not in before]
                flow += part.body
        yield from self._paragraphs(flow, edges)
        yield from self._notes()
        for sheet in self._sheets:
            for line in sheet.running:
                place = "header" if line.bottom < sheet.page.height / 2 else "footer"
                block = self._writer.block(Paragraph(lines=(line,), label_end=0, gap=True), self._full, None)
                yield msgspec.structs.replace(block, part=place, furniture=True)

    def _paragraphs(self, found: Sequence[TextLine], column: Margins) -> Iterator[Block]:
        for paragraph in paragraphs(found, column):
            yield self._writer.block(paragraph, column, None)

    def _table(self, sheet: Sheet, cells: Sequence[TableCell]) -> Iterator[Block]:
        """The cells of a table; what is drawn in an empty place of a cell is at its first block's start."""
        room = {n: padding([(found, box) for _, cell, found, box in cells if cell.table == n]) for n in {cell.table for _, cell, _, _ in cells}}
        for _, cell, found, box in cells:
            column = cell_margins(found, box, room[cell.table])
            blocks = [self._writer.block(paragraph, column, cell) for paragraph in paragraphs(found, column)] or [Block(index=0, text="", cell=cell)]
            drawn = tuple(drawing(mark, sheet.page.number, 0, 0) for mark in sheet.hosts.in_cells.get(cell, ()))
            yield msgspec.structs.replace(blocks[0], drawings=(*blocks[0].drawings, *drawn))
            yield from blocks[1:]

    def _notes(self) -> Iterator[Block]:
        """Footnotes: a line that opens with the next number begins one; one goes on over its page's end."""
        notes: list[tuple[str | None, list[TextLine]]] = []
        for line in (line for sheet in self._sheets for part in sheet.parts for line in part.notes):
            number = note_number(line)
            if not notes or (number is not None and _follows(number, notes[-1][0])):
                notes.append((number, [line]))
            else:
                notes[-1][1].append(line)
        for number, found in notes:
            column = margins(found)
            block = self._writer.block(Paragraph(lines=tuple(found), label_end=0, gap=True), column, None)
            start = len(number) if number and block.text.startswith(number) else 0
            start += len(block.text[start:]) - len(block.text[start:].lstrip())
            yield msgspec.structs.replace(cut(block, start), part="footnote", note=number)


def _as_wide(part: Part, other: Part) -> bool:
    """Whether two columns have about one width."""
    own, that = (max(line.x1 for line in p.body) for p in (part, other))
    return abs(own - that) <= (1 - SAME_WIDTH) * max(own, that)


def _differ(a: Margins, b: Margins) -> bool:
    """Whether text between these margins cannot go on between those."""
    return abs(a.left - b.left) > INDENT_SLACK or abs(a.right - b.right) > (1 - SAME_WIDTH) * (a.right - a.left)


def _follows(number: str, before: str | None) -> bool:
    """Whether a footnote's number comes next: the line of a note that begins with digits ("7 November") begins no note."""
    return not (number.isdigit() and before is not None and before.isdigit()) or int(number) in (int(before) + 1, 1)
