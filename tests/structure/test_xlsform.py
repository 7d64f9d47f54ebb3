"""XLSForm: definitions to workbooks and back, and workbooks made by others."""

from __future__ import annotations

from pathlib import Path

import pytest
from test_forms import learnt, written

from extractor.errors import QuestionnaireError
from extractor.export.xlsform import read_xlsform, write_xlsform
from extractor.structure import load_known
from extractor.structure.checking import problems

openpyxl = pytest.importorskip("openpyxl")


@pytest.mark.parametrize("name", ["en_questions", "es_grid", "ru_nested", "zh_boxes", "en_oecd"])
def test_there_and_back(name: str, tmp_path: Path) -> None:
    questionnaire = learnt(written(name)[0])
    write_xlsform(questionnaire, tmp_path / "form.xlsx")
    again = read_xlsform(tmp_path / "form.xlsx")
    assert again.items == questionnaire.items
    assert again.groups == questionnaire.groups
    assert again.title == questionnaire.title
    assert not list(problems(again))


def test_six_languages(tmp_path: Path) -> None:
    questionnaire = load_known("cu-2023-187")
    write_xlsform(questionnaire, tmp_path / "form.xlsx")
    again = read_xlsform(tmp_path / "form.xlsx")
    assert [(i.id, i.type, i.relevant, i.parent, i.options) for i in again.items] == [
        (i.id, i.type, i.relevant, i.parent, i.options) for i in questionnaire.items]
    assert {form.language for form in again.forms} == {"en", "fr", "es", "ru", "zh", "ar"}


def test_text_is_never_a_formula(tmp_path: Path) -> None:
    import msgspec

    questionnaire = learnt(written("fr_dots")[0])
    evil = msgspec.structs.replace(questionnaire.items[0], texts={"xx": "=HYPERLINK(\"http://x\")"})
    write_xlsform(msgspec.structs.replace(questionnaire, items=(evil, *questionnaire.items[1:])), tmp_path / "form.xlsx")
    sheet = openpyxl.load_workbook(tmp_path / "form.xlsx")["survey"]
    cells = [cell for row in sheet.iter_rows() for cell in row if cell.value and "HYPERLINK" in str(cell.value)]
    assert cells
    assert all(cell.data_type == "s" for cell in cells)


def workbook(path: Path, survey: list[list[str]], choices: list[list[str]]) -> Path:
    book = openpyxl.Workbook()
    sheet = book.active
    sheet.title = "survey"
    for row in survey:
        sheet.append(row)
    sheet = book.create_sheet("choices")
    for row in choices:
        sheet.append(row)
    book.save(path)
    return path


def test_a_form_made_in_kobo(tmp_path: Path) -> None:
    path = workbook(tmp_path / "household.xlsx", [
        ["type", "name", "label", "label::Français (fr)", "relevant"],
        ["start", "start", "", "", ""],
        ["begin group", "hh", "Household", "Ménage", ""],
        ["select_one yn", "own", "Do you own land?", "Possédez-vous des terres ?", ""],
        ["integer", "area", "How many hectares?", "Combien d’hectares ?", "${own} = 'yes'"],
        ["select_multiple crops", "crops", "Which crops?", "Quelles cultures ?", "selected(${own}, 'yes') and ${area} > 1"],
        ["end group", "", "", "", ""],
        ["geopoint", "where", "Location", "Lieu", ""],
        ["calculate", "x", "", "", ""],
    ], [
        ["list_name", "name", "label", "label::Français (fr)"], ["yn", "yes", "Yes", "Oui"], ["yn", "no", "No", "Non"],
        ["crops", "1", "Maize", "Maïs"], ["crops", "2", "Rice", "Riz"],
    ])
    questionnaire = read_xlsform(path)
    assert [(item.id, item.type, item.relevant, item.group) for item in questionnaire.items] == [
        ("own", "select_one", None, "hh"), ("area", "integer", "own = yes", "hh"), ("crops", "select_multiple", None, "hh"),
        ("where", "text", None, None),
    ]
    assert questionnaire.items[0].options[0].labels == {"en": "Yes", "fr": "Oui"}
    assert questionnaire.id == "household"
    assert [line.text for line in questionnaire.forms[0].lines][:3] == ["Household", "Do you own land?", "Yes"]
    assert not list(problems(questionnaire))


def test_no_xlsform(tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    book.save(tmp_path / "x.xlsx")
    with pytest.raises(QuestionnaireError, match="survey"):
        read_xlsform(tmp_path / "x.xlsx")
    (tmp_path / "y.xlsx").write_bytes(b"not a workbook")
    with pytest.raises(QuestionnaireError, match="workbook"):
        read_xlsform(tmp_path / "y.xlsx")
