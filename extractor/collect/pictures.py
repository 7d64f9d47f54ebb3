"""Pictures that came as files: logos and signatures are no replies, the scan of a page may be one."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Literal

from extractor.collect.part import Budget, Part
from extractor.data.submission import Entry, Ignored
from extractor.errors import ScannedDocument
from extractor.settings import LOGO_PIXELS


def open_picture(part: Part, budget: Budget) -> Iterator[Entry | Part]:
    """Ignored if small or part of a mail's text.  Raises ScannedDocument where it could be a page."""
    size = _size(part.data)
    if part.inline:
        yield Ignored(path=part.path, reason="picture in the text of a mail")
    elif size is None or min(size) < LOGO_PIXELS:
        yield Ignored(path=part.path, reason="picture (logo or signature)")
    else:
        raise ScannedDocument(f"a picture of {size[0]} x {size[1]} pixels, perhaps the scan of a reply")


def _size(data: bytes) -> tuple[int, int] | None:
    """Width and height in pixels as the header declares; None for kinds that are never scans or are damaged."""
    if data.startswith(b"\x89PNG") and len(data) >= 24:
        return int.from_bytes(data[16:20]), int.from_bytes(data[20:24])
    if data.startswith(b"\xff\xd8"):
        return _jpeg_size(data)
    if data.startswith(b"BM") and len(data) >= 26:
        return int.from_bytes(data[18:22], "little"), abs(int.from_bytes(data[22:26], "little", signed=True))
    if data.startswith((b"II*\0", b"MM\0*")):
        return _tiff_size(data)
    return None


def _jpeg_size(data: bytes) -> tuple[int, int] | None:
    """From the frame header (ITU-T T.81, B.2.2); segments are walked, their content never decoded."""
    at = 2
    while at + 9 < len(data) and data[at] == 0xFF:
        marker = data[at + 1]
        if 0xC0 <= marker <= 0xCF and marker not in (0xC4, 0xC8, 0xCC):
            return int.from_bytes(data[at + 7 : at + 9]), int.from_bytes(data[at + 5 : at + 7])
        at += 1 if marker == 0xFF else 2 + int.from_bytes(data[at + 2 : at + 4])
    return None


def _tiff_size(data: bytes) -> tuple[int, int] | None:
    """From the tags ImageWidth (256) and ImageLength (257) of the first directory (TIFF 6.0, section 2)."""
    order: Literal["little", "big"] = "little" if data[:2] == b"II" else "big"
    start = int.from_bytes(data[4:8], order)
    found: dict[int, int] = {}
    for k in range(min(int.from_bytes(data[start : start + 2], order), 64)):
        entry = data[start + 2 + 12 * k : start + 14 + 12 * k]
        tag, short = int.from_bytes(entry[:2], order), int.from_bytes(entry[2:4], order) == 3
        if tag in (256, 257):
            found[tag] = int.from_bytes(entry[8 : 10 if short else 12], order)
    return (found[256], found[257]) if len(found) == 2 else None
