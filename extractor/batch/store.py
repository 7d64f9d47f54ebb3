"""The output folder: what lies where, and writing that leaves either the old file or the new one, whole, at any moment.

    OUT/PRT.json  OUT/UNKNOWN-1a2b3c4d.json        one reply each
    OUT/replaced/PRT-1a2b3c4d.json                 replies that a later version took the place of
    OUT/manifest.json  OUT/tables/*.csv
    OUT/corrections.jsonl                          written by the review page, only read here
    OUT/.extractor/documents/<sha256>.<format>     every document as it came
    OUT/.extractor/questionnaires/<id>.yaml        definitions that the replies were read with
    OUT/.extractor/intake/<key>.json               what each file of the inbox holds
    OUT/.extractor/results/<key>.json              what each document gave: this is what a resumed run does not do again
"""

from __future__ import annotations

import os
import re
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path

from extractor.errors import UsageError

STATE = ".extractor"
DOCUMENTS, QUESTIONNAIRES, INTAKE, RESULTS = "documents", "questionnaires", "intake", "results"
_REPLY = re.compile(r"(?:[A-Z]{3}|UNKNOWN-[0-9a-f]{8}(?:-[0-9a-f]{8})?)(?:\.[\w.-]+)?\.json")
_TEMPORARY = re.compile(r"\..+\.\d+\.tmp")


def write_atomic(path: Path, data: bytes, *, durable: bool = True) -> bool:
    """Put a file in place whole; false if it held these bytes already.

    durable: wait until the disk has them, so that not even a power cut leaves half a file.
    """
    if _holds(path, data):
        return False
    path.parent.mkdir(parents=True, exist_ok=True)
    temporary = path.parent / f".{path.name}.{os.getpid()}.tmp"
    with temporary.open("wb") as stream:
        stream.write(data)
        if durable:
            stream.flush()
            os.fsync(stream.fileno())
    temporary.replace(path)
    return True


class Store:
    """Paths in an output folder, and what was kept there by an earlier run."""

    def __init__(self, root: Path) -> None:
        self.root = root
        self.state = root / STATE

    def path(self, kind: str, name: str) -> Path:
        """Where a piece of state lies."""
        return self.state / kind / name

    def keep(self, kind: str, name: str, data: bytes) -> None:
        """Keep a piece of state; it is checked when read back, so the disk is not waited for."""
        write_atomic(self.path(kind, name), data, durable=False)

    def kept(self, kind: str, name: str) -> bytes | None:
        """A piece of state, None if there is none."""
        try:
            return self.path(kind, name).read_bytes()
        except OSError:
            return None

    def has_document(self, name: str, size: int) -> bool:
        """Whether a document's bytes are kept whole."""
        try:
            return self.path(DOCUMENTS, name).stat().st_size == size
        except OSError:
            return False

    def temporary(self, name: str) -> Path:
        """A file for the time of a run; swept away by the next one if this one is killed."""
        return self.state / f".{name}.{os.getpid()}.tmp"

    def sweep(self) -> None:
        """Remove what a killed run left half written."""
        state = (self.state / kind for kind in (DOCUMENTS, QUESTIONNAIRES, INTAKE, RESULTS))
        for folder in (self.root, self.root / "replaced", self.root / "tables", self.state, *state):
            for name in _names(folder):
                if _TEMPORARY.fullmatch(name):
                    (folder / name).unlink(missing_ok=True)

    def prune(self, kind: str, names: Iterable[str]) -> None:
        """Remove the pieces of state that this run did not use."""
        used = set(names)
        for name in _names(self.state / kind):
            if name not in used:
                (self.state / kind / name).unlink(missing_ok=True)

    def prune_replies(self, folder: Path, names: Iterable[str]) -> None:
        """Remove replies that this run did not write; other people's files are left alone."""
        used = set(names)
        for name in _names(folder):
            path = folder / name
            if name not in used and _is_reply_name(name) and path.is_file() and b'"extractor/reply@' in path.read_bytes()[:200]:
                path.unlink()

    @contextmanager
    def locked(self) -> Iterator[None]:
        """Hold the output folder for one run.  Raises UsageError if another run holds it; the system frees it however a run ends."""
        self.state.mkdir(parents=True, exist_ok=True)
        try:
            import fcntl
        except ImportError:  # not on this system
            yield
            return
        handle = os.open(self.state, os.O_RDONLY)
        try:
            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError:
            os.close(handle)
            raise UsageError(f"another run is writing to {self.root}", hint="Wait until it is done, or stop it.") from None
        try:
            yield
        finally:
            os.close(handle)


def _is_reply_name(name: str) -> bool:
    return _REPLY.fullmatch(name) is not None or re.fullmatch(r".+-[0-9a-f]{8}\.json", name) is not None


def _names(folder: Path) -> list[str]:
    try:
        return sorted(os.listdir(folder))
    except OSError:
        return []


def _holds(path: Path, data: bytes) -> bool:
    try:
        return path.stat().st_size == len(data) and path.read_bytes() == data
    except OSError:
        return False
