from __future__ import annotations

import json
import threading
from functools import partial
from pathlib import Path

from extractor.export.corrections import read_log
from extractor.review.journal import Entry, Journal
from extractor.review.standing import logged


def entry(identifier: str, **more: object) -> Entry:
    return {"id": identifier, "reply": "PRT", "item": "1", "before": {}, "after": {}, "undoes": None, **more}


def entries(*identifiers: str) -> list[Entry]:
    return [entry(identifier) for identifier in identifiers]


def test_entries_are_on_the_disk_when_add_returns(tmp_path: Path) -> None:
    journal = Journal(tmp_path / "corrections.jsonl")
    journal.add(lambda: [entry("a"), entry("b")])
    lines = (tmp_path / "corrections.jsonl").read_text(encoding="utf-8").splitlines()
    assert [json.loads(line)["id"] for line in lines] == ["a", "b"]
    assert [correction.id for correction in read_log(tmp_path)] == ["a", "b"]


def test_a_torn_line_is_passed_over_and_nothing_is_glued_to_it(tmp_path: Path) -> None:
    path = tmp_path / "corrections.jsonl"
    Journal(path).add(lambda: [entry("a")])
    with path.open("ab") as file:
        file.write(b'{"id": "torn", "reply": "PR')
    journal = Journal(path)
    journal.add(lambda: [entry("b")])
    assert [one["id"] for one in journal.entries] == ["a", "b"]
    assert [correction.id for correction in read_log(tmp_path)] == ["a", "b"]


def test_two_holders_see_each_other(tmp_path: Path) -> None:
    first, second = Journal(tmp_path / "log"), Journal(tmp_path / "log")
    first.add(lambda: [entry("a")])
    second.add(lambda: [entry("b")] if [one["id"] for one in second.entries] == ["a"] else [])
    assert [one["id"] for one in first.catch_up()] == ["b"]
    assert first.knows("b")


def test_many_writers_lose_nothing(tmp_path: Path) -> None:
    journals = [Journal(tmp_path / "log") for _ in range(4)]

    def write(number: int) -> None:
        for n in range(25):
            journals[number].add(partial(entries, f"{number}-{n}"))

    threads = [threading.Thread(target=write, args=(number,)) for number in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(Journal(tmp_path / "log").entries) == 100


def test_what_is_no_correction_is_no_entry(tmp_path: Path) -> None:
    path = tmp_path / "log"
    path.write_text('{"id": "a"}\n{"id": "b", "after": "text"}\n{"id": 3}\n{"id": "c", "after": {"selected": [7]}}\n', encoding="utf-8")
    assert [(one["id"], one["reply"], one["item"]) for one in Journal(path, logged).entries] == [("a", "", "")]


def test_the_same_entry_is_read_once(tmp_path: Path) -> None:
    path = tmp_path / "log"
    line = json.dumps(entry("a")) + "\n"
    path.write_text(line + line + "null\n[]\nnot json\n", encoding="utf-8")
    assert len(Journal(path).entries) == 1
