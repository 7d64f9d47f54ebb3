"""Footnotes that the respondent added: they go where their reference stands."""

from __future__ import annotations

from builders import block, document, form, questionnaire

from extractor.align import align
from extractor.assign import compose, place
from extractor.data.document import Block, Document
from extractor.data.placement import Placement
from extractor.data.questionnaire import Line

Q1 = "Has a national commission on small arms been set up? "
Q2 = "Please name the national focal point and give its address."
NOTE = "See resolution 60/288 of the General Assembly."
FORM = form(
    f"question 1: {Q1}{{yes|Yes}} / {{no|No}}", f"question 2: {Q2}", Line(text=NOTE, role="footnote", note="1"),
)


def read(replied: Document) -> tuple[dict[str, str], Placement]:
    placement = place(questionnaire(FORM), align(FORM, replied), ("en",))
    return compose(placement.written, {}, ("en",)), placement


def note(number: str | None, text: str, part: str = "footnote") -> Block:
    return block(0, text, part=part, note=number)


def referring(text: str, *references: tuple[int, str]) -> Block:
    return block(0, text, references=references)


def test_a_note_in_an_answer_is_its_last_paragraph() -> None:
    texts, placement = read(document(
        Q1 + "Yes / No", Q2, referring("The Permanent Secretariat.", (26, "2")), "It has three desks.",
        note("1", NOTE), note("2", " The post is vacant."), note(None, "It will be filled in May."),
    ))
    assert texts["2"] == "The Permanent Secretariat.\n\nIt has three desks.\n\nThe post is vacant.\n\nIt will be filled in May."
    assert placement.loose == ()


def test_a_note_on_an_option_is_a_remark_on_its_item() -> None:
    asked = Q1 + "Yes / No"
    texts, _ = read(document(referring(asked, (len(asked), "2")), Q2, "The Secretariat.", note("1", NOTE), note("2", "Since 2015 only.")))
    assert texts == {"1": "Since 2015 only.", "2": "The Secretariat."}


def test_the_form_s_own_note_is_template_also_where_it_is_reworded() -> None:
    asked = Q1 + "Yes / No"
    kept, _ = read(document(referring(asked, (20, "1")), Q2, "The Secretariat.", note("1", NOTE + " Adopted in 2006.")))
    reworded, placement = read(document(referring(asked, (20, "1")), Q2, "The Secretariat.", note("1", "Voir la stratégie antiterroriste.")))
    assert kept == reworded == {"2": "The Secretariat."}
    assert len(placement.loose) == 1


def test_a_note_whose_reference_is_not_sure_stays_loose() -> None:
    replied = document(
        Q1 + "Yes / No", Q2, referring("The Secretariat.", (16, "2"), (16, "2")), note("1", NOTE), note("2", "Vacant."), note("2", "In May.", "endnote"))
    texts, placement = read(replied)
    assert texts == {"2": "The Secretariat."}
    assert len(placement.loose) == 2


def test_numbers_that_begin_anew_are_told_apart_by_their_order() -> None:
    asked = Q1 + "Yes / No"
    texts, _ = read(document(
        referring(asked, (len(asked), "2")), Q2, referring("The Secretariat.", (16, "2")), note("1", NOTE), note("2", "First."), note("1", "x"),
        note("2", "Second.")))
    assert (texts["1"], texts["2"]) == ("First.", "The Secretariat.\n\nSecond.")
