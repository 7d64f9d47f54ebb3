"""Which lines are headings, the title and the introduction, and which are questions."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from extractor.data.document import Block
from extractor.structure.cues import Cues
from extractor.structure.draft import Part
from extractor.structure.entries import Entry
from extractor.structure.labels import Label
from extractor.structure.tables import Grid, Unit
from extractor.text import has_words, words

_LONGEST_HEADING = 30
_LONGEST_LABELLED_HEADING = 14
"""Words of a heading that shows in nothing but its numbering."""
_FRONT_NOTES = 4
"""Lines of instruction that may stand between the first section's heading and its first question."""
_FEWEST_STATED = 7
"""Words from which a numbered line may be a paragraph of the introduction."""
_LEGEND = re.compile(r"(?<!\S)\d{1,2}\s*=\s*\w")
"""A number of a scale with its meaning ("1 = never; 7 = always")."""
_FEWEST_ALIKE = 3
"""Lines of the same look that show what questions, and what headings, look like."""
_LARGER = 1.12
"""Ratio of type sizes from which a line stands out of the text."""


class Headings:
    """Tells headings from questions in one form; knows what the form's ordinary text looks like."""

    def __init__(self, units: Sequence[Unit], cues: Cues) -> None:
        self._units = units
        self._cues = cues
        entries = [u for u in units if isinstance(u, Entry)]
        sizes: Counter[float] = Counter()
        for entry in entries:
            for span in entry.block.spans:
                sizes[span.style.size or 0.0] += span.end - span.start
        self._size = max(sizes, key=lambda s: sizes[s]) if sizes else 0.0
        labelled = [e for e in entries if e.label is not None and has_words(e.wording)]
        cells = {(b.cell.table, b.cell.row, b.cell.column) for b in (e.block for e in entries) if b.cell is not None and has_words(b.text)}
        self._shared_rows = {row for row, times in Counter((table, row) for table, row, _ in cells).items() if times > 1}
        self._lettered = _section_shape(labelled)
        self._only_sections = _are_sections(labelled, [e for e in entries if e.label is None and _questions(e)])
        self._bold_questions = sum(_stands_out(e.block, e.text_start, self._size) for e in labelled) * 2 > len(labelled) > 3

    def mark(self) -> None:
        """Set ``heading`` on the entries that are headings."""
        asked = self._asked_style()
        begun = not self._only_sections
        for number, unit in enumerate(self._units):
            if isinstance(unit, Entry):
                section = self._only_sections and unit.label is not None
                begun = begun or section
                unit.looks_asked = begun and not section and asked is not None and unit.block.cell is None and _style(unit) == asked
                unit.heading = section or (not unit.looks_asked and self._is_heading(unit, number))

    def _asked_style(self) -> tuple[float, bool] | None:
        """The type (size, bold) of the questions of a form without numbers, if they stand out of the text and headings are larger or numbered."""
        entries = [u for u in self._units if isinstance(u, Entry) and has_words(u.wording) and not (self._only_sections and u.label is not None)]
        asking = [e for e in entries if _questions(e)]
        if any(e.label is not None for e in entries) or len(asking) < _FEWEST_ALIKE:
            return None
        styles = Counter(_style(e) for e in asking)
        style = max(styles, key=lambda s: styles[s])
        larger = [e for e in entries if not e.asks and _style(e)[0] > style[0] * _LARGER]
        apart = self._only_sections or len(larger) >= _FEWEST_ALIKE
        return style if style[1] and styles[style] * 2 > len(asking) and apart else None

    def _is_heading(self, entry: Entry, number: int) -> bool:
        block, size = entry.block, len(words(entry.block.text))
        if not size or size > _LONGEST_HEADING or entry.boxes or entry.choices or entry.fields or entry.bullet or entry.asks:
            return False
        if _LEGEND.search(block.text):
            return False
        following = self._units[number + 1] if number + 1 < len(self._units) else None
        if isinstance(following, Entry) and (following.is_room or following.only_choices or following.bullet):
            return bool(block.heading) and not following.is_room and self._cues.begins_section(block.text)
        if self._cues.begins_section(block.text) and not block.text.rstrip().endswith((".", "。")):
            return True
        if self._cues.is_instruction(entry.wording) or self._cues.follow_up(entry.wording) or self._goes_on(entry, number):
            return False
        if entry.label is not None and self._lettered is not None and entry.label.shape == self._lettered:
            return True
        if block.heading is not None:
            return True
        in_row = block.cell is not None and (block.cell.table, block.cell.row) in self._shared_rows
        if _stands_out(block, entry.text_start, self._size) and not in_row:
            return entry.label is None or self._heads_list(entry, number) or not self._bold_questions
        ends = block.text.rstrip().endswith((".", ":", "。", "："))
        return size <= _LONGEST_LABELLED_HEADING and not ends and self._heads_list(entry, number)

    def _heads_list(self, entry: Entry, number: int) -> bool:
        """Whether a labelled line without a question is followed at once by a list of another, plainer numbering."""
        if entry.label is None:
            return False
        label = self._next_label(number)
        if label is None or label.shape == entry.label.shape:
            return False
        capital = any(r.kind in ("I", "A0", "A1") for r in entry.label.readings) and len(entry.label.parts) == 1
        below = label.parts[: len(entry.label.parts)] == entry.label.parts or label.parts[0].startswith(entry.label.parts[-1])
        return (capital and label.shape[:1] in "1w第Q") or below

    def _goes_on(self, entry: Entry, number: int) -> bool:
        """Whether the last label of this kind before is no heading's, and this one is next: both are entries of one list."""
        if entry.label is None:
            return False
        for unit in reversed(self._units[:number]):
            if isinstance(unit, Entry) and unit.label is not None and unit.label.shape == entry.label.shape:
                before = {(r.kind, r.value + 1) for r in unit.label.readings}
                return not unit.heading and any((r.kind, r.value) in before for r in entry.label.readings)
        return False

    def _next_label(self, number: int) -> Label | None:
        """The label of the next unit that has words: a line's, or that of a grid's first row."""
        for unit in self._units[number + 1 :]:
            if not isinstance(unit, Entry):
                return unit.rows[0].entry.label if isinstance(unit, Grid) else None
            if has_words(unit.block.text):
                return unit.label
        return None


