"""Emphasis marks: dots or commas over or under every character of the chosen option."""

from __future__ import annotations

from collections.abc import Iterator

from extractor.data.evidence import ChoiceQuestion, Evidence
from extractor.detect.restyled import restyled

KIND = "emphasis-mark"
STYLE = True


def find(question: ChoiceQuestion) -> Iterator[Evidence]:
    """Options with emphasis marks while a sibling has none, unlike in the form."""
    return restyled(question, KIND, lambda style: style.emphasis)
