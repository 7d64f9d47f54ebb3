"""Marks and words in combination: an answer led in by a sign, options named by letter, all or none of them, whole lists where others are cut."""

from __future__ import annotations

import pytest
from builders import block, document, form, questionnaire

from extractor.align import align
from extractor.assign import compose, place
from extractor.data.document import Block, Document, Drawing
from extractor.data.evidence import Selection
from extractor.data.questionnaire import Form, Line
from extractor.detect import detect

Q1 = "Are persons awaiting trial held apart from convicted prisoners? "
Q2 = "Which of the following does the law guarantee to every prisoner?"
Q3 = "Please describe any other measures taken in your country."
OPTIONS = {"a": "Drinking water", "b": "Visits by the family", "c": "Video calls", "other": "Other, please specify:"}
LETTERED = [block(0, f"{letter}. {o}", label_end=3) for letter, o in zip("ABCD", OPTIONS.values(), strict=True)]
LIST = [Line(text=b.text, role="option", item="2", option=i, label_end=3) for b, i in zip(LETTERED, OPTIONS, strict=True)]
FORM = form(f"question 1: {Q1}{{yes|Yes}} / {{no|No}} / {{in-part|In part}}", f"question 2: {Q2}", *LIST, f"question 3: {Q3}")


def run(printed: Form, replied: Document) -> tuple[dict[str, Selection], dict[str, str]]:
    definition = questionnaire(printed)
    alignment = align(printed, replied)
    placement = place(definition, alignment, ("en",))
    selections = detect(definition, alignment, placement, ("en", "fr"))
    return selections, compose(placement.written, selections, ("en", "fr"))


@pytest.mark.parametrize("mark", ["→ {}", "-> {}", "=> {}", ">> {}", "– {}", ": {}", "✓ {}", "X {}", "[X] {}", "({})", "{} ✓", "{} X", "→ Answer: {}."])
@pytest.mark.parametrize(("word", "option"), [("Yes", "yes"), ("No", "no"), ("In part", "in-part")])
@pytest.mark.parametrize("apart", [False, True])
def test_an_answer_after_the_options_is_what_it_says(mark: str, word: str, option: str, apart: bool) -> None:
    said = mark.format(word)
    asked = (Q1 + "Yes / No / In part", said) if apart else (f"{Q1}Yes / No / In part  {said}",)
    selections, texts = run(FORM, document(*asked, Q2, *LETTERED, Q3))
    assert (selections["1"].status, selections["1"].selected) == ("answered", (option,))
    assert "1" not in texts


@pytest.mark.parametrize("mark", ["→ ", "-> ", "✓ ", "– ", "* "])
def test_what_leads_in_is_no_text_and_the_sentence_is(mark: str) -> None:
    said = "Yes, save for women on remand."
    for asked in ((Q1 + "Yes / No / In part  " + mark + said,), (Q1 + "Yes / No / In part", mark + said)):
        selections, texts = run(FORM, document(*asked, Q2, *LETTERED, Q3))
        assert (selections["1"].selected, texts["1"]) == (("yes",), said)


def test_an_arrow_at_other_words_marks_no_option() -> None:
    selections, texts = run(FORM, document(Q1 + "Yes / No / In part  → under way", Q2, *LETTERED, Q3))
    assert (selections["1"].selected, texts["1"]) == ((), "under way")


def test_arrows_before_several_paragraphs_are_bullets() -> None:
    _, texts = run(FORM, document(Q1 + "Yes / No / In part", Q2, *LETTERED, Q3, "→ New prisons", "→ Amnesty"))
    assert texts["3"] == "→ New prisons\n\n→ Amnesty"


@pytest.mark.parametrize(("said", "chosen", "text"), [
    ("→ A, C", ("a", "c"), None),
    ("A et C.", ("a", "c"), None),
    ("(a), (c)", ("a", "c"), None),
    ("– B", ("b",), None),
    ("The options A and C.", ("a", "c"), None),
    ("A. Drinking water; C. Video calls", ("a", "c"), None),
    ("A, D: a library", ("a", "other"), "a library"),
    ("D (a library)", ("other",), "(a library)"),
    ("All of the above", ("a", "b", "c"), None),
    ("Tout ce qui précède.", ("a", "b", "c"), None),
    ("None of the above", (), "None of the above"),
    ("N/A", (), "N/A"),
])
def test_options_named_under_a_lettered_list(said: str, chosen: tuple[str, ...], text: str | None) -> None:
    selections, texts = run(FORM, document(Q1 + "Yes / No / In part", Q2, *LETTERED, said, Q3))
    assert (selections["2"].selected, texts.get("2")) == (chosen, text)


