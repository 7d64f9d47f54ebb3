"""Who replied, by how the answers speak of their own country: the last resort."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from extractor.respondent.clues import Clue, clue, cue_before, speaks_of_itself
from extractor.respondent.gazetteer import ABBREVIATION, AMBIGUOUS, DEMONYM, NAME, Mention, Reading, read, table
from extractor.respondent.lines import Line

_GOVERNMENT, _SUBJECT, _INSIDE_SHARE, _INSTITUTION = 1.0, 0.55, 0.35, 0.5
"""What a mention says: "the Government of X", X as subject or "In X," at a sentence's start, "in X" further on, "the Ministry of X".

Partners are spoken of in the same ways, but once or twice (17 adversarial replies): two such mentions stay below ``COUNTRY_SURE``.
"""
_LINES = 300
"""Lines of answers that are searched."""
_INSIDE = frozenset({"in", "en", "au", "aux", "в", "во", "في", "在", "within", "throughout", "across", "dans"})
_AND = frozenset({"and", "or", "et", "ou", "y", "e", "o", "и", "или", "و", "和", "与", "及"})
_STARTS = ".;:!?\u2026\n\u3002\uff1b\uff0c,\u061f\u060c\u201c\"(\u00ab"


def clues(lines: Sequence[Line]) -> Iterator[Clue]:
    """Clues from self-references: "the Government of X", "X uses", "in X", "X's law"; a partner or example is none."""
    for line in lines[:_LINES]:
        if line.zone != "header":
            reading = read(line.text)
            for mention in reading.mentions:
                if share := _share(reading, mention):
                    yield clue("text", mention, line.text, line.block.index, share)


def _share(reading: Reading, mention: Mention) -> float:
    """How much a mention in running text sounds like the writer's own country."""
    if mention.kind == DEMONYM:
        return 0.15
    if mention.kind not in (NAME, AMBIGUOUS, ABBREVIATION):
        return 0.0
    if speaks_of_itself(reading, mention):
        return _GOVERNMENT
    if cue_before("ministry", reading, mention):
        return _INSTITUTION
    if mention.kind == AMBIGUOUS:
        return 0.0
    at = _before_links(reading, mention.first)
    before = reading.words[at] if at >= 0 else ""
    if before in _INSIDE:
        return _SUBJECT if _opens(reading, at) else _INSIDE_SHARE
    if before in table().locations or _is_example(reading, at):
        return 0.0
    if _opens(reading, mention.first) and _goes_on(reading, mention):
        return _SUBJECT
    return 0.1


def _before_links(reading: Reading, first: int) -> int:
    """Index of the last word before word ``first`` that is no link; -1 if there is none."""
    named = max((m.last for m in reading.mentions if m.last <= first), default=0)
    at = first - 1
    while at >= named and reading.words[at] in table().links and reading.words[at] not in table().locations:
        at -= 1
    return at


def _is_example(reading: Reading, at: int) -> bool:
    """Whether the words that end with word ``at`` announce an example."""
    folded = reading.words[max(0, at - 3) : at + 1]
    return any(" ".join(folded[k:]) in table().examples for k in range(len(folded)))


def _opens(reading: Reading, first: int) -> bool:
    """Whether word ``first`` opens a sentence or clause, links before it aside; an item of a list of countries does not."""
    at = _before_links(reading, first)
    if at < 0:
        return True
    if any(m.last == at + 1 for m in reading.mentions):
        return False
    between = reading.text[reading.tokens[at].end : reading.tokens[at + 1].start]
    return any(sign in between for sign in _STARTS)


def _goes_on(reading: Reading, mention: Mention) -> bool:
    """Whether the sentence goes on right after the name, in small letters: its subject, not a heading or an item of a list."""
    if mention.last >= len(reading.tokens) or reading.words[mention.last] in _AND:
        return False
    gap = reading.text[mention.end : reading.tokens[mention.last].start]
    following = reading.text[reading.tokens[mention.last].start]
    return gap.strip("\u2019'") in ("", " ") and (not following.isupper() and not following.isdigit())
