"""XLSForm (https://xlsform.org) out and in: a definition as survey and choices sheets for Kobo and ODK, and back."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

import msgspec

from extractor.data.questionnaire import Form, Group, Item, ItemType, Line, LineRole, Option, Piece, Questionnaire
from extractor.errors import QuestionnaireError, UsageError
from extractor.languages import available, load

_TYPES: dict[str, ItemType] = {
    "text": "text", "integer": "integer", "decimal": "decimal", "date": "date", "note": "note", "select_one": "select_one",
    "select_multiple": "select_multiple", "rank": "select_multiple", "range": "decimal", "datetime": "date", "time": "text",
    "geopoint": "text", "image": "text", "audio": "text", "video": "text", "file": "text", "barcode": "text", "geotrace": "text", "geoshape": "text",
}
"""XLSForm type -> ours; types that ask nobody anything (calculate, start, deviceid, …) have none."""
_RELEVANT = re.compile(r"(?:selected\s*\(\s*\$\{(?P<a>[^}]+)\}\s*,\s*|\$\{(?P<b>[^}]+)\}\s*=\s*)['\"](?P<option>[^'\"]+)['\"]\s*\)?")
_SPECIFY = "_specify"
_GROUP = "group_"


def write_xlsform(questionnaire: Questionnaire, path: Path) -> None:
    """Write the questions as an XLSForm workbook.  Raises UsageError if XlsxWriter is not installed."""
    try:
        import xlsxwriter
    except ImportError as error:
        raise UsageError("writing .xlsx needs XlsxWriter", hint="Run: pip install 'extractor[export]'") from error
    languages = questionnaire.languages or tuple(dict.fromkeys(code for item in questionnaire.items for code in item.texts))
    # Constant memory off, strings never taken for formulas or links: text of a form is data.
    workbook = xlsxwriter.Workbook(str(path), {"strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False})
    sheets: dict[str, list[list[str]]] = {
        "survey": [["type", "name", *map(_column, languages), "relevant", "hint"], *_survey(questionnaire, languages)],
        "choices": [["list_name", "name", *map(_column, languages)], *_choices(questionnaire, languages)],
        "settings": [["form_title", "form_id", "default_language"],
                     [questionnaire.title, questionnaire.id, _language_name(languages[0]) if languages else ""]],
    }
    for name, rows in sheets.items():
        sheet = workbook.add_worksheet(name)
        for number, row in enumerate(rows):
            for column, value in enumerate(row):
                sheet.write_string(number, column, value)
    workbook.close()


def _column(code: str) -> str:
    return f"label::{_language_name(code)}"


def _language_name(code: str) -> str:
    return f"{load(code).name if code in available() else code} ({code})"


def _survey(questionnaire: Questionnaire, languages: Sequence[str]) -> Iterator[list[str]]:
    groups = {group.id: group for group in questionnaire.groups}
    current: str | None = None
    types = {item.id: item.type for item in questionnaire.items}
    for item in questionnaire.items:
        if item.group != current:
            if current is not None:
                yield ["end_group", _GROUP + current, *["" for _ in languages], "", ""]
            current = item.group
            if current is not None:
                yield ["begin_group", _GROUP + current, *(groups[current].texts.get(code, "") for code in languages), "", ""]
        kind = f"{item.type} {_list_name(item.id)}" if item.options else item.type
        yield [kind, _name(item.id), *(_labelled(item, code) for code in languages), _relevant(item, types), item.label]
        for option in item.options:
            if option.specify:
                yield ["text", f"{_name(item.id)}_{option.id}{_SPECIFY}", *(option.labels.get(code, "") for code in languages),
                       f"selected(${{{_name(item.id)}}}, '{option.id}')", ""]
    if current is not None:
        yield ["end_group", _GROUP + current, *["" for _ in languages], "", ""]


def _labelled(item: Item, code: str) -> str:
    text = item.texts.get(code, "")
    return f"{item.label} {text}" if item.label and text else text


def _relevant(item: Item, types: Mapping[str, str]) -> str:
    if item.relevant is None:
        return ""
    on, _, option = item.relevant.partition(" = ")
    if types.get(on) == "select_multiple":
        return f"selected(${{{_name(on)}}}, '{option}')"
    return f"${{{_name(on)}}} = '{option}'"


def _name(id: str) -> str:
    """An item's id as an XML name: one that begins with a digit gets an underscore before it."""
    name = re.sub(r"[^\w.-]", "_", id)
    return name if re.match(r"[^\W\d]", name) else f"_{name}"


