"""Where lines may have been read in a wrong order, answers ask for review."""

from __future__ import annotations

import msgspec
from builders import block, document, form, questionnaire

from extractor.align import align
from extractor.assign import place
from extractor.audit.reading_order import doubted_by_order
from extractor.data.document import UNORDERED, Document, Fragment, Note
from extractor.data.questionnaire import Form

FIRST = "Which national legislation applies to the protection of the coastal waters of your country?"
SECOND = "How often do the competent authorities inspect the vessels that enter its harbours?"
THIRD = "Which technical assistance would your Government need for the years to come?"
FORM = form(f"question 1: {FIRST}", f"question 2: {SECOND}", f"question 3: {THIRD}")


def _printed(*pages: tuple[str, ...], notes: tuple[Note, ...] = ()) -> Document:
    """A document of these blocks by page."""
    blocks = [block(0, text, fragments=(Fragment(start=0, end=len(text), page=p, box=(0, 0, 1, 1)),)) for p, page in enumerate(pages, 1) for text in page]
    return msgspec.structs.replace(document(*blocks), notes=notes)


def _doubts(printed: Form, replied: Document) -> dict[str, str]:
    alignment = align(printed, replied)
    return dict(doubted_by_order(alignment, place(questionnaire(printed), alignment, ("en",))))


def test_what_is_read_in_order_is_not_doubted() -> None:
    assert _doubts(FORM, _printed((FIRST, "The Act of 2014.", SECOND, "Twice a year."), (THIRD, "None."))) == {}


def test_a_question_with_other_words_between_its_lines_is_doubted_and_so_is_its_page() -> None:
    doubts = _doubts(FORM, _printed(
        ("Which national legislation applies to the protection",
         "The Act of 2014 was amended", "of the coastal waters of your country?", SECOND, "Twice a year."),
        (THIRD, "None.")))
    assert set(doubts) == {"1", "2"}
    assert doubts["1"].startswith("other words stand between")


def test_a_page_whose_order_is_a_guess_is_doubted() -> None:
    note = Note(code=UNORDERED, message="a guess", page=2)
    assert set(_doubts(FORM, _printed((FIRST, "The Act of 2014.", SECOND, "Twice a year."), (THIRD, "None."), notes=(note,)))) == {"3"}
