"""The random samples that were drawn, kept beside the corrections so that a measured error rate can be shown again."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

from extractor.review.journal import Entry, Journal
from extractor.review.sampling import draw, rate

NAME = "samples.jsonl"
Judge = Callable[[str, str], bool | None]
"""(reply, item) -> whether the extracted answer was right; None if nobody has checked it."""


class Samples:
    """The last sample drawn is the one that is worked on."""

    def __init__(self, root: Path) -> None:
        self.journal = Journal(root / NAME)

    def draw(self, population: list[tuple[str, str]], size: int, *, identifier: str, who: str, at: str) -> None:
        """Draw and keep a sample of unflagged answers; the id is its seed, so the draw can be repeated from the log."""
        seed = int.from_bytes(identifier.encode(), "big")
        by_key = {f"{reply} {item}": (reply, item) for reply, item in population}
        members = [list(by_key[key]) for key in draw(list(by_key), size, seed)]
        entry: Entry = {"id": identifier, "at": at, "who": who, "population": len(population), "members": members}
        self.journal.add(lambda: [] if self.journal.knows(identifier) else [entry])

    def current(self, judge: Judge) -> dict[str, Any] | None:
        """The sample for the page: ``size``, ``members`` as keys of rows, and what checking them has shown so far."""
        self.journal.catch_up()
        if not self.journal.entries:
            return None
        entry = self.journal.entries[-1]
        verdicts = [verdict for reply, item in entry["members"] if (verdict := judge(reply, item)) is not None]
        measured = rate(len(verdicts), verdicts.count(False))
        return {
            "size": len(entry["members"]), "population": entry["population"],
            "members": [f"{reply}\0{item}" for reply, item in entry["members"]], "rate": measured._asdict(),
        }
