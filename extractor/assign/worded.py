"""Replies without form and labels: paragraphs placed by the wording that they share with the questions.

A monotone path: respondents answer in the questionnaire's order, so every paragraph belongs to the item of the one
before it or to a later one; the path with the most shared wording is found by dynamic programming.
"""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from typing import NamedTuple

from rapidfuzz import fuzz

from extractor.assign.sentences import sentences
from extractor.assign.signature import closing_blocks
from extractor.data.alignment import Alignment, Passage
from extractor.data.document import Block
from extractor.data.evidence import Written
from extractor.data.placement import Placement
from extractor.data.questionnaire import Item, Questionnaire
from extractor.settings import CONFIDENCE, HEADING_RATIO, HEADING_WORDS, LONG_PARAGRAPH, LONGEST_CUT, WORDING_CONTINUES, WORDING_MARGIN, WORDING_START
from extractor.text import has_words, words


def place_worded(alignment: Alignment, questionnaire: Questionnaire) -> Placement:
    """Place paragraphs by wording; what shares too little with any question stays loose; everything placed is flagged."""
    language = alignment.form.language
    blocks = [b for b in alignment.document.blocks if b.part in ("body", "textbox") and not b.furniture and has_words(b.text)]
    closing = closing_blocks(blocks)
    body = [b for b in blocks if b.index not in closing]
    units = [unit for block in body for unit in _units(block, language)]
    scores = _scores(units, questionnaire.items, language)
    path = _path(scores, len(questionnaire.items))
    written: dict[str, list[Written]] = defaultdict(list)
    sure: dict[str, float] = {}
    loose = [_all_of(b) for b in blocks if b.index in closing]
    template: list[Passage] = []
    for unit, row, k in zip(units, scores, path, strict=True):
        if k < 0:
            loose.append(Passage(block=unit.block, start=unit.start, end=unit.end, owner="unassigned"))
            continue
        item = questionnaire.items[k]
        if _is_heading(unit.text, item, language):
            template.append(Passage(block=unit.block, start=unit.start, end=unit.end, owner="template"))
        else:
            _write(written[item.id], unit, alignment.document.blocks[unit.block].text)
        sure.setdefault(item.id, _margin(row, k))
    loose += [_all_of(b) for b in alignment.document.blocks if b.part in ("footnote", "endnote") and has_words(b.text)]
    return Placement(
        written={k: tuple(v) for k, v in written.items()}, loose=tuple(loose),
        furniture=tuple(
            Passage(block=b.index, start=0, end=len(b.text), owner="furniture")
            for b in alignment.document.blocks if b.furniture or b.part in ("header", "footer")
        ),
        template=tuple(template),
        displaced={item: min(CONFIDENCE["worded"], 0.5 + margin) for item, margin in sure.items()},
        reasons=dict.fromkeys(sure, ("placed by its wording: the reply has neither the form nor numbers",)),
    )


class _Unit(NamedTuple):
    """What is placed as one: a paragraph, or a sentence of a long one; half-open characters of its block."""

    block: int
    start: int
    end: int
    text: str


def _units(block: Block, language: str) -> list[_Unit]:
    """A paragraph as it is; one so long that it may answer two questions, as its sentences."""
    if len(block.text) > LONGEST_CUT or len(words(block.text)) < LONG_PARAGRAPH:
        return [_Unit(block.index, 0, len(block.text), block.text)]
    return [_Unit(block.index, start, end, block.text[start:end]) for start, end in sentences(block.text, language)]


def _write(written: list[Written], unit: _Unit, text: str) -> None:
    """Add a unit; sentences that follow each other in a paragraph make one piece."""
    if written and written[-1].block == unit.block:
        start = written.pop().start
        written.append(Written(block=unit.block, start=start, end=unit.end, text=text[start : unit.end]))
    else:
        written.append(Written(block=unit.block, start=unit.start, end=unit.end, text=unit.text))


def _all_of(block: Block) -> Passage:
    return Passage(block=block.index, start=0, end=len(block.text), owner="unassigned")


def _scores(units: Sequence[_Unit], items: Sequence[Item], language: str) -> list[list[float]]:
    """Similarity (0 to 1) of every unit with every item: cosine of their words, rare words counting more."""
    item_words = [Counter(words(_wording(item, language))) for item in items]
    spread = Counter(w for counts in item_words for w in counts)
    rarity = {w: math.log((len(items) + 1) / n) for w, n in spread.items()}
    norms = [_norm(counts, rarity) for counts in item_words]
    by_word: dict[str, list[int]] = defaultdict(list)
    for k, counts in enumerate(item_words):
        for w in counts:
            by_word[w].append(k)
    result = []
    for unit in units:
        said = Counter(words(unit.text))
        row = [0.0] * len(items)
        for w in said.keys() & by_word.keys():
            for k in by_word[w]:
                row[k] += rarity[w] ** 2
        own = _norm(said, rarity)
        result.append([value / (own * norm) if own and norm else 0.0 for value, norm in zip(row, norms, strict=True)])
    return result


def _wording(item: Item, language: str) -> str:
    text = item.texts.get(language) or next(iter(item.texts.values()), "")
    return " ".join([text, *(o.labels.get(language, "") for o in item.options if len(words(o.labels.get(language, ""))) > 1)])


def _norm(counts: Mapping[str, int], rarity: Mapping[str, float]) -> float:
    return math.sqrt(sum(rarity.get(w, 0.0) ** 2 for w in counts))


def _path(scores: Sequence[Sequence[float]], items: int) -> list[int]:
    """For each block the item that it belongs to, non-decreasing; -1 for those before the first."""
    best = [0.0] + [float("-inf")] * items
    choices: list[list[int]] = []
    for row in scores:
        step: list[float] = []
        choice: list[int] = []
        running, running_at = float("-inf"), -1
        for k in range(-1, items):
            stay = best[k + 1] + (WORDING_CONTINUES if k >= 0 else 0.0)
            if k >= 0 and best[k] > running:
                running, running_at = best[k], k - 1
            start = running + row[k] - WORDING_START if k >= 0 else float("-inf")
            step.append(max(stay, start))
            choice.append(k if stay >= start else running_at)
        choices.append(choice)
        best = step
    k = max(range(len(best)), key=lambda q: best[q]) - 1
    path = []
    for choice in reversed(choices):
        path.append(k)
        k = choice[k + 1]
    return path[::-1]


def _is_heading(said: str, item: Item, language: str) -> bool:
    """Whether a paragraph merely repeats or paraphrases the question as a heading."""
    text = item.texts.get(language) or next(iter(item.texts.values()), "")
    short = len(words(said)) <= HEADING_WORDS
    return short and fuzz.token_set_ratio(" ".join(words(said)), " ".join(words(text))) >= HEADING_RATIO


def _margin(row: Sequence[float], k: int) -> float:
    """By how much a block is closer to its item than to the next best."""
    rival = max((value for q, value in enumerate(row) if q != k), default=0.0)
    return max(0.0, min(WORDING_MARGIN, row[k] - rival))
