"""Learning without a blank: what replies share is the form."""

from __future__ import annotations

import pytest
from blank_forms import Blank

from extractor.data.document import Document
from extractor.data.source import Source
from extractor.errors import QuestionnaireError
from extractor.read.docx import read_docx
from extractor.structure import learn_from_replies

ANSWERS = [
    ("Portugal", "**Yes** / No", "Our authority keeps a register of vessels.", "x", "", "Nothing more."),
    ("Fiji", "Yes / **No** ✓", "A bill is being drafted by the Ministry of Fisheries.", "", "x", "We thank the Secretariat for its work."),
    ("Ghana", "**Yes** / No", "See the Fisheries Act of 2019, sections 4 to 8.", "x", "x", "Training for inspectors would help us most."),
]


def reply(country: str, choice: str, text: str, first: str, second: str, more: str) -> tuple[Document, Source]:
    made = Blank()
    made.lines([
        "Questionnaire on fisheries and the protection of the sea", f"Country: {country}",
        f"1. Does your country have a law on fisheries at sea? {choice}", "a) If yes, please describe its main features.", text,
        "2. Which of the following measures are applied in your country?",
        f"☐ {first} Licences for fishing vessels", f"☐ {second} Inspections in the ports",
        "3. Please provide any other information you consider useful.", more,
    ])
    return read_docx(made.bytes()), Source(path=f"{country}.docx", data=b"", format="docx", sha256=country)


def test_three_replies_give_the_form() -> None:
    questionnaire, doubts = learn_from_replies([reply(*answer) for answer in ANSWERS], id="fish")
    found = {item.id: item for item in questionnaire.items}
    assert {name: found[name].type for name in ("1", "1.a", "2", "3")} == {
        "1": "select_one", "1.a": "text", "2": "select_multiple", "3": "text"}
    assert [option.id for option in found["1"].options] == ["yes", "no"]
    texts = " ".join(line.text for line in questionnaire.forms[0].lines)
    assert "register" not in texts
    assert "inspectors" not in texts
    assert [option.labels["en"] for option in found["2"].options] == ["Licences for fishing vessels", "Inspections in the ports"]
    assert doubts[0][2].startswith("learnt from replies")


def test_two_replies_are_too_few() -> None:
    with pytest.raises(QuestionnaireError, match="three"):
        learn_from_replies([reply(*answer) for answer in ANSWERS[:2]], id="fish")
