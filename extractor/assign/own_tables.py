"""Tables that the respondent made: number, question and answer in the cells of a row."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from extractor.assign.labels import label_reader
from extractor.assign.likeness import likeness_of
from extractor.assign.tables import FormCells
from extractor.data.alignment import Alignment, runs
from extractor.data.document import Block
from extractor.data.questionnaire import Questionnaire
from extractor.settings import HEADER_WORDS, ROW_ASKS, ROW_LIKENESS, ROW_MARGIN
from extractor.text import has_words, words

_Row = dict[int, list[Block]]


class RowPlace(NamedTuple):
    """What a block of an own table is: ``item`` of its row (None if it is a heading or asks what the form does not), ``answers`` where it
    stands in an answer column, ``doubt`` why a person should look at the row ("" if there is nothing).
    """

    item: str | None
    answers: bool
    doubt: str = ""


class OwnTables:
    """The blocks of tables that are none of the form's, by what they are; tables in which no rows of questions are seen are left out."""

    def __init__(self, alignment: Alignment, questionnaire: Questionnaire, languages: tuple[str, ...], cells: FormCells) -> None:
        self._places: dict[int, RowPlace] = {}
        tables = _tables(alignment, cells)
        if not tables:  # as in most replies: then nothing needs to be compared
            return
        self._alignment = alignment
        self._reader = label_reader(questionnaire, languages)
        self._items = [item.id for item in questionnaire.items]
        self._parents = {item.id: item.parent for item in questionnaire.items}
        self._likeness = likeness_of(questionnaire, alignment.form.language)
        self._asked = _asked(alignment)
        for rows in tables:
            self._place(rows)

    def __len__(self) -> int:
        """Number of items that have a row."""
        return len({place.item for place in self._places.values()} - {None})

    def place(self, block: Block) -> RowPlace | None:
        """What a block is; None if it stands in no such table."""
        return self._places.get(block.index)

    def _place(self, rows: Sequence[_Row]) -> None:
        """Decide the columns of one table, then place its rows; a row without number and question goes on with the one before."""
        numbers, questions = self._columns(rows)
        if (numbers is None and questions is None) or not self._asks_most(rows):
            return
        header = _header(rows)
        item: str | None = None
        doubt = ""
        for k, row in enumerate(rows):
            number, question = row.get(-1 if numbers is None else numbers, []), row.get(-1 if questions is None else questions, [])
            if k not in header and any(has_words(b.text) for b in (*number, *question)):
                item, doubt = self._item(number, question)
            for column, blocks in row.items():
                for block in blocks:
                    heading = RowPlace(None, answers=False)
                    self._places[block.index] = heading if k in header else RowPlace(item, column not in (numbers, questions), doubt)

    def _asks_most(self, rows: Sequence[_Row]) -> bool:
        """Whether most questions that the reply repeats stand in this table; else it is part of an answer."""
        blocks = {b.index for row in rows for cells in row.values() for b in cells}
        within = {item for block, counts in self._asked.items() if block in blocks for item, n in counts.items() if n > 2}
        outside = {item for block, counts in self._asked.items() if block not in blocks for item, n in counts.items() if n > 2}
        return len(within) >= len(outside - within)

    def _columns(self, rows: Sequence[_Row]) -> tuple[int | None, int | None]:
        """(column of the numbers, column of the questions), which may stand on either side; None for one that there is not.

        The questions' column asks in a good part of its cells: of answers and remarks one or another resembles a question by chance.
        """
        labels: Counter[int] = Counter()
        asks: Counter[int] = Counter()
        filled: Counter[int] = Counter()
        header = _header(rows)
        for k, row in enumerate(rows):
            for column, blocks in row.items() if k not in header else ():
                text = " ".join(b.text for b in blocks)
                filled[column] += has_words(text)
                if self._reader.named(text) is not None:
                    labels[column] += 1
                elif self._item([], blocks)[0] is not None:
                    asks[column] += 1
        numbers = min((c for c, n in labels.items() if n >= 2 and n >= max(labels.values())), default=None)
        questions = min((c for c, n in asks.items() if n >= max(2, ROW_ASKS * filled[c], *asks.values())), default=None)
        return numbers, questions

    def _item(self, number: Sequence[Block], question: Sequence[Block]) -> tuple[str | None, str]:
        """The item of a row and why it is in doubt; wording that matches a question is believed before a number."""
        text = " ".join(b.text for b in question)
        label = next((found for b in number if (found := self._reader.named(b.text)) is not None), None)
        if label is None and number and not text and (part := self._part(" ".join(b.text for b in number))) is not None:
            return part, "the row's number goes on in words, by which it was placed"
        if label is None and (read := self._reader.read(text)) is not None and read.items:
            label, text = read.items[0], text[read.end :]
        worded = _matched(self._asked, question)
        scores = self._likeness.scores(text)
        best = max(range(len(scores)), key=lambda k: scores[k], default=-1)
        if worded is not None and label is not None and worded != label and scores[self._items.index(label)] > ROW_LIKENESS:
            return label, ""
        if worded is not None:
            return worded, ""
        if label is not None:
            rival = best >= 0 and scores[best] > ROW_LIKENESS + ROW_MARGIN and scores[self._items.index(label)] < ROW_MARGIN
            return label, f"the row's number is {label}, its wording is closer to {self._items[best]}" if rival else ""
        if best >= 0 and scores[best] >= ROW_LIKENESS:
            return self._items[best], "the row was placed by its wording: it has no number"
        return None, ""


    def _part(self, text: str) -> str | None:
        """The item of a number with words behind it ("12 (if yes)"): what is asked under it in words like these, else the one numbered so."""
        head, _, rest = text.strip().partition(" ")
        item = self._reader.named(head)
        if item is None or not has_words(rest):
            return None
        scores = self._likeness.scores(rest)
        below = [k for k, other in enumerate(self._items) if self._parents[other] == item and scores[k] > 0]
        return self._items[max(below, key=lambda k: scores[k])] if below else item


