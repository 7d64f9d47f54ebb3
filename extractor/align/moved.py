"""Third pass: lines of the form that stand elsewhere in the document than in the form's order."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence

from extractor.data.alignment import Word
from extractor.settings import ANCHOR_WORDS, MOVED_COVERAGE


def place_moved(form_words: Sequence[Word], words: Sequence[Word], partner: list[int]) -> set[int]:
    """Match, in place, form lines that are still missing with unmatched words anywhere; the numbers of those lines.

    Only lines of at least ``ANCHOR_WORDS`` words, and only where ``MOVED_COVERAGE`` of their words are found.
    """
    taken = {i for i in partner if i >= 0}
    lines = {
        line: (start, end) for line, start, end in _lines(form_words)
        if end - start >= ANCHOR_WORDS and not any(i in taken for i in range(start, end))
    }
    if not lines:
        return set()
    places = _unmatched_sequences(words, partner)
    moved = set()
    for line, (start, end) in lines.items():
        pairs = _locate(form_words, words, partner, places, start, end)
        if len(pairs) >= MOVED_COVERAGE * (end - start):
            moved.add(line)
            for j, i in pairs:
                partner[j] = i
    return moved


def _lines(form_words: Sequence[Word]) -> Iterator[tuple[int, int, int]]:
    """(line number, first word, end) of each line with words."""
    start = 0
    for k in range(1, len(form_words) + 1):
        if k == len(form_words) or form_words[k].block != form_words[start].block:
            yield form_words[start].block, start, k
            start = k


def _unmatched_sequences(words: Sequence[Word], partner: Sequence[int]) -> dict[tuple[str, ...], list[int]]:
    places: dict[tuple[str, ...], list[int]] = defaultdict(list)
    for j in range(len(words) - ANCHOR_WORDS + 1):
        if words[j].block == words[j + ANCHOR_WORDS - 1].block and all(partner[j + k] < 0 for k in range(ANCHOR_WORDS)):
            places[tuple(w.word for w in words[j : j + ANCHOR_WORDS])].append(j)
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
