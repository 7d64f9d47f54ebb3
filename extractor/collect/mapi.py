"""Properties of Outlook items ([MS-OXPROPS], [MS-OXCMSG]), as both .msg files and winmail.dat carry them."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import UTC, datetime, timedelta
from email import message_from_string

from extractor.collect.letter import Letter
from extractor.collect.names import clean
from extractor.collect.part import Part
from extractor.data.submission import Envelope, Ignored

Properties = Mapping[int, object]
"""Property id -> value: str, bytes, int, or datetime."""

SUBJECT, CLASS, HEADERS, BODY, RTF, HTML = 0x0037, 0x001A, 0x007D, 0x1000, 0x1009, 0x1013
SENDER_NAME, SENDER_SMTP, SENDER_ADDRESS, AUTHOR_NAME, AUTHOR_ADDRESS = 0x0C1A, 0x5D01, 0x0C1F, 0x0042, 0x0065
SUBMITTED, DELIVERED, CODEPAGE, MESSAGE_CODEPAGE = 0x0039, 0x0E06, 0x3FDE, 0x3FFD
ATTACH_DATA, ATTACH_METHOD, ATTACH_LONG_NAME, ATTACH_NAME, ATTACH_SHOWN_NAME = 0x3701, 0x3705, 0x3707, 0x3704, 0x3001
ATTACH_CONTENT_ID, ATTACH_TYPE, ATTACH_HIDDEN = 0x3712, 0x370E, 0x7FFE
BY_REFERENCE = (2, 3, 4, 7)
"""Attachment methods whose content lies elsewhere ([MS-OXCMSG] 2.2.2.9)."""
_BY_PROGRAM = ("report.", "ipm.note.rules.ooftemplate", "ipm.note.rules.replytemplate", "ipm.schedule")
_FILETIME_ZERO = datetime(1601, 1, 1, tzinfo=UTC)


def filetime(ticks: int) -> datetime | None:
    """A moment of PtypTime: 100 nanoseconds since 1601 ([MS-OXCDATA] 2.11.1); None where it is not set."""
    try:
        return _FILETIME_ZERO + timedelta(microseconds=ticks // 10) if ticks else None
    except OverflowError:
        return None


def encoding_of(properties: Properties) -> str:
    """Python's name for the code page of an item's 8-bit strings, Windows Western if it is not given or unknown."""
    import codecs

    for tag in (MESSAGE_CODEPAGE, CODEPAGE):
        number = properties.get(tag)
        name = {65001: "utf-8", 20127: "ascii", 28591: "latin-1"}.get(number, f"cp{number}") if isinstance(number, int) else ""
        try:
            return codecs.lookup(name).name
        except LookupError:
            continue
    return "cp1252"


def text_of(properties: Properties, tag: int) -> str:
    """A text property, "" if there is none; NUL ends it."""
    value = properties.get(tag)
    if isinstance(value, bytes):
        value = value.decode(encoding_of(properties), "replace")
    return value.partition("\0")[0] if isinstance(value, str) else ""


def letter_of(properties: Properties, parts: tuple[Part, ...], passed_over: tuple[Ignored, ...]) -> Letter:
    """An Outlook item as a letter."""
    raw = message_from_string(text_of(properties, HEADERS).lstrip())
    headers = {name.lower(): str(value) for name, value in reversed(raw.items())}
    if text_of(properties, CLASS).lower().startswith(_BY_PROGRAM):
        headers["auto-submitted"] = "auto-replied"
    moment = next((value for tag in (SUBMITTED, DELIVERED) if isinstance(value := properties.get(tag), datetime)), None)
    envelope = Envelope(sender=_sender(properties), subject=text_of(properties, SUBJECT).strip() or None,
                        received=moment.date().isoformat() if moment else None)
    return Letter(envelope=envelope, sent=moment.isoformat() if moment else None, headers=headers, text=_text(properties), html=_html(properties),
                  parts=parts, passed_over=passed_over)


def attachment(parent: Part, properties: Properties, number: int, data: bytes) -> Part | Ignored:
    """An attachment by its properties; one whose content lies elsewhere is never fetched."""
    names = (text_of(properties, tag) for tag in (ATTACH_LONG_NAME, ATTACH_NAME, ATTACH_SHOWN_NAME))
    name = next((text for text in names if text), f"part-{number}")
    if properties.get(ATTACH_METHOD) in BY_REFERENCE:
        return Ignored(path=f"{parent.path}/{clean(name)}", reason="lies outside the mail and is never fetched")
    inline = bool(properties.get(ATTACH_HIDDEN)) or bool(text_of(properties, ATTACH_CONTENT_ID))
    return parent.child(name, data, attached=True, inline=inline)


def _sender(properties: Properties) -> str | None:
    name = text_of(properties, SENDER_NAME) or text_of(properties, AUTHOR_NAME)
    addresses = (text_of(properties, tag) for tag in (SENDER_SMTP, SENDER_ADDRESS, AUTHOR_ADDRESS))
    address = next((a for a in addresses if "@" in a), "")
    return f"{name} <{address}>" if name and address and name != address else name or address or None


def _html(properties: Properties) -> str:
    """The text as HTML, "" if the item has none."""
    html = properties.get(HTML)
    if isinstance(html, bytes):
        return html.decode(encoding_of(properties), "replace")
    return html if isinstance(html, str) else ""


def _text(properties: Properties) -> str:
    """The text as plain text; from HTML or rich text only where there is no plain version."""
    plain = text_of(properties, BODY)
    if plain.strip():
        return plain
    if html := _html(properties):
        from extractor.collect.html_text import html_to_text

        return html_to_text(html)
    rtf = properties.get(RTF)
    if isinstance(rtf, bytes) and rtf:
        from extractor.collect.rtf_text import decompress, rtf_to_text

        return rtf_to_text(decompress(rtf))
    return ""
