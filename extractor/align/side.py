"""The words of a form that one part of a document is matched with, and all that matching asks of them: worked out once a form."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby
from operator import attrgetter

import msgspec

from extractor.align.anchors import unique_sequences
from extractor.data.alignment import Word
from extractor.data.kept import kept
from extractor.data.questionnaire import Form
from extractor.settings import ANCHOR_WORDS
from extractor.text import words_of_form


class Side(msgspec.Struct, frozen=True, kw_only=True):
    """Words of the lines of a form's body, or of its footnotes.

    positions: of the words among all words of the form; everything else counts by the order here.
    line_of: for each word its line, and -1 at the end, for the partner -1 of document words that have none.
    lines: number of each line -> half-open range of its words.
    sequences: sequences of ``ANCHOR_WORDS`` words that occur once -> where.
    options: ranges of the words of each inline option.
    tails: (words before the last blank, words behind it) of each line of a question or answer with such words.
    items: for each item of several lines these lines, questions and options.
    """

    positions: tuple[int, ...]
    words: tuple[Word, ...]
    line_of: tuple[int, ...]
    lines: dict[int, range]
    sequences: dict[tuple[str, ...], int]
    options: tuple[range, ...]
    tails: tuple[tuple[range, range], ...]
    items: tuple[tuple[int, ...], ...]


@kept
def sides(form: Form) -> tuple[Side, Side]:
    """(body, footnotes) of a form."""
    places: tuple[list[int], list[int]] = ([], [])
    for i, word in enumerate(words_of_form(form)):
        places[form.lines[word.block].role == "footnote"].append(i)
    return _side(form, places[0]), _side(form, places[1])


def _side(form: Form, positions: Sequence[int]) -> Side:
    words = [words_of_form(form)[i] for i in positions]
    lines: dict[int, range] = {}
    for line, found in groupby(range(len(words)), key=lambda i: words[i].block):
        here = list(found)
        lines[line] = range(here[0], here[-1] + 1)
    return Side(
        positions=tuple(positions), words=tuple(words), line_of=(*map(attrgetter("block"), words), -1), lines=lines,
        sequences=unique_sequences(words, ANCHOR_WORDS), options=tuple(_inline_options(form, words, lines)),
        tails=tuple(_tails(form, words, lines)), items=tuple(_items(form)),
    )


def _inline_options(form: Form, words: Sequence[Word], lines: dict[int, range]) -> list[range]:
    """Ranges of words of inline options, in order."""
    result = []
    for number, here in lines.items():
        line = form.lines[number]
        pieces = [p for p in line.pieces if p.role == "option"] if line.role in ("question", "option") else []
        i = here.start
        while i < here.stop and pieces:
            piece = next((p for p in pieces if p.start <= words[i].start < p.end), None)
            end = i + 1
            while piece is not None and end < here.stop and words[end].start < piece.end:
                end += 1
            if piece is not None:
                result.append(range(i, end))
            i = end
    return result


def _tails(form: Form, words: Sequence[Word], lines: dict[int, range]) -> list[tuple[range, range]]:
    result = []
    for number, here in lines.items():
        line = form.lines[number]
        field = next((p for p in reversed(line.pieces) if p.role == "field"), None)
        if field is None or line.role not in ("question", "answer"):
            continue
        before = range(here.start, here.start + sum(words[i].end <= field.start for i in here))
        tail = range(here.stop - sum(words[i].start >= field.end for i in here), here.stop)
        if before and tail:
            result.append((before, tail))
    return result


def _items(form: Form) -> list[tuple[int, ...]]:
    lines: dict[str, list[int]] = {}
    for number, line in enumerate(form.lines):
        if line.item is not None and line.text and line.role in ("question", "option"):
            lines.setdefault(line.item, []).append(number)
    return [tuple(found) for found in lines.values() if len(found) > 1]


def by_line(side: Side, partner: Sequence[int]) -> dict[int, list[int]]:
    """Number of each line of which words were matched -> the document words that are their partners, in order."""
    found: dict[int, list[int]] = {}
    start = 0
    for line, same in groupby(map(side.line_of.__getitem__, partner)):
        end = start + len(list(same))
        if line >= 0:
            found.setdefault(line, []).extend(range(start, end))
        start = end
    return found
