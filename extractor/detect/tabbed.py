"""A form's table that the reply has as lines with tabs ("Ports →X→"): which stretch of which line is which cell."""

from __future__ import annotations

from collections import Counter, defaultdict

from extractor.data.alignment import Alignment
from extractor.data.document import Block, Cell


class TabbedRows:
    """The rows of the form's tables that stand in lines with tabs, by the words of their first cells; the columns by those of the head."""

    def __init__(self, alignment: Alignment) -> None:
        rows: dict[tuple[int, int], Counter[int]] = defaultdict(Counter)
        columns: dict[tuple[int, int], Counter[int]] = defaultdict(Counter)
        self._blocks = alignment.document.blocks
        for word, i in zip(alignment.words, alignment.partner, strict=True):
            block = self._blocks[word.block]
            line = alignment.form.lines[alignment.form_words[i].block] if i >= 0 else None
            if line is None or line.cell is None or block.cell is not None or "\t" not in block.text:
                continue
            rows[line.cell.table, line.cell.row][word.block] += 1
            if line.role == "column":
                columns[line.cell.table, line.cell.column][block.text.count("\t", 0, word.start)] += 1
        self._rows = {place: found.most_common(1)[0][0] for place, found in rows.items()}
        self._columns = {place: found.most_common(1)[0][0] for place, found in columns.items()}

    def cell(self, printed: Cell) -> tuple[Block, int, int] | None:
        """Block and half-open characters there of a cell of the form, None where it does not stand between tabs or the head does not say where.

        A line that ends before the column has an empty stretch at its end for it.
        """
        row, column = self._rows.get((printed.table, printed.row)), self._columns.get((printed.table, printed.column))
        if row is None or not column:
            return None
        block = self._blocks[row]
        pieces = block.text.split("\t")
        if column >= len(pieces):
            return block, len(block.text), len(block.text)
        start = sum(len(piece) + 1 for piece in pieces[:column])
        return block, start, start + len(pieces[column])
