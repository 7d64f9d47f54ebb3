"""An output folder as rows: replies with a person's corrections applied, and the definitions that they were read with."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import msgspec

from extractor.data.questionnaire import Item, Questionnaire, printed_labels
from extractor.errors import UsageError
from extractor.export.corrections import COUNTRY, Correction, apply, read_log, standing

REPLY_FORMAT = "extractor/reply@"
_REPLY_NAME = re.compile(r"(?:[A-Z]{3}|UNKNOWN-[0-9a-f]{8}(?:-[0-9a-f]{8})?)(?:\.[\w.-]+)?\.json")


class Record(msgspec.Struct, frozen=True, kw_only=True):
    """A reply: its file's name without ``.json``, its JSON with corrections applied, and the last correction of each corrected item."""

    stem: str
    reply: dict[str, Any]
    corrections: dict[str, Correction]

    @property
    def country(self) -> str:
        """ISO 3166-1 alpha-3 code, "" if it is uncertain and no person has named it."""
        uncertain = self.stem.startswith("UNKNOWN-") and COUNTRY not in self.corrections
        return "" if uncertain else str(self.reply["respondent"]["iso3"] or "")


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
    replies = {path.stem: reply for path in reply_files(out) if (reply := _read(path)) is not None}
    if not replies:
        raise UsageError(f"{out} holds no replies", hint="Name the folder that `extractor batch` wrote.")
    folder = out / ".extractor" / "questionnaires"
    definitions: dict[str, Questionnaire] = {}
    for id in sorted({reply["questionnaire"]["id"] for reply in replies.values()}):
        path = folder / f"{id}.yaml"
        own = [reply for reply in replies.values() if reply["questionnaire"]["id"] == id]
        definitions[id] = load(path) if path.is_file() else from_replies(id, own)
    records = tuple(_record(stem, reply, log, definitions[reply["questionnaire"]["id"]]) for stem, reply in replies.items())
    return Folder(records=records, questionnaires=definitions)


def from_replies(id: str, replies: list[dict[str, Any]]) -> Questionnaire:
    """What replies alone say of their questionnaire, where its definition is gone: items in order, all as text."""
    items = dict.fromkeys(item for reply in replies for item in reply["answers"])
    return Questionnaire(id=id, title=id, items=tuple(Item(id=item, label=item, type="text", texts={}) for item in items), forms=())


def _read(path: Path) -> dict[str, Any] | None:
    try:
        reply = json.loads(path.read_bytes())
    except ValueError:
        return None
    ours = isinstance(reply, dict) and str(reply.get("format", "")).startswith(REPLY_FORMAT)
    return reply if ours else None


def _record(stem: str, reply: dict[str, Any], log: list[Correction], questionnaire: Questionnaire) -> Record:
    own = [entry for entry in log if entry.reply == stem and (entry.item in reply["answers"] or entry.item == COUNTRY)]
    labels = {item.id: printed_labels(item, questionnaire) for item in questionnaire.items}
    return Record(stem=stem, reply=apply(reply, own, labels=labels), corrections={entry.item: entry for entry in own})
