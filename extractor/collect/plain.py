"""Text and HTML, as files and as attachments: a reply if it answers numbered questions, else passed over."""

from __future__ import annotations

import codecs
import re
from collections.abc import Iterator

from extractor.collect.body import looks_answered
from extractor.collect.part import Budget, Part
from extractor.collect.unpack import document
from extractor.data.submission import Entry, Ignored

_BOMS = ((codecs.BOM_UTF8, "utf-8-sig"), (codecs.BOM_UTF16_LE, "utf-16"), (codecs.BOM_UTF16_BE, "utf-16"))
_META = re.compile(rb"<meta[^>]+charset=[\"']?\s*([A-Za-z0-9_.:-]+)", re.IGNORECASE)


def open_text(part: Part, budget: Budget) -> Iterator[Entry | Part]:
    """A plain text file; one that a person named is a reply whatever it looks like."""
    yield _entry(part, decode(part.data, part.charset))


def open_html(part: Part, budget: Budget) -> Iterator[Entry | Part]:
    """A page saved as HTML: its text alone, nothing in it is run or fetched."""
    from extractor.collect.html_text import html_to_text

    declared = _META.search(part.data[:4096])
    yield _entry(part, html_to_text(decode(part.data, part.charset or (declared.group(1).decode("ascii") if declared else None))))


def decode(data: bytes, charset: str | None = None) -> str:
    """Bytes to text: byte order mark, UTF-8, the declared encoding, else the likeliest one."""
    for mark, encoding in _BOMS:
        if data.startswith(mark):
            return data.decode(encoding, "replace")
    for guess in ("utf-8", charset):
        try:
            if guess:
                return data.decode(guess)
        except (UnicodeDecodeError, LookupError, ValueError):
            continue
    from charset_normalizer import from_bytes

    best = from_bytes(data[:65536]).best()
    return data.decode(best.encoding if best is not None else "cp1252", "replace")


def _entry(part: Part, text: str) -> Entry:
    if part.chosen or looks_answered(text, alone=True):
        return document(part, text.replace("\r\n", "\n").encode("utf-8", "replace"), "text")
    return Ignored(path=part.path, reason="text without answers to numbered questions")
