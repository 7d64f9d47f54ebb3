"""What ``identify`` promises: places with their evidence, honest confidence, nothing from the form."""

from __future__ import annotations

import pytest

from extractor.data.alignment import Passage
from extractor.data.document import Block, Document
from extractor.data.questionnaire import Item
from extractor.data.source import Source
from extractor.respondent import identify, letterhead_passages, name_of

FORM = ("form", "Has the Government of Austria used information and communication technologies in international cooperation?")
ANSWER = ("answer", "Yes, since 2019.")
NOTE_VERBALE = (
    "The Permanent Mission of the Republic of Slovenia to the United Nations in Vienna presents its compliments to the Secretariat and "
    "has the honour to transmit its reply."
)


def kinds(respondent):
    return [evidence.kind for evidence in respondent.evidence]


@pytest.mark.parametrize(
    ("kind", "lines"),
    [
        ("letterhead", ["REPUBLIC OF SLOVENIA", FORM, ANSWER]),
        ("mission", ["Permanent Mission of Slovenia, Vienna", FORM, ANSWER]),
        ("note-verbale", [NOTE_VERBALE, FORM, ANSWER]),
        ("field", ["State: Slovenia", FORM, ANSWER]),
        ("title", ["Replies of Slovenia to the questionnaire", FORM, ANSWER]),
        ("header", [FORM, ANSWER, ("header", "Slovenia – page 2")]),
        ("signature", [FORM, ANSWER, "Ljubljana, 12 September 2023", "Ministry of Justice, Slovenia"]),
        ("demonym", ["Slovenian Ministry of Justice", FORM, ANSWER]),
        ("address", [FORM, ("answer", "Please write to anti.corruption@gov.si.")]),
        ("text", [FORM, ("answer", "The Government of Slovenia does. In Slovenia, the prosecutor decides.")]),
    ],
)
def test_evidence_says_where_it_was_found(respond, kind, lines):
    respondent = respond(*lines)
    assert respondent.iso3 == "SVN" and respondent.name == "Slovenia"
    assert respondent.evidence[0].kind == kind


def test_evidence_has_block_offsets_page_and_box(respond):
    evidence = respond("Permanent Mission of Norway", FORM, ANSWER, fragments=True).evidence[0]
    assert (evidence.where.block, evidence.where.start, evidence.where.end) == (0, 21, 27)
    assert evidence.where.page == 1 and evidence.where.bbox == (72.0, 50.0, 300.0, 62.0)


def test_words_of_the_form_never_count(respond):
    respondent = respond(FORM, ANSWER, ("form", "Austria"), ANSWER)
    assert respondent.iso3 is None and respondent.confidence == 0.0 and respondent.evidence == ()


def test_label_of_the_form_and_value_of_the_respondent(respond):
    assert respond(("own", "Name of State: |Norway"), FORM, ANSWER).evidence[0].kind == "field"
    assert respond(("form", "Name of State: Austria"), FORM, ANSWER).iso3 is None


def test_agreeing_places_add_up(respond):
    alone = respond("NORWAY", FORM, ANSWER)
    together = respond("NORWAY", FORM, ANSWER, "Ministry of Justice, Norway", path="NOR.docx")
    assert together.confidence > alone.confidence
    assert {"letterhead", "signature", "file-name"} <= set(kinds(together))


def test_one_name_is_one_clue(respond):
    respondent = respond("Name of State: Norway", FORM, ANSWER)
    assert kinds(respondent) == ["field"]


@pytest.mark.parametrize("lines", [["NORWAY", "State: Sweden"], ["Permanent Mission of Norway", "Replies of Sweden"]])
def test_strong_clues_that_contradict_each_other_give_no_country(respond, lines):
    respondent = respond(*lines, FORM, ANSWER)
    assert respondent.iso3 is None and respondent.name is None
    assert respondent.confidence <= 0.5
    assert {"Norway", "Sweden"} <= {word for evidence in respondent.evidence for word in evidence.quote.title().split()}


def test_a_wrong_file_name_lowers_confidence_and_is_shown(respond):
    respondent = respond("NORWAY", FORM, ANSWER, path="sweden.docx")
    assert respondent.iso3 == "NOR"
    assert respondent.confidence < respond("NORWAY", FORM, ANSWER).confidence - 0.2
    assert "sweden" in [evidence.quote for evidence in respondent.evidence]


def test_weak_clues_alone_give_no_country(respond):
    respondent = respond(FORM, ("answer", "A mission to Lisbon met Portuguese experts."))
    assert respondent.iso3 is None and respondent.confidence < 0.5


def test_a_name_is_stronger_than_a_partner_however_often(respond):
    partner = ("answer", "Brazil is a partner. We work with Brazil, and Brazil sends requests. " * 10)
    assert respond("PORTUGAL", FORM, partner).iso3 == "PRT"


def test_a_title_that_the_form_brings_along_says_nothing(respond):
    assert respond(FORM, ANSWER, title="Questionnaire, Austria", author="Republic of Austria").evidence
    assert respond(FORM, ANSWER, title="Questionnaire, Austria", form="Title: Questionnaire, Austria. Question 1").evidence == ()


def test_respondents_without_a_code(respond):
    respondent = respond("EUROPEAN UNION", FORM, ANSWER)
    assert respondent.iso3 is None and respondent.name == "European Union" and respondent.confidence > 0.9


def test_letterhead_passages_are_the_unassigned_words_of_its_evidence(built, sent):
    document, passages = built("NORWAY", "Ministry of Justice", FORM, ANSWER, "Brazil is mentioned here")
    respondent = identify(document, sent(), passages)
    furniture = letterhead_passages(respondent, passages)
    assert [(p.block, p.start, p.end, p.owner) for p in furniture] == [(0, 0, 6, "furniture")]


def test_same_document_same_answer(respond):
    lines = ["NORWAY", FORM, ("answer", "Sweden, Denmark and Finland."), "Sweden"]
    assert respond(*lines) == respond(*lines)


def test_an_empty_document_has_no_respondent(respond):
    assert respond().iso3 is None


@pytest.mark.parametrize(
    ("code", "name"), [("NOR", "Norway"), ("KOR", "Republic of Korea"), ("VNM", "Viet Nam"), ("TUR", "Türkiye"), ("XKX", "Kosovo")]
)
def test_short_names_are_those_of_the_united_nations(code, name):
    assert name_of(code) == name


def test_an_answer_to_an_item_that_asks_for_the_country_is_a_field() -> None:
    """Its printed label may be gone from the reply; an item that asks for more than the country is none."""
    document = Document(blocks=(Block(index=0, text="Cuba"),))
    passages = (Passage(block=0, start=0, end=4, owner="answer", item="1"),)
    for question, expected in (("Country", True), ("State:", True), ("Which countries do you cooperate with?", False)):
        items = (Item(id="1", label="", type="text", texts={"en": question}),)
        respondent = identify(document, Source(path="a.docx", data=b"", format="docx", sha256=""), passages, items=items)
        assert ("field" in kinds(respondent)) == expected, question
