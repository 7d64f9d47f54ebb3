"""Answers beside a form that was left empty."""

from __future__ import annotations

from asking import LINES, answers, placed, printed

EMPTY = [printed(k) for k in range(len(LINES))]


def test_numbered_answers_behind_an_empty_form() -> None:
    found = answers(*EMPTY, "ANNEX", "1. Yes.", "1. (a) By the register.", "2. None.", "4. Rarely.", "5. 7 months", "6. Lack of fuel.")
    assert found == {"1": ("yes",), "1.a": "By the register.", "2": "None.", "4": ("rarely",), "5": "7 months", "6": "Lack of fuel."}


def test_numbered_answers_before_an_empty_form() -> None:
    found = answers("1. Yes.", "2. None.", "5. 7 months", "6. Lack of fuel.", *EMPTY)
    assert found == {"1": ("yes",), "2": "None.", "5": "7 months", "6": "Lack of fuel."}


def test_a_list_in_the_last_answer_is_its_text() -> None:
    placement = placed(*EMPTY[:5], "By the register.", *EMPTY[5:], "1. Lack of fuel.", "2. Bad weather.", "3. Few boats.")
    assert len(placement.written["6"]) == 3
