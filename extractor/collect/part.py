"""A piece of an inbox on its way, and how much one file may still unpack to."""

from __future__ import annotations

import msgspec

from extractor.collect.names import clean
from extractor.data.submission import Envelope
from extractor.errors import LimitExceeded
from extractor.settings import MEBIBYTE, UNPACKED_BYTES, UNPACKED_DEPTH, UNPACKED_PARTS


class Part(msgspec.Struct, frozen=True, kw_only=True):
    """A file or part of a mail with the way it came.

    path: how a person finds it.  depth: mails and archives around it.  attached: it is part of a mail.
    inline: it is shown inside a mail's text (a picture with a content id).
    charset: encoding of a text as the mail declares it.  chosen: a person named this very file, so its text is taken as a reply.
    """

    path: str
    data: bytes
    envelope: Envelope = Envelope()
    depth: int = 0
    attached: bool = False
    inline: bool = False
    charset: str | None = None
    chosen: bool = False

    def child(self, name: str, data: bytes, *, attached: bool = False, inline: bool = False, charset: str | None = None,
              envelope: Envelope | None = None) -> Part:
        """A part that this one holds."""
        return Part(path=f"{self.path}/{clean(name)}", data=data, envelope=envelope or self.envelope, depth=self.depth + 1,
                    attached=attached, inline=inline, charset=charset)


class Budget:
    """What one file of the inbox may still unpack to; shared by everything that it holds."""

    def __init__(self) -> None:
        self.bytes = UNPACKED_BYTES
        self.parts = UNPACKED_PARTS

    def take(self, part: Part) -> None:
        """Count a part.  Raises LimitExceeded where there are too many, they are too large or too deep."""
        self.parts -= 1
        self.bytes -= len(part.data) if part.depth else 0
        if self.parts < 0:
            raise LimitExceeded(f"holds more than {UNPACKED_PARTS} files")
        if self.bytes < 0:
            raise LimitExceeded(f"holds more than {UNPACKED_BYTES // MEBIBYTE} MiB unpacked")
        if part.depth > UNPACKED_DEPTH:
            raise LimitExceeded(f"lies deeper than {UNPACKED_DEPTH} mails and archives in each other")
