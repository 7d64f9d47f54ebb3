"""Make ``countries.json``, the table by which respondents are recognised, from pycountry, Babel and ``countries.yaml``.

Run ``python models/make_countries.py`` after a change of ``countries.yaml`` or an update of the two packages; a test says when
the table is stale.  It is made beforehand so that a reader of documents loads one compact file in a few milliseconds.

Table: ``made_with`` versions of the two packages; ``names`` ISO 3166-1 alpha-3 -> English short name; ``iso2`` lower-case alpha-2 ->
alpha-3; ``domains`` mail domain endings -> alpha-3; ``phones`` international telephone prefixes -> alpha-3; ``hosts`` of
organisations' seats; ``abbreviations`` as written -> alpha-3; the word lists of ``countries.yaml``;
``phrases`` first folded word -> rest of the phrase -> kind and code: ``n`` a name, ``a`` a name that is another word too, ``d`` a
demonym, ``l`` a demonym that is a language, ``c`` a capital, ``s`` a seat of international organisations, ``x`` no country; codes of
those without alpha-3 are ``*`` and their name.
"""

from __future__ import annotations

import gettext
import itertools
import json
from collections.abc import Iterable, Iterator
from importlib.metadata import version
from pathlib import Path
from typing import Any

import pycountry
import yaml
from babel import Locale, UnknownLocaleError
from babel.core import get_global

from extractor.text import tokenize, words

FOLDER = Path(__file__).parent
LANGUAGES = {"ar": "ar", "de": "de", "en": "", "es": "es", "fr": "fr", "it": "it", "pt": "pt", "pt_PT": "pt", "ru": "ru", "zh": "zh_CN"}
"""Babel's locale -> pycountry's catalogue, of the languages of replies; Brazilian names are Babel's, for that catalogue of pycountry has mistakes."""
SPOKEN = 20.0
"""Per cent of a territory's people who speak a language from which its own name in it is taken, where the language is not official."""

LATIN = ("en", "es", "fr")
"""Those of them that write a city's name as its time zone does, if CLDR has no other."""

RUSSIAN_ENDINGS: tuple[tuple[str, tuple[str, str, str, str, str]], ...] = (
    # nominative ending -> genitive, dative, accusative, instrumental, prepositional
    ("ия", ("ии", "ии", "ию", "ией", "ии")), ("ая", ("ой", "ой", "ую", "ой", "ой")), ("яя", ("ей", "ей", "юю", "ей", "ей")),
    ("ые", ("ых", "ым", "ые", "ыми", "ых")), ("ие", ("их", "им", "ие", "ими", "их")), ("ое", ("ого", "ому", "ое", "ым", "ом")),
    ("ый", ("ого", "ому", "ый", "ым", "ом")), ("ской", ("ского", "скому", "ской", "ским", "ском")),
    ("ский", ("ского", "скому", "ский", "ским", "ском")), ("ний", ("него", "нему", "ний", "ним", "нем")),
    ("ий", ("ия", "ию", "ий", "ием", "ии")), ("ка", ("ки", "ке", "ку", "кой", "ке")),
    ("га", ("ги", "ге", "гу", "гой", "ге")), ("ша", ("ши", "ше", "шу", "шей", "ше")), ("а", ("ы", "е", "у", "ой", "е")),
    ("я", ("и", "е", "ю", "ей", "е")), ("ь", ("и", "и", "ь", "ью", "и")), ("ы", ("ов", "ам", "ы", "ами", "ах")),
    ("во", ("ва", "ву", "во", "вом", "ве")), ("ай", ("ая", "аю", "ай", "аем", "ае")),
)
RUSSIAN_HEADS = {"республика", "королевство", "государство", "княжество", "султанат", "содружество", "исламская", "федерация"}
"""First words after which the proper name often stays in the nominative ("Республики Беларусь")."""
SAINTS = (("saint ", "st "), ("sainte ", "ste "))
WORD_LISTS = ("links", "locations", "addressees", "examples", "government_domains", "open_domains", "code_words", "streets_before", "streets_after")
LINKS = {"and", "et", "y", "и", "e", "und"}


