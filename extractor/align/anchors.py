"""First pass: word sequences that occur once in the form and once in the document are each other's image."""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from operator import lt

from extractor.data.alignment import Word
from extractor.settings import ANCHOR_WORDS


def anchor(sequences: Mapping[tuple[str, ...], int], form_words: Sequence[Word], words: Sequence[Word]) -> list[int]:
    """For each document word the index of its form word or -1; increasing along the document.

    sequences: ``unique_sequences`` of ``ANCHOR_WORDS`` of the form's words.
    """
    partner = [-1] * len(words)
    end = 0
    for start, other in increasing(unique_pairs(sequences, words, ANCHOR_WORDS)):
        # Sequence follows upon sequence: what lies before ``end`` has its partner.
        first = max(start, end)
        end = start + ANCHOR_WORDS
        partner[first:end] = range(other + first - start, other + ANCHOR_WORDS)
    _extend(form_words, words, partner)
    return partner


def unique_pairs(sequences: Mapping[tuple[str, ...], int], words: Sequence[Word], length: int) -> list[tuple[int, int]]:
    """(document position, form position) of the word sequences of ``length`` that are unique on both sides, in the document's order.

    sequences: ``unique_sequences`` of the form's words.
    """
    grams, blocks = _grams(words, length)
    found = [
        (j, i) for j, (i, first, last) in enumerate(zip(map(sequences.get, grams), blocks, blocks[length - 1 :], strict=False))
        if i is not None and first == last
    ]
    times = Counter(i for _, i in found)
    return found if len(times) == len(found) else [(j, i) for j, i in found if times[i] == 1]


def unique_sequences(words: Sequence[Word], length: int) -> dict[tuple[str, ...], int]:
    """Word sequences within one block that occur once -> their position, in order."""
    grams, blocks = _grams(words, length)
    places = [(gram, k) for k, (gram, first, last) in enumerate(zip(grams, blocks, blocks[length - 1 :], strict=False)) if first == last]
    times = Counter(gram for gram, _ in places)
    return {gram: k for gram, k in places if times[gram] == 1}


def _grams(words: Sequence[Word], length: int) -> tuple[Iterator[tuple[str, ...]], list[int]]:
    """(every sequence of ``length`` words, also across blocks; the block of every word)."""
    texts = [w.word for w in words]
    return zip(*(texts[k:] for k in range(length)), strict=False), [w.block for w in words]


def increasing(pairs: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """The longest chain of pairs that increases on both sides (patience sorting, n log n)."""
    pairs.sort()
    others = [i for _, i in pairs]
    if all(map(lt, others, others[1:])):
        return pairs
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
    taken = set(partner)
    for step in (1, -1):
        unmatched = [k for k, i in enumerate(partner) if i < 0]
        for k in unmatched if step == 1 else reversed(unmatched):
            j = k - step
            if not 0 <= j < len(words) or partner[j] < 0 or words[k].block != words[j].block:
                continue
            i = partner[j]
            n = i + step
            if 0 <= n < len(form_words) and n not in taken and form_words[n].block == form_words[i].block and form_words[n].word == words[k].word:
                partner[k] = n
                taken.add(n)
