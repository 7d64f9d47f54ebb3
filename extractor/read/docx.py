"""Word document -> Document: body in order, then notes, then headers and footers."""

from __future__ import annotations

from collections.abc import Iterator

import msgspec
from lxml import etree

from extractor.data.document import Block, Cell, Document, Note, Part
from extractor.errors import BrokenDocument, EmptyDocument
from extractor.read.docx_numbering import Numbering, written
from extractor.read.docx_package import Package, W
from extractor.read.docx_paragraph import ParagraphReader, Shared
from extractor.read.docx_styles import Styles
from extractor.text import has_words

_PARAGRAPH, _TABLE = W + "p", W + "tbl"
_CONTAINERS = frozenset(W + n for n in ("sdt", "sdtContent", "customXml", "ins", "moveTo", "smartTag"))
_PARTS_OF_TABLES = "w:tblStylePr"
"""Styles of a table's first row, last column and so on (17.7.6.6): not resolved, and half of the style sheet where there are many table styles."""
_MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"


def read_docx(data: bytes) -> Document:
    """Read a .docx file.  Raises the DocumentErrors of ``Package``, and EmptyDocument where there is no word."""
    package = Package(data)
    root = package.xml(package.main)
    body = root.find(W + "body") if root is not None else None
    if body is None:
        raise BrokenDocument("the document has no body")
    story = _Story(package, body)
    story.shared.column = _column(body)
    blocks = [*story.blocks(body, "body"), *story.notes(), *story.margins()]
    if not any(has_words(b.text) or b.controls for b in blocks):
        raise EmptyDocument("there is no text in the document")
    properties = _core_properties(package)
    return Document(
        blocks=tuple(msgspec.structs.replace(b, index=k) for k, b in enumerate(blocks)), notes=tuple(story.remarks(body)),
        title=properties.get("title", ""), author=properties.get("creator", ""), language=properties.get("language", ""))


class _Story:
    """Walks the stories of one document; counts tables and lists as it goes."""

    def __init__(self, package: Package, body: etree._Element) -> None:
        self._package = package
        self._parts = package.relationships(package.main)
        by_kind = dict(self._parts.values())
        self._note_parts: dict[Part, etree._Element | None] = {
            "footnote": self._optional(by_kind.get("footnotes")), "endnote": self._optional(by_kind.get("endnotes"))}
        pictures = {i: package.data(n) or b"" for i, (kind, n) in self._parts.items() if kind == "image"}
        self.shared = Shared(
            styles=Styles(self._optional(by_kind.get("styles"), _PARTS_OF_TABLES), self._optional(by_kind.get("theme"))),
            numbering=Numbering(self._optional(by_kind.get("numbering"))),
            notes=_numbered_notes(body, self._optional(by_kind.get("settings"))),
            comments=_comments(self._optional(by_kind.get("comments"))), pictures=pictures)
        self._tables = 0

    def _optional(self, name: str | None, without: str = "") -> etree._Element | None:
        return self._package.xml(name, without) if name else None

    def blocks(self, element: etree._Element, part: Part, note: str | None = None) -> Iterator[Block]:
        """Blocks of one story."""
        reader = ParagraphReader(self.shared)
        gap = False
        for block in self._walk(element, reader, part, None, "", note):
            if block is None:
                gap = True
                continue
            yield msgspec.structs.replace(block, break_before=True) if gap else block
            gap = False

    def _walk(
        self, element: etree._Element, reader: ParagraphReader, part: Part, cell: Cell | None, table_style: str, note: str | None
    ) -> Iterator[Block | None]:
        """Blocks below an element; None for an empty paragraph."""
        for child in element:
            tag = child.tag
            if tag == _PARAGRAPH:
                yield reader.read(child, part=part, cell=cell, table_style=table_style, note=note)
                boxes, reader.boxes = reader.boxes, []
                for box in boxes:
                    yield from self._walk(box, reader, "textbox" if part == "body" else part, None, "", note)
            elif tag == _TABLE:
                yield from self._table(child, reader, part, cell, note)
            elif tag in _CONTAINERS:
                yield from self._walk(child, reader, part, cell, table_style, note)
            elif tag == _MC + "AlternateContent":
                choice = child.find(_MC + "Choice")
                yield from self._walk(choice if choice is not None else child, reader, part, cell, table_style, note)

    def _table(self, table: etree._Element, reader: ParagraphReader, part: Part, parent: Cell | None, note: str | None) -> Iterator[Block | None]:
        """Cells of a table on its grid; a vertically merged cell is one cell (17.4.84)."""
        number, self._tables = self._tables, self._tables + 1
        style_element = table.find(f"{W}tblPr/{W}tblStyle")
        style = style_element.get(W + "val", "") if style_element is not None else ""
        rows = list(_below(table, W + "tr"))
        for r, row in enumerate(rows):
            before = row.find(f"{W}trPr/{W}gridBefore")
            column = int(before.get(W + "val", "0")) if before is not None else 0
            for tc in _below(row, W + "tc"):
                properties = tc.find(W + "tcPr")
                span = _number(properties, "gridSpan", 1)
                merge = properties.find(W + "vMerge") if properties is not None else None
                if merge is None or merge.get(W + "val") == "restart":
                    place = Cell(
                        table=number, row=r, column=column, column_span=span, row_span=_row_span(rows, r, column) if merge is not None else 1,
                        parent=parent.table if parent is not None else None,
                        shading=self.shared.styles.fill(properties.find(W + "shd")) if properties is not None else None)
                    yield from self._cell(tc, reader, part, place, style, note)
                column += span

    def _cell(self, tc: etree._Element, reader: ParagraphReader, part: Part, place: Cell, style: str, note: str | None) -> Iterator[Block | None]:
        """Blocks of a cell: those with text, or one empty block."""
        found = [b for b in self._walk(tc, reader, part, place, style, note) if b is not None]
        full = [b for b in found if b.text.strip() or b.controls or b.drawings or b.cell != place]
        yield from full or found[:1] or [Block(index=0, text="", part=part, cell=place)]

    def notes(self) -> Iterator[Block]:
        """Footnotes, then endnotes, that are referred to."""
        for kind, root in self._note_parts.items():
            for element in root.iterchildren(W + kind) if root is not None else ():
                number = self.shared.notes.get((kind, element.get(W + "id", "")))
                if number is not None:
                    yield from self.blocks(element, kind, note=number)

    def margins(self) -> Iterator[Block]:
        """Headers and footers, each wording once."""
        seen = set()
        for kind, name in sorted(self._parts.values()):
            if kind not in ("header", "footer"):
                continue
            root = self._package.xml(name)
            for block in self.blocks(root, "header" if kind == "header" else "footer") if root is not None else ():
                if block.text.strip() and block.text not in seen:
                    seen.add(block.text)
                    yield msgspec.structs.replace(block, furniture=True)

    def remarks(self, body: etree._Element) -> Iterator[Note]:
        """What the person should know."""
        if self.shared.hidden_words:
            yield Note(code="hidden-text", message=f"{self.shared.hidden_words} words are hidden and were left out")
        if body.find(f".//{W}altChunk") is not None:
            yield Note(code="embedded-document", message="the document embeds another one, which was not read")