@pytest.mark.parametrize("said", ["A to C", "A – C", "All except B", "Not A", "A, F", "All options but A", "Options A to C"])
def test_letters_with_other_words_are_not_taken_silently(said: str) -> None:
    selections, texts = run(FORM, document(Q1 + "Yes / No / In part", Q2, *LETTERED, said, Q3))
    assert selections["2"].status in ("blank", "inferred")
    assert texts["2"] == said


@pytest.mark.parametrize(("listed", "chosen"), [
    (("☐ Yes", "☒ No", "☐ In part"), ("no",)),
    (("Yes (X)", "No", "In part"), ("yes",)),
    (("• Oui", "• Non ✓"), ("no",)),
    (("Yes", "No"), ()),
    (("☐ Yes",), ()),
])
def test_a_list_typed_anew_is_read_by_its_signs(listed: tuple[str, ...], chosen: tuple[str, ...]) -> None:
    selections, texts = run(FORM, document(Q1 + "Yes / No / In part", *listed, Q2, *LETTERED, Q3))
    assert selections["1"].selected == chosen
    assert ("1" in texts) == (not chosen)


def test_several_typed_anew_are_read_by_their_signs() -> None:
    anew = ("☒ A. Drinking water", "☐ B. Visits by the family", "☒ C. Video calls")
    selections, texts = run(FORM, document(Q1 + "Yes / No / In part", Q2, *LETTERED, *anew, Q3))
    assert (selections["2"].selected, texts) == (("a", "c"), {})


def test_every_option_struck_is_ambiguous() -> None:
    selections, _ = run(FORM, document(Q1 + "~~Yes~~ / ~~No~~ / ~~In part~~", Q2, *LETTERED, Q3))
    assert selections["1"].status == "ambiguous"


def test_an_ellipse_round_two_options_is_ambiguous() -> None:
    asked = Q1 + "Yes / No / In part"
    start = asked.index("Yes / ")
    ring = Block(index=0, text=asked, spans=block(0, asked).spans, drawings=(Drawing(shape="ellipse", start=start, end=start + len("Yes / No")),))
    selections, _ = run(FORM, document(ring, Q2, *LETTERED, Q3))
    assert selections["1"].status == "ambiguous"


QUESTIONS = [f"question {n}: {n}. Does the {noun} of every prison keep a register of its own? {{yes|Yes}} / {{no|No}}"
             for n, noun in ((4, "kitchen"), (5, "laundry"), (6, "workshop"))]
DELETED = [f"{n}. Does the {noun} of every prison keep a register of its own? Yes" for n, noun in ((4, "kitchen"), (5, "laundry"), (6, "workshop"))]
CUT_FORM = form(f"question 2: {Q2}", *LIST, *QUESTIONS)


def test_a_whole_list_where_others_are_cut_was_passed_over_unless_its_other_is_filled_in() -> None:
    selections, _ = run(CUT_FORM, document(Q2, *LETTERED, *DELETED))
    assert (selections["2"].status, selections["2"].selected) == ("blank", ())


def test_a_whole_list_whose_other_is_filled_in_is_all_chosen() -> None:
    filled = block(0, "D. Other, please specify: a library", label_end=3)
    selections, texts = run(CUT_FORM, document(Q2, *LETTERED[:3], filled, *DELETED))
    assert (selections["2"].status, selections["2"].selected) == ("inferred", tuple(OPTIONS))
    assert texts["2"] == "a library"


def test_a_whole_list_of_a_reply_that_marks_stays_blank() -> None:
    marked = [text + " X / No" for text in DELETED]
    selections, _ = run(CUT_FORM, document(Q2, *LETTERED, *marked))
    assert selections["2"].status == "blank"


def test_an_option_left_alone_with_its_empty_box_is_the_answer_where_the_form_s_are_gone() -> None:
    selections, _ = run(FORM, document(Q1, "☐ No", Q2, *LETTERED, Q3))
    assert selections["1"].selected == ("no",)
    selections, _ = run(FORM, document(Q1 + "Yes / No / In part", "☐ No", Q2, *LETTERED, Q3))
    assert selections["1"].selected == ()
