"""Text effects: the chosen option is set in outlined, shadowed, embossed, engraved or glowing letters."""

from __future__ import annotations

from collections.abc import Iterator

from extractor.data.evidence import ChoiceQuestion, Evidence
from extractor.detect.restyled import restyled

KIND = "text-effect"
STYLE = True


def find(question: ChoiceQuestion) -> Iterator[Evidence]:
    """Options with such an effect while a sibling has none, unlike in the form."""
    return restyled(question, KIND, lambda style: style.effect)
