"""Brackets typed round the chosen option: "[Yes] No", "1 2 (3) 4 5", "«Oui» / Non"."""

from __future__ import annotations

from collections.abc import Iterator

from extractor.data.evidence import ChoiceQuestion, Evidence, Site
from extractor.detect.restyled import evidence

KIND = "bracketed"
_PAIRS = ("[]", "()", "{}", "<>", "«»", "“”", "「」", "【】", "（）", "〔〕")


def find(question: ChoiceQuestion) -> Iterator[Evidence]:
    """Options that stand alone in a pair of brackets which the form does not print, while a sibling does not."""
    sites = [s for s in question.sites if s.present and not s.in_grid]
    enclosed = [_enclosed(s) for s in sites]
    if any(enclosed) and not all(enclosed):
        for site, marked in zip(sites, enclosed, strict=True):
            if marked:
                yield evidence(question, site, KIND, "chosen")


def _enclosed(site: Site) -> bool:
    before, after = site.before.rstrip(" \u00a0")[-1:], site.after.lstrip(" \u00a0")[:1]
    printed = (site.printed_before.rstrip()[-1:], site.printed_after.lstrip()[:1])
    return before + after in _PAIRS and (before, after) != printed
