"""Second pass: what lies between two anchors is aligned word by word, preferring whole lines at block starts."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from math import inf

from extractor.align.anchors import increasing, unique_pairs, unique_sequences
from extractor.data.alignment import Word
from extractor.settings import ALIGN_BREAK, ALIGN_CONTIGUOUS, ALIGN_GAP_CELLS, ALIGN_LINE_START, ALIGN_RUN_START, ALIGN_SHORT_WORD, ALIGN_WHOLE_LINE, ALIGN_WORD


def fill_gaps(form_words: Sequence[Word], words: Sequence[Word], partner: list[int]) -> None:
    """Complete ``partner`` (see ``anchor``) in place; matches stay increasing."""
    for j0, j1, i0, i1 in list(_gaps(partner, len(form_words))):
        _fill(form_words, words, partner, j0, j1, i0, i1, 3)


def _gaps(partner: Sequence[int], form_length: int) -> Iterator[tuple[int, int, int, int]]:
    """Half-open (document start, end, form start, end) between matched words, where both sides have words."""
    last_j, last_i = 0, 0
    for j, i in enumerate(partner):
        if i >= 0:
            if j > last_j and i > last_i:
                yield last_j, j, last_i, i
            last_j, last_i = j + 1, i + 1
    if len(partner) > last_j and form_length > last_i:
        yield last_j, len(partner), last_i, form_length


def _fill(form_words: Sequence[Word], words: Sequence[Word], partner: list[int], j0: int, j1: int, i0: int, i1: int, length: int) -> None:
    """Align one gap; a large one is first cut by shorter unique word sequences."""
    if (j1 - j0) * (i1 - i0) <= ALIGN_GAP_CELLS:
        joined = j0 > 0 and i0 > 0 and partner[j0 - 1] == i0 - 1
        for j, i in _best_path(form_words, words, j0, j1, i0, i1, joined=joined):
            partner[j] = i
        return
    if length == 0:
        return
    ours, theirs = words[j0:j1], form_words[i0:i1]
    if length == 1:
        pairs = _whole_blocks(ours, theirs)
    else:
        pairs = unique_pairs(unique_sequences(theirs, length), ours, length)
    chain = increasing(pairs)
    last_j, last_i = j0, i0
    for j, i in chain:
        partner[j0 + j] = i0 + i
        if j0 + j > last_j and i0 + i > last_i:
            _fill(form_words, words, partner, last_j, j0 + j, last_i, i0 + i, length - 1)
        last_j, last_i = j0 + j + 1, i0 + i + 1
    if last_j < j1 and last_i < i1:
        _fill(form_words, words, partner, last_j, j1, last_i, i1, length - 1)


def _whole_blocks(words: Sequence[Word], form_words: Sequence[Word]) -> list[tuple[int, int]]:
    """First words of blocks that equal a form line entirely, where that line's wording is unique on both sides."""
    ours, theirs = _by_wording(words), _by_wording(form_words)
    return [
        (j, theirs[wording][0]) for wording, at in ours.items() if len(at) == 1 and len(theirs.get(wording, ())) == 1 for j in at
    ]


def _by_wording(words: Sequence[Word]) -> dict[tuple[str, ...], list[int]]:
    result: dict[tuple[str, ...], list[int]] = {}
    start = 0
    for k in range(1, len(words) + 1):
        if k == len(words) or words[k].block != words[start].block:
            result.setdefault(tuple(w.word for w in words[start:k]), []).append(start)
            start = k
    return result


def _best_path(
    form_words: Sequence[Word], words: Sequence[Word], j0: int, j1: int, i0: int, i1: int, *, joined: bool
) -> list[tuple[int, int]]:
    """Pairs (document index, form index) of the best-scoring order-preserving alignment of one gap.

    Two states as in Gotoh's alignment: M ends in a match, G in a gap.  Leaving a line in its middle costs, so does
    starting in the middle of a line or a block: one stray common word in an answer never pays for itself.
    joined: the words before the gap are each other's match, so that a match at its very start goes on with them.
    """
    best_gap = [-ALIGN_BREAK if joined and form_words[i0 - 1].block == form_words[i0].block else 0.0] * (j1 - j0 + 1)
    matches: dict[int, float] = {0: 0.0} if joined else {}
    unmoved = bytearray(j1 - j0 + 1)
    moves: list[bytearray] = []
    places: dict[str, list[int]] = defaultdict(list)
    for k, word in enumerate(words[j0:j1], 1):
        places[word.word].append(k)
    sizes, line_sizes = Counter(w.block for w in words[j0:j1]), Counter(w.block for w in form_words[i0:i1])
    for i in range(i0, i1):
        target = form_words[i]
        here = places.get(target.word)
        if here is None:
            # Nothing matches: scores of the gap never fall along a row, so that each is the best as it is.
            moves.append(unmoved)
            matches = {}
            continue
        weight = ALIGN_WORD if len(target.word) > 3 else ALIGN_SHORT_WORD
        scores: dict[int, tuple[float, bool]] = {}
        for k in here:
            word = words[j0 + k - 1]
            fresh = best_gap[k - 1] + _start_score(target.first and word.first, sizes[word.block] == line_sizes[target.block])
            onward = matches.get(k - 1, -inf) + (ALIGN_CONTIGUOUS if target.first == word.first else 0.0)
            scores[k] = weight + max(onward, fresh), onward >= fresh
        ends = i + 1 == len(form_words) or form_words[i + 1].block != target.block
        best_gap, row = _gap_row(best_gap, scores, 0.0 if ends else ALIGN_BREAK)
        moves.append(row)
        matches = {k: score for k, (score, _) in scores.items()}
    return _trace(moves, matches.get(len(unmoved) - 1, -inf), best_gap[-1], j0, i0)


def _gap_row(above: list[float], scores: Mapping[int, tuple[float, bool]], opens: float) -> tuple[list[float], bytearray]:
    """(scores of the gap, moves: see ``_trace``) of a row, from those of the row above and the scores of its matches in order."""
    gap = above[:]
    row = bytearray(len(above))
    places = list(scores)
    for k, following in zip(places, [*places[1:], len(above)], strict=True):
        score, continues = scores[k]
        best, move = above[k], 0
        if gap[k - 1] > best:
            best, move = gap[k - 1], 1
        if score - opens > best:
            best, move = score - opens, 2
        gap[k] = best
        row[k] = move | (4 if continues else 0)
        k += 1
        while k < following and best > above[k]:
            gap[k], row[k] = best, 1
            k += 1
    return gap, row


def _start_score(at_starts: bool, alike: bool) -> float:
    """Score of starting a run: at a line's and a block's start, the more where the two have the same number of words, or elsewhere."""
    if not at_starts:
        return -ALIGN_RUN_START
    return ALIGN_LINE_START + (ALIGN_WHOLE_LINE if alike else 0.0)


def _trace(moves: list[bytearray], match: float, gap: float, j0: int, i0: int) -> list[tuple[int, int]]:
    """Walk the stored moves back from the end: bits 0-1 say how the gap state was reached, bit 2 that a match continued a match."""
    pairs = []
    i, k = len(moves), len(moves[0]) - 1
    matching = match > gap
    while i > 0 and k > 0:
        move = moves[i - 1][k]
        if matching or move & 3 == 2:
            pairs.append((j0 + k - 1, i0 + i - 1))
            matching = bool(move & 4)
            i, k = i - 1, k - 1
        elif move & 3 == 1:
            k -= 1
        else:
            i -= 1
    return pairs[::-1]
