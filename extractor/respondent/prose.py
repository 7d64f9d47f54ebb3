"""Who replied, by how the answers speak of their own country: the last resort."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from extractor.respondent.clues import Clue, clue, cue_before
from extractor.respondent.gazetteer import ABBREVIATION, AMBIGUOUS, DEMONYM, NAME, Mention, Reading, read, table
from extractor.respondent.lines import Line

_LINES = 300
"""Lines of answers that are searched."""
_INSIDE = frozenset({"in", "en", "au", "aux", "в", "во", "في", "在", "within", "throughout", "across", "dans"})
_STARTS = ".;:!?\u2026\n\u3002\uff1b\uff0c,\u061f\u060c\u201c\"(\u00ab"


def clues(lines: Sequence[Line]) -> Iterator[Clue]:
    """Clues from self-references: "the Government of X", "X uses", "in X", "X's law"; a partner or example is none."""
    for line in lines[:_LINES]:
        if line.zone in ("body", "end"):
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
    if cue_before("self", reading, mention):
        return 1.2
    if mention.kind == AMBIGUOUS:
        return 0.0
    before = reading.tokens[mention.first - 1].word if mention.first else ""
    if before in _INSIDE:
        return 0.7 if _opens(reading, mention.first - 1) else 0.4
    if before in table().locations:
        return 0.0
    if _opens(reading, mention.first) and _goes_on(reading, mention):
        return 1.2
    return 0.1


def _opens(reading: Reading, at: int) -> bool:
    """Whether word ``at`` opens a sentence or clause, articles before it aside."""
    while at > 0 and reading.tokens[at - 1].word in table().links:
        at -= 1
    if at == 0:
        return True
    between = reading.text[reading.tokens[at - 1].end : reading.tokens[at].start]
    return any(sign in between for sign in _STARTS)


def _goes_on(reading: Reading, mention: Mention) -> bool:
    """Whether the sentence goes on right after the name, in small letters: its subject, not a heading or an item of a list."""
    if mention.last >= len(reading.tokens):
        return False
    gap = reading.text[mention.end : reading.tokens[mention.last].start]
    following = reading.text[reading.tokens[mention.last].start]
    return gap.strip("\u2019'") in ("", " ") and (not following.isupper() and not following.isdigit())
