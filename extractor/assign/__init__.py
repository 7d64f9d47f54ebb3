"""Free text -> items: by its place in the form, else by labels, wording and meaning; and the text of each answer."""

from __future__ import annotations

from collections.abc import Sequence

from extractor.assign.anchored import place_anchored
from extractor.assign.compose import compose
from extractor.data.alignment import Alignment
from extractor.data.placement import Placement
from extractor.data.questionnaire import Questionnaire

__all__ = ["compose", "place"]


def place(questionnaire: Questionnaire, alignment: Alignment, languages: Sequence[str]) -> Placement:
    """Every run of new words of a document goes to an item, to the loose words, or to the furniture."""
    return place_anchored(alignment, questionnaire)
