"""Colour: the chosen option is printed in a colour; or the others are greyed out."""

from __future__ import annotations

from collections.abc import Iterator

from extractor.data.evidence import ChoiceQuestion, Evidence, Site
from extractor.detect.restyled import evidence
from extractor.settings import GREY_SATURATION, LIGHT_GREY

KIND = "colour"
STYLE = True


def find(question: ChoiceQuestion) -> Iterator[Evidence]:
    """Options whose colour changed while a sibling's did not: a colour means chosen, a light grey rejected."""
    sites = [s for s in question.sites if s.present and s.style is not None]
    colors = [_color(s) for s in sites]
    changed = [_color(s) != _printed(s) for s in sites]
    alike = len(set(colors)) < 2
    if not any(changed) or (alike and (not all(changed) or _everywhere(question))):
        return
    grey = [c is not None and _is_light_grey(c) and not _on_dark(s) for s, c in zip(sites, colors, strict=True)]
    for site, is_changed, is_grey in zip(sites, changed, grey, strict=True):
        if is_changed and is_grey:
            yield evidence(question, site, "grey", "rejected")
        elif is_changed and (alike or not all(changed) or question.multiple):
            yield evidence(question, site, KIND, "chosen")


def _everywhere(question: ChoiceQuestion) -> bool:
    """Whether the question's own wording was given another colour as well: then it marks nothing."""
    before = question.printed_wording.color if question.printed_wording is not None else None
    return question.wording is not None and question.wording.color != before


def _color(site: Site) -> str | None:
    return site.style.color if site.style is not None else None


def _printed(site: Site) -> str | None:
    return site.printed.color if site.printed is not None else None


def _is_light_grey(color: str) -> bool:
    """Whether a colour (``rrggbb``) is a light grey: its channels nearly equal, and bright."""
    channels = _channels(color)
    return max(channels) - min(channels) <= GREY_SATURATION and min(channels) >= LIGHT_GREY


def _on_dark(site: Site) -> bool:
    """Whether an option stands on a dark filling, on which light letters are no faint ones (white on black)."""
    filling = (site.style.shading or site.style.highlight) if site.style is not None else None
    return filling is not None and sum(_channels(filling)) < 3 * LIGHT_GREY


def _channels(color: str) -> list[int]:
    return [int(color[k : k + 2], 16) for k in (0, 2, 4)]
