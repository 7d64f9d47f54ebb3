"""Replies on a translation of the form that the definition does not have."""

from __future__ import annotations

import msgspec

from extractor.data.document import Document
from extractor.data.placement import Placement
from extractor.data.questionnaire import Questionnaire
from extractor.languages import detect
from extractor.settings import CONFIDENCE, FOREIGN_QUESTIONS

_QUESTION_MARKS = ("?", "？", "؟")


def doubted(placement: Placement, questionnaire: Questionnaire, document: Document) -> Placement:
    """``placement`` with every item in doubt if the document asks questions in a language that the definition lacks.

    Then the questions themselves were taken for answers, and the marks on translated options were not seen.
    """
    asked = sum(any(mark in b.text for mark in _QUESTION_MARKS) for b in document.blocks if b.part == "body")
    spoken = detect(" ".join(b.text for b in document.blocks if b.part == "body"))[:1]
    if asked < FOREIGN_QUESTIONS * len(questionnaire.items) or not spoken or spoken[0] in questionnaire.languages:
        return placement
    reason = f"the form is in a language ({spoken[0]}) that the definition does not have; learn its blank as well"
    return msgspec.structs.replace(
        placement, displaced={item.id: CONFIDENCE["foreign"] for item in questionnaire.items},
        reasons={item.id: (*placement.reasons.get(item.id, ()), reason) for item in questionnaire.items},
    )
