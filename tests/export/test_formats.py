"""An output folder in every format that it can be exported to."""

from __future__ import annotations

import csv
import io
import json
import zipfile
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner

from extractor.batch import to_frame
from extractor.cli.export import export as command
from extractor.data.questionnaire import Group, Item, Option, Questionnaire
from extractor.errors import UsageError
from extractor.export.csv_tables import encode_csv, inert
from extractor.export.fhir import questionnaire_resource, response_resource
from extractor.export.records import Folder, read_folder
from extractor.export.tables import dictionary, long_table, value_labels, wide_table
from extractor.export.workbook import encode_workbook
from extractor.export.write import FORMATS

YES_NO = (Option(id="yes", labels={"en": "Yes", "fr": "Oui"}), Option(id="no", labels={"en": "No"}))
MEANS = (Option(id="mail", labels={"en": "By mail"}), Option(id="other", labels={"en": "Other"}, specify=True))
FORM = Questionnaire(
    id="q-1",
    title="Questions",
    forms=(),
    groups=(Group(id="g", texts={"en": "Section"}),),
    items=(
        Item(id="1", label="1.", type="select_one", texts={"en": "Do you?"}, options=YES_NO, group="g"),
        Item(id="1.a", label="a.", type="select_multiple", texts={"en": "How?"}, options=MEANS, parent="1", relevant="1 = yes", group="g"),
        Item(id="2", label="2.", type="note", texts={"en": "Now the rest."}),
        Item(id="2.a", label="a.", type="text", texts={"en": "Why?"}, parent="2"),
        Item(id="3", label="3.", type="integer", texts={"en": "How many?"}),
    ),
)
HOSTILE = ("=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1", "＝1", " =1", "\n=1")


def answer(status: str = "answered", selected: tuple[str, ...] = (), text: str = "", review: bool = False) -> dict[str, Any]:
    where = {"source": 0, "block": 1, "start": 0, "end": 1, "page": 2}
    evidence = [{"kind": "sign", "option": selected[0] if selected else None, "quote": "X\nYes", "where": where}]
    return {
        "status": status,
        "selected": list(selected),
        "labels": list(selected),
        "text": text,
        "confidence": 0.5 if review else 0.98,
        "review": review,
        "reasons": ["two marks"] if review else [],
        "evidence": evidence if selected or text else [],
    }


def write_reply(out: Path, stem: str, iso3: str | None, answers: dict[str, Any]) -> None:
    reply = {
        "format": "extractor/reply@1",
        "questionnaire": {"id": "q-1", "sha256": "0"},
        "respondent": {"iso3": iso3, "name": "Portugal" if iso3 else None, "confidence": 0.9, "evidence": []},
        "sources": [{"path": "m.eml/=reply.docx", "sha256": "0", "format": "docx", "received": "2023-09-14"}],
        "languages": ["en"],
        "answers": answers,
        "unassigned": [],
        "accounting": {},
        "warnings": [],
    }
    (out / f"{stem}.json").write_text(json.dumps(reply))


@pytest.fixture
def out(tmp_path: Path) -> Path:
    write_reply(
        tmp_path,
        "PRT",
        "PRT",
        {
            "1": answer(selected=("yes",), text="=HYPERLINK(1)"),
            "1.a": answer("inferred", ("mail",), review=True),
            "2.a": answer(text="a" * 40_000),
            "3": answer(text="12"),
        },
    )
    write_reply(
        tmp_path,
        "UNKNOWN-0a1b2c3d",
        None,
        {"1": answer("ambiguous", review=True), "1.a": answer("not_found"), "2.a": answer("blank"), "3": answer(text="about 12")},
    )
    (tmp_path / "manifest.json").write_text("{}")
    log = [
        {
            "id": "a",
            "who": "=Ann",
            "reply": "PRT",
            "item": "1",
            "before": {"status": "answered", "selected": ["yes"]},
            "why": "misread",
            "after": {"status": "answered", "selected": ["no"], "text": "kept\x01"},
        }
    ]
    (tmp_path / "corrections.jsonl").write_text("".join(json.dumps(entry) + "\n" for entry in log))
    return tmp_path


