"""The catalogue of ways of marking: what ``tests/detect/test_catalogue.py`` asserts and ``docs/make_marks.py`` draws."""

from __future__ import annotations

from marking.case import Case, Found, expected, found, read
from marking.paper_cases import PAPER
from marking.printing import print_words
from marking.word_cases import WORD

__all__ = ["CASES", "Case", "Found", "expected", "found", "print_words", "read"]

_FAMILIES = list(dict.fromkeys(case.family for case in (*WORD, *PAPER)))
CASES: tuple[Case, ...] = tuple(sorted((*WORD, *PAPER), key=lambda case: _FAMILIES.index(case.family)))
