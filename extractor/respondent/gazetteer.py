"""Names of countries in running text: one hash look-up a word in ``models/countries.json`` (made by ``models/make_countries.py``)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache

import msgspec

from extractor.shipped import folder
from extractor.text import Token, tokenize

NAME, AMBIGUOUS, ABBREVIATION, DEMONYM, LANGUAGE, CAPITAL, SEAT = "n", "a", "b", "d", "l", "c", "s"
"""Kinds: a name; a name that is another word too; letters; a demonym; one that is a language; a capital; an organisation's seat."""
_NO_COUNTRY = "x"

_ARABIC_PREFIXES = frozenset("\u0648\u0641\u0628\u0644\u0643")
"""One-letter words that Arabic writes together with the next: and, so, in, for, like."""
_LETTER_APOSTROPHES = str.maketrans("\u02bc\u02bb\u02bf", "'''")
"""Apostrophes that Unicode counts as letters: they would glue "d\u02bcIvoire" into one word."""


class Mention(msgspec.Struct, frozen=True, gc=False):
    """A country named in a text: half-open character offsets, half-open word indices, alpha-3 code (or ``*`` and a name), kind."""

    start: int
    end: int
    first: int
    last: int
    code: str
    kind: str


class Reading(msgspec.Struct, frozen=True):
    """A text with its words, their comparable forms, and the countries named in it, in order, none inside another."""

    text: str
    tokens: Sequence[Token]
    words: list[str]
    mentions: tuple[Mention, ...]


class Table(msgspec.Struct, frozen=True):
    """``models/countries.json``; its fields are described in ``make_countries.py``."""

    names: dict[str, str]
    iso2: dict[str, str]
    domains: dict[str, str]
    phones: dict[str, str]
    hosts: frozenset[str]
    abbreviations: dict[str, str]
    links: frozenset[str]
    locations: frozenset[str]
    addressees: frozenset[str]
    examples: frozenset[str]
    government_domains: frozenset[str]
    open_domains: frozenset[str]
    code_words: frozenset[str]
    streets_before: frozenset[str]
    streets_after: frozenset[str]
    phrases: dict[str, dict[str, str]]


@cache
def table() -> Table:
    """The whole table; about 4 ms, once."""
    return msgspec.json.decode((folder() / "countries.json").read_bytes(), type=Table)


def name_of(code: str) -> str:
    """English short name of an alpha-3 code, or of a respondent without one (``*`` and its name)."""
    return code[1:] if code.startswith("*") else table().names[code]


def read(text: str) -> Reading:
    """Words of a text and the countries named in it: the longest name from each word on.

    A name inside a longer one does not count, nor does a street's ("avenue du Tchad", "Grenada Way").
    """
    tokens = tokenize(text.translate(_LETTER_APOSTROPHES))
    folded = [token.word for token in tokens]
    mentions: list[Mention] = []
    at = 0
    starts = _starts()
    while at < len(tokens):
        if folded[at] not in starts and folded[at][:1] not in _ARABIC_PREFIXES:
            at += 1
            continue
        found = _at(text, tokens, folded, at)
        if found is None:
            at += 1
            continue
        length, kind, code = found
        if kind != _NO_COUNTRY and not _is_street(text, tokens, at, at + length):
            mentions.append(Mention(tokens[at].start, tokens[at + length - 1].end, at, at + length, code, kind))
        at += length
    return Reading(text, tokens, folded, tuple(mentions))


def _is_street(text: str, tokens: Sequence[Token], first: int, last: int) -> bool:
    """Whether words ``[first, last)`` are what a street is called; nothing but spaces and links may stand between."""
    following = tokens[last] if last < len(tokens) else None
    if following is not None and following.word in table().streets_after and not text[tokens[last - 1].end : following.start].strip():
        return not text[following.start].islower()
    at = first - 1
    while at >= 0 and tokens[at].word in table().links and not text[tokens[at].end : tokens[at + 1].start].strip(" '\u2019"):
        at -= 1
    return at >= 0 and tokens[at].word in table().streets_before and not text[tokens[at].end : tokens[at + 1].start].strip(" .")


Found = tuple[int, str, str]
"""Number of words, kind, code."""


def _at(text: str, tokens: Sequence[Token], folded: list[str], at: int) -> Found | None:
    word = folded[at]
    shorts = _abbreviations().get(word)
    if shorts is not None and (found := _abbreviation(text, tokens, at, shorts)):
        return found
    if word in table().phrases:
        return _phrase(folded, at, word)
    for stem in _arabic_stems(word):
        if stem in table().phrases and (found := _phrase(folded, at, stem)):
            return found
    return None


def _arabic_stems(word: str) -> Iterator[str]:
    """An Arabic word without the words written together with it: "and", "for", "in"; "for the" stands without the article's alif."""
    for _ in range(2):
        if word[:1] not in _ARABIC_PREFIXES or len(word) < 3:
            return
        if word.startswith("\u0644\u0644"):
            yield "\u0627" + word[1:]
        word = word[1:]
        yield word


def _phrase(folded: list[str], at: int, word: str) -> Found | None:
    group = table().phrases[word]
    for length in _lengths(word):
        if at + length <= len(folded):
            value = group.get(" ".join(folded[at + 1 : at + length]))
            if value is not None:
                return length, value[0], value[1:]
    return None


@cache
def _starts() -> frozenset[str]:
    """Words with which any name begins: most words of a text need no further look."""
    return frozenset(table().phrases) | frozenset(_abbreviations())


@cache
def _lengths(first: str) -> tuple[int, ...]:
    """Numbers of words of the phrases that begin with ``first``, longest first."""
    return tuple(sorted({rest.count(" ") + 2 if rest else 1 for rest in table().phrases[first]}, reverse=True))


@cache
def _abbreviations() -> dict[str, dict[str, str]]:
    """First folded word of an abbreviation -> its letters as written -> code."""
    result: dict[str, dict[str, str]] = {}
    for short, code in table().abbreviations.items():
        result.setdefault(tokenize(short)[0].word, {})[_letters(short)] = code
    return result


def _letters(text: str) -> str:
    return "".join(c for c in text if c.isalnum())


def _abbreviation(text: str, tokens: Sequence[Token], at: int, shorts: dict[str, str]) -> Found | None:
    """Letters in exactly the written case, in one word or with full stops between; "US" is one, "us" is not."""
    for length in (4, 3, 2, 1):
        if at + length > len(tokens):
            continue
        written = text[tokens[at].start : tokens[at + length - 1].end]
        if (code := shorts.get(_letters(written))) and (length == 1 or "." in written):
            return length, ABBREVIATION, code
    return None
