"""Ruled tables of a page, from its painted paths, by pdfplumber's table functions."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from extractor.data.document import Box
from extractor.read.pdf_page import Path
from extractor.read.pdf_strokes import is_rectangle
from extractor.settings.reading import BOX_SIDES, RULE_SNAP, THIN_RULE


def ruled_tables(paths: Sequence[Path]) -> tuple[tuple[tuple[Box | None, ...], ...], ...]:
    """Tables as rows of cells from top to bottom; None where a merged cell covers the place.

    Edges are thin rules and the outlines of stroked rectangles; fills (highlights, shading) make no table.  Neither do check boxes below each other
    whose edges nearly touch.
    """
    edges = [edge for path in paths if not path.curved for edge in _edges(path)]
    if sum(e["orientation"] == "v" for e in edges) < 2 or sum(e["orientation"] == "h" for e in edges) < 2:
        return ()
    from pdfplumber.table import Table, cells_to_tables, edges_to_intersections, intersections_to_cells, merge_edges

    merged = merge_edges(edges, RULE_SNAP, RULE_SNAP, RULE_SNAP, RULE_SNAP)
    cells = intersections_to_cells(edges_to_intersections(merged, RULE_SNAP, RULE_SNAP))
    page: Any = None  # a table's rows need no page
    tables = [Table(page, found) for found in cells_to_tables(cells)]
    return tuple(tuple(tuple(row.cells) for row in table.rows) for table in tables if len(table.cells) > 1 and not _are_check_boxes(table.cells))


def _are_check_boxes(cells: Sequence[Box]) -> bool:
    """Whether cells are a column of squares of the size of a check box: their labels stand beside them."""
    return len({c[0] for c in cells}) == 1 and all(max(c[2] - c[0], c[3] - c[1]) <= BOX_SIDES[1] for c in cells)


def rules(paths: Sequence[Path]) -> tuple[list[Box], list[Box]]:
    """(level rules, upright rules) of a page: its thin paths."""
    found = [edge for path in paths if not path.curved and min(path.box[2] - path.box[0], path.box[3] - path.box[1]) <= THIN_RULE for edge in _edges(path)]
    boxes = [(e["orientation"], (e["x0"], e["top"], e["x1"], e["bottom"])) for e in found]
    return [box for kind, box in boxes if kind == "h"], [box for kind, box in boxes if kind == "v"]


def _edges(path: Path) -> list[dict[str, Any]]:
    """The edges that a path draws."""
    x0, top, x1, bottom = path.box
    if bottom - top <= THIN_RULE < x1 - x0:
        return [_edge(x0, (top + bottom) / 2, x1, (top + bottom) / 2, "h")]
    if x1 - x0 <= THIN_RULE < bottom - top:
        return [_edge((x0 + x1) / 2, top, (x0 + x1) / 2, bottom, "v")]
    if path.stroked and is_rectangle(path) and min(x1 - x0, bottom - top) > THIN_RULE:
        return [_edge(x0, top, x1, top, "h"), _edge(x0, bottom, x1, bottom, "h"), _edge(x0, top, x0, bottom, "v"), _edge(x1, top, x1, bottom, "v")]
    return []


def _edge(x0: float, top: float, x1: float, bottom: float, orientation: str) -> dict[str, Any]:
    return {
        "x0": x0, "x1": x1, "top": top, "bottom": bottom, "width": x1 - x0, "height": bottom - top, "orientation": orientation, "object_type": "line"}
