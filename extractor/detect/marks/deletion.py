"""Deletion: the options that do not apply are gone; those that remain are chosen."""

from __future__ import annotations

from collections.abc import Iterator

from extractor.data.evidence import ChoiceQuestion, Evidence
from extractor.detect.restyled import evidence

KIND = "deletion"


def find(question: ChoiceQuestion) -> Iterator[Evidence]:
    """Missing options, where the question and another option are still there: rejected."""
    if not question.question_present or not any(s.present for s in question.sites):
        return
    for site in question.sites:
        if not site.present and site.printed_at_all and site.deleted_by is None:
            yield evidence(question, site, KIND, "rejected", quote=site.label)
