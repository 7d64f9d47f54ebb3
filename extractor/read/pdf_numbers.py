"""The numbers that open lines: whether they go on from line to line as those of a form's questions do."""

from __future__ import annotations

import itertools
import re
from collections.abc import Sequence

from extractor.read.pdf_lines import TextLine

Number = tuple[int, ...]
_NUMBER = re.compile(r"^\(?(?:[^\W\d_]{1,12}\.?\s?)?(\d{1,3}(?:\.\d{1,3})*)(?:\s?[.):、．]|(?=\s+[^\W\d_a-z]))")


def number(line: TextLine) -> Number | None:
    """The number that opens a line ("3.1", "Question 4:", "(5)"), None if there is none."""
    match = _NUMBER.match(line.text)
    return tuple(int(part) for part in match.group(1).split(".")) if match else None


def order(numbers: Sequence[Number]) -> int:
    """How many numbers are the next one after the number before, less how many go back."""
    return sum(_is_next(a, b) - (b < a) for a, b in itertools.pairwise(numbers))


def _is_next(a: Number, b: Number) -> bool:
    """Whether ``b`` comes right after ``a``: its first part, or the next of it or of what it is a part of."""
    return b == (*a, 1) or any(b == (*a[: k - 1], a[k - 1] + 1) for k in range(1, len(a) + 1))
