"""Capitals: the chosen option is in capitals, set so or typed so ("YES / no")."""

from __future__ import annotations

from collections.abc import Iterator

from extractor.data.evidence import ChoiceQuestion, Evidence, Site
from extractor.detect.restyled import evidence

KIND = "capitals"
STYLE = True


def find(question: ChoiceQuestion) -> Iterator[Evidence]:
    """Options in capitals while a sibling is not, unlike in the form."""
    sites = [s for s in question.sites if s.present and any(c.islower() or c.isupper() for c in s.text)]
    now = [_capitals(s) for s in sites]
    if all(now) or not any(now):
        return
    for site, marked in zip(sites, now, strict=True):
        if marked and not (site.label.isupper() or (site.printed is not None and site.printed.caps)):
            yield evidence(question, site, KIND, "chosen")


def _capitals(site: Site) -> bool:
    return site.text.isupper() or (site.style is not None and site.style.caps)
