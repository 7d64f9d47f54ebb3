"""Who replied, by the document's own places: letterhead, note verbale, title, running header, signature."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from extractor.languages import Kind
from extractor.respondent.clues import Clue, clue, coverage, cue_after, cue_before, has_its_seat, is_name, speaks_of_itself, vocabulary
from extractor.respondent.gazetteer import CAPITAL, DEMONYM, LANGUAGE, SEAT, Mention, Reading, read, table
from extractor.respondent.lines import Line
from extractor.settings import RESPONDENT_ASIDE, RESPONDENT_SHORT_LINE, RESPONDENT_WHOLE_LINE

_DATE = re.compile(r"(?:19|20)\d\d|[\u0660-\u0669]{4}|[\u06f0-\u06f9]{4}|[\d\u3007\u4e00-\u4e5d]年|\b\d{1,2}[./]\d{1,2}[./]\d{2}")
_INSTITUTIONS: tuple[Kind, ...] = ("ministry", "mission")
_SIGNERS: tuple[Kind, ...] = ("ministry", "office")
_FORMULAE: tuple[Kind, ...] = ("closing", "signing")
_SENTENCE_END = (".", "!", "?", "\u3002", "\u061f", ";")
_DIVIDERS = tuple("-\u2013\u2014:|,/(\n\t\u00b7\u060c\uff0c\uff1a")
_DATED_LINE = 160
"""Characters of a line that may be a place and date."""
_PROSE = 25
"""Words from which a line at the end is prose and no signature."""


def clues(lines: Sequence[Line]) -> Iterator[Clue]:
    """Clues from the lines above the form, in running headers and footers, and at the end."""
    top = [line for line in lines if line.zone == "top"]
    readings = [read(line.text) for line in top]
    yield from _split_names(top, readings)
    for k, (line, reading) in enumerate(zip(top, readings, strict=True)):
        yield from _letterhead(line, reading, readings[max(0, k - 4) : k])
    for line in lines:
        if line.zone == "header":
            yield from _header(line, read(line.text))
    end = [line for line in lines if line.zone == "end"]
    readings = [read(line.text) for line in end]
    signs = [_signs(reading) for reading in readings]
    dated = [len(line.text) <= _DATED_LINE and _DATE.search(line.text) is not None for line in end]
    for k, (line, reading) in enumerate(zip(end, readings, strict=True)):
        near = slice(max(0, k - 2), k + 3)
        yield from _signature(line, reading, any(dated[near]), signs[k], any(signs[near]))


def _split_names(lines: Sequence[Line], readings: list[Reading]) -> Iterator[Clue]:
    """Names that run over two short lines ("DEMOCRATIC REPUBLIC / OF THE CONGO"); the lines' own names are taken out of ``readings``."""
    for k, (upper, lower) in enumerate(pairwise(lines)):
        if max(len(readings[k].tokens), len(readings[k + 1].tokens)) > RESPONDENT_SHORT_LINE:
            continue
        joined = read(upper.text + "\n" + lower.text)
        for mention in joined.mentions:
            if mention.start < len(upper.text) < mention.end and is_name(mention) and coverage(joined, mention) >= RESPONDENT_WHOLE_LINE:
                found = clue("letterhead", mention, joined.text, upper.block.index)
                yield Clue(found.kind, found.code, found.weight, found.quote, upper.block.index, mention.start, len(upper.text))
                readings[k] = Reading(upper.text, readings[k].tokens, readings[k].words, ())
                readings[k + 1] = Reading(lower.text, readings[k + 1].tokens, readings[k + 1].words, ())


def _letterhead(line: Line, reading: Reading, above: Sequence[Reading]) -> Iterator[Clue]:
    """Clues of a line above the form, or of a letter's first lines; a sentence that answers is no letterhead."""
    block = line.block.index
    if line.answer and line.text.rstrip().endswith(_SENTENCE_END):
        return
    mission = any(is_name(m) and _of_a_mission(reading, m) for m in reading.mentions)
    for mention in reading.mentions:
        if not is_name(mention):
            yield from _weak(line, reading, mention, above[-2:])
        elif _of_a_mission(reading, mention):
            yield clue("note-verbale" if len(reading.tokens) > 14 else "mission", mention, line.text, block, _sender(reading, mention))
        elif mission:
            continue
        elif _titled(reading, mention):
            yield clue("title", mention, line.text, block)
        elif _located(reading, mention) or _addressed(reading):
            continue
        elif share := _share_of_line(reading, mention):
            aside = RESPONDENT_ASIDE if line.answer else 1.0
            yield clue("letterhead", mention, line.text, block, share * aside * _not_the_host(reading, mention, above))


def _share_of_line(reading: Reading, mention: Mention) -> float:
    """How much a line says for the country it names, beside its being in a letterhead."""
    if coverage(reading, mention) >= RESPONDENT_WHOLE_LINE:
        return 1.0
    if speaks_of_itself(reading, mention) or cue_before("ministry", reading, mention):
        return 0.9
    if any(vocabulary().begins("ministry", reading.words, k) for k in range(mention.first)) or _heads_line(reading, mention):
        return 0.75
    return 0.6 if len(reading.tokens) <= RESPONDENT_SHORT_LINE else 0.05


def _heads_line(reading: Reading, mention: Mention) -> bool:
    """Whether the only name of a line opens it, with an institution behind it ("Norway – Ministry of Justice", "中华人民共和国水利部")."""
    if mention.first or len(reading.tokens) > _PROSE or any(is_name(m) and m.code != mention.code for m in reading.mentions):
        return False
    han = "\u3400" <= reading.text[mention.start] <= "\u9fff"
    if not han and reading.text[mention.end :].lstrip()[:1] not in _DIVIDERS:
        return False
    return any(vocabulary().begins(kind, reading.words, k) for kind in _SIGNERS for k in range(mention.last, len(reading.words)))


