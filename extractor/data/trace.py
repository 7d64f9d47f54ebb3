"""Everything that was found on the way from a document to its reply, for those who look closer (review, tests)."""

from __future__ import annotations

import msgspec

from extractor.data.alignment import Alignment, Passage
from extractor.data.document import Document
from extractor.data.evidence import Selection
from extractor.data.placement import Placement
from extractor.data.questionnaire import Questionnaire
from extractor.data.reply import Reply
from extractor.data.source import Source


class Trace(msgspec.Struct, frozen=True, kw_only=True):
    """The nouns of one extraction, in the order of the stages."""

    source: Source
    document: Document
    questionnaire: Questionnaire
    alignment: Alignment
    placement: Placement
    selections: dict[str, Selection]
    passages: tuple[Passage, ...]
    reply: Reply
