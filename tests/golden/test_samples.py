"""The sample replies give the JSON that is kept beside them, and that JSON says what was put into the documents."""

from __future__ import annotations

import importlib.util
import json
from pathlib import Path
from typing import Any

import pytest
import yaml

SAMPLES = Path(__file__).parents[2] / "samples"
SPECS = yaml.safe_load((SAMPLES / "replies.yaml").read_text(encoding="utf-8"))
# The options of the two forms as printed in order: ids of the shipped definition, labels of the one learnt on the fly.
OPTIONS = {
    "1.a": ("email", "videoconference", "word-processing", "websites", "ai", "case-management", "custom-software", "databases",
            "secure-storage", "secure-communication", "translation", "other"),
    "6.1": ("capacity", "resources", "legal", "reluctance", "security", "technical", "other"),
    "A.2": ("Sirens", "Radio and television", "Mobile telephones", "Other, please specify:"),
    **dict.fromkeys(("B.1", "B.2", "B.3"), ("Never", "Once a year", "Every month")),
}

each_sample = pytest.mark.parametrize("spec", SPECS, ids=lambda spec: str(Path(spec["file"]).stem))


def kept(spec: dict[str, Any]) -> dict[str, Any]:
    path = SAMPLES / "expected" / Path(spec["file"]).with_suffix(".json")
    result: dict[str, Any] = json.loads(path.read_text(encoding="utf-8"))
    return result


def test_samples_give_what_is_kept_beside_them() -> None:
    module_spec = importlib.util.spec_from_file_location("make_expected", SAMPLES / "make_expected.py")
    assert module_spec is not None and module_spec.loader is not None
    module = importlib.util.module_from_spec(module_spec)
    module_spec.loader.exec_module(module)
    given = module.results()
    folder = SAMPLES / "expected"
    assert sorted(given) == sorted(path.relative_to(folder).as_posix() for path in folder.rglob("*.json"))
    for name, result in given.items():
        assert result == (folder / name).read_text(encoding="utf-8"), name


@each_sample
def test_kept_selections_are_what_was_marked(spec: dict[str, Any]) -> None:
    marked = {**spec.get("selected", {}), **spec["means"].get("selected", {})}
    for item, answer in kept(spec)["answers"].items():
        chosen = marked.pop(item, [])
        positions = [chosen] if isinstance(chosen, int) else chosen
        want = [chosen] if isinstance(chosen, str) else [OPTIONS[item][position - 1] for position in positions]
        assert want in (answer["selected"], answer["labels"]), item
    assert not marked


@each_sample
def test_kept_texts_are_what_was_written(spec: dict[str, Any]) -> None:
    written = {**spec.get("texts", {}), **spec["means"].get("texts", {})}
    fields = list(spec.get("cells", {}).values())
    for item, answer in kept(spec)["answers"].items():
        want = "\n\n".join(text.strip() for text in written.pop(item, ()))
        assert answer["text"] == want or answer["text"] in fields, item
    assert not written


@each_sample
def test_kept_results_know_the_country_and_account_for_every_word(spec: dict[str, Any]) -> None:
    reply = kept(spec)
    accounting = reply["accounting"]
    assert reply["respondent"]["iso3"] == spec["means"]["country"]
    assert accounting["tokens"] == sum(accounting[owner] for owner in ("template", "answer", "furniture", "unassigned"))


@each_sample
def test_kept_results_doubt_only_what_a_careful_reader_doubts(spec: dict[str, Any]) -> None:
    answers = kept(spec)["answers"]
    for item, status in spec["means"].get("status", {}).items():
        assert answers[item]["status"] == status
    assert not any(answer["status"] == "ambiguous" for answer in answers.values())
