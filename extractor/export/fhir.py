"""Questionnaires and replies as HL7 FHIR R4 (4.0.1) resources: Questionnaire and QuestionnaireResponse."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Sequence
from typing import Any

from extractor.data.questionnaire import Item, Questionnaire
from extractor.export.records import Record
from extractor.export.tables import text_in

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
        "item": _Form(questionnaire).items(),
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
    if items := _Answers(questionnaire, record).items():
        resource["item"] = items
    return resource


class _Tree:
    """Walks a questionnaire's items: those at the top inside their groups, in the form's order; a note holds nothing (rule que-1)."""

    def __init__(self, questionnaire: Questionnaire) -> None:
        self.questionnaire = questionnaire
        self.by_id = {item.id: item for item in questionnaire.items}
        self.headings = {group.id: text_in(group.texts, questionnaire) for group in questionnaire.groups}
        self.children: dict[str | None, list[Item]] = {}
        for item in questionnaire.items:
            self.children.setdefault(self._holder(item), []).append(item)

    def items(self) -> list[dict[str, Any]]:
        """The top of the tree."""
        result: list[dict[str, Any]] = []
        opened: dict[str, dict[str, Any]] = {}
        for item in self.children.get(None, ()):
            entry = self.entry(item)
            if entry is None:
                continue
            if item.group is None or item.group not in self.headings:
                result.append(entry)
                continue
            if item.group not in opened:
                opened[item.group] = {"linkId": f"group:{item.group}", **self.group(item.group), "item": []}
                result.append(opened[item.group])
            opened[item.group]["item"].append(entry)
        return result

    def nested(self, item: Item) -> list[dict[str, Any]]:
        """What lies below an item."""
        return [entry for child in self.children.get(item.id, ()) if (entry := self.entry(child)) is not None]

    def entry(self, item: Item) -> dict[str, Any] | None:
        """An item with what lies below it, None to leave it out."""
        raise NotImplementedError

    def group(self, id: str) -> dict[str, Any]:
        """What a group's item holds besides its link id and items."""
        return {}

    def _holder(self, item: Item) -> str | None:
        """The closest item above that is no note."""
        parent = self.by_id.get(item.parent or "")
        while parent is not None and parent.type == "note":
            parent = self.by_id.get(parent.parent or "")
        return parent.id if parent is not None else None


class _Form(_Tree):
    """Items of a Questionnaire."""

    def group(self, id: str) -> dict[str, Any]:
        """Its heading."""
        return {"text": _string(self.headings[id]) or id, "type": "group"}

    def entry(self, item: Item) -> dict[str, Any]:
        """The question, its options, and when it is asked."""
        text = _string(text_in(item.texts, self.questionnaire)) or item.id
        entry: dict[str, Any] = {"linkId": item.id, "text": text, "type": _TYPES[item.type]}
        if label := _string(item.label):
            entry["prefix"] = label
        if item.type == "select_multiple":
            entry["repeats"] = True
        if condition := self._condition(item):
            entry["enableWhen"] = [condition]
        if item.options:
            entry["answerOption"] = [{"valueCoding": _coding(item, option.id, self.questionnaire)} for option in item.options]
        words = [{"linkId": item.id + _WORDS, "text": "Remarks", "type": "text"}] if item.options else []
        if nested := words + self.nested(item):
            entry["item"] = nested
        return entry

    def _condition(self, item: Item) -> dict[str, Any] | None:
        """The XLSForm-like condition "1 = yes" as FHIR has it; others have no counterpart and are left out."""
        match = _CONDITION.fullmatch(item.relevant or "")
        asked = self.by_id.get(match.group(1)) if match else None
        if match is None or asked is None or match.group(2) not in {option.id for option in asked.options}:
            return None
        return {"question": asked.id, "operator": "=", "answerCoding": _coding(asked, match.group(2), self.questionnaire)}


class _Answers(_Tree):
    """Items of a QuestionnaireResponse."""

    def __init__(self, questionnaire: Questionnaire, record: Record) -> None:
        super().__init__(questionnaire)
        self.record = record

    def entry(self, item: Item) -> dict[str, Any] | None:
        """An item with its answers; None for notes and for items that are not in the reply."""
        answer = self.record.reply["answers"].get(item.id)
        if answer is None or item.type == "note":
            return None
        words = _string(answer["text"]) if item.options else ""
        nested = [{"linkId": item.id + _WORDS, "answer": [{"valueString": words}]}] if words else []
        nested += self.nested(item)
        entry: dict[str, Any] = {"linkId": item.id, "extension": [_extension(answer, self.record, item.id)]}
        # what lies below a question stands in its answer, or in the item where there is none
        if values := _values(item, answer, self.questionnaire):
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
