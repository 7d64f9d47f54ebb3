"""Pages in columns, with frames or a sidebar, and layouts that only look like them."""

from __future__ import annotations

from collections.abc import Sequence

import pytest
from drawn_pages import BACK_ENDS, pdf
from reportlab.pdfbase.pdfmetrics import stringWidth
from reportlab.pdfgen.canvas import Canvas

from extractor.data.document import UNORDERED, Document

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


QUESTIONS = ("Please describe the legislation that applies and the date of its entry into force.", "Which authority applies it, and to whom does it report?",
             "Has your Government adopted a national strategy in the last five years?", "How are officials trained, and how often is that repeated?",
             "What is exchanged with the authorities of other States, and how?", "Please give the number of cases of the last three years.")
REPLIES = ("The Act of 2014 entered into force on 1 March 2015 and was amended twice.", "The Ministry, which reports to Parliament once a year.",
           "Yes, that for the years to 2026 was adopted in May 2021.", "At the academy, in a course which is repeated every third year.",
           "Statistics, by the secure network of the regional organization.", "There were 41 cases in 2021 and 38 in 2022, most in the capital.")


def _wrapped(text: str, width: float) -> list[str]:
    lines = [""]
    for word in text.split():
        if stringWidth(f"{lines[-1]} {word}", "Helvetica", 10) > width:
            lines.append("")
        lines[-1] = f"{lines[-1]} {word}".strip()
    return lines


def _asked(numbers: range, width: float) -> list[str]:
    """The lines of numbered questions with their answers, an empty one after each."""
    return [line for k in numbers for line in (*_wrapped(f"{k + 1}. {QUESTIONS[k]}", width), *_wrapped(REPLIES[k], width), "")]


def _flow(c: Canvas, lines: Sequence[str], columns: int, top: float, width: float) -> float:
    """Set lines in columns of one height; where they end."""
    height = -(-len(lines) // columns)
    for k, line in enumerate(lines):
        c.setFont("Helvetica", 10)
        c.drawString(60 + k // height * (width + 20), top - 13 * (k % height), line)
    return top - 13 * height


def _in_order(found: Document) -> list[str]:
    """The document's text where it says what was asked and answered."""
    text = " ".join(b.text for b in found.blocks)
    return sorted((*QUESTIONS, *REPLIES), key=text.find) if all(said in text for said in (*QUESTIONS, *REPLIES)) else []


ORDER = [said for pair in zip(QUESTIONS, REPLIES, strict=True) for said in pair]


@pytest.mark.parametrize("columns", [2, 3])
@pytest.mark.parametrize("pages", [1, 2])
def test_a_numbered_form_goes_on_over_columns_and_pages(columns: int, pages: int) -> None:
    def draw(c: Canvas) -> None:
        width = (475 - 20 * (columns - 1)) / columns
        lines = _asked(range(6), width)
        share = -(-len(lines) // pages)
        for page in range(pages):
            c.drawString(60, 790, "A questionnaire whose title runs over all the columns of the page, as titles do")
            _flow(c, lines[page * share : (page + 1) * share], columns, 740, width)
            c.showPage()

    assert _in_order(pdf(draw)) == ORDER


def test_short_headings_over_both_columns_divide_them() -> None:
    def draw(c: Canvas) -> None:
        y = 780.0
        for name, numbers in (("I. Law", range(3)), ("II. Practice", range(3, 6))):
            c.drawString(60, y, name)
            y = _flow(c, _asked(numbers, 220), 2, y - 24, 220) - 30

    assert _in_order(pdf(draw)) == ORDER


def test_answers_beside_questions_of_several_lines_are_read_after_them() -> None:
    def draw(c: Canvas) -> None:
        c.setFont("Helvetica", 10)
        for k in range(6):
            for x, text in ((60, f"{k + 1}. {QUESTIONS[k]}"), (310, REPLIES[k])):
                for n, line in enumerate(_wrapped(text, 200)):
                    c.drawString(x, 760 - 60 * k - 13 * n, line)

    found = pdf(draw)
    assert _in_order(found) == ORDER
    assert found.notes == ()


def test_a_sidebar_leaves_the_text_whole_and_its_place_is_a_guess() -> None:
    aside = "The secretariat collects the replies of all States and publishes a summary every second year, in which replies that come late are not found."

    def draw(c: Canvas) -> None:
        c.setFont("Helvetica", 10)
        for k, line in enumerate(_asked(range(6), 330)):
            c.drawString(60, 766 - 12.5 * k, line)
        for k, line in enumerate(_wrapped(aside, 110)):
            c.drawString(420, 760 - 17 * k, line)

    found = pdf(draw)
    assert _in_order(found) == ORDER
    assert aside in [b.text for b in found.blocks]
    assert [n.code for n in found.notes] == [UNORDERED]


def test_frames_in_the_margin_are_read_after_what_they_stand_beside() -> None:
    def draw(c: Canvas) -> None:
        c.setFont("Helvetica", 10)
        y = 760.0
        for k in range(6):
            c.rect(400, y - 45, 140, 55)
            for x, text, width in ((60, f"{k + 1}. {QUESTIONS[k]}", 300), (405, REPLIES[k], 130)):
                for n, line in enumerate(_wrapped(text, width)):
                    c.drawString(x, y - 13 * n, line)
            y -= 55.5 if k == 2 else 70  # two frames that touch look like a table

    found = pdf(draw)
    assert _in_order(found) == ORDER
    assert all(b.cell is None for b in found.blocks)


def test_a_box_in_a_line_is_read_with_its_line() -> None:
    def draw(c: Canvas) -> None:
        for k, name in enumerate(("Name of the authority:", "Address:", "Telephone:")):
            c.drawString(60, 760 - 24 * k, name)
            c.rect(200, 755 - 24 * k, 200, 16)
            c.drawString(205, 760 - 24 * k, f"Filled in {k}")

    text = " ".join(b.text for b in pdf(draw).blocks)
    assert text == "Name of the authority:\tFilled in 0 Address:\tFilled in 1 Telephone:\tFilled in 2"


def test_a_frame_in_one_of_two_columns_is_no_frame_in_the_margin() -> None:
    def draw(c: Canvas) -> None:
        lines = _asked(range(6), 220)
        _flow(c, lines, 2, 740, 220)
        c.rect(298, 740 - 13 * (-(-len(lines) // 2) - 2) - 6, 226, 32)

    assert _in_order(pdf(draw)) == ORDER
