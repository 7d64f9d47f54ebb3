"""Pages with text side by side: the regions of a page in reading order."""

from __future__ import annotations

import itertools
import math
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from typing import NamedTuple

from extractor.data.document import Box
from extractor.read.pdf_lines import LineSetter, TextLine
from extractor.read.pdf_numbers import Number, down, numbered, order
from extractor.read.pdf_page import Character, Page
from extractor.read.pdf_paragraphs import margins, paragraphs
from extractor.read.pdf_regions import PAGE, Kind, Region, with_asides
from extractor.settings.reading import BAND_LINES, COLUMN_LINES, COLUMN_SHARE, COLUMN_WRAPS, GUTTER, GUTTER_DRIFT, GUTTER_SLACK


class _Lanes(NamedTuple):
    """A gutter, the bands of the page that it divides as (top, bottom), and in each band the lines left and right of it."""

    gutter: float
    bands: list[tuple[float, float]]
    left: list[list[TextLine]]
    right: list[list[TextLine]]


def regions(page: Page, free: Sequence[Character], setter: LineSetter, known: Sequence[float] = ()) -> list[Region]:
    """The page's regions in reading order; all of the page where nothing stands side by side, or all that does is read across.

    free: the characters outside tables.  known: gutters between the columns of the pages before.
    Text side by side is columns where the numbers of questions or paragraphs go on from one to the other; labels and answers side by side, or options
    in two rows, look alike but are read across.  Where reading across would tear paragraphs apart, those that begin at one height are read one after
    the other; if they do not, the columns are, in doubt.
    """
    tables = [(min(b[0] for b in cells), min(b[1] for b in cells), max(b[2] for b in cells), max(b[3] for b in cells)) for cells in (
        [b for row in table for b in row if b is not None] for table in page.tables)]
    return _divided(free, PAGE, setter, tables, known)


def _divided(free: Sequence[Character], box: Box, setter: LineSetter, tables: Sequence[Box], known: Sequence[float]) -> list[Region]:
    """The regions of a box of the page."""
    found = setter.lines(free)
    whole = [Region(box=box, kind="full" if box == PAGE else "column", lines=found)]
    if len(found) < BAND_LINES or any(line.right_to_left for line in found):
        return whole
    segments = [segment for line in found for segment in _segments(line)]
    gutter = _gutter(segments, tables) if len(segments) > len(found) or box == PAGE else None
    if gutter is None:
        return whole
    lanes = _lanes(free, box, gutter, _bands(segments, tables, gutter), setter)
    if _numbers_go_on(lanes, 3 if box == PAGE else 2) or any(abs(gutter - g) <= GUTTER_DRIFT for g in known):
        return _in_columns(_headed(lanes, free, box, setter), free, box, setter, tables, known)
    if min(sum(map(len, lanes.left)), sum(map(len, lanes.right))) < COLUMN_LINES or not _torn(lanes):
        return whole
    level = _level(lanes) and not _numbers(lanes.right)
    if level or _answers(lanes):
        return _in_rows(lanes, free, box, setter, doubt=not level)
    return _in_columns(lanes, free, box, setter, tables, known, doubt=True)


def _segments(line: TextLine) -> list[Box]:
    """The stretches of a line between gaps as wide as those between columns."""
    result: list[Box] = []
    for c in sorted((g.character for g in line.glyphs if not g.text.isspace()), key=lambda c: c.x0):
        if result and c.x0 - result[-1][2] < GUTTER:
            result[-1] = (*result[-1][:2], max(result[-1][2], c.x1), line.bottom)
        else:
            result.append((c.x0, line.top, c.x1, line.bottom))
    return result


def _gutter(segments: Sequence[Box], tables: Sequence[Box]) -> float | None:
    """The leftmost of the places that divide most lines: left of it, where many lines start right of it; None if there is none."""
    left, right = min(s[0] for s in segments), max(s[2] for s in segments)
    low, high = left + COLUMN_SHARE * (right - left), right - COLUMN_SHARE * (right - left)
    starts = sorted(s[0] for s in segments if low < s[0] < high)
    begin, end = sorted(s[0] for s in segments), sorted(s[2] for s in segments)
    scores: dict[float, int] = {}
    tried = -math.inf
    for k, x in enumerate(starts):
        gutter = x - GUTTER / 2
        if x - tried <= GUTTER_SLACK or k + 2 >= len(starts) or starts[k + 2] - x > GUTTER_SLACK:
            continue
        if min(bisect_right(end, gutter), len(begin) - bisect_left(begin, gutter)) >= BAND_LINES:
            scores[gutter] = _divided_lines(segments, _bands(segments, tables, gutter), gutter, high - low)
        tried = x
    most = max(scores.values(), default=0)
    return min(x for x, n in scores.items() if n >= 0.85 * most) if most >= BAND_LINES else None


