"""Strike: the options that do not apply are struck out."""

from __future__ import annotations

from collections.abc import Iterator

from extractor.data.evidence import ChoiceQuestion, Evidence
from extractor.detect.restyled import restyled

KIND = "strike"
STYLE = True


def find(question: ChoiceQuestion) -> Iterator[Evidence]:
    """Options that are struck out while a sibling is not: rejected."""
    return restyled(question, KIND, lambda style: style.strike, "rejected")
