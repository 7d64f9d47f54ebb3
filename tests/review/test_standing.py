from __future__ import annotations

from typing import Any

from extractor.review.journal import Entry
from extractor.review.standing import Standing, fingerprint, value_of


def change(identifier: str, session: str = "w", item: str = "1", **more: Any) -> Entry:
    entry = {"id": identifier, "session": session, "kind": "correct", "reply": "PRT", "item": item, "after": {}, "undoes": None}
    return entry | more


def undo(identifier: str, target: str, session: str = "w", kind: str = "undo", item: str = "1") -> Entry:
    return change(identifier, session, item, kind=kind, undoes=target, group=identifier)


def latest(standing: Standing, session: str | None = "w") -> list[str]:
    return [entry["id"] for entry in standing.latest(session)]


def test_undo_goes_back_to_the_start_and_forward_again() -> None:
    log = [change("a"), change("b"), change("c")]
    assert latest(Standing(log)) == ["c"]
    log += [undo("u1", "c"), undo("u2", "b"), undo("u3", "a")]
    standing = Standing(log)
    assert latest(standing) == []
    assert standing.state("PRT", "1") == "open"
    assert [entry["id"] for entry in standing.latest_undo("w")] == ["u3"]
    log += [undo("r1", "u3", kind="redo")]
    standing = Standing(log)
    assert latest(standing) == ["a"]
    assert [entry["id"] for entry in standing.latest_undo("w")] == ["u2"]


def test_nothing_to_redo_after_a_new_change() -> None:
    assert Standing([change("a"), undo("u", "a"), change("b")]).latest_undo("w") == []


def test_what_one_key_press_did_is_taken_back_as_one() -> None:
    log = [change("m", group="m"), change("m.2", item="2", group="m")]
    assert latest(Standing(log)) == ["m", "m.2"]


def test_windows_undo_their_own_changes_first() -> None:
    standing = Standing([change("mine"), change("theirs", session="other")])
    assert latest(standing) == ["mine"]
    assert latest(standing, None) == ["theirs"]


def test_states() -> None:
    log = [change("a", kind="accept"), change("b", item="2", kind="unclear"), change("c", item="3")]
    standing = Standing(log)
    assert [standing.state("PRT", item) for item in ("1", "2", "3", "4")] == ["accepted", "unclear", "corrected", "open"]
    assert standing.last_id("PRT", "2") == "b"


def test_corrections_go_over_a_copy() -> None:
    answer = {"status": "answered", "selected": ["yes"], "labels": ["Yes"], "text": "", "confidence": 0.5, "review": True, "reasons": []}
    record = {"answers": {"1": answer}}
    after = {"status": "answered", "selected": ["no"], "text": "", "labels": ["No"]}
    applied = Standing([change("a", after=after)]).applied("PRT", record)
    assert applied["answers"]["1"]["selected"] == ["no"]
    assert record["answers"]["1"]["selected"] == ["yes"]
    assert fingerprint(answer) != fingerprint(applied["answers"]["1"])
    assert value_of(answer) == {"status": "answered", "selected": ["yes"], "text": ""}
