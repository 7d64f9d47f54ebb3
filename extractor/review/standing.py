"""What the log of corrections comes to: for each reply and item the entry that holds, and what can be taken back."""

from __future__ import annotations

from collections.abc import Iterable
from hashlib import sha256
from typing import Any, Literal

import msgspec

from extractor.export.corrections import Correction, apply, standing
from extractor.review.journal import Entry

State = Literal["open", "accepted", "corrected", "unclear"]
STATES: tuple[State, ...] = ("open", "accepted", "corrected", "unclear")
FIELDS = ("status", "selected", "text")


class Given(msgspec.Struct, frozen=True, kw_only=True):
    """``before`` or ``after`` of a log entry, whatever it is about."""

    status: str = ""
    selected: tuple[str, ...] = ()
    labels: tuple[str, ...] = ()
    text: str = ""
    iso3: str | None = None
    name: str | None = None
    questionnaire: str = ""


class Words(msgspec.Struct, frozen=True, kw_only=True):
    """Words without a question that an entry gives to one."""

    text: str
    where: dict[str, Any]


class Logged(msgspec.Struct, frozen=True, kw_only=True):
    """What a line of the log must look like to count: other programs and people write to it too."""

    id: str
    at: str = ""
    who: str = ""
    session: str = ""
    kind: str = ""
    reply: str = ""
    item: str = ""
    before: Given = Given()
    after: Given = Given()
    why: str = ""
    undoes: str | None = None
    group: str = ""
    record: str = ""
    passage: Words | None = None


_EMPTY: Entry = {"at": "", "who": "", "kind": "correct", "reply": "", "item": "", "before": {}, "after": {}, "why": "", "undoes": None}


def logged(line: Any) -> Entry | None:
    """A decoded line of the log with what it leaves out filled in; None if it is no entry."""
    try:
        msgspec.convert(line, Logged)
    except msgspec.ValidationError:
        return None
    return {**_EMPTY, **line}


def value_of(answer: dict[str, Any]) -> dict[str, Any]:
    """The part of an answer that a person can correct."""
    return {"status": answer["status"], "selected": list(answer["selected"]), "text": answer["text"]}


def fingerprint(answer: dict[str, Any]) -> str:
    """A short name of an answer's value; entries keep it, so that a later run of batch that reads something else is noticed."""
    return sha256(msgspec.json.encode(value_of(answer), order="sorted")).hexdigest()[:12]


class Standing:
    """The entries that stand, by reply and item; built anew from the whole log, which is small beside the replies."""

    def __init__(self, entries: Iterable[Entry]) -> None:
        self.entries = list(entries)
        self._kept = {correction.id for correction in standing([_convert(entry) for entry in self.entries])}
        self._undone = _undone(self.entries)
        self.by_reply: dict[str, list[Entry]] = {}
        self.last: dict[tuple[str, str], Entry] = {}
        for entry in self.entries:
            if entry["id"] in self._kept:
                self.by_reply.setdefault(entry["reply"], []).append(entry)
                self.last[entry["reply"], entry["item"]] = entry

    def applied(self, reply: str, record: dict[str, Any]) -> dict[str, Any]:
        """A reply's JSON with its corrections; words that were given to a question are no longer among those without one."""
        entries = self.by_reply.get(reply, [])
        given = [entry["passage"]["where"] for entry in entries if entry.get("kind") == "assign" and "passage" in entry]
        loose = [passage for passage in record.get("unassigned", ()) if passage["where"] not in given]
        return {**apply(record, [_convert(entry) for entry in entries], name=reply), "unassigned": loose}

    def state(self, reply: str, item: str) -> State:
        """How far an answer has been checked."""
        entry = self.last.get((reply, item))
        kinds: dict[str, State] = {"accept": "accepted", "unclear": "unclear"}
        return "open" if entry is None else kinds.get(entry.get("kind", ""), "corrected")

    def last_id(self, reply: str, item: str) -> str | None:
        """Id of the entry that holds: what a window must have seen before it may change the answer."""
        entry = self.last.get((reply, item))
        return entry["id"] if entry is not None else None

    def latest(self, session: str | None) -> list[Entry]:
        """The latest change that stands (all its entries), of one window or of any; empty if there is none."""
        for entry in reversed(self.entries):
            if entry["id"] in self._kept and (session is None or entry.get("session") == session):
                return [member for member in self.entries if group_of(member) == group_of(entry) and member["id"] in self._kept]
        return []

    def latest_undo(self, session: str) -> list[Entry]:
        """The latest undo of a window that still stands, unless the window has changed something since; empty if there is none."""
        for entry in reversed(self.entries):
            kind = entry.get("kind")
            if entry.get("session") != session or kind == "redo" or (kind == "undo" and entry["id"] in self._undone):
                continue
            return [member for member in self.entries if group_of(member) == group_of(entry)] if kind == "undo" else []
        return []


def group_of(entry: Entry) -> str:
    """Entries that were made by one key press share this: moving a text changes two answers."""
    group: str = entry.get("group") or entry["id"]
    return group


def _convert(entry: Entry) -> Correction:
    return msgspec.convert(entry, Correction)


def _undone(entries: list[Entry]) -> set[str]:
    """Ids of entries that a standing later entry takes back."""
    undone: set[str] = set()
    for entry in reversed(entries):
        if entry["id"] not in undone and entry.get("undoes"):
            undone.add(entry["undoes"])
    return undone
