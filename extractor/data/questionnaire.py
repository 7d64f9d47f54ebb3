"""A questionnaire: its items and, per language, the printed form that replies are compared with.

``Questionnaire`` is what ``models/questionnaires/*.yaml`` holds.  Types follow XLSForm.
"""

from __future__ import annotations

from typing import Literal

import msgspec

from extractor.data.document import Cell, Span

ItemType = Literal["select_one", "select_multiple", "text", "integer", "decimal", "date", "note"]
LineRole = Literal["title", "intro", "heading", "question", "option", "column", "choice", "answer", "note", "footnote", "furniture"]


class Option(msgspec.Struct, frozen=True, kw_only=True):
    """One option of a select item.

    id: short slug, the same in all languages.  labels: language code -> label as printed ("Other, please specify:").
    specify: the option asks for words of the respondent ("Other, please specify").
    """

    id: str
    labels: dict[str, str]
    specify: bool = False


class Item(msgspec.Struct, frozen=True, kw_only=True):
    """One question.

    id: printed labels joined with '.', see CONTRACT.  label: its own printed label ("a.", "Q3", "" if unlabelled).
    texts: language code -> question text as printed, without label, options and fill-in lines.
    relevant: XLSForm-like condition "1 = yes", None if always asked.
    parent: id of the item that it is nested under, None at top level.  group: id of its section, None if none.
    """

    id: str
    label: str
    type: ItemType
    texts: dict[str, str]
    options: tuple[Option, ...] = ()
    relevant: str | None = None
    parent: str | None = None
    group: str | None = None


class Group(msgspec.Struct, frozen=True, kw_only=True):
    """A section of the form with its printed heading per language."""

    id: str
    texts: dict[str, str]


class Piece(msgspec.Struct, frozen=True, kw_only=True):
    """Characters ``[start, end)`` of a line that are more than plain wording.

    option: a label of that option of the line's item, on this line.
    box: a check box or radio button (drawn character, control) that belongs to ``option``.
    field: room for an answer (underscores, dots, an empty form field).
    """

    start: int
    end: int
    role: Literal["option", "box", "field"]
    option: str | None = None


class Line(msgspec.Struct, frozen=True, kw_only=True):
    """One printed block of the form, in reading order.

    role:
      question  carries the wording of ``item`` (perhaps with its options inline: see ``pieces``)
      option    a line of its own for one option of ``item`` (``option`` set), perhaps with a box piece
      column    header cell of a grid: ``option`` for every row of the table
      choice    a cell of a grid, ``item`` (row) x ``option`` (column), often with empty text
      answer    room to write for ``item``: an empty cell, a line of underscores only
      note      an instruction; belongs to ``item`` if set (text after it still answers that item)
      heading, title, intro, footnote, furniture   as named
    text: as printed, with its list label; label_end as in ``Block``.
    spans: printed styles, as in ``Block``.  note: printed reference of a footnote.
    pictures: hashes of the small pictures in ``text``, in order (see ``Control``).
    """

    text: str
    role: LineRole
    item: str | None = None
    option: str | None = None
    label_end: int = 0
    pieces: tuple[Piece, ...] = ()
    spans: tuple[Span, ...] = ()
    cell: Cell | None = None
    note: str | None = None
    pictures: tuple[str, ...] = ()


class Form(msgspec.Struct, frozen=True, kw_only=True, dict=True):
    """The printed form in one language (or one version): what a reply in that language is a diff against."""

    language: str
    source: str
    sha256: str
    lines: tuple[Line, ...]


class Questionnaire(msgspec.Struct, frozen=True, kw_only=True, dict=True):
    """A definition.  ``items`` in the form's order; ``sha256`` of its canonical bytes ("" before it is saved or hashed)."""

    id: str
    title: str
    items: tuple[Item, ...]
    groups: tuple[Group, ...] = ()
    forms: tuple[Form, ...]
    sha256: str = ""

    @property
    def languages(self) -> tuple[str, ...]:
        """Languages of the forms, each once, in order."""
        return tuple(dict.fromkeys(form.language for form in self.forms))


def printed_labels(item: Item, questionnaire: Questionnaire) -> dict[str, str]:
    """Option id -> its label in the definition's first language that has one; its id where it has none.

    Never in the language of a reply: the same option reads the same in every country's JSON and in every table.
    """
    languages = questionnaire.languages
    return {
        option.id: next((option.labels[language] for language in (*languages, *option.labels) if language in option.labels), option.id)
        for option in item.options
    }
