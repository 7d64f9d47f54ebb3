"""What stands between one labelled question and the next: options, sub-questions, room to write, grids, notes."""

from __future__ import annotations

import re
from collections.abc import Sequence

from extractor.structure.draft import Draft, Section
from extractor.structure.entries import Choice, Entry, blanks_as_boxes
from extractor.structure.grids import record_grid
from extractor.structure.recording import Recorder
from extractor.structure.tables import Grid, Listing, Unit
from extractor.structure.wrapping import is_rest_of_cell, is_rest_of_option
from extractor.text import has_words, words

_DEEPER = 6.0
_LONGEST_PLAIN_OPTION = 14
_SHORTEST_SCALE = 3
"""Boxes in a row that make a scale."""
_APART = re.compile(r"[^\s](?:[^\t\n]*?[^\s])?(?=\t|\n|\s{2,}|\s*$)")
_FEWEST_OF_ROW = 3
"""Words of a table's row that begins as an instruction does ("Specify other steroid") and is a question."""
_LONGEST_BARE = 3
"""Words of a list entry that is an option although nothing says so ("State your sex: - Male - Female")."""


class Tail:
    """Works through the units after one labelled question (``owner``; None after a heading or at the form's beginning)."""

    def __init__(
        self, owner: Draft | None, section: Section | None, units: Sequence[Unit], recorder: Recorder, *, unlabelled_form: bool
    ) -> None:
        self._owner = owner
        self._section = section
        self._units = units
        self._recorder = recorder
        self._cues = recorder.cues
        self._unlabelled_form = unlabelled_form
        self._question = owner

    def process(self) -> None:
        """Record every unit."""
        at = 0
        while at < len(self._units):
            at += self._step(at)

    def _step(self, at: int) -> int:
        """Record the unit at ``at`` and those that belong with it; returns how many."""
        unit = self._units[at]
        if isinstance(unit, Grid):
            record_grid(unit, self._question, self._owner, self._section, self._recorder)
            return 1
        if isinstance(unit, Listing):
            self._listing(unit)
            return 1
        question = self._question
        if question is not None and (pairs := self._option_cells(at)):
            self._record_pairs(question, pairs)
            return 2 * len(pairs)
        if unit.is_room:
            self._recorder.room(question, unit)
            return 1
        if unit.only_choices and question is not None:
            return self._recorder.option_cell(question, unit, self._next(at))
        if question is not None and (labels := self._labels_under(at)):
            self._recorder.boxes_line(question, unit, labels)
            return 2
        if question is not None and at and is_rest_of_option(self._units[at - 1], unit, self._next(at)):
            self._recorder.option_continuation(question, unit)
            return 1
        if unit.bullet and (run := self._bullets(at)):
            self._list(run, led=at > 0 and self._leads_to_answer(self._units[at - 1]))
            return len(run)
        if question is not None and (blanks := self._blanks(at)):
            self._record_blanks(question, blanks)
            return len(blanks)
        if question is not None and (marked := self._box_cells(at)):
            self._record_pairs(question, marked)
            return 2 * len(marked)
        if question is not None and (run := self._plain_options(at)):
            for entry in run:
                self._recorder.option_line(question, entry)
            return len(run)
        self._line(unit, at)
        return 1

    def _record_pairs(self, question: Draft, pairs: Sequence[tuple[Entry, Entry]]) -> None:
        """Labels with a cell to mark each are options."""
        for entry, cell in pairs:
            self._recorder.option_line(question, entry)
            self._recorder.choice_cell(question, question.options[-1], cell)

    def _next(self, at: int) -> Unit | None:
        return self._units[at + 1] if at + 1 < len(self._units) else None

    # --- lists

    def _bullets(self, at: int) -> list[Entry]:
        """The bulleted entries from ``at`` on, up to the first of another kind."""
        run: list[Entry] = []
        for unit in self._units[at:]:
            if not isinstance(unit, Entry) or not unit.bullet or unit.only_choices:
                break
            run.append(unit)
        return run

    def _labels_under(self, at: int) -> Entry | None:
        """The line after one of nothing but boxes, if it has as many words or phrases set apart as there are boxes: the labels of a scale."""
        unit, below = self._units[at], self._next(at)
        if not isinstance(unit, Entry) or not isinstance(below, Entry) or not unit.only_box or len(unit.boxes) < _SHORTEST_SCALE:
            return None
        parts = [match.span() for match in _APART.finditer(below.block.text)]
        if below.boxes or below.fields or below.block.cell is not None or len(parts) != len(unit.boxes) or below.asks:
            return None
        below.label, below.bullet, below.text_start = None, False, 0
        below.choices, below.wording = tuple(Choice(low, high) for low, high in parts), ""
        return below

    def _leads_to_answer(self, unit: Unit) -> bool:
        """Whether a line such as "Response:" announces the answer."""
        return isinstance(unit, Entry) and self._cues.is_answer_lead(unit.wording)

    def _list(self, run: Sequence[Entry], *, led: bool = False) -> None:
        """A bulleted list: questions, the options of the question before it, or its topics.

        led: a line that announces the answer stands before it, so that it lists what to answer on.
        """
        question, cues = self._question, self._cues
        asking = sum(entry.asks or bool(entry.choices) or cues.follow_up(entry.wording) is not None for entry in run)
        filled = sum(bool(entry.fields) and not cues.asks_to_specify(entry.wording) and not cues.is_other(entry.wording) for entry in run)
        if 2 * asking >= len(run) or 2 * filled >= len(run) or (question is None and any(entry.fields for entry in run)):
            for entry in run:
                self._sub_question(entry)
        elif question is not None and self._are_options(question, run, led=led):
            for entry in run:
                self._recorder.option_line(question, entry)
        else:
            for entry in run:
                self._recorder.note(question, entry)
            if question is not None and not cues.asks_prose(question.text):
                self._recorder.understood.doubt(question, "a list follows that was taken for topics, not for options")

    def _are_options(self, question: Draft, run: Sequence[Entry], *, led: bool = False) -> bool:
        cues, text = self._cues, question.cue_text()
        if question.options:
            return False
        if any(cues.is_other(e.wording) or cues.rejects_all(e.wording) or cues.is_option_word(e.wording) for e in run):
            return True
        if cues.asks_choice(text):
            return True
        if led or cues.asks_prose(question.text):
            return False
        if cues.is_instruction(question.text) and len(run) > 1 and all(_is_bare(entry.wording) for entry in run):
            return True
        return cues.leaves_open(question.text) and len(run) > 1

    def _plain_options(self, at: int) -> list[Entry]:
        """Short unmarked lines from ``at`` on that are the options of the question before them, [] if they are none."""
        question, cues = self._question, self._cues
        if question is None or question.options or question.rooms:
            return []
        run: list[Entry] = []
        for unit in self._units[at:]:
            if not isinstance(unit, Entry) or not self._may_be_plain_option(unit) or (run and unit.bullet):
                break
            run.append(unit)
        if len(run) < 2:
            return []
        known = [cues.is_option_word(e.wording) or cues.is_other(e.wording) or cues.rejects_all(e.wording) for e in run]
        deeper = all(e.block.indent > question.indent + _DEEPER for e in run)
        told = cues.wants_one(question.cue_text()) or cues.wants_many(question.text)
        asked = told or cues.leaves_open(question.text)
        if all(known) or (asked and any(known)) or (asked and cues.asks_choice(question.cue_text()) and not cues.asks_prose(question.text)):
            return run
        return run if asked and deeper and len(run) > 2 else []

    def _blanks(self, at: int) -> list[Entry]:
        """Lines that begin with a short blank ("___ Training") from ``at`` on, [] if it is not several."""
        run: list[Entry] = []
        for unit in self._units[at:]:
            if not isinstance(unit, Entry) or not unit.starts_with_blank:
                break
            run.append(unit)
        return run if len(run) > 1 else []

    def _record_blanks(self, question: Draft, run: Sequence[Entry]) -> None:
        """Blanks before words: boxes to mark, or room for a number (a rank) each."""
        cues = self._cues
        ranked = re.search(r"(?<!\d)1(?!\d)", question.text) is not None and not cues.wants_many(question.cue_text())
        for entry in run:
            if not ranked and not question.rooms and blanks_as_boxes(entry, cues, lambda _: True):
                self._recorder.options_line(question, entry)
            else:
                child = self._recorder.sub_question(self._owner, self._section, entry)
                child.controls |= {"number"} if ranked else set()
        self._recorder.understood.doubt(question, "blanks stand before words: taken for " + ("numbers" if ranked else "boxes"))

    def _box_cells(self, at: int) -> list[tuple[Entry, Entry]]:
        """(label, box) of cells that hold a box each beside a cell with its label, from ``at`` on."""
        pairs: list[tuple[Entry, Entry]] = []
        box_first: bool | None = None
        for first, second in zip(self._units[at::2], self._units[at + 1 :: 2], strict=False):
            if not isinstance(first, Entry) or not isinstance(second, Entry) or first.block.cell is None or second.block.cell is None:
                break
            if first.block.cell.row != second.block.cell.row or first.only_box == second.only_box or box_first is second.only_box:
                break
            box_first = first.only_box
            label, box = (second, first) if box_first else (first, second)
            if not has_words(label.wording) or label.asks or label.choices or label.label is not None:
                break
            pairs.append((label, box))
        return pairs

    def _option_cells(self, at: int) -> list[tuple[Entry, Entry]]:
        """(label, cell) of label cells with an empty cell to mark before or after each, from ``at`` on; [] if they are not the question's options."""
        question, cues = self._question, self._cues
        if question is None or question.options or question.rooms:
            return []
        pairs: list[tuple[Entry, Entry]] = []
        first = self._units[at]
        mark_first = isinstance(first, Entry) and first.is_room
        for one, other in zip(self._units[at::2], self._units[at + 1 :: 2], strict=False):
            label, cell = (other, one) if mark_first else (one, other)
            if not isinstance(label, Entry) or not isinstance(cell, Entry) or not cell.is_room or cell.fields or label.is_room:
                break
            if label.fields and not cues.is_other(label.wording) and not cues.asks_to_specify(label.wording):
                break
            here, there = label.block.cell, cell.block.cell
            if here is None or there is None or (here.table, here.row) != (there.table, there.row) or label.asks or label.choices:
                break
            if not 0 < len(words(label.wording)) <= _LONGEST_PLAIN_OPTION:
                break
            pairs.append((label, cell))
        told = cues.wants_one(question.cue_text()) or cues.wants_many(question.cue_text()) or cues.asks_choice(question.cue_text())
        told = told or (question.entries[0].asks and any(cues.is_other(label.wording) for label, _ in pairs))
        return pairs if len(pairs) > 1 and (told or all(cues.is_option_word(label.wording) for label, _ in pairs)) else []

    def _may_be_plain_option(self, entry: Entry) -> bool:
        size = len(words(entry.wording))
        if not 0 < size <= _LONGEST_PLAIN_OPTION or entry.asks or entry.choices or entry.label is not None:
            return False
        if entry.block.cell is not None and self._followed_by_cell(entry):
            return False
        if self._cues.is_other(entry.wording):
            return True
        if entry.fields or entry.wording.rstrip().endswith((".", "。", ":", "：")):
            return False
        instructs = self._cues.is_instruction(entry.wording) or self._cues.follow_up(entry.wording) is not None
        return self._cues.is_option_word(entry.wording) or not instructs

    def _followed_by_cell(self, entry: Entry) -> bool:
        """Whether an empty cell stands beside a label cell."""
        at = next((i for i, u in enumerate(self._units) if u is entry), -1)
        following = self._units[at + 1] if 0 <= at < len(self._units) - 1 else None
        return isinstance(following, Entry) and following.is_room and following.block.cell is not None

    def _line(self, entry: Entry, at: int) -> None:
        following = self._after_cell(at)
        question = self._question
        if self._cues.is_answer_lead(entry.wording) and question is not None and not self._asks_remarks(entry, following):
            self._recorder.note(question, entry)
        elif question is not None and (is_rest_of_cell(question, entry) or self._continues(question, entry, following)):
            self._recorder.continuation(question, entry)
        elif self._is_question(entry, following, at):
            self._sub_question(entry)
        elif isinstance(following, Grid):
            following.stem = entry.wording
            labelled = any(row.entry.label is not None for row in following.rows)
            self._recorder.note(None if labelled or question is None else question, entry)
        else:
            self._recorder.note(question, entry)

    def _asks_remarks(self, entry: Entry, following: Unit | None) -> bool:
        """Whether a line such as "Comments" has room of its own: an empty cell beside it (CONTRACT: a text item), or a blank of its own."""
        if not self._cues.is_remark(entry.wording):
            return False
        if entry.fields or not isinstance(following, Entry) or not following.is_room:
            return bool(entry.fields)
        here, there = entry.block.cell, following.block.cell
        return here is not None and there is not None and (here.table, here.row) == (there.table, there.row)

    def _after_cell(self, at: int) -> Unit | None:
        """The unit after the one at ``at``, and after the lines that its sentence goes on with in the same cell."""
        entry = self._units[at]
        assert isinstance(entry, Entry)
        probe = Draft(entries=[entry])
        for unit in self._units[at + 1 :]:
            if not isinstance(unit, Entry) or unit.is_room or not is_rest_of_cell(probe, unit):
                return unit
            probe.entries.append(unit)
        return None

    def _continues(self, question: Draft, entry: Entry, following: Unit | None) -> bool:
        """Whether a line goes on with the question before it, which is not answered in any way yet."""
        if not has_words(question.text) and question is self._owner and not question.options:
            return True
        answered = question.options or question.rooms or question.notes or question.children
        if answered or question is not self._owner or self._cues.follow_up(entry.wording):
            return False
        if entry.choices and has_words(entry.wording):
            return not question.text.rstrip().endswith(("?", "؟", "？"))
        if not question.entries[0].asks and entry.asks and not self._cues.asks_prose(question.text):
            return True
        ends_question = entry.wording.rstrip().endswith(("?", "؟", "？"))
        return ends_question and not (isinstance(following, Entry) and following.is_room and question.text.rstrip().endswith("?"))

    def _is_question(self, entry: Entry, following: Unit | None, at: int) -> bool:
        """Whether an unlabelled line asks something of its own."""
        cues, question = self._cues, self._question
        room_next = isinstance(following, Entry) and (following.is_room or (bool(following.fields) and not has_words(following.wording)))
        if (entry.choices and has_words(entry.wording)) or entry.looks_asked:
            return True
        if cues.skips(entry.wording) and not entry.fields:
            return False
        polarity = cues.follow_up(entry.wording)
        ends_open = entry.wording.rstrip().endswith(("?", "؟", "？", ":", "："))
        if polarity is not None:
            asked = [d for d in (question, question.parent if question else None) if d is not None]
            has = any(cues.polarity(option.label) == polarity for draft in asked for option in draft.options)
            return has or ends_open or room_next or bool(entry.fields)
        if question is not None and not question.options and self._tells_how(entry):
            return False
        if self._options_follow(at) and (question is None or bool(question.options) or bool(question.rooms)):
            return True
        if room_next and self._in_row_of_its_own(entry, following):
            return True
        if entry.fields or room_next:
            return question is None or not (cues.is_instruction(entry.wording) or cues.asks_to_specify(entry.wording))
        if entry.wording.rstrip().endswith(("?", "؟", "？")) or self._is_prompt(entry, at):
            return True
        return self._unlabelled_form and question is None and cues.asks_prose(entry.wording)

    def _in_row_of_its_own(self, entry: Entry, room: Unit | None) -> bool:
        """Whether a table's row holds nothing but a wording and room for it, below the row of the question before."""
        question = self._question
        if not isinstance(room, Entry) or entry.block.cell is None or room.block.cell is None or question is None or not question.entries:
            return False
        here, before = entry.block.cell, question.entries[-1].block.cell
        if before is None or before.table != here.table or before.row == here.row or (room.block.cell.table, room.block.cell.row) != (here.table, here.row):
            return False
        return here.column == before.column and len(words(entry.wording)) >= _FEWEST_OF_ROW

    def _tells_how(self, entry: Entry) -> bool:
        """Whether a line only says how many options to choose ("Please choose only one of the following:")."""
        told = self._cues.wants_one(entry.wording) or self._cues.wants_many(entry.wording)
        return told and self._cues.is_instruction(entry.wording) and not entry.asks

    def _is_prompt(self, entry: Entry, at: int) -> bool:
        """Whether a short line with a colon at its end is filled in on the line itself ("Name:")."""
        told = self._cues.instruction_words(entry.wording) > 1 or self._cues.asks_prose(entry.wording)
        if not (entry.ends_as_prompt or self._stands_among_prompts(entry, at)) or told or self._cues.asks_to_specify(entry.wording):
            return False
        if entry.block.cell is not None or self._question is None:
            return True
        beside = [u for u in (list(self._units[at - 1 : at]) if at else []) + list(self._units[at + 1 : at + 2]) if isinstance(u, Entry)]
        return any(u.ends_as_prompt and not u.bullet for u in beside)

    def _stands_among_prompts(self, entry: Entry, at: int) -> bool:
        """Whether a few words in a cell name a date or number and stand between prompts ("Gender:", "Date of birth", "Country:")."""
        beside = [u for u in (self._units[at - 1] if at else None, self._next(at)) if isinstance(u, Entry)]
        short = 0 < len(words(entry.wording)) <= _LONGEST_BARE + 1 and not entry.wording.rstrip().endswith((".", "。"))
        named = entry.block.cell is not None and short and not entry.choices and self._cues.value_type(entry.wording) != "text"
        return named and len(beside) == 2 and all(u.ends_as_prompt for u in beside)

    def _options_follow(self, at: int) -> bool:
        """Whether boxes, or a list with the looks of options, come next (after at most one instruction)."""
        for unit in self._units[at + 1 : at + 3]:
            if not isinstance(unit, Entry):
                return False
            if unit.only_choices:
                return True
            if unit.bullet:
                entry = self._units[at]
                assert isinstance(entry, Entry)
                probe = Draft(entries=[entry])
                return self._are_options(probe, [u for u in self._units[at + 1 :] if isinstance(u, Entry) and u.bullet])
        return False

    def _sub_question(self, entry: Entry) -> None:
        parent = self._owner
        if parent is None and self._question is not None and self._cues.follow_up(entry.wording):
            parent = self._question if self._question.parent is None else self._question.parent
        self._question = self._recorder.sub_question(parent, self._section, entry)

    def _listing(self, listing: Listing) -> None:
        """A table to fill in row by row is room to write for the question before it, or a question of its own by its headings."""
        heading = listing.header
        if self._question is None:
            self._sub_question(heading[0])
            heading = heading[1:]
        for entry in heading:
            self._recorder.note(self._question, entry)
        for entry in listing.cells:
            self._recorder.room(self._question, entry)


def _is_bare(text: str) -> bool:
    return 0 < len(words(text)) <= _LONGEST_BARE and not text.rstrip().endswith((":", ";", ",", ".", "：", "；"))
