"""What stands between two options of a line goes to the one at which it stands, by the form's boxes, by separators, and in print by the white around it."""

from __future__ import annotations

import pytest
from asking import answers
from builders import block, document, form, questionnaire

from extractor.align import align
from extractor.assign import place
from extractor.data.document import Block, Drawing, Fragment
from extractor.data.evidence import Selection
from extractor.data.questionnaire import Line
from extractor.detect import detect

ASKED = "(a) Must the hull of a fishing vessel bear a mark when it is built?"
LAST = "2. Please list the agreements on coastal waters that entered into force since 1 January 2020."
BOXED = ("question 1.a: " + ASKED + "   ☐ {yes|Yes}   ☐ {no|No}   ☐ {partly|Partly}", "question 2: " + LAST)


@pytest.mark.parametrize(("options", "chosen"), [
    ("☐ Yes (X)   ☐ No   ☐ Partly", "yes"), ("☐ Yes   ☐ No (X)   ☐ Partly", "no"), ("☐ Yes   ☐ No   ☐ Partly (X)", "partly"),
    ("☐ Yes X   ☐ No   ☐ Partly", "yes"), ("☐ Yes (X) ☐ No ☐ Partly", "yes"), ("☐ Yes ✓   ☐ No   ☐ Partly", "yes"),
    ("☐ Yes   X ☐ No   ☐ Partly", "no"), ("☐ Yes   ☐ X No   ☐ Partly", "no"), ("☐ Yes   X No   ☐ Partly", "no"), ("☐ Yes   ☒ No   ☐ Partly", "no"),
    ("☐ Yes   ☐X No   ☐ Partly", "no"), ("☐ [Yes]   ☐ No   ☐ Partly", "yes"), ("☐ Yes   ☐ [No]   ☐ Partly", "no"), ("☐ Yes   ☐ No   ☐ [Partly]", "partly"),
    ("☐ [Yes] ☐ No ☐ Partly", "yes"), ("[ ] Yes (X)   [ ] No   [ ] Partly", "yes"), ("[ ] Yes   [X] No   [ ] Partly", "no"),
])
def test_the_next_box_begins_what_is_the_next_options(options: str, chosen: str) -> None:
    assert answers(f"{ASKED}   {options}", LAST, lines=BOXED) == {"1.a": (chosen,)}


@pytest.mark.parametrize(("options", "chosen"), [
    ("Yes X          No", "yes"), ("Yes          X No", "no"), ("Yes  X          No", "yes"), ("Yes          X  No", "no"),
])
def test_of_several_spaces_the_widest_separates(options: str, chosen: str) -> None:
    form = ("question 1.a: " + ASKED + " {yes|Yes}          {no|No}", "question 2: " + LAST)
    assert answers(f"{ASKED} {options}", LAST, lines=form) == {"1.a": (chosen,)}


def _printed(*words: tuple[str, float]) -> Block:
    """A line of these words, one space between, with the white in points before each; letters are 6 points wide and 10 high."""
    fragments: list[Fragment] = []
    start, x = 0, 72.0
    for word, white in words:
        x += white
        fragments.append(Fragment(start=start, end=start + len(word), page=1, box=(x, 100.0, x + 6 * len(word), 110.0)))
        start, x = start + len(word) + 1, x + 6 * len(word)
    return block(0, " ".join(word for word, _ in words), fragments=tuple(fragments))


@pytest.mark.parametrize(("words", "chosen"), [
    ((("Yes", 0), ("✔", 28), ("No", 3)), "no"), ((("Yes", 0), ("✔", 3), ("No", 28)), "yes"), ((("✔", 0), ("Yes", 3), ("No", 28)), "yes"),
    ((("Yes", 0), ("No", 28), ("X", 3)), "no"), ((("Yes", 0), ("X", 28), ("No", 3)), "no"), ((("Yes", 0), ("X", 3), ("No", 9)), "yes"),
])
def test_in_print_the_white_says_whose_a_sign_is(words: tuple[tuple[str, float], ...], chosen: str) -> None:
    form = ("question 1.a: " + ASKED, "question 1.a: {yes|Yes}          {no|No}", "question 2: " + LAST)
    assert answers(ASKED, _printed(*words), LAST, lines=form) == {"1.a": (chosen,)}


