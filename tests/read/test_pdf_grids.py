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


@pytest.mark.parametrize("backend", BACK_ENDS)
def test_a_table_goes_on_over_the_page_and_its_repeated_head_is_set_aside(backend: str) -> None:
    def row(c: Canvas, y: float, *texts: str) -> None:
        for x, text in zip((76, 304, 404), texts, strict=True):
            c.drawString(x, y, text)

    def draw(c: Canvas) -> None:
        c.grid([72, 300, 400, 500], [160, 140, 120])
        row(c, 146, "Measure", "Fully", "Partly")
        row(c, 126, "Routine testing", "X", "")
        c.drawString(280, 30, "Page 1")
        c.showPage()
        c.setFont("Helvetica", 11)
        c.grid([72, 300, 400, 500], [780, 760, 740])
        row(c, 766, "Measure", "Fully", "Partly")
        row(c, 746, "Inspection of wells", "", "X")
        c.drawString(72, 700, "7. Are the results published?")
        c.drawString(280, 30, "Page 2")

    document = pdf(draw, backend)
    assert [(b.cell.table, b.cell.row, b.text) for b in document.blocks if b.cell] == [
        (0, 0, "Measure"), (0, 0, "Fully"), (0, 0, "Partly"), (0, 1, "Routine testing"), (0, 1, "X"), (0, 1, ""),
        (0, 2, "Inspection of wells"), (0, 2, ""), (0, 2, "X")]
    assert [b.text for b in document.blocks if b.furniture] == ["Page 1", "Page 2", "Measure", "Fully", "Partly"]


@pytest.mark.parametrize("backend", BACK_ENDS)
def test_merged_cells_span_the_rows_and_columns_whose_rules_are_missing(backend: str) -> None:
    def draw(c: Canvas) -> None:
        for x in (72, 200, 300, 400):
            c.line(x, 620, x, 680)
        for y in (620, 680):
            c.line(72, y, 400, y)
        for low, high in ((72, 200), (300, 400)):
            c.line(low, 650, high, 650)
        c.drawString(240, 648, "X")

    spans = {(b.cell.row, b.cell.column): (b.cell.row_span, b.cell.column_span) for b in pdf(draw, backend).blocks if b.cell}
    assert spans == {(0, 0): (1, 1), (0, 1): (2, 1), (0, 2): (1, 1), (1, 0): (1, 1), (1, 2): (1, 1)}
