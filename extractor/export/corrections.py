"""Corrections made by a person: an append-only log beside the replies, applied to copies and never to the record.

``OUT/corrections.jsonl`` holds one JSON object a line, in the order in which they were made (see ``Correction``).
An entry that names another in ``undoes`` takes that one back, an undo included; the others stand, the last one wins.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any

import msgspec

LOG_NAME = "corrections.jsonl"
COUNTRY, QUESTIONNAIRE = "#country", "#questionnaire"
"""Items of entries about a whole reply: ``after`` holds ``iso3`` and ``name``, or the id of the ``questionnaire`` to read it with."""
_FIELDS = ("status", "selected", "text")


class Correction(msgspec.Struct, frozen=True, kw_only=True):
    """One line of the log.

    at: ISO time; who: a name; reply: the reply's file name without ``.json``; item: id of the item, COUNTRY or QUESTIONNAIRE.
    kind: "accept" where the person found the answer right, "unclear", "correct", …; what counts is ``after``.
    before, after: ``status``, ``selected`` and ``text`` of the answer; a field that ``after`` leaves out stays as it is.
    undoes: ``id`` of the entry that this one takes back, None if it is a correction.
    """

    id: str
    at: str = ""
    who: str = ""
    reply: str = ""
    item: str = ""
    kind: str = ""
    before: dict[str, Any] = {}
    after: dict[str, Any] = {}
    why: str = ""
    undoes: str | None = None


def read_log(out: Path) -> list[Correction]:
    """All entries of an output folder in the order written; a line cut off by a crash is passed over, as is one that is no entry."""
    path = out / LOG_NAME
    if not path.is_file():
        return []
    entries = []
    for line in path.read_bytes().splitlines():
        try:
            entries.append(msgspec.json.decode(line, type=Correction))
        except msgspec.DecodeError:
            continue
    return entries


def standing(log: Iterable[Correction]) -> list[Correction]:
    """The corrections that no later entry takes back, in order."""
    undone: set[str] = set()
    kept = []
    for entry in reversed(list(log)):
        if entry.id in undone:
            continue
        if entry.undoes is not None:
            undone.add(entry.undoes)
        else:
            kept.append(entry)
    return kept[::-1]


def apply(
    reply: dict[str, Any], corrections: Iterable[Correction], *, name: str | None = None,
    labels: Mapping[str, Mapping[str, str]] | None = None,
) -> dict[str, Any]:
    """A copy of a reply (its JSON as dictionaries) with the corrections that stand.

    name: the reply's file name without ``.json``; None takes the corrections of every reply name (they were chosen before).
    A corrected answer has confidence 1, asks for no review unless it is ``ambiguous``, and says in ``reasons`` who and why.
    labels: item -> option -> printed label, for options that the record does not name; their ids stand in where it is not given.
    """
    answers = dict(reply["answers"])
    result = {**reply, "answers": answers}
    for entry in standing(corrections):
        if name is not None and entry.reply != name:
            continue
        if entry.item == COUNTRY and "iso3" in entry.after:
            result["respondent"] = {**reply.get("respondent", {}), **{k: entry.after.get(k) for k in ("iso3", "name")}, "confidence": 1.0}
        elif entry.item in answers:
            printed = dict(labels.get(entry.item, {})) if labels is not None else {}
            printed |= _labels(reply["answers"][entry.item])
            answers[entry.item] = _corrected(answers[entry.item], entry, printed)
    return result


def agreement(reply: dict[str, Any], corrections: Iterable[Correction], *, name: str) -> Iterator[tuple[Correction, bool]]:
    """For each item of a reply that a person corrected: the last correction, and whether the record now says the same."""
    last = {entry.item: entry for entry in standing(corrections) if entry.reply == name and not entry.item.startswith("#")}
    for item, entry in last.items():
        answer = reply["answers"].get(item)
        yield entry, answer is not None and all(answer.get(f) == entry.after[f] for f in _FIELDS if f in entry.after)


def _labels(answer: dict[str, Any]) -> dict[str, str]:
    """Printed labels of the options that an answer selects."""
    return dict(zip(answer.get("selected", ()), answer.get("labels", ()), strict=False))


def _corrected(answer: dict[str, Any], entry: Correction, printed: Mapping[str, str]) -> dict[str, Any]:
    after = {field: entry.after[field] for field in _FIELDS if field in entry.after}
    merged = {**answer, **after}
    changed = any(merged.get(field) != answer.get(field) for field in _FIELDS)
    reason = f"{'corrected' if changed else 'confirmed'} by {entry.who or 'a person'}" + (f": {entry.why}" if entry.why else "")
    labels = entry.after.get("labels") or [printed.get(option, option) for option in merged["selected"]]
    return {**merged, "labels": labels, "confidence": 1.0, "review": merged["status"] == "ambiguous", "reasons": [reason]}
