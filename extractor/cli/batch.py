"""``extractor batch``: a folder of mails and documents to a folder of countries."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from extractor.settings import BATCH_MEMORY, BATCH_SECONDS, MEBIBYTE

if TYPE_CHECKING:
    from extractor.batch.report import Report


@click.command()
@click.argument("folder", type=click.Path(path_type=Path), metavar="FOLDER")
@click.option("-o", "--output", "out", required=True, type=click.Path(path_type=Path), metavar="OUT", help="Folder for the results.")
@click.option("-q", "--questionnaire", metavar="QUESTIONNAIRE", help="Definition file, id of a known one, or a blank form (.docx, .pdf).")
@click.option("-j", "--jobs", type=click.IntRange(1, 512), metavar="N", help="Worker processes.  [default: one a core]")
@click.option("--timeout", type=click.FloatRange(1), default=BATCH_SECONDS, show_default=True, metavar="SECONDS",
              help="Time for one document.")
@click.option("--memory", type=click.IntRange(128), default=BATCH_MEMORY // MEBIBYTE, show_default=True, metavar="MIB",
              help="Memory for one document.")
@click.option("--cluster", metavar="ADDRESS", help="Use the workers of a Dask scheduler (tcp://host:8786) instead.")
@click.option("--pdf-reader", type=click.Choice(["pdfium", "pdfplumber"]), default="pdfium", show_default=True,
              help="Which library reads PDF.")
@click.pass_context
def batch(
    ctx: click.Context, folder: Path, out: Path, questionnaire: str | None, jobs: int | None, timeout: float, memory: int,
    cluster: str | None, pdf_reader: str,
) -> int:
    """Read everything in FOLDER (sub-folders, mails, archives) into OUT: one JSON per country, tables, a manifest.

    Can be stopped at any moment (Ctrl-C) and run again: what is done and unchanged is not done twice. Exit status 1 if
    some document could not be read; everything else is written.

    \b
    Examples:
      extractor batch inbox/ -o out/
      extractor batch inbox/ -o out/ -q blank.docx --jobs 8
      extractor batch inbox/ -o out/ --cluster tcp://10.0.0.5:8786
    """
    from extractor.batch import batch as run
    from extractor.cli.batch_progress import progress
    from extractor.cli.batch_summary import show

    color = (ctx.obj or {}).get("color")
    report: Report
    try:
        with progress(color) as tell:
            report = run(folder, out, questionnaire, jobs=jobs, timeout=timeout, memory=memory * MEBIBYTE, pdf_reader=pdf_reader,
                         cluster=cluster, report=tell)
    except KeyboardInterrupt:
        click.echo("extractor: stopped; run the same command again to go on", err=True)
        return 130
    show(report, out, color)
    return 1 if report.failed else 0
