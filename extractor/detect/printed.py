"""What the form prints of each option: worked out once a form, and compared with every reply."""

from __future__ import annotations

from collections import Counter

import msgspec

from extractor.data.document import Span, Style
from extractor.data.kept import kept
from extractor.data.questionnaire import Form, Line
from extractor.detect.signs import PICTURE
from extractor.text import words_of_form, words_of_lines


class Printed(msgspec.Struct, frozen=True, kw_only=True):
    """An option's label in the form: line number and half-open characters there.

    words: indices of its words among those of the form.  style: of most of its characters.
    before, after: what the form prints between this label and the words or labels next to it.
    picture: hash of the picture nearest to the label, "" if there is none.
    """

    option: str
    line: int
    start: int
    end: int
    words: tuple[int, ...]
    style: Style | None
    before: str
    after: str
    picture: str


@kept
def lines_of_items(form: Form) -> dict[str, tuple[int, ...]]:
    """Item -> numbers of its lines."""
    result: dict[str, list[int]] = {}
    for number, line in enumerate(form.lines):
        if line.item is not None:
            result.setdefault(line.item, []).append(number)
    return {item: tuple(numbers) for item, numbers in result.items()}


@kept
def printed_options(form: Form) -> dict[str, tuple[Printed, ...]]:
    """Item -> the first place of each of its options, in reading order; one that has a cell to mark beside its label, twice."""
    return {item: _printed(form, numbers) for item, numbers in lines_of_items(form).items()}


def _printed(form: Form, numbers: tuple[int, ...]) -> tuple[Printed, ...]:
    result: dict[tuple[str, bool], Printed] = {}
    for number in numbers:
        line = form.lines[number]
        pieces = [p for p in line.pieces if p.role == "option" and p.option]
        places = [(str(piece.option), piece.start, piece.end) for piece in pieces]
        if not pieces and line.role in ("option", "choice") and line.option:
            places = [(line.option, line.label_end if line.role == "option" else 0, len(line.text))]
        for option, start, end in places:
            if (option, line.role == "choice") not in result:
                result[option, line.role == "choice"] = _option(form, number, option, start, end)
    return tuple(result.values())


def _option(form: Form, number: int, option: str, start: int, end: int) -> Printed:
    line, words = form.lines[number], words_of_form(form)
    own = words_of_lines(form).get(number, range(0))
    before, after = _around(form, number, start, end)
    return Printed(
        option=option, line=number, start=start, end=end, words=tuple(i for i in own if start <= words[i].start < end),
        style=majority_style(line.spans, line.text, start, end), before=before, after=after, picture=_picture(line, start, end),
    )


def _around(form: Form, number: int, start: int, end: int) -> tuple[str, str]:
    """What the form prints between characters of a line and the words next to them."""
    line = form.lines[number]
    before, after = line.label_end if line.label_end <= start else 0, len(line.text)
    for i in words_of_lines(form).get(number, ()):
        word = words_of_form(form)[i]
        if word.end <= start:
            before = max(before, word.end)
        elif word.start >= end:
            after = min(after, word.start)
            break
    return line.text[before:start], line.text[end:after]


def _picture(line: Line, start: int, end: int) -> str:
    at = [k for k, c in enumerate(line.text) if c == PICTURE]
    found = [(start - k - 1 if k < start else k - end, value) for k, value in zip(at, line.pictures, strict=False)]
    return min(found)[1] if found else ""


def majority_style(spans: tuple[Span, ...], text: str, start: int, end: int) -> Style | None:
    """The style that most of the visible characters ``[start, end)`` have; None if there are none."""
    touched = [span for span in spans if span.start < end and start < span.end]
    if len(touched) == 1:
        return touched[0].style if text[max(touched[0].start, start) : min(touched[0].end, end)].strip() else None
    counts: Counter[Style] = Counter()
    for span in touched:
        counts[span.style] += sum(map(len, text[max(span.start, start) : min(span.end, end)].split()))
    return max(counts, key=lambda s: counts[s]) if any(counts.values()) else None
