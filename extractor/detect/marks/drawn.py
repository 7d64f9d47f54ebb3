"""Drawn marks: a ring, frame, tick, cross or arrow at the option; a line or scribble through it rejects it."""

from __future__ import annotations

from collections.abc import Iterator

from extractor.data.document import Drawing
from extractor.data.evidence import ChoiceQuestion, Evidence, Site
from extractor.detect.restyled import evidence
from extractor.settings import DRAWN_SHARE

KIND = "drawing"
_STYLE_TOO = ("highlight", "underline", "strike")


def find(question: ChoiceQuestion) -> Iterator[Evidence]:
    """Drawings that enclose, cross or touch an option's label or box; where one touches several, those that it covers mostly, or else the one that it
    covers most.

    A scribble over a mark takes it back, see ``crossed_out``; alone upon a box, where no option has another drawing, it fills the box in.
    """
    drawn = any(d.shape not in (*_STYLE_TOO, "scribble") for s in question.sites for d in s.drawings)
    for site in question.sites:
        if not site.present or scribbled(site):
            continue
        for drawing in site.drawings:
            if drawing.shape in _STYLE_TOO or not _is_at(question, site, drawing):
                continue
            upon_label = drawing.start < site.end and site.start < drawing.end
            rejects = drawing.shape == "line" or (drawing.shape == "scribble" and (upon_label or drawn))
            yield evidence(question, site, KIND, "rejected" if rejects else "chosen", quote=drawing.text or drawing.shape)


def scribbled(site: Site) -> bool:
    """Whether a scribble lies over another drawing at the option."""
    shapes = [d.shape for d in site.drawings if d.shape not in _STYLE_TOO]
    return "scribble" in shapes and any(shape != "scribble" for shape in shapes)


def _is_at(question: ChoiceQuestion, site: Site, drawing: Drawing) -> bool:
    """Whether a drawing that touches several options means this one."""
    covering = [s for s in question.sites if s.present and s.block == site.block and drawing in s.drawings]
    return site is max(covering, key=lambda s: _covered(s, drawing)) or _covered(site, drawing) >= DRAWN_SHARE * (site.end - site.start) > 0


def _covered(site: Site, drawing: Drawing) -> int:
    """How many characters of the label a drawing covers."""
    return min(site.end, drawing.end) - max(site.start, drawing.start)
