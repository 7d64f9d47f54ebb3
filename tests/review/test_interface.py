from __future__ import annotations

import re
from importlib import resources

import pytest
import yaml

from extractor.review.interface import choose, languages, words

UNITED_NATIONS = {"ar", "en", "es", "fr", "ru", "zh"}


def own_words(code: str) -> dict[str, str]:
    text = resources.files("extractor.models").joinpath("interface", f"{code}.yaml").read_text(encoding="utf-8")
    return {key: str(value) for key, value in yaml.safe_load(text).items()}


def test_the_six_languages_are_there() -> None:
    assert {code for code, _ in languages()} >= UNITED_NATIONS


@pytest.mark.parametrize("code", sorted(UNITED_NATIONS - {"en"}))
def test_a_language_has_every_word_and_every_gap(code: str) -> None:
    english, own = own_words("en"), own_words(code)
    assert list(own) == list(english)
    gaps = re.compile(r"\{\w+\}")
    assert {key for key in english if sorted(gaps.findall(english[key])) != sorted(gaps.findall(own[key]))} == set()
    assert sum(own[key] == english[key] for key in english) < len(english) / 8


def test_every_word_is_used_and_every_used_word_is_there() -> None:
    folder = resources.files("extractor.review")
    files = [*folder.joinpath("static").iterdir(), *folder.joinpath("templates").iterdir(), *folder.iterdir()]
    source = "".join(file.read_text(encoding="utf-8") for file in files if file.name.endswith((".js", ".html", ".py")))
    asked = set(re.findall(r'say\("(\w+)"', source)) | set(re.findall(r"words\.(\w+)", source))
    assert asked <= set(words("en"))
    built = re.compile(r"state_|answered|inferred|ambiguous|not_applicable|not_found|footnote|header|footer|textbox|name|direction")
    assert {key for key in words("en") if not built.match(key) and not re.search(rf'["\'.`]{key}\b', source)} == set()


def test_language_by_wish_then_by_browser_then_english() -> None:
    assert choose("ar", "fr") == "ar"
    assert choose("xx", "fr-CH, en;q=0.8") == "fr"
    assert choose(None, "de, pt") == "en"