def russian_cases(name: str) -> Iterator[str]:
    """Inflected forms of a Russian name, folded; some do not exist, which does no harm."""
    parts = [name[token.start : token.end].lower() for token in tokenize(name)]
    for case in range(5):
        forms = [_russian_form(part, case) for part in parts]
        yield " ".join(words(" ".join(forms)))
        if parts[0] in RUSSIAN_HEADS:
            for kept in range(1, len(parts)):
                yield " ".join(words(" ".join(forms[:kept] + parts[kept:])))


def _russian_form(word: str, case: int) -> str:
    for ending, forms in RUSSIAN_ENDINGS:
        if word.endswith(ending) and len(word) > len(ending) + 1:
            return word[: -len(ending)] + forms[case]
    if word[-1] in "бвгджзклмнпрстфхцчшщ" and len(word) > 3:
        return word + ("а", "у", "", "ом", "е")[case]
    return word


def official(code: str, alpha_2: str) -> Iterator[tuple[str, str]]:
    """(language, name) of a country from pycountry and its translations."""
    country = pycountry.countries.get(alpha_3=code)
    if country is None:
        return
    english = [getattr(country, key, "") for key in ("name", "official_name", "common_name")]
    for language, catalogue in LANGUAGES.items():
        say = gettext.translation("iso3166-1", pycountry.LOCALES_DIR, languages=[catalogue]).gettext if catalogue else str
        yield from ((language, say(name)) for name in english if name)


def common(alpha_2: str) -> Iterator[tuple[str, str]]:
    """(language, name) of a territory from CLDR: in the languages of replies and in its own."""
    own = get_global("territory_languages").get(alpha_2, {})
    spoken = [tag for tag, facts in own.items() if facts["official_status"] == "official" or facts["population_percent"] >= SPOKEN]
    for tag in dict.fromkeys([*LANGUAGES, *spoken]):
        try:
            territories = Locale.parse(tag).territories
        except (UnknownLocaleError, ValueError):
            continue
        if alpha_2 in territories:
            yield tag.split("_")[0], territories[alpha_2]


def cities(alpha_2: str, capitals: set[str]) -> set[str]:
    """Folded names, in the six languages, of the cities after which a country's time zones are called: of its only zone, or of its capital's."""
    zones = [zone for zone, territory in get_global("zone_territories").items() if territory == alpha_2]
    found: set[str] = set()
    for zone in zones:
        own = zone.rpartition("/")[2].replace("_", " ")
        names = {language: Locale(language).time_zones.get(zone, {}).get("city") or (own if language in LATIN else "") for language in LANGUAGES}
        if len(zones) == 1 or folded(names.values()) & capitals:
            found |= {form for language, name in names.items() if name for form in (spellings(language, name) if language == "ru" else folded([name]))}
    return found


def spellings(language: str, name: str) -> set[str]:
    """Folded forms of a name: turned round at its comma, without its brackets, without "and", "St" for "Saint", inflected in Russian."""
    names = {name}
    if ", " in name and language != "zh":
        head, tail = name.split(", ", 1)
        names.add(f"{tail} {head}")
    if language == "ar" and "، " in name:
        names.add(name.split("، ", 1)[1])
    folded = {" ".join(words(n)) for n in names}
    folded |= {f.replace(long, short) for f in folded for long, short in SAINTS}
    folded |= {" ".join(w for w in f.split(" ") if w not in LINKS) for f in folded if set(f.split(" ")) & LINKS and len(f.split(" ")) > 3}
    folded = {f.removeprefix("the ").removeprefix("l ") for f in folded}
    if language == "ru" or any("\u0400" <= c <= "\u04ff" for c in name):
        folded |= {form for n in names for form in russian_cases(n)}
    return {f for f in folded if f}


class Table:
    """Phrases gathered so far; a phrase that two countries claim goes to the one that claimed it first, and is reported."""

    def __init__(self) -> None:
        self.phrases: dict[str, tuple[str, str]] = {}
        self.conflicts: list[str] = []

    def add(self, kind: str, code: str, phrases: Iterable[str]) -> None:
        """Take phrases of one kind for one country."""
        for phrase in sorted(phrases):
            known = self.phrases.setdefault(phrase, (kind, code))
            if known[1] != code and kind == known[0] == "n":
                self.conflicts.append(f"{phrase}: {known[1]} and {code}")

    def nested(self) -> dict[str, dict[str, str]]:
        """First word -> rest of the phrase -> kind and code."""
        result: dict[str, dict[str, str]] = {}
        for phrase, (kind, code) in sorted(self.phrases.items()):
            first, _, rest = phrase.partition(" ")
            result.setdefault(first, {})[rest] = kind + code
        return result


