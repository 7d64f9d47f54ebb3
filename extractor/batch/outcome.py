"""What one document gave, and the little of it that deciding between documents needs."""

from __future__ import annotations

import msgspec

from extractor.data.reply import Reply
from extractor.data.submission import Failure

SUBSTANTIVE = ("answered", "inferred", "ambiguous", "not_applicable")
"""Statuses of an answer that says something."""


class Summary(msgspec.Struct, frozen=True, kw_only=True):
    """Of a reply: its questionnaire, its country (None if uncertain), how many items are asked, answered, surely answered, found at all."""

    questionnaire: str
    iso3: str | None
    items: int
    answered: int
    sure: int
    found: int

    @property
    def doubtful(self) -> bool:
        """Whether it may be no reply at all: most questions are not in it, and nothing in it surely answers one."""
        return not self.sure and self.found * 2 < self.items


class Outcome(msgspec.Struct, frozen=True, kw_only=True):
    """Of a document: either a reply and its summary, or a failure.

    limits: seconds and bytes under which it failed, if they were why.
    """

    summary: Summary | None = None
    failure: Failure | None = None
    limits: tuple[float, int] | None = None
    reply: Reply | None = None


class Head(msgspec.Struct, frozen=True, kw_only=True):
    """The same without the reply, for reading quickly."""

    summary: Summary | None = None
    failure: Failure | None = None
    limits: tuple[float, int] | None = None


def summarize(reply: Reply, sure: float) -> Summary:
    """Summary of a reply; ``sure``: least confidence of a country."""
    known = reply.respondent.iso3 if reply.respondent.confidence >= sure else None
    statuses = [answer.status for answer in reply.answers.values()]
    return Summary(
        questionnaire=reply.questionnaire.id, iso3=known, items=len(statuses), answered=sum(status in SUBSTANTIVE for status in statuses),
        sure=sum(answer.status in SUBSTANTIVE and not answer.review for answer in reply.answers.values()),
        found=sum(status != "not_found" for status in statuses),
    )
