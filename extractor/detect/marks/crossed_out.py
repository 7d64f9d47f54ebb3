"""A tick that was crossed out or scribbled over: the respondent changed their mind, and the option is not chosen any more."""

from __future__ import annotations

from collections.abc import Iterator

from extractor.data.evidence import ChoiceQuestion, Evidence
from extractor.detect.marks.drawn import scribbled
from extractor.detect.restyled import evidence
from extractor.detect.signs import signs
from extractor.detect.struck import is_struck

KIND = "crossed-out"


def find(question: ChoiceQuestion) -> Iterator[Evidence]:
    """Options whose sign is struck out or scribbled over: rejected.  It decides nothing alone: without another mark the question is ambiguous."""
    for site in question.sites:
        if not site.present:
            continue
        if scribbled(site):
            yield evidence(question, site, KIND, "rejected", quote="scribble")
        for text, offset in ((site.before, site.before_start), (site.after, site.after_start)):
            for sign in signs(text):
                if sign.means != "off" and is_struck(site, sign, text, offset):
                    yield evidence(question, site, KIND, "rejected", quote=sign.text, span=(offset + sign.start, offset + sign.end), consumed=True)
