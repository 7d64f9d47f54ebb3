"""Words of the page in the six languages of the United Nations: ``models/interface/*.yaml``."""

from __future__ import annotations

from functools import cache
from importlib import resources

Words = dict[str, str]
ENGLISH = "en"


@cache
def languages() -> tuple[tuple[str, str], ...]:
    """(code, name in the language itself) of every language that the page speaks, by code."""
    folder = resources.files("extractor.models").joinpath("interface")
    codes = sorted(entry.name.removesuffix(".yaml") for entry in folder.iterdir() if entry.name.endswith(".yaml"))
    return tuple((code, words(code)["name"]) for code in codes)


@cache
def words(code: str) -> Words:
    """All words of a language; what a file lacks comes from English."""
    import yaml

    text = resources.files("extractor.models").joinpath("interface", f"{code}.yaml").read_text(encoding="utf-8")
    own: Words = {key: str(value) for key, value in yaml.load(text, Loader=getattr(yaml, "CSafeLoader", yaml.SafeLoader)).items()}
    return own if code == ENGLISH else {**words(ENGLISH), **own}


def choose(asked: str | None, accepted: str) -> str:
    """The language asked for if there is one, else the first of an Accept-Language header that the page speaks, else English."""
    known = {code for code, _ in languages()}
    ranked = [part.split(";")[0].strip().split("-")[0].lower() for part in accepted.split(",")]
    return next((code for code in (asked or "", *ranked) if code in known), ENGLISH)
