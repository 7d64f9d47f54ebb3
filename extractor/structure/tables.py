"""Tables of a form: grids of rows and options, label cells beside empty cells, questions laid out in rows."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from extractor.data.document import Block
from extractor.structure.cues import Cues
from extractor.structure.draft import Draft
from extractor.structure.entries import Choice, Entry, make_entry, settle_codes, wording
from extractor.structure.labels import Label, parse_label
from extractor.text import has_words, words

_SHORTEST_SCALE = 3
"""Numbers that make a scale."""
_FEWEST_NUMBERED = 2
"""Rows of a table with a number in a column that is not the first."""
_LONGEST_HEADER = 8
"""Words of a column's heading that may be an option."""


@dataclass(slots=True)
class Column:
    """An answer column of a grid: its heading, the heading's block, whether it stands for an option or for written words.

    option: None where only the question above can tell.
    """

    number: int
    label: str
    blocks: list[int]
    option: bool | None


@dataclass(slots=True)
class GridRow:
    """One row of a grid: the entry with its wording, its answer cells by column number, its question once it is placed.

    more: further lines of its wording.
    """

    entry: Entry
    cells: dict[int, list[Entry]]
    draft: Draft | None = None
    more: list[Entry] = field(default_factory=list)


@dataclass(slots=True)
class Grid:
    """A table whose rows are questions and whose columns are options (or things to write); ``other``: blocks that are neither.

    stem: the line that introduces it.
    """

    columns: list[Column]
    rows: list[GridRow]
    other: list[Entry] = field(default_factory=list)
    stem: str = ""


@dataclass(slots=True)
class Listing:
    """A table to fill in row by row: headings over columns of empty cells, without a wording of its own for any row."""

    header: list[Entry]
    cells: list[Entry]


Unit = Entry | Grid | Listing
_YEAR = re.compile(r"(?:19|20)\d\d(?:\s?[-–/]\s?\d{2,4})?")
_Cells = dict[tuple[int, int], list[Entry]]


def units(blocks: Iterable[Block], cues: Cues) -> Iterator[Unit]:
    """The form's body in reading order, with each grid as one unit and everything else block by block."""
    entries = [make_entry(block, cues) for block in blocks]
    settle_codes(entries, cues)
    tables = joined(entries)
    emitted: set[int] = set()
    for entry in entries:
        cell = entry.block.cell
        if cell is None:
            yield entry
        elif id(tables[cell.table]) not in emitted:
            emitted.add(id(tables[cell.table]))
            yield from _table(tables[cell.table], cues)


def joined(entries: Sequence[Entry]) -> dict[int, _Cells]:
    """Table number -> its cells by row and column; a table that goes on after a page break is one with its first part."""
    tables: dict[int, _Cells] = {}
    offsets: dict[int, int] = {}
    last: Entry | None = None
    for entry in entries:
        cell = entry.block.cell
        if cell is not None and cell.table not in tables:
            before = last.block.cell if last is not None else None
            width = 1 + max(e.block.cell.column for e in entries if e.block.cell is not None and e.block.cell.table == cell.table)
            tables[cell.table], offsets[cell.table] = {}, 0
            if before is not None and last is not None and _pages(last, entries) < _pages(entry, entries):
                above = tables[before.table]
                if width == 1 + max(column for _, column in above):
                    splits = entry.label is None and entry.block.text[:1].islower()
                    tables[cell.table] = above
                    offsets[cell.table] = max(row for row, _ in above) + (0 if splits else 1)
        if cell is not None:
            tables[cell.table].setdefault((cell.row + offsets[cell.table], cell.column), []).append(entry)
        last = entry
    return tables


def _pages(entry: Entry, entries: Sequence[Entry]) -> int:
    """Page of an entry's table row, 0 if the source has no pages."""
    cell = entry.block.cell
    same = [e for e in entries if e.block.cell is not None and cell is not None
            and (e.block.cell.table, e.block.cell.row) == (cell.table, cell.row)]
    return max((f.page for e in same for f in e.block.fragments), default=0)


def _table(cells: _Cells, cues: Cues) -> Iterator[Unit]:
    rows = sorted({row for row, _ in cells})
    grid = None if _scale(cells, rows) else _grid(cells, cues)
    if grid is not None:
        yield grid
        return
    if _is_listing(cells, rows):
        placed = [(row, e) for (row, _), entries in sorted(cells.items()) for e in entries]
        yield Listing([e for row, e in placed if row == rows[0]], [e for row, e in placed if row > rows[0]])
        return
    headers = _headed_columns(cells, rows)
    if headers:
        for column in headers:
            for row in rows:
                yield from cells.get((row, column), [])
        return
    numbered = _number_column(cells, rows)
    for row in rows:
        entries = [(c, e) for c in sorted(c for r, c in cells if r == row) for e in cells[row, c]]
        yield from _join_number(entries, numbered) if numbered else _join_lone_labels([e for _, e in entries])


