"""Size: the chosen option is printed larger than its siblings."""

from __future__ import annotations

from collections.abc import Iterator

from extractor.data.evidence import ChoiceQuestion, Evidence, Site
from extractor.detect.restyled import evidence
from extractor.settings import LARGER

KIND = "size"
STYLE = True


def find(question: ChoiceQuestion) -> Iterator[Evidence]:
    """Options larger than the smallest sibling by ``LARGER``, where the form prints them alike."""
    sites = [s for s in question.sites if s.present and _size(s)]
    if len(sites) < 2:
        return
    smallest = min(_size(s) for s in sites)
    printed = [s.printed.size for s in sites if s.printed is not None and s.printed.size]
    if printed and max(printed) >= LARGER * min(printed):
        return
    for site in sites:
        if _size(site) >= LARGER * smallest:
            yield evidence(question, site, KIND, "chosen")


def _size(site: Site) -> float:
    return site.style.size or 0.0 if site.style is not None else 0.0
