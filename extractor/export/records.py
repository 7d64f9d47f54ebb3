"""An output folder as rows: replies with a person's corrections applied, and the definitions that they were read with."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import msgspec

from extractor.data.questionnaire import Item, Questionnaire
from extractor.errors import UsageError
from extractor.export.corrections import Correction, apply, read_log, standing

REPLY_FORMAT = "extractor/reply@"
_REPLY_NAME = re.compile(r"(?:[A-Z]{3}|UNKNOWN-[0-9a-f]{8}(?:-[0-9a-f]{8})?)(?:\.[\w.-]+)?\.json")


class Record(msgspec.Struct, frozen=True, kw_only=True):
    """A reply: its file's name without ``.json``, its JSON with corrections applied, and the last correction of each corrected item."""

    stem: str
    reply: dict[str, Any]
    corrections: dict[str, Correction]

    @property
    def country(self) -> str:
        """ISO 3166-1 alpha-3 code, "" if it is uncertain."""
        iso3 = self.reply["respondent"]["iso3"]
        return "" if self.stem.startswith("UNKNOWN-") or not iso3 else str(iso3)


class Folder(msgspec.Struct, frozen=True, kw_only=True):
    """All replies of an output folder, by name, and definitions by id."""

    records: tuple[Record, ...]
    questionnaires: dict[str, Questionnaire]

    def of(self, questionnaire: str) -> list[Record]:
        """The replies to one questionnaire."""
        return [record for record in self.records if record.reply["questionnaire"]["id"] == questionnaire]


def reply_files(out: Path) -> Iterator[Path]:
    """The files of an output folder that are replies by their name, sorted."""
    yield from (path for path in sorted(out.iterdir()) if _REPLY_NAME.fullmatch(path.name) and path.is_file())


def read_folder(out: Path, load: Callable[[Path], Questionnaire]) -> Folder:
    """Read an output folder.  load: how to read a definition file.  Raises UsageError where there is no reply."""
    if not out.is_dir():
        raise UsageError(f"{out} is no folder", hint="Name the folder that `extractor batch` wrote.")
    log = standing(read_log(out))
    records = tuple(record for path in reply_files(out) if (record := _read(path, log)) is not None)
    if not records:
        raise UsageError(f"{out} holds no replies", hint="Name the folder that `extractor batch` wrote.")
    folder = out / ".extractor" / "questionnaires"
    used = {record.reply["questionnaire"]["id"] for record in records}
    definitions = {path.stem: load(path) for path in (sorted(folder.glob("*.yaml")) if folder.is_dir() else ()) if path.stem in used}
    for id in used - definitions.keys():
        definitions[id] = from_replies(id, [r for r in records if r.reply["questionnaire"]["id"] == id])
    return Folder(records=records, questionnaires=dict(sorted(definitions.items())))


def from_replies(id: str, records: list[Record]) -> Questionnaire:
    """What replies alone say of their questionnaire, where its definition is gone: items in order, all as text."""
    items = dict.fromkeys(item for record in records for item in record.reply["answers"])
    return Questionnaire(id=id, title=id, items=tuple(Item(id=item, label=item, type="text", texts={}) for item in items), forms=())


def _read(path: Path, log: list[Correction]) -> Record | None:
    try:
        reply = json.loads(path.read_bytes())
    except ValueError:
        return None
    if not isinstance(reply, dict) or not str(reply.get("format", "")).startswith(REPLY_FORMAT):
        return None
    own = [entry for entry in log if entry.reply == path.stem and entry.item in reply["answers"]]
    return Record(stem=path.stem, reply=apply(reply, own), corrections={entry.item: entry for entry in own})