def _scale(cells: _Cells, rows: Sequence[int]) -> bool:
    """Whether a first row of nothing but consecutive numbers (1 2 3 4 5) makes the table a scale; each number becomes an option."""
    first = [e for (row, _), entries in sorted(cells.items()) if row == rows[0] for e in entries if e.block.text.strip()]
    numbers = [e.block.text.strip() for e in first]
    if len(rows) > 2 or len(numbers) < _SHORTEST_SCALE or not all(n.isdigit() for n in numbers):
        return False
    if [int(n) for n in numbers] != list(range(int(numbers[0]), int(numbers[0]) + len(numbers))):
        return False
    for entry in first:
        start = entry.block.text.index(entry.block.text.strip())
        entry.choices, entry.wording, entry.label = (Choice(start, start + len(entry.block.text.strip())),), "", None
    return True


def _is_listing(cells: _Cells, rows: Sequence[int]) -> bool:
    """Whether headings stand over several rows of nothing but empty cells."""
    columns = {c for _, c in cells}
    body = [entries for (row, _), entries in cells.items() if row > rows[0]]
    return len(rows) > 2 and len(columns) > 1 and all(_filled(cells.get((rows[0], c), [])) for c in columns) and all(_empty(entries) for entries in body)


def _headed_columns(cells: _Cells, rows: Sequence[int]) -> list[int]:
    """Columns of a two-row table with headings above empty cells, [] if it is no such table."""
    columns = sorted({c for _, c in cells})
    if len(rows) != 2 or len(columns) < 2:
        return []
    head, body = rows
    if all(_filled(cells.get((head, c), [])) and _empty(cells.get((body, c), [])) for c in columns):
        return columns
    return []


def _number_column(cells: _Cells, rows: Sequence[int]) -> int:
    """The column, not the first, that holds the number of each row's question and nothing else; 0 if there is none."""
    for column in sorted({c for _, c in cells} - {0}):
        held = [[e for e in cells.get((row, column), []) if has_words(e.block.text)] for row in rows]
        labels = [lone_label(entries[0]) if len(entries) == 1 else None for entries in held]
        named = {label.id for label in labels if label is not None}
        other = {entries[0].block.text for entries, label in zip(held, labels, strict=True) if entries and label is None}
        if len(named) >= _FEWEST_NUMBERED and len(other) <= 1:  # a heading, which may stand on each page
            return column
    return 0


def _join_number(entries: Sequence[tuple[int, Entry]], numbered: int) -> list[Entry]:
    """Entries of a row whose number stands within it: the number is the longest text's after it, what stands beside them is printed with it."""
    number = next((e for c, e in entries if c == numbered), None)
    label = lone_label(number) if number is not None else None
    named = [(c, e) for c, e in entries if c > numbered and has_words(e.block.text)]
    if number is None or label is None or not named:
        return [e for _, e in entries]
    letters = {column: sum(char.isalpha() for c, e in named if c == column for char in e.block.text) for column, _ in named}
    column = max(letters, key=lambda c: letters[c])
    question = next(e for c, e in named if c == column)
    question.text_start = 0 if question.label is not None else question.text_start
    question.label, question.bullet = label, False
    beside = [e for c, e in entries if c < column and not e.boxes]
    question.extra += [e.index for e in beside]
    return [question, *(e for _, e in entries if e is not question and e not in beside)]


def _join_lone_labels(entries: list[Entry]) -> list[Entry]:
    """Entries of a row; a cell that holds only a number is joined to the entry after it."""
    result: list[Entry] = []
    lone: tuple[Entry, Label] | None = None
    for entry in entries:
        label = lone_label(entry)
        if label is not None and entry is entries[0] and len(entries) > 1:
            lone = entry, label
            continue
        if lone is not None and entry.block.text and entry.label is None:
            entry.label, entry.bullet = lone[1], False
            entry.extra.append(lone[0].index)
        elif lone is not None:
            result.append(lone[0])
        lone = None
        result.append(entry)
    if lone is not None:
        result.append(lone[0])
    return result


