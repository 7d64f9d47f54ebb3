"""winmail.dat: what Outlook sends where it does not send MIME ([MS-OXTNEF])."""

from __future__ import annotations

import struct
from collections.abc import Iterator
from datetime import UTC, datetime

from extractor.collect import mapi
from extractor.collect.letter import open_letter
from extractor.collect.part import Budget, Part
from extractor.data.submission import Entry, Ignored
from extractor.errors import BrokenDocument

_SUBJECT, _DATE_SENT, _BODY, _MESSAGE_PROPERTIES, _CODEPAGE = 0x8004, 0x8005, 0x800C, 0x9003, 0x9007
_NEW_ATTACHMENT, _TITLE, _DATA, _ATTACHMENT_PROPERTIES = 0x9002, 0x8010, 0x800F, 0x9005
_FIXED = {0x02: 4, 0x03: 4, 0x04: 4, 0x05: 8, 0x06: 8, 0x07: 8, 0x0A: 4, 0x0B: 4, 0x14: 8, 0x40: 8, 0x48: 16}
"""Bytes of fixed-size property types, padded to four ([MS-OXTNEF] 2.1.3.5)."""
_STRING8, _UNICODE, _OBJECT, _BINARY, _MULTIPLE = 0x1E, 0x1F, 0x0D, 0x102, 0x1000
_EMBEDDED_MESSAGE = bytes.fromhex("0703020000000000c000000000000046")
"""Interface id before an embedded message ([MS-OXTNEF] 2.1.3.3.15)."""


def open_tnef(part: Part, budget: Budget) -> Iterator[Entry | Part]:
    """The message's text and its attachments."""
    message: dict[int, object] = {}
    attachments: list[dict[int, object]] = []
    for tag, data in _attributes(part.data):
        if tag == _NEW_ATTACHMENT:
            attachments.append({})
        elif tag == _MESSAGE_PROPERTIES:
            message |= _properties(data)
        elif tag == _CODEPAGE and len(data) >= 4:
            message.setdefault(mapi.CODEPAGE, int.from_bytes(data[:4], "little"))
        elif tag == _SUBJECT:
            message.setdefault(mapi.SUBJECT, data)
        elif tag == _BODY:
            message.setdefault(mapi.BODY, data)
        elif tag == _DATE_SENT:
            message.setdefault(mapi.SUBMITTED, _date(data))
        elif attachments and tag == _TITLE:
            attachments[-1].setdefault(mapi.ATTACH_NAME, data)
        elif attachments and tag == _DATA:
            attachments[-1].setdefault(mapi.ATTACH_DATA, data)
        elif attachments and tag == _ATTACHMENT_PROPERTIES:
            attachments[-1] |= _properties(data)
    children = [_attachment(part, found, number) for number, found in enumerate(attachments, start=1)]
    parts = tuple(child for child in children if isinstance(child, Part))
    letter = mapi.letter_of(message, parts, tuple(child for child in children if isinstance(child, Ignored)))
    yield from open_letter(part, letter, budget)


def _attachment(part: Part, properties: dict[int, object], number: int) -> Part | Ignored:
    data = properties.get(mapi.ATTACH_DATA)
    content = data if isinstance(data, bytes) else b""
    return mapi.attachment(part, properties, number, content.removeprefix(_EMBEDDED_MESSAGE))


def _attributes(data: bytes) -> Iterator[tuple[int, bytes]]:
    """Id and content of each attribute: level, id, type, length, content, checksum ([MS-OXTNEF] 2.1.3)."""
    at = 6
    while at + 9 <= len(data):
        tag, _, length = struct.unpack_from("<HHI", data, at + 1)
        if at + 9 + length > len(data):
            raise BrokenDocument("a winmail.dat that is cut off")
        yield tag, data[at + 9 : at + 9 + length]
        at += 11 + length


def _properties(data: bytes) -> dict[int, object]:
    """A property list ([MS-OXTNEF] 2.1.3.4); what follows a type that is not known cannot be read and is left out."""
    found: dict[int, object] = {}
    (count,) = struct.unpack_from("<I", data)
    at = 4
    for _ in range(min(count, len(data) // 8)):
        kind, tag = struct.unpack_from("<HH", data, at)
        at = _after_name(data, at + 4) if tag >= 0x8000 else at + 4
        values = 1
        if kind & _MULTIPLE or kind in (_STRING8, _UNICODE, _OBJECT, _BINARY):
            (values,) = struct.unpack_from("<I", data, at)
            at += 4
        for _ in range(min(values, len(data) // 4)):
            size = _FIXED.get(kind & ~_MULTIPLE)
            if size is None:
                if kind & ~_MULTIPLE not in (_STRING8, _UNICODE, _OBJECT, _BINARY):
                    return found
                (size,) = struct.unpack_from("<I", data, at)
                at += 4
            found.setdefault(tag, _value(kind & ~_MULTIPLE, data[at : at + size]))
            at += size + -size % 4
    return found


def _after_name(data: bytes, at: int) -> int:
    """Where the value of a named property begins: after its GUID, kind, and number or name."""
    kind, size = struct.unpack_from("<II", data, at + 16)
    return at + 24 + (size + -size % 4 if kind else 0)


def _value(kind: int, data: bytes) -> object:
    if kind == _UNICODE:
        return data.decode("utf-16-le", "replace")
    if kind in (0x03, 0x0B):
        return int.from_bytes(data[:4] if kind == 0x03 else data[:2], "little")
    return mapi.filetime(int.from_bytes(data, "little")) if kind == 0x40 else data


def _date(data: bytes) -> datetime | None:
    """Year, month, day, hour, minute, second as 16-bit numbers ([MS-OXTNEF] 2.1.3.3.1)."""
    try:
        year, month, day, hour, minute, second = struct.unpack_from("<6H", data)
        return datetime(year, month, day, hour, minute, second, tzinfo=UTC)
    except (ValueError, struct.error):
        return None
