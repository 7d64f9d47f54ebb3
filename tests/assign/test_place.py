"""New words to items: in the form, in letters, in prose."""

from __future__ import annotations

import pytest
from builders import block, cell, document, form, questionnaire

from extractor.align import align
from extractor.assign import compose, place
from extractor.data.document import Document
from extractor.data.questionnaire import Form, Line, Piece

QUESTIONS = (
    "Has the Government used technologies in the context of international cooperation? ",
    "Please describe the case management software that your country has developed or uses.",
    "Which indicators did the evaluation of effectiveness rest on, and what was its outcome?",
    "Please give examples of good practices for the recovery of assets.",
)
FORM = form(
    f"question 1: {QUESTIONS[0]}{{yes|Yes}} / {{no|No}}",
    f"question 2: {QUESTIONS[1]}",
    f"question 3: {QUESTIONS[2]}",
    f"question 4: {QUESTIONS[3]}",
    "note 4: Please elaborate as necessary.",
)
ASKED = (QUESTIONS[0] + "Yes / No", *QUESTIONS[1:])


def texts(replied: Document, printed: Form = FORM) -> tuple[dict[str, str], list[str]]:
    definition = questionnaire(printed)
    placement = place(definition, align(printed, replied), ("en",))
    loose = [replied.blocks[p.block].text[p.start : p.end] for p in placement.loose]
    return compose(placement.written, {}, ("en",)), loose


def test_words_belong_to_the_question_above() -> None:
    found, loose = texts(document(ASKED[0], ASKED[1], "The register.", "And a spreadsheet.", ASKED[2], ASKED[3], "None so far."))
    assert found == {"2": "The register.\n\nAnd a spreadsheet.", "4": "None so far."}
    assert loose == []


def test_words_after_an_instruction_still_answer_the_question_before_it() -> None:
    found, _ = texts(document(*ASKED, "Please elaborate as necessary.", "The seizure of 2019."))
    assert found == {"4": "The seizure of 2019."}


def test_lead_ins_and_fill_in_lines_are_no_text() -> None:
    found, _ = texts(document(ASKED[0], ASKED[1] + " _ _The register_ _", ASKED[2], "Answer: Two indicators.", ASKED[3]))
    assert found == {"2": "The register", "3": "Two indicators."}


def test_what_stands_before_the_first_question_is_loose() -> None:
    found, loose = texts(document("KINGDOM OF THE NETHERLANDS", *ASKED))
    assert (found, loose) == ({}, ["KINGDOM OF THE NETHERLANDS"])


def test_place_date_and_signature_are_loose() -> None:
    found, loose = texts(document(*ASKED, "A new law is before Parliament.", "Berlin, 12 September 2023", "Federal Ministry of Justice"))
    assert found == {"4": "A new law is before Parliament."}
    assert sorted(loose) == ["Berlin, 12 September 2023", "Federal Ministry of Justice"]


def test_a_number_stands_in_for_its_question() -> None:
    found, _ = texts(document(ASKED[0], ASKED[1], "The register.", "3. Two indicators.", ASKED[3], "None."))
    assert found == {"2": "The register.", "3": "Two indicators.", "4": "None."}


def test_a_question_that_the_form_does_not_have_is_set_aside_with_its_answer() -> None:
    extra = block(0, "5. Which ministry is in charge of the matter?", label_end=3)
    found, loose = texts(document(*ASKED, "None.", extra, "The Ministry of Justice."))
    assert found == {"4": "None."}
    assert len(loose) == 2


def test_answers_above_their_questions_are_doubted() -> None:
    printed = form("intro: Please complete this questionnaire before the end of May.", *(line for line in FORM.lines[:4]))
    replied = document("Please complete this questionnaire before the end of May.", "Yes, we have used them for years.", ASKED[0],
                       "The register of the ministry is used.", ASKED[1], "Two indicators were used in all.", ASKED[2], "None.", ASKED[3])
    placement = place(questionnaire(printed), align(printed, replied), ("en",))
    assert placement.displaced
    below = document(replied.blocks[0].text, ASKED[0], ASKED[1], "The register of the ministry is used.", ASKED[2], ASKED[3])
    assert not place(questionnaire(printed), align(printed, below), ("en",)).displaced


def test_running_headers_are_furniture() -> None:
    header = block(0, "Reply of Norway", part="header", furniture=True)
    found, loose = texts(document(header, ASKED[0], ASKED[1], "The register.", header, ASKED[2], ASKED[3]))
    assert (found, loose) == ({"2": "The register."}, [])


def test_a_letter_by_its_numbers() -> None:
    found, loose = texts(document(
        "Replies of Norway", "Question 1: No.", "Question 2: The register.", "It is free of charge.", "1. on paper", "Question 4: None.", "Oslo, 3 May 2024"))
    assert found == {"1": "No.", "2": "The register.\n\nIt is free of charge.\n\n1. on paper", "4": "None."}
    assert loose == ["Replies of Norway", "Oslo, 3 May 2024"]