def _id(name: str) -> str:
    return name[1:] if re.match(r"_\d", name) else name


def _list_name(id: str) -> str:
    return f"options_{re.sub(r'[^A-Za-z0-9_]', '_', id)}"


def _choices(questionnaire: Questionnaire, languages: Sequence[str]) -> Iterator[list[str]]:
    for item in questionnaire.items:
        for option in item.options:
            yield [_list_name(item.id), option.id, *(option.labels.get(code, "") for code in languages)]


def read_xlsform(path: Path) -> Questionnaire:
    """The definition that an XLSForm holds, with a plain printed form in each of its languages (question, options below).

    Raises QuestionnaireError if the workbook is no XLSForm, UsageError if openpyxl is not installed.
    """
    sheets = _sheets(path)
    if "survey" not in sheets:
        raise QuestionnaireError(f"{path}: has no sheet 'survey'", hint="An XLSForm has the sheets survey, choices and settings.")
    settings = (sheets.get("settings") or [{}])[0]
    default = _code(settings.get("default_language", "")) or "en"
    lists: dict[str, list[Option]] = {}
    for row in sheets.get("choices", []):
        option = Option(id=row.get("name", "") or row.get("value", ""), labels=_texts(row, default))
        lists.setdefault(row.get("list_name", "") or row.get("list name", ""), []).append(option)
    reader = _Survey(default, lists)
    for row in sheets["survey"]:
        reader.row(row)
    questionnaire = Questionnaire(
        id=settings.get("form_id") or path.stem, title=settings.get("form_title", ""), items=tuple(reader.items),
        groups=tuple(reader.groups), forms=(),
    )
    languages = tuple(dict.fromkeys(code for item in questionnaire.items for code in item.texts))
    return msgspec.structs.replace(questionnaire, forms=tuple(_plain_form(questionnaire, code, path.name) for code in languages))


def _sheets(path: Path) -> dict[str, list[dict[str, str]]]:
    """Sheet name -> rows as heading -> text."""
    try:
        import openpyxl
    except ImportError as error:
        raise UsageError("reading .xlsx needs openpyxl", hint="Run: pip install openpyxl") from error
    try:
        workbook = openpyxl.load_workbook(path, read_only=True, data_only=True)
    except Exception as error:  # openpyxl raises whatever its parts raise on a damaged file
        raise QuestionnaireError(f"{path}: is no workbook that can be read ({error})") from error
    result = {}
    for sheet in workbook.worksheets:
        rows = [[_cell(value) for value in row] for row in sheet.iter_rows(values_only=True)]
        heading = [h.strip() for h in rows[0]] if rows else []
        result[sheet.title.strip().lower()] = [dict(zip(heading, row, strict=False)) for row in rows[1:] if any(row)]
    workbook.close()
    return result


def _cell(value: Any) -> str:
    if value is None:
        return ""
    return str(int(value)) if isinstance(value, float) and value.is_integer() else str(value)


def _code(name: str) -> str:
    """Language code of a column's or setting's language: "English (en)" -> "en"."""
    found = re.search(r"\(([a-z]{2,3})\)\s*$", name.strip())
    if found:
        return found[1]
    plain = name.strip().casefold()
    return next((code for code in available() if plain in (code, load(code).name.casefold())), plain if len(plain) == 2 else "")


