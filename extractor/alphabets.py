"""Alphabets in the order in which lists are lettered."""

from __future__ import annotations

ALPHABETS = ("abcdefghijklmnopqrstuvwxyz", "абвгдежзиклмнопрстуфхцчшщэюя", "ابجدهوزحطيكلمنسعفصقرشتثخذضظغ", "ابتثجحخدذرزسشصضطظعغفقكلمنهوي")
"""Latin, Cyrillic (without ё and й), Arabic in abjad and in dictionary order; letters as ``text.fold`` gives them."""


def counterparts(letter: str) -> tuple[str, ...]:
    """The letters with the same place in the other alphabets: "b" is "б" and "ب"; empty if ``letter`` is in none of them."""
    own = next((alphabet for alphabet in ALPHABETS if letter and letter in alphabet), "")
    place = own.find(letter)
    return tuple(dict.fromkeys(other[place] for other in ALPHABETS if own and place < len(other) and other[place] not in own))
