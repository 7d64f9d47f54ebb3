"""Replies by headings of their own: what a heading says behind its colon is the answer, not lost with the heading."""

from __future__ import annotations

from asking import asked, loose, placed
from builders import document

from extractor.align import align
from extractor.assign.headed import place_headed
from extractor.data.placement import Placement

BLOCKS = (
    "Fishing vessels and their license",
    "Every vessel has one.",
    "Agreements on coastal waters: the Baltic Pact",
    "Kinds of surveillance of the coast: satellite",
    "From two stations.",
    "Average duration of proceedings against vessels",
    "7 months",
    "Principal obstacles that inspectors meet",
    "Lack of fuel.",
)
ANSWERS = {
    "1": ["Every vessel has one."], "2": ["the Baltic Pact"], "3": ["satellite", "From two stations."], "5": ["7 months"], "6": ["Lack of fuel."],
}


def _texts(placement: Placement) -> dict[str, list[str]]:
    return {item: [w.text for w in written] for item, written in placement.written.items() if written}


def test_an_answer_on_the_line_of_its_heading() -> None:
    placement = placed(*BLOCKS)
    assert (_texts(placement), loose(placement, *BLOCKS)) == (ANSWERS, [])


def test_an_answer_on_the_line_of_its_heading_in_a_reply_without_form() -> None:
    shown, known = asked()
    placement = place_headed(align(shown, document(*BLOCKS)), known)
    assert placement is not None
    assert (_texts(placement), loose(placement, *BLOCKS)) == (ANSWERS, [])
    assert set(ANSWERS) <= set(placement.reasons)


def test_a_sentence_that_has_the_words_of_a_question_ahead_is_no_heading_of_it() -> None:
    said = "Inspectors meet the principal obstacles of which we wrote last year, fog and ice in the northern harbours above all."
    placement = placed("2. Please list the agreements on coastal waters that entered into force since 1 January 2020.", said)
    assert said in str(_texts(placement))


def test_an_answer_on_the_line_of_a_numbered_heading() -> None:
    placement = placed("Ad 2. Agreements on coastal waters: the Baltic Pact", "It has not been amended.", "Ad 5. Duration of the proceedings", "7 months")
    assert _texts(placement) == {"2": ["the Baltic Pact", "It has not been amended."], "5": ["7 months"]}


def test_labels_in_brackets_behind_headings() -> None:
    blocks = (
        "Licences (question 1)", "Yes.", "Treaties in force (question 2)", "The Baltic Pact (see also question 5).", "Duration (question 5)", "7 months",
        "What stands in the way (Question 6):", "Lack of fuel.",
    )
    placement = placed(*blocks)
    assert _texts(placement) == {"1": ["Yes."], "2": ["The Baltic Pact (see also question 5)."], "5": ["7 months"], "6": ["Lack of fuel."]}
    assert loose(placement, *blocks) == ["Licences ", "Treaties in force ", "Duration ", "What stands in the way "]


def test_a_reference_in_brackets_opens_no_answer() -> None:
    blocks = ("Ad 1. Yes.", "Ad 2. The Baltic Pact", "Duration of it (question 5)", "Ad 5. 7 months", "Ad 6. Lack of fuel.")
    assert _texts(placed(*blocks))["2"] == ["The Baltic Pact", "Duration of it (question 5)"]
