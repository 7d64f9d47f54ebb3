"""Signed mails of S/MIME (RFC 8551): a signature beside the mail is passed over, a mail wrapped in its signature is taken out."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from extractor.collect.part import Budget, Part
from extractor.data.submission import Entry, Ignored
from extractor.errors import BrokenDocument

_DATA = b"\x2a\x86\x48\x86\xf7\x0d\x01\x07\x01"
_SIGNED_DATA = b"\x2a\x86\x48\x86\xf7\x0d\x01\x07\x02"


def open_signature(part: Part, budget: Budget) -> Iterator[Entry | Part]:
    """The content of a SignedData (RFC 5652, 5.1); the signature itself is not checked."""
    try:
        content = _content(part.data)
    except (IndexError, ValueError, StopIteration) as error:
        raise BrokenDocument("a damaged S/MIME signature") from error
    if content is None:
        yield Ignored(path=part.path, reason="digital signature")
    else:
        yield part.child("signed.eml", content, attached=True)


class _Element(NamedTuple):
    """An element of BER (X.690, 8.1): its tag, the half-open span of its content, and where the next one begins."""

    tag: int
    start: int
    end: int
    after: int


def _content(data: bytes) -> bytes | None:
    """ContentInfo { signedData, [0] SignedData { version, digests, { data, [0] OCTET STRING } … } } -> the octets, None if detached."""
    info = _children(data, _element(data, 0))
    if _value(data, next(info)) != _SIGNED_DATA:
        raise ValueError
    signed = next(_children(data, next(info)))
    _, _, encapsulated, *_ = _children(data, signed)
    kind, *explicit = _children(data, encapsulated)
    if _value(data, kind) != _DATA or not explicit:
        return None
    return b"".join(_octets(data, explicit[0]))


def _octets(data: bytes, parent: _Element) -> Iterator[bytes]:
    """The pieces of an octet string, which BER may cut into many (X.690, 8.7)."""
    for element in _children(data, parent):
        if element.tag & 0x20:
            yield from (_value(data, piece) for piece in _children(data, element))
        else:
            yield _value(data, element)


def _value(data: bytes, element: _Element) -> bytes:
    return data[element.start : element.end]


def _children(data: bytes, parent: _Element) -> Iterator[_Element]:
    """Elements in a constructed value, up to its end or the end-of-contents octets."""
    at = parent.start
    while at < parent.end and data[at : at + 2] != b"\0\0":
        element = _element(data, at)
        yield element
        at = element.after


def _element(data: bytes, at: int) -> _Element:
    """The element at ``at``; one of indefinite length is walked to find its end."""
    tag, length, start = data[at], data[at + 1], at + 2
    if length < 0x80:
        return _Element(tag, start, start + length, start + length)
    if length > 0x80:
        start += length & 0x7F
        end = start + int.from_bytes(data[at + 2 : start])
        return _Element(tag, start, end, end)
    end = start
    for child in _children(data, _Element(tag, start, len(data), len(data))):
        end = child.after
    return _Element(tag, start, end, end + 2)
