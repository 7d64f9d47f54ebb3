"""A region of a page: lines that are read one after the other before anything else of the page is."""

from __future__ import annotations

import math
from collections.abc import Sequence
from typing import Literal

import msgspec

from extractor.data.document import Box
from extractor.read.pdf_lines import TextLine
from extractor.read.pdf_paragraphs import Margins, paragraphs

Kind = Literal["full", "column", "aside"]
PAGE: Box = (-math.inf, -math.inf, math.inf, math.inf)
"""All of a page and what lies off it."""
Aside = tuple[Box, list[TextLine], Margins]
"""(box, lines, margins) of text that stands beside other text and is said of it."""


class Region(msgspec.Struct, frozen=True, kw_only=True):
    """A part of a page with its lines outside tables.

    kind: over the full width; one of several columns; or an aside, which is read after the paragraph that it stands beside.
    edges: the margins of its text, None where they are those of all text of its kind.
    notes: footnotes may end it.  doubt: other text stands beside it, and which is read first is a guess.
    """

    box: Box
    kind: Kind
    lines: list[TextLine]
    edges: Margins | None = None
    notes: bool = True
    doubt: bool = False

    def holds(self, x: float, y: float) -> bool:
        """Whether a place lies in it."""
        return self.box[0] <= x < self.box[2] and self.box[1] <= y < self.box[3]


def with_asides(box: Box, main: Sequence[TextLine], column: Margins, asides: Sequence[Aside], *, doubt: bool = False) -> list[Region]:
    """The regions of a box's main text with each aside behind the paragraph whose line it stands beside first."""
    found = [p.lines for p in paragraphs(main, column)]
    after: dict[int, list[Aside]] = {}
    for aside in sorted(asides, key=lambda a: a[0][1]):
        after.setdefault(_anchor(found, aside[0]), []).append(aside)
    regions: list[Region] = [_aside(a, doubt=doubt) for a in after.get(-1, ())]
    top, start = box[1], 0
    for k in sorted(set(after) - {-1}):
        end = found[k][-1].bottom
        regions.append(Region(box=(box[0], top, box[2], end), kind="full", lines=_joined(found[start : k + 1]), edges=column, notes=False, doubt=doubt))
        regions += [_aside(a, doubt=doubt) for a in after[k]]
        top, start = end, k + 1
    return [*regions, Region(box=(box[0], top, *box[2:]), kind="full", lines=_joined(found[start:]), edges=column, doubt=doubt)]


def _anchor(found: Sequence[Sequence[TextLine]], box: Box) -> int:
    """Position of the paragraph that an aside is about: the first with a line beside it, else the last that begins above it; -1 if none does."""
    beside = [k for k, p in enumerate(found) if any(box[1] <= (line.top + line.bottom) / 2 <= box[3] for line in p)]
    return beside[0] if beside else max((k for k, p in enumerate(found) if p[0].top < box[1]), default=-1)


def _aside(aside: Aside, *, doubt: bool) -> Region:
    box, lines, column = aside
    return Region(box=box, kind="aside", lines=lines, edges=column, notes=False, doubt=doubt)


def _joined(found: Sequence[Sequence[TextLine]]) -> list[TextLine]:
    return [line for lines in found for line in lines]
