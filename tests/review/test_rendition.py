"""Word documents printed to pages by the LibreOffice of this machine."""

from __future__ import annotations

import time
from pathlib import Path

import pytest

from extractor.collect import load
from extractor.data.source import Source
from extractor.read import read
from extractor.review.rendition import Press, office, places


def wait(press: Press, name: str, seconds: float = 120.0) -> str:
    end = time.monotonic() + seconds
    while (state := press.state(name)) == "waiting" and time.monotonic() < end:
        time.sleep(0.1)
    return state


def test_without_libreoffice_nothing_is_printed(tmp_path: Path) -> None:
    press = Press(tmp_path, lambda sha: None, program=None)
    press.ask("a")
    assert press.state("a") == "none"


def test_a_program_that_fails_or_hangs_is_not_asked_again(tmp_path: Path) -> None:
    document = tmp_path / "a.docx"
    document.write_bytes(b"x")
    broken = tmp_path / "soffice"
    broken.write_text("#!/bin/sh\nexit 1\n")
    broken.chmod(0o755)
    press = Press(tmp_path / "printed", lambda sha: document, program=str(broken))
    press.ask("a")
    press.ask("b")
    assert (wait(press, "a"), wait(press, "b")) == ("none", "none")
    press.stop()


@pytest.mark.office
def test_every_word_is_found_on_the_printed_page(samples: Path, tmp_path: Path) -> None:
    file = samples / "replies" / "cu-2023-187" / "Botswana.docx"
    press = Press(tmp_path / "printed", {"good": file, "bad": tmp_path / "nothing.docx"}.get, program=office())
    (tmp_path / "nothing.docx").write_bytes(b"no document at all")
    press.ask("bad", urgent=False)
    press.ask("good")
    assert wait(press, "good") == "ready"
    path = press.printed("good")
    assert path is not None
    document = read(load(file))
    printed = read(Source(path="good.pdf", data=path.read_bytes(), format="pdf", sha256="good"))
    found = places(document, printed)
    body = [block for block in document.blocks if block.part == "body" and any(c.isalpha() for c in block.text)]
    assert sum(block.index in found for block in body) == len(body)
    assert wait(press, "bad") in ("none", "ready")
    press.stop()
