"""What is typed over, drawn on or put beside a printed form."""

from __future__ import annotations

import io
import math

import pytest
from drawn_pages import BACK_ENDS, annotate, pdf, styled
from reportlab.pdfgen.canvas import Canvas

from extractor.read.pdf import read_pdf
from extractor.read.pdf_nearby import Nearby
from extractor.read.pdf_overlay import covered
from extractor.read.pdf_page import Character, Face


def tick(x: float, y: float) -> list[float]:
    """A tick from its left end, in page coordinates."""
    return [x, y, x + 3, y - 4, x + 11, y + 7]


@pytest.mark.parametrize("backend", BACK_ENDS)
@pytest.mark.parametrize("shift", [0.0, 3.7])
def test_words_typed_over_underscores_stand_alone(backend: str, shift: float) -> None:
    def draw(c: Canvas) -> None:
        c.drawString(72, 700, "7. Number of vessels: ________________")
        c.setFont("Helvetica", 9)
        c.drawString(195 + shift, 701, "5 412")

    assert [b.text for b in pdf(draw, backend).blocks] == ["7. Number of vessels: 5 412"]


@pytest.mark.parametrize("backend", BACK_ENDS)
def test_an_annotation_over_underscores_stands_alone_and_stays_in_its_row(backend: str) -> None:
    def draw(c: Canvas) -> None:
        c.drawString(72, 700, "Other: ________")
        annotate(c, "FreeText", (108, 697, 300, 712), "Dockside monitoring")
        c.grid([72, 200, 260], [660, 640, 620])
        annotate(c, "FreeText", (202, 642, 258, 658), "Department of Fisheries and Aquatic Resources")

    document = pdf(draw, backend)
    assert document.blocks[0].text == "Other: Dockside monitoring"
    assert [b.text for b in document.blocks if b.cell] == ["", "Department of Fisheries and Aquatic Resources", "", ""]


@pytest.mark.parametrize("backend", BACK_ENDS)
def test_an_annotation_that_reaches_out_of_its_cell_is_one_answer(backend: str) -> None:
    def draw(c: Canvas) -> None:
        c.grid([72, 200, 300], [660, 640, 620])
        c.drawString(76, 645, "Name and title")
        annotate(c, "FreeText", (202, 630, 340, 658), "Bienvenido Esono Mba, Director General of Labour")

    assert [b.text for b in pdf(draw, backend).blocks] == ["Name and title", "Bienvenido Esono Mba, Director General of Labour", "", ""]


@pytest.mark.parametrize("backend", BACK_ENDS)
def test_a_sign_typed_upon_a_drawn_box_takes_its_place(backend: str) -> None:
    def draw(c: Canvas) -> None:
        c.rect(72, 699, 9, 9)
        c.drawString(90, 700, "Yes")
        c.rect(72, 679, 9, 9)
        c.drawString(90, 680, "No")
        c.setFont("ZapfDingbats", 11)
        c.drawString(72, 700, "\u2714")

    assert [b.text for b in pdf(draw, backend).blocks] == ["✔ Yes", "☐ No"]


@pytest.mark.parametrize("backend", BACK_ENDS)
def test_annotations_in_an_old_encoding_are_read(backend: str) -> None:
    data = io.BytesIO()
    canvas = Canvas(data, pagesize=(595, 842))
    canvas.drawString(72, 700, "Name:")
    annotate(canvas, "FreeText", (108, 697, 300, 712), "Jos# Andr#!")
    canvas.save()
    document = read_pdf(data.getvalue().replace(b"Jos# Andr#!", b"Jos\xe9 Andr\xe9!"), backend)  # PDFDocEncoding (ISO 32000-2, 7.9.2.2)
    assert [b.text.replace("\t", " ") for b in document.blocks] == ["Name: José André!"]


