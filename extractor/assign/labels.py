"""Printed labels at the start of a text: "Ad 4 a)", "Q.7", "Question 8 (b):", "Responses to questions 2 and 3"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache

import msgspec

from extractor.languages import load
from extractor.text import fold

_PART = r"(?:\d+|[ivxIVX]{1,5}|[^\W\d_])"
_FURTHER = r"(?:\d+|[ivxIVX]{1,5}|[^\W\d_\u3400-\u9fff])"
"""A part behind the first; an ideograph there is the word for "question" ("第3题")."""
_ENDS = r"(?![^\W_\u3400-\u9fff])"
"""Behind a part of a label; an ideograph may follow it without a space ("第3.1题")."""
_STEP = rf"(?:[.\-]?{_FURTHER}{_ENDS}|\s*\({_FURTHER}\)|\s+{_FURTHER}(?=\s*[):]))"
_FREE_STEP = rf"(?:[.\-/]?{_FURTHER}{_ENDS}|[.)]?\s*\({_FURTHER}\)|[.)]?\s+{_FURTHER}(?=\s*[):]))"
"""A further part of a label as some write it: "7/a)", "1. (b)", "4. a)"."""
_BARE_STEP = r"\s+(?-i:[^\W\d_A-ZА-ЯЁ](?=\s+[A-ZА-ЯЁ\d“«\"]))"
"""A lower-case letter that only a space divides from the number, before a capital: "Q.7 a The cost"; no word "a" of a sentence stands so."""


def _path(step: str, last: str = "") -> str:
    """The expression of a label's path whose further parts are written as ``step``, and as ``last`` at its end."""
    return rf"[^\W\d_]?\.?\d+{step}*{last}|(?:[ivxIVX]{{1,5}}|[^\W\d_])(?:\.\d+)+{step}*|\(?[ivxIVX]{{1,5}}\)|[ivxIVX]{{1,5}}(?=\s*[.:])"


_END = r"\s*(?P<stop>[.):：/–—\-]+(?:\s+[:：](?=\s)|[,،，、])?|[,،，、]|(?=\s|$))\s*"
_COMMAS = ",،，、"
_COMMA_WORD = 3
"""Letters from which a word before a number makes a label that a comma may end ("Regarding question 3, ..."); "No. 3, ..." is none."""
_OPENS = re.compile(r"[\"“«(¿¡]?[^\W\d_]")
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
        self._order = list(items)
        self._patterns = _patterns(languages)
        self._through = frozenset(tuple(fold(w).split()) for code in languages for w in load(code).through)

    def read(self, text: str) -> Label | None:
        """The label that opens a text; None if there is none or it names no item."""
        text = text if text.isascii() else text.translate(_DIGITS)
        for pattern, joined in self._patterns:
            match = pattern.match(text)
            found = self._label(text, match, joined) if match is not None else None
            if found is not None:
                return found
        return self.read_relative(text)

    def named(self, text: str) -> str | None:
        """The item whose label is the whole text: "4", "4 (a)", "Question 4"."""
        found = self.read(text.strip() + ".") if text.strip() else None
        return found.items[0] if found is not None and len(found.items) == 1 and found.end >= len(text.strip()) else None

    def _label(self, text: str, match: re.Match[str], joined: re.Pattern[str]) -> Label | None:
        """What a match says; None if it names no item, or nothing shows that it is a label."""
        items = self._items(text, match, joined)
        bracketed = ")" if match.group().rstrip().endswith(")") else ""
        stop = match.group("stop") or bracketed
        word = fold(match.group("word") or "").strip(" .:°º№#\t\n\u00a0")
        if stop in tuple(_COMMAS):
            shown = len(word) >= _COMMA_WORD and len(items) < 2
        else:
            shown = bool(word) or bool(stop) or _is_dotted(text, match)
        if not items or not shown or (len(items) > 1 and not stop and match.end() < len(text.rstrip()) and not _worded_join(match)):
            return None
        return Label(items=items, end=match.end(), style=f"{fold(match.group('word') or '')}{stop[:1]}", worded=bool(word))

    def _items(self, text: str, match: re.Match[str], joined: re.Pattern[str]) -> tuple[str, ...]:
        """The items that a label names: one, those that it joins, or all from the first of a range to its last; () if one of several is none."""
        first = _parts(match.group("path"))
        found = [self._by_parts.get(first)]
        at = match.start("more") if "more" in match.groupdict() else match.end()
        while "more" in match.groupdict() and at < match.end("more") and (part := joined.match(text, at)) is not None:
            parts = _parts(part.group("path"))
            item = self._by_parts.get(parts) or self._by_parts.get((*first[:-1], *parts))
            if tuple(fold(part.group("join")).split()) in self._through and found[-1] is not None and item is not None:
                found += self._between(found[-1], item)
            found.append(item)
            at = part.end()
        named = [item for item in found if item is not None]
        return tuple(dict.fromkeys(named)) if len(named) == len(found) else ()

    def _between(self, first: str, last: str) -> list[str]:
        """The items of the same depth and parent that stand between two."""
        ends = _parts(first), _parts(last)
        between = self._order[self._order.index(first) + 1 : self._order.index(last)] if ends[0][:-1] == ends[1][:-1] else []
        return [item for item in between if _parts(item)[:-1] == ends[0][:-1]]

    def read_relative(self, text: str) -> Label | None:
        """A label that stands for an item only under its parent: "a)", "(b)", "ii."."""
        match = _RELATIVE.match(text)
        found = self._by_tail.get(_parts(match.group("path")), []) if match is not None else []
        if match is None or not found:
            return None
        stop = match.group("stop")
        return Label(items=(), relative=tuple(found), end=match.end(), style="relative" + stop[:1], worded=False)


