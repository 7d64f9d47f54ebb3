"""What is being understood of one form: questions, options and sections before they get ids, and the part each block plays."""

from __future__ import annotations

from dataclasses import dataclass, field

from extractor.data.questionnaire import ItemType, LineRole
from extractor.structure.entries import Entry
from extractor.structure.labels import Label

PieceRole = str


@dataclass(slots=True, eq=False)
class DraftOption:
    """An option: its label as printed; ``kept`` is the id that a person gave it."""

    label: str
    specify: bool = False
    id: str = ""


@dataclass(slots=True, eq=False)
class Section:
    """A heading of the form: its text and label, the id it gets."""

    text: str
    label: Label | None
    id: str = ""


@dataclass(slots=True, eq=False)
class Draft:
    """A question.

    label: printed label or None.  entries: the lines that carry its wording.  controls: kinds of its boxes ("radio", "checkbox").
    prefix: parts of the label that were printed only once for it and its siblings ("5. a) …", then "b) …").
    rooms: places to write.  notes: instructions beside it.  row: it is a grid's row.  stem: wording of the grid above its rows.
    """

    label: Label | None = None
    entries: list[Entry] = field(default_factory=list)
    options: list[DraftOption] = field(default_factory=list)
    parent: Draft | None = None
    children: list[Draft] = field(default_factory=list)
    section: Section | None = None
    controls: set[str] = field(default_factory=set)
    rooms: int = 0
    notes: list[str] = field(default_factory=list)
    row: bool = False
    stem: str = ""
    heading_text: str = ""
    type: ItemType = "text"
    relevant: str | None = None
    id: str = ""
    prefix: tuple[str, ...] = ()
    indent: float = 0.0
    level: int | None = None

    @property
    def text(self) -> str:
        """Question text: the wording of its lines, without label, options and room to write."""
        return self.heading_text or " ".join(entry.wording for entry in self.entries if entry.wording)

    @property
    def path(self) -> tuple[str, ...]:
        """Parts of its label with those of the questions that it is nested under."""
        if self.label is None:
            return (*self.parent.path, "") if self.parent else ()
        parts = self.label.parts
        above = self.parent.path if self.parent else self.prefix
        return parts if above and parts[: len(above)] == above else (*above, *parts)

    def cue_text(self) -> str:
        """All wording that may say how to answer: of the grid above, the question and its notes."""
        return " ".join([self.stem, self.text, *self.notes])


@dataclass(slots=True)
class Part:
    """The part that one block plays in the form: its line's role and what stands on it."""

    role: LineRole
    draft: Draft | None = None
    option: DraftOption | None = None
    pieces: list[tuple[int, int, str, DraftOption | None]] = field(default_factory=list)
    label_end: int | None = None


@dataclass(slots=True)
class Understood:
    """All that was understood of one form: questions in order, sections, the part of each block by its number, doubts in words."""

    drafts: list[Draft] = field(default_factory=list)
    sections: list[Section] = field(default_factory=list)
    parts: dict[int, Part] = field(default_factory=dict)
    title: str = ""
    doubts: list[tuple[Draft | None, str]] = field(default_factory=list)

    def doubt(self, draft: Draft | None, message: str) -> None:
        """Note something that a person should look at."""
        self.doubts.append((draft, message))
