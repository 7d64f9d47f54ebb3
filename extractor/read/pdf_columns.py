"""Pages set in two columns: the regions of a page in reading order."""

from __future__ import annotations

import itertools
import math
import operator
import re
from collections.abc import Sequence

import msgspec

from extractor.data.document import Box
from extractor.read.pdf_lines import LineSetter, TextLine
from extractor.read.pdf_page import Character, Page
from extractor.settings import COLUMN_LINES, GUTTER

_LEFT = operator.attrgetter("x0")
_NUMBERED = re.compile(r"^\(?(\d{1,3})(?=[.)\s])")


class Region(msgspec.Struct, frozen=True, kw_only=True):
    """A part of a page with its lines outside tables; column: it is one of two columns, and no part of the full width.

    It reaches out to what lies off the page.
    """

    box: Box
    column: bool
    lines: list[TextLine]

    def holds(self, x: float, y: float) -> bool:
        """Whether a place lies in it."""
        return self.box[0] <= x < self.box[2] and self.box[1] <= y < self.box[3]


def regions(page: Page, free: Sequence[Character], setter: LineSetter) -> list[Region]:
    """The page's regions in reading order: what is above the columns, each column, what is below; all of the page where it has none.

    free: the characters outside tables.  Two columns are taken for columns only where the numbers of their questions or paragraphs go on from the
    left one to the right one: labels and answers side by side, or options in two rows, look alike but are read across.
    """
    found = setter.lines(free)
    whole = [Region(box=(-math.inf, -math.inf, math.inf, math.inf), column=False, lines=found)]
    if len(found) < COLUMN_LINES or any(line.right_to_left for line in found):
        return whole
    tables = [(min(b[0] for b in cells), min(b[1] for b in cells), max(b[2] for b in cells), max(b[3] for b in cells)) for cells in (
        [b for row in table for b in row if b is not None] for table in page.tables)]
    gutter = _gutter(page, found)
    if gutter is None:
        return whole
    top, bottom = _extent(page, found, tables, gutter)
    above, left, right, below = (_region(setter, free, box, column=column) for box, column in (
        ((-math.inf, -math.inf, math.inf, top), False), ((-math.inf, top, gutter, bottom), True), ((gutter, top, math.inf, bottom), True),
        ((-math.inf, bottom, math.inf, math.inf), False)))
    if min(len(left.lines), len(right.lines)) < COLUMN_LINES or not _numbers_go_on(left.lines, right.lines):
        return whole
    return [above, left, right, below]


def _region(setter: LineSetter, free: Sequence[Character], box: Box, *, column: bool) -> Region:
    """The region of a box, with the lines of the characters whose middle it holds."""
    empty = Region(box=box, column=column, lines=[])
    own = [c for c in free if empty.holds((c.x0 + c.x1) / 2, (c.top + c.bottom) / 2)]
    return msgspec.structs.replace(empty, lines=setter.lines(own))


def _gutter(page: Page, found: Sequence[TextLine]) -> float | None:
    """The place in the middle of the page where most lines have a gap between words on both sides; None if few have."""
    counts: dict[float, int] = {}
    half = GUTTER / 2
    for line in found:
        glyphs = sorted([g.character for g in line.glyphs if not g.text.isspace()], key=_LEFT)
        for left, right in [(a.x1 + half, b.x0 - half) for a, b in itertools.pairwise(glyphs) if a.x1 + half < b.x0 - half]:
            for x in range(int(left) + 1, int(right) + 1):
                if 0.35 * page.width <= x <= 0.65 * page.width:
                    counts[x] = counts.get(x, 0) + 1
    if not counts:
        return None
    most = max(counts.values())
    best = [x for x, n in counts.items() if n == most]
    return sum(best) / len(best) if most >= COLUMN_LINES else None


def _extent(page: Page, found: Sequence[TextLine], tables: Sequence[Box], gutter: float) -> tuple[float, float]:
    """Top and bottom of the longest stretch of the page in which nothing crosses the gutter."""
    crossing = [(line.top, line.bottom) for line in found if any(
        g.character.x0 < gutter + 2 and g.character.x1 > gutter - 2 for g in line.glyphs if not g.text.isspace()) or _is_across(line, gutter)]
    crossing += [(t[1], t[3]) for t in tables if t[0] < gutter - 2 and t[2] > gutter + 2]
    edges = sorted([(0.0, 0.0), *crossing, (page.height, page.height)])
    stretches = []
    reached = 0.0
    for low, high in edges:
        stretches.append((low - reached, reached, low))
        reached = max(reached, high)
    _, top, bottom = max(stretches)
    return top, bottom


def _is_across(line: TextLine, gutter: float) -> bool:
    """Whether a line's words stand closer together at the gutter than columns do."""
    glyphs = sorted((g.character for g in line.glyphs if not g.text.isspace()), key=lambda c: c.x0)
    return any(a.x1 <= gutter <= b.x0 and b.x0 - a.x1 < GUTTER for a, b in itertools.pairwise(glyphs))


def _numbers_go_on(left: Sequence[TextLine], right: Sequence[TextLine]) -> bool:
    """Whether the numbers that open lines rise through the left column and then through the right one."""
    first, second = ([int(m.group(1)) for line in side for m in [_NUMBERED.match(line.text)] if m] for side in (left, right))
    return bool(first) and bool(second) and len(first) + len(second) >= 3 and max(first) <= min(second)
