"""Cells of the reply's tables against cells of the form's tables."""

from __future__ import annotations

from collections import Counter, defaultdict

from extractor.data.alignment import Alignment
from extractor.data.document import Cell
from extractor.data.questionnaire import Line


class FormCells:
    """Looks up the form's line (an answer or choice cell) that stands where a cell of the reply stands."""

    def __init__(self, alignment: Alignment) -> None:
        self._lines: dict[tuple[int, int, int], Line] = {}
        for line in alignment.form.lines:
            if line.cell is not None:
                self._lines.setdefault((line.cell.table, line.cell.row, line.cell.column), line)
        self._table, self._rows = _correspondence(alignment)

    def line(self, cell: Cell) -> Line | None:
        """The form's line in the same table, row and column; None if the table or row is not the form's."""
        table = self._table.get(cell.table)
        if table is None:
            return None
        row = self._rows.get((cell.table, cell.row))
        if row is None:
            row = self._row_above(cell)
        return None if row is None else self._lines.get((table, row, cell.column))

    def _row_above(self, cell: Cell) -> int | None:
        """The form's row by counting down from the nearest row above that was recognised."""
        for distance in range(1, cell.row + 1):
            row = self._rows.get((cell.table, cell.row - distance))
            if row is not None:
                return row + distance
        return cell.row


def _correspondence(alignment: Alignment) -> tuple[dict[int, int], dict[tuple[int, int], int]]:
    """(reply table -> form table, (reply table, reply row) -> form row), by the words that they share."""
    tables: dict[int, Counter[int]] = defaultdict(Counter)
    rows: dict[tuple[int, int], Counter[int]] = defaultdict(Counter)
    for word, i in zip(alignment.words, alignment.partner, strict=True):
        if i < 0:
            continue
        ours = alignment.document.blocks[word.block].cell
        theirs = alignment.form.lines[alignment.form_words[i].block].cell
        if ours is not None and theirs is not None:
            tables[ours.table][theirs.table] += 1
            rows[ours.table, ours.row][theirs.row] += 1
    return (
        {ours: counts.most_common(1)[0][0] for ours, counts in tables.items()},
        {place: counts.most_common(1)[0][0] for place, counts in rows.items()},
    )
