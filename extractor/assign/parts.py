"""A paragraph that answers several questions at once: "a) high; b) low" under their parent, two paragraphs under "Questions 2 and 3"."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from extractor.assign.labels import LabelReader
from extractor.data.alignment import Passage
from extractor.data.evidence import Written
from extractor.text import has_words

_START = re.compile(r"(?:^|(?<=[;,.:\n–—-])|(?<=\s))\s*(?=\(?[^\W_]{1,3}[).])")
_AROUND = " \t\n\u00a0;,/–—-:"


def share_out(
    written: Mapping[str, Sequence[Written]], parents: Mapping[str, str | None], reader: LabelReader
) -> tuple[dict[str, list[Written]], list[Passage]]:
    """(``written`` with paragraphs that name parts of their item, one after the other, cut into those parts; their labels).

    Only parts that have no words of their own, the first at the paragraph's start: else it is a list of the answer.
    """
    result = {item: list(pieces) for item, pieces in written.items()}
    labels: list[Passage] = []
    for item, pieces in written.items():
        children = [k for k, parent in parents.items() if parent == item]
        if not children or any(written.get(k) for k in children):
            continue
        kept: list[Written] = []
        for piece in pieces:
            parts = parts_of(piece, children, reader)
            for child, part in parts:
                result.setdefault(child, []).append(part)
                labels.append(Passage(block=piece.block, start=piece.start, end=part.start, owner="template"))
            if not parts:
                kept.append(piece)
        result[item] = kept
    return {item: pieces for item, pieces in result.items() if pieces}, labels


def parts_of(piece: Written, children: Sequence[str], reader: LabelReader) -> list[tuple[str, Written]]:
    """The parts of a paragraph with their items; empty if it is not cut."""
    starts: list[tuple[int, int, str]] = []
    for match in _START.finditer(piece.text):
        label = reader.read_relative(piece.text[match.end() :])
        named = [k for k in (label.relative if label is not None else ()) if k in children]
        if label is not None and named and (not starts or children.index(named[0]) > children.index(starts[-1][2])):
            starts.append((match.start(), match.end() + label.end, named[0]))
    if not starts or has_words(piece.text[: starts[0][0]]):
        return []
    ends = [start for start, _, _ in starts[1:]] + [len(piece.text)]
    return [(item, cut_out(piece, begin, end)) for (_, begin, item), end in zip(starts, ends, strict=True)]


def cut_out(piece: Written, begin: int, end: int) -> Written:
    """Characters ``[begin, end)`` of a piece, without the separators around them."""
    text = piece.text[begin:end]
    lead = len(text) - len(text.lstrip(_AROUND))
    text = text.strip(_AROUND)
    start = piece.start + begin + lead
    return Written(block=piece.block, start=start, end=start + len(text), text=text, inside=True)
