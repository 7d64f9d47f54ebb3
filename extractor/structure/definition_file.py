"""Definition files: YAML that a person can read and correct, and the same questionnaire back from it, exactly."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from pathlib import Path
from typing import Any, Literal

import msgspec

from extractor.data.document import Cell, Span, Style
from extractor.data.json_schema import json_schema
from extractor.data.questionnaire import Form, Group, Item, ItemType, Line, LineRole, Option, Piece, Questionnaire
from extractor.errors import QuestionnaireError
from extractor.structure.marked_text import MarkedTextError, exact_span, mark, spans_from, style_names, switches_of, unmark, without_place

FORMAT: Literal["extractor/questionnaire@1"] = "extractor/questionnaire@1"
_HEADER = """\
# Questionnaire definition, made by "extractor learn"; it may be corrected by hand: see docs, and "extractor check FILE".
# items: what is asked.  forms: the printed lines, one form a language or version; marks in their text:
#   {#:4. } printed label   {id:Label} option   {@id:\u2610} its box   {_:____} room to write   <name> style from here on   \\{ plain brace
#   (without an id: the line's own option)   cell: table, row, column
"""


class OptionEntry(msgspec.Struct, kw_only=True, omit_defaults=True, forbid_unknown_fields=True):
    """An option: id and printed label per language; specify: it asks for words ("Other, please specify")."""

    id: str
    label: dict[str, str]
    specify: bool = False


class ItemEntry(msgspec.Struct, kw_only=True, omit_defaults=True, forbid_unknown_fields=True):
    """A question: id, printed label, XLSForm type, text per language, options, and when it applies ("1 = yes")."""

    id: str
    label: str = ""
    type: ItemType
    relevant: str | None = None
    parent: str | None = None
    group: str | None = None
    text: dict[str, str]
    options: list[OptionEntry] = []


class GroupEntry(msgspec.Struct, kw_only=True, omit_defaults=True, forbid_unknown_fields=True):
    """A section with its heading per language."""

    id: str
    text: dict[str, str]


class StyleEntry(msgspec.Struct, kw_only=True, omit_defaults=True, forbid_unknown_fields=True):
    """A printed style (see ``Style``), with where its text comes from."""

    bold: bool = False
    italic: bool = False
    underline: bool = False
    strike: bool = False
    caps: bool = False
    border: bool = False
    emphasis: bool = False
    effect: bool = False
    highlight: str | None = None
    shading: str | None = None
    color: str | None = None
    size: float | None = None
    font: str | None = None
    position: Literal["super", "sub"] | None = None
    direct: tuple[str, ...] = ()
    inserted_by: str | None = None
    origin: Literal["text", "label", "annotation", "field", "symbol"] = "text"


class CellEntry(msgspec.Struct, kw_only=True, omit_defaults=True, forbid_unknown_fields=True):
    """Place in a table, counted from 0."""

    table: int
    row: int
    column: int
    row_span: int = 1
    column_span: int = 1
    parent: int | None = None
    shading: str | None = None


class PieceEntry(msgspec.Struct, kw_only=True, omit_defaults=True, forbid_unknown_fields=True):
    """Part of an exact line, by offsets."""

    start: int
    end: int
    role: Literal["option", "box", "field"]
    option: str | None = None


class SpanEntry(msgspec.Struct, kw_only=True, omit_defaults=True, forbid_unknown_fields=True):
    """Stretch of a line in one style (a name of the form's styles), by offsets."""

    start: int
    end: int
    style: str


class LineEntry(msgspec.Struct, kw_only=True, omit_defaults=True, forbid_unknown_fields=True):
    """A printed line.  text: with marks; styled: false if no style is known.

    exact: the text has no marks; label_end, pieces and spans then say with offsets what marks cannot.
    pictures: hashes of the small pictures among the text.
    """

    role: LineRole
    item: str | None = None
    option: str | None = None
    text: str = ""
    cell: CellEntry | None = None
    note: str | None = None
    styled: bool = True
    exact: bool = False
    label_end: int = 0
    pieces: list[PieceEntry] = []
    spans: list[SpanEntry] = []
    pictures: list[str] = []


class FormEntry(msgspec.Struct, kw_only=True, omit_defaults=True, forbid_unknown_fields=True):
    """The printed form in one language or version."""

    language: str
    source: str = ""
    sha256: str = ""
    styles: dict[str, StyleEntry] = {}
    lines: list[LineEntry]


class DefinitionFile(msgspec.Struct, kw_only=True, omit_defaults=True, forbid_unknown_fields=True):
    """A questionnaire definition as it is kept in a file."""

    format: Literal["extractor/questionnaire@1"]
    id: str
    title: str = ""
    items: list[ItemEntry]
    groups: list[GroupEntry] = []
    forms: list[FormEntry] = []


def definition_schema() -> dict[str, Any]:
    """JSON Schema (draft 2020-12) of definition files, for editors and other programs."""
    return json_schema(DefinitionFile)


def sealed(questionnaire: Questionnaire) -> Questionnaire:
    """The questionnaire with the SHA-256 of its canonical bytes (its JSON without that field, and without ``pictures`` where a line has none)."""
    bare = msgspec.structs.replace(questionnaire, sha256="")
    canonical = msgspec.json.encode(bare).replace(b',"pictures":[]', b"")
    return msgspec.structs.replace(bare, sha256=hashlib.sha256(canonical).hexdigest())


def load(path: Path | str) -> Questionnaire:
    """Read a definition file.  Raises QuestionnaireError where it is missing, no YAML, or not of the definition's form."""
    path = Path(path)
    try:
        return parse(path.read_text("utf-8"))
    except (OSError, UnicodeDecodeError) as error:
        raise QuestionnaireError(f"{path}: cannot be read ({error})") from error
    except QuestionnaireError as error:
        raise QuestionnaireError(f"{path}: {error.message}", hint=error.hint) from error


def parse(text: str) -> Questionnaire:
    """The questionnaire of a definition's text.  Raises QuestionnaireError."""
    import yaml

    try:
        # Every scalar is text: "yes" and "no" are option ids here, and 1.10 is a label.
        data = yaml.load(text, getattr(yaml, "CBaseLoader", yaml.BaseLoader))
        entry = msgspec.convert(data, DefinitionFile, strict=False)
        return sealed(_questionnaire(entry))
    except yaml.YAMLError as error:
        raise QuestionnaireError(f"is no valid YAML: {' '.join(str(error).split())}") from error
    except (msgspec.ValidationError, MarkedTextError) as error:
        raise QuestionnaireError(f"is no valid definition: {error}", hint="Run: extractor check FILE") from error


def _questionnaire(entry: DefinitionFile) -> Questionnaire:
    items = tuple(
        Item(id=i.id, label=i.label, type=i.type, texts=i.text, relevant=i.relevant, parent=i.parent, group=i.group,
             options=tuple(Option(id=o.id, labels=o.label, specify=o.specify) for o in i.options))
        for i in entry.items
    )
    return Questionnaire(id=entry.id, title=entry.title, items=items, groups=tuple(Group(id=g.id, texts=g.text) for g in entry.groups),
                         forms=tuple(_form(f) for f in entry.forms))


def _form(entry: FormEntry) -> Form:
    styles = {
        name: Span(start=0, end=0, inserted_by=s.inserted_by, origin=s.origin,
                   style=Style(**{f: getattr(s, f) for f in Style.__struct_fields__}))
        for name, s in entry.styles.items()
    }
    lines = []
    for number, line in enumerate(entry.lines):
        try:
            lines.append(_line(line, styles))
        except MarkedTextError as error:
            raise MarkedTextError(f"form {entry.language!r}, line {number + 1} ({line.text[:40]!r}): {error}") from error
    return Form(language=entry.language, source=entry.source, sha256=entry.sha256, lines=tuple(lines))


def _line(entry: LineEntry, styles: Mapping[str, Span]) -> Line:
    text, label_end = entry.text, entry.label_end
    pieces = tuple(Piece(start=p.start, end=p.end, role=p.role, option=p.option) for p in entry.pieces)
    spans = tuple(exact_span(span.start, span.end, span.style, styles) for span in entry.spans)
    if not entry.exact:
        text, label_end, pieces, switches = unmark(entry.text, entry.option)
        spans = spans or (spans_from(switches, len(text), styles) if entry.styled and styles else ())
    return Line(text=text, role=entry.role, item=entry.item, option=entry.option, label_end=label_end, pieces=pieces, spans=spans,
                cell=msgspec.convert(entry.cell, Cell, from_attributes=True) if entry.cell else None, note=entry.note,
                pictures=tuple(entry.pictures))


def dump(questionnaire: Questionnaire) -> str:
    """The definition as YAML; the same questionnaire gives the same text, and ``parse`` gives the questionnaire back."""
    import yaml

    entry = DefinitionFile(
        format=FORMAT, id=questionnaire.id, title=questionnaire.title,
        items=[_item_entry(item) for item in questionnaire.items],
        groups=[GroupEntry(id=g.id, text=g.texts) for g in questionnaire.groups],
        forms=[_form_entry(form) for form in questionnaire.forms],
    )
    data = msgspec.to_builtins(entry)
    for item in data["items"]:
        item["options"] = [_OneLine(option) for option in item.get("options", ())]
        if not item["options"]:
            del item["options"]
    for form in data.get("forms", ()):
        form["styles"] = {name: _OneLine(style) for name, style in form.get("styles", {}).items()}
        form["lines"] = [_OneLine(line) for line in form["lines"]]
    return _HEADER + yaml.dump(data, Dumper=_dumper(), allow_unicode=True, sort_keys=False, width=10**9)


class _OneLine(dict[str, Any]):
    """A mapping that is written on one line."""


def _dumper() -> Any:
    import yaml

    class Dumper(yaml.SafeDumper):
        """Options, styles and lines on one line each."""

        def ignore_aliases(self, data: Any) -> bool:
            return True

    Dumper.add_representer(_OneLine, lambda dumper, data: dumper.represent_mapping("tag:yaml.org,2002:map", data.items(), flow_style=True))
    return Dumper


def _item_entry(item: Item) -> ItemEntry:
    options = [OptionEntry(id=o.id, label=o.labels, specify=o.specify) for o in item.options]
    return ItemEntry(id=item.id, label=item.label, type=item.type, relevant=item.relevant, parent=item.parent, group=item.group,
                     text=item.texts, options=options)


def _form_entry(form: Form) -> FormEntry:
    names = style_names(form.lines)
    styles = {
        name: StyleEntry(**{f: getattr(span.style, f) for f in Style.__struct_fields__}, inserted_by=span.inserted_by, origin=span.origin)
        for span, name in names.items()
    }
    return FormEntry(language=form.language, source=form.source, sha256=form.sha256, styles=styles,
                     lines=[_line_entry(line, names) for line in form.lines])


def _line_entry(line: Line, names: Mapping[Span, str]) -> LineEntry:
    switches = switches_of(line, names) if line.spans else {}
    marked = mark(line, switches or {})
    entry = LineEntry(role=line.role, item=line.item, option=line.option, text=line.text, note=line.note, pictures=list(line.pictures),
                      cell=msgspec.convert(line.cell, CellEntry, from_attributes=True) if line.cell else None)
    if marked is None or unmark(marked, line.option)[:3] != (line.text, line.label_end, line.pieces):
        entry.exact, entry.label_end, entry.spans = True, line.label_end, _span_entries(line, names)
        entry.pieces = [PieceEntry(start=p.start, end=p.end, role=p.role, option=p.option) for p in line.pieces]
        return entry
    entry.text = marked
    if switches is None:
        entry.spans = _span_entries(line, names)
        entry.text = mark(line, {}) or ""
    elif not line.spans and line.text and names:
        entry.styled = False
    return entry


def _span_entries(line: Line, names: Mapping[Span, str]) -> list[SpanEntry]:
    return [SpanEntry(start=span.start, end=span.end, style=names[without_place(span)]) for span in line.spans]
