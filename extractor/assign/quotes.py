"""Questions that a reply without the form repeats word for word."""

from __future__ import annotations

from extractor.data.alignment import Alignment

_AFTER = " \t\n\u00a0.?!:;,)\"”»“'’؟。？：-–—"


def quoted_questions(alignment: Alignment) -> dict[int, tuple[str, int]]:
    """Block -> (item whose question stands in it, offset behind its wording and the quotation marks that close it)."""
    result: dict[int, tuple[str, int]] = {}
    lines = alignment.form.lines
    for word, i in zip(alignment.words, alignment.partner, strict=True):
        if i < 0 or (line := lines[alignment.form_words[i].block]).role != "question" or line.item is None:
            continue
        first = result.get(word.block)
        if first is None or first[0] == line.item:
            result[word.block] = (line.item, word.end)
    return {block: (item, _behind(alignment.document.blocks[block].text, end)) for block, (item, end) in result.items()}


def _behind(text: str, end: int) -> int:
    """Offset behind the punctuation that follows a quotation."""
    while end < len(text) and text[end] in _AFTER:
        end += 1
    return end
