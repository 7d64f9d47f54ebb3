"""Corrections made by a person: an append-only log beside the replies, applied to copies and never to the record.

``OUT/corrections.jsonl`` holds one JSON object a line, in the order in which they were made (see ``Correction``).
An entry that names another in ``undoes`` takes that one back, an undo included; the others stand, the last one wins.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

import msgspec

LOG_NAME = "corrections.jsonl"
_FIELDS = ("status", "selected", "text")


class Correction(msgspec.Struct, frozen=True, kw_only=True):
    """One line of the log.

    at: ISO time; who: a name; reply: the reply's file name without ``.json``; item: id of the item.
    before, after: ``status``, ``selected`` and ``text`` of the answer; a field that ``after`` leaves out stays as it is.
    undoes: ``id`` of the entry that this one takes back, None if it is a correction.
    """

    id: str
    at: str = ""
    who: str = ""
    reply: str = ""
    item: str = ""
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


def apply(reply: dict[str, Any], corrections: Iterable[Correction], *, name: str | None = None) -> dict[str, Any]:
    """A copy of a reply (its JSON as dictionaries) with the corrections that stand.

    name: the reply's file name without ``.json``; None takes the corrections of every reply name (they were chosen before).
    A corrected answer has confidence 1, asks for no review unless it is ``ambiguous``, and says in ``reasons`` who and why.
    ``labels`` follow ``selected`` where the record knows them (see ``corrected_labels`` of the caller's definition otherwise).
    """
    answers = dict(reply["answers"])
    for entry in standing(corrections):
        if entry.item in answers and (name is None or entry.reply == name):
            answers[entry.item] = _corrected(answers[entry.item], entry)
    return {**reply, "answers": answers}


def agreement(reply: dict[str, Any], corrections: Iterable[Correction], *, name: str) -> Iterator[tuple[Correction, bool]]:
    """For each item of a reply that a person corrected: the last correction, and whether the record now says the same."""
    last = {entry.item: entry for entry in standing(corrections) if entry.reply == name}
    for item, entry in last.items():
        answer = reply["answers"].get(item)
        yield entry, answer is not None and all(answer.get(f) == entry.after[f] for f in _FIELDS if f in entry.after)


def _corrected(answer: dict[str, Any], entry: Correction) -> dict[str, Any]:
    after = {field: entry.after[field] for field in _FIELDS if field in entry.after}
    known = dict(zip(answer.get("selected", ()), answer.get("labels", ()), strict=False))
    merged = {**answer, **after}
    reason = f"corrected by {entry.who or 'a person'}" + (f": {entry.why}" if entry.why else "")
    labels = entry.after.get("labels") or [known.get(option, option) for option in merged["selected"]]
    return {**merged, "labels": labels, "confidence": 1.0, "review": merged["status"] == "ambiguous", "reasons": [reason]}
