"""The ledger: every word of a document has exactly one owner."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence

from extractor.data.alignment import Alignment, Owner, Passage
from extractor.data.placement import Placement
from extractor.data.reply import Accounting


def owners(alignment: Alignment, placement: Placement, letterhead: Sequence[Passage] = ()) -> list[tuple[Owner, str | None]]:
    """(owner, item) of every word of the document, in order.

    letterhead: loose passages that say who replied; they are furniture.
    """
    form = alignment.form.lines
    spans = _claims(placement, letterhead)
    result: list[tuple[Owner, str | None]] = []
    for j, word in enumerate(alignment.words):
        i = alignment.partner[j]
        if i >= 0:
            result.append(("template", form[alignment.form_words[i].block].item))
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


def passages(alignment: Alignment, owned: list[tuple[Owner, str | None]]) -> tuple[Passage, ...]:
    """Runs of words with one owner, as passages of the document."""
    result: list[Passage] = []
    for word, (owner, item) in zip(alignment.words, owned, strict=True):
        last = result[-1] if result else None
        if last is not None and (last.block, last.owner, last.item) == (word.block, owner, item):
            result[-1] = Passage(block=word.block, start=last.start, end=word.end, owner=owner, item=item)
        else:
            result.append(Passage(block=word.block, start=word.start, end=word.end, owner=owner, item=item))
    return tuple(result)


def account(owned: list[tuple[Owner, str | None]]) -> Accounting:
    """How many words each owner has; they add up to all words."""
    counts: Mapping[str, int] = Counter(owner for owner, _ in owned)
    return Accounting(
        tokens=len(owned), template=counts.get("template", 0), answer=counts.get("answer", 0),
        furniture=counts.get("furniture", 0), unassigned=counts.get("unassigned", 0),
    )
