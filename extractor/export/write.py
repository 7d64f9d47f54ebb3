"""An output folder -> files of one format."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

from extractor.export.csv_tables import encode_csv
from extractor.export.records import Folder

FORMATS = ("xlsx", "csv", "parquet", "jsonl", "fhir", "duckdb")


def export(folder: Folder, to: str, target: Path) -> list[Path]:
    """Write one file (xlsx, jsonl, duckdb) or a folder of files (csv, parquet, fhir); gives what was written.

    Raises UsageError where a package that the format needs is not installed.
    """
    writers: dict[str, Callable[[Folder, Path], list[Path]]] = {
        "xlsx": _xlsx, "csv": _csv, "parquet": _parquet, "jsonl": _jsonl, "fhir": _fhir, "duckdb": _duckdb,
    }
    return writers[to](folder, target)


def default_target(out: Path, to: str) -> Path:
    """Where an export goes if nobody says: below OUT/exports."""
    names = {"xlsx": "replies.xlsx", "jsonl": "replies.jsonl", "duckdb": "replies.duckdb"}
    return out / "exports" / names.get(to, to)


def _xlsx(folder: Folder, target: Path) -> list[Path]:
    from extractor.export.workbook import encode_workbook

    return [_write(target, encode_workbook(folder))]


def _csv(folder: Folder, target: Path) -> list[Path]:
    from extractor.export.frames import all_tables

    return [_write(target / f"{name}.csv", encode_csv(table)) for name, table in all_tables(folder).items()]


def _parquet(folder: Folder, target: Path) -> list[Path]:
    from extractor.export.frames import all_tables, write_parquet

    target.mkdir(parents=True, exist_ok=True)
    written = []
    for name, table in all_tables(folder).items():
        written.append(target / f"{name}.parquet")
        write_parquet(table, written[-1])
    return written


def _jsonl(folder: Folder, target: Path) -> list[Path]:
    lines = (json.dumps(record.reply, ensure_ascii=False, separators=(",", ":")) for record in folder.records)
    return [_write(target, "".join(line + "\n" for line in lines).encode("utf-8", "replace"))]


def _fhir(folder: Folder, target: Path) -> list[Path]:
    from extractor.export.fhir import questionnaire_resource, response_resource

    resources = {f"Questionnaire-{id}.json": questionnaire_resource(q) for id, q in folder.questionnaires.items()}
    for record in folder.records:
        questionnaire = folder.questionnaires[record.reply["questionnaire"]["id"]]
        resources[f"QuestionnaireResponse-{record.stem}.json"] = response_resource(record, questionnaire)
    encoded = {name: (json.dumps(content, ensure_ascii=False, indent=2) + "\n").encode() for name, content in resources.items()}
    return [_write(target / name, data) for name, data in encoded.items()]


def _duckdb(folder: Folder, target: Path) -> list[Path]:
    from extractor.export.frames import all_tables, write_duckdb

    target.parent.mkdir(parents=True, exist_ok=True)
    write_duckdb(all_tables(folder), target)
    return [target]


def _write(path: Path, data: bytes) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(data)
    return path
