"""Frames in the margin: answers or remarks set in boxes beside the text that they are said of."""

from __future__ import annotations

import itertools
from collections import defaultdict
from collections.abc import Sequence

import msgspec

from extractor.data.document import Box
from extractor.read.pdf_lines import LineSetter
from extractor.read.pdf_page import BoxFinder, Character, Page, inside
from extractor.read.pdf_paragraphs import cell_margins, margins, padding
from extractor.read.pdf_regions import PAGE, Aside, Region, with_asides
from extractor.read.pdf_strokes import is_rectangle
from extractor.read.pdf_tables import rules
from extractor.settings.reading import ASIDE_SIDES, LIGHT_FILL, RULE_SNAP


def frames_beside(page: Page, setter: LineSetter) -> tuple[Page, list[Box]]:
    """(the page without those of its tables that are but frames below each other, the frames that stand beside text of the page).

    They are frames beside the text only where the text leaves them a strip of the page, on one side of it, and where some of them has several
    lines or stands beside several: a box in a line, with what was filled in, is read with its line.
    """
    stacks = [t for t in page.tables if len(t) > 1 and all(len(row) == 1 for row in t)]
    candidates = _plain([*_framed(page), *(box for t in stacks for row in t for box in row if box is not None)], page, stacks)
    if not candidates:
        return page, []
    held, others = _sorted(page, candidates, stacks)
    frames = [box for box, own in zip(candidates, held, strict=True) if own and _beside(box, others)]
    if not frames or not _leave_a_strip(frames, others) or not any(
            max(len(setter.lines(own)), len(setter.lines(_beside(box, others)))) > 1 for box, own in zip(candidates, held, strict=True) if box in frames):
        return page, []
    apart = [t for t in stacks if any(_holds(cell, box) for row in t for cell in row if cell is not None for box in frames)]
    frames += [box for box, own in zip(candidates, held, strict=True) if own and box not in frames and any(
        _holds(cell, box) for t in apart for row in t for cell in row if cell is not None)]
    return msgspec.structs.replace(page, tables=tuple(t for t in page.tables if t not in apart)), frames


def beside_the_text(frames: Sequence[Box], free: Sequence[Character], setter: LineSetter) -> list[Region]:
    """The regions of a page with frames beside its text; free: the characters outside tables."""
    finder = BoxFinder(frames)
    held: dict[int, list[Character]] = defaultdict(list)
    main: list[Character] = []
    for c, k in zip(free, finder.homes(free), strict=True):
        (main if k is None else held[k]).append(c)
    cells = [(setter.lines(held[k]), box) for k, box in enumerate(frames)]
    room = padding(cells)
    asides: list[Aside] = [(box, found, cell_margins(found, box, room)) for found, box in cells]
    lines = setter.lines(main)
    return with_asides(PAGE, lines, margins(lines), asides)


def _framed(page: Page) -> list[Box]:
    """Rectangles of a size that holds words: outlines, fills of several lines' height, and four rules that meet."""
    width, height = ASIDE_SIDES
    found = [p.box for p in page.paths if is_rectangle(p) and (p.stroked or (
        p.fill is not None and p.box[3] - p.box[1] >= 2 * height and min(int(p.fill[k : k + 2], 16) for k in (0, 2, 4)) >= LIGHT_FILL / 2))]
    levels, uprights = rules(page.paths)
    rows: dict[tuple[int, int], list[Box]] = defaultdict(list)
    for rule in levels:
        rows[round(rule[0] / RULE_SNAP), round(rule[2] / RULE_SNAP)].append(rule)
    for same in rows.values():
        for above, below in itertools.pairwise(sorted(same, key=lambda r: r[1])):
            box = (above[0], above[1], above[2], below[1])
            if all(any(abs(u[0] - x) <= RULE_SNAP and u[1] <= box[1] + RULE_SNAP and u[3] >= box[3] - RULE_SNAP for u in uprights) for x in (box[0], box[2])):
                found.append(box)
    return [b for b in found if b[2] - b[0] >= width and b[3] - b[1] >= height and b[2] - b[0] < 0.6 * page.width]


def _plain(boxes: Sequence[Box], page: Page, stacks: Sequence[object]) -> list[Box]:
    """The boxes that are no cell of a table and hold neither a cell nor another box, each once."""
    cells = [b for t in page.tables if t not in stacks for row in t for b in row if b is not None]
    result: list[Box] = []
    for box in sorted(boxes, key=lambda b: (b[2] - b[0]) * (b[3] - b[1])):
        if not any(_holds(box, b) or _holds(b, box) for b in (*cells, *result)):
            result.append(box)
    return result


def _holds(outer: Box, box: Box) -> bool:
    """Whether a box's middle lies in another."""
    return inside(outer, (box[0] + box[2]) / 2, (box[1] + box[3]) / 2)


def _sorted(page: Page, boxes: Sequence[Box], stacks: Sequence[object]) -> tuple[list[list[Character]], list[Character]]:
    """(words' characters in each box, those in no box and no cell)."""
    cells = [b for t in page.tables if t not in stacks for row in t for b in row if b is not None]
    finder = BoxFinder([*boxes, *cells])
    held: list[list[Character]] = [[] for _ in boxes]
    others: list[Character] = []
    for c, k in zip(page.characters, finder.homes(page.characters), strict=True):
        if c.text.isspace():
            continue
        if k is None:
            others.append(c)
        elif k < len(boxes):
            held[k].append(c)
    return held, others


def _beside(box: Box, others: Sequence[Character]) -> list[Character]:
    """The characters at a box's height."""
    return [c for c in others if box[1] <= (c.top + c.bottom) / 2 <= box[3]]


def _leave_a_strip(frames: Sequence[Box], others: Sequence[Character]) -> bool:
    """Whether no text reaches into the strip of the page that the frames stand in, from the first to the last, and all of it is on one side."""
    strip = (min(f[0] for f in frames), min(f[1] for f in frames), max(f[2] for f in frames), max(f[3] for f in frames))
    near = _beside(strip, others)
    return all(c.x1 <= strip[0] for c in near) or all(c.x0 >= strip[2] for c in near)
