"""Characters at their places -> text in the order in which it is read."""

from __future__ import annotations

import pytest

from extractor.read.pdf_boxes import drawn_boxes
from extractor.read.pdf_furniture import footnote_start, running_lines
from extractor.read.pdf_lines import lines
from extractor.read.pdf_page import Character, Face, Page, Path
from extractor.read.pdf_paragraphs import margins, paragraphs


def printed(text: str, top: float = 100.0, size: float = 10.0) -> list[Character]:
    """Characters as they stand on the page from left to right, all of one width."""
    return [
        Character(text=c, x0=72 + 6.0 * k, top=top, x1=78 + 6.0 * k, bottom=top + size, size=size, face=Face("F"))
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


@pytest.mark.parametrize(("above", "last", "running"), [
    (600.0, printed("Supreme Court Building, Nairobi", 795, 8.0), {(0, 1)}), (775.0, printed("Supreme Court Building, Nairobi", 795, 8.0), set()),
    (600.0, printed("Supreme Court Building, Nairobi", 795), set()), (600.0, printed("1 In the year 2020", 795, 8.0), set()),
    (600.0, printed("Supreme Court Building, Nairobi", 700, 8.0), set()),
])
def test_small_print_at_the_foot_of_a_page_is_the_papers(above: float, last: list[Character], running: set[tuple[int, int]]) -> None:
    found = [*lines(printed("The plan was adopted in 2020", above), 1), *lines(last, 1)]
    page = Page(number=1, width=595, height=842, characters=(), paths=(), pictures=())
    assert running_lines([page], [found], 10.0) == running


def ring(box: tuple[float, float, float, float], fill: str | None) -> Path:
    return Path(box=box, fill=fill, stroked=fill is None, curved=True, points=(), closed=True)


def test_the_ground_and_the_rim_of_a_radio_button_are_one_box() -> None:
    """Browsers print both, less than a point apart; rounded they may differ."""
    buttons = [ring((x - 0.1, 326.9, x + 14.6, 341.6), "ffffff") for x in (42.0, 92.0)] + [ring((x + 0.1, 327.1, x + 14.4, 341.4), None) for x in (42.0, 92.0)]
    drawn, rest = drawn_boxes(Page(number=1, width=595, height=842, characters=(), paths=tuple(buttons), pictures=()))
    assert ([box.on for box in drawn], rest) == ([False, False], [])


def test_an_empty_box_at_the_end_of_a_line_waits_for_its_label() -> None:
    found = [*lines(printed("○ Live birth ○", 100), 1), *lines(printed("Unknown", 112), 1), *lines(printed("The weight of the child in kilograms", 140), 1)]
    assert [" ".join(line.text for line in p.lines) for p in paragraphs(found, margins(found))] == [
        "○ Live birth ○ Unknown", "The weight of the child in kilograms"]
