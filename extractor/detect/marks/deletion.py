"""Deletion: the options that do not apply are gone; those that remain are chosen."""

from __future__ import annotations

from collections.abc import Iterator

from extractor.data.evidence import ChoiceQuestion, Evidence, Site
from extractor.detect.restyled import evidence
from extractor.detect.retyped import option_of

KIND = "deletion"


def find(question: ChoiceQuestion) -> Iterator[Evidence]:
    """Missing options, where the question and another option are still there: rejected.  An option that is an answer's own words is no list's, and
    where one of the missing is found among these words, the list was moved and nothing deleted.
    """
    missing = [site for site in question.sites if not site.present and site.printed_at_all and site.deleted_by is None]
    if any(option_of(question, w.text)[0] in missing for w in question.written):
        return
    if not question.question_present or not any(s.present and not _is_written(question, s) for s in question.sites):
        return
    for site in missing:
        yield evidence(question, site, KIND, "rejected", quote=site.label)


def _is_written(question: ChoiceQuestion, site: Site) -> bool:
    """Whether an option's label stands among the words written for the question."""
    return any(w.block == site.block and w.start <= site.start and site.end <= w.end for w in question.written)