@pytest.mark.parametrize(("white", "chosen"), [((3, 9), "yes"), ((9, 3), "no")])
def test_in_print_a_sign_before_a_box_is_that_boxs_only_if_it_is_near(white: tuple[float, float], chosen: str) -> None:
    words = [(word, 3.0) for word in ASKED.split()]
    options = [("☐", 9.0), ("Yes", 3.0), ("X", white[0]), ("☐", white[1]), ("No", 3.0), ("☐", 9.0), ("Partly", 3.0)]
    assert answers(_printed(*words, *options), LAST, lines=BOXED) == {"1.a": (chosen,)}


def test_the_next_options_box_is_no_text() -> None:
    assert answers(f"{ASKED}   ☐ Yes, by laser on the stern   ☐ No   ☐ Partly", LAST, lines=BOXED)["1.a"] == "by laser on the stern"


SECOND = "(b) Must it bear one when it is brought into the country?"
TWO = (BOXED[0], "question 1.b: " + SECOND + "   ☐ {yes|Yes}   ☐ {no|No}   ☐ {partly|Partly}", BOXED[1])


@pytest.mark.parametrize(("first", "second", "chosen"), [
    ("☐ Yes X ☐ No ☐ Partly", "☐ Yes ☐ No ☐ Partly X", None), ("☐ Yes X ☐ No ☐ Partly", "X ☐ Yes ☐ No ☐ Partly", ("no",)),
    ("☐ Yes X   ☐ No   ☐ Partly", "☐ Yes ☐ No ☐ Partly X", ("yes",)), ("☐ Yes   X ☐ No   ☐ Partly", "☐ Yes ☐ No ☐ Partly X", ("no",)),
])
def test_a_sign_as_near_to_both_is_in_doubt_where_signs_stand_behind_elsewhere(first: str, second: str, chosen: tuple[str, ...] | None) -> None:
    assert answers(f"{ASKED}   {first}", f"{SECOND}   {second}", LAST, lines=TWO).get("1.a") == chosen


HARBOURS = ("Fishing ports", "Trading docks", "Marinas and moorings", "Naval bases")
LETTERED = form(
    "question 1: 1. Which harbours are inspected? Select all that apply.",
    *(Line(text=f"{o}) {text}", role="option", item="1", option=o, label_end=3) for o, text in zip("abcd", HARBOURS, strict=True)),
    "question 2: " + LAST,
)


def _harbours(*rows: Block) -> Selection:
    """What is chosen of the lettered options where these two rows hold them."""
    known = questionnaire(LETTERED)
    alignment = align(LETTERED, document(LETTERED.lines[0].text, *rows, LAST))
    return detect(known, alignment, place(known, alignment, ("en",)), ("en",))["1"]


@pytest.mark.parametrize(("first", "second", "chosen"), [
    ("a) Fishing ports X\tc) Marinas and moorings", "b) Trading docks\td) Naval bases X", {"a", "d"}),
    ("a) Fishing ports\tX c) Marinas and moorings", "b) Trading docks X\td) Naval bases", {"b", "c"}),
    ("X a) Fishing ports\tc) Marinas and moorings", "b) Trading docks\tX d) Naval bases", {"a", "d"}),
])
def test_the_letter_of_the_next_option_parts_two_that_stand_side_by_side(first: str, second: str, chosen: set[str]) -> None:
    assert set(_harbours(block(0, first), block(0, second)).selected) == chosen


@pytest.mark.parametrize(("at", "chosen"), [("a)", ("a",)), ("c)", ("c",)), ("Fishing", ("a",)), ("Marinas", ("c",))])
def test_a_ring_round_the_letter_of_an_option_side_by_side(at: str, chosen: tuple[str, ...]) -> None:
    line = "a) Fishing ports\tc) Marinas and moorings"
    ringed = block(0, line, drawings=(Drawing(shape="ellipse", start=line.index(at), end=line.index(at) + len(at)),))
    assert _harbours(ringed, block(0, "b) Trading docks\td) Naval bases")).selected == chosen


def test_a_ring_round_nothing_beside_a_mark_is_in_doubt() -> None:
    line = "a) Fishing ports X\tc) Marinas and moorings"
    found = _harbours(block(0, line), block(0, "b) Trading docks\td) Naval bases see the annex", drawings=(Drawing(shape="ellipse", start=42, end=47),)))
    assert found.selected == ("a",) and any("drawn" in reason for reason in found.reasons)
