"""``extractor export``: the same answers in the formats that analysts load."""

from __future__ import annotations

from pathlib import Path

import click

from extractor.export.write import FORMATS


@click.command()
@click.argument("out", type=click.Path(path_type=Path), metavar="OUT")
@click.option("--to", required=True, type=click.Choice(FORMATS), help="Format.")
@click.option("-o", "--output", type=click.Path(path_type=Path), metavar="PATH",
              help="File (xlsx, jsonl, duckdb) or folder (csv, parquet, fhir).  [default: below OUT/exports]")
def export(out: Path, to: str, output: Path | None) -> int:
    """Write the answers in OUT for spreadsheets, statistics and databases; corrections by hand are applied.

    Tables: wide (a row per country), answers (a row per answer with confidence, evidence and corrections), a dictionary
    of the columns, and labels of the values. FHIR: Questionnaire and QuestionnaireResponse (R4).

    \b
    Examples:
      extractor export out/ --to xlsx
      extractor export out/ --to csv -o tables/
      extractor export out/ --to duckdb && duckdb out/exports/replies.duckdb
    """
    from extractor.export.records import read_folder
    from extractor.export.write import default_target
    from extractor.export.write import export as write
    from extractor.structure import load

    for path in write(read_folder(out, load), to, output or default_target(out, to)):
        click.echo(path)
    return 0
