"""Which lines of a PDF are one paragraph: in cells by the cell's padding, over a stroke between options, before a label's box."""

from __future__ import annotations

import pytest
from drawn_pages import pdf
from reportlab.pdfbase.pdfmetrics import stringWidth
from reportlab.pdfgen.canvas import Canvas

from extractor.read.pdf_lines import Glyph, TextLine
from extractor.read.pdf_page import Character, Face
from extractor.read.pdf_paragraphs import Margins, cell_margins, label_end, padding, paragraphs


def _line(x0: float, x1: float, top: float = 100, *, right_to_left: bool = False) -> TextLine:
    letter = Character("\u0628", x0, top, x1, top + 11, 11, Face())
    glyphs = (Glyph(text=letter.text, character=letter),)
    return TextLine(page=1, text=letter.text, glyphs=glyphs, x0=x0, x1=x1, top=top, bottom=top + 11, size=11, right_to_left=right_to_left)


def test_the_padding_where_lines_start_holds_where_they_end() -> None:
    lines = [_line(76, 160), _line(75, 190, 114)]
    room = padding([(lines, (70, 90, 200, 130))])
    assert room == 5
    assert cell_margins(lines, (70, 90, 200, 130), room).right == 195
    assert cell_margins([_line(75, 199)], (70, 90, 200, 130), room).right == 199  # text reaches into it
    backwards = [_line(110, 195, right_to_left=True)]
    assert cell_margins(backwards, (70, 90, 200, 130), padding([(backwards, (70, 90, 200, 130))])).left == 75


def test_a_cells_line_without_room_for_the_next_word_goes_on() -> None:
    words = "Licensing of discharges and the monitoring of"
    right = 306 + stringWidth(words, "Helvetica", 11) + stringWidth("groundwater", "Helvetica", 11) + 8  # with the padding of 6 no room is left

    def draw(c: Canvas) -> None:
        for x in (80, 300, right):
            c.line(x, 740, x, 790)
        for y in (740, 790):
            c.line(80, y, right, y)
        c.drawString(86, 776, "2.")
        c.drawString(306, 776, words)
        c.drawString(306, 762, "groundwater abstraction")

    assert [b.text for b in pdf(draw).blocks] == ["2.", words + " groundwater abstraction"]


def test_a_line_that_ends_in_a_stroke_goes_on_at_any_size() -> None:
    def draw(c: Canvas) -> None:
        c.drawString(72, 760, "1. Is there a national law on access to information in your country, Yes /")
        c.setFont("Helvetica", 14)
        c.drawString(72, 744, "No")

    assert [b.text for b in pdf(draw).blocks] == ["1. Is there a national law on access to information in your country, Yes / No"]


def test_a_box_that_stands_after_its_label_may_open_a_line() -> None:
    full = "1. Is there a national law on access to public information in your country? Yes"

    def draw(c: Canvas) -> None:
        c.drawString(72, 760, full)
        c.rect(72, 746, 8, 8, fill=1)
        c.drawString(86, 746, "No")
        c.rect(104, 746, 8, 8, fill=0)
        c.drawString(72, 718, "2. Please describe it.")

    assert pdf(draw).blocks[0].text.startswith(full + " ")


@pytest.mark.parametrize(("end", "rest"), [("( ) Yes", "(X) No"), ("[X] Yes", "[ ] No"), ("country? Yes", "(X) / No")])
def test_a_line_that_begins_with_an_options_brackets_goes_on(end: str, rest: str) -> None:
    full = "1. Is there a law on access to public information in this country or region? " + end

    def draw(c: Canvas) -> None:
        c.drawString(72, 760, full)
        c.drawString(72, 746, rest)
        c.drawString(72, 718, "(x) a paragraph with a label of its own, after white space")

    assert [b.text for b in pdf(draw).blocks] == [full + " " + rest, "(x) a paragraph with a label of its own, after white space"]


@pytest.mark.parametrize(("text", "label"), [
    ("二、预防与登记", "二、"), ("4、贵国是否设有数据库？", "4、"), ("（a）如果是，请说明", "（a）"), ("（一）法律", "（一）"),
    ("（签字）部长", ""), ("二十世纪", ""), ("3.5 million", "3.5 "),
])
def test_chinese_labels_have_no_space_behind_them(text: str, label: str) -> None:
    assert text[: label_end(text)] == label


def test_lines_of_a_signature_set_to_the_right_stand_alone() -> None:
    def draw(c: Canvas) -> None:
        c.drawString(72, 780, "The Government has no other remarks to make on the subject of this list of questions, which it welcomes.")
        c.drawRightString(520, 740, "Ministry of Water and International Cooperation")
        c.drawRightString(520, 726, "20 May 2026")

    assert [b.text for b in pdf(draw).blocks][1:] == ["Ministry of Water and International Cooperation", "20 May 2026"]


def test_lines_set_to_the_edge_where_they_end_are_one_paragraph() -> None:
    lines = [_line(90 + shift, 300 - start, 100 + 14 * k, right_to_left=True) for k, (shift, start) in enumerate(((3.5, 22), (3.5, 7), (0, 42)))]
    assert len(paragraphs(lines, Margins(left=90, right=300, pitch=1.27))) == 1
