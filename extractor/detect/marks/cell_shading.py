"""Cell shading: the chosen cell of a grid, or the chosen option's cell, is filled with a colour."""

from __future__ import annotations

from collections.abc import Iterator

from extractor.data.evidence import ChoiceQuestion, Evidence
from extractor.detect.restyled import evidence

KIND = "cell-shading"
STYLE = True


def find(question: ChoiceQuestion) -> Iterator[Evidence]:
    """Options whose cell is filled, unlike in the form, while a sibling's is not; in a grid also all of a row, where the cell with its wording is not."""
    sites = [s for s in question.sites if s.present and s.cell is not None]
    filled = [s.cell is not None and s.cell.shading is not None and s.cell.shading != s.printed_shading for s in sites]
    apart = not all(filled) or all(s.in_grid and s.row_shading is None for s in sites)
    if any(filled) and apart and len({s.cell for s in sites}) > 1:
        for site, marked in zip(sites, filled, strict=True):
            if marked:
                yield evidence(question, site, KIND, "chosen", span=(0, 0))
