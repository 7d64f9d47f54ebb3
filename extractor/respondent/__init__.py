"""Document + Source + ownership of its words -> Respondent: which country replied, how sure that is, and why."""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence

from extractor.data.alignment import Passage
from extractor.data.document import Block, Document
from extractor.data.questionnaire import Item
from extractor.data.reply import Respondent, RespondentEvidence, Where
from extractor.data.source import Source
from extractor.respondent import contact, fields, outside, places, prose
from extractor.respondent.clues import Clue
from extractor.respondent.gazetteer import name_of, table
from extractor.respondent.lines import lines_of
from extractor.settings import (
    LETTERHEAD_LENGTH,
    RESPONDENT_CONTESTED,
    RESPONDENT_DECAY,
    RESPONDENT_DECIDED,
    RESPONDENT_LEAST,
    RESPONDENT_MOST,
    RESPONDENT_STRONG,
    RESPONDENT_TEXT_CAP,
)
from extractor.text import words

__all__ = ["identify", "letterhead_passages", "name_of"]

_LETTERHEAD = frozenset({"letterhead", "mission", "note-verbale", "title", "header", "signature", "place"})


def identify(
    document: Document, source: Source, passages: Sequence[Passage], questionnaire_texts: str = "", items: Sequence[Item] = (),
) -> Respondent:
    """Which country sent the document.

    passages: the owner of every word; words of the form never count.  questionnaire_texts: wording of the form, for what stands outside
    of the text (a title that the form's file brings along says nothing).  items: the questionnaire's; some may ask for the country.
    ``iso3`` is None where nothing is sure enough or two countries are named with equal right; the evidence then shows both.
    """
    lines = lines_of(document, passages)
    clues = [*fields.clues(document.blocks, lines), *places.clues(lines), *contact.clues(document.blocks, lines), *outside.clues(document, source)]
    clues = _once_a_place(c for c in clues if c.kind != "metadata" or not _in_form(c.quote, questionnaire_texts))
    if not _decided(_weigh(clues)):
        clues = _once_a_place([*clues, *fields.answered(items, passages, lines), *prose.clues(lines)])
    return _decide(_weigh(clues), clues, document.blocks)


def letterhead_passages(respondent: Respondent, passages: Sequence[Passage]) -> tuple[Passage, ...]:
    """Short passages of the respondent's letterhead, title and signature that belong to no item, with furniture as their owner."""
    blocks = {e.where.block for e in respondent.evidence if e.kind in _LETTERHEAD}
    dress = (p for p in passages if p.owner == "unassigned" and p.block in blocks and p.end - p.start <= LETTERHEAD_LENGTH)
    return tuple(Passage(block=p.block, start=p.start, end=p.end, owner="furniture") for p in dress)


def _in_form(text: str, form: str) -> bool:
    return bool(form) and " ".join(words(text)) in " ".join(words(form))


def _weigh(clues: Iterable[Clue]) -> dict[str, float]:
    """Weight of each country: the best clue of each kind, each place once; self-references in the text add up, to a limit."""
    best: dict[tuple[str, str], float] = {}
    for c in clues:
        key = (c.code, c.kind)
        best[key] = min(RESPONDENT_TEXT_CAP, best.get(key, 0.0) + c.weight) if c.kind == "text" else max(best.get(key, 0.0), c.weight)
    weights: dict[str, float] = {}
    for (code, _), weight in best.items():
        weights[code] = weights.get(code, 0.0) + weight
    return weights


def _decided(weights: dict[str, float]) -> bool:
    """Whether one country is named clearly and no other comes near."""
    first, second, *_ = *sorted(weights.values(), reverse=True), 0.0, 0.0
    return first >= RESPONDENT_DECIDED and second < RESPONDENT_STRONG


def _once_a_place(clues: Iterable[Clue]) -> list[Clue]:
    """The heaviest clue of every name in the text: a field in the letterhead is one clue, not two."""
    best: dict[object, Clue] = {}
    for c in clues:
        place: object = (c.block, c.start) if c.block >= 0 else c
        if place not in best or c.weight > best[place].weight:
            best[place] = c
    return list(best.values())


def _decide(weights: dict[str, float], clues: Sequence[Clue], blocks: Sequence[Block]) -> Respondent:
    ranked = sorted(weights.items(), key=lambda pair: (-pair[1], pair[0]))
    if not ranked:
        return Respondent(iso3=None, name=None, confidence=0.0)
    code, weight = ranked[0]
    other, second = ranked[1] if len(ranked) > 1 else ("", 0.0)
    confidence = 1.0 - math.exp(-RESPONDENT_DECAY * weight)
    confidence *= 1.0 - 0.6 * (second / weight) ** 2
    strong = max((c.weight for c in clues if c.code == other), default=0.0) >= RESPONDENT_STRONG
    contested = strong and second >= RESPONDENT_CONTESTED * weight
    known = confidence >= RESPONDENT_LEAST and not contested
    shown = (code,) if known and not strong else (code, other)
    return Respondent(
        iso3=code if known and code in table().names else None, name=name_of(code) if known else None,
        confidence=round(min(confidence, RESPONDENT_LEAST if contested else RESPONDENT_MOST), 2), evidence=_evidence(clues, shown, blocks),
    )


def _evidence(clues: Sequence[Clue], codes: Sequence[str], blocks: Sequence[Block]) -> tuple[RespondentEvidence, ...]:
    """The clues of the countries in question, the best of each kind first, each with its place."""
    kept = sorted((c for c in clues if c.code in codes), key=lambda c: (codes.index(c.code), -c.weight, c.block, c.start))
    seen: set[tuple[str, str, str]] = set()
    result: list[RespondentEvidence] = []
    for c in kept:
        if (key := (c.code, c.kind, c.quote)) not in seen and len(result) < 12:
            seen.add(key)
            result.append(RespondentEvidence(kind=c.kind, quote=c.quote, where=_where(c, blocks)))
    return tuple(result)


def _where(c: Clue, blocks: Sequence[Block]) -> Where:
    """Place of a clue: page and box from the printed pieces that it touches."""
    if c.block < 0:
        return Where()
    touched = [f for f in blocks[c.block].fragments if f.start < c.end and f.end > c.start]
    touched = [f for f in touched if f.page == touched[0].page]
    boxes = [f.box for f in touched]
    return Where(
        source=0, block=c.block, start=c.start, end=c.end, page=touched[0].page if touched else None,
        bbox=(min(b[0] for b in boxes), min(b[1] for b in boxes), max(b[2] for b in boxes), max(b[3] for b in boxes)) if boxes else None,
    )