def test_prose_without_numbers_by_its_wording() -> None:
    definition = questionnaire(FORM)
    items = tuple(
        type(i)(id=i.id, label="", type=i.type, options=i.options, texts={"en": q}) for i, q in zip(definition.items, QUESTIONS, strict=True)
    )
    definition = type(definition)(id="test", title="", items=items, forms=(FORM,))
    replied = document(
        "The central authority developed a case management software of its own.", "It can be shared.",
        "As indicators for the evaluation we took the number of requests.", "A good practice is the early freezing of assets before their recovery.")
    placement = place(definition, align(FORM, replied), ("en",))
    found = compose(placement.written, {}, ("en",))
    assert {k: v.split("\n\n")[0][:20] for k, v in found.items()} == {
        "2": "The central authorit", "3": "As indicators for th", "4": "A good practice is t"}
    assert all(sure < 0.9 for sure in placement.displaced.values())


def test_an_empty_numbered_paragraph_is_no_answer() -> None:
    found, loose = texts(document(ASKED[0], ASKED[1], "The register.", block(0, "3. ", label_end=3), ASKED[2], ASKED[3]))
    assert (found, loose) == ({"2": "The register."}, [])


def test_a_row_that_was_added_pushes_the_forms_rows_down() -> None:
    """The form's second row stands third in the reply: what is in between belongs to the row above it."""
    printed = form(*(Line(role=role, item=item, text=text, cell=cell(0, row, column)) for role, item, text, row, column in (
        ("question", "1", QUESTIONS[1], 0, 0), ("answer", "1", "", 0, 1), ("question", "2", QUESTIONS[2], 1, 0), ("answer", "2", "", 1, 1))))
    rows = ((QUESTIONS[1], "The register."), ("Remark", "It is free of charge."), (QUESTIONS[2], "Two indicators."))
    found, _ = texts(document(*(block(0, text, cell=cell(0, r, c)) for r, row in enumerate(rows) for c, text in enumerate(row))), printed)
    assert found == {"1": "The register.\n\nRemark\n\nIt is free of charge.", "2": "Two indicators."}


def test_a_short_dated_answer_in_a_cell_of_the_form_is_no_closing() -> None:
    lines = (("question", QUESTIONS[1], 0), ("answer", "", 1))
    printed = form(*(Line(role=role, item="1", text=text, cell=cell(0, 0, column)) for role, text, column in lines))
    found, _ = texts(document(block(0, QUESTIONS[1], cell=cell(0, 0, 0)), block(1, "since 2020", cell=cell(0, 0, 1))), printed)
    assert found == {"1": "since 2020"}


@pytest.mark.parametrize("lead", ["R: ", "R/ ", "R.- ", "Respuesta: ", "Rép. : ", "A: "])
def test_lead_ins_of_one_letter(lead: str) -> None:
    placement = place(questionnaire(FORM), align(FORM, document(*ASKED[:2], f"{lead}The register.", *ASKED[2:])), ("en",))
    assert compose(placement.written, {}, ("es", "fr", "en")) == {"2": "The register."}


@pytest.mark.parametrize("text", ["A. Smith is in charge.", "R. 4/2 applies.", "E: none"])
def test_other_letters_are_no_lead_ins(text: str) -> None:
    placement = place(questionnaire(FORM), align(FORM, document(*ASKED[:2], text, *ASKED[2:])), ("en",))
    assert compose(placement.written, {}, ("es", "fr", "en")) == {"2": text}


def test_a_number_written_on_a_blank_before_the_wording_is_an_answer() -> None:
    printed = form(Line(role="question", item="1", text="____ Freight by railway over long distances", pieces=(Piece(start=0, end=4, role="field"),)))
    assert texts(document("_1_ Freight by railway over long distances"), printed)[0] == {"1": "1"}


def test_words_that_name_another_question_go_there_with_a_doubt() -> None:
    replied = document(*ASKED[:2], "Reply to question 3: Two indicators.", *ASKED[2:])
    placement = place(questionnaire(FORM), align(FORM, replied), ("en",))
    assert compose(placement.written, {}, ("en",)) == {"3": "Two indicators."}
    assert "3" in placement.displaced


def test_a_lone_no_under_an_open_question_answers_it_though_the_next_question_is_gone() -> None:
    printed = form(f"question 1: {QUESTIONS[1]}", f"question 2: {QUESTIONS[0]}", "option 2 yes: Yes", "option 2 no: No", f"question 3: {QUESTIONS[2]}")
    assert texts(document(QUESTIONS[1], "No.", QUESTIONS[2]), printed)[0] == {"1": "No."}


def test_a_number_that_ends_an_answer_before_the_forms_thanks_is_no_label() -> None:
    """Nor are the words before it lost where a reader put the answer and the form's last line into one paragraph."""
    printed = form(*(f"question {k}: {k}. {text}" for k, text in enumerate(QUESTIONS, 1)), "note 4: The Secretariat thanks you for your cooperation.")
    found, _ = texts(document(
        *(f"{k}. {text}" for k, text in enumerate(QUESTIONS, 1)), "The seizure of 2019 (see 2 and 3). The Secretariat thanks you for your cooperation.",
    ), printed)
    assert found == {"4": "The seizure of 2019 (see 2 and 3)."}
