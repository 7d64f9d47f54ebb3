"""Text that reads from right to left: its brackets, numbers and tables."""

from __future__ import annotations

import pytest

from extractor.read.pdf import _cells
from extractor.read.pdf_characters import without_repeats
from extractor.read.pdf_lines import lines
from extractor.read.pdf_page import Character, Face, Page


def shown(text: str, x: float = 100, y: float = 100) -> list[Character]:
    """Characters as they stand on the page from left to right."""
    return [Character(c, x + 6 * k, y, x + 6 * k + 6, y + 12, 11, Face()) for k, c in enumerate(text)]


@pytest.mark.parametrize(("visual", "logical"), [
    ("\u0645\u0639\u0646 (X(", "(X) \u0646\u0639\u0645"),
    ("\u0645\u0639\u0646 (X)", "(X) \u0646\u0639\u0645"),
    ("\u0645\u0639\u0646 )X(", "(X) \u0646\u0639\u0645"),
    ("\u0642\u064a\u062b\u0648\u062a (\u0623", "\u0623) \u062a\u0648\u062b\u064a\u0642"),
    ("04-98 \u0645\u0642\u0631", "\u0631\u0642\u0645 98-04"),
    ("2027\u20132023 \u0645\u0642\u0631", "\u0631\u0642\u0645 2023\u20132027"),
    ("I-24/7 \u0645\u0639\u0646", "\u0646\u0639\u0645 I-24/7"),
    ("12.5 \u0645\u0642\u0631", "\u0631\u0642\u0645 12.5"),
])
def test_brackets_and_numbers_of_a_line(visual: str, logical: str) -> None:
    assert [line.text for line in lines(shown(visual), 1)] == [logical]


@pytest.mark.parametrize(("x", "column"), [(275, 0), (193, 1)])
def test_the_columns_of_a_table_are_counted_from_where_its_lines_start(x: float, column: int) -> None:
    boxes = (((90.0, 90.0, 190.0, 120.0), (190.0, 90.0, 300.0, 120.0)),)
    characters = (*shown("X", 137), *shown("\u0645\u0639\u0646", x))
    page = Page(number=1, width=595, height=842, characters=characters, paths=(), pictures=(), tables=(boxes,))
    _, cells = _cells(page, 0)
    assert sorted((place.column, found[0].text) for _, place, found, _ in cells) == sorted([(column, "\u0646\u0639\u0645"), (1 - column, "X")])


@pytest.mark.parametrize("reversed_above", [False, True])
def test_a_letter_given_with_its_mark_for_both_glyphs_is_read_once(reversed_above: bool) -> None:
    """The copy on the line of other letters stays; a space without width is none."""
    face = Face()
    line = [Character(c, 400.0 - 6 * k, 62.5, 406.0 - 6 * k, 75.0, 11.0, face) for k, c in enumerate("حدثت")]
    above = [Character("أ", 410.1, 57.7, 411.7, 70.2, 11.0, face), Character("\u064f", 408.6, 57.7, 410.1, 70.2, 11.0, face)]
    own = [Character("أ", 410.1, 62.5, 411.0, 75.0, 11.0, face), Character("\u064f", 408.6, 62.5, 410.1, 75.0, 11.0, face)]
    space = Character(" ", 408.3, 71.7, 408.3, 72.8, 1.0, face)
    if reversed_above:
        above = [Character("\u064f", 410.1, 57.7, 411.7, 70.2, 11.0, face), Character("أ", 408.6, 57.7, 410.1, 70.2, 11.0, face)]
    assert without_repeats([*above, space, *own, *line]) == [*own, *line]
