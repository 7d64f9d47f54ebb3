"""The respondent's own footnotes: what they say belongs to the item at whose words their reference stands."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence

import msgspec

from extractor.data.alignment import Alignment, Passage
from extractor.data.document import Block, Document
from extractor.data.evidence import Written
from extractor.data.placement import Placement
from extractor.settings import QUESTION_FOUND

_NOTES = ("footnote", "endnote")


def with_footnotes(placement: Placement, alignment: Alignment) -> Placement:
    """``placement`` with every loose footnote as the last paragraph of the item in whose answer, options or question its reference stands.

    A note stays loose where no reference is known, where words of no item stand there, where which reference is whose cannot be told, or where it is
    the form's: it shares words with one, or has the number of one that is not there otherwise (reworded or translated).
    """
    missing = _missing_notes(alignment)
    kept = {word.block for word, i in zip(alignment.words, alignment.partner, strict=True) if i >= 0}
    blocks = (alignment.document.blocks[p.block] for p in placement.loose)
    loose = {b.index for b in blocks if b.part in _NOTES and b.note not in missing and b.index not in kept}
    if not loose:
        return placement
    owners = _owners(placement, alignment)
    written = dict(placement.written)
    moved: set[int] = set()
    for (block, at), note in _referred(alignment.document, _notes(alignment.document)):
        item = _item_before(owners.get(block, ()), at)
        for number in note if item is not None else ():
            if number in loose:
                written[str(item)] = (*written.get(str(item), ()), _whole(alignment.document.blocks[number]))
                moved.add(number)
    return msgspec.structs.replace(placement, written=written, loose=tuple(p for p in placement.loose if p.block not in moved))


def _missing_notes(alignment: Alignment) -> frozenset[str | None]:
    """Printed references of the form's own notes that were not found in the reply."""
    return frozenset(
        line.note for line, share in zip(alignment.form.lines, alignment.coverage, strict=True)
        if line.role == "footnote" and line.note is not None and share < QUESTION_FOUND
    )


def _notes(document: Document) -> list[tuple[str, str, list[int]]]:
    """(part, printed reference, numbers of its blocks) of every note, in order; a block without a reference of its own goes on with the one before."""
    result: list[tuple[str, str, list[int]]] = []
    for block in document.blocks:
        if block.part not in _NOTES:
            continue
        goes_on = bool(result) and result[-1][0] == block.part and result[-1][2][-1] == block.index - 1
        if goes_on and (block.note is None or (block.note == result[-1][1] and document.pages is None)):
            result[-1][2].append(block.index)
        elif block.note is not None:
            result.append((block.part, block.note, [block.index]))
    return result


def _referred(document: Document, notes: Sequence[tuple[str, str, list[int]]]) -> Iterator[tuple[tuple[int, int], list[int]]]:
    """((block, character) of a reference, blocks of its note); numbers that begin anew on every page are told apart by their order."""
    references: dict[str, list[tuple[int, int]]] = defaultdict(list)
    for block in document.blocks:
        for at, printed in block.references:
            references[printed].append((block.index, at))
    by_number: dict[str, list[tuple[str, list[int]]]] = defaultdict(list)
    for part, printed, blocks in notes:
        by_number[printed].append((part, blocks))
    for printed, found in by_number.items():
        one_kind = len({part for part, _ in found}) == 1
        if one_kind and len(found) == len(references[printed]):
            yield from zip(references[printed], (blocks for _, blocks in found), strict=True)


def _owners(placement: Placement, alignment: Alignment) -> Mapping[int, Sequence[tuple[int, str | None]]]:
    """Block -> (start, item) of the form's words and of what was written in it, in order; None for words of no item."""
    result: dict[int, list[tuple[int, str | None]]] = defaultdict(list)
    for word, i in zip(alignment.words, alignment.partner, strict=True):
        if i >= 0:
            result[word.block].append((word.start, alignment.form.lines[alignment.form_words[i].block].item))
    for item, pieces in placement.written.items():
        for piece in pieces:
            result[piece.block].append((piece.start, item))
    passages: tuple[Passage, ...] = (*placement.loose, *placement.furniture)
    for passage in passages:
        result[passage.block].append((passage.start, None))
    return {block: sorted(places, key=lambda place: place[0]) for block, places in result.items()}


def _item_before(owners: Sequence[tuple[int, str | None]], at: int) -> str | None:
    """The item of the words that a reference at a character stands behind, or, at a block's start, before."""
    before = [item for start, item in owners if start < at] or [item for _, item in owners[:1]]
    return before[-1] if before else None


def _whole(block: Block) -> Written:
    """A note's words without the space around them."""
    start = len(block.text) - len(block.text.lstrip())
    text = block.text.strip()
    return Written(block=block.index, start=start, end=start + len(text), text=text)
