"""A painted document as plain data for the page: paragraphs and tables with their styles, each piece with its owner and marks.

Everything is text: the page builds elements from it and never parses it.
"""

from __future__ import annotations

from itertools import groupby
from typing import Any

from extractor.data.document import Block, Document, Span
from extractor.review.painting import Mark, Painting

_STYLES = (("b", "bold"), ("i", "italic"), ("u", "underline"), ("s", "strike"), ("c", "caps"), ("o", "border"))
_LEAST_CONTRAST = 4.5
"""Contrast of text with its ground (WCAG 2.2, 1.4.3); fainter colours of a document are darkened until they have it."""


def text_view(document: Document, painting: Painting) -> dict[str, Any]:
    """``parts``: paragraphs, and tables as rows of cells of paragraphs, in reading order; ``marks``: what the pieces' ``m`` point to."""
    numbers = _by_block(painting.marks)
    flow = [block for block in document.blocks if block.text or block.cell or block.index in painting.gaps]
    parts: list[dict[str, Any]] = []
    for table, blocks in groupby(flow, key=lambda b: b.cell.table if b.cell else None):
        if table is None:
            parts += [_paragraph(block, painting, numbers.get(block.index, [])) for block in blocks]
        else:
            parts.append({"table": _table(list(blocks), painting, numbers)})
    return {"parts": parts, "marks": [mark_view(mark) for mark in painting.marks]}


def mark_view(mark: Mark) -> dict[str, Any]:
    """A mark for the page: which item and option, by what, and whether it lost to other evidence or speaks against the option."""
    view: dict[str, Any] = {"item": mark.item, "option": mark.option, "kind": mark.kind, "block": mark.block, "start": mark.start}
    return view | {key: True for key in ("overruled", "rejects") if getattr(mark, key)}


def _by_block(marks: tuple[Mark, ...]) -> dict[int, list[tuple[int, Mark]]]:
    found: dict[int, list[tuple[int, Mark]]] = {}
    for number, mark in enumerate(marks):
        found.setdefault(mark.block, []).append((number, mark))
    return found


def _table(blocks: list[Block], painting: Painting, numbers: dict[int, list[tuple[int, Mark]]]) -> list[list[dict[str, Any]]]:
    """Rows of cells; paragraphs of one cell come together."""
    cells: dict[tuple[int, int], dict[str, Any]] = {}
    for block in blocks:
        if block.cell is None:
            continue
        place = (block.cell.row, block.cell.column)
        empty: dict[str, Any] = {"rows": block.cell.row_span, "columns": block.cell.column_span, "shade": block.cell.shading, "parts": []}
        cell = cells.setdefault(place, empty)
        cell["parts"].append(_paragraph(block, painting, numbers.get(block.index, [])))
    return [[cells[place] for place in row] for _, row in groupby(sorted(cells), key=lambda place: place[0])]


def _paragraph(block: Block, painting: Painting, marks: list[tuple[int, Mark]]) -> dict[str, Any]:
    """One block; keys with default values are left out, since a long reply has thousands."""
    view: dict[str, Any] = {"n": block.index, "runs": _runs(block, painting, marks)}
    optional = {
        "part": block.part if block.part != "body" else None, "heading": block.heading, "align": block.alignment, "gap": block.break_before,
        "indent": round(block.indent), "rtl": block.right_to_left, "note": block.note, "furniture": block.furniture,
    }
    lines = [gap.text for gap in painting.gaps.get(block.index, ()) if gap.line]
    return view | {key: value for key, value in optional.items() if value} | ({"deleted": lines} if lines else {})


def _runs(block: Block, painting: Painting, marks: list[tuple[int, Mark]]) -> list[dict[str, Any]]:
    """Pieces of a block between any two changes of style, owner or mark; deleted words stand between them."""
    gaps = [gap for gap in painting.gaps.get(block.index, ()) if not gap.line]
    strokes = painting.strokes.get(block.index, ())
    cuts = {0, len(block.text), *(gap.at for gap in gaps)}
    cuts.update(*((span.start, span.end) for span in block.spans), *((stroke.start, stroke.end) for stroke in strokes))
    cuts.update(*((mark.start, mark.end) for _, mark in marks))
    edges = sorted(cut for cut in cuts if 0 <= cut <= len(block.text))
    runs: list[dict[str, Any]] = []
    for start, end in zip(edges, [*edges[1:], len(block.text)], strict=True):
        runs += [{"gone": gap.text} | ({"by": gap.author} if gap.author else {}) for gap in gaps if gap.at == start]
        if points := [number for number, mark in marks if mark.start == mark.end == start]:
            runs.append({"t": "", "a": start, "m": points})
        if start == end:
            continue
        here = [number for number, mark in marks if mark.start <= start and end <= mark.end]
        stroke = next((s for s in strokes if s.start <= start < s.end), None)
        span = next((s for s in block.spans if s.start <= start < s.end), None)
        run: dict[str, Any] = {"t": block.text[start:end], "a": start, "o": (stroke.owner if stroke else "template")[0]}
        if stroke and stroke.item:
            run["i"] = stroke.item
        runs.append(run | _style(span) | ({"m": here} if here else {}))
    return runs


def _style(span: Span | None) -> dict[str, Any]:
    if span is None:
        return {}
    style = span.style
    flags = "".join(letter for letter, name in _STYLES if getattr(style, name)) + {"super": "x", "sub": "y", None: ""}[style.position]
    ground = style.highlight or style.shading
    color = readable(style.color or "000000", ground or "ffffff") if style.color or ground else None
    pairs = {"s": flags, "h": ground, "c": color, "by": span.inserted_by, "from": span.origin if span.origin == "annotation" else None}
    return {key: value for key, value in pairs.items() if value}


def readable(color: str, ground: str) -> str:
    """The colour itself, or made darker (on a dark ground lighter) until its contrast with the ground is enough; ``rrggbb``."""
    channels = [int(color[i : i + 2], 16) for i in (0, 2, 4)]
    behind = [int(ground[i : i + 2], 16) for i in (0, 2, 4)]
    target = 0 if _luminance(behind) > 0.18 else 255
    for step in range(11):
        mixed = [round(c + (target - c) * step / 10) for c in channels]
        light, dark = sorted((_luminance(mixed), _luminance(behind)), reverse=True)
        if (light + 0.05) / (dark + 0.05) >= _LEAST_CONTRAST:
            break
    return "".join(f"{c:02x}" for c in mixed)


def _luminance(channels: list[int]) -> float:
    """Relative luminance (WCAG 2.2), 0 to 1."""
    linear = [c / 255 / 12.92 if c <= 10 else ((c / 255 + 0.055) / 1.055) ** 2.4 for c in channels]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]