@pytest.fixture
def folder(out: Path) -> Folder:
    found = read_folder(out, lambda path: FORM)
    return Folder(records=found.records, questionnaires={"q-1": FORM})


def test_long_table_has_corrections_and_evidence(folder: Folder) -> None:
    table = long_table(folder)
    first = dict(zip([column.name for column in table.columns], table.rows[0], strict=True))
    assert (first["selected"], first["corrected"], first["checked_by"], first["before"]) == ("no", True, "=Ann", "answered; yes")
    assert (first["evidence"], first["page"], first["source"]) == ("sign yes: X Yes", 2, "m.eml/=reply.docx")
    assert len(table.rows) == 8


def test_wide_table_has_choices_as_columns(folder: Folder) -> None:
    table = wide_table(folder, FORM)
    names = [column.name for column in table.columns]
    assert names[8:] == ["1", "1.text", "1.status", "1.a/mail", "1.a/other", "1.a.text", "1.a.status", "2.a", "2.a.status", "3", "3.status"]
    assert table.rows[0][8:13] == ("no", "kept\x01", "answered", 1.0, 0.0)
    assert table.rows[1][8:13] == ("", "", "ambiguous", None, None)
    assert table.column("iso3") == ["PRT", ""]


def test_dictionary_and_value_labels_describe_every_column(folder: Folder) -> None:
    assert dictionary(FORM).column("variable") == [column.name for column in wide_table(folder, FORM).columns]
    assert ("1", "yes", "fr", "Oui") in value_labels(FORM).rows


@pytest.mark.parametrize("text", HOSTILE)
def test_formulas_are_inert_in_csv(text: str) -> None:
    assert inert(text) == "'" + text


@pytest.mark.parametrize("text", ["yes", "a=b", "1.5", "", "e-mail", "'=1", "عربي"])
def test_other_texts_stay_as_they_are(text: str) -> None:
    assert inert(text) == text


def test_csv_cells_never_start_a_formula(folder: Folder) -> None:
    rows = list(csv.reader(io.StringIO(encode_csv(long_table(folder)).decode("utf-8-sig"), newline="")))
    assert not [cell for row in rows for cell in row if cell.startswith(("=", "+", "-", "@", "\t", "\r"))]
    assert "'=Ann" in rows[1]


def test_workbook(folder: Folder) -> None:
    openpyxl = pytest.importorskip("openpyxl")
    pytest.importorskip("xlsxwriter")
    data = encode_workbook(folder)
    assert data == encode_workbook(folder)
    book = openpyxl.load_workbook(io.BytesIO(data))
    assert book.sheetnames == ["Replies", "Answers", "Dictionary", "Value labels", "Long texts"]
    for name in book.sheetnames[:-1]:
        assert book[name].freeze_panes == "C2"
        assert book[name].auto_filter.ref
    assert not [cell for sheet in book for row in sheet.iter_rows() for cell in row if cell.data_type == "f"]
    replies = book["Replies"]
    columns = {cell.value: cell.column for cell in replies[1]}
    flagged = replies.cell(2, columns["1.a/mail"])
    assert flagged.value == 1 and flagged.fill.fgColor.rgb == "FFFFE699"
    assert replies.cell(2, columns["1"]).fill.fgColor.rgb != "FFFFE699"
    pieces = [row[3].value for row in book["Long texts"].iter_rows(min_row=2) if row[0].value == "Replies"]
    assert replies.cell(2, columns["2.a"]).value + "".join(pieces) == "a" * 40_000
    styles = zipfile.ZipFile(io.BytesIO(data)).read("xl/styles.xml")
    assert b'quotePrefix="1"' in styles


