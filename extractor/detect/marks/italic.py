"""Italic: the chosen option leans."""

from __future__ import annotations

from collections.abc import Iterator

from extractor.data.evidence import ChoiceQuestion, Evidence
from extractor.detect.restyled import restyled

KIND = "italic"
STYLE = True


def find(question: ChoiceQuestion) -> Iterator[Evidence]:
    """Options that are italic while a sibling is not, unlike in the form."""
    return restyled(question, KIND, lambda style: style.italic)
