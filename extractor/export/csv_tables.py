"""Tables as CSV (RFC 4180, UTF-8 with a byte order mark, which spreadsheets need to see that it is UTF-8)."""

from __future__ import annotations

import csv
import io

from extractor.export.tables import Table, Value

_RUNS = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")
"""First characters that make a spreadsheet take a value for a formula (OWASP, CSV injection), full-width ones included."""


def encode_csv(table: Table) -> bytes:
    """The table's bytes; every text that a spreadsheet would run begins with an apostrophe."""
    stream = io.StringIO(newline="")
    writer = csv.writer(stream, lineterminator="\r\n")
    writer.writerow([inert(column.name) for column in table.columns])
    writer.writerows([cell(value) for value in row] for row in table.rows)
    return b"\xef\xbb\xbf" + stream.getvalue().encode("utf-8", "replace")


def cell(value: Value) -> str:
    """A value as a spreadsheet shows it: whole numbers without a point, true and false as 1 and 0, nothing for nothing."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return str(int(value))
    return inert(value) if isinstance(value, str) else f"{value:g}"


def inert(text: str) -> str:
    """A text that no spreadsheet runs: an apostrophe before what would start a formula, also behind spaces that programs strip."""
    bare = text.lstrip(" \u00a0\ufeff\u200b")
    return "'" + text if text.startswith(_RUNS) or bare.startswith(_RUNS) else text
