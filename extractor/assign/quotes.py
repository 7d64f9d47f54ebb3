"""Questions that a reply without the form repeats word for word."""

from __future__ import annotations

from extractor.data.alignment import Alignment, runs

_AFTER = " \t\n\u00a0.?!:;,)\"”»“'’؟。？：-–—"


def quoted_questions(alignment: Alignment) -> dict[int, tuple[str, int]]:
    """Block -> (item whose question stands in it, offset behind its wording and the quotation marks that close it)."""
    result: dict[int, tuple[str, int]] = {}
    lines = alignment.form.lines
    for run in runs(alignment):
        if run.line < 0 or (line := lines[run.line]).role != "question" or line.item is None:
            continue
        first = result.get(run.block)
        if first is None or first[0] == line.item:
            result[run.block] = (line.item, alignment.words[run.end - 1].end)
    return {block: (item, _behind(alignment.document.blocks[block].text, end)) for block, (item, end) in result.items()}


def _behind(text: str, end: int) -> int:
    """Offset behind the punctuation that follows a quotation."""
    while end < len(text) and text[end] in _AFTER:
        end += 1
    return end
