"""Replies without the form: by numbers, quoted questions, headings, wording."""

from __future__ import annotations

from asking import answers, loose, placed, printed

from extractor.assign.labels import LabelReader
from extractor.assign.missing import doubted_parts
from extractor.data.evidence import Written
from extractor.data.questionnaire import Item

QUESTION_2 = printed(5)


def test_parts_of_a_paragraph() -> None:
    """A paragraph under one number that answers its parts one after the other."""
    lines = (
        "question 1: Please rate how ready these elements of the administration are:", "question 1.a: (a) The portal {high|High} / {low|Low}",
        "question 1.b: (b) The register {high|High} / {low|Low}", "question 2: Please describe the difficulties that you have met.",
    )
    placement = placed("Ad 1: a) – High; b) – Low.", "Ad 2: None.", lines=lines)
    assert {item: [w.text for w in written] for item, written in placement.written.items()} == {"1.a": ["High"], "1.b": ["Low."], "2": ["None."]}


def test_two_questions_with_a_paragraph_each() -> None:
    found = answers("Question 1: Yes.", "Responses to questions 2 and 3:", "None.", "Satellite images.", "Question 4: Rarely.")
    assert found == {"1": ("yes",), "2": "None.", "3": ("satellite",), "4": ("rarely",)}


def test_a_quoted_question_says_which_it_is_whatever_its_number() -> None:
    found = answers("Reply of Fiji", f"1. “{QUESTION_2[3:]}”", "None.", "2. The Ministry was asked in May.", f"3. “{printed(12)[3:]}”", "7 months")
    assert found["2"].startswith("None.")
    assert found["5"] == "7 months"


def test_headings_that_paraphrase_the_questions() -> None:
    """A numbered list under a heading is text; everything is flagged."""
    blocks = (
        "Introduction", "The Ministry replies as follows.", "Licence for fishing vessels", "Yes, all of them.", "New agreements since 2020",
        "None.", "Duration of proceedings against vessels", "About 7 months.", "Principal obstacles for inspectors", "1. Lack of fuel.",
        "2. Bad weather.", "3. Few boats.",
    )
    placement = placed(*blocks)
    assert [w.text for w in placement.written["6"]] == ["1. Lack of fuel.", "2. Bad weather.", "3. Few boats."]
    assert [w.text for w in placement.written["2"]] == ["None."]
    assert set(placement.displaced) == {"1", "1.a", "2", "3", "4", "5", "6"}
    assert loose(placement, *blocks) == ["Introduction", "The Ministry replies as follows."]


def test_prose_is_placed_by_sentences_and_every_item_flagged() -> None:
    placement = placed(
        "No agreement has entered into force of late, though two on coastal waters are being discussed with our neighbours in the north. "
        "Proceedings against vessels had an average duration of 7 months. Inspectors meet many an obstacle, such as the lack of fuel for their boats.",
    )
    assert [w.text for w in placement.written["5"]] == ["Proceedings against vessels had an average duration of 7 months."]
    assert len(placement.displaced) == 7


def test_numbers_inside_paragraphs_put_everything_in_doubt() -> None:
    """As where two columns of a page were read across."""
    placement = placed("Q.1 Yes. Q.5 7 months", "Q.2 None, and Q.6 Lack of fuel.", "Q.3 Satellite images.")
    assert len(placement.displaced) == 7


def test_every_answer_has_the_same_lead_in() -> None:
    found = answers(
        printed(0), printed(4), "Vastaus: By the register.", printed(5), "Vastaus: None.", printed(12), "Vastaus: 7 months", printed(13), "Fuel: too little.",
    )
    assert found == {"1": ("yes",), "1.a": "By the register.", "2": "None.", "5": "7 months", "6": "Fuel: too little."}


def test_the_number_of_the_very_question_that_an_answer_stands_under_is_no_text() -> None:
    found = answers(printed(0), printed(4), "By the register.", printed(5), "Question 2: None.", printed(12), "Question 5: 7 months", printed(13))
    assert (found["2"], found["5"]) == ("None.", "7 months")


