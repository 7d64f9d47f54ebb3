"""Rows and parts answered below the last of them: each line goes to the row whose letter or name it bears."""

from __future__ import annotations

import msgspec
import pytest
from builders import document, form, questionnaire

from extractor.align import align
from extractor.assign import compose, place
from extractor.data.placement import Placement
from extractor.detect import detect
from extractor.settings import REVIEW_BELOW

LINES = (
    "question 4: 4. How often do your authorities use the following channels to trace a vessel?",
    "question 4.a: (a) Radio of the coast guard (short wave) {never|Never} {rarely|Rarely} {often|Often}",
    "question 4.b: (b) Bilateral channels of the navies {never|Never} {rarely|Rarely} {often|Often}",
    "question 4.c: (c) Mutual assistance of the courts {never|Never} {rarely|Rarely} {often|Often}",
    "question 5: 5. Please describe the principal obstacles that inspectors meet in harbours.",
)
FORM = form(*LINES)
_PLAIN = questionnaire(FORM)
_ASKED = {line.item: line.text[: line.pieces[0].start if line.pieces else None].partition(" ")[2].strip() for line in FORM.lines}
DEFINITION = msgspec.structs.replace(_PLAIN, items=tuple(
    msgspec.structs.replace(
        item, label=f"({item.id[2:]})" if "." in item.id else item.id, parent="4" if "." in item.id else None, texts={"en": _ASKED[item.id]},
    ) for item in _PLAIN.items
))
PRINTED = [line.text for line in FORM.lines]


def answered(*below: str) -> tuple[Placement, dict[str, tuple[tuple[str, ...], str]]]:
    """(placement, row -> its options and text) of a reply with these paragraphs below the last row."""
    alignment = align(FORM, document(*PRINTED[:4], *below, PRINTED[4], "None."))
    placement = place(DEFINITION, alignment, ("en",))
    selections = detect(DEFINITION, alignment, placement, ("en",))
    texts = compose(placement.written, selections, ("en",))
    return placement, {row: (selections[row].selected, texts.get(row, "")) for row in ("4.a", "4.b", "4.c")}


@pytest.mark.parametrize("below", [
    ("(a) Rarely", "(b) Often", "(c) Never"),
    ("a) Rarely.", "b) Often.", "c) Never."),
    ("(a) Rarely; (b) Often; (c) Never",),
    ("4 (a) Rarely", "4 (b) Often", "4 (c) Never"),
    ("a Rarely", "b - Often", "c: Never"),
    ("a: Rarely / b: Often / c: Never",),
    ("Rarely", "Often.", "never"),
    ("Radio of the coast guard: Rarely", "Bilateral channels of the navies: Often", "Mutual assistance of the courts: never"),
])
def test_lettered_lines_answer_the_rows_that_they_name(below: tuple[str, ...]) -> None:
    placement, found = answered(*below)
    assert found == {"4.a": (("rarely",), ""), "4.b": (("often",), ""), "4.c": (("never",), "")}
    assert all(placement.displaced[row] >= REVIEW_BELOW for row in found)


def test_remarks_go_with_their_line() -> None:
    _, found = answered("(a) Rarely. Since 2020.", "(b) Often.", "This concerns the navies of three States.")
    assert found == {"4.a": (("rarely",), "Since 2020."), "4.b": (("often",), "This concerns the navies of three States."), "4.c": ((), "")}


def test_a_line_that_names_no_option_is_in_doubt() -> None:
    placement, found = answered("(a) Rarely", "(b) Once a year", "(c) Never")
    assert (found["4.a"], found["4.b"]) == ((("rarely",), ""), ((), "Once a year"))
    assert placement.displaced["4.b"] < REVIEW_BELOW <= placement.displaced["4.a"]


def test_an_option_that_goes_on_is_placed_and_in_doubt() -> None:
    placement, found = answered("(a) Rarely, if at all", "(b) Often (by radio)", "(c) Never")
    assert (found["4.a"][1], found["4.b"][1], found["4.c"]) == ("Rarely, if at all", "Often (by radio)", (("never",), ""))
    assert placement.displaced["4.a"] < REVIEW_BELOW


@pytest.mark.parametrize("below", [("Rarely", "Often"), ("Rarely", "Often", "It depends"), ("a Rarely, as it depends",)])
def test_lines_that_are_not_one_for_each_row_stay(below: tuple[str, ...]) -> None:
    placement, _ = answered(*below)
    assert {row for row in placement.written if row.startswith("4.")} == {"4.c"}


def test_one_line_alone_is_in_doubt() -> None:
    placement, found = answered("(b) Often")
    assert found["4.b"] == (("often",), "")
    assert placement.displaced["4.b"] < REVIEW_BELOW


def test_points_of_a_remark_stay_and_put_the_rows_in_doubt() -> None:
    placement, found = answered("(a) The courts of the islands have no telephone.", "(b) The navies meet in spring.")
    assert found["4.c"] == ((), "(a) The courts of the islands have no telephone.\n\n(b) The navies meet in spring.")
    assert placement.displaced["4.a"] < REVIEW_BELOW
