"""What makes a run do again what an earlier one did."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from extractor.assign import meaning
from extractor.batch.fingerprint import program


def test_a_model_of_meaning_counts_where_it_is_used(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv(meaning.VARIABLE, raising=False)
    without = program()
    (tmp_path / "library").mkdir()
    (tmp_path / "library" / "sentence_transformers.py").write_text("", encoding="utf-8")
    model = tmp_path / "model"
    model.mkdir()
    (model / "weights").write_bytes(b"1")
    monkeypatch.setenv(meaning.VARIABLE, str(model))
    with monkeypatch.context() as absent:
        absent.setitem(sys.modules, "sentence_transformers", None)
        assert program() == without
    monkeypatch.syspath_prepend(tmp_path / "library")
    first = program()
    (model / "weights").write_bytes(b"2")
    assert len({without, first, program()}) == 3
