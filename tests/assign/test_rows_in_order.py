"""Rows and cells that a reply leaves out: what stands under their question's number is theirs, in the form's order."""

from __future__ import annotations

import msgspec
from builders import document, form, questionnaire

from extractor.align import align
from extractor.assign.rows_in_order import rows_in_order
from extractor.data.evidence import Written
from extractor.data.placement import Placement
from extractor.data.questionnaire import Item, Option
from extractor.settings import REVIEW_BELOW

FORM = form(
    "question 5: To what extent are the following measures implemented?",
    "question 5.1: Management plans", "question 5.2: Assessment of stocks",
    "question 6: Reporting institution", "question 6.1: Country", "question 6.2: Ministry or agency",
)


FULL, NONE = Option(id="full", labels={"en": "Full"}), Option(id="none", labels={"en": "None"})


def _item(item: Item) -> Item:
    parent, _, row = item.id.partition(".")
    options = (FULL, NONE) if parent == "5" else ()
    return msgspec.structs.replace(item, parent=parent, label="", options=options) if row else msgspec.structs.replace(item, type="note")


DEFINITION = msgspec.structs.replace(questionnaire(FORM), items=tuple(map(_item, questionnaire(FORM).items)))


def _placed(item: str, *texts: str, printed: str = "") -> Placement:
    alignment = align(FORM, document(printed, *texts))
    written = tuple(Written(block=k + 1, start=0, end=len(text), text=text) for k, text in enumerate(texts))
    return rows_in_order(Placement(written={item: written}), DEFINITION, alignment)


def _texts(placement: Placement) -> dict[str, list[str]]:
    return {item: [w.text for w in pieces] for item, pieces in placement.written.items()}


def test_as_many_lines_as_rows() -> None:
    placement = _placed("5", "Full", "None")
    assert _texts(placement) == {"5.1": ["Full"], "5.2": ["None"]}
    assert min(placement.displaced.values()) > REVIEW_BELOW  # each names an option of its row
    assert "form's order" in placement.reasons["5.1"][0]


def test_words_that_name_no_option_are_flagged() -> None:
    placement = _placed("6", "Cuba", "Ministry of the Environment")
    assert _texts(placement) == {"6.1": ["Cuba"], "6.2": ["Ministry of the Environment"]}
    assert max(placement.displaced.values()) < REVIEW_BELOW


def test_another_number_of_lines_stays_and_puts_all_in_doubt() -> None:
    placement = _placed("5", "Full", "None", "as of 2024")
    assert _texts(placement) == {"5": ["Full", "None", "as of 2024"]}
    assert {item for item, sure in placement.displaced.items() if sure < REVIEW_BELOW} == {"5", "5.1", "5.2"}


def test_rows_that_are_printed_are_answered_where_they_stand() -> None:
    placement = _placed("5", "Full", "None", printed="Management plans")
    assert (_texts(placement), placement.displaced) == ({"5": ["Full", "None"]}, {})
