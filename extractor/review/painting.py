"""A reply as a diff against its blank: who owns each character, what was deleted where, which marks were read and as what."""

from __future__ import annotations

from collections import defaultdict
from unicodedata import category

import msgspec

from extractor.data.alignment import Alignment, Owner, Word
from extractor.data.document import Block
from extractor.data.trace import Trace
from extractor.settings import REVIEW_FORM_KEPT
from extractor.text import has_words, words


class Stroke(msgspec.Struct, frozen=True, kw_only=True):
    """Characters ``[start, end)`` of a block with one owner; the strokes of a block cover its text without gaps."""

    start: int
    end: int
    owner: Owner
    item: str | None = None


class Gap(msgspec.Struct, frozen=True, kw_only=True):
    """Words that are gone and stood before character ``at``; ``author`` of a tracked deletion, None where the form's own words are missing.

    line: they are a whole line of the form, so they stand on a line of their own before the block.
    """

    at: int
    text: str
    author: str | None = None
    line: bool = False


class Mark(msgspec.Struct, frozen=True, kw_only=True):
    """A mark as it was read: ``kind`` says how, ``option`` what it is about; ``overruled`` where other evidence was stronger."""

    item: str
    option: str | None
    kind: str
    block: int
    start: int
    end: int
    overruled: bool = False
    rejects: bool = False


class Painting(msgspec.Struct, frozen=True, kw_only=True):
    """By block index: strokes and gaps; all marks of the document in reading order."""

    strokes: dict[int, tuple[Stroke, ...]]
    gaps: dict[int, tuple[Gap, ...]]
    marks: tuple[Mark, ...]


def paint(trace: Trace) -> Painting:
    """The diff of a reply against the form that it was compared with."""
    blocks = trace.document.blocks
    owned = defaultdict(list)
    for passage in trace.passages:
        owned[passage.block].append(Stroke(start=passage.start, end=passage.end, owner=passage.owner, item=passage.item))
    gaps = missing(trace.alignment)
    for block in blocks:
        gaps[block.index] += [Gap(at=d.at, text=d.text, author=d.author) for d in block.deletions if d.text.strip()]
    return Painting(
        strokes={block.index: _cover(block, owned[block.index]) for block in blocks},
        gaps={index: tuple(_without_doubles(found)) for index, found in gaps.items() if found},
        marks=tuple(sorted(_marks(trace), key=lambda m: (m.block, m.start, m.end))),
    )


def _cover(block: Block, owned: list[Stroke]) -> tuple[Stroke, ...]:
    """Owned stretches made to cover the whole text: what stands between two goes with the one before, as a full stop does."""
    strokes: list[Stroke] = []
    for stroke in sorted(owned, key=lambda s: s.start):
        start = 0 if not strokes else max(stroke.start, strokes[-1].end)
        last = strokes[-1] if strokes else None
        if last is not None and last.end < start:
            strokes[-1] = msgspec.structs.replace(last, end=start)
        if last is not None and (last.owner, last.item) == (stroke.owner, stroke.item):
            strokes[-1] = msgspec.structs.replace(strokes[-1], end=max(stroke.end, start))
        elif stroke.end > start:
            strokes.append(msgspec.structs.replace(stroke, start=start))
    if not strokes:
        owner: Owner = "furniture" if block.furniture else "template"
        return (Stroke(start=0, end=len(block.text), owner=owner),) if block.text else ()
    strokes[-1] = msgspec.structs.replace(strokes[-1], end=len(block.text))
    return tuple(strokes)


def missing(alignment: Alignment) -> defaultdict[int, list[Gap]]:
    """Words of the form that the reply lacks, at the place where they would stand.

    Whole lines are shown only where most of the form is there: a letter that ignores the form has deleted nothing.
    """
    gaps: defaultdict[int, list[Gap]] = defaultdict(list)
    kept = sum(j >= 0 for j in alignment.inverse) / max(1, len(alignment.inverse))
    last = -1
    for number, pairs in _by_line(alignment).items():
        line = alignment.form.lines[number]
        found = [word for _, word in pairs if word is not None]
        if found:
            last = found[-1].block
            for place, text in _holes(line.text, pairs):
                gaps[place.block].append(Gap(at=place.end, text=text))
        elif line.role != "furniture" and kept >= REVIEW_FORM_KEPT and last + 1 < len(alignment.document.blocks):
            gaps[last + 1].append(Gap(at=0, text=line.text, line=True))
    return gaps


def _by_line(alignment: Alignment) -> dict[int, list[tuple[Word, Word | None]]]:
    """Form line -> its words, each with the reply's word that matches it."""
    lines: dict[int, list[tuple[Word, Word | None]]] = {}
    for word, partner in zip(alignment.form_words, alignment.inverse, strict=True):
        lines.setdefault(word.block, []).append((word, alignment.words[partner] if partner >= 0 else None))
    return lines


def _holes(text: str, pairs: list[tuple[Word, Word | None]]) -> list[tuple[Word, str]]:
    """Missing stretches of a line that is there in part: (a word of the reply whose ``end`` is the place, the missing text).

    Words missing at the line's start stand before its first word that is there, so that word is given with the place as both offsets.
    """
    first = next(word for _, word in pairs if word is not None)
    place = Word(first.block, first.start, first.start, first.word, first.first)
    holes: list[tuple[Word, str]] = []
    open_at: int | None = None
    for word, partner in [*pairs, (Word(0, len(text), len(text), "", False), first)]:
        if partner is None:
            open_at = word.start if open_at is None else open_at
            end = word.end
            continue
        if open_at is not None:
            holes.append((place, text[open_at:end]))
            open_at = None
        place = partner
    return holes


def _without_doubles(gaps: list[Gap]) -> list[Gap]:
    """Without words that are missing because a tracked deletion, which is shown already, took them; in order of place."""
    tracked = {word for gap in gaps if gap.author is not None for word in words(gap.text)}
    kept = [gap for gap in gaps if gap.author is not None or not tracked.issuperset(words(gap.text))]
    return sorted((gap for gap in kept if _says_something(gap.text)), key=lambda gap: (not gap.line, gap.at))


def _says_something(text: str) -> bool:
    """A word or a sign (a box, a tick); a stroke between two options that went with one of them says nothing."""
    return has_words(text) or any(category(c) in ("So", "Sm", "Co") for c in text)


def _marks(trace: Trace) -> list[Mark]:
    """Evidence for options, what counted and what was overruled."""
    marks = []
    for selection in trace.selections.values():
        for evidence in (*selection.evidence, *selection.conflicts):
            if evidence.block >= 0:
                marks.append(Mark(
                    item=evidence.item, option=evidence.option, kind=evidence.kind, block=evidence.block, start=evidence.start,
                    end=evidence.end, overruled=evidence in selection.conflicts, rejects=evidence.means == "rejected",
                ))
    return marks
