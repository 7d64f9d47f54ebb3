"""How labels are written in the languages of a reply: a word, numbers with their parts, words that join several, and the stop behind them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

from extractor.languages import Kind, load

COMMAS = ",،，、"
"""Commas that may end a label, or join two numbers."""
PART = r"(?:\d+|[ivxIVX]{1,5}|[^\W\d_])"
_FURTHER = r"(?:\d+|[ivxIVX]{1,5}|(?-i:[^\W\d_\u3400-\u9fff]))"
"""A part behind the first; an ideograph there is the word for "question" ("第3题").  Ranges that ignore case take long to compile."""
_ENDS = r"(?!(?-i:[^\W_\u3400-\u9fff]))"
"""Behind a part of a label; an ideograph may follow it without a space ("第3.1题")."""
STEP = rf"(?:[.\-]?{_FURTHER}{_ENDS}|\s*\({_FURTHER}\)|\s+{_FURTHER}(?=\s*[):]))"
FREE_STEP = rf"(?:[.\-/]?{_FURTHER}{_ENDS}|[.)]?\s*\({_FURTHER}\)|[.)]?\s+{_FURTHER}(?=\s*[):]))"
"""A further part of a label as some write it: "7/a)", "1. (b)", "4. a)"."""
_BARE_STEP = r"\s+(?-i:[^\W\d_A-ZА-ЯЁ](?=\s+[A-ZА-ЯЁ\d“«\"]))"
"""A lower-case letter that only a space divides from the number, before a capital: "Q.7 a The cost"; no word "a" of a sentence stands so."""

_LETTER_ALONE = r"|[^\W\d_](?=\s*[).:：）])"
"""A letter without a number, which only a word before it makes a label: "Ad A) …", "Question B: …"."""


def path_of(step: str, last: str = "") -> str:
    """The expression of a label's path whose further parts are written as ``step``, and as ``last`` at its end."""
    return rf"[^\W\d_]?\.?\d+{step}*{last}|(?:[ivxIVX]{{1,5}}|[^\W\d_])(?:\.\d+)+{step}*|\(?[ivxIVX]{{1,5}}\)|[ivxIVX]{{1,5}}(?=\s*[.:])"


_END = r"\s*(?P<stop>[.):：/–—\-]+(?:\s+[:：](?=\s)|[,،，、])?|[,،，、]|(?=\s|$))\s*"
_RELATIVE = re.compile(rf"(?P<path>\(?{PART}(?=\)))")
"""A part alone, behind a label with the same number: "4 a) and b)"."""
_NUMBER_SIGN = r"(?![^\W\d_])\s*[.:°º№#]*\s*(?:n[o°º]\.?\s*|№\s*)?"


class Reading(NamedTuple):
    """One way to read the beginning of a text as a label.

    word: before the number ("Question", "" if none).  paths: the numbers named, with their parts; joins: the words between them, one fewer.
    stop: the punctuation that ends it, "" if none.  end: offset behind it and the space after it.
    """

    word: str
    paths: tuple[str, ...]
    joins: tuple[str, ...]
    stop: str
    end: int


class _Way(NamedTuple):
    """Expressions for one way to write a number: alone with its stop, one of several."""

    worded: bool
    alone: re.Pattern[str]
    joined: re.Pattern[str]


class Grammar:
    """Labels in some languages.  Made by ``grammar``: its expressions are long."""

    def __init__(self, languages: tuple[str, ...]) -> None:
        self._word = re.compile(rf"\s*(?P<word>(?:{_any(languages, 'question')}){_NUMBER_SIGN})", re.IGNORECASE)
        self._join = re.compile(rf"\)?\s*(?P<join>{'|'.join(filter(None, (_any(languages, 'joiner'), '&', ',')))})\s*", re.IGNORECASE)
        end = rf"\s*(?:{_any(languages, 'question_after') or '(?!)'})?{_END}"
        self._end = re.compile(end, re.IGNORECASE)
        self._ways = [_way(path_of(FREE_STEP, _BARE_STEP) + _LETTER_ALONE, end, worded=True), _way(path_of(FREE_STEP), end), _way(path_of(STEP), end)]

    def readings(self, text: str) -> Iterator[Reading]:
        """All readings of a text's beginning, those that take in most of it first."""
        match = self._word.match(text)
        starts = [(match.group("word"), match.end())] if match is not None else []
        for way in self._ways:
            for word, at in starts if way.worded else [*starts, ("", 0)]:
                several = self._several(way, text, word, at)
                if several is not None:
                    yield several
                found = way.alone.match(text, at)
                if found is not None:
                    yield Reading(word, (found.group("path"),), (), found.group("stop") or "", found.end())

    def _several(self, way: _Way, text: str, word: str, at: int) -> Reading | None:
        """The reading of several numbers joined; None if there is but one."""
        first = way.joined.match(text, at)
        if first is None:
            return None
        paths, joins, at = [first.group("path")], [], first.end()
        while (join := self._join.match(text, at)) is not None:
            part = way.joined.match(text, join.end()) or _RELATIVE.match(text, join.end())
            if part is None:
                break
            joins.append(join.group("join"))
            paths.append(part.group("path"))
            at = part.end()
        end = self._end.match(text, at) if joins else None
        return Reading(word, tuple(paths), tuple(joins), end.group("stop") or "", end.end()) if end is not None else None


@cache
def grammar(languages: tuple[str, ...]) -> Grammar:
    """The labels of these languages."""
    return Grammar(languages)


def _way(path: str, end: str, *, worded: bool = False) -> _Way:
    return _Way(worded, re.compile(rf"\s*(?P<path>{path}){end}", re.IGNORECASE), re.compile(rf"\s*(?P<path>{path})", re.IGNORECASE))


def _any(languages: tuple[str, ...], kind: Kind) -> str:
    """The expression of any phrase of a kind, longest first, whatever its spaces and apostrophes."""
    phrases = sorted({phrase for code in languages for phrase in getattr(load(code), kind)}, key=lambda p: (-len(p), p))
    return "|".join(re.escape(phrase).replace(r"\ ", r"\s+").replace("'", "['’ʼ]") for phrase in phrases)
