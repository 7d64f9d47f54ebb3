"""The summary at the end of a batch: a line a country, what failed, and what to do next."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import click
from rich.console import Console
from rich.table import Table
from rich.text import Text

if TYPE_CHECKING:
    from extractor.batch.report import Report
    from extractor.export.corrections import Correction

_LOG_WIDTH = 120
"""Characters in a line where there is no terminal to ask."""
_SHOWN = 10
"""Failures and corrections that are listed; the manifest has all."""


def show(report: Report, out: Path, color: bool | None) -> None:
    """Print the table to standard output and the advice below it."""
    console = Console(no_color=color is False, width=None if sys.stdout.isatty() else _LOG_WIDTH)
    if report.replies:
        table = Table("reply", box=None, pad_edge=False)
        table.add_column("country", no_wrap=True, overflow="ellipsis")
        for name in ("items", "answered", "flagged", "blank", "not found", "errors"):
            table.add_column(name, justify="right")
        for reply in report.replies:
            counts = reply.counts
            flagged = Text(str(counts.flagged), style="yellow" if counts.flagged else "")
            table.add_row(Text(reply.file), Text(reply.name or "?"), str(counts.items), str(counts.answered), flagged, str(counts.blank),
                          str(counts.not_found), Text(str(len(reply.errors)), style="red" if reply.errors else ""))
        console.print(table)
    for line in _lines(report, out):
        click.echo(line)


def _lines(report: Report, out: Path) -> Iterator[str]:
    """Figures, failures, corrections, next steps."""
    countries = len({reply.iso3 for reply in report.replies if reply.iso3})
    yield (f"\n{_many(len(report.replies), 'reply', 'replies')} of {_many(countries, 'country', 'countries')} from "
           f"{_many(report.documents, 'document', 'documents')}: {report.read} read now, {report.kept} done before; "
           f"{report.ignored} ignored, {report.failed} failed")
    for failure in report.errors[:_SHOWN]:
        yield f"  {failure.path}: {failure.message}" + (f". {failure.hint}" if failure.hint else "")
    if len(report.errors) > _SHOWN:
        yield f"  … and {len(report.errors) - _SHOWN} more in {out / 'manifest.json'}"
    yield from _corrections(report)
    yield from _advice(report, out)


def _corrections(report: Report) -> Iterator[str]:
    total = len(report.agreeing) + len(report.conflicting) + len(report.orphaned)
    if not total:
        return
    orphaned = f", and {len(report.orphaned)} have no reply or question any more" if report.orphaned else ""
    yield (f"Corrections by hand: {total} kept; the replies as read now agree with {len(report.agreeing)}, "
           f"differ in {len(report.conflicting)}{orphaned}")
    for entry in (*report.conflicting, *report.orphaned)[:_SHOWN]:
        yield f"  {entry.reply} {entry.item}: corrected to {_value(entry)}"


def _advice(report: Report, out: Path) -> Iterator[str]:
    flagged = sum(reply.counts.flagged for reply in report.replies)
    unknown = [reply.file for reply in report.replies if reply.iso3 is None]
    if flagged or unknown or report.errors:
        yield "Next:"
    if flagged:
        yield f"  {_many(flagged, 'answer asks', 'answers ask')} for a look: extractor review {out}"
    if unknown:
        names = ", ".join(unknown[:5]) + (", …" if len(unknown) > 5 else "")
        yield f"  {_many(len(unknown), 'reply has', 'replies have')} no sure country ({names}): assign it in the review"
    if report.errors:
        yield f"  {_many(len(report.errors), 'document', 'documents')} could not be read: do as said above, then run this again"


def _value(entry: Correction) -> str:
    after = entry.after
    return ", ".join(after.get("selected") or ()) or str(after.get("text") or after.get("status") or "nothing")


def _many(number: int, one: str, many: str) -> str:
    return f"{number} {one if number == 1 else many}"
