"""Grids without ruling: rows of boxes below each other under column heads, as web and fillable forms print them -> tables."""

from __future__ import annotations

import itertools
from collections.abc import Sequence

import msgspec

from extractor.data.document import Box
from extractor.read.pdf_lines import LineSetter, TextLine
from extractor.read.pdf_overlay import BOX_GLYPHS
from extractor.read.pdf_page import Character, Page, outside_tables
from extractor.settings.reading import GRID_SNAP, HEAD_GAP, HEAD_LINES

_SIGNS = BOX_GLYPHS | frozenset("☒☑◉●■✓✔✗✘✕✖xX\ufffc")

Table = tuple[tuple[Box | None, ...], ...]


class _Row(msgspec.Struct, frozen=True, kw_only=True):
    """A line that ends with boxes: its label's line and the middles of its boxes."""

    line: TextLine
    centres: tuple[float, ...]
    label_right: float


def with_box_grids(page: Page, setter: LineSetter) -> Page:
    """The page with its unruled grids of boxes as further tables: at least two rows of at least two boxes each, with a head above every column."""
    if _boxes(page.characters) < 2:
        return page
    free = outside_tables(page)
    if _boxes(free) < 2:
        return page
    found = setter.lines(free)
    rows = [_row(line) for line in found]
    grids: list[Table] = []
    k = 0
    while k < len(rows):
        n = k
        while n < len(rows) and _goes_on(rows[k], rows[n]):
            n += 1
        if n - k >= 2:
            members = [row for row in rows[k:n] if row is not None]
            grid = _grid(members, found[max(0, k - HEAD_LINES) : k])
            grids += [grid] if grid is not None else []
        k = max(n, k + 1)
    return msgspec.structs.replace(page, tables=(*page.tables, *grids)) if grids else page


def _boxes(characters: Sequence[Character]) -> int:
    """How many characters are boxes, ticked or not."""
    return sum(c.text in _SIGNS and not c.text.isalpha() for c in characters)


def _row(line: TextLine) -> _Row | None:
    """A line as row of a grid: words, then nothing but boxes that stand apart."""
    glyphs = [g.character for g in line.glyphs if not g.text.isspace()]
    signs = list(itertools.takewhile(lambda c: c.text in _SIGNS, reversed(glyphs)))[::-1]
    label = glyphs[: len(glyphs) - len(signs)]
    apart = all(b.x0 - a.x1 > 2 * line.size for a, b in itertools.pairwise(signs))
    if line.right_to_left or len(signs) < 2 or not label or not apart:
        return None
    return _Row(line=line, centres=tuple((c.x0 + c.x1) / 2 for c in signs), label_right=max(c.x1 for c in label))


def _goes_on(first: _Row | None, row: _Row | None) -> bool:
    """Whether a row has its boxes below those of the first."""
    return first is not None and row is not None and len(first.centres) == len(row.centres) and all(
        abs(a - b) <= GRID_SNAP for a, b in zip(first.centres, row.centres, strict=True))


def _grid(rows: Sequence[_Row], above: Sequence[TextLine]) -> Table | None:
    """The table of some rows and the lines above them; None if these are no column heads."""
    centres = rows[0].centres
    half = (centres[1] - centres[0]) / 2
    cuts = [max(max(r.label_right for r in rows) + 1, centres[0] - half), *((a + b) / 2 for a, b in itertools.pairwise(centres))]
    heads: list[TextLine] = []
    filled: set[int] = set()
    below = rows[0].line
    for line in reversed(above):
        columns = _columns(line, cuts)
        if columns is None or below.top - line.bottom > 1.5 * line.size or (0 in columns and len(columns) == 1):
            break
        heads.append(line)
        filled |= columns
        below = line
    if not filled >= set(range(1, len(centres) + 1)):
        return None
    head = rows[0].line.top - 1
    middles = [(r.line.top + r.line.bottom) / 2 for r in rows]
    pitch = (middles[-1] - middles[0]) / (len(rows) - 1)
    ends = [min(line.top for line in heads) - 1, head, *((a + b) / 2 for a, b in itertools.pairwise(middles)), middles[-1] + pitch / 2]
    left = min([r.line.x0 for r in rows] + [line.x0 for line in heads]) - 1
    right = max([centres[-1] + half] + [line.x1 + 1 for line in heads])
    edges = [left, *cuts, right]
    return tuple(tuple((x0, y0, x1, y1) for x0, x1 in itertools.pairwise(edges)) for y0, y1 in itertools.pairwise(ends))


def _columns(line: TextLine, cuts: Sequence[float]) -> set[int] | None:
    """The columns (0: the labels') in which a line has words; None if its words run on over a cut, as those of a sentence do."""
    glyphs: list[Character] = [g.character for g in line.glyphs if not g.text.isspace()]
    found = set()
    for c in glyphs:
        found.add(sum((c.x0 + c.x1) / 2 > cut for cut in cuts))
    for a, b in itertools.pairwise(sorted(glyphs, key=lambda c: c.x0)):
        if any(a.x0 < cut < b.x1 for cut in cuts) and b.x0 - a.x1 < HEAD_GAP * line.size and (a.x0 + a.x1) / 2 < (b.x0 + b.x1) / 2:
            return None
    return found
