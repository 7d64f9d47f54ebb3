"""Pages in two columns, and layouts that only look like them."""

from __future__ import annotations

import pytest
from drawn_pages import BACK_ENDS, pdf
from reportlab.pdfgen.canvas import Canvas

LEFT = ("1. Please describe the measures that", "your country has taken so far.", "The law was adopted in 2021 and it", "applies to all of the provinces.",
        "2. Which authority is responsible", "for applying it?", "The Ministry of Justice and, in the", "provinces, the prosecutors have this")
RIGHT = ("task, each in its own area.", "3. How many cases were there in the", "year 2025 in all?", "There were 12 of them, and nine more", "are pending.",
         "4. Do you have other information", "for us?", "None at present.")


@pytest.mark.parametrize("backend", BACK_ENDS)
def test_the_left_column_is_read_before_the_right_one(backend: str) -> None:
    def draw(c: Canvas) -> None:
        c.drawString(72, 780, "A questionnaire whose title runs over both of the columns of the page, as titles do")
        for x, column in ((72, LEFT), (310, RIGHT)):
            for k, line in enumerate(column):
                c.drawString(x, 740 - 14 * k, line)

    texts = [b.text for b in pdf(draw, backend).blocks]
    assert texts[0].startswith("A questionnaire") and texts[-1].endswith("None at present.")
    assert "The Ministry of Justice and, in the provinces, the prosecutors have this task, each in its own area." in texts


@pytest.mark.parametrize("backend", BACK_ENDS)
def test_labels_beside_their_answers_are_read_across(backend: str) -> None:
    def draw(c: Canvas) -> None:
        for k in range(8):
            c.drawString(72, 740 - 20 * k, f"{k + 1}. Name of authority {k}")
            c.drawString(310, 740 - 20 * k, f"Ministry number {k} of the Republic")

    assert [b.text for b in pdf(draw, backend).blocks] == [f"{k + 1}. Name of authority {k}\tMinistry number {k} of the Republic" for k in range(8)]