def _numbered_notes(body: etree._Element, settings: etree._Element | None) -> dict[tuple[str, str], str]:
    """(kind, id) -> printed number, in the order of the references; endnotes are i, ii, iii where nothing else is set (ECMA-376 17.11.17, 17.11.18)."""
    numbers: dict[tuple[str, str], str] = {}
    for kind, usual in (("footnote", "decimal"), ("endnote", "lowerRoman")):
        places = (place for place in (body, settings) if place is not None)
        told = next((found for place in places for found in place.iterfind(f".//{W}{kind}Pr/{W}numFmt")), None)
        style = told.get(W + "val", usual) if told is not None else usual
        for reference in body.iter(f"{W}{kind}Reference"):
            key = (kind, reference.get(W + "id", ""))
            numbers.setdefault(key, written(1 + sum(k == kind for k, _ in numbers), style))
    return numbers


def _below(element: etree._Element, tag: str) -> Iterator[etree._Element]:
    """Children with a tag, also inside content controls and insertions; deleted rows (17.13.5.12) are left out."""
    for child in element:
        if child.tag == tag:
            if child.find(f"{W}trPr/{W}del") is None:
                yield child
        elif child.tag in _CONTAINERS:
            yield from _below(child, tag)


def _number(properties: etree._Element | None, name: str, default: int) -> int:
    found = properties.find(W + name) if properties is not None else None
    value = found.get(W + "val", "") if found is not None else ""
    return max(1, int(value)) if value.isdigit() else default


def _row_span(rows: list[etree._Element], row: int, column: int) -> int:
    """Rows that a vertically merged cell covers, itself included."""
    span = 1
    for below in rows[row + 1 :]:
        at = 0
        for tc in _below(below, W + "tc"):
            properties = tc.find(W + "tcPr")
            if at == column:
                merge = properties.find(W + "vMerge") if properties is not None else None
                if merge is None or merge.get(W + "val") == "restart":
                    return span
                span += 1
                break
            at += _number(properties, "gridSpan", 1)
        else:
            return span
    return span


def _comments(root: etree._Element | None) -> dict[str, tuple[str, str]]:
    """Comment id -> (text, author)."""
    return {
        c.get(W + "id", ""): ("\n".join("".join(t.text or "" for t in p.iter(W + "t")) for p in c.iter(W + "p")), c.get(W + "author", ""))
        for c in (root.iterchildren(W + "comment") if root is not None else ())
    }


def _column(body: etree._Element) -> float:
    """Width of the text column of the last section in points (17.6.11, 17.6.13); A4 with inch margins if it does not say."""
    section = body.find(W + "sectPr")
    size, margin = (section.find(W + "pgSz"), section.find(W + "pgMar")) if section is not None else (None, None)
    values = [e.get(W + k, "") for e, k in ((size, "w"), (margin, "left"), (margin, "right")) if e is not None]
    if len(values) < 3 or not all(v.isdigit() for v in values):
        return 451.0
    return max(72.0, (int(values[0]) - int(values[1]) - int(values[2])) / 20)


def _core_properties(package: Package) -> dict[str, str]:
    """Core properties of the document (ECMA-376 part 2, 11) by name."""
    names = [name for kind, name in package.relationships("").values() if kind.endswith("core-properties")]
    root = package.xml(names[0]) if names else None
    return {str(e.tag).rpartition("}")[2]: e.text or "" for e in root} if root is not None else {}
