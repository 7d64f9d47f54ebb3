"""A form that stands in a document twice: it is said, and a first copy that is struck out is not read."""

from __future__ import annotations

from builders import document, form

from extractor.align import without_superseded
from extractor.data.document import TWICE, Document

TITLE = "Survey of coastal waters"
FIRST = "1. Which national legislation applies to the protection of the coastal waters?"
SECOND = "2. How often do the competent authorities inspect the vessels that enter?"
THIRD = "3. Which technical assistance would your Government need at present?"
FORM = form(f"title: {TITLE}", f"question 1: {FIRST}", f"question 2: {SECOND}", f"question 3: {THIRD}")


def _said(document: Document) -> bool:
    return any(note.code == TWICE for note in document.notes)


def _furniture(document: Document) -> list[int]:
    return [block.index for block in document.blocks if block.furniture]


def test_a_form_that_stands_once_is_left_as_it_is() -> None:
    once = document(TITLE, FIRST, "The Act of 2014.", SECOND, "Daily.", THIRD, "None.")
    assert without_superseded(FORM, once) is once


def test_one_question_that_is_quoted_again_is_no_second_copy() -> None:
    assert not _said(without_superseded(FORM, document(TITLE, FIRST, "The Act of 2014.", SECOND, "Daily.", THIRD, "None.", FIRST, "See above.")))


def test_of_two_copies_that_both_count_none_is_left_out() -> None:
    twice = without_superseded(FORM, document(TITLE, FIRST, "Act.", SECOND, "Daily.", THIRD, "None.", TITLE, FIRST, "Law.", SECOND, THIRD, "Maps."))
    assert _said(twice)
    assert _furniture(twice) == []


def test_a_first_copy_that_is_struck_out_is_not_read() -> None:
    drafted = [f"~~{text}~~" for text in (TITLE, FIRST, "Act.", SECOND, "Daily.", THIRD, "None.")]
    twice = without_superseded(FORM, document("DRAFT", *drafted, "FINAL", TITLE, FIRST, "Law.", SECOND, THIRD, "Maps."))
    assert _said(twice)
    assert _furniture(twice) == list(range(9))


def test_copies_that_are_entangled_are_both_read() -> None:
    mixed = without_superseded(FORM, document(f"~~{FIRST}~~", FIRST, "Law.", f"~~{SECOND}~~", SECOND, "Daily.", f"~~{THIRD}~~", THIRD, "Maps."))
    assert _said(mixed)
    assert _furniture(mixed) == []
