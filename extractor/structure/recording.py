"""Writes down what a line was understood as: a question's wording, options, room to write, a note; with the pieces on the line."""

from __future__ import annotations

import re

from extractor.structure.cues import Cues
from extractor.structure.draft import Draft, DraftOption, Part, Section, Understood
from extractor.structure.entries import CIRCLES, Choice, Entry
from extractor.structure.tables import Unit
from extractor.text import has_words


class Recorder:
    """Adds to ``understood`` line by line."""

    def __init__(self, understood: Understood, cues: Cues) -> None:
        self.understood = understood
        self.cues = cues

    # --- questions

    def question(self, draft: Draft, entry: Entry) -> None:
        """``entry`` is the first line of a question."""
        if entry not in draft.entries:
            draft.entries.append(entry)
        self.understood.drafts.append(draft)
        self._wording(draft, entry)

    def continuation(self, draft: Draft, entry: Entry) -> None:
        """``entry`` goes on with a question's wording."""
        draft.entries.append(entry)
        self._wording(draft, entry)

    def sub_question(self, parent: Draft | None, section: Section | None, entry: Entry) -> Draft:
        """``entry`` is a question without a label of its own."""
        draft = Draft(entries=[entry], parent=parent, section=section, indent=entry.block.indent, level=entry.block.level)
        if parent is not None:
            parent.children.append(draft)
        self.question(draft, entry)
        return draft

    def _wording(self, draft: Draft, entry: Entry) -> None:
        part = Part("question", draft, label_end=entry.text_start)
        part.pieces += self._choices(draft, entry)
        part.pieces += self._fields(draft, entry)
        self._put(entry, part)

    def _put(self, entry: Entry, part: Part) -> None:
        self.understood.parts[entry.index] = part
        for other in entry.extra:
            self.understood.parts[other] = Part(part.role if part.role in ("question", "option") else "note", part.draft, part.option)

    # --- options

    def _choices(self, draft: Draft, entry: Entry) -> list[tuple[int, int, str, DraftOption | None]]:
        pieces: list[tuple[int, int, str, DraftOption | None]] = []
        for choice in entry.choices:
            option = self._option(draft, entry.block.text[choice.start : choice.end], self._room_after(entry, choice))
            self._note_control(draft, entry, choice)
            if choice.box is not None:
                pieces.append((*choice.box, "box", option))
            pieces.append((choice.start, choice.end, "option", option))
        return pieces

    def _option(self, draft: Draft, label: str, room: bool) -> DraftOption:
        label = re.sub(r"[ \u00a0]*[\t\n]\s*", " ", label).strip()
        specify = room or self.cues.is_other(label) or self.cues.asks_to_specify(label)
        for option in draft.options:
            if option.label == label:
                return option
        option = DraftOption(label, specify)
        draft.options.append(option)
        return option

    @staticmethod
    def _room_after(entry: Entry, choice: Choice) -> bool:
        following = [c.start for c in entry.choices if c.start >= choice.end]
        return any(choice.end <= low < min(following, default=len(entry.block.text) + 1) for low, _ in entry.fields)

    @staticmethod
    def _note_control(draft: Draft, entry: Entry, choice: Choice) -> None:
        for control in entry.block.controls:
            if choice.box == (control.start, control.end):
                draft.controls.add(control.kind)
        if choice.box is not None and entry.block.text[slice(*choice.box)] in CIRCLES:
            draft.controls.add("circle")

    def options_line(self, draft: Draft, entry: Entry) -> None:
        """``entry`` holds nothing but options of ``draft``."""
        pieces = self._choices(draft, entry)
        options = [option for _, _, role, option in pieces if role == "option"]
        part = Part("option", draft, options[0] if len(options) == 1 else None, label_end=entry.text_start)
        part.pieces = pieces + self._fields(draft, entry)
        self._put(entry, part)

    def option_cell(self, draft: Draft, entry: Entry, below: Unit | None) -> int:
        """``entry`` holds nothing but options of ``draft``; an empty cell below that of one is where to mark it.  How many of the two were taken."""
        self.options_line(draft, entry)
        cell, under = entry.block.cell, below.block.cell if isinstance(below, Entry) else None
        if len(entry.choices) != 1 or cell is None or under is None or not isinstance(below, Entry) or not below.is_room or below.fields:
            return 1
        if (under.table, under.row, under.column) != (cell.table, cell.row + 1, cell.column):
            return 1
        self.choice_cell(draft, draft.options[-1], below)
        return 2

    def boxes_line(self, draft: Draft, boxes: Entry, labels: Entry) -> None:
        """``boxes`` is a line of nothing but boxes, ``labels`` the line with the label of each below or above them."""
        self.options_line(draft, labels)
        named = [option for _, _, role, option in self.understood.parts[labels.index].pieces if role == "option"]
        part = Part("option", draft, None, label_end=boxes.text_start)
        part.pieces = [(low, high, "box", option) for (low, high), option in zip(boxes.boxes, named, strict=True)]
        self._put(boxes, part)

    def option_line(self, draft: Draft, entry: Entry) -> None:
        """``entry`` is one option of ``draft``, without a box."""
        start, end = self._label_span(entry)
        option = self._option(draft, entry.block.text[start:end], bool(entry.fields))
        part = Part("option", draft, option, label_end=entry.text_start)
        if entry.fields:
            part.pieces = [(start, end, "option", option), *self._fields(draft, entry)]
        self._put(entry, part)

    def option_continuation(self, draft: Draft, entry: Entry) -> None:
        """``entry`` is a further line of the last option's label."""
        option = draft.options[-1]
        option.label = f"{option.label} {entry.wording}"
        self._put(entry, Part("option", draft, option, label_end=entry.text_start))

    def choice_cell(self, draft: Draft, option: DraftOption, entry: Entry) -> None:
        """``entry`` is the cell to mark for one option of ``draft``."""
        part = Part("choice", draft, option)
        part.pieces = [(low, high, "box", option) for low, high in entry.boxes]
        draft.controls |= {c.kind for c in entry.block.controls if c.kind in ("radio", "checkbox")}
        self.understood.parts[entry.index] = part

    def lettered_option(self, draft: Draft, entry: Entry) -> None:
        """``entry`` is one option of ``draft`` with a letter or number before it."""
        if entry.boxes:
            self.options_line(draft, entry)
        else:
            self.option_line(draft, entry)

    @staticmethod
    def _label_span(entry: Entry) -> tuple[int, int]:
        text = entry.block.text
        end = min([low for low, high in entry.fields if not has_words(text[high:])], default=len(text))
        stripped = text[entry.text_start : end]
        start = entry.text_start + len(stripped) - len(stripped.lstrip())
        return start, start + len(stripped.strip())

    def dropdown(self, draft: Draft, entry: Entry) -> None:
        """Entries of a drop-down list are the options of the question that it stands in or after."""
        for control in entry.block.controls:
            if control.kind == "choice" and control.choices:
                draft.controls.add("choice")
                for number, label in enumerate(control.choices):
                    if not (number == 0 and self.cues.is_prompt(label)) and has_words(label):
                        self._option(draft, label, False)
            elif control.kind == "date":
                draft.controls.add("date")

    # --- room and notes

    def _fields(self, draft: Draft, entry: Entry) -> list[tuple[int, int, str, DraftOption | None]]:
        printed = [entry.block.text[low:high] for low, high in entry.fields]
        if any(has_words(text) and text[0] not in "[|" and self.cues.is_prompt(text) for text in printed) and not entry.block.controls:
            self.understood.doubt(draft, "a form field is printed here; if it is a drop-down list, its entries are not known")
        if entry.fields:
            draft.rooms += not entry.choices
            self.dropdown(draft, entry)
        return [(low, high, "field", None) for low, high in entry.fields]

    def room(self, draft: Draft | None, entry: Entry) -> None:
        """``entry`` is room to write for ``draft``; a drop-down list in it gives the question its options."""
        part = Part("answer" if draft is not None else "note", draft, label_end=entry.block.label_end)
        if draft is not None:
            part.pieces = self._fields(draft, entry)
            draft.rooms += not entry.fields
        self.understood.parts[entry.index] = part

    def note(self, draft: Draft | None, entry: Entry) -> None:
        """``entry`` is an instruction beside ``draft``, or for no question."""
        part = Part("note", draft, label_end=entry.text_start)
        part.pieces = [(low, high, "field", None) for low, high in entry.fields] if draft is not None else []
        if draft is not None:
            draft.notes.append(entry.wording)
        self._put(entry, part)
