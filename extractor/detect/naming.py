"""Options named in words: by their label, or, for yes and no, in any language of the reply."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Literal

from rapidfuzz import fuzz

from extractor.data.evidence import Site
from extractor.settings import LABEL_RATIO
from extractor.text import words
from extractor.wording import yes_or_no


def site_says(site: Site, languages: tuple[str, ...]) -> Literal["yes", "no"] | None:
    """Whether an option's own label is a yes or a no."""
    return yes_or_no(site.label, languages)


def named_option(text: str, sites: Sequence[Site]) -> Site | None:
    """The option whose label a text is: word for word, its beginning before a bracket or colon, or nearly so."""
    said = words(text)
    if not said:
        return None
    for site in sites:
        if said in (words(site.label), words(_core(site.label))):
            return site
    if len(said) < 2:
        return None
    spoken = " ".join(said)
    scored = sorted(
        ((max(fuzz.ratio(spoken, " ".join(words(site.label))), fuzz.ratio(spoken, " ".join(words(_core(site.label))))), -k)
         for k, site in enumerate(sites)), reverse=True,
    )
    if scored and scored[0][0] >= LABEL_RATIO and (len(scored) < 2 or scored[0][0] > scored[1][0]):
        return sites[-scored[0][1]]
    return None


def _core(label: str) -> str:
    """A label without its bracket or its "please specify"."""
    return re.split(r"[(（,:：]", label, maxsplit=1)[0]
