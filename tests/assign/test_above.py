"""Answers above their questions."""

from __future__ import annotations

from asking import answers, placed, printed


def test_the_whole_reply_decides() -> None:
    blocks = [
        printed(0), printed(1), printed(2), "Yes.", printed(3), "By the register.", printed(4), "None.", printed(5), printed(6),
        "Satellite images.", printed(7), *map(printed, (8, 9, 10)), "Often.", printed(11), "7 months", printed(12), "Lack of fuel.", printed(13),
    ]
    found = answers(*blocks)
    assert found["1.a"] == "By the register."
    assert found["2"] == "None."
    assert found["5"] == "7 months"
    assert found["6"] == "Lack of fuel."
    assert (found["1"], found["3"], found["4"]) == (("yes",), ("satellite",), ("often",))


def test_answers_below_are_left_where_they_are() -> None:
    blocks = [
        printed(0), printed(1), "We thank the Secretariat for its kind invitation.", printed(2), printed(3), "Yes.", printed(4), "By the register.",
        printed(5), "None.", printed(6), printed(7), "Satellite images.", printed(11), "Often.", printed(12), "7 months", printed(13),
    ]
    placement = placed(*blocks)
    assert [w.text for w in placement.written["1.a"]] == ["By the register."]
    assert placement.displaced == {}
