"""Strokes of a pen, whether painted on the page or annotated -> the shapes that a person sees: tick, cross, ring, line, scribble."""

from __future__ import annotations

import itertools
import math
from collections.abc import Sequence
from typing import Literal

from extractor.data.document import Box
from extractor.read.pdf_nearby import Nearby
from extractor.read.pdf_page import Path, Point, overlap
from extractor.settings.reading import RING_GAP, SCRIBBLE_SWINGS, STROKE_ENDS_MEET, STROKE_STRAIGHT, STROKES_MOST, STROKES_SHARE, THIN_RULE

Drawn = Literal["ellipse", "tick", "cross", "line", "scribble"]


def traced(points: Sequence[Point], *, fill: str | None = None, stroked: bool = True, curved: bool = False, closed: bool = False) -> Path:
    """The path through these points; ``closed``: its producer closed it (else it counts as closed where its ends nearly meet)."""
    xs, ys = [p[0] for p in points], [p[1] for p in points]
    box = (min(xs), min(ys), max(xs), max(ys))
    gap = math.dist(points[0], points[-1])
    meets = len(points) > 2 and gap <= max(0.5, RING_GAP * max(box[2] - box[0], box[3] - box[1]))
    return Path(box, fill, stroked, curved, tuple(points), closed or meets)


def is_rectangle(path: Path) -> bool:
    """Whether a path is an upright rectangle: every corner of it is one of its box's."""
    x0, top, x1, bottom = path.box
    return len(path.points) >= 4 and not path.curved and path.closed and all(
        min(abs(x - x0), abs(x - x1)) < 0.6 and min(abs(y - top), abs(y - bottom)) < 0.6 for x, y in path.points)


def is_round(path: Path) -> bool:
    """Whether a closed curve is a ring and no square with rounded corners: a ring is 2.2 times as long as its box's diagonal, a square 2.8 times."""
    return path.curved and _length(path.points) < 2.6 * _diagonal(path.box)


def is_straight(path: Path) -> bool:
    """Whether a path is one straight line."""
    return not path.closed and _length(path.points) <= STROKE_STRAIGHT * _diagonal(path.box)


def is_level(path: Path) -> bool:
    """Whether a path is a line that runs across, as those do that underline or strike out words."""
    width, height = path.box[2] - path.box[0], path.box[3] - path.box[1]
    return is_straight(path) and height <= max(THIN_RULE, 0.15 * width) and width > 2


def grouped(strokes: Sequence[Path]) -> list[list[Path]]:
    """Strokes that make one sign: those that cover each other or start where another ends.  So many that they are art are each for itself."""
    if len(strokes) > STROKES_MOST:
        return [[stroke] for stroke in strokes]
    groups: dict[int, list[Path]] = {}
    home: list[int] = []
    places: Nearby[int] = Nearby()
    for k, stroke in enumerate(strokes):
        reach = _widened(stroke.box, STROKE_ENDS_MEET)
        near = sorted({home[n] for n in places.near(reach) if _belong(stroke, strokes[n])})
        groups[k] = [*itertools.chain.from_iterable(groups[g] for g in near), stroke]
        home = [k if g in near else g for g in home] if near else home
        home.append(k)
        for g in near:
            del groups[g]
        places.add(reach, k)
    return list(groups.values())


def shape(strokes: Sequence[Path]) -> Drawn:
    """What the strokes of one sign show."""
    if sum(_swings(s.points) for s in strokes) >= SCRIBBLE_SWINGS:
        return "scribble"
    straight = [is_straight(s) for s in strokes]
    if len(strokes) == 1:
        return "line" if straight[0] else "ellipse" if strokes[0].closed else "tick"
    if all(straight):
        return "cross" if not _ends_meet(strokes[0], strokes[1]) else "tick"
    return "ellipse" if any(s.closed for s in strokes) else "tick"


def around(strokes: Sequence[Path]) -> Box:
    """The box round strokes."""
    boxes = [s.box for s in strokes]
    return (min(b[0] for b in boxes), min(b[1] for b in boxes), max(b[2] for b in boxes), max(b[3] for b in boxes))


def _belong(a: Path, b: Path) -> bool:
    area = min((p.box[2] - p.box[0] + 1) * (p.box[3] - p.box[1] + 1) for p in (a, b))
    return overlap(_widened(a.box, 0.5), _widened(b.box, 0.5)) >= STROKES_SHARE * area or _ends_meet(a, b)


def _ends_meet(a: Path, b: Path) -> bool:
    return any(math.dist(p, q) <= STROKE_ENDS_MEET for p in (a.points[0], a.points[-1]) for q in (b.points[0], b.points[-1]))


def _widened(box: Box, by: float) -> Box:
    return (box[0] - by, box[1] - by, box[2] + by, box[3] + by)


def _diagonal(box: Box) -> float:
    return math.hypot(box[2] - box[0], box[3] - box[1]) or 1.0


def _length(points: Sequence[Point]) -> float:
    return sum(math.dist(p, q) for p, q in itertools.pairwise(points))


def _swings(points: Sequence[Point]) -> int:
    """How often a stroke goes back by a good part of its own extent; a ring does so twice, a tick once."""
    return max(_turns([p[0] for p in points]), _turns([p[1] for p in points]))


def _turns(values: Sequence[float]) -> int:
    least = 0.35 * (max(values) - min(values))
    count, direction, extreme = 0, 0, values[0]
    for value in values:
        if direction * (value - extreme) >= 0 and direction:
            extreme = value
        elif abs(value - extreme) > least and least > 1:
            count += direction != 0
            direction, extreme = (1 if value > extreme else -1), value
    return count
