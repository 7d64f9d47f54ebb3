"""Word documents made to harm whoever opens them, through the whole path: bounded, reported, nothing fetched, nothing run."""

from __future__ import annotations

import hashlib
import io
import socket
import zipfile
from pathlib import Path

import pytest

from extractor.data.source import Source
from extractor.errors import ExtractorError
from extractor.pipeline import extract

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
TYPES = (
    '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" '
    'ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/>'
    '<Override PartName="/word/document.xml" '
    'ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>'
)


def package(body: str, *, prolog: str = "", relationships: str = "", parts: dict[str, bytes] | None = None) -> Source:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as made:
        made.writestr("[Content_Types].xml", TYPES)
        made.writestr("_rels/.rels", _relations(f'<Relationship Id="a" Type="{OFFICE}/officeDocument" Target="word/document.xml"/>'))
        made.writestr("word/_rels/document.xml.rels", _relations(relationships))
        made.writestr(
            "word/document.xml",
            f'<?xml version="1.0"?>{prolog}<w:document xmlns:w="{W}" xmlns:r="{R}"><w:body>{body}</w:body></w:document>',
        )
        for name, data in (parts or {}).items():
            made.writestr(name, data)
    data = stream.getvalue()
    return Source(path="hostile.docx", data=data, format="docx", sha256=hashlib.sha256(data).hexdigest())


def _relations(inner: str) -> str:
    return f'<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">{inner}</Relationships>'


def paragraph(text: str) -> str:
    return f"<w:p><w:r><w:t>{text}</w:t></w:r></w:p>"


def read(source: Source) -> str:
    """All words that came out, as one text; the error's message where there is one."""
    try:
        reply = extract(source)
    except ExtractorError as error:
        return error.message
    return repr(reply)


@pytest.fixture(autouse=True)
def no_network(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object, **__: object) -> None:
        raise AssertionError("something tried to use the network")

    monkeypatch.setattr(socket.socket, "connect", refuse)
    monkeypatch.setattr(socket, "getaddrinfo", refuse)


def test_entities_are_not_expanded(tmp_path: Path) -> None:
    secret = tmp_path / "secret.txt"
    secret.write_text("the-secret-of-this-machine")
    prolog = f'<!DOCTYPE d [<!ENTITY x SYSTEM "{secret.as_uri()}"><!ENTITY y SYSTEM "http://127.0.0.1:9/x">]>'
    assert "the-secret-of-this-machine" not in read(package(paragraph("Question 1: &x; &y;"), prolog=prolog))


def test_entities_that_multiply_are_not_expanded() -> None:
    lines = "".join(f'<!ENTITY e{k} "{f"&e{k - 1};" * 10}">' for k in range(1, 12))
    prolog = f'<!DOCTYPE d [<!ENTITY e0 "aaaaaaaaaa">{lines}]>'
    assert len(read(package(paragraph("Question 1: &e11;"), prolog=prolog))) < 10_000


def test_templates_pictures_and_links_outside_are_never_fetched() -> None:
    relationships = "".join(
        f'<Relationship Id="r{k}" Type="{OFFICE}/{kind}" Target="{target}" TargetMode="External"/>'
        for k, (kind, target) in enumerate(
            (
                ("attachedTemplate", "http://127.0.0.1:9/t.dotm"),
                ("image", "http://127.0.0.1:9/i.png"),
                ("hyperlink", "file:///etc/passwd"),
                ("subDocument", "http://127.0.0.1:9/d.docx"),
                ("aFChunk", "http://127.0.0.1:9/c.html"),
                ("oleObject", "\\\\127.0.0.1\\share\\x"),
            )
        )
    )
    body = (
        paragraph("Question 1: yes") + '<w:p><w:hyperlink r:id="r2"><w:r><w:t>link</w:t></w:r></w:hyperlink></w:p><w:altChunk r:id="r4"/>'
    )
    assert read(package(body, relationships=relationships))


def test_relationship_to_a_part_outside_the_package() -> None:
    relationships = f'<Relationship Id="r1" Type="{OFFICE}/styles" Target="../../../../etc/passwd"/>'
    assert "root:" not in read(package(paragraph("Question 1: yes"), relationships=relationships))


def test_macros_are_only_bytes() -> None:
    parts = {"word/vbaProject.bin": b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600}
    assert read(package(paragraph("Question 1: yes"), parts=parts))


@pytest.mark.parametrize("depth", [300, 3000])
def test_nesting_without_end(depth: int) -> None:
    table = "<w:tbl><w:tr><w:tc>" * depth + paragraph("Question 1: yes") + "</w:tc></w:tr></w:tbl>" * depth
    try:
        read(package(table))
    except RecursionError:
        pytest.fail("a deeply nested table is no clear error")


def test_text_stays_data() -> None:
    body = paragraph("Question 1: =cmd|' /C calc'!A0 &lt;script&gt;alert(1)&lt;/script&gt; {{7*7}} $(id) `id` %s %n") + paragraph(
        "Question 2: x"
    )
    assert read(package(body))


def test_many_paragraphs_are_read_in_reasonable_time() -> None:
    import time

    started = time.monotonic()
    read(package("".join(paragraph(f"word {k} and another one") for k in range(20_000))))
    assert time.monotonic() - started < 30
