"""The files of an inbox in a fixed order; large mailboxes are cut into their mails, so that one mail is in memory at a time."""

from __future__ import annotations

import mmap
import os
import re
from collections.abc import Iterator
from pathlib import Path

from extractor.collect.names import clean, system_file
from extractor.data.submission import Failure, Ignored, Unit
from extractor.errors import LimitExceeded
from extractor.settings import FILE_BYTES, MEBIBYTE

_FROM_LINE = re.compile(rb"(?m:^)From [^\r\n]*\d\d?:\d\d[^\r\n]*\r?\n(?=[!-9;-~]+:)")
"""The separator of RFC 4155 ("From " with an address and a date), followed by a header field: a body line "From my side" is none."""


def units(root: Path, exclude: Path | None = None) -> Iterator[Unit | Ignored | Failure]:
    """Every file below ``root`` by name; links are not followed, ``exclude`` (the output folder) is left out.

    A ``root`` that is a file is the only one.
    """
    if root.is_file():
        yield from _file_units(root, clean(root.name))
    else:
        yield from _walk(root, "", exclude.resolve() if exclude is not None else None)


def mail_spans(data: bytes | mmap.mmap) -> Iterator[tuple[int, int]]:
    """Where the mails of an mbox begin and end, in bytes, the separator lines left out."""
    starts = [(match.start(), match.end()) for match in _FROM_LINE.finditer(data)]
    for k, (_, begin) in enumerate(starts):
        yield begin, starts[k + 1][0] if k + 1 < len(starts) else len(data)


def _file_units(file: Path, path: str) -> Iterator[Unit | Ignored | Failure]:
    try:
        size = file.stat().st_size
        with file.open("rb") as stream:
            if _FROM_LINE.match(stream.read(4096)):
                with mmap.mmap(stream.fileno(), 0, access=mmap.ACCESS_READ) as data:
                    for number, (start, end) in enumerate(mail_spans(data), start=1):
                        yield Unit(path=f"{path}/{number}", file=str(file), start=start, end=end)
                return
    except OSError as error:
        yield Failure(path=path, code="unreadable", message=f"the file cannot be opened ({error.strerror})", hint="Check its permissions.")
        return
    if size > FILE_BYTES:
        large = LimitExceeded(f"{size // MEBIBYTE} MiB, more than the limit of {FILE_BYTES // MEBIBYTE} MiB")
        yield Failure(path=path, code=large.code, message=large.message, hint=large.hint)
    else:
        yield Unit(path=path, file=str(file))


def _walk(folder: Path, shown: str, exclude: Path | None) -> Iterator[Unit | Ignored | Failure]:
    try:
        with os.scandir(folder) as scan:
            entries = sorted(scan, key=lambda entry: entry.name)
    except OSError as error:
        yield Failure(path=shown or ".", code="unreadable", message=f"the folder cannot be opened ({error.strerror})",
                      hint="Check its permissions.")
        return
    for entry in entries:
        path = f"{shown}/{clean(entry.name)}" if shown else clean(entry.name)
        if entry.is_symlink():
            yield Ignored(path=path, reason="symbolic link")
        elif entry.is_dir(follow_symlinks=False):
            if exclude is None or Path(entry.path).resolve() != exclude:
                yield from _walk(Path(entry.path), path, exclude)
        elif not entry.is_file(follow_symlinks=False):
            yield Ignored(path=path, reason="no regular file")
        elif (reason := system_file(path)) is not None:
            yield Ignored(path=path, reason=reason)
        else:
            yield from _file_units(Path(entry.path), path)
