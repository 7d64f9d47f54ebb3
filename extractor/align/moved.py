"""Third pass: lines of the form that stand elsewhere in the document than in the form's order."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

from extractor.align.side import Side
from extractor.data.alignment import Word
from extractor.settings import ANCHOR_WORDS, MOVED_COVERAGE


def place_moved(side: Side, words: Sequence[Word], partner: list[int]) -> set[int]:
    """Match, in place, form lines that are still missing with unmatched words anywhere; the numbers of those lines.

    Only lines of at least ``ANCHOR_WORDS`` words, and only where ``MOVED_COVERAGE`` of their words are found.
    """
    found = set(map(side.line_of.__getitem__, partner))
    lines = {line: (here.start, here.stop) for line, here in side.lines.items() if len(here) >= ANCHOR_WORDS and line not in found}
    if not lines:
        return set()
    places = _unmatched_sequences(words, partner)
    moved = set()
    for line, (start, end) in lines.items():
        pairs = _locate(side.words, words, partner, places, start, end)
        if len(pairs) >= MOVED_COVERAGE * (end - start):
            moved.add(line)
            for j, i in pairs:
                partner[j] = i
    return moved


def _unmatched_sequences(words: Sequence[Word], partner: Sequence[int]) -> dict[tuple[str, ...], list[int]]:
    """Sequences of ``ANCHOR_WORDS`` unmatched words of one block -> where they stand."""
    places: dict[tuple[str, ...], list[int]] = defaultdict(list)
    unmatched = 0
    for end, i in enumerate(partner, 1):
        unmatched = unmatched + 1 if i < 0 else 0
        j = end - ANCHOR_WORDS
        if unmatched >= ANCHOR_WORDS and words[j].block == words[end - 1].block:
            places[tuple([w.word for w in words[j:end]])].append(j)
    return places


def _locate(
    form_words: Sequence[Word], words: Sequence[Word], partner: Sequence[int],
    places: dict[tuple[str, ...], list[int]], start: int, end: int,
) -> list[tuple[int, int]]:
    """Pairs for form words ``[start, end)`` at the first document place that shares a word sequence with them."""
    for i in range(start, end - ANCHOR_WORDS + 1):
        for j in places.get(tuple(w.word for w in form_words[i : i + ANCHOR_WORDS]), ()):
            pairs = _walk(form_words, words, partner, j - (i - start), start, end)
            if len(pairs) >= MOVED_COVERAGE * (end - start):
                return pairs
    return []


def _walk(
    form_words: Sequence[Word], words: Sequence[Word], partner: Sequence[int], j: int, start: int, end: int
) -> list[tuple[int, int]]:
    """Equal unmatched words along the two sequences from document word ``j`` on, re-synchronising after small differences."""
    pairs = []
    j = max(j, 0)
    for i in range(start, end):
        for ahead in range(j, min(j + 4, len(words))):
            if partner[ahead] < 0 and words[ahead].word == form_words[i].word:
                pairs.append((ahead, i))
                j = ahead + 1
                break
    return pairs
