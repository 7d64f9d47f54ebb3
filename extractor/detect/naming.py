"""Options named in words: by their label, or, for yes and no, in any language of the reply."""

from __future__ import annotations

import re
from collections.abc import Sequence

from rapidfuzz import fuzz

from extractor.data.evidence import ChoiceQuestion, Site
from extractor.data.kept import kept
from extractor.languages import known
from extractor.settings import LABEL_RATIO, MENTION_LETTERS
from extractor.text import has_words, words
from extractor.wording import Stance, first_sentence, opening_word, stance, yes_or_no

_RATING_WORDS = 4
"""Words of "4 out of 5", the numbers included."""


def site_says(site: Site, languages: tuple[str, ...]) -> Stance | None:
    """Whether an option's own label is a yes, a no or a partly."""
    return stance(site.label, languages)


def named_option(text: str, sites: Sequence[Site]) -> Site | None:
    """The option whose label a text is: word for word, in another language of the form, its beginning before a bracket or colon, or nearly so."""
    said = words(text)
    if not said:
        return None
    spoken = " ".join(said)
    for site in sites:
        if spoken in _names(site):
            return site
    translated = [site for site in sites if spoken in _translated_names(site)]
    if len(translated) == 1:
        return translated[0]
    if (rated := _rated(said, sites)) is not None:
        return rated
    if len(said) < 2:
        numbered = [site for site in sites if said[0].isdigit() and _names(site)[0].partition(" ")[0] == spoken]
        return numbered[0] if len(numbered) == 1 else None
    scored = sorted(((max(fuzz.ratio(spoken, name) for name in _names(site)), -k) for k, site in enumerate(sites)), reverse=True)
    if scored and scored[0][0] >= LABEL_RATIO and (len(scored) < 2 or scored[0][0] > scored[1][0]):
        return sites[-scored[0][1]]
    return None


def _rated(said: Sequence[str], sites: Sequence[Site]) -> Site | None:
    """The step of a scale of numbers that "4 out of 5" or "4/5" names."""
    steps = {_names(site)[0]: site for site in sites}
    if not 2 <= len(said) <= _RATING_WORDS or not steps or not all(step.isdigit() for step in steps) or any(word.isdigit() for word in said[1:-1]):
        return None
    return steps.get(said[0]) if said[-1] == max(steps, key=int) else None


@kept
def _names(site: Site) -> tuple[str, str]:
    """The words of an option's label, and of its core, with a space between."""
    return " ".join(words(site.label)), " ".join(words(core(site.label)))


@kept
def _translated_names(site: Site) -> frozenset[str]:
    """The same of the label in the form's other languages, in one set."""
    return frozenset(" ".join(words(wording)) for label in site.translations for wording in (label, core(label)))


def opens_with_option(text: str, question: ChoiceQuestion) -> bool:
    """Whether a text begins with the name of an option: alone, as a sentence, or as a yes, no or partly before a pause."""
    said, _, _ = opening_word(text, question.languages)
    if said is not None and any(site_says(site, question.languages) == said for site in question.sites):
        return True
    return any(named_option(part.strip(" .;。"), question.sites) is not None for part in (text, text[: first_sentence(text)], text.partition(",")[0]))


def ticks_cell(question: ChoiceQuestion, site: Site) -> bool:
    """Whether a yes stands alone in a grid's cell for an option that is itself neither yes nor no."""
    own = site.in_grid and sum(s.block == site.block for s in question.sites) == 1
    return own and yes_or_no(site.label, question.languages) is None and yes_or_no(site.after, question.languages) == "yes"


def mentions(text: str, site: Site) -> bool:
    """Whether an option's label (without bracket), if it is more than a short word, stands word for word in a text."""
    label, said = words(core(site.label)), words(text)
    if len("".join(label)) < MENTION_LETTERS:
        return False
    return any(said[at : at + len(label)] == label for at in range(len(said) - len(label) + 1))


def other_head(text: str, site: Site, languages: tuple[str, ...]) -> int:
    """Characters of the "Other:" that opens a text which goes on to specify it: the option's own label, or the word for it in any language; else 0."""
    colon = re.match(r"\W*([^:：]+)[:：]\s*", text)
    if colon is None or not has_words(text[colon.end() :]):
        return 0
    said = words(core(colon.group(1)))
    own = said in (words(site.label), words(core(site.label)))
    return colon.end() if own or (said and known(*languages).begins("other", said) == len(said)) else 0


def core(label: str) -> str:
    """A label without its bracket or its "please specify"."""
    return re.split(r"[(（,:：]", label, maxsplit=1)[0]
