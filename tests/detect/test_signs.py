"""Signs that people type."""

from __future__ import annotations

import pytest

from extractor.detect.signs import is_sign_only, signs


@pytest.mark.parametrize("text", ["X", " x ", "[x]", "(X)", "✓", "√", "☒", "☑", "●", "→", "__X__", "[ ✓ ]", "v", "х", "×"])
def test_a_sign_is_on(text: str) -> None:
    assert [s.means for s in signs(text)] == ["on"]
    assert is_sign_only(text)


@pytest.mark.parametrize("text", ["☐", "□", "○", "[ ]", "( )"])
def test_an_empty_box_is_off(text: str) -> None:
    assert [s.means for s in signs(text)] == ["off"]


@pytest.mark.parametrize("text", ["Xerox", "x-ray", "box", "e.g. v2", "Yes", "—", "", "taxi x2", "> 5 %", "(<30 days)", "a->b", "--"])
def test_words_and_dashes_are_no_signs(text: str) -> None:
    assert not is_sign_only(text)
    assert signs(text) == []


def test_a_cross_is_told_from_a_tick() -> None:
    assert [s.means for s in signs("✓ ✗")] == ["on", "cross"]
