"""The result: one reply as structured data, as CONTRACT describes it (format ``extractor/reply@1``)."""

from __future__ import annotations

from typing import Any, Literal

import msgspec

Status = Literal["answered", "inferred", "ambiguous", "blank", "not_applicable", "not_found"]


class Where(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """A place in a source: block and half-open character offsets always; page (from 1) and bbox (points, origin top left) where paged."""

    source: int = msgspec.field(default=-1)
    block: int = msgspec.field(default=-1)
    start: int = msgspec.field(default=-1)
    end: int = msgspec.field(default=-1)
    page: int | None = None
    bbox: tuple[float, float, float, float] | None = None


class QuestionnaireReference(msgspec.Struct, frozen=True, kw_only=True):
    """Which definition the reply was read with."""

    id: str
    sha256: str


class RespondentEvidence(msgspec.Struct, frozen=True, kw_only=True):
    """Why a country was taken as the respondent."""

    kind: str
    quote: str
    where: Where = Where()


class Respondent(msgspec.Struct, frozen=True, kw_only=True):
    """Who replied; ``iso3`` is an ISO 3166-1 alpha-3 code, None if not known."""

    iso3: str | None
    name: str | None
    confidence: float
    evidence: tuple[RespondentEvidence, ...] = ()


class SourceReference(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """A document that the reply was read from."""

    path: str
    sha256: str
    format: str
    pages: int | None = None
    received: str | None = None


class AnswerEvidence(msgspec.Struct, frozen=True, kw_only=True):
    """One observation behind an answer: kind of mark, the option it speaks for (None for text), the words, the place."""

    kind: str
    option: str | None
    quote: str
    where: Where


class Answer(msgspec.Struct, frozen=True, kw_only=True):
    """What was answered to one item."""

    status: Status
    selected: tuple[str, ...] = ()
    labels: tuple[str, ...] = ()
    text: str = ""
    confidence: float
    review: bool
    reasons: tuple[str, ...] = ()
    evidence: tuple[AnswerEvidence, ...] = ()


class Unassigned(msgspec.Struct, frozen=True, kw_only=True):
    """Words of the source that belong to no item and are neither template nor furniture."""

    text: str
    where: Where


class Accounting(msgspec.Struct, frozen=True, kw_only=True):
    """The ledger: ``tokens == template + answer + furniture + unassigned``."""

    tokens: int
    template: int
    answer: int
    furniture: int
    unassigned: int


class ReplyWarning(msgspec.Struct, frozen=True, kw_only=True):
    """Something the person should know."""

    code: str
    message: str
    where: Where = Where()


class Reply(msgspec.Struct, frozen=True, kw_only=True):
    """One reply.  ``answers`` holds every item of the questionnaire, in its order."""

    format: str = "extractor/reply@1"
    questionnaire: QuestionnaireReference
    respondent: Respondent
    sources: tuple[SourceReference, ...]
    languages: tuple[str, ...]
    answers: dict[str, Answer]
    unassigned: tuple[Unassigned, ...]
    accounting: Accounting
    warnings: tuple[ReplyWarning, ...]


def to_builtins(reply: Reply) -> dict[str, Any]:
    """The reply as plain dictionaries and lists, keys in the contract's order."""
    result: dict[str, Any] = msgspec.to_builtins(reply)
    return result