def _texts(row: Mapping[str, str], default: str) -> dict[str, str]:
    texts = {}
    for heading, value in row.items():
        if value and (heading == "label" or heading.startswith("label:")):
            texts[_code(heading.partition(":")[2].lstrip(":")) or default] = value.strip()
    return texts


class _Survey:
    """Rows of the survey sheet, one after the other, as items and groups."""

    def __init__(self, default: str, lists: Mapping[str, Sequence[Option]]) -> None:
        self.items: list[Item] = []
        self.groups: list[Group] = []
        self._default = default
        self._lists = lists
        self._open: list[str | None] = []

    def row(self, row: Mapping[str, str]) -> None:
        """Take one row; rows that ask nothing are passed over."""
        kind, _, rest = " ".join(row.get("type", "").split()).partition(" ")
        kind = kind.replace(" ", "_").lower()
        name, texts = row.get("name", "").strip(), _texts(row, self._default)
        if kind in ("begin_group", "begin_repeat") or (kind == "begin" and rest):
            id = name.removeprefix(_GROUP)
            self._open.append(id if texts else None)
            if texts and id not in {g.id for g in self.groups}:
                self.groups.append(Group(id=id, texts=texts))
        elif kind.startswith("end"):
            self._open[-1:] = []
        elif kind in _TYPES and name:
            self._question(row, _TYPES[kind], rest, name, texts)

    def _question(self, row: Mapping[str, str], kind: ItemType, rest: str, name: str, texts: dict[str, str]) -> None:
        relevant = self._condition(row.get("relevant", ""))
        if name.endswith(_SPECIFY) and relevant and self._specifies(name, relevant):
            return
        options = tuple(self._lists.get(rest.split()[0], ())) if rest else ()
        if rest.endswith("or_other") and options:
            options = (*options, Option(id="other", labels={self._default: "Other"}, specify=True))
        label = row.get("hint", "")
        if label and all(text.startswith(f"{label} ") for text in texts.values()):
            texts = {code: text[len(label) + 1 :] for code, text in texts.items()}
        else:
            label = ""
        group = next((g for g in reversed(self._open) if g), None)
        parent = max((i.id for i in self.items if _id(name).startswith(f"{i.id}.")), key=len, default=None)
        item = Item(id=_id(name), label=label, type=kind, texts=texts, options=options, relevant=relevant, parent=parent, group=group)
        self.items.append(item)

    @staticmethod
    def _condition(expression: str) -> str | None:
        """A single condition on an option; anything more has no counterpart and is dropped."""
        found = _RELEVANT.fullmatch(expression.strip())
        return f"{_id(found['a'] or found['b'])} = {found['option']}" if found else None

    def _specifies(self, name: str, relevant: str) -> bool:
        """Mark the option that a "specify" row belongs to; false if there is none."""
        on, _, option = relevant.partition(" = ")
        for number, item in enumerate(self.items):
            if item.id == on and name == f"{_name(on)}_{option}{_SPECIFY}":
                options = tuple(msgspec.structs.replace(o, specify=True) if o.id == option else o for o in item.options)
                self.items[number] = msgspec.structs.replace(item, options=options)
                return True
        return False


def _plain_form(questionnaire: Questionnaire, code: str, source: str) -> Form:
    """A printed form as a person would type it from the workbook."""
    groups = {group.id: group.texts for group in questionnaire.groups}
    lines: list[Line] = []
    group: str | None = None
    for item in questionnaire.items:
        if item.group != group:
            group = item.group
            if group is not None and code in groups.get(group, {}):
                lines.append(Line(text=groups[group][code], role="heading"))
        role: LineRole = "question"
        prefix = f"{item.label} " if item.label else ""
        lines.append(Line(text=prefix + item.texts.get(code, ""), role=role, item=item.id, label_end=len(prefix)))
        for option in item.options:
            label = option.labels.get(code, option.id)
            piece = Piece(start=0, end=len(label), role="option", option=option.id)
            lines.append(Line(text=label, role="option", item=item.id, option=option.id, pieces=(piece,)))
    return Form(language=code, source=source, sha256="", lines=tuple(lines))
