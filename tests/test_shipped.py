"""Files that ship with the program, and their twins."""

from __future__ import annotations

import importlib.util
from pathlib import Path

import msgspec
import pytest

from extractor import shipped
from extractor.shipped import Prepared, folder, read_yaml


def test_twins_are_what_their_yaml_gives(project: Path) -> None:
    spec = importlib.util.spec_from_file_location("make_prepared", project / "models/make_prepared.py")
    assert spec is not None and spec.loader is not None
    make_prepared = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(make_prepared)
    twins = make_prepared.twins()
    assert twins
    for path, content in twins.items():
        assert path.read_bytes() == content, "run python models/make_prepared.py"


@pytest.mark.parametrize("made_from", ["a: 1", "a: 2", None])
def test_a_twin_of_other_bytes_is_not_read(made_from: str | None, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    import hashlib

    monkeypatch.setattr(shipped, "folder", lambda: tmp_path)
    (tmp_path / "x.yaml").write_bytes(b"a: 1")
    if made_from is not None:
        sha256 = hashlib.sha256(made_from.encode()).hexdigest()
        (tmp_path / "x.json").write_bytes(msgspec.json.encode(Prepared(sha256=sha256, content="twin")))
    assert read_yaml("x.yaml", Prepared[str], lambda text: f"yaml {text}") == ("twin" if made_from == "a: 1" else "yaml a: 1")


def test_the_folder_holds_the_models() -> None:
    assert (folder() / "languages/en.yaml").is_file()
