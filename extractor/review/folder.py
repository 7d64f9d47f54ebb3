"""An output folder as it is now: its replies, definitions and source documents; nothing outside it can be reached."""

from __future__ import annotations

import os
import re
from pathlib import Path
from typing import Any

import msgspec

from extractor.data.questionnaire import Questionnaire
from extractor.data.source import Format
from extractor.errors import UsageError

_REPLY = re.compile(r"(?:[A-Z]{3}|UNKNOWN-[0-9a-f]{8}(?:-[0-9a-f]{8})?)(?:\.[\w.-]+)?\.json")
_FORMATS: tuple[Format, ...] = ("docx", "pdf", "text")


class Record(msgspec.Struct, frozen=True, kw_only=True):
    """One reply's JSON as it was written by ``batch``: its id (the file's name without ``.json``) and content."""

    id: str
    data: dict[str, Any]


class Held(msgspec.Struct, frozen=True, kw_only=True):
    """A document that OUT holds: its file, its type, and what the reply says of it (``path``, ``sha256``, …)."""

    file: Path
    format: Format
    reference: dict[str, Any]


class Folder:
    """Reads OUT; replies are listed once and again when their files change."""

    def __init__(self, out: Path) -> None:
        """Raises UsageError where ``out`` is no folder or holds no reply."""
        if not out.is_dir():
            raise UsageError(f"{out} is no folder", hint="Name the folder that `extractor batch` wrote.")
        self.root = out.resolve()
        self.records: dict[str, Record] = {}
        self._stamps: dict[str, tuple[int, int]] = {}
        self._questionnaires: dict[str, Questionnaire | None] = {}
        self.refresh()
        if not self.records:
            raise UsageError(f"{out} holds no replies", hint="Name the folder that `extractor batch` wrote.")

    def refresh(self) -> set[str]:
        """Read what is new or changed; gives the ids of replies that were added, changed or removed."""
        stamps = {}
        with os.scandir(self.root) as entries:
            for entry in entries:
                if _REPLY.fullmatch(entry.name):
                    status = entry.stat(follow_symlinks=False)
                    stamps[entry.name.removesuffix(".json")] = (status.st_mtime_ns, status.st_size)
        changed = {name for name in stamps.keys() | self._stamps.keys() if stamps.get(name) != self._stamps.get(name)}
        for name in changed:
            path = self._contained(self.root / f"{name}.json")
            data = _read_reply(path) if path is not None else None
            if data is None:
                self.records.pop(name, None)
            else:
                self.records[name] = Record(id=name, data=data)
        if changed:
            self.records = dict(sorted(self.records.items()))
            self._questionnaires.clear()
        self._stamps = stamps
        return changed

    def questionnaire(self, name: str) -> Questionnaire | None:
        """The definition that replies were read with: OUT's own copy, else the known one; None if there is neither."""
        if name not in self._questionnaires:
            self._questionnaires[name] = self._load_questionnaire(name)
        return self._questionnaires[name]

    def questionnaires(self) -> list[str]:
        """Ids of the definitions that OUT holds or its replies name."""
        folder = self.root / ".extractor" / "questionnaires"
        held = {path.stem for path in folder.glob("*.yaml")} if folder.is_dir() else set()
        return sorted(held | {record.data["questionnaire"]["id"] for record in self.records.values()})

    def document(self, reply: str, number: int) -> Held | None:
        """A source document of a reply, by its place in ``sources``; None if OUT does not hold it."""
        sources = self.records[reply].data["sources"] if reply in self.records else []
        if not 0 <= number < len(sources):
            return None
        reference = sources[number]
        for kind in _FORMATS:
            path = self._contained(self.root / ".extractor" / "documents" / f"{reference['sha256']}.{kind}")
            if path is not None:
                return Held(file=path, format=kind, reference=reference)
        return None

    def definition_file(self, name: str) -> Path | None:
        """OUT's own copy of a definition; None if it has none."""
        return self._contained(self.root / ".extractor" / "questionnaires" / f"{name}.yaml")

    def _load_questionnaire(self, name: str) -> Questionnaire | None:
        from extractor.errors import ExtractorError
        from extractor.structure import load, load_known

        path = self.definition_file(name)
        try:
            return load(path) if path is not None else load_known(name)
        except ExtractorError:
            return None

    def _contained(self, path: Path) -> Path | None:
        """The file itself if it exists and lies in OUT, links followed; None otherwise."""
        try:
            real = path.resolve(strict=True)
        except (OSError, ValueError):
            return None
        return real if real.is_relative_to(self.root) and real.is_file() else None


def _read_reply(path: Path) -> dict[str, Any] | None:
    """A reply's JSON; None if the file is being replaced or is no reply."""
    try:
        data = msgspec.json.decode(path.read_bytes())
    except (OSError, msgspec.DecodeError):
        return None
    ours = isinstance(data, dict) and str(data.get("format", "")).startswith("extractor/reply@")
    return data if ours else None
