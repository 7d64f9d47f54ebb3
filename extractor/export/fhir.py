"""Questionnaires and replies as HL7 FHIR R4 (4.0.1) resources: Questionnaire and QuestionnaireResponse."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Callable, Sequence
from functools import partial
from typing import Any

from extractor.data.questionnaire import Item, Questionnaire
from extractor.export.records import Record
from extractor.export.tables import text_in

_Json = dict[str, Any]
_Entry = Callable[[Item], _Json | None]
_BASE = "urn:extractor"
_TYPES = {"text": "text", "integer": "integer", "decimal": "decimal", "date": "date", "note": "display", "select_one": "choice",
          "select_multiple": "choice"}
_EXTENSION = "urn:extractor:fhir:answer"
"""Url of the extension that says how an answer was reached: status, confidence, review, reasons, who corrected it."""
_CONDITION = re.compile(r"\s*(\S+)\s*=\s*(\S+)\s*")
_ISO_3166 = "urn:iso:std:iso:3166"
_LANGUAGE = re.compile(r"[a-z]{2,3}(?:-[A-Za-z0-9]{2,8})*")
_CONTROLS = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff]")
_WORDS = "#text"
"""Ending of the link id under which the words beside a selection stand."""


def questionnaire_resource(questionnaire: Questionnaire) -> dict[str, Any]:
    """A Questionnaire; items nest as their parents say, groups are items of type ``group``."""
    resource: dict[str, Any] = {
        "resourceType": "Questionnaire", "id": _id(questionnaire.id), "url": _url(questionnaire),
        "title": _string(questionnaire.title) or questionnaire.id, "status": "active", "subjectType": ["Organization"],
        "item": _form(questionnaire),
    }
    languages = [code for code in questionnaire.languages if _LANGUAGE.fullmatch(code)]
    return resource | ({"language": "en" if "en" in languages else languages[0]} if languages else {})


def response_resource(record: Record, questionnaire: Questionnaire) -> dict[str, Any]:
    """A QuestionnaireResponse with a person's corrections; one that a person corrected has the status ``amended``."""
    reply = record.reply
    received = max((source.get("received") or "" for source in reply["sources"]), default="")
    subject: dict[str, Any] = {"display": _string(reply["respondent"]["name"] or "") or "unknown"}
    if record.country:
        subject |= {"type": "Organization", "identifier": {"system": _ISO_3166, "value": record.country}}
    resource: dict[str, Any] = {
        "resourceType": "QuestionnaireResponse", "id": _id(record.stem), "questionnaire": _url(questionnaire),
        "status": "amended" if record.corrections else "completed", "subject": subject,
    }
    if received:
        resource["authored"] = received
    if items := _answers(questionnaire, record):
        resource["item"] = items
    return resource


class _Tree:
    """A questionnaire's items by id and below one another; a note holds nothing (rule que-1), so what is below it is below its holder."""

    def __init__(self, questionnaire: Questionnaire) -> None:
        self.questionnaire = questionnaire
        self.by_id = {item.id: item for item in questionnaire.items}
        self.headings = {group.id: text_in(group.texts, questionnaire) for group in questionnaire.groups}
        self.children: dict[str | None, list[Item]] = {}
        for item in questionnaire.items:
            self.children.setdefault(self._holder(item), []).append(item)

    def entries(self, entry: _Entry, group: Callable[[str], _Json]) -> list[_Json]:
        """The top of the tree in the form's order, inside its groups.

        entry: an item with what lies below it, None to leave it out.  group: what a group's item holds besides its link id and items.
        """
        result: list[_Json] = []
        opened: dict[str, _Json] = {}
        for item in self.children.get(None, ()):
            made = entry(item)
            if made is None:
                continue
            if item.group is None or item.group not in self.headings:
                result.append(made)
                continue
            if item.group not in opened:
                opened[item.group] = {"linkId": f"group:{item.group}", **group(item.group), "item": []}
                result.append(opened[item.group])
            opened[item.group]["item"].append(made)
        return result

    def below(self, item: Item, entry: _Entry) -> list[_Json]:
        """What lies below an item."""
        return [made for child in self.children.get(item.id, ()) if (made := entry(child)) is not None]

    def _holder(self, item: Item) -> str | None:
        """The closest item above that is no note."""
        parent = self.by_id.get(item.parent or "")
        while parent is not None and parent.type == "note":
            parent = self.by_id.get(parent.parent or "")
        return parent.id if parent is not None else None


def _form(questionnaire: Questionnaire) -> list[_Json]:
    """Items of a Questionnaire."""
    tree = _Tree(questionnaire)
    return tree.entries(partial(_question, tree), lambda group: {"text": _string(tree.headings[group]) or group, "type": "group"})


