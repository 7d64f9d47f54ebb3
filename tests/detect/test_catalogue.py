"""The catalogue of marks: each, in each format that carries it, gives what ``docs/marks.md`` says."""

from __future__ import annotations

import importlib
import pkgutil
import re
from pathlib import Path

import pytest
from marking import CASES, Case, expected, found, print_words, read

from extractor.data.trace import Trace
from extractor.detect import marks

READERS = ("pdfium", "pdfplumber")


def _params(cases: tuple[Case, ...], *, printed: bool) -> list[object]:
    """Each case with each reader that its format has."""
    return [
        pytest.param(case, reader, id=case.name if reader == READERS[0] else f"{case.name}-{reader}")
        for case in cases for reader in (READERS if printed or case.format == "pdf" else READERS[:1])
    ]


def _check(case: Case, result: Trace, kind: str, *, printed: bool = False) -> None:
    answers = {item: result.reply.answers[item] for item in case.selected}
    assert {item: found(answer) for item, answer in answers.items()} == expected(case, printed=printed)
    assert result.reply.unassigned == ()
    assert {kind} - {""} <= {evidence.kind for answer in answers.values() for evidence in answer.evidence}


@pytest.mark.parametrize(("case", "reader"), _params(CASES, printed=False))
def test_as_made(case: Case, reader: str) -> None:
    _check(case, read(case.blank(), case.reply(), reader), case.kind)


@pytest.fixture(scope="module")
def printed(tmp_path_factory: pytest.TempPathFactory) -> dict[str, bytes]:
    """The Word replies as PDF."""
    return print_words((case for case in CASES if case.printed), tmp_path_factory.mktemp("printed"))


@pytest.mark.office
@pytest.mark.parametrize(("case", "reader"), _params(tuple(case for case in CASES if case.printed), printed=True))
def test_printed(case: Case, reader: str, printed: dict[str, bytes]) -> None:
    _check(case, read(case.blank(), printed[case.name], reader), case.printed or "", printed=True)


@pytest.mark.parametrize("name", [module.name for module in pkgutil.iter_modules(marks.__path__)])
def test_every_file_of_a_mark_has_a_case(name: str) -> None:
    assert importlib.import_module(f"{marks.__name__}.{name}").KIND in {case.kind for case in CASES}


def test_the_page_shows_every_case_and_no_other(project: Path) -> None:
    page = (project / "docs/marks.md").read_text(encoding="utf-8")
    names = [case.name for case in CASES]
    assert re.findall(r"\(marks/(.+?)\.png\)", page) == names
    assert {path.stem for path in (project / "docs/marks").iterdir()} == set(names)
    assert sum(path.stat().st_size for path in (project / "docs/marks").iterdir()) < 400 * 1024


def test_a_new_file_is_a_new_mark(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "wavy.py").write_text("KIND, STYLE = 'wavy', True\n\n\ndef find(question):\n    return iter(())\n", encoding="utf-8")
    before = len(marks.finders())
    monkeypatch.setattr(marks, "__path__", [*marks.__path__, str(tmp_path)])
    _forget()
    assert len(marks.finders()) == before + 1
    assert "wavy" in marks.styles()
    monkeypatch.undo()
    _forget()
    assert "wavy" not in marks.styles()


def _forget() -> None:
    marks.finders.cache_clear()
    marks.styles.cache_clear()
