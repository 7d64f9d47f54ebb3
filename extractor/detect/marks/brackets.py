"""Brackets: the chosen option is put in brackets, "[Yes] / No"."""

from __future__ import annotations

from collections.abc import Iterator

from extractor.data.evidence import ChoiceQuestion, Evidence
from extractor.detect.between import PAIRS
from extractor.detect.restyled import evidence

KIND = "brackets"


def find(question: ChoiceQuestion) -> Iterator[Evidence]:
    """Options in brackets of their own that the form does not print, while a sibling is in none."""
    sites = [s for s in question.sites if s.present and not s.in_grid]
    marked = [s for s in sites if _bracketed(s.before, s.after) and not _bracketed(s.printed_before, s.printed_after)]
    if len(marked) < len(sites):
        for site in marked:
            yield evidence(question, site, KIND, "chosen")


def _bracketed(before: str, after: str) -> bool:
    """Whether a label stands between a bracket that opens and one that closes."""
    return after.lstrip()[:1] != "" and PAIRS.get(before.rstrip()[-1:]) == after.lstrip()[:1]