@pytest.mark.parametrize("backend", BACK_ENDS)
def test_ink_ticks_belong_to_the_box_that_they_stand_upon_and_strokes_of_one_annotation_are_told_apart(backend: str) -> None:
    def draw(c: Canvas) -> None:
        for k, option in enumerate(("Always", "Often", "Never")):
            c.rect(72, 699 - 16 * k, 9, 9)
            c.drawString(90, 700 - 16 * k, option)
        annotate(c, "Ink", (60, 660, 100, 720), InkList=[tick(73, 704), tick(73, 672)])

    blocks = pdf(draw, backend).blocks
    assert [[(d.shape, b.text[d.start : d.end]) for d in b.drawings] for b in blocks] == [[("tick", "☐")], [], [("tick", "☐")]]


@pytest.mark.parametrize("backend", BACK_ENDS)
def test_strokes_painted_in_cells_mark_these_cells(backend: str) -> None:
    def draw(c: Canvas) -> None:
        c.grid([72, 200, 300, 400], [700, 680, 660, 640])
        c.drawString(76, 686, "Row")
        path = c.beginPath()
        path.moveTo(240, 690)
        path.lineTo(244, 685)
        path.lineTo(253, 702)
        c.drawPath(path)
        c.line(345, 665, 354, 675)
        c.line(345, 675, 354, 665)
        c.ellipse(240, 643, 252, 655)
        c.setFillColorRGB(0.2, 0.2, 0.2)
        c.rect(340, 645, 9, 9, stroke=0, fill=1)

    document = pdf(draw, backend)
    drawn = {(b.cell.row, b.cell.column): [d.shape for d in b.drawings] for b in document.blocks if b.cell and b.drawings}
    assert drawn == {(0, 1): ["tick"], (1, 2): ["cross"], (2, 1): ["ellipse"], (2, 2): ["rectangle"]}


@pytest.mark.parametrize("backend", BACK_ENDS)
def test_a_level_line_strikes_out_or_underlines_words(backend: str) -> None:
    def draw(c: Canvas) -> None:
        c.drawString(72, 700, "Yes / No")
        x = 72 + c.stringWidth("Yes / ")
        annotate(c, "Line", (x, 700, x + 14, 708), L=[x - 1, 704, x + 14, 703.4])
        c.drawString(72, 670, "Yes / No")
        annotate(c, "Line", (72, 660, 90, 670), L=[72, 668.5, 90, 668.2])

    blocks = pdf(draw, backend).blocks
    assert (styled(blocks[0], "strike"), styled(blocks[1], "underline")) == (["No"], ["Yes"])


@pytest.mark.parametrize("backend", BACK_ENDS)
def test_rings_ticks_and_scribbles_are_told_apart(backend: str) -> None:
    ring = [v for k in range(60) for v in (80 + 14 * math.cos(k / 4.8), 704 + 8 * math.sin(k / 4.8))]
    scribble = [v for k in range(14) for v in (70 + 1.5 * k, 680 if k % 2 else 692)]

    def draw(c: Canvas) -> None:
        c.drawString(72, 700, "Yes")
        annotate(c, "Ink", (60, 690, 100, 720), InkList=[ring])
        c.drawString(72, 740, "A line of the usual length, so that the short ones are paragraphs of their own.")
        c.rect(72, 681, 9, 9)
        c.drawString(90, 682, "No")
        annotate(c, "Ink", (60, 670, 100, 700), InkList=[scribble])

    assert [[d.shape for d in b.drawings] for b in pdf(draw, backend).blocks] == [[], ["ellipse"], ["scribble"]]


@pytest.mark.parametrize("backend", BACK_ENDS)
def test_what_is_drawn_at_no_words_is_said(backend: str) -> None:
    def draw(c: Canvas) -> None:
        c.drawString(72, 700, "Yes / No")
        annotate(c, "Ink", (300, 300, 400, 330), InkList=[tick(300, 310)])

    assert [(n.code, n.page) for n in pdf(draw, backend).notes] == [("drawing_unplaced", 1)]


