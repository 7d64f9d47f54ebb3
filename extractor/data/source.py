"""What was sent: a file's bytes, its true type and the way it came."""

from __future__ import annotations

from typing import Literal

import msgspec

Format = Literal["docx", "pdf", "text"]


class Source(msgspec.Struct, frozen=True, kw_only=True):
    """One document as it was received.

    path: how a person finds it: a file's path, or ``mail.eml/attachment.zip/reply.docx`` (always ``/``).
    data: the bytes of the document itself.
    format: the type by content, not by name.
    sha256: of ``data``, hexadecimal.
    received: ISO date of the mail that brought it, if any.
    sender: address or display name of the mail that brought it, if any.
    subject: of that mail, if any.
    """

    path: str
    data: bytes
    format: Format
    sha256: str
    received: str | None = None
    sender: str | None = None
    subject: str | None = None

    @property
    def name(self) -> str:
        """The last part of ``path``: the document's own file name."""
        return self.path.rsplit("/", 1)[-1]
