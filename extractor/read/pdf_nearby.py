"""Things of a page found by their place, without looking at all of them: pages of drawn art hold tens of thousands of paths."""

from __future__ import annotations

from collections import defaultdict
from typing import Generic, TypeVar

from extractor.data.document import Box

T = TypeVar("T")
_SIDE = 36.0
"""Points; side of the squares that the page is divided into."""
_MOST = 400
"""Squares; what covers more is kept apart."""


class Nearby(Generic[T]):
    """Things by the squares of the page that their boxes touch."""

    def __init__(self) -> None:
        self._squares: dict[tuple[int, int], list[tuple[int, T]]] = defaultdict(list)
        self._large: list[tuple[int, T]] = []
        self._count = 0

    def add(self, box: Box, thing: T) -> None:
        """Put a thing at its box."""
        squares = _squares(box)
        entry = (self._count, thing)
        self._count += 1
        if squares is None:
            self._large.append(entry)
            return
        for square in squares:
            self._squares[square].append(entry)

    def near(self, box: Box) -> list[T]:
        """The things whose squares the box touches, each once, in the order in which they were put in."""
        squares = _squares(box)
        lists = self._squares.values() if squares is None else [self._squares[s] for s in squares if s in self._squares]
        return [thing for _, thing in sorted(dict([*self._large, *(entry for found in lists for entry in found)]).items())]


def _squares(box: Box) -> list[tuple[int, int]] | None:
    try:
        x0, y0, x1, y1 = int(box[0] // _SIDE), int(box[1] // _SIDE), int(box[2] // _SIDE), int(box[3] // _SIDE)
    except (ValueError, OverflowError):  # it reaches out without end, or is nowhere
        return None
    if x0 == x1 and y0 == y1:  # as letters do
        return [(x0, y0)]
    if (x1 - x0 + 1) * (y1 - y0 + 1) > _MOST:
        return None
    return [(x, y) for x in range(x0, x1 + 1) for y in range(y0, y1 + 1)]
