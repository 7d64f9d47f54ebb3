"""Corrections: an append-only log, applied to copies; undo goes back as far as one likes."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from extractor.export.corrections import Correction, agreement, apply, read_log, standing

REPLY: dict[str, Any] = {
    "answers": {
        "1": {
            "status": "answered",
            "selected": ["yes"],
            "labels": ["Yes"],
            "text": "",
            "confidence": 0.5,
            "review": True,
            "reasons": ["faint"],
            "evidence": [1],
        },
        "2": {
            "status": "blank",
            "selected": [],
            "labels": [],
            "text": "",
            "confidence": 0.9,
            "review": False,
            "reasons": [],
            "evidence": [],
        },
    }
}


def entry(id: str, item: str = "1", undoes: str | None = None, reply: str = "PRT", **after: Any) -> Correction:
    return Correction(id=id, item=item, reply=reply, after=after, undoes=undoes, who="Ann", why="misread")


def test_the_last_correction_wins_and_the_record_stays() -> None:
    corrected = apply(REPLY, [entry("a", selected=["no"]), entry("b", text="more"), entry("c", selected=["yes", "no"])], name="PRT")
    assert corrected["answers"]["1"] | {"evidence": 0} == {
        "status": "answered",
        "selected": ["yes", "no"],
        "labels": ["Yes", "no"],
        "text": "more",
        "confidence": 1.0,
        "review": False,
        "reasons": ["corrected by Ann: misread"],
        "evidence": 0,
    }
    assert corrected["answers"]["2"] == REPLY["answers"]["2"]
    assert REPLY["answers"]["1"]["selected"] == ["yes"]


def test_marked_unclear_still_asks_for_review() -> None:
    assert apply(REPLY, [entry("a", status="ambiguous", selected=[])], name="PRT")["answers"]["1"]["review"]


def test_undo_and_undo_of_undo() -> None:
    first, undo, redo = entry("a", selected=["no"]), entry("b", undoes="a"), entry("c", undoes="b")
    assert standing([first, undo]) == []
    assert standing([first, undo, redo]) == [first]
    assert standing([first, undo, redo, entry("d", undoes="c")]) == []


@given(st.lists(st.tuples(st.booleans(), st.integers(0, 30)), max_size=30))
def test_undoing_everything_gives_the_record_back(steps: list[tuple[bool, int]]) -> None:
    log: list[Correction] = []
    for number, (undo, target) in enumerate(steps):
        log.append(entry(str(number), undoes=str(target % number)) if undo and number else entry(str(number), selected=[str(number)]))
    while left := standing(log):
        log.append(entry(f"undo-{len(log)}", undoes=left[-1].id))
    assert apply(REPLY, log, name="PRT") == REPLY


def test_other_replies_and_items_are_left_alone() -> None:
    assert apply(REPLY, [entry("a", reply="FRA", selected=["no"]), entry("b", item="9", selected=["no"])], name="PRT") == REPLY


def test_country_named_by_a_person() -> None:
    named = Correction(id="a", reply="UNKNOWN-1", item="#country", after={"iso3": "KEN", "name": "Kenya"})
    corrected = apply(REPLY | {"respondent": {"iso3": None, "evidence": []}}, [named], name="UNKNOWN-1")
    assert corrected["respondent"] == {"iso3": "KEN", "name": "Kenya", "confidence": 1.0, "evidence": []}


def test_confirmed_answers_ask_for_no_review() -> None:
    confirmed = apply(REPLY, [Correction(id="a", item="1", reply="PRT", kind="accept", who="Ann", after={"selected": ["yes"]})], name="PRT")
    assert (confirmed["answers"]["1"]["review"], confirmed["answers"]["1"]["reasons"]) == (False, ["confirmed by Ann"])


def test_broken_lines_are_passed_over(tmp_path: Path) -> None:
    assert read_log(tmp_path) == []
    (tmp_path / "corrections.jsonl").write_bytes(
        b'{"id": "a", "item": "1"}\nnot json\n[1]\n\xff\n{"id": "b", "undoes": "a", "new": 1}\n{"id": "c", "it'
    )
    assert [e.id for e in read_log(tmp_path)] == ["a", "b"]


def test_agreement_with_a_new_extraction() -> None:
    log = [entry("a", selected=["no"]), entry("b", selected=["yes"]), entry("c", item="2", text="x"), entry("d", item="9", text="x")]
    assert [(e.id, same) for e, same in agreement(REPLY, log, name="PRT")] == [("b", True), ("c", False), ("d", False)]
