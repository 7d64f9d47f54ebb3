"""Words and their comparable forms, whatever the text."""

from __future__ import annotations

import unicodedata
from itertools import pairwise

from hypothesis import example, given
from hypothesis import strategies as st

from extractor.text import fold, tokenize, words

SCRIPTS = st.sampled_from([
    "Latin é İ ß ﬁ", "кириллица ё й", "العربيّة لا ٣", "漢字かなカナ・ガ", "देवनागरी", "ไทย", "한국어", "☒ ✓ № ½ ² ①",
    "\u202e\u200f\u00ad\u2060",
])
TEXT = st.one_of(st.text(max_size=200), st.lists(SCRIPTS, max_size=6).map(" ".join))


@given(TEXT)
@example("l’État — naïve_case 1.a)")
def test_tokens_stand_in_order_and_do_not_overlap(text: str) -> None:
    tokens = tokenize(text)
    assert all(0 <= token.start < token.end <= len(text) for token in tokens)
    assert all(a.end <= b.start for a, b in pairwise(tokens))


@given(TEXT)
@example("İstanbul")
@example("ﷺ")
def test_a_token_is_the_folded_text_at_its_place(text: str) -> None:
    assert [fold(text[token.start : token.end]) for token in tokenize(text)] == [token.word for token in tokenize(text)] == words(text)


@given(TEXT)
def test_no_letter_or_digit_is_outside_every_token(text: str) -> None:
    covered = {place for token in tokenize(text) for place in range(token.start, token.end)}
    assert [c for place, c in enumerate(text) if c.isalnum() and place not in covered] == []


@given(TEXT)
@example("カ\u3099")
def test_every_token_has_a_letter_or_digit(text: str) -> None:
    assert [token for token in tokenize(text) if not any(c.isalnum() for c in token.word)] == []


@given(TEXT, TEXT)
def test_a_space_between_two_texts_separates_their_words(first: str, second: str) -> None:
    assert words(f"{first} {second}") == words(first) + words(second)


@given(TEXT)
@example("ſ")
@example("\u0345")
@example("ẞ")
@example("Ⓐ")
def test_folding_twice_changes_nothing_more(text: str) -> None:
    assert fold(fold(text)) == fold(text)


@given(TEXT)
@example("École")
@example("日本ガ")
def test_composed_and_decomposed_text_have_the_same_form(text: str) -> None:
    assert fold(unicodedata.normalize("NFC", text)) == fold(unicodedata.normalize("NFD", text))


@given(st.text(alphabet=st.characters(codec="ascii"), max_size=200))
def test_ascii_folds_to_lower_case(text: str) -> None:
    assert fold(text) == text.lower()
