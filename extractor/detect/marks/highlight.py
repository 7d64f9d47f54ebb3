"""Highlighter: the chosen option has a coloured background as from a marker pen."""

from __future__ import annotations

from collections.abc import Iterator

from extractor.data.evidence import ChoiceQuestion, Evidence
from extractor.detect.restyled import restyled

KIND = "highlight"
STYLE = True


def find(question: ChoiceQuestion) -> Iterator[Evidence]:
    """Options that are highlighted while a sibling is not, unlike in the form."""
    return restyled(question, KIND, lambda style: style.highlight is not None)
