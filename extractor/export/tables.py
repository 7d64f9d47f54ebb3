"""Replies as tables: long (a row per answer), wide (a row per reply), a data dictionary, and value labels."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any, Literal

import msgspec

from extractor.data.questionnaire import Item, Questionnaire
from extractor.export.records import Folder, Record

Kind = Literal["text", "number", "boolean"]
Value = str | float | bool | None


class Column(msgspec.Struct, frozen=True, kw_only=True):
    """A column: its name, type, and what it holds; ``item`` where it belongs to one."""

    name: str
    kind: Kind = "text"
    about: str = ""
    item: str | None = None


class Table(msgspec.Struct, frozen=True, kw_only=True):
    """Named rows; each row has a value per column."""

    name: str
    columns: tuple[Column, ...]
    rows: tuple[tuple[Value, ...], ...]

    def column(self, name: str) -> list[Value]:
        """All values of a column."""
        index = [column.name for column in self.columns].index(name)
        return [row[index] for row in self.rows]


LONG = (
    Column(name="reply", about="file of the reply, without .json"),
    Column(name="iso3", about="country, ISO 3166-1 alpha-3; empty if uncertain"),
    Column(name="country", about="name of the country"), Column(name="questionnaire", about="id of the questionnaire"),
    Column(name="item", about="id of the question"), Column(name="question", about="text of the question"),
    Column(name="type", about="type of the question (XLSForm)"), Column(name="status", about="answered, inferred, ambiguous, blank, …"),
    Column(name="selected", about="ids of the selected options, parted by spaces"),
    Column(name="labels", about="the same options as printed"),
    Column(name="text", about="what the respondent wrote"), Column(name="confidence", kind="number", about="0 to 1, calibrated"),
    Column(name="review", kind="boolean", about="a person should look at it"), Column(name="reasons", about="why"),
    Column(name="evidence", about="what speaks for it: kind of mark and words"),
    Column(name="source", about="document of the first piece of evidence"),
    Column(name="page", kind="number", about="page of the first piece of evidence"),
    Column(name="checked", kind="boolean", about="a person confirmed or corrected it"), Column(name="checked_by", about="who"),
    Column(name="corrected", kind="boolean", about="a person changed it"), Column(name="why", about="why, as the person said"),
    Column(name="before", about="what stood there before the correction"),
)
"""Columns of the long table."""
WIDE = (
    Column(name="reply", about="file of the reply, without .json"),
    Column(name="iso3", about="country, ISO 3166-1 alpha-3; empty if uncertain"),
    Column(name="country", about="name of the country"), Column(name="received", about="date of the mail"),
    Column(name="sources", about="documents that the reply was read from"), Column(name="languages", about="languages of the reply"),
    Column(name="flagged", kind="number", about="answers that a person should look at"),
    Column(name="flagged_items", about="ids of their questions, parted by spaces"),
)
"""First columns of the wide table; the items follow."""


def long_table(folder: Folder) -> Table:
    """A row per reply and item, in the order of replies and of the questionnaire."""
    rows = tuple(row for record in folder.records for row in _long_rows(record, folder.questionnaires[_questionnaire(record)]))
    return Table(name="answers", columns=LONG, rows=rows)


def wide_table(folder: Folder, questionnaire: Questionnaire) -> Table:
    """A row per reply: a choice has the chosen option's id, a choice of several 0 or 1 per option; words: ``<item>.text``."""
    records = folder.of(questionnaire.id)
    columns = (*WIDE, *(column for item in questionnaire.items for column in item_columns(item)))
    return Table(name="wide", columns=columns, rows=tuple(_wide_row(record, questionnaire) for record in records))


def dictionary(questionnaire: Questionnaire) -> Table:
    """A row per column of the wide table: what it holds."""
    names = ("variable", "item", "label", "type", "question", "relevant", "option", "option_label", "group")
    rows: list[tuple[Value, ...]] = []
    for column in WIDE:
        rows.append((column.name, "", "", "", column.about, "", "", "", ""))
    for item in questionnaire.items:
        for column in item_columns(item):
            option = column.name.partition("/")[2]
            label = next((text_in(o.labels, questionnaire) for o in item.options if o.id == option), "")
            question = text_in(item.texts, questionnaire)
            rows.append((column.name, item.id, item.label, item.type, question, item.relevant or "", option, label, item.group or ""))
    return Table(name="dictionary", columns=tuple(Column(name=name) for name in names), rows=tuple(rows))


