"""Tables that go on over the end of a page: one table again, its repeated head set aside."""

from __future__ import annotations

import itertools
from collections.abc import Sequence

import msgspec

from extractor.read.pdf_block import Part, Sheet, TableCell
from extractor.read.pdf_paragraphs import label_end
from extractor.settings.reading import RULE_SNAP


def join_tables(sheets: Sequence[Sheet]) -> None:
    """Number the cells of a table that opens a page on from the table that ends the page before, where both have the same columns; a row that
    the page's end cut in two is one row.

    A first row that repeats the first row of the table is a running line.  Without this the words of the head go into the answer before them.
    """
    head: list[TableCell] = []
    for above, below in itertools.pairwise(sheets):
        last, first = _ending(above), _opening(below)
        if last is None or first is None or not _same_columns(last, first):
            continue
        if not head or head[0][1].table != last[0][1].table:
            head = [c for c in last if c[1].row == 0]
        repeated = [c for c in first if c[1].row == 0] if _words(head) and _words([c for c in first if c[1].row == 0]) == _words(head) else []
        below.running += [line for c in repeated for line in c[2]]
        start = max(c[1].row for c in last) + 1 - (1 if repeated else 0) - (0 if repeated else _splits(first))
        _renumber(below, first, repeated, last[0][1].table, start)


def _splits(cells: Sequence[TableCell]) -> bool:
    """Whether a table's first row goes on with a row that the page's end cut in two: its first words begin in lower case."""
    row = sorted((c for c in cells if c[1].row == 0 and c[2]), key=lambda c: c[1].column)
    return bool(row) and row[0][2][0].text[:1].islower() and not label_end(row[0][2][0].text)


def _renumber(sheet: Sheet, cells: Sequence[TableCell], repeated: Sequence[TableCell], table: int, start: int) -> None:
    """Cells of ``sheet`` as rows of ``table`` from ``start``; those repeated are left out."""
    places = {c[1]: msgspec.structs.replace(c[1], table=table, row=c[1].row + start) for c in cells}
    dropped = {c[1] for c in repeated}
    for part in sheet.parts:
        part.cells = [(top, places.get(cell, cell), lines, box) for top, cell, lines, box in part.cells if cell not in dropped]
    sheet.hosts.in_cells = {places.get(cell, cell): marks for cell, marks in sheet.hosts.in_cells.items()}


def _ending(sheet: Sheet) -> list[TableCell] | None:
    """The cells of the table with which a page ends; None if text follows it."""
    part = next((p for p in reversed(sheet.parts) if p.body or p.cells), None)
    return _at_edge(part, last=True) if part is not None else None


def _opening(sheet: Sheet) -> list[TableCell] | None:
    """The cells of the table with which a page begins; None if text precedes it."""
    part = next((p for p in sheet.parts if p.body or p.cells), None)
    return _at_edge(part, last=False) if part is not None else None


def _at_edge(part: Part, *, last: bool) -> list[TableCell] | None:
    """The last or first table of a part, if no line stands beyond it."""
    if not part.cells:
        return None
    tops = [c[0] for c in part.cells]
    cells = [c for c in part.cells if c[0] == (max(tops) if last else min(tops))]
    edge = max(c[3][3] for c in cells) if last else min(c[3][1] for c in cells)
    beyond = any(line.top >= edge - 2 for line in part.body) if last else any(line.bottom <= edge + 2 for line in part.body)
    return None if beyond else cells


def _same_columns(above: Sequence[TableCell], below: Sequence[TableCell]) -> bool:
    """Whether two tables have their columns' edges at the same places."""
    edges = [sorted(x for c in cells for x in (c[3][0], c[3][2])) for cells in (above, below)]
    distinct = [[x for k, x in enumerate(found) if k == 0 or x - found[k - 1] > RULE_SNAP] for found in edges]
    return len(distinct[0]) == len(distinct[1]) > 2 and all(abs(a - b) <= RULE_SNAP for a, b in zip(*distinct, strict=True))


def _words(cells: Sequence[TableCell]) -> list[str]:
    """The words of a row's cells; empty where it has none."""
    texts = [" ".join(line.text for line in c[2]).strip() for c in sorted(cells, key=lambda c: c[1].column)]
    return texts if any(texts) else []
