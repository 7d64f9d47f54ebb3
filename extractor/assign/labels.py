"""Printed labels at the start of a text: "Ad 4 a)", "Q.7", "Question 8 (b):", "Responses to questions 2 and 3"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache
from typing import Literal

import msgspec

from extractor.data.kept import kept
from extractor.data.questionnaire import Questionnaire
from extractor.languages import load
from extractor.text import fold

_ROMAN = r"[ivxIVXıİ]{1,5}"
"""Letters of a Roman numeral, with the Turkish ones that are an i as well."""
_PART = rf"(?:\d+|{_ROMAN}|[^\W\d_])"
_STEP = rf"(?:[.\-]?{_PART}(?![^\W_])|\s*\({_PART}\)|\s+{_PART}(?=\s*[):]))"
_FREE_STEP = rf"(?:[.\-/]?{_PART}(?![^\W_])|[.)]?\s*\({_PART}\)|[.)]?\s+{_PART}(?=\s*[):]))"
"""A further part of a label as some write it: "7/a)", "1. (b)", "4. a)"."""
_BARE_STEP = r"\s+[^\W\d_A-ZА-ЯЁ](?=\s+[A-ZА-ЯЁ\d“«\"])"
"""A lower-case letter that only a space divides from the number, before a capital: "Q.7 a The cost"; no word "a" of a sentence stands so."""


def _path(step: str, last: str = "") -> str:
    """The expression of a label's path whose further parts are written as ``step``, and as ``last`` at its end."""
    return rf"[^\W\d_]?\.?\d+{step}*{last}|(?:{_ROMAN}|[^\W\d_])(?:\.\d+)+{step}*|\(?{_ROMAN}\)|{_ROMAN}(?=\s*[.:])"


_Way = Literal["worded", "free", "strict"]
_END = r"\s*(?P<stop>[.):：/–—\-]+|(?=\s|$))\s*"
_RELATIVE = re.compile(rf"\s*\(?(?P<path>{_PART})(?P<stop>[.):]+)\s*")
_DIGITS = str.maketrans({chr(base + k): str(k) for base in (0x660, 0x6F0, 0xFF10) for k in range(10)})


class Label(msgspec.Struct, frozen=True, kw_only=True):
    """A label found at a text's start.

    items: ids of the items that it names, one or several.  end: offset behind it.  style: how it is written; labels of
    one respondent look alike.  worded: it has a word such as "Question" or "Ad".
    relative: items that it could name under their parent's label ("a)" after "4."); used where ``items`` is empty.
    """

    items: tuple[str, ...]
    relative: tuple[str, ...] = ()
    end: int
    style: str
    worded: bool


class LabelReader:
    """Reads labels of one questionnaire in some languages."""

    def __init__(self, items: Sequence[str], languages: tuple[str, ...]) -> None:
        self._by_parts: dict[tuple[str, ...], str] = {}
        self._by_tail: dict[tuple[str, ...], list[str]] = {}
        for item in items:
            parts = _parts(item)
            self._by_parts.setdefault(parts, item)
            for k in range(1, len(parts)):
                self._by_tail.setdefault(parts[k:], []).append(item)
        for item in items:
            parts = _parts(item)
            if len(parts) > 1 and parts[0].isalpha() and len(parts[0]) == 1:
                self._by_parts.setdefault(parts[1:], item)
        self._languages = tuple(sorted(languages))  # words of all of them count alike, and expressions are compiled for each order

    def read(self, text: str) -> Label | None:
        """The label that opens a text; None if there is none or it names no item."""
        text = text if text.isascii() else text.translate(_DIGITS)
        initial = _worded_initial(self._languages, text)
        for way in _WAYS if initial else _WAYS[1:]:
            match = _pattern(self._languages, initial, way).match(text)
            if match is None and way == "free":
                break  # what is written strictly is written freely too
            found = self._label(text, match) if match is not None else None
            if found is not None:
                return found
        return self.read_relative(text)

    def named(self, text: str) -> str | None:
        """The item whose label is the whole text: "4", "4 (a)", "Question 4"."""
        found = self.read(text.strip() + ".") if text.strip() else None
        return found.items[0] if found is not None and len(found.items) == 1 and found.end >= len(text.strip()) else None

    def _label(self, text: str, match: re.Match[str]) -> Label | None:
        """What a match says; None if it names no item, or nothing shows that it is a label."""
        paths = [match.group("path"), *([match.group("second")] if match.group("second") else [])]
        items = [item for item in (self._by_parts.get(_parts(p)) for p in paths) if item is not None]
        bracketed = ")" if match.group().rstrip().endswith(")") else ""
        stop = match.group("stop") or bracketed
        worded = bool(match.group("word"))
        if not items or not (worded or stop):
            return None
        return Label(items=tuple(dict.fromkeys(items)), end=match.end(), style=f"{fold(match.group('word') or '')}{stop[:1]}", worded=worded)

    def read_relative(self, text: str) -> Label | None:
        """A label that stands for an item only under its parent: "a)", "(b)", "ii."."""
        match = _RELATIVE.match(text)
        found = self._by_tail.get(_parts(match.group("path")), []) if match is not None else []
        if match is None or not found:
            return None
        stop = match.group("stop")
        return Label(items=(), relative=tuple(found), end=match.end(), style="relative" + stop[:1], worded=False)


