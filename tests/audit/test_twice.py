"""Answers of a document in which the form stands twice ask for review."""

from __future__ import annotations

from marking.case import read
from wordml import docx_bytes, p, r

QUESTIONS = (
    "1. Which national legislation applies to the protection of the coastal waters?",
    "2. How often do the competent authorities inspect the vessels that enter?",
    "3. Which technical assistance would your Government need at present?",
)


def _copy(*answers: str) -> str:
    return "".join(p(r(question)) + p(r(answer)) for question, answer in zip(QUESTIONS, answers, strict=True))


def test_every_answer_is_flagged_where_the_form_stands_twice() -> None:
    reply = read(docx_bytes(_copy("", "", "")), docx_bytes(_copy("Act.", "Daily.", "None.") + _copy("Law.", "Weekly.", "Maps."))).reply
    assert [warning.code for warning in reply.warnings] == ["form_twice"]
    assert all(answer.review and "the form stands in this document twice" in answer.reasons for answer in reply.answers.values())
