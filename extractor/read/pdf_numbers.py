"""The numbers that open lines: whether they go on from line to line as those of a form's questions do."""

from __future__ import annotations

import itertools
import math
import re
from collections.abc import Sequence
from typing import NamedTuple

from extractor.read.pdf_lines import TextLine
from extractor.settings.reading import COLUMN_LEAST, GUTTER

Number = tuple[int, ...]
_NUMBER = re.compile(r"^\(?(?:[^\W\d_]{1,12}\.?\s?)?(\d{1,3}(?:\.\d{1,3})*)(?:\s?[.):、．]|(?=\s+[^\W\d_a-z]))")


class Numbered(NamedTuple):
    """A number and where it is printed: its left edge and the middle of its line."""

    x: float
    y: float
    number: Number


def numbered(lines: Sequence[TextLine]) -> list[Numbered]:
    """The numbers ("3.1", "Question 4:", "(5)") that open lines, or what stands in a line behind a gap as between columns."""
    result = []
    for line in lines:
        start, reached = 0, -math.inf
        for k, glyph in enumerate((*line.glyphs, None)):
            if glyph is not None and glyph.text.isspace():
                continue
            if glyph is None or glyph.character.x0 - reached >= GUTTER:
                match = _NUMBER.match("".join(g.text for g in line.glyphs[start:k]).strip())
                if match:
                    found = tuple(int(part) for part in match.group(1).split("."))
                    result.append(Numbered(line.glyphs[start].character.x0, (line.top + line.bottom) / 2, found))
                start = k
            reached = glyph.character.x1 if glyph is not None else reached
    return result


def down(found: Sequence[Numbered]) -> list[Number]:
    """The numbers of a part of the page as they follow each other column by column."""
    columns: list[list[Numbered]] = []
    for this in sorted(found):
        if not columns or this.x - columns[-1][0].x > COLUMN_LEAST:
            columns.append([])
        columns[-1].append(this)
    return [n.number for column in columns for n in sorted(column, key=lambda n: n.y)]


def order(numbers: Sequence[Number]) -> int:
    """How many numbers are the next one after the number before, less how many go back."""
    return sum(_is_next(a, b) - (b < a) for a, b in itertools.pairwise(numbers))


def _is_next(a: Number, b: Number) -> bool:
    """Whether ``b`` comes right after ``a``: its first part, or the next of it or of what it is a part of."""
    return b == (*a, 1) or any(b == (*a[: k - 1], a[k - 1] + 1) for k in range(1, len(a) + 1))
