"""Definition files: what is written is read back, and mistakes are named."""

from __future__ import annotations

import json
from pathlib import Path

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from extractor.data.document import Cell, Span, Style
from extractor.data.questionnaire import Form, Item, Line, Option, Piece, Questionnaire
from extractor.errors import QuestionnaireError
from extractor.structure import check, known, load, load_known
from extractor.structure.checking import problems
from extractor.structure.definition_file import definition_schema, dump, parse, sealed

STYLES = [Style(), Style(bold=True), Style(italic=True, size=11.0), Style(color="ff0000", direct=("color",))]
TEXT = st.text(st.sampled_from("ab {}<>\\:@#_☐\n\té漢ع'\"-"), max_size=12)


@st.composite
def lines(draw: st.DrawFn) -> Line:
    """A line made of parts that are plain, options, boxes or fields; its styles change anywhere."""
    text, pieces = "", []
    for role in draw(st.lists(st.sampled_from(["plain", "option", "box", "field"]), max_size=4)):
        part = draw(TEXT)
        if role != "plain":
            option = draw(st.sampled_from(["yes", "no", "the-other"])) if role != "field" else None
            pieces.append(Piece(start=len(text), end=len(text) + len(part), role=role, option=option))
        text += part
    cuts = sorted(draw(st.sets(st.integers(1, max(1, len(text) - 1)), max_size=3))) if len(text) > 1 else []
    spans = tuple(
        Span(start=a, end=b, style=draw(st.sampled_from(STYLES)), origin=draw(st.sampled_from(["text", "symbol"])))
        for a, b in zip([0, *cuts], [*cuts, len(text)], strict=True)
    ) if text and draw(st.booleans()) else ()
    label_end = draw(st.integers(0, len(text)))
    cell = draw(st.none() | st.builds(Cell, table=st.integers(0, 9), row=st.integers(0, 9), column=st.integers(0, 9),
                                      column_span=st.integers(1, 3), shading=st.none() | st.just("ffff00")))
    return Line(text=text, role="option", item="1", option=draw(st.sampled_from([None, "yes"])), label_end=label_end, pieces=tuple(pieces),
                spans=spans, cell=cell, note=draw(st.none() | st.just("1")))


@given(st.lists(lines(), max_size=4))
def test_any_line_comes_back(form_lines: list[Line]) -> None:
    form = Form(language="en", source="blank.docx", sha256="0", lines=tuple(form_lines))
    questionnaire = sealed(Questionnaire(id="q", title="T", items=(), forms=(form,)))
    text = dump(questionnaire)
    assert parse(text) == questionnaire
    assert dump(parse(text)) == text


def questionnaire() -> Questionnaire:
    options = (Option(id="yes", labels={"en": "Yes"}), Option(id="no", labels={"en": "No"}))
    items = (
        Item(id="1", label="1.", type="select_one", texts={"en": "Is it so?"}, options=options),
        Item(id="1.a", label="a.", type="text", texts={"en": "If yes, why?"}, relevant="1 = yes", parent="1"),
    )
    form_lines = (
        Line(text="1. Is it so? Yes / No", role="question", item="1", label_end=3, pieces=(
            Piece(start=13, end=16, role="option", option="yes"), Piece(start=19, end=21, role="option", option="no"))),
        Line(text="a. If yes, why?", role="question", item="1.a", label_end=3),
    )
    return Questionnaire(id="q", title="", items=items, forms=(Form(language="en", source="blank.docx", sha256="0", lines=form_lines),))


def test_a_line_is_readable() -> None:
    assert "{#:1. }Is it so? {yes:Yes} / {no:No}" in dump(questionnaire())


def test_yes_and_no_are_ids_and_numbers_are_labels() -> None:
    text = dump(questionnaire()).replace("'yes'", "yes").replace("'no'", "no").replace("'1'", "1")
    assert parse(text) == sealed(questionnaire())


def test_hash_is_of_the_content_and_not_of_the_file() -> None:
    text = dump(questionnaire())
    assert parse("# a comment\n" + text).sha256 == parse(text).sha256
    assert parse(text.replace("Is it so", "Was it so")).sha256 != parse(text).sha256


@pytest.mark.parametrize(("wrong", "right", "message"), [
    ("type: multiple", "type: select_one", "$.items[0].type"),
    ("{no:No", "{no:No}", "is not closed"),
    ("<bold>1", "1", "style"),
    ("mandatory: 1", "type: select_one", "mandatory"),
    ("id: [", "id: q", "YAML"),
])
def test_mistakes_are_named(wrong: str, right: str, message: str, tmp_path: Path) -> None:
    path = tmp_path / "q.yaml"
    path.write_text(dump(questionnaire()).replace(right, wrong, 1 if "no" not in wrong else -1), "utf-8")
    if message == "style":
        styled = msgspec.structs.replace(questionnaire().forms[0].lines[1], spans=(Span(start=0, end=15, style=Style()),))
        form = msgspec.structs.replace(questionnaire().forms[0], lines=(styled,))
        path.write_text(dump(msgspec.structs.replace(questionnaire(), forms=(form,))).replace("{#:a. }", "{#:<bold>a. }"), "utf-8")
    with pytest.raises(QuestionnaireError, match=r"cannot|valid") as error:
        load(path)
    assert message in error.value.message
    assert message in check(path)[0]


def test_missing_file() -> None:
    with pytest.raises(QuestionnaireError):
        load("no such file.yaml")


@pytest.mark.parametrize(("changes", "message"), [
    ({"parent": "7"}, "parent '7'"), ({"relevant": "1 = maybe"}, "no option"), ({"relevant": "yes to 1"}, "not of the form"),
    ({"id": "1"}, "stands 2 times"), ({"group": "Z"}, "no group"), ({"texts": {"fr": "?"}}, "no text in this language"),
    ({"type": "select_one"}, "with 0 options"),
])
def test_problems(changes: dict[str, object], message: str) -> None:
    base = questionnaire()
    items = (base.items[0], msgspec.structs.replace(base.items[1], **changes))
    assert any(message in problem for problem in problems(msgspec.structs.replace(base, items=items)))
    assert not list(problems(base))


def test_known_definitions_are_sound() -> None:
    assert known()
    for name in known():
        assert not list(problems(load_known(name)))
    with pytest.raises(QuestionnaireError, match="no questionnaire"):
        load_known("nothing")


def test_schema_in_models_is_the_schema(project: Path) -> None:
    kept = json.loads((project / "models/questionnaires/questionnaire.schema.json").read_text("utf-8"))
    assert kept == json.loads(json.dumps(definition_schema()))