def test_fhir_resources_validate(folder: Folder) -> None:
    questionnaires = pytest.importorskip("fhir.resources.R4B.questionnaire")
    responses = pytest.importorskip("fhir.resources.R4B.questionnaireresponse")
    form = questionnaire_resource(FORM)
    questionnaires.Questionnaire.model_validate(form)
    asked = {item["linkId"]: item for item in walk(form["item"])}
    assert len(asked) == len(list(walk(form["item"])))
    assert asked["1.a"]["enableWhen"][0]["answerCoding"]["code"] == "yes"
    assert asked["group:g"]["item"][0]["item"][0]["linkId"] == "1#text"
    for record in folder.records:
        response = response_resource(record, FORM)
        responses.QuestionnaireResponse.model_validate(response)
        assert response["questionnaire"] == form["url"]
        for item in walk(response.get("item", [])):
            options = [option["valueCoding"] for option in asked[item["linkId"]].get("answerOption", [])]
            assert all(a["valueCoding"] in options for a in item.get("answer", []) if "valueCoding" in a)
    corrected = response_resource(folder.records[0], FORM)
    answers = {item["linkId"]: item.get("answer") for item in walk(corrected["item"])}
    assert (corrected["status"], corrected["subject"]["identifier"]["value"], corrected["authored"]) == ("amended", "PRT", "2023-09-14")
    assert answers["1"][0]["valueCoding"]["code"] == "no"
    assert answers["1#text"] == [{"valueString": "kept\ufffd"}]
    assert answers["3"] == [{"valueInteger": 12}]
    assert folder.records[1].country == ""


def walk(items: list[dict[str, Any]]) -> Any:
    for item in items:
        yield item
        yield from walk(item.get("item", []))
        for given in item.get("answer", []):
            yield from walk(given.get("item", []))


@pytest.mark.parametrize("to", FORMATS)
def test_command_writes_every_format(to: str, out: Path) -> None:
    for package in {"xlsx": ["xlsxwriter"], "parquet": ["pyarrow"], "duckdb": ["duckdb", "pyarrow"]}.get(to, []):
        pytest.importorskip(package)
    run = CliRunner().invoke(command, [str(out), "--to", to], standalone_mode=False)
    assert run.exception is None, run.exception
    written = [Path(line) for line in run.stdout.splitlines()]
    assert written and all(path.is_file() and path.is_relative_to(out / "exports") for path in written)


def test_database_and_parquet_hold_the_same_answers(out: Path) -> None:
    duckdb, parquet = pytest.importorskip("duckdb"), pytest.importorskip("pyarrow.parquet")
    for to in ("duckdb", "parquet"):
        assert CliRunner().invoke(command, [str(out), "--to", to], standalone_mode=False).exception is None
    with duckdb.connect(str(out / "exports" / "replies.duckdb"), read_only=True) as connection:
        rows = connection.execute('SELECT reply, item, selected, review, confidence, page FROM "answers"').fetchall()
    table = parquet.read_table(out / "exports" / "parquet" / "answers.parquet")
    assert [tuple(row[name] for name in ("reply", "item", "selected", "review", "confidence", "page")) for row in table.to_pylist()] == rows
    assert table.schema.field("review").type == "bool"


@pytest.mark.parametrize("library", ["pandas", "polars"])
def test_frames(library: Any, out: Path) -> None:
    pytest.importorskip(library)
    long = to_frame(out, library=library)
    assert list(long["item"])[:2] == ["1", "1.a"]
    assert list(long["review"])[:2] == [False, True]
    assert len(to_frame(out, "wide", library=library)) == 2
    with pytest.raises(UsageError, match="q-1"):
        to_frame(out, "wide", questionnaire="other", library=library)


def test_jsonl_has_corrections_applied(out: Path) -> None:
    CliRunner().invoke(command, [str(out), "--to", "jsonl"], standalone_mode=False)
    lines = [json.loads(line) for line in (out / "exports" / "replies.jsonl").read_text().splitlines()]
    assert lines[0]["answers"]["1"]["selected"] == ["no"]


@pytest.mark.parametrize("missing", ["", "empty"])
def test_nothing_to_export_is_one_clear_error(missing: str, tmp_path: Path) -> None:
    folder = tmp_path / "x"
    if missing == "empty":
        folder.mkdir()
    with pytest.raises(UsageError):
        read_folder(folder, lambda path: FORM)
