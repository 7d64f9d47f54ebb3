"""A small output folder, written by hand: two countries, three items, one document."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from extractor.data.questionnaire import Form, Item, Option, Questionnaire
from extractor.structure import dump

TEA = Questionnaire(id="tea", title="Tea", forms=(Form(language="en", source="tea.docx", sha256="0", lines=()),), items=(
    Item(id="1", label="1.", type="select_one", texts={"en": "Do you drink tea?"}, options=(
        Option(id="yes", labels={"en": "Yes"}), Option(id="no", labels={"en": "No"}),
    )),
    Item(id="2", label="2.", type="select_multiple", texts={"en": "Which?"}, options=(
        Option(id="green", labels={"en": "Green"}), Option(id="black", labels={"en": "Black"}),
    )),
    Item(id="3", label="3.", type="text", texts={"en": "Why?"}),
))


def answer(selected: tuple[str, ...] = (), text: str = "", **more: Any) -> dict[str, Any]:
    status = "answered" if selected or text else "blank"
    plain = {"status": status, "selected": list(selected), "labels": [option.title() for option in selected], "text": text}
    return {**plain, "confidence": 0.97, "review": False, "reasons": [], "evidence": [], **more}


def reply(iso3: str, name: str, sha256: str, **answers: dict[str, Any]) -> dict[str, Any]:
    given = {"1": answer(("yes",)), "2": answer(), "3": answer(text="It is warm."), **{key.strip("_"): value for key, value in answers.items()}}
    return {
        "format": "extractor/reply@1", "questionnaire": {"id": "tea", "sha256": ""},
        "respondent": {"iso3": iso3, "name": name, "confidence": 0.99, "evidence": []},
        "sources": [{"path": f"{name}.docx", "sha256": sha256, "format": "docx"}], "languages": ["en"], "answers": given,
        "unassigned": [{"text": "With compliments", "where": {"source": 0, "block": 0, "start": 0, "end": 16}}],
        "accounting": {"tokens": 9, "template": 5, "answer": 2, "furniture": 0, "unassigned": 2}, "warnings": [],
    }


@pytest.fixture
def make_reply() -> Callable[..., dict[str, Any]]:
    return reply


@pytest.fixture
def make_answer() -> Callable[..., dict[str, Any]]:
    return answer


@pytest.fixture
def out(tmp_path: Path) -> Path:
    root = tmp_path / "out"
    (root / ".extractor" / "documents").mkdir(parents=True)
    (root / ".extractor" / "questionnaires").mkdir()
    (root / ".extractor" / "questionnaires" / "tea.yaml").write_text(dump(TEA), encoding="utf-8")
    data = b"not really a document"
    sha256 = hashlib.sha256(data).hexdigest()
    (root / ".extractor" / "documents" / f"{sha256}.docx").write_bytes(data)
    flagged = answer(("no",), confidence=0.4, review=True, reasons=["more than one option is marked"])
    for record in (reply("KEN", "Kenya", sha256, _1=flagged), reply("LKA", "Sri Lanka", sha256)):
        (root / f"{record['respondent']['iso3']}.json").write_text(json.dumps(record), encoding="utf-8")
    return root
