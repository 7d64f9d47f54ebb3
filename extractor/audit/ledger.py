"""The ledger: every word of a document has exactly one owner."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence

import msgspec

from extractor.data.alignment import Alignment, Owner, Passage
from extractor.data.placement import Placement
from extractor.data.reply import Accounting

Owned = list[tuple[Owner, str | None]]


class Ledger(msgspec.Struct, frozen=True, kw_only=True):
    """(owner, item) of every word of a document, in order, and the same as passages."""

    owned: Owned
    passages: tuple[Passage, ...]


def ownership(alignment: Alignment, placement: Placement, letterhead: Sequence[Passage] = ()) -> Ledger:
    """Every word of the document with its owner."""
    owned = owners(alignment, placement, letterhead)
    return Ledger(owned=owned, passages=passages(alignment, owned))


def owners(alignment: Alignment, placement: Placement, letterhead: Sequence[Passage] = ()) -> Owned:
    """(owner, item) of every word of the document, in order.

    letterhead: loose passages that say who replied; they are furniture.
    """
    form = alignment.form.lines
    spans = _claims(placement, letterhead)
    template: list[tuple[Owner, str | None]] = [("template", line.item) for line in form]
    result: Owned = []
    for j, (word, i) in enumerate(zip(alignment.words, alignment.partner, strict=True)):
        if i >= 0:
            result.append(template[alignment.form_words[i].block])
            continue
        claim = next(((owner, item) for start, end, owner, item in spans.get(word.block, ()) if start <= word.start < end), None)
        retouched = j in alignment.edits or word.end <= alignment.document.blocks[word.block].label_end
        result.append(claim if claim is not None else ("template" if retouched else "unassigned", None))
    return result


def _claims(placement: Placement, letterhead: Sequence[Passage]) -> dict[int, list[tuple[int, int, Owner, str | None]]]:
    """Block -> (start, end, owner, item) of everything that was placed in it."""
    spans: dict[int, list[tuple[int, int, Owner, str | None]]] = {}
    for item, pieces in placement.written.items():
        for piece in pieces:
            spans.setdefault(piece.block, []).append((piece.start, piece.end, "answer", item))
    for passage in (*letterhead, *placement.template, *placement.loose, *placement.furniture):
        spans.setdefault(passage.block, []).append((passage.start, passage.end, passage.owner, passage.item))
    return spans


def passages(alignment: Alignment, owned: Owned) -> tuple[Passage, ...]:
    """Runs of words with one owner, as passages of the document."""
    result: list[Passage] = []
    words = alignment.words
    first = 0
    for k in range(1, len(words) + 1):
        if k == len(words) or words[k].block != words[first].block or owned[k] != owned[first]:
            owner, item = owned[first]
            result.append(Passage(block=words[first].block, start=words[first].start, end=words[k - 1].end, owner=owner, item=item))
            first = k
    return tuple(result)


def account(owned: Owned) -> Accounting:
    """How many words each owner has; they add up to all words."""
    counts: Mapping[str, int] = Counter(owner for owner, _ in owned)
    return Accounting(
        tokens=len(owned), template=counts.get("template", 0), answer=counts.get("answer", 0),
        furniture=counts.get("furniture", 0), unassigned=counts.get("unassigned", 0),
    )