def test_questions_answered_together_under_one_of_them_are_all_in_doubt() -> None:
    placement = placed(printed(0), printed(4), printed(5), "Answer to questions 1 (a) and 2: By the register; none.", printed(12), "7 months", printed(13))
    assert [w.text for w in placement.written["2"]] == ["By the register; none."]
    assert {"1.a", "2"} <= set(placement.reasons) and max(placement.displaced[item] for item in ("1.a", "2")) < 0.9


def test_a_translated_question_is_no_text() -> None:
    found = answers(
        "1. Apakah negara Anda memberikan lisensi?", "[ ] Yes", "[X] No", "2. Apa saja perjanjian yang berlaku?", "Réponse : Tidak ada.",
        "5. Berapa lama proses terhadap kapal?", "7 bulan",
    )
    assert "Tidak ada." in str(found.get("2"))


def test_an_older_version_is_counted_by_its_own_numbers() -> None:
    """A question that the form no longer has is set aside with its answer; a date in the wording is no answer."""
    blocks = (
        printed(3), printed(4), "By the register.", QUESTION_2.replace("2020", "2018"), "None.", "3. Do you publish statistics? If so, please say where.",
        "Yes, each year.", "4. " + printed(12)[3:], "7 months", "5. " + printed(13)[3:], "Lack of fuel.",
    )
    placement = placed(*blocks)
    assert {item: [w.text for w in written] for item, written in placement.written.items() if written} == {
        "1.a": ["By the register."], "2": ["None."], "5": ["7 months"], "6": ["Lack of fuel."],
    }
    assert loose(placement, *blocks) == [blocks[5], "Yes, each year."]


def test_the_one_question_missing_at_its_place_is_known_by_its_likeness() -> None:
    """An older version asks it in other words, under another number; it is flagged."""
    placement = placed(
        printed(3), printed(4), "By the register.", QUESTION_2, "None.", *(printed(k) for k in (7, 8, 9, 10)), printed(11),
        "4. In 2018, what time did proceedings against vessels take on average?", "7 months", "5. " + printed(13)[3:], "Lack of fuel.",
    )
    assert [w.text for w in placement.written["5"]] == ["7 months"]
    assert "5" in placement.reasons


def test_a_question_in_other_words_behind_every_number_is_no_answer_and_stays_to_be_seen() -> None:
    said = "The authorities have looked into this matter for a number of years and report about it to the parliament every spring, as the act demands."
    blocks = (
        "1. Licences of fishing vessels that fly the flag", "Yes.", said, "2. Agreements on coastal waters in force", f"None. {said}",
        "3. Surveillance of the coast: kinds", f"By radar. {said}", "5. How long it takes", f"About 7 months. {said}",
        "6. Obstacles that inspectors meet", f"Too little fuel. {said}",
    )
    placement = placed(*blocks)
    assert {item: placement.written[item][0].text for item in ("1", "2", "3", "5")} == {
        "1": "Yes.", "2": f"None. {said}", "3": f"By radar. {said}", "5": f"About 7 months. {said}"}
    assert "How long it takes" in " ".join(loose(placement, *blocks)) and "5" in placement.reasons


def test_parts_without_an_answer_below_a_number_that_comes_again_are_in_doubt() -> None:
    items = [Item(id=name, label="", type="text", texts={}, parent=parent) for name, parent in (("1", None), ("1.a", "1"), ("1.b", "1"), ("2", None))]
    reader = LabelReader([item.id for item in items], ("en",))
    again = {"1": [Written(block=0, start=0, end=4, text="High"), Written(block=1, start=0, end=15, text="1. The register")]}
    once = {"1": [Written(block=0, start=0, end=4, text="High")]}
    assert doubted_parts(again, items, reader).keys() == {"1.a", "1.b"}
    assert doubted_parts(once, items, reader) == {}
