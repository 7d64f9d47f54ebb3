"""What a key press writes to the log: a correction, a move, an undo; refused where another window was first."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any, Literal

import msgspec

from extractor.data.questionnaire import printed_labels
from extractor.errors import UsageError
from extractor.export.corrections import COUNTRY, QUESTIONNAIRE
from extractor.review.desk import Desk, Known, what_of
from extractor.review.journal import Entry
from extractor.review.standing import fingerprint, group_of, value_of

Status = Literal["answered", "inferred", "ambiguous", "blank", "not_applicable", "not_found"]


class Value(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """What a person says that an answer is."""

    status: Status
    selected: tuple[str, ...]
    text: str


class Passage(msgspec.Struct, frozen=True, kw_only=True):
    """Words without a question, as the record holds them."""

    text: str
    where: dict[str, Any]


class Change(msgspec.Struct, frozen=True, kw_only=True):
    """One key press, as the page sends it.

    id: made by the page; the same id is written once, however often it is sent.  seen: id of the entry that held for this answer
    when the page drew it.  to, there, seen_there: for "move", the item that gets the text, its new value, and what was seen of it.
    after: the new value; an ISO 3166-1 alpha-3 code for "country", the id of a definition for "definition".
    """

    id: str
    session: str
    kind: Literal["correct", "accept", "unclear", "move", "assign", "country", "definition"]
    reply: str
    item: str | None = None
    after: Value | str
    seen: str | None = None
    why: str = ""
    to: str | None = None
    moved: str = ""
    there: Value | None = None
    seen_there: str | None = msgspec.field(default=None, name="seenThere")
    passage: Passage | None = None


class Outcome(msgspec.Struct, frozen=True, kw_only=True):
    """What the page is told: HTTP status, and what to say."""

    status: int
    body: dict[str, Any]


def record(desk: Desk, change: Change, known: Known) -> Outcome:
    """Write a change, or say who was first.  Raises UsageError for an answer or option that does not exist."""
    with desk.writing():
        parts = _parts(desk, change)
        if desk.journal.knows(change.id):
            return Outcome(status=200, body=desk.changes(known, change.session))
        clashes: list[Entry] = []

        def build() -> list[Entry]:
            desk.catch_up()
            for part, seen in zip(parts, (change.seen, change.seen_there), strict=False):
                held = desk.standing.last.get((part["reply"], part["item"]))
                others = held is not None and held.get("session") != change.session
                if held is not None and others and held["id"] != seen and held["after"] != part["after"]:
                    clashes.append(held)
            return [] if clashes else parts

        desk.journal.add(build)
        if clashes:
            return Outcome(status=409, body=_clash(desk, change, clashes[0], known))
        return Outcome(status=200, body=desk.changes(known, change.session))


def take_back(desk: Desk, *, redo: bool, identifier: str, session: str, insist: str | None, known: Known) -> Outcome:
    """Undo the window's latest change, or when it has none left, after it insisted, that of another window; or redo its latest undo."""
    with desk.writing():
        answer: dict[str, Any] = {}

        def build() -> list[Entry]:
            desk.catch_up()
            if desk.journal.knows(identifier):
                return []
            targets = desk.standing.latest_undo(session) if redo else desk.standing.latest(session)
            if not targets and not redo:
                targets = desk.standing.latest(None)
                if targets and insist != group_of(targets[0]):
                    answer.update(ask=group_of(targets[0]), what=what_of(desk, targets[0]))
                    return []
            if targets:
                answer["undone"] = {"reply": targets[0]["reply"], "item": targets[0]["item"], "what": what_of(desk, targets[0])}
            kind = "redo" if redo else "undo"
            return [
                _entry(desk, identifier if n == 0 else f"{identifier}.{n + 1}", session, kind, target["reply"], target["item"])
                | {"undoes": target["id"], "group": identifier}
                for n, target in enumerate(targets)
            ]

        desk.journal.add(build)
        return Outcome(status=200, body=answer if "ask" in answer else {**desk.changes(known, session), **answer})


def sample(desk: Desk, identifier: str, size: int) -> Outcome:
    """Draw a random sample of the unflagged answers."""
    with desk.writing():
        desk.catch_up()
        desk.samples.draw(desk.unflagged(), size, identifier=identifier, who=desk.who, at=_now())
        return Outcome(status=200, body={"sample": desk.samples.current(desk.judge)})