def _style(entry: Entry) -> tuple[float, bool]:
    """Type size of an entry's first word, and whether all of it is bold."""
    spans = [s for s in entry.block.spans if has_words(entry.block.text[s.start : s.end])]
    return (round(spans[0].style.size or 0.0) if spans else 0.0, bool(spans) and all(s.style.bold for s in spans))


def _questions(entry: Entry) -> bool:
    """Whether a line is a question with its mark."""
    return entry.asks and entry.wording.rstrip().endswith(("?", "؟", "？"))


def _are_sections(labelled: Sequence[Entry], unlabelled: Sequence[Entry]) -> bool:
    """Whether a form numbers nothing but its sections: they count on, ask nothing themselves, and at least as many questions have no number."""
    labels = [e.label for e in labelled if e.label is not None]
    if len(labels) < 2 or len(unlabelled) < max(_FEWEST_ALIKE, len(labels)) or len({label.shape for label in labels}) > 1:
        return False
    if any(e.asks or e.choices or e.fields or e.boxes or e.block.cell is not None or len(words(e.wording)) > _LONGEST_LABELLED_HEADING for e in labelled):
        return False
    counts = [{(r.kind, r.value - n) for r in label.readings} for n, label in enumerate(labels)]
    return all(label.strong and len(label.parts) == 1 for label in labels) and bool(set.intersection(*counts))


def _section_shape(labelled: Sequence[Entry]) -> str | None:
    """Shape of letters that head sections: the form's first label, with numbers below that count on from section to section."""
    labels = [e.label for e in labelled if e.label is not None and len(e.label.parts) == 1]
    if len(labels) < 4 or labelled[0].label is not labels[0]:
        return None
    first, second = labels[0], labels[1]
    if first.parts[0].isdigit() or not second.parts[0].isdigit() or second.parts[0] != "1":
        return None
    if any(e.asks or e.choices or e.fields for e in labelled if e.label is not None and e.label.shape == first.shape):
        return None
    values = [label.readings[0].value for label in labels if label.shape == second.shape]
    letters = sum(label.shape == first.shape for label in labels)
    return first.shape if letters > 1 and values == list(range(1, len(values) + 1)) else None


