"""Cells of the reply's tables against cells of the form's tables."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping

from extractor.data.alignment import Alignment, runs, table_widths
from extractor.data.document import Cell
from extractor.data.questionnaire import Line
from extractor.text import has_words, words


class FormCells:
    """Looks up the form's line (an answer or choice cell) that stands where a cell of the reply stands."""

    def __init__(self, alignment: Alignment) -> None:
        self._lines: dict[tuple[int, int, int], Line] = {}
        self._columns = table_widths(alignment)
        for line in alignment.form.lines:
            if line.cell is not None:
                self._lines.setdefault((line.cell.table, line.cell.row, line.cell.column), line)
        self._rows = _correspondence(alignment) if all(self._columns) else {}
        self._taken = set(self._rows.values())
        self._repeated = _repeated_headers(alignment, self._rows)

    def line(self, cell: Cell) -> Line | None:
        """The form's line in the same table, row and column; None if the table or row is not the form's.

        Tables of other widths do not correspond cell by cell: a respondent who puts question and answer into a table of
        their own has rows like the form's grid, but no columns like it.
        """
        place = self._rows.get((cell.table, cell.row)) or self._row_above(cell)
        if place is None or self._columns[1].get(cell.table) != self._columns[0].get(place[0]):
            return None
        return self._lines.get((*place, cell.column))

    def knows(self, table: int) -> bool:
        """Whether a table of the reply is one of the form's: some row of it is, and it is as wide."""
        return any(
            self._columns[1].get(ours[0]) == self._columns[0].get(theirs[0]) for ours, theirs in self._rows.items() if ours[0] == table
        )

    def repeats_header(self, cell: Cell) -> bool:
        """Whether a cell stands in a row that repeats a heading row of the form, as on a new page; not in the row that was matched with it."""
        return (cell.table, cell.row) in self._repeated

    def _row_above(self, cell: Cell) -> tuple[int, int] | None:
        """The form's row by counting down from the nearest row above that was recognised."""
        for distance in range(1, cell.row + 1):
            place = self._rows.get((cell.table, cell.row - distance))
            if place is not None:
                below = place[0], place[1] + distance
                return None if below in self._taken else below  # a row that the respondent added pushes the form's rows down
        return None


def _repeated_headers(alignment: Alignment, matched: Mapping[tuple[int, int], tuple[int, int]]) -> set[tuple[int, int]]:
    """(table, row) of the reply's rows of at least two texts that all stand in one first row of the form's tables, and that were not matched."""
    headers: dict[int, set[tuple[str, ...]]] = defaultdict(set)
    for line in alignment.form.lines:
        if line.cell is not None and line.cell.row == 0 and line.role not in ("answer", "choice") and has_words(line.text):
            headers[line.cell.table].add(tuple(words(line.text)))
    rows: dict[tuple[int, int], set[tuple[str, ...]]] = defaultdict(set)
    for block in alignment.document.blocks:
        if block.cell is not None and has_words(block.text):
            rows[block.cell.table, block.cell.row].add(tuple(words(block.text)))
    return {
        place for place, texts in rows.items()
        if place not in matched and len(texts) > 1 and any(texts <= header for header in headers.values())
    }


def _correspondence(alignment: Alignment) -> dict[tuple[int, int], tuple[int, int]]:
    """(reply table, reply row) -> (form table, form row), by the words that they share."""
    rows: dict[tuple[int, int], Counter[tuple[int, int]]] = defaultdict(Counter)
    for run in runs(alignment):
        ours = alignment.document.blocks[run.block].cell
        theirs = alignment.form.lines[run.line].cell if run.line >= 0 else None
        if ours is not None and theirs is not None:
            rows[ours.table, ours.row][theirs.table, theirs.row] += run.end - run.start
    return {place: counts.most_common(1)[0][0] for place, counts in rows.items()}
