"""Underline: the chosen option is underlined (any kind of line)."""

from __future__ import annotations

from collections.abc import Iterator

from extractor.data.evidence import ChoiceQuestion, Evidence
from extractor.detect.restyled import restyled

KIND = "underline"
STYLE = True


def find(question: ChoiceQuestion) -> Iterator[Evidence]:
    """Options that are underlined while a sibling is not, unlike in the form."""
    return restyled(question, KIND, lambda style: style.underline)
