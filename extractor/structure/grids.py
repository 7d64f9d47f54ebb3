"""Grids written down: rows are questions, columns their options, or things to write for each row."""

from __future__ import annotations

from collections.abc import Sequence

from extractor.structure.draft import Draft, DraftOption, Part, Section
from extractor.structure.entries import Entry
from extractor.structure.recording import Recorder
from extractor.structure.tables import Column, Grid, GridRow, is_year, settle_columns
from extractor.text import has_words


def record_grid(grid: Grid, question: Draft | None, owner: Draft | None, section: Section | None, recorder: Recorder) -> None:
    """Record a grid that stands after ``question``, below the labelled question ``owner``."""
    _Rows(question, owner, section, recorder).record(grid)


class _Rows:
    """Records the rows of one grid."""

    def __init__(self, question: Draft | None, owner: Draft | None, section: Section | None, recorder: Recorder) -> None:
        self._question = question
        self._owner = owner
        self._section = section
        self._recorder = recorder
        self._cues = recorder.cues

    def record(self, grid: Grid) -> None:
        """Rows as questions, columns as their options."""
        stem = self._question
        unlabelled = [row for row in grid.rows if row.draft is None]
        nested = unlabelled or all(row.draft.parent is stem for row in grid.rows if row.draft is not None)
        if nested and stem is not None and not stem.options and not stem.rooms:
            stem.type = "note"
            grid.stem = f"{stem.cue_text()} {grid.stem}"
        settle_columns(grid, grid.stem or (stem.cue_text() if stem is not None else ""), self._cues)
        for entry in grid.other:
            self._recorder.note(None, entry)
        columns: dict[int, DraftOption] = {}
        for row in grid.rows:
            self._row(grid, row, columns)
        for column in grid.columns:
            for block in column.blocks:
                option = columns.get(column.number)
                self._recorder.understood.parts[block] = Part("column" if option else "note", None, option)

    def _row(self, grid: Grid, row: GridRow, columns: dict[int, DraftOption]) -> None:
        stem = self._question if self._question is not None and self._question.type == "note" else self._owner
        draft = row.draft or Draft(entries=[row.entry], parent=stem, section=self._section, row=True)
        if row.draft is None and stem is not None:
            stem.children.append(draft)
        draft.stem = grid.stem
        self._recorder.question(draft, row.entry)
        for entry in row.more:
            self._recorder.continuation(draft, entry)
        written = [c for c in grid.columns if not c.option]
        for column in grid.columns:
            if column.option:
                self._choice_cells(draft, column, row.cells.get(column.number, []), columns)
        yearly = all(is_year(column.label) for column in written)
        if len(written) == 1 or len(written) < len(grid.columns) or not has_words(draft.text) or yearly:
            # One thing to write for the row, a figure for each year, remarks beside its options (CONTRACT: they belong to the item), or a numbered
            # line of a list.
            for entry in (e for column in written for e in row.cells.get(column.number, [])):
                self._recorder.room(draft, entry)
            return
        draft.type = "note"
        for column in written:
            self._written_cells(draft, column, row.cells.get(column.number, []))

    def _choice_cells(self, draft: Draft, column: Column, cells: Sequence[Entry], columns: dict[int, DraftOption]) -> None:
        option = DraftOption(column.label, self._cues.is_other(column.label) or self._cues.asks_to_specify(column.label))
        draft.options.append(option)
        columns.setdefault(column.number, option)
        for entry in cells:
            self._recorder.choice_cell(draft, option, entry)

    def _written_cells(self, row: Draft, column: Column, cells: Sequence[Entry]) -> None:
        """One of several columns to fill in: a question below the row's."""
        child = Draft(parent=row, section=self._section, heading_text=column.label)
        row.children.append(child)
        self._recorder.understood.drafts.append(child)
        for entry in cells:
            self._recorder.room(child, entry)