def _of_a_mission(reading: Reading, mention: Mention) -> bool:
    """Whether the mention is whose mission, embassy or delegation it is."""
    return cue_before("mission", reading, mention) or cue_after("mission", reading, mention, within=1)


def _sender(reading: Reading, mention: Mention) -> float:
    """1 for the first mission of a line; a later one is written to."""
    earlier = any(is_name(m) and m.first < mention.first and m.code != mention.code for m in reading.mentions)
    return 0.3 if earlier else 1.0


def _titled(reading: Reading, mention: Mention) -> bool:
    """Whether the line is a title: "Replies of Norway", "Norway: replies", "挪威的答复"; or thanks in the country's name."""
    if cue_before("reply_of", reading, mention) or (mention.first <= 2 and cue_after("courtesy", reading, mention, within=0)):
        return True
    return mention.first <= 2 and cue_after("reply_of", reading, mention) and not _located(reading, mention)


def _located(reading: Reading, mention: Mention) -> bool:
    """Whether the word before the name makes it a place or a partner ("in Austria", "with Brazil")."""
    return mention.first > 0 and reading.tokens[mention.first - 1].word in table().locations


def _addressed(reading: Reading) -> bool:
    """Whether the line names the one who is written to."""
    folded = reading.words
    return any(" ".join(folded[:n]) in table().addressees for n in (1, 2, 3))


def _not_the_host(reading: Reading, mention: Mention, above: Sequence[Reading]) -> float:
    """Close to 0 for a name under or beside the seat of an organisation in that country: then it belongs to an address."""
    seats = any(m.kind == SEAT and m.code == mention.code for r in (reading, *above) for m in r.mentions)
    before = any(m.kind == CAPITAL and m.code == mention.code and m.first < mention.first for m in reading.mentions)
    return 0.05 if seats else 0.5 if before else 1.0


def _weak(line: Line, reading: Reading, mention: Mention, above: Sequence[Reading] = ()) -> Iterator[Clue]:
    """Clues from demonyms beside an institution or a reply, and from a capital beside a date, or in the address of an institution.

    above: the lines of a letterhead before this one.
    """
    block = line.block.index
    if mention.kind in (DEMONYM, LANGUAGE) and len(reading.tokens) <= 2 * RESPONDENT_SHORT_LINE:
        if _ministry_of(reading, mention) or any(cue_after(kind, reading, mention, within=1) for kind in _INSTITUTIONS):
            yield clue("demonym", mention, line.text, block)
        elif mention.kind == DEMONYM and cue_after("reply_of", reading, mention, within=1):
            yield clue("demonym", mention, line.text, block, 0.8)
    elif mention.kind == CAPITAL and len(reading.tokens) <= 2 * RESPONDENT_SHORT_LINE:
        addressed = any(_addressed(r) for r in (*above, reading))
        if _DATE.search(line.text) or (line.zone == "top" and not addressed and any(has_its_seat(r, mention) for r in (*above, reading))):
            yield clue("place", mention, line.text, block)


def _ministry_of(reading: Reading, mention: Mention) -> bool:
    """Whether an institution stands right before an adjective, as in French and Spanish ("Ministère français")."""
    return bool(vocabulary().ends("ministry", reading.words, mention.first))


def _header(line: Line, reading: Reading) -> Iterator[Clue]:
    """Clues of a running header or footer."""
    for mention in reading.mentions:
        if not is_name(mention):
            yield from _weak(line, reading, mention)
        elif _of_a_mission(reading, mention) or _titled(reading, mention):
            yield clue("header", mention, line.text, line.block.index, 1.2)
        elif not _located(reading, mention):
            share = max(0.5, _share_of_line(reading, mention))
            yield clue("header", mention, line.text, line.block.index, share * _not_the_host(reading, mention, ()))


def _signature(line: Line, reading: Reading, dated: bool, signs: bool, closes: bool) -> Iterator[Clue]:
    """Clues of a line at the end: who signs, for which government, where and when.

    dated: a date stands on it or on a line near by; signs: it names an institution or is a closing formula; closes: so does a line near by.
    """
    block = line.block.index
    sentence = line.answer and line.text.rstrip().endswith(_SENTENCE_END)
    for mention in reading.mentions:
        if is_name(mention) and _of_a_mission(reading, mention) and not line.answer:
            yield clue("mission", mention, line.text, block, _sender(reading, mention))
        elif sentence or len(reading.tokens) > _PROSE or _located(reading, mention):
            continue
        elif not is_name(mention):
            yield from _weak(line, reading, mention)
        elif _titled(reading, mention) and not line.answer:
            yield clue("title", mention, line.text, block)
        elif signs or ((dated or closes) and not line.answer):
            doubt = 1.0 if not line.answer else 0.75 if dated else 0.35
            share = _share_of_line(reading, mention) * _not_the_host(reading, mention, ())
            yield clue("signature", mention, line.text, block, share * doubt)
        elif not line.answer and coverage(reading, mention) >= RESPONDENT_WHOLE_LINE:
            yield clue("signature", mention, line.text, block, 0.5)


def _signs(reading: Reading) -> bool:
    """Whether a short line names an institution or an office, or is a closing formula."""
    folded = reading.words
    return len(folded) <= 2 * RESPONDENT_SHORT_LINE and (
        any(vocabulary().find(kind, folded) >= 0 for kind in _SIGNERS) or any(vocabulary().begins(kind, folded) for kind in _FORMULAE)
    )
