"""Free text -> items: by its place in the form, else by labels, wording and meaning; and the text of each answer."""

from __future__ import annotations

from collections.abc import Sequence

from extractor.assign.anchored import place_anchored
from extractor.assign.compose import compose
from extractor.assign.foreign import doubted
from extractor.assign.labelled import place_labelled
from extractor.assign.worded import place_worded
from extractor.data.alignment import Alignment
from extractor.data.placement import Placement
from extractor.data.questionnaire import Questionnaire
from extractor.settings import FORM_SHARE

__all__ = ["compose", "place"]


def place(questionnaire: Questionnaire, alignment: Alignment, languages: Sequence[str]) -> Placement:
    """Every run of new words of a document goes to an item, to the loose words, or to the furniture."""
    if _form_share(alignment) < FORM_SHARE and _asked_share(alignment) < FORM_SHARE:
        placement = place_labelled(alignment, questionnaire, tuple(languages)) or place_worded(alignment, questionnaire)
        return doubted(placement, questionnaire, alignment.document)
    return place_anchored(alignment, questionnaire, tuple(languages))


def _asked_share(alignment: Alignment) -> float:
    """Share of the document's words that are wording of questions: high also in a short reply that keeps but a few of them."""
    lines = alignment.form.lines
    asked = sum(i >= 0 and lines[alignment.form_words[i].block].role == "question" for i in alignment.partner)
    return asked / len(alignment.partner) if alignment.partner else 0.0


def _form_share(alignment: Alignment) -> float:
    """Share of the form's questions whose wording is in the document."""
    shares = [share for line, share in zip(alignment.form.lines, alignment.coverage, strict=True) if line.role == "question" and line.text]
    return sum(share >= 0.5 for share in shares) / len(shares) if shares else 0.0
