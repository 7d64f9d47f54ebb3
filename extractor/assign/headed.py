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
    """A heading for an item: its place among the blocks, the item's number, their likeness; ``end``: where in its block the answer begins, if it goes on."""

    at: int
    item: int
    likeness: float
    end: int


def place_headed(alignment: Alignment, questionnaire: Questionnaire) -> Placement | None:
    """Place what stands under each heading; None if fewer than ``HEADINGS_LEAST`` headings follow the questions' order.  All is flagged."""
    blocks = [b for b in alignment.document.blocks if b.part in ("body", "textbox") and not b.furniture and has_words(b.text)]
    closing = closing_blocks(blocks)
    body = [b for b in blocks if b.index not in closing]
    likeness = likeness_of(questionnaire, alignment.form.language)
    titles = [at for at, b in enumerate(body) if _may_head(b) and at + 1 < len(body)]
    chosen = _chain([heading for at in titles for heading in _headings(at, body[at].text, likeness)])
    if len(chosen) < HEADINGS_LEAST:
        return None
    written: dict[str, list[Written]] = defaultdict(list)
    loose = [Passage(block=b.index, start=0, end=len(b.text), owner="unassigned") for b in [*body[: chosen[0].at], *(b for b in blocks if b.index in closing)]]
    template = [Passage(block=body[h.at].index, start=0, end=h.end, owner="template") for h in chosen]
    for n, heading in enumerate(chosen):
        named = body[heading.at]
        if has_words(named.text[heading.end :]):
            written[questionnaire.items[heading.item].id].append(_written(named, heading.end))
        under = body[heading.at + 1 : chosen[n + 1].at if n + 1 < len(chosen) else len(body)]
        for block, k in zip(under, _below(heading.item, under, questionnaire, likeness, {h.item for h in chosen}), strict=True):
            written[questionnaire.items[k].id].append(_written(block))
    return Placement(
        written={k: tuple(v) for k, v in written.items()}, loose=tuple(loose), template=tuple(template),
        displaced={item.id: CONFIDENCE["worded"] for item in questionnaire.items},
        reasons={item.id: ("placed by headings that put the questions in other words",) for item in questionnaire.items},
    )


def _headings(at: int, line: str, likeness: Likeness) -> list[_Heading]:
    """What a line may be the heading of.  Words behind its colon that are not the question's are the answer ("Focal point: Ann Lee")."""
    whole, colon = likeness.scores(line), line.find(":") + 1
    if not colon or not has_words(line[colon:]):
        return [_Heading(at, k, score, len(line)) for k, score in enumerate(whole) if score >= TITLE_LIKENESS]
    found = [(k, max(scores)) for k, scores in enumerate(zip(likeness.scores(line[:colon]), whole, strict=True))]
    return [_Heading(at, k, score, likeness.heading_end(line, k)) for k, score in found if score >= TITLE_LIKENESS]


def _written(block: Block, start: int = 0) -> Written:
    """The words of a block from ``start`` on."""
    text = block.text[start:].strip()
    start = block.text.index(text, start)
    return Written(block=block.index, start=start, end=start + len(text), text=text)


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
