"""Tables that the respondent made."""

from __future__ import annotations

from asking import LINES, answers, placed, printed
from builders import block, cell, document, form, questionnaire

from extractor.align import align
from extractor.assign import place
from extractor.data.document import Block
from extractor.data.questionnaire import Line

ASKED = [printed(k) for k, line in enumerate(LINES) if line.startswith("question")]


def table(*rows: tuple[str, ...], number: int = 0) -> list[Block]:
    """Blocks of the cells of a table."""
    return [block(0, text, cell=cell(number, r, c)) for r, row in enumerate(rows) for c, text in enumerate(row)]


def test_question_beside_answer() -> None:
    found = answers("Reply of Fiji", *table(
        ("Question", "Answer"),
        ("1. Does your State license fishing vessels?", "Yes, but only in part."),
        ("1 (a) Procedure for licences", "By the register."),
        ("2. Agreements since 2020", "–"),
        ("6. Obstacles that inspectors meet", "Lack of fuel."),
    ))
    assert found == {"1": ("yes",), "1.a": "By the register.", "6": "Lack of fuel."}


def test_number_question_reply_over_pages() -> None:
    """The number is a label, a heading that is repeated on the next page no text, a row without number goes on."""
    header = ("No.", "Question", "Reply")
    blocks = [
        *table(header, ("1", ASKED[0], "Yes."), ("1(a)", ASKED[1], "By the register,")),
        *table(header, ("", "", "which is public."), ("5", ASKED[5], "7 months"), number=1),
    ]
    assert answers("Reply of Fiji", *blocks) == {"1": ("yes",), "1.a": "By the register,\n\nwhich is public.", "5": "7 months"}


def test_questions_may_stand_in_the_right_column() -> None:
    assert answers(*table(("By the register.", ASKED[1]), ("None so far.", ASKED[2]), ("7 months", ASKED[5]))) == {
        "1": ("yes",), "1.a": "By the register.", "2": "None so far.", "5": "7 months",
    }


def test_wording_is_believed_before_a_number() -> None:
    found = answers(*table(("1", ASKED[2], "None so far."), ("2", ASKED[5], "7 months"), ("3", ASKED[6], "Lack of fuel.")))
    assert found == {"2": "None so far.", "5": "7 months", "6": "Lack of fuel."}


def test_a_row_that_the_form_does_not_ask_is_loose() -> None:
    blocks = table(("1. " + ASKED[1][4:], "By the register."), ("Who signs?", "The Director"), ("5. Duration of the proceedings", "7 months"))
    placement = placed(*blocks)
    assert [blocks[p.block].text for p in placement.loose] == ["Who signs?", "The Director"]


def test_a_table_inside_an_answer_is_text() -> None:
    rows = table(("1", "Norway", "2021"), ("2", "Iceland", "2022"), ("3", "Canada", "2023"))
    found = answers(*ASKED[:3], *rows, *ASKED[3:])
    assert set(found) == {"2"}
    assert "Iceland" in found["2"]


GRID = form(
    "question 1: Please assess the measures of your State.",
    Line(text="Measure", role="column", cell=cell(0, 0, 0)),
    *(Line(text=text, role="column", option=text.lower(), cell=cell(0, 0, c)) for c, text in ((1, "Full"), (2, "None"))),
    Line(text="Patrols of the coast", role="question", item="1.a", cell=cell(0, 1, 0)),
    *(Line(text="", role="choice", item="1.a", option=o, cell=cell(0, 1, c)) for c, o in ((1, "full"), (2, "none"))),
    Line(text="Date of the last report", role="question", item="2", cell=cell(1, 0, 0)),
    Line(text="", role="answer", item="2", cell=cell(1, 0, 1)),
)


def test_a_heading_row_repeated_on_a_new_page_is_no_text_and_a_date_in_a_cell_no_closing() -> None:
    blocks = [
        block(0, "Please assess the measures of your State."), *table(("Measure", "Full", "None"), ("Patrols of the coast", "X", "")),
        *table(("Measure", "Full", "None"), number=1), *table(("Date of the last report", "30 November 2024"), number=2),
    ]
    replied = document(*blocks)
    placement = place(questionnaire(GRID), align(GRID, replied), ("en",))
    assert [w.text for w in placement.written["2"]] == ["30 November 2024"]
    assert [replied.blocks[p.block].text for p in placement.template] == ["Measure", "Full", "None"]
    assert placement.loose == ()


def test_remarks_beside_answers_belong_to_their_row() -> None:
    """One remark that resembles a question makes no column of questions."""
    assert answers("Reply of Fiji", *table(
        ("No.", "Answer", "Remarks"),
        ("1", "Yes", "since 2011"),
        ("1 (a)", "By the register.", ""),
        ("2", "None.", "Talks are under way."),
        ("4", "Often", "Every port of the coast."),
        ("5", "7 months", "9 in the year before"),
        ("6", "Lack of fuel.", "The principal obstacles that inspectors meet are new."),
    )) == {
        "1": ("yes",), "1.a": "By the register.", "2": "None.\n\nTalks are under way.", "4": ("often",), "5": "7 months\n\n9 in the year before",
        "6": "Lack of fuel.\n\nThe principal obstacles that inspectors meet are new.",
    }


def test_a_number_that_goes_on_in_words_names_what_is_asked_so_below_it() -> None:
    found = answers("Reply of Fiji", *table(
        ("No.", "Answer"), ("1", "Yes"), ("1 (if yes)", "By the register."), ("2", "None."), ("6", "Lack of fuel.")))
    assert found["1.a"] == "By the register."
