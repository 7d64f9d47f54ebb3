"""Answers beside a form that was left empty: numbered, in a letter before it or an annex behind it."""

from __future__ import annotations

from collections.abc import Sequence

from extractor.assign.asked import asked_blocks
from extractor.assign.collected import Collected
from extractor.assign.labelled import place_labelled
from extractor.data.alignment import Alignment, runs
from extractor.data.document import Block
from extractor.data.questionnaire import Questionnaire
from extractor.settings import ANNEX_LEAST, ANNEX_SHARE
from extractor.text import has_words


def read_annex(found: Collected, alignment: Alignment, questionnaire: Questionnaire, languages: tuple[str, ...]) -> None:
    """Place, in ``found``, the answers before the form's first question or behind its last one by their numbers.

    Only where the form itself holds no words, and the numbers run through the questionnaire: a list in the last answer does not.
    """
    first, last = asked_blocks(alignment)
    top = [item.id for item in questionnaire.items if item.parent is None]
    within = [w for pieces in found.written.values() for w in pieces if first <= w.block <= last]
    if first > last or any(has_words(w.text) for w in within):
        return
    printed = {run.block for run in runs(alignment) if run.line >= 0}
    blocks = alignment.document.blocks
    for part in (blocks[last + 1 :], [b for b in blocks[:first] if b.index not in printed]):
        placed = place_labelled(alignment, questionnaire, languages, part, least=max(ANNEX_LEAST, round(ANNEX_SHARE * len(top))))
        if placed is None:
            continue
        _clear(found, part)
        for item, pieces in placed.written.items():
            for piece in pieces:
                found.add(item, piece)
            found.doubt(item, placed.displaced.get(item, 1.0), "; ".join(placed.reasons.get(item, ())))
        found.loose += placed.loose
        found.template += placed.template
        return


def _clear(found: Collected, blocks: Sequence[Block]) -> None:
    """Forget what was placed of some blocks."""
    numbers = {b.index for b in blocks}
    for item, pieces in found.written.items():
        found.written[item] = [w for w in pieces if w.block not in numbers]
    found.loose = [p for p in found.loose if p.block not in numbers]
