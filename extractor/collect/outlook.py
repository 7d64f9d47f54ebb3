"""Outlook messages (.msg): an OLE compound file of property streams ([MS-OXMSG])."""

from __future__ import annotations

import io
import re
import struct
from collections.abc import Iterator
from typing import Any

from extractor.collect import mapi
from extractor.collect.letter import open_letter
from extractor.collect.part import Budget, Part
from extractor.data.submission import Entry, Ignored
from extractor.errors import BrokenDocument, LimitExceeded
from extractor.settings import UNPACKED_DEPTH

_STREAM = re.compile(r"__substg1\.0_([0-9A-F]{4})([0-9A-F]{4})", re.IGNORECASE)
_ATTACHMENT = re.compile(r"__attach_version1\.0_#[0-9A-F]+", re.IGNORECASE)
_PROPERTIES = "__properties_version1.0"
_EMBEDDED = "__substg1.0_3701000D"
_STRING8, _UNICODE, _BINARY, _LONG, _BOOLEAN, _TIME = 0x1E, 0x1F, 0x102, 0x03, 0x0B, 0x40
_HEADER_BYTES = (32, 24, 8)
"""Bytes before the entries of a property stream: top message, embedded message, attachment ([MS-OXMSG] 2.4.1)."""

Path = tuple[str, ...]


def open_outlook(part: Part, budget: Budget) -> Iterator[Entry | Part]:
    """The message, its attachments, and messages embedded in it."""
    import olefile

    try:
        ole = olefile.OleFileIO(io.BytesIO(part.data))
    except Exception as error:  # olefile raises whatever its arithmetic meets in a damaged file
        raise BrokenDocument("a damaged Outlook message") from error
    with ole:
        yield from _Item(ole, (), part, budget).open()


class _Item:
    """A message inside the compound file, at the storage ``at`` (the root for the file's own message)."""

    def __init__(self, ole: Any, at: Path, part: Part, budget: Budget) -> None:
        self.ole, self.at, self.part, self.budget = ole, at, part, budget
        self.tree = [tuple(path) for path in ole.listdir(streams=True, storages=True)]

    def open(self) -> Iterator[Entry | Part]:
        properties = self._properties(self.at, _HEADER_BYTES[1 if self.at else 0])
        parts: list[Part] = []
        passed_over: list[Ignored] = []
        embedded: list[_Item] = []
        for number, storage in enumerate(self._children(self.at, _ATTACHMENT), start=1):
            attached = self._properties(storage, _HEADER_BYTES[2])
            if (*storage, _EMBEDDED) in self.tree:
                embedded.append(self._embedded((*storage, _EMBEDDED), attached, number))
                continue
            data = attached.get(mapi.ATTACH_DATA)
            child = mapi.attachment(self.part, attached, number, data if isinstance(data, bytes) else b"")
            if isinstance(child, Part):
                parts.append(child)
            else:
                passed_over.append(child)
        letter = mapi.letter_of(properties, tuple(parts), tuple(passed_over))
        yield from open_letter(self.part, letter, self.budget, holds_mail=bool(embedded))
        for item in embedded:
            yield from item.open()

    def _embedded(self, at: Path, attached: mapi.Properties, number: int) -> _Item:
        if self.part.depth >= UNPACKED_DEPTH:
            raise LimitExceeded(f"lies deeper than {UNPACKED_DEPTH} mails and archives in each other")
        name = mapi.text_of(attached, mapi.ATTACH_LONG_NAME) or mapi.text_of(attached, mapi.ATTACH_SHOWN_NAME) or f"part-{number}"
        return _Item(self.ole, at, self.part.child(name.replace("/", "_").replace("\\", "_") + ".msg", b"", attached=True), self.budget)

    def _children(self, at: Path, pattern: re.Pattern[str]) -> list[Path]:
        size = len(at)
        return sorted(path for path in self.tree if len(path) == size + 1 and path[:size] == at and pattern.fullmatch(path[size]))

    def _properties(self, at: Path, header: int) -> dict[int, object]:
        """Fixed-size values from the property stream, the others from streams of their own; 8-bit text stays bytes."""
        found: dict[int, object] = {}
        if (*at, _PROPERTIES) in self.tree:
            data = self._read((*at, _PROPERTIES))
            for start in range(header, len(data) - 15, 16):
                kind, tag = struct.unpack_from("<HH", data, start)
                (value,) = struct.unpack_from("<Q", data, start + 8)
                if kind in (_LONG, _BOOLEAN):
                    found[tag] = value & (0xFFFFFFFF if kind == _LONG else 0xFFFF)
                elif kind == _TIME:
                    found[tag] = mapi.filetime(value)
        for path in self._children(at, _STREAM):
            match = _STREAM.fullmatch(path[-1])
            tag, kind = (int(group, 16) for group in match.groups()) if match else (0, 0)
            if kind in (_STRING8, _BINARY):
                found[tag] = self._read(path)
            elif kind == _UNICODE:
                found[tag] = self._read(path).decode("utf-16-le", "replace")
        return found

    def _read(self, path: Path) -> bytes:
        try:
            with self.ole.openstream(list(path)) as stream:
                data: bytes = stream.read()
        except Exception as error:  # as above
            raise BrokenDocument("a damaged Outlook message") from error
        return data
