"""Characters at their places -> text in the order in which it is read."""

from __future__ import annotations

import pytest

from extractor.read.pdf_furniture import footnote_start
from extractor.read.pdf_lines import lines
from extractor.read.pdf_page import Character, Page, Path


def printed(text: str, top: float = 100.0, size: float = 10.0) -> list[Character]:
    """Characters as they stand on the page from left to right, all of one width."""
    return [
        Character(text=c, x0=72 + 6.0 * k, top=top, x1=78 + 6.0 * k, bottom=top + size, font="F", size=size, color=None, bold=False, italic=False)
        for k, c in enumerate(text) if c != " "
    ]


@pytest.mark.parametrize(("seen", "read"), [
    ("04-98 \u0645\u0642\u0631 \u0646\u0648\u0646\u0627\u0642\u0644\u0627", "\u0627\u0644\u0642\u0627\u0646\u0648\u0646 \u0631\u0642\u0645 98-04"),
    ("I-24/7 \u0629\u0645\u0648\u0638\u0646\u0645", "\u0645\u0646\u0638\u0648\u0645\u0629 I-24/7"),
    ("12/2023 \u0645\u0642\u0631 \u0646\u0648\u0646\u0627\u0642\u0644\u0627", "\u0627\u0644\u0642\u0627\u0646\u0648\u0646 \u0631\u0642\u0645 12/2023"),
])
def test_numbers_in_a_right_to_left_line(seen: str, read: str) -> None:
    """A hyphen between two numbers after Arabic letters takes the line's direction, a stroke does not (UAX 9, W2 and W4)."""
    assert [line.text for line in lines(printed(seen), 1)] == [read]


def rule(top: float) -> Path:
    corners = ((72.0, top), (200.0, top), (200.0, top + 0.8), (72.0, top + 0.8))
    return Path(box=(72, top, 200, top + 0.8), fill="000000", stroked=False, curved=False, points=corners, closed=True)


@pytest.mark.parametrize(("paths", "text", "start"), [
    ((), "7 Number of sites", 2), ((rule(614.0),), "7 Number of sites", 1), ((rule(611.0),), "7 Number of sites", 2), ((rule(614.0),), "7- Number of sites", 2),
])
def test_a_short_rule_above_a_number_sets_notes_apart_unless_it_underlines(paths: tuple[Path, ...], text: str, start: int) -> None:
    characters = [*printed("The plan was adopted in 2020", 600), *printed(text, 616)]
    page = Page(number=1, width=595, height=842, characters=tuple(characters), paths=paths, pictures=())
    assert footnote_start(page, lines(characters, 1), 10.0) == start
