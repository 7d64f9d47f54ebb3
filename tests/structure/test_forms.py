"""Blank forms in many layouts and languages: their outlines."""

from __future__ import annotations

import subprocess
from pathlib import Path

import pytest
from blank_forms import FORMS, Blank

from extractor.data.document import Document
from extractor.data.questionnaire import Questionnaire
from extractor.data.source import Source
from extractor.errors import QuestionnaireError
from extractor.read.docx import read_docx
from extractor.read.pdf import read_pdf
from extractor.structure import learn
from extractor.structure.checking import problems
from extractor.structure.definition_file import dump, parse, sealed
from extractor.structure.learning import definition, understand


def written(name: str) -> tuple[bytes, list[str]]:
    """The form's file and its outline."""
    blank = Blank()
    outline = FORMS[name](blank)
    return blank.bytes(), [line.strip() for line in outline.splitlines()]


def outline(questionnaire: Questionnaire) -> list[str]:
    """One line an item: id, type, number of options, condition."""
    return [
        f"{item.id} {item.type} {len(item.options)}" + (f" {item.relevant}" if item.relevant else "") for item in questionnaire.items
    ]


def learnt(data: bytes) -> Questionnaire:
    """The definition that a Word file gives."""
    document = read_docx(data)
    return definition(understand(document), document, id="form", language="xx", source="form.docx", sha256="")


@pytest.mark.parametrize("name", FORMS)
def test_outline(name: str) -> None:
    data, expected = written(name)
    assert outline(learnt(data)) == expected


@pytest.mark.parametrize("name", FORMS)
def test_every_block_is_a_line_and_the_definition_is_sound(name: str) -> None:
    data, _ = written(name)
    questionnaire = learnt(data)
    assert [line.text for line in questionnaire.forms[0].lines] == [block.text for block in read_docx(data).blocks]
    assert not list(problems(questionnaire))


@pytest.mark.parametrize("name", FORMS)
def test_definition_file_gives_the_questionnaire_back(name: str) -> None:
    questionnaire = sealed(learnt(written(name)[0]))
    text = dump(questionnaire)
    assert parse(text) == questionnaire
    assert dump(parse(text)) == text


def test_pieces_are_where_they_say() -> None:
    questionnaire = learnt(written("fr_lettres")[0])
    line = next(line for line in questionnaire.forms[0].lines if line.item == "1" and line.role == "option")
    assert [(line.text[p.start : p.end], p.role, p.option) for p in line.pieces] == [
        ("[ ]", "box", "yes"), ("Oui", "option", "yes"), ("[ ]", "box", "no"), ("Non", "option", "no"),
    ]


def test_grid_cells_know_item_and_option() -> None:
    lines = learnt(written("es_grid")[0]).forms[0].lines
    cells = [(line.item, line.option) for line in lines if line.role == "choice"]
    assert cells[:3] == [("2.1", "nunca"), ("2.1", "a-veces"), ("2.1", "siempre")]
    assert [line.option for line in lines if line.role == "column"] == ["nunca", "a-veces", "siempre"]


def test_cells_below_the_numbers_of_a_scale_are_to_be_marked() -> None:
    blank = Blank()
    blank.p("Survey of ports", bold=True)
    blank.p("1. On a scale of 1 (poor) to 5 (excellent), please rate the coordination in your ports.")
    blank.table([["1", "2", "3", "4", "5"], ["", "", "", "", ""]])
    blank.p("2. Please describe the procedure.")
    lines = [line for line in learnt(blank.bytes()).forms[0].lines if line.cell is not None]
    assert [(line.role, line.option) for line in lines] == [*(("option", n) for n in "12345"), *(("choice", n) for n in "12345")]


@pytest.mark.parametrize("texts", [[], ["A note"], ["A title", "A sentence that tells something, and nothing else."], ["1."]])
def test_nothing_is_asked(texts: list[str]) -> None:
    blank = Blank()
    blank.lines(texts or [" "])
    document = read_docx(blank.bytes()) if texts else Document(blocks=())
    source = Source(path="note.docx", data=b"", format="docx", sha256="0")
    if texts == ["1."]:
        assert [item.id for item in learn([(document, source)], id="note")[0].items] == ["1"]
    else:
        with pytest.raises(QuestionnaireError, match="no question"):
            learn([(document, source)], id="note")


PRINTED = ["fr_dots", "ru_table", "es_grid", "en_unnumbered", "zh_table", "en_roman"]


@pytest.mark.office
@pytest.mark.slow
def test_outline_of_the_printed_form(tmp_path: Path) -> None:
    for name in PRINTED:
        (tmp_path / f"{name}.docx").write_bytes(written(name)[0])
    files = [str(tmp_path / f"{name}.docx") for name in PRINTED]
    subprocess.run(["soffice", "--headless", "--convert-to", "pdf", "--outdir", str(tmp_path), *files], check=True, capture_output=True)
    for name in PRINTED:
        document = read_pdf((tmp_path / f"{name}.pdf").read_bytes())
        questionnaire = definition(understand(document), document, id="form", language="xx", source="form.pdf", sha256="")
        assert outline(questionnaire) == written(name)[1], name
