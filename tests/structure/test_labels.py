"""Printed labels in all their shapes."""

from __future__ import annotations

import pytest

from extractor.structure.labels import is_bullet, parse_label


@pytest.mark.parametrize(("text", "printed", "id"), [
    ("1. Has", "1.", "1"), ("1) Has", "1)", "1"), ("1.Has", "1.", "1"), ("(1) Has", "(1)", "1"), ("1.1. Deep", "1.1.", "1.1"),
    ("1.1.1 Deep", "1.1.1", "1.1.1"), ("a. If yes", "a.", "a"), ("(iv) Next", "(iv)", "iv"), ("1.a) What", "1.a)", "1.a"),
    ("5(a) What", "5(a)", "5.a"), ("5a. What", "5a.", "5.a"), ("5. a) What", "5. a)", "5.a"), ("Q1 Votre pays", "Q1", "Q1"),
    ("Q1.1 Si oui", "Q1.1", "Q1.1"), ("A.1 Has", "A.1", "A.1"), ("B2. Has", "B2.", "B2"), ("II.A.3 Has", "II.A.3", "II.A.3"),
    ("Question 5: Has", "Question 5:", "5"), ("Pregunta 3. ¿Ha", "Pregunta 3.", "3"), ("Вопрос 4. Есть", "Вопрос 4.", "4"),
    ("№ 5 Есть", "№ 5", "5"), ("Question n° 2 – Votre", "Question n° 2 –", "2"), ("第一题 是否", "第一题", "1"),
    ("第12题：是否", "第12题：", "12"),
    ("一、总则", "一、", "1"), ("（二）总则", "（二）", "2"), ("问题3：贵国", "问题3：", "3"), ("٣- هل", "٣-", "3"),
    ("السؤال ٤: هل", "السؤال ٤:", "4"),
    ("أ) نعم", "أ)", "أ"), ("أ( نعم", "أ(", "أ"), ("а) да", "а)", "а"), ("1/ Has", "1/", "1"), ("1°) Has", "1°)", "1"),
])
def test_label(text: str, printed: str, id: str) -> None:
    label = parse_label(text)
    assert label is not None
    assert (label.printed, label.id) == (printed, id)
    assert text[: label.end].strip() == printed


@pytest.mark.parametrize("text", [
    "2023 was a year", "3.5 per cent of them", "10:30 to 12:00", "I have", "A form", "Yes / No", "- entry", "", "1 2 3 4 5", "e.g. this",
])
def test_no_label(text: str) -> None:
    label = parse_label(text)
    assert label is None or not label.strong


def test_automatic_label_of_the_reader() -> None:
    label = parse_label("IV. Text", 4)
    assert label is not None
    assert label.id == "IV"
    assert {(r.kind, r.value) for r in label.readings} == {("I", 4)}
    assert parse_label("• Text", 2) is None


def test_letters_that_may_be_numerals_have_both_readings() -> None:
    label = parse_label("(i) Text")
    assert label is not None
    assert {(r.kind, r.value) for r in label.readings} == {("i", 1), ("a0", 9)}


def test_bullets() -> None:
    assert all(is_bullet(b) for b in ("•", "-", "–", "o", "\uf0b7"))
    assert not any(is_bullet(b) for b in ("a.", "1", "iv)"))


def test_chinese_and_digit_numerals_are_two_lists() -> None:
    han, digits = parse_label("（一）规划名称"), parse_label("（1）规划名称")
    assert han is not None and digits is not None
    assert (han.parts, digits.parts, han.shape == digits.shape) == (("1",), ("1",), False)
