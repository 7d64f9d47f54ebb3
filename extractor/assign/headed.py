"""Replies without form and numbers whose sections have headings of their own that say what each question asks."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from typing import NamedTuple

from extractor.assign.likeness import Likeness, likeness_of
from extractor.assign.path import monotone
from extractor.assign.signature import closing_blocks
from extractor.data.alignment import Alignment, Passage
from extractor.data.document import Block
from extractor.data.evidence import Written
from extractor.data.placement import Placement
from extractor.data.questionnaire import Questionnaire
from extractor.settings import CHAIN_REACH, CONFIDENCE, HEADINGS_LEAST, TITLE_LIKENESS, TITLE_WORDS
from extractor.text import has_words, words

_SENTENCE_END = (".", "!", ";", ",", "。", "！", "；", "،", "؛")


class _Heading(NamedTuple):
    """A heading for an item: its place among the blocks, the item's number, their likeness."""

    at: int
    item: int
    likeness: float


def place_headed(alignment: Alignment, questionnaire: Questionnaire) -> Placement | None:
    """Place what stands under each heading; None if fewer than ``HEADINGS_LEAST`` headings follow the questions' order.  All is flagged."""
    blocks = [b for b in alignment.document.blocks if b.part in ("body", "textbox") and not b.furniture and has_words(b.text)]
    closing = closing_blocks(blocks)
    body = [b for b in blocks if b.index not in closing]
    likeness = likeness_of(questionnaire, alignment.form.language)
    titles = [at for at, b in enumerate(body) if _may_head(b) and at + 1 < len(body)]
    chosen = _chain([
        _Heading(at, k, score) for at in titles for k, score in enumerate(likeness.scores(body[at].text)) if score >= TITLE_LIKENESS
    ])
    if len(chosen) < HEADINGS_LEAST:
        return None
    written: dict[str, list[Written]] = defaultdict(list)
    loose = [_all_of(b, "unassigned") for b in [*body[: chosen[0].at], *(b for b in blocks if b.index in closing)]]
    template = [_all_of(body[h.at], "template") for h in chosen]
    for n, heading in enumerate(chosen):
        under = body[heading.at + 1 : chosen[n + 1].at if n + 1 < len(chosen) else len(body)]
        for block, k in zip(under, _below(heading.item, under, questionnaire, likeness, {h.item for h in chosen}), strict=True):
            text = block.text.strip()
            start = block.text.index(text)
            written[questionnaire.items[k].id].append(Written(block=block.index, start=start, end=start + len(text), text=text))
    return Placement(
        written={k: tuple(v) for k, v in written.items()}, loose=tuple(loose), template=tuple(template),
        displaced={item.id: CONFIDENCE["worded"] for item in questionnaire.items},
        reasons={item.id: ("placed by headings that put the questions in other words",) for item in questionnaire.items},
    )


def _all_of(block: Block, owner: str) -> Passage:
    return Passage(block=block.index, start=0, end=len(block.text), owner="template" if owner == "template" else "unassigned")


def _may_head(block: Block) -> bool:
    """A short line that is no sentence and no list item."""
    text = block.text.strip()
    return 2 <= len(words(text)) <= TITLE_WORDS and not text.endswith(_SENTENCE_END) and not has_words(text[: block.label_end]) and "\n" not in text


def _chain(found: Sequence[_Heading]) -> list[_Heading]:
    """The headings of greatest likeness in the questions' order, each for another item."""
    best: list[float] = []
    previous: list[int] = []
    for k, heading in enumerate(found):
        score, p = max(
            ((best[p], p) for p in range(max(0, k - 8 * CHAIN_REACH), k) if found[p].at < heading.at and found[p].item < heading.item),
            default=(0.0, -1),
        )
        best.append(score + heading.likeness)
        previous.append(p)
    k = max(range(len(found)), key=lambda q: best[q], default=-1)
    chain = []
    while k >= 0:
        chain.append(found[k])
        k = previous[k]
    return chain[::-1]


def _below(item: int, blocks: Sequence[Block], questionnaire: Questionnaire, likeness: Likeness, headed: set[int]) -> list[int]:
    """For each paragraph under a heading its item: the heading's own, or a part of it that has no heading."""
    own = questionnaire.items[item].id
    family = [item, *(k for k, other in enumerate(questionnaire.items) if other.parent == own and k not in headed)]
    scores = [[row[k] for k in family] for row in (likeness.scores(b.text) for b in blocks)]
    return [family[max(k, 0)] for k in monotone(scores, len(family), started=True)]
