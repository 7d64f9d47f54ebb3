"""extractor learn, extractor check."""

from __future__ import annotations

from pathlib import Path

import pytest
from click.testing import CliRunner
from test_forms import written

from extractor.cli.check import check
from extractor.cli.learn import learn
from extractor.errors import QuestionnaireError, UsageError
from extractor.structure import load


@pytest.fixture
def blank(tmp_path: Path) -> Path:
    path = tmp_path / "blank.docx"
    path.write_bytes(written("en_questions")[0])
    return path


def test_learn_writes_a_definition_and_prints_an_outline(blank: Path, tmp_path: Path) -> None:
    target = tmp_path / "border.yaml"
    result = CliRunner().invoke(learn, [str(blank), "-o", str(target)])
    assert result.exit_code == 0, result.output
    assert "1.1  text  if 1 = yes" in result.stderr
    assert "10 questions, 0 doubts" in result.stderr
    assert result.stdout == ""
    assert load(target).id == "border"
    checked = CliRunner().invoke(check, [str(target)], standalone_mode=False)
    assert checked.return_value == 0
    assert "nothing wrong found" in checked.output


def test_learn_again_keeps_edited_option_ids(blank: Path, tmp_path: Path) -> None:
    target = tmp_path / "border.yaml"
    CliRunner().invoke(learn, [str(blank), "-o", str(target)])
    target.write_text(target.read_text("utf-8").replace("coast-guard", "guard"), "utf-8")
    CliRunner().invoke(learn, [str(blank), "-o", str(target)])
    assert "guard" in [option.id for item in load(target).items for option in item.options]


def test_definition_on_standard_output(blank: Path) -> None:
    result = CliRunner().invoke(learn, [str(blank), "-o", "-", "--id", "border"])
    assert "format: extractor/questionnaire@1\nid: border\n" in result.stdout


def test_to_xlsform_and_back(blank: Path, tmp_path: Path) -> None:
    pytest.importorskip("openpyxl")
    CliRunner().invoke(learn, [str(blank), "-o", str(tmp_path / "border.yaml")])
    CliRunner().invoke(learn, [str(tmp_path / "border.yaml"), "-o", str(tmp_path / "form.xlsx")])
    result = CliRunner().invoke(learn, [str(tmp_path / "form.xlsx"), "-o", str(tmp_path / "again.yaml")])
    assert result.exit_code == 0, result.output
    assert load(tmp_path / "again.yaml").items == load(tmp_path / "border.yaml").items


def test_wrong_calls(blank: Path, tmp_path: Path) -> None:
    CliRunner().invoke(learn, [str(blank), "-o", str(tmp_path / "border.yaml")])
    result = CliRunner().invoke(learn, [str(blank), str(tmp_path / "border.yaml")])
    assert isinstance(result.exception, UsageError)
    result = CliRunner().invoke(learn, [str(blank), "--replies"])
    assert isinstance(result.exception, QuestionnaireError)


def test_check_names_what_is_wrong(tmp_path: Path, blank: Path) -> None:
    target = tmp_path / "border.yaml"
    CliRunner().invoke(learn, [str(blank), "-o", str(target)])
    target.write_text(target.read_text("utf-8").replace("relevant: 1 = yes", "relevant: 7 = yes"), "utf-8")
    result = CliRunner().invoke(check, [str(target)], standalone_mode=False)
    assert result.return_value == 2
    assert "item '1.1': relevant names '7', which is no item" in result.output


def test_check_prints_the_schema() -> None:
    result = CliRunner().invoke(check, ["--schema"])
    assert '"$schema": "https://json-schema.org/draft/2020-12/schema"' in result.output
