"""Reviewers' comments (Word comments, PDF notes): evidence and no text of the document, but none may go unseen."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence

import msgspec

from extractor.audit.places import locate
from extractor.data.alignment import Alignment, Owner
from extractor.data.document import Document
from extractor.data.reply import Accounting, Unassigned
from extractor.text import words

_QUOTED = 200
"""Characters of a comment that a reason quotes."""


def comments(document: Document) -> tuple[Unassigned, ...]:
    """The comments of a document, each where it stands."""
    return tuple(
        Unassigned(text=comment.text, where=locate(document, block.index, comment.start, comment.end))
        for block in document.blocks for comment in block.comments if comment.text.strip()
    )


def with_comments(accounting: Accounting, remarks: Sequence[Unassigned]) -> Accounting:
    """The account with the words of the comments, which belong to no item."""
    count = sum(len(words(remark.text)) for remark in remarks)
    return msgspec.structs.replace(accounting, tokens=accounting.tokens + count, unassigned=accounting.unassigned + count)


def said_beside(document: Document, alignment: Alignment, owned: Sequence[tuple[Owner, str | None]]) -> Mapping[str, tuple[str, ...]]:
    """Item -> the comments that stand at its wording, options or answer: the item of the nearest word before a comment's end in its block."""
    nearest: dict[int, list[tuple[int, str]]] = defaultdict(list)
    commented = {block.index for block in document.blocks if block.comments}
    for word, (_, item) in zip(alignment.words, owned, strict=True) if commented else ():
        if item is not None and word.block in commented:
            nearest[word.block].append((word.start, item))
    result: dict[str, tuple[str, ...]] = {}
    for block in document.blocks:
        for comment in block.comments:
            before = [item for start, item in nearest[block.index] if start <= comment.end]
            item = before[-1] if before else nearest[block.index][0][1] if nearest[block.index] else None
            if item is not None and comment.text.strip():
                result[item] = (*result.get(item, ()), comment.text.strip()[:_QUOTED])
    return result
