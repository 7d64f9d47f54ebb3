"""Archives, folders and packages made to break a reader: bounded, reported, contained."""

from __future__ import annotations

import io
import os
import stat
import struct
import zipfile
import zlib
from pathlib import Path

import pytest

from extractor.collect import collect, load, open_unit
from extractor.collect.kinds import kind_of
from extractor.data.source import Source
from extractor.data.submission import Failure, Ignored, Unit
from extractor.errors import ExtractorError, LimitExceeded, UnsupportedFormat

PDF = b"%PDF-1.7\n%%EOF\n"


def opened(data: bytes, name: str = "a.zip") -> list[object]:
    return list(open_unit(Unit(path=name, file=name), data))


def archive(members: dict[str, bytes], method: int = zipfile.ZIP_DEFLATED) -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", method) as made:
        for name, data in members.items():
            made.writestr(name, data)
    return stream.getvalue()


def word(parts: dict[str, bytes]) -> bytes:
    types = b'<Types><Override ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>'
    return archive({"[Content_Types].xml": types, **parts})


def codes(data: bytes) -> list[str]:
    return [entry.code for entry in opened(data) if isinstance(entry, Failure)]


def test_bomb_is_not_unpacked() -> None:
    assert codes(archive({"big.pdf": b"\0" * (64 << 20), "reply.pdf": PDF})) == ["limit-exceeded"]
    assert [e.path for e in opened(archive({"big.pdf": b"\0" * (64 << 20), "reply.pdf": PDF})) if isinstance(e, Source)] == [
        "a.zip/reply.pdf"
    ]


def test_declared_size_is_a_lie() -> None:
    data = bytearray(archive({"reply.pdf": b"x" * 100_000}))
    at = data.rindex(b"PK\1\2")
    data[at + 24 : at + 28] = struct.pack("<I", 10)  # the directory says ten bytes
    assert codes(bytes(data)) == ["broken-document"]


def test_nested_archives_end_somewhere() -> None:
    data = archive({"reply.pdf": PDF})
    for _ in range(30):
        data = archive({"inner.zip": data})
    assert codes(data) == ["limit-exceeded"]


def test_an_archive_that_holds_itself_many_times_runs_out_of_budget(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("extractor.collect.part.UNPACKED_PARTS", 50)
    data = archive({"reply.pdf": PDF})
    for _ in range(4):
        data = archive({f"{k}.zip": data for k in range(6)})
    assert "limit-exceeded" in codes(data)
    assert sum(isinstance(e, Source) for e in opened(data)) <= 50


@pytest.mark.parametrize(
    "name", ["../../outside.pdf", "/etc/passwd.pdf", "..\\..\\outside.pdf", "C:\\outside.pdf", "a/../../b.pdf", "x\ny.pdf", "\u202efdp.exe"]
)
def test_names_never_leave_the_archive(name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    (found,) = opened(archive({name: PDF}))
    assert isinstance(found, Source)
    assert found.path.startswith("a.zip/")
    assert ".." not in found.path.split("/")
    assert found.path.isprintable()
    assert list(tmp_path.iterdir()) == []


def test_symbolic_links_in_archives_are_not_followed() -> None:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as made:
        link = zipfile.ZipInfo("link.pdf")
        link.external_attr = (stat.S_IFLNK | 0o777) << 16
        made.writestr(link, "/etc/passwd")
    assert [e.reason for e in opened(stream.getvalue()) if isinstance(e, Ignored)] == ["symbolic link"]


@pytest.mark.parametrize(
    "damage",
    [
        lambda data: data[: len(data) // 2],
        lambda data: data[:-22] + b"\xff" * 22,
        lambda data: data.replace(b"PK\1\2", b"PK\1\3"),
        lambda data: b"PK\3\4" + b"\0" * 200,
        lambda data: data[:30] + bytes(255 - b for b in data[30:90]) + data[90:],
    ],
)
def test_damaged_archives(damage: object) -> None:
    assert callable(damage)
    assert codes(damage(archive({"reply.pdf": PDF * 50}))) in (["broken-document"], ["empty-document"])


def test_encrypted_members_are_named() -> None:
    data = bytearray(archive({"reply.pdf": PDF}, zipfile.ZIP_STORED))
    for sign, offset in ((b"PK\3\4", 6), (b"PK\1\2", 8)):
        data[data.index(sign) + offset] |= 1
    assert codes(bytes(data)) == ["encrypted-document"]


def test_links_and_devices_in_folders(tmp_path: Path) -> None:
    inbox = tmp_path / "inbox"
    inbox.mkdir()
    (tmp_path / "secret.pdf").write_bytes(PDF)
    (inbox / "link.pdf").symlink_to(tmp_path / "secret.pdf")
    (inbox / "loop").symlink_to(inbox)
    os.mkfifo(inbox / "pipe")
    (inbox / "~$reply.docx").write_bytes(b"x")
    (inbox / "real.pdf").write_bytes(PDF)
    found = list(collect(inbox))
    assert [e.path for e in found if isinstance(e, Source)] == ["real.pdf"]
    assert {e.path: e.reason for e in found if isinstance(e, Ignored)} == {
        "link.pdf": "symbolic link",
        "loop": "symbolic link",
        "pipe": "no regular file",
        "~$reply.docx": "lock file of an office program",
    }


def test_word_packages_that_blow_up_are_refused() -> None:
    with pytest.raises(LimitExceeded, match="MiB of XML"):
        kind_of(word({"word/document.xml": b"<w/>" + b" " * (60 << 20)}))
    with pytest.raises(LimitExceeded, match="parts"):
        kind_of(word({f"word/media/{k}": b"" for k in range(20_001)}))


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (b"Rar!\x1a\7\0", "RAR"),
        (b"7z\xbc\xaf\x27\x1c", "7-Zip"),
        (b"MZ\x90\0", "program"),
        (b"\x7fELF", "program"),
        (b"\0" * 100, "neither"),
        (zlib.compress(b"x" * 1000), "neither"),
        (archive({"[Content_Types].xml": b"spreadsheetml", "xl/workbook.xml": b""}), "Excel"),
        (archive({"mimetype": b"application/epub+zip"}), "epub"),
    ],
)
def test_other_kinds_are_named(data: bytes, words: str) -> None:
    with pytest.raises(UnsupportedFormat, match=words):
        kind_of(data)


@pytest.mark.parametrize("size", [0, 1, 100, 600, 2000, 5000])
def test_random_bytes_give_one_clear_error(size: int, tmp_path: Path) -> None:
    import random

    chance = random.Random(size)
    for head in (
        b"",
        b"PK\3\4",
        b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1",
        b"\x78\x9f\x3e\x22",
        b"{\\rtf1",
        b"From: a\nTo: b\n",
        b"\x30\x80",
        b"From a 1:1\nA: b\n",
    ):
        path = tmp_path / "any"
        path.write_bytes(head + chance.randbytes(size))
        if head == b"{\\rtf1":
            continue  # LibreOffice opens whatever begins so
        try:
            load(path)
        except ExtractorError as error:
            assert error.message
