"""``extractor diff``: what it prints, with and without colour, and the page that it writes."""

from __future__ import annotations

import json
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result

from extractor.cli import group


def run(*arguments: str | Path) -> Result:
    return CliRunner().invoke(group, ["diff", *map(str, arguments)], standalone_mode=False)


def word(path: Path, *paragraphs: str, bold: str = "") -> Path:
    from docx import Document

    document = Document()
    for text in paragraphs:
        paragraph = document.add_paragraph()
        for piece in text.partition(bold) if bold else (text,):
            if piece:
                paragraph.add_run(piece).bold = piece == bold
    document.save(str(path))
    return path


@pytest.fixture
def blank(tmp_path: Path) -> Path:
    return word(tmp_path / "blank.docx", "1. Do you drink tea? Yes / No", "2. Which tea do you drink most?", "3. Why?")


def test_a_reply_against_the_blank(blank: Path, tmp_path: Path) -> None:
    reply = word(tmp_path / "reply.docx", "1. Do you drink tea? Yes / No", "2. Which tea do you drink most?", "Green tea.", "3. Why?", bold="Yes")
    result = run(blank, reply)
    assert result.exit_code == 0, result.output
    assert "--- blank.docx" in result.output
    assert "+++ reply.docx" in result.output
    assert "Do you drink tea? {~Yes +bold~} / No" in result.output
    assert "{+Green tea.+}" in result.output
    assert "2  words inserted" in result.output
    assert "\x1b" not in result.output


def test_two_versions(tmp_path: Path) -> None:
    one, two = word(tmp_path / "v1.docx", "We use email and post."), word(tmp_path / "v2.docx", "We use email.")
    assert "[-and post-]" in run(one, two).output
    assert "Nothing differs." in run(one, one).output
    assert (run(one, two, "--exit-code").return_value, run(one, one, "--exit-code").return_value) == (1, 0)


def test_arabic_stands_at_the_right_with_its_signs_in_place(tmp_path: Path) -> None:
    question = "هل استخدمت الحكومة التكنولوجيا؟"
    one, two = word(tmp_path / "a.docx", f"{question} نعم / لا"), word(tmp_path / "b.docx", f"{question} نعم")
    line = next(line for line in run(one, two).output.splitlines() if "نعم" in line)
    assert line.startswith(" ")
    assert "\u2067" in line
    assert "[-لا-]" in line


def test_what_a_terminal_would_obey_is_not_printed(tmp_path: Path) -> None:
    path = tmp_path / "evil.pdf"
    from reportlab.pdfgen.canvas import Canvas

    canvas = Canvas(str(path))
    canvas.drawString(72, 700, "safe \x9b31m words")
    canvas.save()
    output = run(word(tmp_path / "a.docx", "safe words"), path).output
    assert "\x9b" not in output
    assert "\x1b" not in output


def test_json_against_json(out: Path, tmp_path: Path, make_reply: Callable[..., Any], make_answer: Callable[..., Any]) -> None:
    changed = make_reply("KEN", "Kenya", "0" * 64, _1=make_answer(("yes",)), _3=make_answer(text="It is very warm."))
    (tmp_path / "new.json").write_text(json.dumps(changed), encoding="utf-8")
    output = run(out / "KEN.json", tmp_path / "new.json").output
    assert "selected: [-No-]  {+Yes+}" in output
    assert "text: It is {+very+} warm." in output
    assert "review: [-flagged-] → {+not flagged+}" in output
    assert "2  answers that differ" in output


def test_folder_against_folder(out: Path, tmp_path: Path) -> None:
    other = tmp_path / "other"
    shutil.copytree(out, other)
    reply = json.loads((other / "LKA.json").read_text(encoding="utf-8"))
    reply["answers"]["1"] |= {"selected": ["no"], "labels": ["No"]}
    (other / "LKA.json").write_text(json.dumps(reply), encoding="utf-8")
    (other / "KEN.json").unlink()
    output = run(out, other).output
    assert "LKA  1" in output
    assert "[-Kenya (the whole reply)-]" in output
    for line in ("1  replies in both", "1  replies only in the first", "1  answers that differ", "1  of these selections", "1  of these not flagged"):
        assert line in output


def test_a_json_against_its_document(samples: Path, tmp_path: Path) -> None:
    from extractor.collect import load
    from extractor.export.reply_json import encode
    from extractor.pipeline import extract, load_questionnaire

    document = samples / "replies" / "cu-2023-187" / "Botswana.docx"
    reply = json.loads(encode(extract(load(document), load_questionnaire("cu-2023-187"))))
    (tmp_path / "BWA.json").write_text(json.dumps(reply), encoding="utf-8")
    assert "Nothing differs." in run(tmp_path / "BWA.json", document).output
    reply["answers"]["9"] |= {"text": "Zanzibar zebras", "status": "answered"}
    (tmp_path / "BWA.json").write_text(json.dumps(reply), encoding="utf-8")
    output = run(tmp_path / "BWA.json", document).output
    assert "not in the document: [-zanzibar zebras-]" in output


def test_the_page_is_self_contained_and_only_text(tmp_path: Path) -> None:
    one = word(tmp_path / "a.docx", "Words")
    two = word(tmp_path / "<b>.docx", "Words <script>alert(1)</script> & نعم", "هل نعم")
    result = run(one, two, "--html", tmp_path / "page.html")
    assert result.exit_code == 0
    page = (tmp_path / "page.html").read_text(encoding="utf-8")
    assert "<ins>&lt;script&gt;alert(1)&lt;/script&gt;" in page
    assert "<script" not in page
    assert "src=" not in page
    assert "http" not in page.replace("http-equiv", "")
    assert 'dir="rtl"' in page
    assert "default-src &#39;none&#39;" in page or "default-src 'none'" in page


def test_sides_that_cannot_be_compared(out: Path, blank: Path, tmp_path: Path) -> None:
    (tmp_path / "x.json").write_text("{}", encoding="utf-8")
    for pair in ((out, blank), (tmp_path / "x.json", blank), (tmp_path, out)):
        result = run(*pair)
        assert result.exit_code != 0
        assert result.exception is not None