def lone_label(entry: Entry) -> Label | None:
    """The label of a cell that holds nothing else ("1.", "A.2", "Q3"), None if it holds more."""
    text = entry.block.text.strip()
    if not text or len(text) > 12 or entry.boxes:
        return None
    found = parse_label(f"{text} X")
    return found if found is not None and found.end >= len(text) else None


def _filled(entries: Sequence[Entry]) -> bool:
    return any(has_words(e.block.text) for e in entries)


def _empty(entries: Sequence[Entry]) -> bool:
    return bool(entries) and not _filled(entries) and not any(e.boxes for e in entries)


def _grid(cells: _Cells, cues: Cues) -> Grid | None:
    """The table as a grid, None if it is laid out otherwise."""
    rows = sorted({r for r, _ in cells})
    if len(rows) < 2:
        return None
    head = rows[0]
    body = rows[1:]
    columns = _answer_columns(cells, head, body, cues)
    if not columns:
        return None
    first = min(c.number for c in columns)
    grid = Grid(columns=columns, rows=[], other=[e for c in range(first) for e in cells.get((head, c), [])])
    for row in body:
        label_entries = _join_lone_labels([e for c in range(first) for e in cells.get((row, c), [])])
        named = [e for e in label_entries if has_words(e.block.text)]
        answers = {c.number: cells.get((row, c.number), []) for c in columns}
        if not named or not any(answers.values()) or _same_words(row, head, cells):
            grid.other += [e for c in sorted(c for r, c in cells if r == row) for e in cells[row, c]]
            continue
        grid.rows.append(GridRow(named[0], answers, more=named[1:]))
        grid.other += [e for e in label_entries if e not in named]
    return grid if grid.rows else None


def _same_words(row: int, head: int, cells: _Cells) -> bool:
    """Whether a row repeats the heading row (at the top of a page)."""
    def texts(number: int) -> list[list[str]]:
        return [words(" ".join(e.block.text for e in entries)) for (r, _), entries in sorted(cells.items()) if r == number]

    return texts(row) == texts(head)


def _answer_columns(cells: _Cells, head: int, body: Sequence[int], cues: Cues) -> list[Column]:
    """The columns to answer in: headed ones whose cells are empty, hold boxes, or repeat the same label in each row."""
    found: list[Column] = []
    for number in sorted({c for _, c in cells})[1:]:
        header = [e for e in cells.get((head, number), []) if has_words(e.block.text)]
        below = [cells[row, number] for row in body if (row, number) in cells and not _same_words(row, head, cells)]
        if not header or len(below) < max(1, (len(body) + 1) // 2) or not _answerable(below):
            if found:
                break
            continue
        label = " ".join(e.block.text[e.block.label_end :].strip() if not e.boxes and not e.fields else wording(e) for e in header)
        boxed = any(e.boxes for cell in below for e in cell)
        found.append(Column(number, label, [e.index for e in header], True if boxed else _option_heading(label, cues)))
    boxed = any(e.boxes for entries in cells.values() for e in entries)
    return found if len(found) > 1 or (found and found[0].option and boxed) else []


def _answerable(below: Sequence[Sequence[Entry]]) -> bool:
    """Whether the cells of a column are for answers: no words, or the same words in each."""
    texts = {" ".join(words(" ".join(e.block.text for e in cell))) for cell in below}
    return texts == {""} or (len(texts) == 1 and len(below) > 1 and len(next(iter(texts)).split()) <= _LONGEST_HEADER)


def _option_heading(label: str, cues: Cues) -> bool | None:
    """Whether a column's heading is an option, a thing to write ("Number of…", "Comments", "Date"), or either (None)."""
    if is_year(label):
        return None
    if cues.is_option_word(label) or label.strip().isdigit():
        return True
    written = cues.is_remark(label) or cues.asks_to_specify(label) or cues.is_instruction(label) or "?" in label
    return False if written or len(words(label)) > _LONGEST_HEADER or cues.value_type(label) != "text" else None


def is_year(text: str) -> bool:
    """Whether a heading is a year or two ("2023", "2022/23")."""
    return _YEAR.fullmatch(text.strip()) is not None


def settle_columns(grid: Grid, text: str, cues: Cues) -> None:
    """Decide the columns that may be either: options beside other options or where ``text`` asks to choose, else things to write."""
    years = all(is_year(row.entry.wording) for row in grid.rows)
    asked = cues.asks_choice(text) or cues.asks_degree(text)
    chosen = any(c.option for c in grid.columns) or (asked and not years and cues.value_type(text) == "text")
    for column in grid.columns:
        if column.option is None:
            column.option = chosen