def value_labels(questionnaire: Questionnaire) -> Table:
    """A row per option and language: what its id stands for."""
    rows = tuple(
        (item.id, option.id, language, label)
        for item in questionnaire.items for option in item.options for language, label in sorted(option.labels.items()))
    return Table(name="value_labels", columns=tuple(Column(name=name) for name in ("item", "value", "language", "label")), rows=rows)


def item_columns(item: Item) -> Iterator[Column]:
    """Columns of an item in the wide table."""
    if item.type == "note":
        return
    if item.type == "select_multiple":
        for option in item.options:
            yield Column(name=f"{item.id}/{option.id}", kind="number", about="1 if selected", item=item.id)
    else:
        yield Column(name=item.id, about="id of the selected option" if item.options else "words", item=item.id)
    if item.options:
        yield Column(name=f"{item.id}.text", about="words beside the selection", item=item.id)
    yield Column(name=f"{item.id}.status", about="status of the answer", item=item.id)


def text_in(texts: dict[str, str], questionnaire: Questionnaire) -> str:
    """A text in English where there is one, else in the definition's first language that has it."""
    order = ("en", *questionnaire.languages, *sorted(texts))
    return next((texts[language] for language in order if language in texts), "")


def _questionnaire(record: Record) -> str:
    return str(record.reply["questionnaire"]["id"])


def _long_rows(record: Record, questionnaire: Questionnaire) -> Iterator[tuple[Value, ...]]:
    items = {item.id: item for item in questionnaire.items}
    sources = record.reply["sources"]
    for id, answer in record.reply["answers"].items():
        item = items.get(id)
        first: dict[str, Any] = next((piece["where"] for piece in answer["evidence"]), {})
        number = first.get("source", -1)
        correction = record.corrections.get(id)
        changed = correction is not None and any(correction.before.get(field) != value for field, value in correction.after.items())
        yield (
            record.stem, record.country, record.reply["respondent"]["name"] or "", questionnaire.id, id,
            text_in(item.texts, questionnaire) if item else "", item.type if item else "", answer["status"], " ".join(answer["selected"]),
            "; ".join(answer["labels"]), answer["text"], float(answer["confidence"]), bool(answer["review"]), "; ".join(answer["reasons"]),
            "; ".join(_evidence(piece) for piece in answer["evidence"]), sources[number]["path"] if 0 <= number < len(sources) else "",
            first.get("page"), correction is not None, correction.who if correction else "", changed,
            correction.why if correction else "", _before(correction.before) if correction and changed else "",
        )


def _wide_row(record: Record, questionnaire: Questionnaire) -> tuple[Value, ...]:
    reply = record.reply
    flagged = [id for id, answer in reply["answers"].items() if answer["review"]]
    received = max((source.get("received") or "" for source in reply["sources"]), default="")
    row: list[Value] = [
        record.stem, record.country, reply["respondent"]["name"] or "", received, "; ".join(source["path"] for source in reply["sources"]),
        " ".join(reply["languages"]), float(len(flagged)), " ".join(flagged),
    ]
    for item in questionnaire.items:
        if item.type != "note":
            row += _item_values(item, reply["answers"].get(item.id))
    return tuple(row)


def _item_values(item: Item, answer: dict[str, Any] | None) -> list[Value]:
    """Values in the order of ``item_columns``.  A question that nobody could read has no 0: nothing is known of its options."""
    known = answer is not None and answer["status"] in ("answered", "inferred")
    selected: Sequence[str] = answer["selected"] if answer is not None else ()
    text = answer["text"] if answer is not None else ""
    values: list[Value] = []
    if item.type == "select_multiple":
        values += [float(option.id in selected) if known else None for option in item.options]
    else:
        values.append(" ".join(selected) if item.options else text)
    if item.options:
        values.append(text)
    values.append(answer["status"] if answer is not None else "not_found")
    return values


def _evidence(piece: dict[str, Any]) -> str:
    option = f" {piece['option']}" if piece["option"] else ""
    return f"{piece['kind']}{option}: {' '.join(str(piece['quote']).split())}"


def _before(before: dict[str, Any]) -> str:
    parts = (str(before.get("status", "")), " ".join(before.get("selected", ())), str(before.get("text", "")))
    return "; ".join(part for part in parts if part)
