"""The form that replies share: their common words in order, with the style that most of them have there."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from itertools import groupby

import msgspec

from extractor.data.document import Block, Document, Span, Style
from extractor.settings import SHARED_REPLIES, SHARED_RUN
from extractor.structure.labels import parse_label
from extractor.text import Token, tokenize

_MOST_REPLIES = 9
"""Replies that are compared; more add nothing but time."""

EMPTY_BOX = "☐"
TICKED_BOXES = "☑☒☐"
_TICKS = "✓✔✗✘√×☓●◉■"
_SEPARATING = re.compile(r"[/|\\☐☑☒]")
_MARKS = ("x", "v", "х")
_AFTER = re.compile(r"[ \u00a0]?[?!:;.,)\]»”/？：。）]+")
_Words = list[tuple[int, Token]]


def shared_form(documents: Sequence[Document]) -> tuple[int, Document]:
    """(number of the reply that keeps most of the form, that reply reduced to what the replies share).

    Words are shared if most other replies have them at the same place in the sequence of words; runs of fewer than
    ``SHARED_RUN`` shared words count only if they are a whole block.
    """
    documents = documents[:_MOST_REPLIES]
    sequences = [_words(document) for document in documents]
    best: tuple[int, int, dict[tuple[int, int], Counter[Style]]] = (-1, 0, {})
    for number, sequence in enumerate(sequences):
        kept = _shared(number, sequences, documents)
        kept = _without_chance(sequence, kept, documents[number])
        if len(kept) > best[0]:
            best = len(kept), number, kept
    _, number, kept = best
    return number, _reduced(documents[number], sequences[number], kept)


def _words(document: Document) -> _Words:
    """All words of the document, but for letters that are used as ticks."""
    return [(b.index, token) for b in document.blocks if not b.furniture for token in tokenize(b.text) if token.word not in _MARKS]


def _shared(number: int, sequences: Sequence[_Words], documents: Sequence[Document]) -> dict[tuple[int, int], Counter[Style]]:
    """(block, start) of each word that enough other replies share -> styles that the replies print it in."""
    from rapidfuzz.distance import LCSseq

    mine = [token.word for _, token in sequences[number]]
    styles: list[Counter[Style]] = [Counter({_style(documents[number], *word): 1}) for word in sequences[number]]
    for other, sequence in enumerate(sequences):
        if other == number:
            continue
        for code in LCSseq.opcodes(mine, [token.word for _, token in sequence]):
            if code.tag == "equal":
                for offset in range(code.src_end - code.src_start):
                    styles[code.src_start + offset][_style(documents[other], *sequence[code.dest_start + offset])] += 1
    needed = 1 + max(1, round(SHARED_REPLIES * (len(sequences) - 1)))
    return {
        (block, token.start): found for (block, token), found in zip(sequences[number], styles, strict=True) if found.total() >= needed
    }


def _style(document: Document, block: int, token: Token) -> Style:
    spans = document.blocks[block].spans
    return next((span.style for span in spans if span.start <= token.start < span.end), Style())


def _without_chance(
    sequence: _Words, kept: dict[tuple[int, int], Counter[Style]], document: Document
) -> dict[tuple[int, int], Counter[Style]]:
    """Shared words without the short runs that stand among unshared words by chance."""
    result: dict[tuple[int, int], Counter[Style]] = {}
    by_block: dict[int, list[Token]] = {}
    for block, token in sequence:
        by_block.setdefault(block, []).append(token)
    for block, tokens in by_block.items():
        found: list[Token] = []
        flags = [(block, token.start) in kept for token in tokens]
        start = 0
        for shared, group in groupby(flags):
            end = start + len(list(group))
            if shared and (end - start >= SHARED_RUN or end - start == len(tokens) or (found and end == len(tokens))):
                found += tokens[start:end]
            start = end
        result.update({(block, token.start): kept[block, token.start] for token in found})
    return result


def _reduced(document: Document, sequence: _Words, kept: dict[tuple[int, int], Counter[Style]]) -> Document:
    """The document without the words that are not shared; blocks without any are dropped unless they are cells."""
    ends = {(block, token.start): token.end for block, token in sequence}
    blocks: list[Block] = []
    for block in document.blocks:
        starts = sorted(start for number, start in kept if number == block.index)
        if not starts and block.cell is None:
            continue
        keep = [(start, ends[block.index, start], kept[block.index, start].most_common(1)[0][0]) for start in starts]
        text, spans = _cut(block, keep)
        blocks.append(msgspec.structs.replace(
            block, index=len(blocks), text=text, spans=spans, label_end=min(block.label_end, len(text)), deletions=(), comments=(),
            drawings=(), controls=tuple(c for c in block.controls if text == block.text), references=(), fragments=()))
    return msgspec.structs.replace(document, blocks=tuple(blocks))


def _cut(block: Block, keep: Sequence[tuple[int, int, Style]]) -> tuple[str, tuple[Span, ...]]:
    """Text and styles of the kept words, with the form's punctuation and boxes between them, and the block's label."""
    if not keep:
        return "", ()
    label = parse_label(block.text, block.label_end)
    at = 0 if label is None or label.end > keep[0][0] or label.id.casefold() in _MARKS else label.end
    text = block.text[:at]
    spans: list[Span] = [Span(start=0, end=at, style=Style())] if at else []
    for number, (start, end, style) in enumerate(keep):
        tail = _punctuation(block.text[end:]) if number + 1 == len(keep) else ""
        piece = (_form_signs(block.text[at:start]) if text or start == at or at == 0 else "") + block.text[start:end] + tail
        if spans and spans[-1].style == style:
            spans[-1] = msgspec.structs.replace(spans[-1], end=len(text) + len(piece))
        else:
            spans.append(Span(start=len(text), end=len(text) + len(piece), style=style))
        text, at = text + piece, end
    return text, tuple(spans)


def _form_signs(between: str) -> str:
    """What stands between two words of the form, without what a respondent may have put there: words and ticks."""
    if any(c.isalnum() for c in between):
        between = f" {' '.join(_SEPARATING.findall(between))} " if _SEPARATING.search(between) else " "
    return "".join(EMPTY_BOX if c in TICKED_BOXES else c for c in between if c in TICKED_BOXES or c not in _TICKS)


def _punctuation(rest: str) -> str:
    """Punctuation right after the last word of the form."""
    found = _AFTER.match(rest)
    return found.group() if found else ""