def _divided_lines(segments: Sequence[Box], bands: Sequence[tuple[float, float]], gutter: float, middle: float) -> int:
    """Number of lines that a gutter has on the side where it has fewer; 0 where one side has no line as wide as a column (but labels or bullets).

    middle: the width of the text without its outer columns.
    """
    sides = [s for s in segments if any(top <= (s[1] + s[3]) / 2 <= bottom for top, bottom in bands)]
    least = middle * COLUMN_SHARE / (1 - 2 * COLUMN_SHARE)
    if not all(any(s[2] - s[0] >= least for s in side) for side in ([s for s in sides if s[2] <= gutter], [s for s in sides if s[0] >= gutter])):
        return 0
    return min(sum(_rows(segments, band, gutter)[side] for band in bands) for side in (0, 1))


def _bands(segments: Sequence[Box], tables: Sequence[Box], gutter: float) -> list[tuple[float, float]]:
    """Stretches of the page, from top to bottom, in which nothing crosses the gutter and some lines stand on either side."""
    crossing = sorted((s[1], s[3]) for s in (*segments, *tables) if s[0] < gutter < s[2])
    bands = []
    reached = -math.inf
    for low, high in [*crossing, (math.inf, math.inf)]:
        if low > reached and min(_rows(segments, (reached, low), gutter)) >= BAND_LINES:
            bands.append((reached, low))
        reached = max(reached, high)
    return bands


def _rows(segments: Sequence[Box], band: tuple[float, float], gutter: float) -> tuple[int, int]:
    """Number of lines of a band left and right of a gutter."""
    within = [s for s in segments if band[0] <= (s[1] + s[3]) / 2 <= band[1]]
    return len({s[1] for s in within if s[2] <= gutter}), len({s[1] for s in within if s[0] >= gutter})


def _lanes(free: Sequence[Character], box: Box, gutter: float, bands: list[tuple[float, float]], setter: LineSetter) -> _Lanes:
    left = [setter.lines(_within(free, (box[0], top, gutter, bottom))) for top, bottom in bands]
    right = [setter.lines(_within(free, (gutter, top, box[2], bottom))) for top, bottom in bands]
    return _Lanes(gutter, bands, left, right)


def _within(free: Sequence[Character], box: Box) -> list[Character]:
    """The characters whose middle a box holds."""
    x0, top, x1, bottom = box
    return [c for c in free if x0 <= (c.x0 + c.x1) / 2 < x1 and top <= (c.top + c.bottom) / 2 < bottom]


def _numbers_go_on(lanes: _Lanes, least: int) -> bool:
    """Whether the numbers that open lines, ``least`` of them, go on down the columns better than across; columns with the same ones are two languages."""
    left, right = _numbers(lanes.left), _numbers(lanes.right)
    if not left or not right or len(left) + len(right) < least or len(set(left) & set(right)) > len(set(right)) / 2:
        return False
    return order(_down(lanes)) > max(0, order(_across(lanes)))


def _numbers(lane: Sequence[Sequence[TextLine]]) -> list[Number]:
    return [n for lines in lane for n in down(numbered(lines))]


def _down(lanes: _Lanes) -> list[Number]:
    """The numbers as they follow each other where columns are read."""
    return [n for left, right in zip(lanes.left, lanes.right, strict=True) for n in (*_numbers([left]), *_numbers([right]))]


def _across(lanes: _Lanes) -> list[Number]:
    """The numbers as they follow each other where lines are read across."""
    lines = [line for lane in (lanes.left, lanes.right) for side in lane for line in side]
    size = max((line.size for line in lines), default=1.0)
    return [n.number for n in sorted(numbered(lines), key=lambda n: (round(2 * n.y / size), n.x))]


def _headed(lanes: _Lanes, free: Sequence[Character], box: Box, setter: LineSetter) -> _Lanes:
    """The lanes cut at lines that nothing stands beside, such as short headings over both columns, where the numbers go on better so."""
    bands: list[tuple[float, float]] = []
    for (top, bottom), left, right in zip(lanes.bands, lanes.left, lanes.right, strict=True):
        for heading in _alone(left, right):
            bands.append((top, heading[0].top - 0.1))
            top = heading[-1].bottom
        bands.append((top, bottom))
    cut = _lanes(free, box, lanes.gutter, [band for band in bands if band[1] > band[0]], setter)
    return cut if order(_down(cut)) > order(_down(lanes)) else lanes


