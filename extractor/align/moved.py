"""Third pass: lines of the form that stand elsewhere in the document than in the form's order."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Sequence
from operator import attrgetter

from extractor.align.side import Side
from extractor.data.alignment import Word
from extractor.data.questionnaire import Form
from extractor.settings import ANCHOR_WORDS, MOVED_COVERAGE

_block = attrgetter("block")


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


def place_beside(form: Form, side: Side, words: Sequence[Word], partner: list[int]) -> set[int]:
    """Match, in place, short options that are still missing and stand whole, letter and label, beside another option of their question; their lines.

    A form that lists its options in columns is read down them, its print across ("a) Courts    c) Police" / "b) Harbours    d) Customs").
    """
    inverse = {i: j for j, i in enumerate(partner) if i >= 0}
    moved = set()
    for numbers in side.items:
        lines = [n for n in numbers if form.lines[n].role == "option" and n in side.lines]
        lettered = [n for n in lines if side.words[side.lines[n].start].start < form.lines[n].label_end]
        missing = [n for n in lettered if not any(i in inverse for i in side.lines[n])]
        if not missing or len(missing) == len(lines):
            continue
        blocks = {words[inverse[i]].block for n in lines for i in side.lines[n] if i in inverse}
        for line in missing:
            here = [side.words[i].word for i in side.lines[line]]
            at = next((j for block in sorted(blocks) if (j := _whole(words, partner, block, here)) is not None), None)
            if at is not None:
                moved.add(line)
                partner[at : at + len(here)] = side.lines[line]
    return moved


def _whole(words: Sequence[Word], partner: Sequence[int], block: int, sought: Sequence[str]) -> int | None:
    """Where these words follow each other in a block, none of them matched; None if nowhere."""
    first, end = bisect_left(words, block, key=_block), bisect_right(words, block, key=_block)
    places = (j for j in range(first, end - len(sought) + 1) if words[j].word == sought[0] and set(partner[j : j + len(sought)]) == {-1})
    return next((j for j in places if [w.word for w in words[j : j + len(sought)]] == list(sought)), None)


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