def folded(phrases: Iterable[str]) -> set[str]:
    """Comparable forms of phrases."""
    return {" ".join(words(phrase)) for phrase in phrases}


def gather(notes: dict[str, Any]) -> Table:
    """All phrases, the surest sources first."""
    table = Table()
    table.add("x", "", {form for phrase in notes["not_countries"] for form in spellings("", phrase)})
    alpha_2 = {c.alpha_3: c.alpha_2 for c in pycountry.countries} | {"XKX": "XK"}
    curated = notes["countries"]
    ambiguous = {form for phrase in notes["ambiguous"] for form in spellings("", phrase)}
    for code, facts in curated.items():
        names = {form for phrase in (*facts.get("also", ()), facts.get("name", "")) for form in spellings("", phrase)}
        table.add("a", code, names & ambiguous)
        table.add("n", code, names - ambiguous)
    for code, iso2 in sorted(alpha_2.items(), key=lambda pair: (pair[0] not in curated, pair[0])):
        for language, name in itertools.chain(official(code, iso2), common(iso2)):
            names = spellings(language, name)
            if language == "de":  # "Italien" is an adjective in French, in which more replies are written
                names -= folded(curated.get(code, {}).get("demonyms", ()))
            table.add("n", code, names - ambiguous if code in curated else ())
            table.add("a", code, names & ambiguous if code in curated else names)
            if language == "zh" and len(name) == 2 and name.endswith("国"):
                table.add("x", "", folded([name + "家", name + "际"]))
    for name, phrases in notes["others"].items():
        table.add("n", f"*{name}", {form for phrase in phrases for form in spellings("", phrase)})
    for code, places in notes["seats"].items():
        table.add("s", code, folded(places))
    languages = folded(notes["languages"])
    for code, facts in curated.items():
        capitals = folded(facts.get("capitals", []))
        table.add("c", code, capitals | cities(alpha_2[code], capitals) if code in alpha_2 else capitals)
        adjectives = folded(facts.get("demonyms", []))
        table.add("l", code, adjectives & languages)
        table.add("d", code, adjectives - languages)
    return table


def notes_on_countries() -> dict[str, Any]:
    """``countries.yaml``, every scalar as text."""
    notes: dict[str, Any] = yaml.load((FOLDER / "countries.yaml").read_text("utf-8"), yaml.BaseLoader)
    return notes


def made_with() -> dict[str, str]:
    """Versions of the packages that the names come from."""
    return {package: version(package) for package in ("babel", "pycountry")}


def make() -> str:
    """The table as JSON text, one line a first word."""
    notes = notes_on_countries()
    table = gather(notes)
    names = {c.alpha_3: c.name for c in pycountry.countries}
    names |= {code: facts["name"] for code, facts in notes["countries"].items() if "name" in facts}
    iso2 = {c.alpha_2.lower(): c.alpha_3 for c in pycountry.countries} | {"xk": "XKX"}
    domains = iso2 | {domain: code for code, facts in notes["countries"].items() for domain in facts.get("domains", [])}
    phones = {prefix: code for code, facts in notes["phones"].items() for prefix in ([facts] if isinstance(facts, str) else facts)}
    shorts = {short: code for code, facts in notes["countries"].items() for short in facts.get("abbreviations", [])}
    parts: dict[str, Any] = {"made_with": made_with(), "names": names, "iso2": iso2, "domains": domains, "phones": phones}
    parts |= {"hosts": sorted(notes["seats"]), "abbreviations": shorts}
    parts |= {key: sorted(folded(notes[key])) for key in WORD_LISTS}
    head = [f'"{key}": {json.dumps(value, ensure_ascii=False, sort_keys=True)}' for key, value in parts.items()]
    lines = [f"{json.dumps(first, ensure_ascii=False)}: {json.dumps(rest, ensure_ascii=False)}" for first, rest in table.nested().items()]
    return "{\n" + ",\n".join(head) + ',\n"phrases": {\n' + ",\n".join(lines) + "\n}}\n"


if __name__ == "__main__":
    (FOLDER / "countries.json").write_text(make(), "utf-8")