def _parts(desk: Desk, change: Change) -> list[Entry]:
    """The entries of a change: two for a move, one for everything else."""
    if change.reply not in desk.folder.records:
        raise UsageError(f"there is no reply {change.reply}")
    if change.kind in ("country", "definition"):
        return [_about_reply(desk, change)]
    if not isinstance(change.after, Value) or change.item is None:
        raise UsageError(f"a {change.kind} needs an item and a value")
    first = _correction(desk, change, change.id, change.item, change.after)
    if change.kind == "assign" and change.passage is not None:
        return [first | {"passage": msgspec.to_builtins(change.passage)}]
    if change.kind != "move":
        return [first]
    if change.to is None or change.there is None or change.to == change.item:
        raise UsageError("a move needs another item to move to")
    second = _correction(desk, change, f"{change.id}.2", change.to, change.there)
    both = {"group": change.id, "moved": change.moved}
    return [first | both | {"to": change.to}, second | both | {"from": change.item}]


def _correction(desk: Desk, change: Change, identifier: str, item: str, after: Value) -> Entry:
    """One answer's change; what the record says is kept as a fingerprint, what was shown before in full."""
    record = desk.folder.records[change.reply].data
    original = record["answers"].get(item)
    if original is None:
        raise UsageError(f"{change.reply} has no item {item}")
    before = value_of(desk.standing.applied(change.reply, record)["answers"][item])
    labels = _labels(desk, change.reply, item, after.selected)
    value = {"status": after.status, "selected": list(after.selected), "text": after.text, "labels": labels}
    entry = _entry(desk, identifier, change.session, change.kind, change.reply, item)
    return entry | {"before": before, "after": value, "why": change.why, "record": fingerprint(original)}


def _about_reply(desk: Desk, change: Change) -> Entry:
    """Another country or definition for a whole reply; its item is COUNTRY or QUESTIONNAIRE, which no question has."""
    from extractor.review.countries import names

    record = desk.folder.records[change.reply].data
    wanted = str(change.after)
    entry = _entry(desk, change.id, change.session, change.kind, change.reply, COUNTRY if change.kind == "country" else QUESTIONNAIRE)
    if change.kind == "country":
        known = dict(names("en"))
        if wanted not in known:
            raise UsageError(f"{wanted} is no country's code")
        before = {"iso3": record["respondent"]["iso3"], "name": record["respondent"]["name"]}
        return entry | {"before": before, "after": {"iso3": wanted, "name": known[wanted]}, "why": change.why}
    if wanted not in desk.folder.questionnaires():
        raise UsageError(f"this folder has no questionnaire {wanted}")
    return entry | {"before": {"questionnaire": record["questionnaire"]["id"]}, "after": {"questionnaire": wanted}, "why": change.why}


def _labels(desk: Desk, reply: str, item: str, selected: tuple[str, ...]) -> list[str]:
    """The options as the questionnaire prints them; raises UsageError for an option that the item has not."""
    definition = desk.definition(reply)
    known = next((one for one in definition.items if one.id == item), None) if definition else None
    if definition is None or known is None:
        return list(selected)
    labels = printed_labels(known, definition)
    if unknown := [option for option in selected if option not in labels]:
        raise UsageError(f"{item} has no option {unknown[0]}")
    return [labels[option] for option in selected]


def _entry(desk: Desk, identifier: str, session: str, kind: str, reply: str, item: str) -> Entry:
    return {"id": identifier, "at": _now(), "who": desk.who, "session": session, "kind": kind, "reply": reply, "item": item,
            "before": {}, "after": {}, "why": "", "undoes": None}


def _now() -> str:
    return datetime.now(UTC).isoformat(timespec="milliseconds").replace("+00:00", "Z")


def _clash(desk: Desk, change: Change, held: Entry, known: Known) -> dict[str, Any]:
    """What the other window made of the answer, what this one wanted, and what to send to have it all the same."""
    mine = {"text": change.after} if isinstance(change.after, str) else msgspec.to_builtins(change.after)
    return {
        **desk.changes(known, change.session), "theirs": _told(held["after"]), "mine": _told(mine),
        "seen": desk.standing.last_id(change.reply, held["item"] if change.item is None else change.item),
        "seenThere": desk.standing.last_id(change.reply, change.to) if change.to else None,
    }


def _told(after: dict[str, Any]) -> str:
    parts = (after.get("status"), ", ".join(after.get("selected", ())), after.get("text"), after.get("name"))
    return " · ".join(str(part) for part in parts if part)
