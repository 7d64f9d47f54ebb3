"""``OUT/manifest.json``: what came in, what became of it and why.  The same inbox gives the same bytes: no times, no machine."""

from __future__ import annotations

import msgspec

from extractor import __version__
from extractor.data.reply import QuestionnaireReference
from extractor.data.submission import Failure, Ignored, Message


class Counts(msgspec.Struct, frozen=True, kw_only=True):
    """Items of one reply: with an answer, asking for review (whatever their status), blank or not applicable, not in the document."""

    items: int
    answered: int
    flagged: int
    blank: int
    not_found: int


class ReplacedRecord(msgspec.Struct, frozen=True, kw_only=True):
    """An earlier version: its document, where its reply is kept, what took its place and why."""

    source: str
    file: str
    by: str
    why: str


class ReplyRecord(msgspec.Struct, frozen=True, kw_only=True):
    """A reply's file, whose it is, the documents it was read from, and those that it replaces.

    errors: what came in the same mails and could not be read: it may belong to this reply.
    """

    file: str
    iso3: str | None
    name: str | None
    questionnaire: str
    sources: tuple[str, ...]
    replaces: tuple[ReplacedRecord, ...] = ()
    errors: tuple[str, ...] = ()
    counts: Counts


class DocumentRecord(msgspec.Struct, frozen=True, kw_only=True):
    """A document: "reply", "merged" (with others), "correction" (of some answers), "replaced", "duplicate", "annex", "form" or "error".

    reply: file of the reply that it went into, or that counts instead.
    """

    path: str
    sha256: str
    format: str
    received: str | None = None
    sender: str | None = None
    subject: str | None = None
    became: str
    reply: str | None = None
    why: str = ""


class Manifest(msgspec.Struct, frozen=True, kw_only=True):
    """See the module.  ``ignored`` holds files and mails without a reply, ``mails`` every mail with what its text was."""

    format: str = "extractor/manifest@1"
    program: str = __version__
    questionnaires: tuple[QuestionnaireReference, ...] = ()
    replies: tuple[ReplyRecord, ...] = ()
    documents: tuple[DocumentRecord, ...] = ()
    ignored: tuple[Ignored, ...] = ()
    errors: tuple[Failure, ...] = ()
    mails: tuple[Message, ...] = ()


def encode_manifest(manifest: Manifest) -> bytes:
    """Indented UTF-8 JSON."""
    return msgspec.json.format(msgspec.json.encode(manifest), indent=2) + b"\n"