@kept
def label_reader(questionnaire: Questionnaire, languages: tuple[str, ...]) -> LabelReader:
    """The reader of the labels of a questionnaire."""
    return LabelReader([item.id for item in questionnaire.items], languages)


def is_numbered(text: str) -> bool:
    """Whether a text opens with a number or letter as questions and list items do, whatever it names."""
    return _RELATIVE.match(text) is not None or _numbered().match(text.translate(_DIGITS)) is not None


@cache
def _numbered() -> re.Pattern[str]:
    return re.compile(rf"\s*(?:{_path(_STEP)})[.):/]")


@cache
def _words(languages: tuple[str, ...]) -> dict[str, str]:
    """Initial -> expression of the words before a question's number that begin with it, longer ones first, and of what may follow them.

    The words are many, and an expression of all takes longer to compile than a document to read: so it is done for those with one
    initial, when a text opens with one of them.
    """
    by_initial: dict[str, list[str]] = {}
    for word in sorted({w for code in languages for w in load(code).question}, key=lambda w: (-len(w), w)):
        by_initial.setdefault(_initial(word), []).append(re.escape(word).replace(r"\ ", r"\s+"))
    return {
        initial: rf"(?i:(?:{'|'.join(words)})(?![^\W\d_])\s*[.:°º№#]*\s*(?:n[o°º]\.?\s*|№\s*)?)" for initial, words in by_initial.items()
    }


def _initial(text: str) -> str:
    """First letter of a text as expressions without regard to case compare it."""
    return "i" if text[:1] == "ı" else text[:1].casefold()[:1]


def _worded_initial(languages: tuple[str, ...], text: str) -> str:
    """Initial of the word that opens a text, if it is one before a question's number and something like a number follows; else ""."""
    initial = _initial(text.lstrip())
    return initial if initial in _words(languages) and _head(languages, initial).match(text) is not None else ""


@cache
def _head(languages: tuple[str, ...], initial: str) -> re.Pattern[str]:
    return re.compile(rf"\s*{_words(languages)[initial]}(?:[^\W\d_]{{0,5}}\.?\d|\(?{_ROMAN}\s*[).:])")


_WAYS: tuple[_Way, ...] = ("worded", "free", "strict")
"""Ways to write a label, in the order in which they are tried: those that take in most of a text first."""


@cache
def _pattern(languages: tuple[str, ...], initial: str, way: _Way) -> re.Pattern[str]:
    """The expression for a label in any of the languages; initial: of the words that may stand before the number, "" if there are none."""
    joiners = sorted({w for code in languages for w in load(code).joiner}, key=lambda w: (-len(w), w))
    after = sorted({w for code in languages for w in load(code).question_after}, key=lambda w: (-len(w), w))
    joiner = "|".join([*(re.escape(w) for w in joiners), "&", ","])
    tail = "|".join(re.escape(w) for w in after) or "(?!)"
    word = f"(?P<word>{_words(languages)[initial] if initial else '(?!)'}){'' if way == 'worded' else '?'}"
    path = _path(_STEP if way == "strict" else _FREE_STEP, _BARE_STEP if way == "worded" else "")
    return re.compile(rf"\s*{word}(?P<path>{path})(?:\s*(?i:{joiner})\s*(?P<second>{path}))?\s*(?i:{tail})?{_END}")


def _parts(label: str) -> tuple[str, ...]:
    """Numbers and letters of a label, in order: "4 (a)" and "4.a" are the same."""
    return tuple(re.findall(r"\d+|[^\W\d_]+", fold(label.translate(_DIGITS))))