def _stands_out(block: Block, start: int, size: float) -> bool:
    """Whether the whole text after the label is bold, in capitals or larger than the form's ordinary text."""
    spans = [s for s in block.spans if s.end > start and has_words(block.text[max(s.start, start) : s.end])]
    if not spans:
        return False
    text = block.text[start:]
    if text.isupper() and len(words(text)) > 1:
        return True
    return all(s.style.bold or s.style.caps or (size and (s.style.size or 0) >= size * _LARGER) for s in spans)


def front_matter(units: Sequence[Unit], parts: dict[int, Part], cues: Cues) -> tuple[int, str]:
    """(number of units before the first section or question, title); notes their parts.

    The title is the leading lines that are no sentences; the most prominent of them is returned.
    """
    labelled = [u for u in units if isinstance(u, Entry) and u.label is not None and not u.heading]
    again = Counter(u.label.printed for u in labelled if u.label is not None)
    asked = {u.label.shape for u in labelled if u.label is not None and not _tells(u, cues)}
    asking = (n for n, unit in enumerate(units) if not isinstance(unit, Entry) or (_asks(unit) and not _states(unit, again, asked, cues)))
    first = next(asking, len(units))
    begin = _section_before(units, first, cues)
    leading: list[Entry] = []
    titles = True
    for unit in units[:begin]:
        assert isinstance(unit, Entry)
        size = len(words(unit.block.text))
        sentence = unit.block.text.rstrip().endswith((".", "。")) and size > 6 and not unit.heading
        titles = titles and size <= _LONGEST_HEADING and not sentence
        parts[unit.index] = Part("title" if titles and size else "heading" if unit.heading else "intro" if size else "note")
        if titles and size:
            leading.append(unit)
    return begin, _title(leading)


def _tells(entry: Entry, cues: Cues) -> bool:
    """Whether a paragraph only tells something and leaves no room to answer."""
    if entry.asks or entry.choices or entry.fields or entry.boxes or entry.block.cell is not None or len(words(entry.wording)) <= _FEWEST_STATED:
        return False
    return entry.wording.rstrip().endswith((".", "。")) and not (cues.is_instruction(entry.wording) or cues.asks_prose(entry.wording))


def _states(entry: Entry, again: Counter[str], asked: set[str], cues: Cues) -> bool:
    """Whether a numbered paragraph only tells something, and its number is used again for a question, or no question is numbered like it.

    again: how often each printed label occurs; asked: shapes of the labels of lines that ask.
    """
    return entry.label is not None and _tells(entry, cues) and (again[entry.label.printed] > 1 or entry.label.shape not in asked)


def _asks(entry: Entry) -> bool:
    """Whether a unit is, or may be, a question or room to write."""
    if entry.heading:
        return False
    held = bool(entry.choices) or bool(entry.fields) or bool(entry.boxes) or entry.block.cell is not None
    return entry.label is not None or held or entry.looks_asked


def _section_before(units: Sequence[Unit], first: int, cues: Cues) -> int:
    """Where the section begins that holds the first question: at its heading, if there is one and it is not the form's title."""
    at = first
    while at and first - at < _FRONT_NOTES:
        before = units[at - 1]
        if isinstance(before, Entry) and before.heading:
            break
        at -= 1
    else:
        return first
    if not at:
        return first
    while at and isinstance(unit := units[at - 1], Entry) and unit.heading and (_is_section(unit, cues) or _sentence_before(units, at - 1)):
        at -= 1
    here = units[at] if at < len(units) else None
    return at if isinstance(here, Entry) and here.heading else first


def _is_section(entry: Entry, cues: Cues) -> bool:
    return entry.label is not None or cues.begins_section(entry.block.text)


def _sentence_before(units: Sequence[Unit], at: int) -> bool:
    """Whether running text stands before the unit at ``at``."""
    return any(isinstance(u, Entry) and not u.heading and len(words(u.block.text)) > 8 for u in units[:at])


def _title(leading: Sequence[Entry]) -> str:
    """The most prominent of the leading lines: the largest, then the boldest, then the longest."""
    if not leading:
        return ""

    def prominence(entry: Entry) -> tuple[float, bool, bool, int]:
        spans = entry.block.spans
        return (max((s.style.size or 0.0 for s in spans), default=0.0), any(s.style.bold for s in spans),
                entry.block.alignment == "center", len(entry.block.text))

    return max(leading, key=prominence).block.text.strip()
