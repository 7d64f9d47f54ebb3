"""Block and characters -> a place that a person can find."""

from __future__ import annotations

from extractor.data.document import Box, Document
from extractor.data.reply import Where


def locate(document: Document, block: int, start: int, end: int) -> Where:
    """The place of characters ``[start, end)`` of a block; with page and box (of the first page touched) in a paged document."""
    if block < 0:
        return Where()
    fragments = document.blocks[block].fragments
    touched = [f for f in fragments if f.start < max(end, start + 1) and start < f.end]
    page = touched[0].page if touched else None
    boxes = [f.box for f in touched if f.page == page]
    return Where(source=0, block=block, start=start, end=end, page=page, bbox=_union(boxes) if boxes else None)


def _union(boxes: list[Box]) -> Box:
    """The smallest box round all boxes, in points, to a tenth."""
    return (
        round(min(b[0] for b in boxes), 1), round(min(b[1] for b in boxes), 1),
        round(max(b[2] for b in boxes), 1), round(max(b[3] for b in boxes), 1),
    )
