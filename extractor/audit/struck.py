"""Answers in which the respondent struck words out: whether those still count is for a person to say."""

from __future__ import annotations

from extractor.data.document import Document
from extractor.data.placement import Placement
from extractor.text import has_words

REASON = "words of this answer are struck out"


def struck_answers(placement: Placement, document: Document) -> frozenset[str]:
    """Ids of the items whose own words are struck out in part; an option's label is no word of an answer."""
    return frozenset(
        item for item, pieces in placement.written.items()
        for piece in pieces for span in document.blocks[piece.block].spans
        if span.style.strike and has_words(document.blocks[piece.block].text[max(span.start, piece.start) : max(0, min(span.end, piece.end))])
    )
