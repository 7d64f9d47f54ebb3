"""Replies that a person put to another questionnaire: their documents are read with it from then on."""

from __future__ import annotations

import json

import msgspec

from extractor.batch.store import QUESTIONNAIRES, Store
from extractor.data.questionnaire import Questionnaire
from extractor.errors import ExtractorError
from extractor.export.corrections import QUESTIONNAIRE, read_log, standing


def reassigned(store: Store) -> dict[str, bytes]:
    """Hash of a document -> definition (as msgpack) that a person named for the reply that it went into."""
    found: dict[str, bytes] = {}
    for entry in standing(read_log(store.root)):
        if entry.item != QUESTIONNAIRE or (definition := _definition(store, str(entry.after.get("questionnaire", "")))) is None:
            continue
        try:
            sources = json.loads((store.root / f"{entry.reply}.json").read_bytes())["sources"]
        except (OSError, ValueError, KeyError, TypeError):
            continue
        found |= {str(source["sha256"]): msgspec.msgpack.encode(definition) for source in sources}
    return found


def _definition(store: Store, id: str) -> Questionnaire | None:
    """The output folder's own copy, else the known one; None if there is neither."""
    from extractor.structure import load, load_known

    path = store.path(QUESTIONNAIRES, f"{id}.yaml")
    try:
        return load(path) if path.parent == store.state / QUESTIONNAIRES and path.is_file() else load_known(id)
    except ExtractorError:
        return None
