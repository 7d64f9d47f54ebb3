"""Placed words, less what only selects -> the text of each answer."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from extractor.data.evidence import Evidence, Selection, Written
from extractor.text import has_words
from extractor.wording import lead_in, pointer

_LEADING = " \t\n\u00a0\u3000_/|\\,;:-–—·•…*.?!)]؟。？：；）】，、"
_TRAILING = " \t\n\u00a0_"


def compose(written: Mapping[str, Sequence[Written]], selections: Mapping[str, Selection], languages: tuple[str, ...]) -> dict[str, str]:
    """Text of every item that has any: paragraphs joined by a blank line, marks, lead-ins and fill-in lines left out."""
    texts = {}
    for item, pieces in written.items():
        consumed = [c for e in _evidence(selections.get(item)) for c in e.consumed]
        paragraphs = _paragraphs(pieces, consumed, languages)
        if paragraphs:
            texts[item] = "\n\n".join(paragraphs)
    return texts


def _evidence(selection: Selection | None) -> tuple[Evidence, ...]:
    return () if selection is None else (*selection.evidence, *selection.conflicts)


def _paragraphs(pieces: Sequence[Written], consumed: Sequence[tuple[int, int, int]], languages: tuple[str, ...]) -> list[str]:
    """The pieces' remaining words; pieces of one block make one paragraph."""
    paragraphs: list[str] = []
    last = -1
    listed = sum(pointer(piece.text) > 0 for piece in pieces) > 1  # then the arrows are the bullets of a list
    for piece in pieces:
        text = _without(piece, consumed)
        text = text[0 if listed else pointer(text) :]
        text = text[lead_in(text, languages) :]
        text = _clean(text, inside=piece.inside or text != piece.text)
        if not has_words(text):
            continue
        if piece.block == last:
            paragraphs[-1] += " " + text
        else:
            paragraphs.append(text)
        last = piece.block
    return paragraphs


def _without(piece: Written, consumed: Sequence[tuple[int, int, int]]) -> str:
    """The piece's text with consumed characters taken out."""
    kept, at = [], piece.start
    for block, start, end in sorted(consumed):
        if block == piece.block and end > at and start < piece.end:
            kept.append(piece.text[at - piece.start : max(start, at) - piece.start])
            at = max(at, end)
    kept.append(piece.text[at - piece.start :] if at < piece.end else "")
    return "".join(kept)


def _clean(text: str, *, inside: bool) -> str:
    """A text without the form's separators and fill-in lines around it."""
    text = text.strip(_TRAILING)
    return text.lstrip(_LEADING).rstrip(_TRAILING + "/|\\") if inside else text
