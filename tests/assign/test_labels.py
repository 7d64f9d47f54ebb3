"""Printed labels that open a paragraph."""

from __future__ import annotations

import pytest

from extractor.assign.labels import LabelReader

ITEMS = ["1", "1.a", "2", "3", "4", "4.a", "4.b", "8", "8.b", "8.b.1", "9"]


@pytest.mark.parametrize(("text", "item", "rest"), [
    ("Question 7.a: No", None, None),
    ("Question 4.a: The cost", "4.a", "The cost"),
    ("Ad 4 a) The cost", "4.a", "The cost"),
    ("Ad 4) Yes", "4", "Yes"),
    ("Q.8 b: No", "8.b", "No"),
    ("Q8(b) – No", "8.b", "No"),
    ("1. Yes. See below", "1", "Yes. See below"),
    ("1.a. E-mail", "1.a", "E-mail"),
    ("1/ Yes", "1", "Yes"),
    ("٤- نعم", "4", "نعم"),
    ("Вопрос 4: Да", "4", "Да"),
    ("1/a) The cost", "1.a", "The cost"),
    ("4. (b) The cost", "4.b", "The cost"),
    ("4 (b) The cost", "4.b", "The cost"),
    ("Q.4 b The cost", "4.b", "The cost"),
    ("Question 4 a number", "4", "a number"),
    ("4. (c) The cost", "4", "(c) The cost"),
    ("2023 was a good year", None, None),
    ("4 countries replied", None, None),
    ("A number of measures", None, None),
])
def test_read(text: str, item: str | None, rest: str | None) -> None:
    label = LabelReader(ITEMS, ("en", "ru", "ar")).read(text)
    assert (label.items[0] if label else None) == item
    if label is not None:
        assert text[label.end:] == rest


def test_letters_of_another_alphabet_by_their_place_and_letters_behind_a_word() -> None:
    reader = LabelReader(["A", "B", *ITEMS], ("en", "ru", "ar", "zh"))
    texts = ("По вопросу 4 б): Да", "السؤال ٤ (ب): نعم", "关于问题4（b）：是", "Ad B) The Ministry", "B) The Ministry")
    assert [label.items[:1] for label in map(reader.read, texts) if label is not None] == [("4.b",), ("4.b",), ("4.b",), ("B",), ()]


def test_two_questions_in_one_label() -> None:
    label = LabelReader(ITEMS, ("en",)).read("Responses to questions 2 and 3: The register.")
    assert label is not None
    assert label.items == ("2", "3")


@pytest.mark.parametrize(("text", "items", "rest"), [
    ("2 et 3 : Non.", ("2", "3"), "Non."),
    ("1, 2 and 3: No.", ("1", "2", "3"), "No."),
    ("Questions 2 to 4: No.", ("2", "3", "4"), "No."),
    ("4 a) et 4 b) : Non.", ("4.a", "4.b"), "Non."),
    ("4 a) and b): No.", ("4.a", "4.b"), "No."),
    ("4 a) : Non.", ("4.a",), "Non."),
    ("Regarding question 3, 12 cases", ("3",), "12 cases"),
    ("With regard to question 3, 12 cases", ("3",), "12 cases"),
    ("S’agissant de la question 3, le comité", ("3",), "le comité"),
    ("关于第4题，没有", ("4",), "没有"),
    ("No. 4, High Street", None, None),
    ("8.1 million", None, None),
])
def test_several_questions_and_commas(text: str, items: tuple[str, ...] | None, rest: str | None) -> None:
    label = LabelReader(ITEMS, ("en", "fr", "zh")).read(text)
    assert (label.items if label else None) == items
    if label is not None:
        assert text[label.end:] == rest


def test_a_letter_before_the_number_may_be_left_out() -> None:
    label = LabelReader(["Q1", "Q1.1", "A.2"], ("en",)).read("Question 1.1: none")
    assert label is not None
    assert label.items == ("Q1.1",)


@pytest.mark.parametrize("text", ["a) The cost", "(a) The cost", "a. The cost"])
def test_a_label_under_its_parent(text: str) -> None:
    label = LabelReader(ITEMS, ("en",)).read(text)
    assert label is not None
    assert label.items == ()
    assert label.relative == ("1.a", "4.a")
    assert text[label.end:] == "The cost"


def test_small_numerals_are_parts_where_capitals_are_questions() -> None:
    reader = LabelReader(["I", "I.i", "I.ii", "II", "II.i"], ("en",))
    found = [reader.read(text) for text in ("I. Yes", "(i) The plan", "II. No", "(ii) The agency", "Question i: the plan")]
    assert [label.items for label in found if label is not None] == [("I",), (), ("II",), (), ("I",)]
    assert [label.relative for label in found if label is not None][1] == ("I.i", "II.i")
