"""Replies without form, labels and headings: sentences placed by the wording that they share with the questions.

A monotone path: respondents answer in the questionnaire's order, so every sentence belongs to the item of the one
before it or to a later one; the path with the most shared wording is found by dynamic programming.  Where a model
of meaning is at hand (``meaning.py``), closeness in meaning adds to the shared wording.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from heapq import nlargest
from typing import NamedTuple

from extractor.assign.likeness import likeness_of
from extractor.assign.meaning import similarity
from extractor.assign.path import monotone
from extractor.assign.sentences import sentences
from extractor.assign.signature import closing_blocks
from extractor.data.alignment import Alignment, Passage
from extractor.data.document import Block
from extractor.data.evidence import Written
from extractor.data.placement import Placement
from extractor.data.questionnaire import Questionnaire
from extractor.settings import CONFIDENCE, LONGEST_CUT, MEANING_RIVALS, MEANING_WEIGHT, WORDING_MARGIN
from extractor.text import has_words

_BY_WORDING = "placed by its wording: the reply has neither the form nor numbers"
_BY_MEANING = "placed by its meaning: by their wording alone some of these words would stand elsewhere"


def place_worded(alignment: Alignment, questionnaire: Questionnaire) -> Placement:
    """Place sentences by wording, and by meaning where a model is at hand; what is too far from any question stays loose.

    Every item is flagged, since words may be missing there.
    """
    language = alignment.form.language
    blocks = [b for b in alignment.document.blocks if b.part in ("body", "textbox") and not b.furniture and has_words(b.text)]
    closing = closing_blocks(blocks)
    units = [unit for block in blocks if block.index not in closing for unit in _units(block, language)]
    likeness = likeness_of(questionnaire, language)
    wording = [likeness.scores(unit.text) for unit in units]
    scores = _with_meaning(wording, units, likeness.texts)
    path = _path(scores, units, len(questionnaire.items))
    by_meaning = _differing(path, _path(wording, units, len(questionnaire.items))) if scores is not wording else frozenset()
    written: dict[str, list[Written]] = defaultdict(list)
    sure: dict[str, float] = {}
    loose = [Passage(block=b.index, start=0, end=len(b.text), owner="unassigned") for b in blocks if b.index in closing]
    template: list[Passage] = []
    for unit, row, k in zip(units, scores, path, strict=True):
        if k < 0:
            loose.append(Passage(block=unit.block, start=unit.start, end=unit.end, owner="unassigned"))
            continue
        item = questionnaire.items[k]
        if likeness.repeats(unit.text, k):
            template.append(Passage(block=unit.block, start=unit.start, end=unit.end, owner="template"))
        else:
            _write(written[item.id], unit, alignment.document.blocks[unit.block].text)
        sure.setdefault(item.id, _margin(row, k))
    return Placement(
        written={k: tuple(v) for k, v in written.items()}, loose=tuple(loose), template=tuple(template),
        displaced={item.id: min(CONFIDENCE["worded"], 0.5 + sure.get(item.id, 0.0)) for item in questionnaire.items},
        reasons={item.id: (_BY_WORDING, *([_BY_MEANING] if k in by_meaning else [])) for k, item in enumerate(questionnaire.items)},
    )


class _Unit(NamedTuple):
    """What is placed as one, a sentence: half-open characters of its block."""

    block: int
    start: int
    end: int
    text: str


def _with_meaning(wording: list[list[float]], units: Sequence[_Unit], questions: Sequence[str]) -> list[list[float]]:
    """The units' scores with what closeness in meaning adds; ``wording`` itself where there is no model.

    It counts from the unit's third closest question on: what is a high cosine differs from model to model and from unit to unit.
    """
    meaning = similarity([unit.text for unit in units], questions) if units and questions else None
    if meaning is None:
        return wording
    levels = [nlargest(MEANING_RIVALS, row)[-1] for row in meaning]
    return [
        [shared + MEANING_WEIGHT * max(0.0, close - level) for shared, close in zip(words, row, strict=True)]
        for words, row, level in zip(wording, meaning, levels, strict=True)
    ]


def _path(scores: Sequence[Sequence[float]], units: Sequence[_Unit], items: int) -> list[int]:
    joined = [n > 0 and units[n - 1].block == unit.block for n, unit in enumerate(units)]
    return monotone(scores, items, joined=joined)


def _differing(path: Sequence[int], other: Sequence[int]) -> frozenset[int]:
    """The items to which ``path`` leads units that ``other`` leads elsewhere."""
    return frozenset(k for k, rival in zip(path, other, strict=True) if k != rival)


def _units(block: Block, language: str) -> list[_Unit]:
    """A paragraph as its sentences; one too long to be cut as it is."""
    if len(block.text) > LONGEST_CUT:
        return [_Unit(block.index, 0, len(block.text), block.text)]
    return [_Unit(block.index, start, end, block.text[start:end]) for start, end in sentences(block.text, language)]


def _write(written: list[Written], unit: _Unit, text: str) -> None:
    """Add a unit; sentences that follow each other in a paragraph make one piece."""
    if written and written[-1].block == unit.block:
        start = written.pop().start
        written.append(Written(block=unit.block, start=start, end=unit.end, text=text[start : unit.end]))
    else:
        written.append(Written(block=unit.block, start=unit.start, end=unit.end, text=unit.text))


def _margin(row: Sequence[float], k: int) -> float:
    """By how much a unit is closer to its item than to the next best."""
    rival = max((value for q, value in enumerate(row) if q != k), default=0.0)
    return max(0.0, min(WORDING_MARGIN, row[k] - rival))
