"""The log of corrections: one JSON object a line, only ever added to, on the disk before anyone is told that it was saved."""

from __future__ import annotations

import os
import sys
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import msgspec

Entry = dict[str, Any]


class Journal:
    """A log such as OUT/corrections.jsonl; several processes may hold it open at once."""

    def __init__(self, path: Path, check: Callable[[Any], Entry | None] = lambda line: line) -> None:
        """check: gives the entry that a decoded line is, None if it is none."""
        self.path = path
        self.check = check
        self.entries: list[Entry] = []
        self._ids: set[str] = set()
        self._offset = 0
        self._lock = threading.RLock()
        self.catch_up()

    def catch_up(self) -> list[Entry]:
        """Read what was added since, by whomever; a line that is not finished yet, or never was, is no entry."""
        with self._lock:
            try:
                with self.path.open("rb") as file:
                    file.seek(self._offset)
                    data = file.read()
            except FileNotFoundError:
                return []
            whole = data[: data.rfind(b"\n") + 1]
            self._offset += len(whole)
            known = len(self.entries)
            for line in whole.splitlines():
                entry = self._decode(line)
                if entry is not None and entry["id"] not in self._ids:
                    self._ids.add(entry["id"])
                    self.entries.append(entry)
            return self.entries[known:]

    def add(self, build: Callable[[], list[Entry]]) -> list[Entry]:
        """Write the entries that ``build`` gives after all others were read, while no other process can write.

        Returns only when their lines are on the disk.  A line that a crash cut off is left as it is and closed with a line end.
        """
        with self._lock, _alone(self.path) as file:
            self.catch_up()
            entries = build()
            if entries:
                end = file.seek(0, os.SEEK_END)
                torn = b"\n" if end > self._offset else b""
                lines = torn + b"".join(msgspec.json.encode(entry) + b"\n" for entry in entries)
                if file.write(lines) != len(lines):
                    raise OSError(f"{self.path}: could not be written whole; is the disk full?")
                os.fsync(file.fileno())
                self.catch_up()
        return entries

    def _decode(self, line: bytes) -> Entry | None:
        try:
            decoded = msgspec.json.decode(line)
        except msgspec.DecodeError:
            return None
        return self.check(decoded) if isinstance(decoded, dict) and isinstance(decoded.get("id"), str) else None

    def knows(self, identifier: str) -> bool:
        """Whether an entry of this id was written already; a repeated request must not write it twice."""
        return identifier in self._ids


@contextmanager
def _alone(path: Path) -> Iterator[Any]:
    """The file opened for adding, held by this process alone until the block ends."""
    with path.open("a+b", buffering=0) as file:
        if sys.platform == "win32":
            import msvcrt

            file.seek(0)
            msvcrt.locking(file.fileno(), msvcrt.LK_LOCK, 1)
        else:
            import fcntl

            fcntl.flock(file, fcntl.LOCK_EX)
        yield file
