"""What has been placed of a reply so far."""

from __future__ import annotations

from collections import defaultdict

from extractor.data.alignment import Passage
from extractor.data.evidence import Written
from extractor.data.placement import Placement


class Collected:
    """Written words by item, what belongs to none, and what is in doubt; the parts of a ``Placement`` while it is made."""

    def __init__(self) -> None:
        self.written: dict[str, list[Written]] = defaultdict(list)
        self.loose: list[Passage] = []
        self.furniture: list[Passage] = []
        self.template: list[Passage] = []
        self._displaced: dict[str, float] = {}
        self._reasons: dict[str, tuple[str, ...]] = {}

    def add(self, item: str | None, piece: Written) -> None:
        """Give written words to an item, or to none."""
        if item is None:
            self.loose.append(Passage(block=piece.block, start=piece.start, end=piece.end, owner="unassigned"))
        else:
            self.written[item].append(piece)

    def doubt(self, item: str, confidence: float, reason: str) -> None:
        """Note that an item's words may stand elsewhere; the least confidence counts."""
        self._displaced[item] = min(confidence, self._displaced.get(item, 1.0))
        if reason and reason not in self._reasons.get(item, ()):
            self._reasons[item] = (*self._reasons.get(item, ()), reason)

    def placement(self) -> Placement:
        """Everything placed."""
        return Placement(
            written={k: tuple(v) for k, v in self.written.items()}, loose=tuple(self.loose), furniture=tuple(self.furniture),
            template=tuple(self.template), displaced=dict(self._displaced), reasons=dict(self._reasons),
        )
