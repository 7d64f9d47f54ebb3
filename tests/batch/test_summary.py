"""What a person sees of a batch: progress, the summary, what to do next."""

from __future__ import annotations

from pathlib import Path

import pytest

from extractor.batch.manifest import Counts, ReplyRecord
from extractor.batch.report import Report
from extractor.batch.run import Event
from extractor.cli.batch_progress import progress
from extractor.cli.batch_summary import show
from extractor.data.submission import Failure
from extractor.export.corrections import Correction


def record(file: str, iso3: str | None, name: str | None, flagged: int = 0, errors: tuple[str, ...] = ()) -> ReplyRecord:
    counts = Counts(items=19, answered=12, flagged=flagged, blank=5, not_found=2)
    return ReplyRecord(file=file, iso3=iso3, name=name, questionnaire="q", sources=("a.docx",), errors=errors, counts=counts)


def test_summary_has_a_line_a_country_and_says_what_to_do(capsys: pytest.CaptureFixture[str]) -> None:
    report = Report(
        replies=(record("PRT.json", "PRT", "Portugal", 3, ("x",)), record("UNKNOWN-00000000.json", None, None)), documents=4, ignored=2,
        errors=(Failure(path="x", code="encrypted-document", message="needs a password", hint="Remove it."),), read=1, kept=3,
        conflicting=(Correction(id="a", reply="PRT", item="6", after={"selected": ["no"]}),))
    show(report, Path("out"), None)
    lines = [line.rstrip() for line in capsys.readouterr().out.splitlines()]
    assert [line.split() for line in lines[:3]] == [
        ["reply", "country", "items", "answered", "flagged", "blank", "not", "found", "errors"],
        ["PRT.json", "Portugal", "19", "12", "3", "5", "2", "1"], ["UNKNOWN-00000000.json", "?", "19", "12", "0", "5", "2", "0"]]
    assert lines[4:] == [
        "2 replies of 1 country from 4 documents: 1 read now, 3 done before; 2 ignored, 1 failed", "  x: needs a password. Remove it.",
        "Corrections by hand: 1 kept; the replies as read now agree with 0, differ in 1", "  PRT 6: corrected to no", "Next:",
        "  3 answers ask for a look: extractor review out", "  1 reply has no sure country (UNKNOWN-00000000.json): assign it in the review",
        "  1 document could not be read: do as said above, then run this again"]


def test_nothing_to_do_says_nothing_more(capsys: pytest.CaptureFixture[str]) -> None:
    show(Report(replies=(), documents=0, ignored=0, errors=()), Path("out"), None)
    assert capsys.readouterr().out == "\n0 replies of 0 countries from 0 documents: 0 read now, 0 done before; 0 ignored, 0 failed\n"


def test_log_has_a_line_now_and_then_and_one_for_each_failure(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    times = iter([0.0, 1.0, 2.0, 30.0, 31.0])
    monkeypatch.setattr("time.monotonic", lambda: next(times))
    with progress(None) as tell:
        for number, kind in enumerate(("read", "failed", "read", "read"), start=1):
            tell(Event(
                kind=kind, path=f"{number}.docx", message="broken", files=number, files_total=10, documents=number, documents_total=number))
    assert capsys.readouterr().err.splitlines() == ["failed: 2.docx: broken", "3 of 10 documents, 0.1 a second, about 1 min 45 s left"]
