"""The ledger: every word of a document has exactly one owner."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from itertools import groupby
from operator import attrgetter

import msgspec

from extractor.data.alignment import Alignment, Owner, Passage, runs
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
    for run in runs(alignment):
        if run.line >= 0:
            result += [template[run.line]] * (run.end - run.start)
            continue
        claims, label_end = spans.get(run.block, ()), alignment.document.blocks[run.block].label_end
        for j in range(run.start, run.end):
            word = alignment.words[j]
            claim = next(((owner, item) for start, end, owner, item in claims if start <= word.start < end), None)
            retouched = j in alignment.edits or word.end <= label_end
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
    at = 0
    for block, found in groupby(runs(alignment), key=attrgetter("block")):
        end = max(run.end for run in found)
        for (owner, item), same in groupby(owned[at:end]):
            last = at + sum(1 for _ in same)
            result.append(Passage(block=block, start=words[at].start, end=words[last - 1].end, owner=owner, item=item))
            at = last
    return tuple(result)


def account(owned: Owned) -> Accounting:
    """How many words each owner has; they add up to all words."""
    counts: Mapping[str, int] = Counter(owner for owner, _ in owned)
    return Accounting(
        tokens=len(owned), template=counts.get("template", 0), answer=counts.get("answer", 0),
        furniture=counts.get("furniture", 0), unassigned=counts.get("unassigned", 0),
    )
