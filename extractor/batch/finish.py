"""The end of a run: replies, tables and manifest in place, what no longer belongs there gone, corrections compared."""

from __future__ import annotations

import json
from pathlib import Path

import msgspec

from extractor.batch.assemble import Assembly, used_results
from extractor.batch.manifest import Manifest, encode_manifest
from extractor.batch.report import Report
from extractor.batch.run import Found, read_spool
from extractor.batch.store import DOCUMENTS, INTAKE, QUESTIONNAIRES, RESULTS, Store, write_atomic
from extractor.collect.phrases import mail_words
from extractor.data.questionnaire import Questionnaire
from extractor.data.submission import Reference
from extractor.export.corrections import Correction, agreement, read_log, standing
from extractor.export.csv_tables import encode_csv
from extractor.export.records import read_folder
from extractor.export.tables import long_table, wide_table


def finish(root: str, spool: str, definition: bytes | None) -> Report:
    """Write the output folder from what a run found (see ``read_spool``); definition: as in ``Order``."""
    store = Store(Path(root))
    found = read_spool(Path(spool))
    assembly = Assembly(store, found, mail_words().corrected)
    manifest = assembly.assemble()
    definitions = _write_definitions(store, manifest, msgspec.msgpack.decode(definition, type=Questionnaire) if definition else None)
    store.prune_replies(store.root, [reply.file for reply in manifest.replies])
    store.prune_replies(store.root / "replaced", assembly.replaced_files)
    tables = _write_tables(store) if manifest.replies else []
    write_atomic(store.root / "manifest.json", encode_manifest(manifest))
    _prune(store, found, definitions, tables)
    agreeing, conflicting, orphaned = _compare(store.root, manifest)
    return Report(replies=manifest.replies, documents=len(manifest.documents), ignored=len(manifest.ignored), errors=manifest.errors,
                  agreeing=agreeing, conflicting=conflicting, orphaned=orphaned)


def _write_definitions(store: Store, manifest: Manifest, definition: Questionnaire | None) -> list[str]:
    """A copy of each definition that a reply was read with, so that the folder can be reviewed wherever it is taken."""
    from extractor.structure import dump, known, load_known

    names = []
    for reference in manifest.questionnaires:
        names.append(f"{reference.id}.yaml")
        if definition is not None and definition.id == reference.id:
            store.keep(QUESTIONNAIRES, names[-1], dump(definition).encode())
        elif reference.id in known():
            store.keep(QUESTIONNAIRES, names[-1], dump(load_known(reference.id)).encode())
    return names


def _write_tables(store: Store) -> list[str]:
    """The long table of all replies, and a wide one of each questionnaire."""
    from extractor.structure import load

    folder = read_folder(store.root, load)
    tables = {"answers.csv": encode_csv(long_table(folder))}
    for id, questionnaire in folder.questionnaires.items():
        name = "wide.csv" if len(folder.questionnaires) == 1 else f"wide.{id}.csv"
        tables[name] = encode_csv(wide_table(folder, questionnaire))
    for name, data in tables.items():
        write_atomic(store.root / "tables" / name, data)
    return list(tables)


def _prune(store: Store, found: list[Found], definitions: list[str], tables: list[str]) -> None:
    """Remove what earlier runs left that this one did not use."""
    store.prune(RESULTS, used_results(found))
    store.prune(DOCUMENTS, (f.entry.name for f in found if isinstance(f.entry, Reference)))
    store.prune(INTAKE, (f.intake for f in found if f.intake))
    store.prune(QUESTIONNAIRES, definitions)
    for path in (store.root / "tables").glob("*.csv") if (store.root / "tables").is_dir() else ():
        if path.name not in tables and (path.name in ("answers.csv", "wide.csv") or path.name.startswith("wide.")):
            path.unlink()


def _compare(out: Path, manifest: Manifest) -> tuple[tuple[Correction, ...], tuple[Correction, ...], tuple[Correction, ...]]:
    """Corrections that the replies agree with, that they contradict, and that have nothing left to correct."""
    log = standing(read_log(out))
    agreeing: list[Correction] = []
    conflicting: list[Correction] = []
    compared: set[tuple[str, str]] = set()
    for record in manifest.replies:
        stem = record.file.removesuffix(".json")
        if not any(entry.reply == stem for entry in log):
            continue
        reply = json.loads((out / record.file).read_bytes())
        for entry, agrees in agreement(reply, log, name=stem):
            if entry.item in reply["answers"]:
                compared.add((stem, entry.item))
                (agreeing if agrees else conflicting).append(entry)
    stems = {record.file.removesuffix(".json") for record in manifest.replies}
    orphaned = tuple(
        entry for entry in log
        if (entry.reply not in stems if entry.item.startswith("#") else (entry.reply, entry.item) not in compared))
    return tuple(agreeing), tuple(conflicting), orphaned