def _alone(left: Sequence[TextLine], right: Sequence[TextLine]) -> list[list[TextLine]]:
    """Runs of lines that nothing stands beside, each from the line with the most room above it: what is before that ends a longer column."""
    runs: list[list[tuple[float, TextLine]]] = [[]]
    for above, line in itertools.pairwise(left):
        if any(r.top < line.bottom + line.size / 2 and r.bottom > line.top - line.size / 2 for r in right):
            runs.append([])
        elif any(r.top > line.bottom for r in right):
            runs[-1].append((line.top - above.bottom, line))
    starts = [(run, max(range(len(run)), key=lambda k: run[k][0])) for run in runs if run]
    return [[line for _, line in run[k:]] for run, k in starts]


def _in_columns(lanes: _Lanes, free: Sequence[Character], box: Box, setter: LineSetter, tables: Sequence[Box], known: Sequence[float], *,
                doubt: bool = False) -> list[Region]:
    """What is above a band, its columns (which may be divided again), what is below it."""
    result: list[Region] = []
    reached = box[1]
    for top, bottom in lanes.bands:
        result += _between(free, (box[0], reached, box[2], top), setter)
        for side in ((box[0], max(top, box[1]), lanes.gutter, min(bottom, box[3])), (lanes.gutter, max(top, box[1]), box[2], min(bottom, box[3]))):
            within = [t for t in tables if side[0] <= (t[0] + t[2]) / 2 <= side[2]]
            found = [Region(box=side, kind="column", lines=setter.lines(_within(free, side)), doubt=True)] if doubt else (
                _divided(_within(free, side), side, setter, within, known))
            result += found
        reached = bottom
    return result + _between(free, (box[0], reached, *box[2:]), setter)


def _between(free: Sequence[Character], box: Box, setter: LineSetter) -> list[Region]:
    """What stands above, between and below the bands."""
    if box[1] >= box[3]:
        return []
    kind: Kind = "full" if box[0] == PAGE[0] and box[2] == PAGE[2] else "column"
    return [Region(box=box, kind=kind, lines=setter.lines(_within(free, box)))]


def _in_rows(lanes: _Lanes, free: Sequence[Character], box: Box, setter: LineSetter, *, doubt: bool) -> list[Region]:
    """What is above a band, its paragraphs by their height, what is below it."""
    result: list[Region] = []
    reached = box[1]
    for (top, bottom), left, right in zip(lanes.bands, lanes.left, lanes.right, strict=True):
        result += _between(free, (box[0], reached, box[2], top), setter)
        edges = margins(right)
        beside = [((p.lines[0].x0, p.lines[0].top, p.lines[0].x1, p.lines[-1].bottom), list(p.lines), edges) for p in paragraphs(right, edges)]
        result += with_asides((box[0], max(top, box[1]), box[2], min(bottom, box[3])), left, margins(left), beside, doubt=doubt)
        reached = bottom
    return result + _between(free, (box[0], reached, *box[2:]), setter)


def _torn(lanes: _Lanes) -> bool:
    """Whether reading across would put words of one column between the lines of the other's paragraphs."""
    torn = 0
    for left, right in zip(lanes.left, lanes.right, strict=True):
        torn += sum(_between_lines(a, b, right, -1) for a, b in _wrapped(left)) + sum(_between_lines(a, b, left, 1) for a, b in _wrapped(right))
    return torn >= COLUMN_WRAPS


def _wrapped(lane: Sequence[TextLine]) -> list[tuple[TextLine, TextLine]]:
    """Lines that break off in a sentence, with the line that goes on: it begins with no capital."""
    return [(a, b) for p in paragraphs(lane, margins(lane)) for a, b in itertools.pairwise(p.lines) if b.text[:1].isalpha() and not b.text[:1].isupper()]


def _level(lanes: _Lanes) -> bool:
    """Whether most of the right column's paragraphs begin at the height of one of the left column's."""
    level = [any(abs(p.lines[0].bottom - q.lines[0].bottom) <= q.lines[0].size / 2 for q in starts)
             for left, right in zip(lanes.left, lanes.right, strict=True) for starts in [paragraphs(left, margins(left))]
             for p in paragraphs(right, margins(right))]
    return 2 * sum(level) > len(level)


def _answers(lanes: _Lanes) -> bool:
    """Whether the right column has no numbers, but about as many paragraphs as the left one has numbers: then it answers them."""
    answers = sum(len(paragraphs(right, margins(right))) for right in lanes.right)
    return not _numbers(lanes.right) and 2 * answers > len(_numbers(lanes.left)) > 0


def _between_lines(a: TextLine, b: TextLine, others: Sequence[TextLine], shift: int) -> bool:
    """Whether one of other lines is read between two: right ones (shift -1) come after a line at their own height, left ones (1) before it."""
    slack = shift * 0.3 * a.size
    return any(a.top + a.bottom < other.top + other.bottom - 2 * slack < b.top + b.bottom for other in others)
