"""Replies as an Excel workbook (extra ``[export]``): a sheet per view, nothing in it is ever run."""

from __future__ import annotations

import io
import re
from datetime import datetime
from typing import Any

from extractor.errors import UsageError
from extractor.export.records import Folder
from extractor.export.tables import WIDE, Table, Value, dictionary, long_table, value_labels, wide_table

_CELL = 32_767
"""Characters that a cell holds (Excel's specification); what is longer goes on in the sheet "Long texts"."""
_SHEET_NAME = 31
_WIDTHS = {"question": 50.0, "text": 60.0, "labels": 30.0, "reasons": 40.0, "evidence": 50.0, "sources": 40.0, "source": 30.0,
           "option_label": 40.0}
_EPOCH = datetime(2000, 1, 1)
"""Date of making: always the same, so that the same replies give the same bytes."""


def encode_workbook(folder: Folder) -> bytes:
    """The workbook's bytes: replies by question (one sheet a questionnaire), answers, dictionary, value labels."""
    try:
        import xlsxwriter
    except ImportError:
        raise UsageError("Excel files need XlsxWriter", hint="pip install 'extractor[export]'") from None
    stream = io.BytesIO()
    options = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
    book: Any = xlsxwriter.Workbook(stream, options)
    book.set_properties({"created": _EPOCH, "title": "Replies"})
    writer = _Writer(book)
    single = len(folder.questionnaires) == 1
    for id, questionnaire in folder.questionnaires.items():
        wide = wide_table(folder, questionnaire)
        writer.sheet("Replies" if single else id, wide, flagged=_flagged_cells(wide))
    answers = long_table(folder)
    writer.sheet("Answers", answers, flagged=_flagged_rows(answers))
    for id, questionnaire in folder.questionnaires.items():
        suffix = "" if single else f" {id}"
        writer.sheet(f"Dictionary{suffix}", dictionary(questionnaire))
        writer.sheet(f"Value labels{suffix}", value_labels(questionnaire))
    writer.long_texts()
    book.close()
    return stream.getvalue()


class _Writer:
    """Writes tables as sheets with a frozen, filtered header."""

    def __init__(self, book: Any) -> None:
        self.book = book
        self.names: set[str] = set()
        self.pieces: list[tuple[Value, ...]] = []
        # quote_prefix keeps a text a text even after someone has edited the cell
        plain = {"quote_prefix": True, "text_wrap": True, "valign": "top"}
        self.text = book.add_format(plain)
        self.flagged = book.add_format({**plain, "bg_color": "#FFE699"})
        self.number = book.add_format({"valign": "top"})
        self.flagged_number = book.add_format({"valign": "top", "bg_color": "#FFE699"})
        self.header = book.add_format({**plain, "bold": True, "bg_color": "#D9E1F2", "bottom": 1})

    def sheet(self, name: str, table: Table, flagged: set[tuple[int, int]] | None = None) -> None:
        """A table as a sheet; ``flagged``: row and column (from 0) of cells that ask for a look."""
        sheet = self.book.add_worksheet(self._name(name))
        for k, column in enumerate(table.columns):
            sheet.write_string(0, k, column.name, self.header)
            if column.about:
                sheet.write_comment(0, k, column.about)
            sheet.set_column(k, k, _WIDTHS.get(column.name.rpartition(".")[2], 16.0))
        for r, row in enumerate(table.rows):
            for k, value in enumerate(row):
                self._cell(sheet, r, k, value, flagged is not None and (r, k) in flagged)
        sheet.freeze_panes(1, 2)
        if table.rows:
            sheet.autofilter(0, 0, len(table.rows), len(table.columns) - 1)

    def long_texts(self) -> None:
        """A sheet with the rest of texts that did not fit into their cell, if there are any."""
        if self.pieces:
            sheet = self.book.add_worksheet(self._name("Long texts"))
            for r, row in enumerate((("sheet", "cell", "part", "text"), *self.pieces)):
                for k, value in enumerate(row):
                    self._cell(sheet, r - 1, k, value, flagged=False)

    def _cell(self, sheet: Any, r: int, k: int, value: Value, flagged: bool) -> None:
        if isinstance(value, bool):
            sheet.write_boolean(r + 1, k, value, self.flagged_number if flagged else self.number)
        elif isinstance(value, float | int):
            sheet.write_number(r + 1, k, value, self.flagged_number if flagged else self.number)
        elif value:
            pieces = [value[at : at + _CELL] for at in range(0, len(value), _CELL)]
            sheet.write_string(r + 1, k, pieces[0], self.flagged if flagged else self.text)
            cell = f"{_column(k)}{r + 2}"
            self.pieces += [(sheet.get_name(), cell, float(number), piece) for number, piece in enumerate(pieces[1:], start=2)]
        elif flagged:
            sheet.write_blank(r + 1, k, None, self.flagged)

    def _name(self, wanted: str) -> str:
        """A name that Excel allows and that is not taken."""
        base = re.sub(r"[\[\]:*?/\\']", "-", wanted)[:_SHEET_NAME] or "Sheet"
        name, number = base, 2
        while name.casefold() in self.names:
            name, number = f"{base[: _SHEET_NAME - 4]} ({number})", number + 1
        self.names.add(name.casefold())
        return name


def _flagged_cells(wide: Table) -> set[tuple[int, int]]:
    """Cells of the wide table that belong to an answer which asks for a look."""
    flagged = [set(str(items).split()) for items in wide.column("flagged_items")]
    places = list(enumerate(wide.columns))[len(WIDE) :]
    return {(r, k) for r, items in enumerate(flagged) for k, column in places if column.item in items}


def _flagged_rows(answers: Table) -> set[tuple[int, int]]:
    """All cells of the answers that ask for a look."""
    return {(r, k) for r, review in enumerate(answers.column("review")) if review for k in range(len(answers.columns))}


def _column(index: int) -> str:
    """Letters of a column: 0 is A, 26 is AA."""
    letters = ""
    index += 1
    while index:
        index, rest = divmod(index - 1, 26)
        letters = chr(65 + rest) + letters
    return letters