def _tables(alignment: Alignment, cells: FormCells) -> list[list[_Row]]:
    """Tables of at least two columns that have no rows of the form's tables, as rows in reading order; those of one width are taken together,
    since a table that runs over pages may be read as several.
    """
    foreign: dict[int, dict[tuple[int, int], _Row]] = defaultdict(dict)
    widths: Counter[int] = Counter()
    for block in alignment.document.blocks:
        if block.cell is not None:
            widths[block.cell.table] = max(widths[block.cell.table], block.cell.column + block.cell.column_span)
    for block in alignment.document.blocks:
        cell = block.cell
        if cell is not None and widths[cell.table] > 1 and not cells.knows(cell.table):
            row = foreign[widths[cell.table]].setdefault((cell.table, cell.row), {})
            row.setdefault(cell.column, []).append(block)
    return [list(rows.values()) for rows in foreign.values()]


def _header(rows: Sequence[_Row]) -> set[int]:
    """Rows that are headings of the columns: the first, if its cells are short and without numbers, and every row that repeats it."""
    texts = [tuple(sorted((c, tuple(words(" ".join(b.text for b in blocks)))) for c, blocks in row.items())) for row in rows]
    first = texts[0] if texts else ()
    short = len(first) > 1 and all(0 < len(said) <= HEADER_WORDS and not any(w.isdigit() for w in said) for _, said in first)
    return {k for k, text in enumerate(texts) if text == first} if short else set()


def _asked(alignment: Alignment) -> dict[int, Counter[str]]:
    """Block -> how many of its words are wording of each item's question."""
    result: dict[int, Counter[str]] = defaultdict(Counter)
    lines = alignment.form.lines
    for run in runs(alignment):
        if run.line >= 0 and (line := lines[run.line]).role in ("question", "note") and line.item is not None:
            result[run.block][line.item] += run.end - run.start
    return result


def _matched(asked: dict[int, Counter[str]], blocks: Iterable[Block]) -> str | None:
    """The item of whose question more than half of the blocks' words are."""
    counts: Counter[str] = Counter()
    total = 0
    for block in blocks:
        counts.update(asked.get(block.index, {}))
        total += len(words(block.text))
    item, n = counts.most_common(1)[0] if counts else (None, 0)
    return item if n > 2 and 2 * n > total else None
