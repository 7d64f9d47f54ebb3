"""Zip archives, read member by member in memory: nothing is ever written to a path that an archive names."""

from __future__ import annotations

import io
import stat
import zipfile
from collections.abc import Iterator

from extractor.archives import UNREADABLE
from extractor.collect.names import clean, system_file
from extractor.collect.part import Budget, Part
from extractor.data.submission import Entry, Failure, Ignored
from extractor.errors import BrokenDocument, DocumentError, EncryptedDocument, LimitExceeded
from extractor.settings import FILE_BYTES, MEBIBYTE, UNPACKED_PARTS, ZIP_RATIO


def open_zip(part: Part, budget: Budget) -> Iterator[Entry | Part]:
    """The members in order of their names.

    Declared sizes (APPNOTE.TXT 4.4.8, 4.4.9) are checked first, and ``zipfile`` reads no byte beyond them.
    """
    try:
        archive = zipfile.ZipFile(io.BytesIO(part.data))
    except UNREADABLE as error:
        raise BrokenDocument(f"a damaged zip file ({error})") from error
    with archive:
        members = sorted((m for m in archive.infolist() if not m.is_dir()), key=lambda m: m.filename)
        if len(members) > UNPACKED_PARTS:
            raise LimitExceeded(f"a zip file of {len(members)} members (limit {UNPACKED_PARTS})")
        for member in members:
            path = f"{part.path}/{clean(member.filename)}"
            if (reason := system_file(path)) is not None:
                yield Ignored(path=path, reason=reason)
            elif stat.S_ISLNK(member.external_attr >> 16):
                yield Ignored(path=path, reason="symbolic link")
            else:
                yield _member(part, archive, member, path, budget)


def _member(part: Part, archive: zipfile.ZipFile, member: zipfile.ZipInfo, path: str, budget: Budget) -> Failure | Part:
    try:
        return part.child(member.filename, _read(archive, member, budget), attached=part.attached)
    except DocumentError as error:
        return Failure(path=path, code=error.code, message=error.message, hint=error.hint)


def _read(archive: zipfile.ZipFile, member: zipfile.ZipInfo, budget: Budget) -> bytes:
    if member.flag_bits & 1:
        raise EncryptedDocument("in a zip file with a password")
    if member.file_size > min(FILE_BYTES, max(budget.bytes, 0)):
        raise LimitExceeded(f"{member.file_size // MEBIBYTE} MiB unpacked, more than the limit")
    if member.file_size > MEBIBYTE and member.file_size > ZIP_RATIO * max(member.compress_size, 1):
        raise LimitExceeded(f"unpacks to {member.file_size // max(member.compress_size, 1)} times its size (limit {ZIP_RATIO})")
    try:
        return archive.read(member)
    except UNREADABLE as error:
        raise BrokenDocument(f"damaged inside its zip file ({error})") from error
