"""First pass: word sequences that occur once in the form and once in the document are each other's image."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Container, Sequence

from extractor.data.alignment import Word
from extractor.settings import ANCHOR_WORDS


def anchor(form_words: Sequence[Word], words: Sequence[Word]) -> list[int]:
    """For each document word the index of its form word or -1; increasing along the document."""
    partner = [-1] * len(words)
    before = (-1, -1)
    for start, other in increasing(unique_pairs(form_words, words, ANCHOR_WORDS)):
        # Where sequence follows upon sequence, all words but the last have their partner.
        fresh = ANCHOR_WORDS - 1 if before == (start - 1, other - 1) else 0
        before = (start, other)
        for k in range(fresh, ANCHOR_WORDS):
            if partner[start + k] < 0:
                partner[start + k] = other + k
    _extend(form_words, words, partner)
    return partner


def unique_pairs(form_words: Sequence[Word], words: Sequence[Word], length: int) -> list[tuple[int, int]]:
    """(document position, form position) of the word sequences of ``length`` that are unique on both sides."""
    theirs = _unique(form_words, length)
    return [(j, theirs[gram]) for gram, j in _unique(words, length, theirs).items()]


def _unique(words: Sequence[Word], length: int, among: Container[tuple[str, ...]] | None = None) -> dict[tuple[str, ...], int]:
    """Word sequences within one block (those ``among`` others, if given) that occur once -> their position, in order."""
    place: dict[tuple[str, ...], int] = {}
    again: set[tuple[str, ...]] = set()
    texts, blocks = [w.word for w in words], [w.block for w in words]
    grams = zip(*(texts[k:] for k in range(length)), strict=False)
    for j, (gram, first, last) in enumerate(zip(grams, blocks, blocks[length - 1 :], strict=False)):
        if first != last or (among is not None and gram not in among):
            continue
        if gram in place:
            again.add(gram)
        else:
            place[gram] = j
    for gram in again:
        del place[gram]
    return place


def increasing(pairs: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """The longest chain of pairs that increases on both sides (patience sorting, n log n)."""
    pairs.sort()
    tails: list[int] = []
    tail_at: list[int] = []
    previous: list[int] = []
    for k, (_, i) in enumerate(pairs):
        at = len(tails) if not tails or i > tails[-1] else bisect_left(tails, i)
        previous.append(tail_at[at - 1] if at else -1)
        if at == len(tails):
            tails.append(i)
            tail_at.append(k)
        else:
            tails[at], tail_at[at] = i, k
    chain = []
    k = tail_at[-1] if tail_at else -1
    while k >= 0:
        chain.append(pairs[k])
        k = previous[k]
    return chain[::-1]


def _extend(form_words: Sequence[Word], words: Sequence[Word], partner: list[int]) -> None:
    """Grow anchored runs over equal words on both ends, within the block and the form line."""
    taken = {i for i in partner if i >= 0}
    for step in (1, -1):
        order = range(len(words)) if step == 1 else range(len(words) - 1, -1, -1)
        for j in order:
            i, k = partner[j], j + step
            if i < 0 or not 0 <= k < len(words) or partner[k] >= 0 or words[k].block != words[j].block:
                continue
            n = i + step
            if 0 <= n < len(form_words) and n not in taken and form_words[n].block == form_words[i].block and form_words[n].word == words[k].word:
                partner[k] = n
                taken.add(n)
