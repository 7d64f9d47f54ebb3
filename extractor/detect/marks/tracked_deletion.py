"""Tracked deletion: the options that do not apply were deleted under change tracking (ECMA-376 17.13.5.14)."""

from __future__ import annotations

from collections.abc import Iterator

from extractor.data.evidence import ChoiceQuestion, Evidence
from extractor.detect.restyled import evidence

KIND = "tracked-deletion"


def find(question: ChoiceQuestion) -> Iterator[Evidence]:
    """Options deleted under change tracking while a sibling is still there: rejected."""
    if any(s.present for s in question.sites):
        for site in question.sites:
            if not site.present and site.deleted_by is not None:
                yield evidence(question, site, KIND, "rejected", quote=site.label)
