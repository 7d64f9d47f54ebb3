"""Drawn marks: a ring, frame, tick, cross or arrow at the option; a line through it rejects it."""

from __future__ import annotations

from collections.abc import Iterator

from extractor.data.evidence import ChoiceQuestion, Evidence
from extractor.detect.restyled import evidence

KIND = "drawing"
_STYLE_TOO = ("highlight", "underline", "strike")


def find(question: ChoiceQuestion) -> Iterator[Evidence]:
    """Drawings that enclose, cross or touch an option's label; where one touches several, the one that it covers most.

    One that encloses several labels wholly tells them not apart and is none.
    """
    for site in question.sites:
        if not site.present:
            continue
        for drawing in site.drawings:
            if drawing.shape in _STYLE_TOO:
                continue
            covering = [s for s in question.sites if s.present and s.block == site.block and drawing in s.drawings]
            if sum(drawing.start <= s.start and s.end <= drawing.end for s in covering) > 1:
                continue
            best = max(covering, key=lambda s: min(s.end, drawing.end) - max(s.start, drawing.start))
            if best is site:
                yield evidence(question, site, KIND, "rejected" if drawing.shape == "line" else "chosen", quote=drawing.text or drawing.shape)
