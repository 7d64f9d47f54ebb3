"""The numbers that a reply gives its questions: the form's own, or others where it is an older version or was renumbered."""

from __future__ import annotations

import re
from bisect import bisect_left

from extractor.assign.labels import LabelReader
from extractor.data.alignment import Alignment, runs
from extractor.data.document import Block

_NUMBER = re.compile(r"\W*(?:[^\W\d_]+\W+)?(\d{1,3})(?!\w)")
_QUESTION_MARKS = ("?", "？", "؟")


class Numbering:
    """Numbers of the questions of one reply whose wording was found."""

    def __init__(self, alignment: Alignment, reader: LabelReader) -> None:
        self._kept: dict[int, bool] = {}
        self._numbers: dict[int, int] = {}
        lines = alignment.form.lines
        looked_at: set[int] = set()
        for run in runs(alignment):
            line = lines[run.line] if run.line >= 0 else None
            if line is None or line.role != "question" or line.item is None or run.block in looked_at:
                continue
            looked_at.add(run.block)
            text = alignment.document.blocks[run.block].text
            label = reader.read(text)
            if label is not None and label.items:
                self._kept[run.block] = label.items[0] == line.item
                if (number := _number(text)) is not None:
                    self._numbers[run.block] = number
        self._blocks = sorted(self._kept)

    def kept_at(self, block: int) -> bool:
        """Whether the questions nearest to a block have the form's numbers: only then does a number alone stand for its question."""
        k = bisect_left(self._blocks, block)
        return all(self._kept[b] for b in self._blocks[max(0, k - 1) : k + 1])

    def counts_on(self, block: Block) -> bool:
        """Whether a block asks something and has the number after that of the question before it, and before that of the one behind it."""
        k = bisect_left(self._blocks, block.index)
        number = _number(block.text)
        before = self._numbers.get(self._blocks[k - 1]) if k else None
        behind = self._numbers.get(self._blocks[k]) if k < len(self._blocks) else None
        if number is None or before is None or number != before + 1:
            return False
        return behind == number + 1 or any(mark in block.text for mark in _QUESTION_MARKS)


def _number(text: str) -> int | None:
    """The whole number that opens a text, with or without a word before it."""
    match = _NUMBER.match(text)
    return int(match.group(1)) if match is not None else None
