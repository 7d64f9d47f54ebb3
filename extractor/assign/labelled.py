"""Replies without the form: a letter whose paragraphs carry the numbers of the questions they answer."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from extractor.assign.ending import question_of
from extractor.assign.labels import Label, LabelReader
from extractor.assign.signature import closing_blocks
from extractor.data.alignment import Alignment, Passage
from extractor.data.document import Block
from extractor.data.evidence import Written
from extractor.data.placement import Placement
from extractor.data.questionnaire import Questionnaire
from extractor.settings import CHAIN_REACH, CONFIDENCE
from extractor.text import has_words


class _Found(NamedTuple):
    """A labelled block: its place among the blocks, the label, the items it names and the order of the first.

    under: for a relative label the item below which alone it may stand.
    """

    at: int
    label: Label
    items: tuple[str, ...]
    order: int
    under: str | None = None


def place_labelled(alignment: Alignment, questionnaire: Questionnaire, languages: tuple[str, ...]) -> Placement | None:
    """Place the paragraphs of a letter by their labels; None if fewer than two labels form a chain in the form's order."""
    blocks = [b for b in alignment.document.blocks if b.part in ("body", "textbox") and not b.furniture and has_words(b.text)]
    chain = _chain(list(_labels(blocks, questionnaire, languages)), {item.id: item.parent for item in questionnaire.items})
    if len(chain) < 2:
        return None
    written: dict[str, list[Written]] = defaultdict(list)
    reasons: dict[str, tuple[str, ...]] = {}
    template: list[Passage] = []
    loose = [_all_of(b) for b in blocks[: chain[0].at]]
    loose += [_all_of(b) for b in alignment.document.blocks if b.part in ("footnote", "endnote") and has_words(b.text)]
    for k, found in enumerate(chain):
        until = chain[k + 1].at if k + 1 < len(chain) else len(blocks)
        body = blocks[found.at : until]
        closing = _closing(body, question_of(alignment.form, found.items[0])) if until == len(blocks) else frozenset()
        loose += [_all_of(b) for b in body if b.index in closing]
        template.append(Passage(block=body[0].index, start=0, end=found.label.end, owner="template"))
        written[found.items[0]] += _texts([b for b in body if b.index not in closing], found.label.end)
        if len(found.items) > 1:
            for item in found.items:
                reasons[item] = (f"answered together: {' and '.join(found.items)}",)
    displaced = dict.fromkeys(written, CONFIDENCE["labelled"]) | dict.fromkeys(reasons, CONFIDENCE["displaced"])
    furniture = [
        Passage(block=b.index, start=0, end=len(b.text), owner="furniture")
        for b in alignment.document.blocks if b.furniture or b.part in ("header", "footer")
    ]
    return Placement(
        written={k: tuple(v) for k, v in written.items()}, loose=tuple(loose), furniture=tuple(furniture), template=tuple(template),
        displaced=displaced, reasons=reasons,
    )


def _closing(body: Sequence[Block], question: str) -> frozenset[int]:
    """Blocks of the last labelled answer that close the letter; never the one with the label."""
    return closing_blocks(body, question=question) - {body[0].index}


def _all_of(block: Block) -> Passage:
    return Passage(block=block.index, start=0, end=len(block.text), owner="unassigned")


def _labels(blocks: Sequence[Block], questionnaire: Questionnaire, languages: tuple[str, ...]) -> Iterator[_Found]:
    """Blocks that open with a label of the questionnaire; a relative label once for each item that it may name."""
    order = {item.id: k for k, item in enumerate(questionnaire.items)}
    parent = {item.id: item.parent for item in questionnaire.items}
    reader = LabelReader(list(order), languages)
    for at, block in enumerate(blocks):
        label = reader.read(block.text)
        if label is None:
            continue
        if label.items:
            yield _Found(at, label, label.items, order[label.items[0]])
        for item in label.relative:
            yield _Found(at, label, (item,), order[item], under=parent[item])


def _chain(found: Sequence[_Found], parent: Mapping[str, str | None]) -> list[_Found]:
    """The heaviest chain in the questionnaire's order; labels written in the respondent's usual way weigh more.

    A numbered list inside an answer has labels too; it loses against the chain that runs through the whole letter.
    """
    if not found:
        return []
    usual = Counter(f.label.style for f in found)
    best: list[float] = []
    previous: list[int] = []
    for f in found:
        weight = 1.0 + 2.0 * f.label.worded + usual[f.label.style] / len(found)
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


def _texts(blocks: Sequence[Block], skip: int) -> list[Written]:
    """The blocks' texts, the first without its label."""
    result = []
    for k, block in enumerate(blocks):
        start = skip if k == 0 else 0
        text = block.text[start:].strip()
        if has_words(text):
            at = block.text.index(text, start)
            result.append(Written(block=block.index, start=at, end=at + len(text), text=text))
    return result
