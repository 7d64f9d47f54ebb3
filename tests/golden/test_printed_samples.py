"""A Word reply says the same when it is printed as PDF: every answer is the same, or a person is asked to look."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

from extractor.text import words

SAMPLES = Path(__file__).parents[2] / "samples"
REPLIES = sorted((SAMPLES / "replies").glob("*/*.docx"))
DEFINITIONS = {"cu-2023-187": "cu-2023-187", "coast-2025": str(SAMPLES / "forms/coast-2025.docx")}


@pytest.fixture(scope="module")
def printed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with all Word samples as PDF."""
    folder = tmp_path_factory.mktemp("printed")
    command = ["soffice", f"-env:UserInstallation=file://{folder}/profile", "--headless", "--convert-to", "pdf", "--outdir", str(folder)]
    subprocess.run([*command, *map(str, REPLIES)], check=True, capture_output=True)
    return folder


@pytest.mark.office
@pytest.mark.parametrize("reader", ["pdfium", "pdfplumber"])
@pytest.mark.parametrize("path", REPLIES, ids=lambda path: str(path.stem))
def test_a_printed_reply_says_the_same_or_asks_for_a_look(path: Path, reader: str, printed: Path) -> None:
    questionnaire = path.parent.name
    command = [sys.executable, "-m", "extractor", "read", "--pdf-reader", reader, "-q", DEFINITIONS[questionnaire]]
    run = subprocess.run([*command, str(printed / f"{path.stem}.pdf")], capture_output=True, check=True)
    given = json.loads(run.stdout)
    expected = json.loads((SAMPLES / "expected" / questionnaire / f"{path.stem}.json").read_text(encoding="utf-8"))
    assert given["respondent"]["iso3"] == expected["respondent"]["iso3"]
    wrong = [
        item for item, answer in expected["answers"].items()
        if not given["answers"][item]["review"]
        and (given["answers"][item]["selected"], words(given["answers"][item]["text"])) != (answer["selected"], words(answer["text"]))
    ]
    assert wrong == []
