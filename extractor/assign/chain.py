"""The chain of labels that runs through a letter: which paragraphs open the answer to which question."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from extractor.assign.labels import Label, label_reader
from extractor.data.document import Block
from extractor.data.questionnaire import Questionnaire
from extractor.settings import CHAIN_REACH, HEADINGS_LEAST

_QUOTED = 4.0
"""Weight of a question's own wording in a chain; a label with a word ("Question 4") has at most that, a bare number half of it."""


class Found(NamedTuple):
    """A block that opens an answer: its place among the blocks, the label, the items it names and the order of the first.

    under: for a relative label the item below which alone it may stand.  quoted: the block holds the question's own wording.
    """

    at: int
    label: Label
    items: tuple[str, ...]
    order: int
    under: str | None = None
    quoted: bool = False


def find_chain(blocks: Sequence[Block], questionnaire: Questionnaire, languages: tuple[str, ...], quotes: Mapping[int, tuple[str, int]]) -> list[Found]:
    """The blocks that open answers, in the questionnaire's order.

    quotes: block number -> (item whose question it repeats word for word, where that wording ends).
    """
    return _heaviest(list(_openings(blocks, questionnaire, languages, quotes)), {item.id: item.parent for item in questionnaire.items})


def _openings(
    blocks: Sequence[Block], questionnaire: Questionnaire, languages: tuple[str, ...], quotes: Mapping[int, tuple[str, int]]
) -> Iterator[Found]:
    """Blocks that open with a label of the questionnaire or repeat a question; a relative label once for each item that it may name.

    A question that is repeated says itself which one it is, whatever its number.
    """
    order = {item.id: k for k, item in enumerate(questionnaire.items)}
    parent = {item.id: item.parent for item in questionnaire.items}
    reader = label_reader(questionnaire, languages)
    behind = {block.index: label for block in blocks if (label := reader.read_behind(block.text)) is not None}
    if len(behind) < HEADINGS_LEAST:  # one or two are references to other answers
        behind = {}
    for at, block in enumerate(blocks):
        if block.index in quotes:
            item, end = quotes[block.index]
            yield Found(at, Label(items=(item,), end=end, style="quoted", worded=False), (item,), order[item], quoted=True)
            continue
        label = behind.get(block.index) or reader.read(block.text)
        if label is None:
            continue
        if label.items:
            yield Found(at, label, label.items, order[label.items[0]])
        for item in label.relative:
            yield Found(at, label, (item,), order[item], under=parent[item])


def _heaviest(found: Sequence[Found], parent: Mapping[str, str | None]) -> list[Found]:
    """The heaviest chain in the questionnaire's order; labels written in the respondent's usual way weigh more.

    A numbered list inside an answer has labels too; it loses against the chain that runs through the whole letter.
    """
    if not found:
        return []
    usual = Counter(f.label.style for f in found)
    best: list[float] = []
    previous: list[int] = []
    for f in found:
        weight = _QUOTED if f.quoted else 1.0 + 2.0 * f.label.worded + usual[f.label.style] / len(found)
        choices = [
            (best[p], p) for p in range(max(0, len(best) - CHAIN_REACH), len(best))
            if found[p].order < f.order and found[p].at < f.at and (f.under is None or f.under in _lineage(found[p].items[0], parent))
        ]
        score, p = max(choices, key=lambda c: (c[0], -c[1]), default=(0.0 if f.under is None else float("-inf"), -1))
        best.append(score + weight)
        previous.append(p)
    k = max(range(len(found)), key=lambda q: best[q])
    chain = []
    while k >= 0:
        chain.append(found[k])
        k = previous[k]
    return chain[::-1]


def _lineage(item: str, parent: Mapping[str, str | None]) -> list[str]:
    """An item and its ancestors."""
    result = [item]
    while (above := parent.get(result[-1])) is not None:
        result.append(above)
    return result
