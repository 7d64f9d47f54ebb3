"""The public Python interface."""

from __future__ import annotations

from pathlib import Path

import extractor


def test_read_a_reply_by_its_path(samples: Path) -> None:
    reply = extractor.read(samples / "replies/cu-2023-187/Botswana.docx")
    assert reply.respondent.iso3 == "BWA"
    assert set(reply.answers) >= {"1", "1.a", "9"}


def test_a_folder_to_a_frame(samples: Path, tmp_path: Path) -> None:
    report = extractor.batch(samples / "replies/coast-2025", tmp_path / "out", str(samples / "forms/coast-2025.docx"), jobs=1)
    assert report.read == 2
    assert len(extractor.to_frame(tmp_path / "out")) > 10
