"""Questions that a letter seems to leave out although words of their neighbour may answer them."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from extractor.assign.labels import LabelReader
from extractor.assign.likeness import Likeness
from extractor.data.evidence import Written
from extractor.data.questionnaire import Item
from extractor.settings import TITLE_LIKENESS

_NUMBERED = re.compile(r"(?<![^\W\d_])[^\W\d_]+\W{0,3}\d")


def doubted_gaps(written: Mapping[str, Sequence[Written]], order: Sequence[str], reader: LabelReader, likeness: Likeness) -> dict[str, str]:
    """Item -> why a person should look: unanswered ones that the answer before them names or has a paragraph about, and that answer itself."""
    doubts: dict[str, str] = {}
    holder: str | None = None
    for k, item in enumerate(order):
        if written.get(item):
            holder = item
            continue
        pieces = written[holder] if holder is not None else ()
        if holder is not None and _names(pieces, item, reader):
            reason = f"{item} has no answer of its own, but is named in the answer to {holder}"
        elif holder is not None and _is_about(pieces[1:], k, order.index(holder), likeness):
            reason = f"{item} has no answer of its own, but a paragraph under {holder} is closer to it"
        else:
            continue
        doubts[item] = reason
        doubts.setdefault(holder, reason)
    return doubts


def doubted_parts(written: Mapping[str, Sequence[Written]], items: Sequence[Item], reader: LabelReader) -> dict[str, str]:
    """Item -> why a person should look: unanswered parts of a question under whose number words stand, although it asks nothing itself, or again
    and again.
    """
    doubted = {item.id for item in items if written.get(item.id) and (item.type == "note" or _comes_again(item.id, written[item.id], reader))}
    return {
        item.id: f"words stand under the number of {item.parent}: they may answer this part of it"
        for item in items if item.parent in doubted and not written.get(item.id)
    }


def _comes_again(item: str, pieces: Sequence[Written], reader: LabelReader) -> bool:
    """Whether a paragraph of an answer begins with the number of its own question."""
    labels = (reader.read(piece.text) for piece in pieces)
    return any(label is not None and label.items == (item,) for label in labels)


def _names(pieces: Sequence[Written], item: str, reader: LabelReader) -> bool:
    """Whether an item is named by its number, after a word such as "question", inside written words."""
    found = (reader.read(w.text[m.start() :]) for w in pieces for m in _NUMBERED.finditer(w.text))
    return any(label is not None and label.worded and item in label.items for label in found)


def _is_about(pieces: Sequence[Written], missing: int, own: int, likeness: Likeness) -> bool:
    """Whether a paragraph says more of a missing question than of the one that it stands under."""
    rows = (likeness.scores(w.text) for w in pieces)
    return any(row[missing] >= TITLE_LIKENESS and row[missing] > row[own] for row in rows)
