"""In a reply typed into a quoted mail, ">" is the mail's; elsewhere it points."""

from __future__ import annotations

from asking import LINES, answers, printed


def test_the_signs_of_a_quotation_mark_nothing() -> None:
    quoted = [f"> {printed(k)}" for k in range(len(LINES))]
    at = 13
    found = answers(*quoted[:4], "Yes.", *quoted[4:at], "Bad weather.", *quoted[at:])
    assert found["1"] == ("yes",)
    assert "3" not in found and "4" not in found


def test_elsewhere_it_points() -> None:
    found = answers(*(printed(k) for k in range(7)), f"{printed(7)}", f"> {printed(8)}", printed(9), *(printed(k) for k in range(10, len(LINES))))
    assert found == {"3": ("aerial",)}