@pytest.mark.parametrize("backend", BACK_ENDS)
def test_boxes_with_round_corners_and_fields_upon_printed_boxes(backend: str) -> None:
    def draw(c: Canvas) -> None:
        for k, option in enumerate(("Always", "Often", "Never")):
            y = 699 - 16 * k
            c.setFillColorRGB(1, 1, 1)
            c.roundRect(72, y, 9.4, 9.4, 2, stroke=0, fill=1)
            if k == 1:
                c.setFillColorRGB(0, 0.4, 1)
            c.roundRect(71.9, y - 0.1, 9.6, 9.6, 2, stroke=k != 1, fill=k == 1)
            c.setFillColorRGB(0, 0, 0)
            c.drawString(90, 700 - 16 * k, option)
        for k, option in enumerate(("Yes", "No")):
            c.circle(77, 630 - 16 * k, 5)
            c.drawString(90, 626 - 16 * k, option)
        c.circle(77, 614, 2.5, stroke=0, fill=1)
        c.rect(72, 569, 11, 11)
        c.drawString(90, 570, "Agreed")
        c.acroForm.checkbox(name="agreed", x=72, y=569, size=11, checked=True)

    assert [b.text for b in pdf(draw, backend).blocks] == ["☐ Always", "☒ Often", "☐ Never", "○ Yes", "◉ No", "☒ Agreed"]


def test_a_printed_box_beneath_a_sign_is_covered_and_beside_a_letter_it_is_not() -> None:
    def at(text: str, x: float) -> Character:
        return Character(text, x, 100, x + 9, 112, 11, Face())

    assert covered([at("☐", 72), at("X", 74), at("☐", 172), at("N", 183)], []) == {0}


@pytest.mark.parametrize("backend", BACK_ENDS)
def test_a_sign_on_a_line_of_its_own_marks_what_it_stands_under(backend: str) -> None:
    def draw(c: Canvas) -> None:
        c.drawString(72, 740, "A line of the usual length, so that the short ones are paragraphs of their own.")
        c.drawString(72, 710, "Yes / No / Do not know")
        c.drawString(74 + c.stringWidth("Yes / "), 697, "X")
        for k in range(4):
            c.drawString(72 + 40 * k, 670, str(k + 1))
        c.drawString(152, 657, "X")
        for k, option in enumerate(("Yes", "No")):
            c.rect(72 + 100 * k, 629, 9, 9)
            c.drawString(90 + 100 * k, 630, option)
        c.drawString(185, 617, "X")
        c.drawString(72, 590, "This paragraph ends in a note. See section")
        c.drawString(72, 577, "X")

    texts = [b.text for b in pdf(draw, backend).blocks][1:]
    assert [t.replace("\t", " ") for t in texts] == ["Yes / No X/ Do not know", "1 2 3 X 4", "☐ Yes X No", "This paragraph ends in a note. See section", "X"]


def test_things_are_found_by_their_place() -> None:
    places: Nearby[str] = Nearby()
    places.add((0, 0, 500, 800), "page")
    places.add((10, 10, 20, 20), "near")
    places.add((300, 300, 310, 310), "far")
    assert places.near((15, 15, 16, 16)) == ["page", "near"]


@pytest.mark.parametrize("backend", BACK_ENDS)
def test_a_sign_at_the_start_of_a_line_for_want_of_room_stays_there(backend: str) -> None:
    """X goes on behind No where the line was full; below Yes, where there was room, it is a mark of what stands above."""
    def draw(c: Canvas) -> None:
        c.drawString(72, 720, "1. Are statistics on accidents kept by the Government of your country? YES        NO")
        c.drawString(72, 706, "X")
        c.drawString(72, 680, "YES      NO")
        c.drawString(78, 666, "X")

    wrapped, marked = (b.text for b in pdf(draw, backend).blocks)
    assert wrapped.endswith("NO X")
    assert marked == "YES X NO"
