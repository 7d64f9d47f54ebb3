"""Which labelled question stands under which: from compound labels, the sequence of numbers and letters, and indent."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from extractor.structure.draft import Draft
from extractor.structure.entries import Entry
from extractor.structure.labels import Label, Numeral

_DEEPER = 6.0
"""Points by which a list must be indented more to be nested in one of the same numbering."""


def settle_labels(entries: Sequence[Entry]) -> None:
    """Take labels that are only possible ("1 Does…", "A Foo") as labels where they count from 1; drop the others."""
    weak = [e for e in entries if e.label is not None and not e.label.strong]
    values: dict[str, set[int]] = {}
    for entry in weak:
        assert entry.label is not None
        for reading in entry.label.readings:
            values.setdefault(entry.label.shape + reading.kind, set()).add(reading.value)
    for entry in weak:
        assert entry.label is not None
        label = entry.label
        if not any(_counts(values[label.shape + r.kind], r.value) for r in label.readings):
            entry.label, entry.text_start = None, entry.block.label_end
            entry.wording = entry.block.text[entry.text_start :].strip() if not entry.choices else entry.wording


def _counts(values: set[int], value: int) -> bool:
    return {1, 2} <= values and (value == 1 or value - 1 in values)


@dataclass(slots=True)
class _Level:
    shape: str
    numeral: Numeral
    draft: Draft


class Nesting:
    """Places labelled questions one after the other; ``restarts`` counts how often top-level numbering began again.

    labels: all that will be placed, in order, None for a section's heading: a list that begins anew is nested if the one before it goes on
    after it.
    """

    def __init__(self, labels: Sequence[Label | None] = ()) -> None:
        self._labels = labels
        self._at = 0
        self._stack: list[_Level] = []
        self._suspended: list[_Level] = []
        self._root_shape: str | None = None
        self.restarts = 0

    def heading(self) -> None:
        """A section's heading was passed: what follows stands at the top unless it continues a list from before."""
        self._at += 1
        if self._stack:
            self._suspended, self._stack = self._stack, []

    def place(self, draft: Draft) -> Draft | None:
        """The question under which ``draft`` (labelled) stands, None at the top; notes its place for those that follow."""
        label = draft.label
        assert label is not None
        self._at += 1
        if self._suspended and not self._stack and self._resumes(label):
            self._stack = self._suspended
        parent, numeral, depth = self._find(label, draft)
        self._stack = self._stack[:depth]
        self._stack.append(_Level(label.shape, numeral, draft))
        if parent is None:
            if self._root_shape is None:
                self._root_shape = label.shape
            self._suspended = []
        return parent

    def _resumes(self, label: Label) -> bool:
        """Whether a label after a heading goes on with a list from before it."""
        if label.shape == self._root_shape:
            return False
        if len(label.parts) > 1:
            return any(level.draft.path == label.parts[:-1] for level in self._suspended)
        return any(_next(level, label) for level in self._suspended) or (
            label.shape[-2:-1] in ("a",) and self._root_shape is not None and self._root_shape[-2:-1] == "1"
        )

    def _find(self, label: Label, draft: Draft) -> tuple[Draft | None, Numeral, int]:
        """(parent, reading of the label, depth of the stack to keep)."""
        last = label.readings[0]
        if len(label.parts) > 1:
            for depth in range(len(self._stack), 0, -1):
                level = self._stack[depth - 1]
                if level.draft.path == label.parts[:-1]:
                    return level.draft, last, depth
            for depth in range(len(self._stack), 0, -1):
                level = self._stack[depth - 1]
                if level.shape == label.shape and level.draft.path[:-1] == label.parts[:-1]:
                    return level.draft.parent, last, depth - 1
            return None, last, 0
        for depth in range(len(self._stack), 0, -1):
            found = _next(self._stack[depth - 1], label)
            if found:
                sibling = self._stack[depth - 1].draft
                draft.prefix = sibling.path[:-1] if sibling.parent is None else ()
                return sibling.parent, found, depth - 1
        for depth, level in enumerate(self._stack, 1):
            numeral = label.readings[0]
            if level.shape[-2:-1] == label.shape[-2:-1] == "1" and len(level.draft.path) == 1 and numeral.value == level.numeral.value + 1:
                return level.draft.parent, numeral, depth - 1
        if label.word:
            return None, last, 0
        return self._out_of_sequence(label, draft.indent)

    def _out_of_sequence(self, label: Label, indent: float) -> tuple[Draft | None, Numeral, int]:
        start = next((r for r in label.readings if r.value == 1), None)
        kinds = {r.kind for r in label.readings}
        same = [d for d, level in enumerate(self._stack) if level.shape == label.shape and level.numeral.kind in kinds]
        if start is not None:
            if same and indent <= self._stack[same[-1]].draft.indent + _DEEPER and not self._goes_on_later(self._stack[same[-1]]):
                self.restarts += same[-1] == 0
                return self._stack[same[-1]].draft.parent, start, same[-1]
            return (self._stack[-1].draft if self._stack else None), start, len(self._stack)
        numeral = label.readings[0]
        for depth in reversed(same):
            numeral = next(r for r in label.readings if r.kind == self._stack[depth].numeral.kind)
            return self._stack[depth].draft.parent, numeral, depth
        if label.shape == self._root_shape or not self._stack:
            return None, numeral, 0
        return self._stack[-1].draft, numeral, len(self._stack)


    def _goes_on_later(self, level: _Level) -> bool:
        """Whether, after a list that begins with the label placed now, the list of ``level`` goes on before the next heading."""
        expected = 2
        for label in self._labels[self._at :]:
            if label is None:
                return False
            if label.shape != level.shape:
                continue
            value = next((r.value for r in label.readings if r.kind == level.numeral.kind), 0)
            if value == expected:
                expected += 1
            else:
                return value == level.numeral.value + 1
        return False


def _next(level: _Level, label: Label) -> Numeral | None:
    """The reading of ``label`` that comes right after the label of ``level`` in the same list."""
    ours = len(level.draft.label.parts) if level.draft.label is not None else 0
    if level.shape != label.shape or len(label.parts) > ours:
        return None
    return next((r for r in label.readings if r.kind == level.numeral.kind and r.value == level.numeral.value + 1), None)