def _question(tree: _Tree, item: Item) -> _Json:
    """The question, its options, and when it is asked."""
    text = _string(text_in(item.texts, tree.questionnaire)) or item.id
    entry: _Json = {"linkId": item.id, "text": text, "type": _TYPES[item.type]}
    if label := _string(item.label):
        entry["prefix"] = label
    if item.type == "select_multiple":
        entry["repeats"] = True
    if condition := _condition(tree, item):
        entry["enableWhen"] = [condition]
    if item.options:
        entry["answerOption"] = [{"valueCoding": _coding(item, option.id, tree.questionnaire)} for option in item.options]
    words = [{"linkId": item.id + _WORDS, "text": "Remarks", "type": "text"}] if item.options else []
    if nested := words + tree.below(item, partial(_question, tree)):
        entry["item"] = nested
    return entry


def _condition(tree: _Tree, item: Item) -> _Json | None:
    """The XLSForm-like condition "1 = yes" as FHIR has it; others have no counterpart and are left out."""
    match = _CONDITION.fullmatch(item.relevant or "")
    asked = tree.by_id.get(match.group(1)) if match else None
    if match is None or asked is None or match.group(2) not in {option.id for option in asked.options}:
        return None
    return {"question": asked.id, "operator": "=", "answerCoding": _coding(asked, match.group(2), tree.questionnaire)}


def _answers(questionnaire: Questionnaire, record: Record) -> list[_Json]:
    """Items of a QuestionnaireResponse."""
    tree = _Tree(questionnaire)
    return tree.entries(partial(_answer, tree, record), lambda group: {})


def _answer(tree: _Tree, record: Record, item: Item) -> _Json | None:
    """An item with its answers; None for notes and for items that are not in the reply."""
    answer = record.reply["answers"].get(item.id)
    if answer is None or item.type == "note":
        return None
    words = _string(answer["text"]) if item.options else ""
    nested: list[_Json] = [{"linkId": item.id + _WORDS, "answer": [{"valueString": words}]}] if words else []
    nested += tree.below(item, partial(_answer, tree, record))
    entry: _Json = {"linkId": item.id, "extension": [_extension(answer, record, item.id)]}
    # what lies below a question stands in its answer, or in the item where there is none
    if values := _values(item, answer, tree.questionnaire):
        entry["answer"] = [{**values[0], "item": nested}, *values[1:]] if nested else values
    elif nested:
        entry["item"] = nested
    return entry


def _values(item: Item, answer: dict[str, Any], questionnaire: Questionnaire) -> list[dict[str, Any]]:
    if item.options:
        selected: Sequence[str] = answer["selected"]
        return [{"valueCoding": _coding(item, option, questionnaire)} for option in selected]
    words = _string(answer["text"])
    if not words:
        return []
    compact = words.strip()
    if item.type == "integer" and re.fullmatch(r"[-+]?\d{1,9}", compact):
        return [{"valueInteger": int(compact)}]
    if item.type == "decimal" and re.fullmatch(r"-?\d{1,15}(?:\.\d{1,15})?", compact):
        return [{"valueDecimal": float(compact)}]
    if item.type == "date" and re.fullmatch(r"\d{4}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01])", compact):
        return [{"valueDate": compact}]
    return [{"valueString": words}]


def _extension(answer: dict[str, Any], record: Record, item: str) -> dict[str, Any]:
    """How the answer was reached."""
    parts: list[dict[str, Any]] = [
        {"url": "status", "valueCode": answer["status"]}, {"url": "confidence", "valueDecimal": answer["confidence"]},
        {"url": "review", "valueBoolean": answer["review"]},
    ]
    parts += [{"url": "reason", "valueString": text} for reason in answer["reasons"] if (text := _string(reason))]
    if item in record.corrections and (who := _string(record.corrections[item].who)):
        parts.append({"url": "correctedBy", "valueString": who})
    return {"url": _EXTENSION, "extension": parts}


def _coding(item: Item, option: str, questionnaire: Questionnaire) -> dict[str, Any]:
    labels = next((o.labels for o in item.options if o.id == option), {})
    coding = {"system": f"{_url(questionnaire)}:{item.id}", "code": option}
    display = _string(text_in(labels, questionnaire))
    return coding | ({"display": display} if display else {})


def _url(questionnaire: Questionnaire) -> str:
    return f"{_BASE}:questionnaire:{_id(questionnaire.id)}"


def _id(name: str) -> str:
    """A FHIR id: letters, digits, '-' and '.', up to 64 characters."""
    plain = re.sub(r"[^A-Za-z0-9.-]+", "-", name).strip("-")
    digest = hashlib.sha256(name.encode("utf-8", "replace")).hexdigest()[:12]
    return plain if plain == name and len(plain) <= 64 else f"{plain[:50]}-{digest}".lstrip("-")


def _string(text: str) -> str:
    """A FHIR string: no control characters but tab and line ends, not only spaces ("" then)."""
    cleaned = _CONTROLS.sub("\ufffd", text)
    return cleaned if cleaned.strip() else ""
