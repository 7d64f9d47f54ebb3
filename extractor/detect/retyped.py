"""Lists of options that the respondent typed anew under the question, with the chosen ones signed: "☐ Yes", "☒ No"."""

from __future__ import annotations

from collections.abc import Sequence

from extractor.data.evidence import ChoiceQuestion, Site, Written
from extractor.detect.naming import named_option, site_says
from extractor.detect.signs import signs
from extractor.wording import stance

Retyped = tuple[Written, Site, bool]
"""A paragraph that is an option and nothing else, that option, whether it is signed as chosen."""


def retyped(question: ChoiceQuestion, paragraphs: Sequence[Written]) -> list[Retyped]:
    """The paragraphs that are options, if they name several of them and are a list to choose from and no answer: a box or sign stands at one, or only one may
    be chosen.  Else empty.
    """
    found = [(w, site, "on" in means) for w in paragraphs for site, means in [option_of(question, w.text)] if site is not None]
    boxed = any(signs(w.text) for w, _, _ in found)
    several = len({site.option for _, site, _ in found}) > 1
    return found if several and (boxed or not question.multiple) else []


def is_unticked(text: str) -> bool:
    """Whether an empty box and no tick stands beside the words of a text."""
    means = {sign.means for sign in signs(text)}
    return "off" in means and "on" not in means


def option_of(question: ChoiceQuestion, text: str) -> tuple[Site | None, set[str]]:
    """(the option that a text is but for signs around it, what these mean)."""
    found = signs(text)
    bare = list(text)
    for sign in found:
        bare[sign.start : sign.end] = " " * (sign.end - sign.start)
    words = "".join(bare).strip(" .;•·-–—\t")
    said = stance(words, question.languages)
    spoken = next((site for site in question.sites if said is not None and site_says(site, question.languages) == said), None)
    return named_option(words, question.sites) or spoken, {str(sign.means) for sign in found}
