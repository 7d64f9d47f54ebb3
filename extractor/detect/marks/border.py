"""Border: the chosen option has a character border, a box printed round it."""

from __future__ import annotations

from collections.abc import Iterator

from extractor.data.evidence import ChoiceQuestion, Evidence
from extractor.detect.restyled import restyled

KIND = "border"
STYLE = True


def find(question: ChoiceQuestion) -> Iterator[Evidence]:
    """Options that are framed while a sibling is not, unlike in the form."""
    return restyled(question, KIND, lambda style: style.border)
