"""Older word processor formats, by LibreOffice where it is installed; a clear error where it is not."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path

import pytest

from extractor.collect import load, open_unit
from extractor.collect.kinds import kind_of
from extractor.data.source import Source
from extractor.data.submission import Failure, Unit

RTF = rb"{\rtf1\ansi Question 1: {\b Yes} / No\par Question 2: we use a register\par}"


def opendocument(body: str, extra: dict[str, bytes] | None = None) -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as made:
        made.writestr("mimetype", "application/vnd.oasis.opendocument.text")
        made.writestr("META-INF/manifest.xml", '<manifest:manifest xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0">'
                      '<manifest:file-entry manifest:full-path="/" manifest:media-type="application/vnd.oasis.opendocument.text"/>'
                      '<manifest:file-entry manifest:full-path="content.xml" manifest:media-type="text/xml"/></manifest:manifest>')
        made.writestr("content.xml", '<office:document-content xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" '
                      'xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0" xmlns:xlink="http://www.w3.org/1999/xlink" '
                      'xmlns:draw="urn:oasis:names:tc:opendocument:xmlns:drawing:1.0" office:version="1.2">'
                      f"<office:body><office:text>{body}</office:text></office:body></office:document-content>")
        for name, data in (extra or {}).items():
            made.writestr(name, data)
    return stream.getvalue()


def opened(data: bytes) -> Source | Failure:
    (entry,) = open_unit(Unit(path="reply.doc", file="reply.doc"), data)
    assert isinstance(entry, Source | Failure)
    return entry


def text_of(source: Source) -> str:
    with zipfile.ZipFile(io.BytesIO(source.data)) as package:
        return package.read("word/document.xml").decode()


def test_without_libreoffice_the_error_says_so(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("shutil.which", lambda name: None)
    failure = opened(RTF)
    assert isinstance(failure, Failure)
    assert (failure.code, failure.message) == (
        "unsupported-format", "a rich text file (.rtf); reading it needs LibreOffice, which is not installed here")
    assert "Install LibreOffice" in failure.hint


def test_a_conversion_that_hangs_is_ended(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    program = tmp_path / "soffice"
    program.write_text("#!/bin/sh\nsleep 60\n")
    program.chmod(0o755)
    monkeypatch.setenv("PATH", f"{tmp_path}:/bin:/usr/bin")
    monkeypatch.setattr("extractor.collect.office.OFFICE_SECONDS", 0.5)
    failure = opened(RTF)
    assert isinstance(failure, Failure)
    assert failure.code == "limit-exceeded"


def test_a_program_that_makes_nothing_is_one_clear_error(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    program = tmp_path / "soffice"
    program.write_text("#!/bin/sh\nexit 1\n")
    program.chmod(0o755)
    monkeypatch.setenv("PATH", f"{tmp_path}:/bin:/usr/bin")
    failure = opened(RTF)
    assert isinstance(failure, Failure)
    assert failure.code == "broken-document"


@pytest.mark.parametrize("data", [RTF, opendocument("<text:p>x</text:p>")])
def test_kinds_by_content(data: bytes) -> None:
    assert kind_of(data) == "office"


@pytest.mark.office
def test_rich_text_becomes_word_with_its_marks_and_always_the_same_bytes(tmp_path: Path) -> None:
    path = tmp_path / "reply.doc"
    path.write_bytes(RTF)
    first, second = load(path), load(path)
    assert first.format == "docx"
    assert first.sha256 == second.sha256
    assert "we use a register" in text_of(first)
    assert "<w:b/>" in text_of(first)


@pytest.mark.office
def test_what_a_document_links_to_is_not_read(tmp_path: Path) -> None:
    secret = tmp_path / "secret.txt"
    secret.write_text("the-secret-of-this-machine")
    link = secret.as_uri()
    body = (f'<text:section text:name="s"><text:section-source xlink:href="{link}" xlink:type="simple"/><text:p>old</text:p></text:section>'
            f'<text:p><draw:frame><draw:image xlink:href="{link}" xlink:type="simple"/></draw:frame></text:p><text:p>Question 1: yes</text:p>')
    source = opened(opendocument(body))
    assert isinstance(source, Source)
    with zipfile.ZipFile(io.BytesIO(source.data)) as package:
        assert not [name for name in package.namelist() if b"the-secret-of-this-machine" in package.read(name)]
