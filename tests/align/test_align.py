"""Form words against document words."""

from __future__ import annotations

from builders import document, form

from extractor.align import align
from extractor.data.alignment import Alignment
from extractor.data.questionnaire import Line, Piece

FORM = form(
    "question 1: Has the Government used technologies in the context of international cooperation? {yes|Yes} / {no|No}",
    "question 2: If yes, please describe the most useful technologies of your country.",
    "question 3: Please provide any other information you consider relevant.",
)


def new_words(alignment: Alignment) -> list[str]:
    return [w.word for j, (w, i) in enumerate(zip(alignment.words, alignment.partner, strict=True)) if i < 0 and j not in alignment.edits]


def test_the_form_itself_is_all_template() -> None:
    alignment = align(FORM, document(*(line.text for line in FORM.lines)))
    assert new_words(alignment) == []
    assert alignment.coverage == (1.0, 1.0, 1.0)


def test_an_answer_that_begins_like_the_next_question_stays_an_answer() -> None:
    alignment = align(FORM, document(FORM.lines[0].text, "If yes, we use it daily.", FORM.lines[1].text, FORM.lines[2].text))
    assert new_words(alignment) == ["if", "yes", "we", "use", "it", "daily"]


def test_an_answer_in_the_block_of_its_question_is_cut_off() -> None:
    alignment = align(FORM, document(FORM.lines[0].text, FORM.lines[1].text + " The case register.", FORM.lines[2].text))
    assert new_words(alignment) == ["the", "case", "register"]


def test_a_deleted_option_is_missing_and_nothing_else() -> None:
    alignment = align(FORM, document(FORM.lines[0].text.replace(" / No", ""), FORM.lines[1].text, FORM.lines[2].text))
    missing = [w.word for w, j in zip(alignment.form_words, alignment.inverse, strict=True) if j < 0]
    assert missing == ["no"]


def test_retouched_wording_is_template() -> None:
    alignment = align(FORM, document(FORM.lines[0].text, FORM.lines[1].text, "Kindly provide any other information you consider relevant."))
    assert new_words(alignment) == []
    assert len(alignment.edits) == 1


def test_an_answer_that_quotes_its_question_leaves_the_question_in_its_place() -> None:
    quote = "You ask to describe the most useful technologies of your country: we use none."
    alignment = align(FORM, document(FORM.lines[0].text, FORM.lines[1].text, quote, FORM.lines[2].text))
    assert {w.block for w, i in zip(alignment.words, alignment.partner, strict=True) if i >= 0} == {0, 1, 3}


def test_moved_questions_are_found() -> None:
    alignment = align(FORM, document(FORM.lines[2].text, "Nothing.", FORM.lines[0].text, FORM.lines[1].text, "E-mail."))
    assert new_words(alignment) == ["nothing", "e", "mail"]
    assert alignment.moved == {2}


def test_a_letter_shares_no_words_with_the_form() -> None:
    alignment = align(FORM, document("1. Yes, in the courts.", "2. The register of the ministry is useful.", "3. No."))
    assert all(share < 0.5 for share in alignment.coverage)


FIELDS = form(
    Line(role="question", item="1", text="Number of ports of entry: ____ (at the end of 2025)", pieces=(Piece(start=26, end=30, role="field"),)),
    Line(role="question", item="2", text="Length of the coast guarded in this way: ____ km", pieces=(Piece(start=41, end=45, role="field"),)),
)


def test_an_answer_on_a_blank_within_the_wording_is_no_retouched_wording() -> None:
    alignment = align(FIELDS, document("Number of ports of entry: 7 (at the end of 2025)", FIELDS.lines[1].text))
    assert (new_words(alignment), alignment.edits) == (["7"], frozenset())


def test_the_unit_behind_a_blank_is_the_forms() -> None:
    assert new_words(align(FIELDS, document(FIELDS.lines[0].text, "Length of the coast guarded in this way: ____1,200____ km"))) == ["1", "200"]


def test_options_in_a_line_of_their_own_are_found_behind_a_mark() -> None:
    printed = form("question 1: Has the Government used technologies in the context of cooperation?", "option 1: {yes|Yes} ( ) {no|No} ( )")
    for replied in (document(printed.lines[0].text, "Yes (X) No ( )"), document(printed.lines[0].text + " Yes (X) No ( )")):
        assert new_words(align(printed, replied)) == ["x"]


def test_the_last_option_may_have_been_taken_for_a_paragraph_of_its_own() -> None:
    asked = FORM.lines[0].text.removesuffix(" / No")
    wrapped = align(FORM, document(asked, "/ No", FORM.lines[1].text, FORM.lines[2].text))
    answered = align(FORM, document(asked, "No", FORM.lines[1].text, FORM.lines[2].text))
    assert (new_words(wrapped), new_words(answered)) == ([], ["no"])


def test_the_last_option_behind_a_tab_may_stand_on_the_next_line() -> None:
    tabbed = form("question 1: Is the smuggling of migrants an offence?\t{yes|Yes}\t{no|No}", "question 2: Please describe the penalties provided for.")
    asked, last = tabbed.lines[0].text.removesuffix("\tNo"), tabbed.lines[1].text
    assert new_words(align(tabbed, document(asked, "No", last))) == []
    assert new_words(align(tabbed, document(asked, "No (planned for 2027)", last))) == ["planned", "for", "2027"]
    assert new_words(align(tabbed, document(asked, "No law provides for it.", last))) == ["no", "law", "provides", "for", "it"]


def test_a_sentence_that_begins_like_an_option_is_no_option() -> None:
    """The section with that option is left out of the reply; the sentence answers the question before it."""
    last = form("question 1: What lessons have been learned?", "question 2: What obstacles have you met?", "option 2 staff: Lack of coordination",
                "option 2 funds: Insufficient public funding")
    sentence = "Lack of staff and of financial means remains the main difficulty."
    assert new_words(align(last, document("What lessons have been learned?", sentence))) == [w.strip(".").lower() for w in sentence.split()]
    assert new_words(align(last, document(*(line.text for line in last.lines[:3]), "Insufficient public funds"))) == ["funds"]


def test_options_of_one_cell_may_stand_in_paragraphs_of_their_own() -> None:
    printed = form("question 1: Does your country have a national plan?", "option 1: ☐ {yes|Yes} ☐ {no|No} ☐ {prepared|In preparation}")
    assert new_words(align(printed, document(printed.lines[0].text, "☐ Yes", "☐ No", "☒ In preparation"))) == []


def test_what_is_written_within_a_question_is_no_retouch() -> None:
    """One or two small words are; a date, a name or what a colon leads in is an answer."""
    asked = form("question 1: Please indicate: a) the date of its entry into force; b) the authority in charge of the law.")
    line = asked.lines[0].text
    assert new_words(align(asked, document(line.replace("force;", "force: 1er septembre 2023;")))) == ["1er", "septembre", "2023"]
    assert new_words(align(asked, document(line.replace("the law", "the law Jean Dupont Martin").replace("charge of", "charge, Jean Dupont, of")))) != []
    assert new_words(align(asked, document(line.replace("Please indicate", "Please kindly indicate")))) == []
