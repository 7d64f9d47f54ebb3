"""Shading: the chosen option's characters have a filled background."""

from __future__ import annotations

from collections.abc import Iterator

from extractor.data.evidence import ChoiceQuestion, Evidence
from extractor.detect.restyled import restyled

KIND = "shading"
STYLE = True


def find(question: ChoiceQuestion) -> Iterator[Evidence]:
    """Options that are shaded while a sibling is not, unlike in the form."""
    return restyled(question, KIND, lambda style: style.shading is not None)
