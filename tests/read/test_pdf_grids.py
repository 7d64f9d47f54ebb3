"""Grids of boxes without ruling."""

from __future__ import annotations

import pytest
from drawn_pages import BACK_ENDS, pdf
from reportlab.pdfgen.canvas import Canvas


def _boxes(c: Canvas, y: float, chosen: int | None = None) -> None:
    for k, x in enumerate((260, 360, 460)):
        c.circle(x, y + 3, 5)
        if k == chosen:
            c.circle(x, y + 3, 2.5, stroke=0, fill=1)


@pytest.mark.parametrize("backend", BACK_ENDS)
def test_rows_of_boxes_under_heads_are_a_table(backend: str) -> None:
    def draw(c: Canvas) -> None:
        c.drawString(72, 740, "10. How do you assess the facilities in the following respects, and why?")
        c.drawCentredString(260, 720, "Adequate")
        c.drawCentredString(360, 720, "Partly adequate")
        c.drawCentredString(460, 720, "Inadequate")
        for k, label in enumerate(("10.a Capacity", "10.b Opening hours")):
            c.drawString(80, 700 - 18 * k, label)
            _boxes(c, 700 - 18 * k, k)
        c.drawString(72, 640, "11. Please describe how the waste is treated.")

    document = pdf(draw, backend)
    assert [(b.cell.row, b.cell.column, b.text) for b in document.blocks if b.cell] == [
        (0, 0, ""), (0, 1, "Adequate"), (0, 2, "Partly adequate"), (0, 3, "Inadequate"),
        (1, 0, "10.a Capacity"), (1, 1, "◉"), (1, 2, "○"), (1, 3, "○"), (2, 0, "10.b Opening hours"), (2, 1, "○"), (2, 2, "◉"), (2, 3, "○")]
    assert [b.text[:3] for b in document.blocks if not b.cell] == ["10.", "11."]


@pytest.mark.parametrize("backend", BACK_ENDS)
def test_boxes_below_a_sentence_are_no_table(backend: str) -> None:
    def draw(c: Canvas) -> None:
        c.drawString(72, 720, "Please tick one circle in each of the rows below, from the worst on the left to the best.")
        for k, label in enumerate(("Capacity", "Opening hours")):
            c.drawString(80, 700 - 18 * k, label)
            _boxes(c, 700 - 18 * k)

    assert not any(b.cell for b in pdf(draw, backend).blocks)
