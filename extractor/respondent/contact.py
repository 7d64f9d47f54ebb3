"""Who replied, by how to reach those who replied: the institution in a field for the respondent, mail, telephone."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from extractor.data.document import Block
from extractor.languages import Kind
from extractor.respondent.clues import Clue, clue, has_its_seat, is_name, vocabulary
from extractor.respondent.domains import country_of, is_government
from extractor.respondent.gazetteer import CAPITAL, Reading, read, table
from extractor.respondent.lines import Line
from extractor.settings import RESPONDENT_ASIDE, RESPONDENT_LABEL_WORDS, RESPONDENT_VALUE_WORDS, RESPONDENT_WEIGHT
from extractor.text import words

_ADDRESS = re.compile(r"[\w.+-]+@([\w-]+(?:\.[\w-]+)+)|https?://([\w-]+(?:\.[\w-]+)+)|\bwww\.([\w-]+(?:\.[\w-]+)+)")
_TELEPHONE = re.compile(r"(?:\+|\b00)\s?\(?(\d[\d\s().\u00a0-]{6,}\d)")
_LABEL_WORDS: tuple[Kind, ...] = ("contact", "entity", "ministry", "office", "stopwords", "state", "instruction", "specify")
"""Kinds of the words that a short label for the respondent consists of ("Name and title", "Ministry or agency")."""
_INSTITUTIONS: tuple[Kind, ...] = ("contact", "entity", "ministry")


def clues(blocks: Sequence[Block], lines: Sequence[Line]) -> Iterator[Clue]:
    """Clues from institutions, cities, addresses and telephone numbers; what stands aside of the respondent's own fields says less."""
    written = {line.block.index for line in lines}
    for line in lines:
        named = _is_for_the_respondent(_label(blocks, line, written))
        near = named or line.zone != "body"
        if named:
            yield from _institution(line)
        yield from _addresses(line, near)
        yield from _telephones(line, near)


def _label(blocks: Sequence[Block], line: Line, written: set[int]) -> str:
    """What the form asks for at a line: its words in the block, in the cells beside it, or else in the block above."""
    block, cell = line.block, line.block.cell
    if line.template:
        return block.text[: len(line.text) - len(line.text.lstrip(" \u00a0"))]
    if cell is not None:
        row = [b for b in blocks[max(0, block.index - 12) : block.index] if b.cell is not None and (b.cell.table, b.cell.row) == (cell.table, cell.row)]
        return " ".join(b.text for b in row if b.index not in written)
    above = blocks[block.index - 1] if block.index else None
    return above.text if above is not None and above.index not in written else ""


def _is_for_the_respondent(label: str) -> bool:
    """Whether a label asks who completes the form, or consists of words for an institution and its contact."""
    said = words(label)
    if not said or len(said) > RESPONDENT_LABEL_WORDS:
        return False
    if any(vocabulary().begins("contact", said, at) > (3 if "\u3400" <= said[at][0] <= "\u9fff" else 1) for at in range(len(said))):
        return True
    at = 0
    while at < len(said):
        longest = max(vocabulary().begins(kind, said, at) for kind in _LABEL_WORDS)
        if not longest and not said[at].isdigit() and len(said[at]) > 2:
            return False
        at += max(1, longest)
    return any(vocabulary().find(kind, said) >= 0 for kind in _INSTITUTIONS)


def _institution(line: Line) -> Iterator[Clue]:
    """A clue from the one country that a short value names, and from its city."""
    reading = read(line.text)
    names = [m for m in reading.mentions if is_name(m) and not _located(reading, m.first)]
    if len(reading.tokens) > RESPONDENT_VALUE_WORDS:
        return
    if len({m.code for m in names}) == 1:
        yield clue("institution", names[0], line.text, line.block.index)
    for mention in reading.mentions:
        if mention.kind == CAPITAL:
            yield clue("place", mention, line.text, line.block.index, 1.0 if has_its_seat(reading, mention) else RESPONDENT_ASIDE)


def _located(reading: Reading, first: int) -> bool:
    return first > 0 and reading.words[first - 1] in table().locations


def _addresses(line: Line, near: bool) -> Iterator[Clue]:
    """Clues from mail and web addresses; anybody may have one that is not an authority's."""
    if "@" not in line.text and "http" not in line.text and "www." not in line.text:
        return
    for match in _ADDRESS.finditer(line.text):
        host = next(filter(None, match.groups()))
        if (code := country_of(host)) is None:
            continue
        mail, official = "@" in match.group(), is_government(host)
        if official or mail:
            share = (1.0 if mail else 0.4) * ((1.0 if line.zone != "body" else 0.75) if official else (1.0 if near else RESPONDENT_ASIDE))
            kind = "address" if official else "mail"
            yield Clue(kind, code, RESPONDENT_WEIGHT[kind] * share, match.group(), line.block.index, match.start(), match.end())


def _telephones(line: Line, near: bool) -> Iterator[Clue]:
    """Clues from international prefixes; those of the hosts of organisations are the numbers of missions there as well."""
    if "+" not in line.text and "00" not in line.text:
        return
    for match in _TELEPHONE.finditer(line.text):
        digits = "".join(c for c in match.group(1) if c.isdigit())
        code = next((table().phones[digits[:n]] for n in range(7, 0, -1) if digits[:n] in table().phones), None)
        if code is not None:
            share = (1.0 if near else RESPONDENT_ASIDE) * (RESPONDENT_ASIDE if code in table().hosts else 1.0)
            yield Clue("telephone", code, RESPONDENT_WEIGHT["telephone"] * share, match.group(), line.block.index, match.start(), match.end())
