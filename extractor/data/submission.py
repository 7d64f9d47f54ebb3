"""What came in: the mails and files of a folder, before anything is known of their answers."""

from __future__ import annotations

import msgspec

from extractor.data.source import Format, Source

TYPED = "body"
"""Name under which a reply that was typed into a mail stands: ``mail.eml/body``."""


class Ignored(msgspec.Struct, frozen=True, kw_only=True, tag="ignored"):
    """A file or part of a mail that is no reply (a logo, a signature, a system file), and why."""

    path: str
    reason: str


class Failure(msgspec.Struct, frozen=True, kw_only=True, tag="failure"):
    """Something that should have been read and could not be; ``code`` and ``hint`` as in ``extractor.errors``."""

    path: str
    code: str
    message: str
    hint: str = ""


class Message(msgspec.Struct, frozen=True, kw_only=True, tag="message"):
    """A mail: who sent it, when (``received``: its date; ``sent``: the moment in UTC; both ISO 8601) and about what.

    body: what its text is: "reply", "cover note", "automatic reply" or "empty".
    """

    path: str
    sender: str | None = None
    received: str | None = None
    sent: str | None = None
    subject: str | None = None
    body: str = "empty"


Entry = Source | Ignored | Failure | Message
"""One thing found on the way through folders, mails and archives."""


class Unit(msgspec.Struct, frozen=True, kw_only=True):
    """A piece of the inbox that is opened at a time: a file, or one mail of an mbox file.

    path: how a person finds it, relative to the inbox, always with ``/``; file: where it lies.
    ``[start, end)``: bytes of the file; end is None for all of it.
    """

    path: str
    file: str
    start: int = 0
    end: int | None = None


class Envelope(msgspec.Struct, frozen=True, kw_only=True):
    """What the mail around a document says about it; all None for a file that lies in a folder."""

    received: str | None = None
    sender: str | None = None
    subject: str | None = None


class Reference(msgspec.Struct, frozen=True, kw_only=True, tag="document"):
    """A document without its bytes, which lie in ``OUT/.extractor/documents/<sha256>.<format>``; fields as in ``Source``."""

    path: str
    sha256: str
    format: Format
    size: int
    received: str | None = None
    sender: str | None = None
    subject: str | None = None

    @property
    def name(self) -> str:
        """Name of the file with the document's bytes."""
        return f"{self.sha256}.{self.format}"

    def source(self, data: bytes) -> Source:
        """The document itself."""
        return Source(path=self.path, data=data, format=self.format, sha256=self.sha256, received=self.received, sender=self.sender,
                      subject=self.subject)


Opened = Reference | Ignored | Failure | Message
"""An entry whose bytes have been set aside."""
