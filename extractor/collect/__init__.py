"""Folders, mails and archives -> the documents in them, by content and never by name."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from extractor.data.source import Source
from extractor.data.submission import Entry, Failure, Ignored, Unit
from extractor.errors import DocumentError, EmptyDocument, UsageError

__all__ = ["collect", "load", "load_all", "open_unit", "units"]


def units(root: Path, exclude: Path | None = None) -> Iterator[Unit | Ignored | Failure]:
    """The files below ``root`` in a fixed order (see ``walk.units``), none of them opened."""
    from extractor.collect.walk import units as walk

    return walk(root, exclude)


def open_unit(unit: Unit, data: bytes | None = None, *, chosen: bool = False) -> Iterator[Entry]:
    """What a file of the inbox holds.

    data: its bytes, None to read them.  chosen: a person named this very file, so a text is a reply whatever it looks like.
    """
    from extractor.collect.part import Budget, Part
    from extractor.collect.unpack import unpack

    if data is None:
        try:
            with Path(unit.file).open("rb") as stream:
                stream.seek(unit.start)
                data = stream.read(-1 if unit.end is None else unit.end - unit.start)
        except OSError as error:
            yield Failure(path=unit.path, code="unreadable", message=f"the file cannot be opened ({error.strerror})",
                          hint="Check its permissions.")
            return
    yield from unpack(Part(path=unit.path, data=data, chosen=chosen), Budget())


def collect(root: Path, exclude: Path | None = None) -> Iterator[Entry]:
    """Every document below ``root``, and what was ignored or could not be opened; one file is in memory at a time."""
    for unit in units(root, exclude):
        if isinstance(unit, Unit):
            yield from open_unit(unit)
        else:
            yield unit


def load_all(path: Path) -> list[Source]:
    """The documents in one file (a mail or archive may hold several).  Raises DocumentError where there is none."""
    if not path.exists():
        raise DocumentError(f"{path} does not exist")
    if path.is_dir():
        raise UsageError(f"{path} is a folder", hint="Use `extractor batch` for folders.")
    found: list[Source] = []
    passed: list[str] = []
    failures: list[Failure] = []
    for entry in open_unit(Unit(path=str(path), file=str(path)), chosen=True):
        if isinstance(entry, Source):
            found.append(entry)
        elif isinstance(entry, Failure):
            passed.append(entry.message)
            failures.append(entry)
        elif isinstance(entry, Ignored):
            passed.append(entry.reason)
    if found:
        return found
    if len(passed) == len(failures) == 1:
        raise _error(failures[0])
    raise EmptyDocument("holds no reply" + (f" ({'; '.join(passed)})" if passed else ""))


def load(path: Path) -> Source:
    """The one document in a file: the file itself, or what a mail or archive holds.

    Raises DocumentError where it cannot be read, UsageError where there are several.
    """
    found = load_all(path)
    if len(found) > 1:
        names = ", ".join(source.path for source in found)
        raise UsageError(f"{path} holds {len(found)} documents: {names}", hint="Use `extractor batch`.")
    return found[0]


def _error(failure: Failure) -> DocumentError:
    """The exception that a Failure stands for."""
    kinds = {kind.code: kind for kind in DocumentError.__subclasses__()}
    return kinds.get(failure.code, DocumentError)(failure.message, hint=failure.hint)
