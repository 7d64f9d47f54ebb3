"""Replies without form and numbers, placed by meaning where a model is on the machine; the library of models is acted out."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from asking import placed, printed

from extractor.assign.meaning import VARIABLE, _model, identity, similarity
from extractor.audit import REVIEW_BELOW
from extractor.errors import UsageError

LIBRARY = '''
import pathlib
import numpy

SUBJECTS = ("obstacle", "short of petrol"), ("agreement", "treaties"), ("duration", "months")


class SentenceTransformer:
    """A model that knows three subjects, and that must never be asked to fetch anything."""

    def __init__(self, folder, *, device, local_files_only):
        assert local_files_only
        assert device == "cpu"
        if not pathlib.Path(folder, "modules.json").exists():
            raise OSError("no file named modules.json")
        with pathlib.Path(folder, "loaded").open("a") as log:
            log.write("x")

    def encode(self, texts, *, normalize_embeddings, convert_to_numpy, show_progress_bar):
        assert isinstance(texts, list)
        rows = [[float(any(word in text for word in subject)) for subject in SUBJECTS] + [0.2] for text in texts]
        return numpy.array([numpy.array(row) / numpy.linalg.norm(row) for row in rows], dtype="float32")
'''
LETTER = (
    "No agreement has entered into force of late, though two on coastal waters are being discussed with our neighbours in the north.",
    "Proceedings against vessels had an average duration of 7 months.", "Our crews are mostly short of petrol.",
)


@pytest.fixture
def library(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """The stand-in, installed; gives an empty folder for its model, which the variable names."""
    (tmp_path / "library").mkdir()
    (tmp_path / "library" / "sentence_transformers.py").write_text(LIBRARY, encoding="utf-8")
    monkeypatch.syspath_prepend(tmp_path / "library")
    for name in ("HF_HUB_OFFLINE", "TRANSFORMERS_OFFLINE", "HF_HUB_DISABLE_TELEMETRY", "HF_HUB_DISABLE_PROGRESS_BARS"):
        monkeypatch.setenv(name, "0")
    installed = sys.modules.pop("sentence_transformers", None)
    folder = tmp_path / "model"
    folder.mkdir()
    monkeypatch.setenv(VARIABLE, str(folder))
    _model.cache_clear()
    yield folder
    _model.cache_clear()
    sys.modules.pop("sentence_transformers", None)
    if installed is not None:
        sys.modules["sentence_transformers"] = installed


@pytest.fixture
def model(library: Path) -> Path:
    """The same with a model in it."""
    (library / "modules.json").write_text("[]", encoding="utf-8")
    return library


def test_a_sentence_that_shares_no_word_with_its_question(model: Path) -> None:
    placement = placed(*LETTER)
    assert [w.text for w in placement.written["6"]] == [LETTER[2]]
    assert any("placed by its meaning" in reason for reason in placement.reasons["6"])
    assert not any("placed by its meaning" in reason for reason in placement.reasons["5"])
    assert all(any("placed by its wording" in reason for reason in reasons) for reasons in placement.reasons.values())


def test_all_stays_flagged(model: Path) -> None:
    placement = placed(*LETTER)
    assert set(placement.displaced) == {"1", "1.a", "2", "3", "4", "5", "6"}
    assert max(placement.displaced.values()) < REVIEW_BELOW


def test_without_a_named_model_all_is_as_with_words_alone(model: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv(VARIABLE)
    words_alone = placed(*LETTER)
    assert [w.text for w in words_alone.written["5"]] == [*LETTER[1:]]
    assert similarity(["a"], ["b"]) is None
    assert identity() == ""
    assert "sentence_transformers" not in sys.modules
    assert {reason for reasons in words_alone.reasons.values() for reason in reasons} == {
        "placed by its wording: the reply has neither the form nor numbers",
    }


def test_without_the_extra_a_named_model_is_no_error(model: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "sentence_transformers", None)
    with_name = placed(*LETTER)
    assert identity() == ""
    monkeypatch.delenv(VARIABLE)
    assert placed(*LETTER) == with_name


def test_a_missing_folder_is_an_error_that_names_it(library: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(VARIABLE, str(library / "gone"))
    with pytest.raises(UsageError, match=r"EXTRACTOR_MEANING_MODEL names no folder .*gone"):
        placed(*LETTER)
    with pytest.raises(UsageError, match="gone"):
        identity()


def test_a_folder_without_a_model_is_an_error_that_names_it(library: Path) -> None:
    with pytest.raises(UsageError, match=r"the model in .*model cannot be loaded \(OSError: no file named modules.json\)"):
        placed(*LETTER)


def test_nothing_is_loaded_for_a_reply_that_keeps_the_form_or_its_numbers(model: Path) -> None:
    placed(printed(3), printed(5), "None.", printed(12), "7 months", printed(13), "Lack of fuel.")
    placed("Ad 1: Yes.", "Ad 2: None.", "Ad 5: 7 months")
    assert "sentence_transformers" not in sys.modules
    assert not (model / "loaded").exists()


def test_the_model_is_loaded_once_and_gives_the_same_each_time(model: Path) -> None:
    assert placed(*LETTER) == placed(*LETTER)
    assert (model / "loaded").read_text(encoding="utf-8") == "x"


def test_another_model_is_another_identity(model: Path) -> None:
    before = identity()
    assert before == identity() != ""
    (model / "modules.json").write_text("[1]", encoding="utf-8")
    assert identity() != before
