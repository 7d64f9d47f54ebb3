"""Options whose style differs from the form and from their siblings: shared by all marks made by style."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Literal

from extractor.data.document import Style
from extractor.data.evidence import ChoiceQuestion, Evidence, Site


def restyled(
    question: ChoiceQuestion, kind: str, has: Callable[[Style], bool], means: Literal["chosen", "rejected"] = "chosen"
) -> Iterator[Evidence]:
    """Evidence for each option that now has the style, if the styles changed against the form and tell the options apart.

    Taking the style away from the *other* option (un-bolding) marks this one as well: what counts is who has it now.
    All options alike is given as well: whether it means anything depends on the document's habit.
    """
    sites = [s for s in question.sites if s.present and s.style is not None]
    now = [s.style is not None and has(s.style) for s in sites]
    printed = [s.printed is not None and has(s.printed) for s in sites]
    if now == printed or not any(now) or (all(now) and _everywhere(question, has)):
        return
    for site, marked in zip(sites, now, strict=True):
        if marked:
            yield evidence(question, site, kind, means)


def _everywhere(question: ChoiceQuestion, has: Callable[[Style], bool]) -> bool:
    """Whether the question's own wording was given the style as well: then it marks nothing."""
    before = question.printed_wording is not None and has(question.printed_wording)
    return question.wording is not None and has(question.wording) and not before


def evidence(
    question: ChoiceQuestion, site: Site, kind: str, means: Literal["chosen", "rejected"],
    quote: str | None = None, span: tuple[int, int] | None = None, *, consumed: bool = False,
) -> Evidence:
    """Evidence at a site: of its label, or of ``span`` (offsets in the block) beside it."""
    start, end = span if span is not None else (site.start, site.end)
    return Evidence(
        kind=kind, item=question.item, option=site.option, means=means, quote=quote if quote is not None else site.text or site.label,
        block=site.block, start=start, end=end, consumed=((site.block, start, end),) if consumed else (),
    )
