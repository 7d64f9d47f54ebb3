"""Bold: the chosen option is set bold, or the other one is set light."""

from __future__ import annotations

from collections.abc import Iterator

from extractor.data.evidence import ChoiceQuestion, Evidence
from extractor.detect.restyled import restyled

KIND = "bold"
STYLE = True


def find(question: ChoiceQuestion) -> Iterator[Evidence]:
    """Options that are bold while a sibling is not, unlike in the form."""
    return restyled(question, KIND, lambda style: style.bold)