def is_numbered(text: str) -> bool:
    """Whether a text opens with a number or letter as questions and list items do, whatever it names."""
    return _RELATIVE.match(text) is not None or re.match(rf"\s*(?:{_path(_STEP)})[.):/]", text.translate(_DIGITS)) is not None


def _is_dotted(text: str, match: re.Match[str]) -> bool:
    """Whether a label without a stop is a number with a point before the beginning of a sentence: "3.1 Police and customs", not "3.1 million"."""
    after = text[match.end() :]
    letter = after.lstrip("\"“«(¿¡")[:1]
    return "." in match.group("path").strip(".") and _OPENS.match(after) is not None and not letter.islower() and match.end() > match.end("path")


def _worded_join(match: re.Match[str]) -> bool:
    """Whether a label that nothing ends names its items after a word, the last behind a joining word: "Questions 2 and 3 The register"."""
    return bool(match.group("word")) and re.search(rf"[{_COMMAS}]\s*\S+$", match.group("more")) is None


@cache
def _patterns(languages: tuple[str, ...]) -> tuple[tuple[re.Pattern[str], re.Pattern[str]], ...]:
    """(expression for a label in any of the languages, expression for each further number that it joins), those that take in most of a text first."""
    words = sorted({w for code in languages for w in load(code).question}, key=lambda w: (-len(w), w))
    joiners = sorted({w for code in languages for w in load(code).joiner}, key=lambda w: (-len(w), w))
    after = sorted({w for code in languages for w in load(code).question_after}, key=lambda w: (-len(w), w))
    alternatives = "|".join(_escaped(w) for w in words)
    word = rf"(?P<word>(?:{alternatives})(?![^\W\d_])\s*[.:°º№#]*\s*(?:n[o°º]\.?\s*|№\s*)?)"
    joiner = "|".join([*(_escaped(w) for w in joiners), "&", ","])
    tail = "|".join(re.escape(w) for w in after) or "(?!)"

    def compiled(head: str, path: str) -> Iterator[tuple[re.Pattern[str], re.Pattern[str]]]:
        join = rf"\)?\s*(?P<join>{joiner})\s*(?:{alternatives}(?![^\W\d_]))?\s*(?P<path>{path}|\(?{_PART}(?=\)))"
        further = re.sub(r"\(\?P<\w+>", "(?:", join)
        joined = re.compile(join, re.IGNORECASE)
        yield re.compile(rf"\s*{head}(?P<path>{path})(?P<more>(?:{further})+)\s*(?:{tail})?{_END}", re.IGNORECASE), joined
        yield re.compile(rf"\s*{head}(?P<path>{path})\s*(?:{tail})?{_END}", re.IGNORECASE), joined

    return (*compiled(word, _path(_FREE_STEP, _BARE_STEP)), *compiled(f"{word}?", _path(_FREE_STEP)), *compiled(f"{word}?", _path(_STEP)))


def _escaped(phrase: str) -> str:
    """The expression of a phrase, whatever its spaces and apostrophes."""
    return re.escape(phrase).replace(r"\ ", r"\s+").replace("'", "['’ʼ]")


def _parts(label: str) -> tuple[str, ...]:
    """Numbers and letters of a label, in order: "4 (a)" and "4.a" are the same."""
    return tuple(re.findall(r"\d+|[^\W\d_]+", fold(label.translate(_DIGITS))))
