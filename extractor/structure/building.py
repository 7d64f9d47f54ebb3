"""From units to questions: the labelled ones in their nesting, then all that stands between one label and the next."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from extractor.structure.cues import Cues
from extractor.structure.draft import Draft, Part, Section, Understood
from extractor.structure.entries import Entry
from extractor.structure.labels import Label
from extractor.structure.nesting import Nesting
from extractor.structure.recording import Recorder
from extractor.structure.tables import Grid, Listing, Unit
from extractor.structure.tails import Tail
from extractor.text import words

_LONGEST_BARE_OPTION = 9
"""Words of a lettered option of a question that does not say how to answer."""
_LONGEST_LETTERED_OPTION = 30
"""Words of an option that has a letter of its own."""


@dataclass(slots=True)
class _Segment:
    """A labelled question (or a section's beginning: None) with the units up to the next."""

    draft: Draft | None
    section: Section | None
    tail: list[Unit] = field(default_factory=list)


def build(units: Sequence[Unit], cues: Cues, understood: Understood) -> None:
    """Fill ``understood`` with the questions of the units, in order, and the part of each block."""
    segments = _segments(units, cues, understood)
    by_draft = {id(s.draft): s for s in segments if s.draft is not None}
    lettered = _lettered_options(segments, by_draft, cues)
    recorder = Recorder(understood, cues)
    labelled_form = any(s.draft is not None for s in segments)
    for segment in segments:
        draft = segment.draft
        owner = draft
        if draft is not None and id(draft) in lettered:
            owner = draft.parent
            assert owner is not None
            recorder.lettered_option(owner, draft.entries[0])
        elif draft is not None and not draft.row:
            recorder.question(draft, draft.entries[0])
        Tail(owner, segment.section, segment.tail, recorder, unlabelled_form=not labelled_form).process()
    for segment in segments:
        if segment.draft is not None and id(segment.draft) in lettered and segment.draft.parent is not None:
            segment.draft.parent.children.remove(segment.draft)


def _segments(units: Sequence[Unit], cues: Cues, understood: Understood) -> list[_Segment]:
    nesting = Nesting(_labels(units))
    segments = [_Segment(None, None)]
    section: Section | None = None
    for unit in units:
        if isinstance(unit, Grid):
            _place_rows(unit, nesting, section)
            segments[-1].tail.append(unit)
        elif isinstance(unit, Listing):
            segments[-1].tail.append(unit)
        elif unit.heading:
            section = Section(unit.block.text.strip(), unit.label or cues.section_label(unit.block.text))
            understood.sections.append(section)
            understood.parts[unit.index] = Part("heading", label_end=unit.text_start)
            nesting.heading()
            segments.append(_Segment(None, section))
        elif unit.label is not None and _is_labelled(unit):
            draft = Draft(label=unit.label, entries=[unit], section=section, indent=unit.block.indent, level=unit.block.level)
            _attach(draft, nesting.place(draft))
            segments.append(_Segment(draft, section))
        else:
            segments[-1].tail.append(unit)
    if nesting.restarts:
        understood.doubt(None, "the numbering of questions begins again within the form")
    return segments


def _is_labelled(unit: Entry) -> bool:
    """Whether a unit is a labelled question, or may be one."""
    return unit.label is not None and not (unit.is_room or (unit.only_choices and not unit.boxes))


def _labels(units: Sequence[Unit]) -> list[Label | None]:
    """The labels that nesting places, in order; None for a section's heading."""
    found: list[Label | None] = []
    for unit in units:
        if isinstance(unit, Grid):
            found += [row.entry.label for row in unit.rows if row.entry.label is not None]
        elif isinstance(unit, Listing):
            continue
        elif unit.heading:
            found.append(None)
        elif _is_labelled(unit):
            found.append(unit.label)
    return found


def _attach(draft: Draft, parent: Draft | None) -> None:
    draft.parent = parent
    if parent is not None:
        parent.children.append(draft)


def _place_rows(grid: Grid, nesting: Nesting, section: Section | None) -> None:
    """Labelled rows of a grid take their place in the numbering."""
    for row in grid.rows:
        if row.entry.label is not None:
            row.draft = Draft(label=row.entry.label, entries=[row.entry], section=section, indent=row.entry.block.indent, row=True)
            _attach(row.draft, nesting.place(row.draft))


def _lettered_options(segments: Sequence[_Segment], by_draft: dict[int, _Segment], cues: Cues) -> set[int]:
    """Identities of drafts that are lettered options of the question above ("a) Police  b) Customs")."""
    result: set[int] = set()
    for segment in segments:
        draft = segment.draft
        if draft is None or len(draft.children) < 2:
            continue
        children = [by_draft[id(child)] for child in draft.children if id(child) in by_draft]
        if len(children) == len(draft.children) and _are_options(draft, segment, children, cues):
            result |= {id(child) for child in draft.children}
            _lift(draft, draft.children[-1])
    return result


def _lift(question: Draft, option: Draft) -> None:
    """What is numbered below a question's last option follows the question itself ("A. … F. Other", then "(i) Please describe …")."""
    for below in option.children:
        below.parent = question
    question.children += option.children
    option.children = []


def _are_options(draft: Draft, segment: _Segment, children: Sequence[_Segment], cues: Cues) -> bool:
    heads = [child.draft.entries[0] for child in children if child.draft is not None]
    if any(child.draft is None or (child.draft.children and child is not children[-1]) for child in children):
        return False
    if sum(bool(head.boxes) and len(head.choices) == 1 for head in heads) * 2 > len(heads):
        return True
    taken = draft.entries[0].choices or any(isinstance(u, Entry) and (u.choices or u.is_room) for u in segment.tail)
    if taken or any(head.asks or head.choices or cues.follow_up(head.wording) for head in heads):
        return False
    if any(len(words(head.wording)) > _LONGEST_LETTERED_OPTION for head in heads):
        return False
    if any(head.fields and not cues.asks_to_specify(head.wording) for head in heads):
        return False
    if any(isinstance(u, Entry) and u.is_room for child in children[:-1] for u in child.tail):
        return False
    text = " ".join([draft.text, *(u.wording for u in segment.tail if isinstance(u, Entry))])
    short = all(len(words(h.wording)) <= _LONGEST_BARE_OPTION and not h.wording.rstrip().endswith((":", ";", "：", "；")) for h in heads)
    capital = all(h.label is not None and len(h.label.parts[-1]) == 1 and h.label.parts[-1].isupper() for h in heads)
    asked = draft.text.rstrip().endswith(("?", "؟", "？")) or capital
    if short and asked and not cues.asks_prose(draft.text):
        return True
    telling = any(cues.is_other(h.wording) or cues.rejects_all(h.wording) or cues.is_option_word(h.wording) for h in heads)
    return cues.asks_choice(text) or (telling and not cues.asks_prose(draft.text))

