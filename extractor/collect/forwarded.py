"""Forwarded mails inside the text of a mail: the header that the mail program printed above them."""

from __future__ import annotations

import re
from datetime import date
from email.utils import parsedate_to_datetime

from extractor.collect.phrases import mail_words
from extractor.data.submission import Envelope

_LINE = re.compile(r"[ \t>*]*([^\W\d_]{1,20}(?: [^\W\d_]{1,14})?)[ \t*]*[:：][ \t*]*(.*)")
_HEADER_LINES = 8
_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_DAY_FIRST = re.compile(r"\b(?P<day>\d{1,2})\.?\s+(?P<month>[A-Za-z]{3})[a-z]*\.?,?\s+(?P<year>\d{4})\b")
_MONTH_FIRST = re.compile(r"\b(?P<month>[A-Za-z]{3})[a-z]*\.?\s+(?P<day>\d{1,2}),?\s+(?P<year>\d{4})\b")
_YEAR_FIRST = re.compile(r"\b(\d{4})[-/.年](\d{1,2})[-/.月](\d{1,2})")
_YEAR_LAST = re.compile(r"\b(\d{1,2})[-/.](\d{1,2})[-/.](\d{4})\b")


def header_at(lines: list[str], start: int) -> Envelope | None:
    """The header printed from line ``start`` on: a sender, and at least two more fields in a row; None if there is none."""
    found: dict[str, str] = {}
    for line in lines[start : start + _HEADER_LINES]:
        match = _LINE.match(line)
        field = mail_words().field(match.group(1)) if match else None
        if match is not None and field is not None and (found or field == "from"):
            found.setdefault(field, match.group(2).strip(" *"))
        elif not found or line.strip(" \t>*"):
            break
    if len(found) < 3 or not found.get("from"):
        return None
    return Envelope(sender=found["from"], received=plain_date(found.get("date", "")), subject=found.get("subject") or None)


def forwarded(subject: str, text: str) -> Envelope | None:
    """Who first sent what this mail passes on; None if it passes nothing on (an answer that quotes is no forward)."""
    words = mail_words()
    marked = words.forwards(subject)
    lines = text.replace("\r\n", "\n").split("\n")
    for number, line in enumerate(lines):
        marked = marked or line.strip(" \t>*-_").lower().startswith(words.forwarded)
        if marked and (envelope := header_at(lines, number)) is not None:
            return envelope
    return None


def plain_date(text: str) -> str | None:
    """ISO date of a date as mail programs print it; None where day and month cannot be told apart."""
    try:
        return parsedate_to_datetime(text).date().isoformat()
    except (ValueError, TypeError, IndexError, OverflowError):
        pass
    match = _DAY_FIRST.search(text) or _MONTH_FIRST.search(text)
    if match and match["month"].lower() in _MONTHS:
        return _iso(int(match["year"]), _MONTHS.index(match["month"].lower()) + 1, int(match["day"]))
    if match := _YEAR_FIRST.search(text):
        return _iso(int(match[1]), int(match[2]), int(match[3]))
    if match := _YEAR_LAST.search(text):
        first, second = int(match[1]), int(match[2])
        if first == second or max(first, second) > 12:
            return _iso(int(match[3]), min(first, second), max(first, second))
    return None


def _iso(year: int, month: int, day: int) -> str | None:
    try:
        return date(year, month, day).isoformat()
    except ValueError:
        return None
