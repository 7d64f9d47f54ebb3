"""Printed labels at the start of a text: "Ad 4 a)", "Q.7", "Question 8 (b):", "Responses to questions 2 and 3"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache

import msgspec

from extractor.alphabets import counterparts
from extractor.assign.label_grammar import COMMAS, PART, STEP, Reading, grammar, path_of
from extractor.data.kept import kept
from extractor.data.questionnaire import Form, Questionnaire
from extractor.languages import available, known, load
from extractor.settings import TITLE_WORDS
from extractor.text import fold, words

_COMMA_WORD = 3
"""Letters from which a word before a number makes a label that a comma may end ("Regarding question 3, ..."); "No. 3, ..." is none."""
_LETTERS = 2
"""Letters of a part of a label; more are a word before it ("Question 4")."""
_OPENS = re.compile(r"[\"“«(¿¡]?[^\W\d_]")
_BEHIND = re.compile(r"[(\[（](?P<label>[^()\[\]（）]{2,40})[)\]）]\s*[:.]?\s*$")
_RELATIVE = re.compile(rf"\s*\(?(?P<path>{PART})(?P<stop>[.):]+)\s*")
_PLAIN = str.maketrans({chr(base + k): str(k) for base in (0x660, 0x6F0, 0xFF10) for k in range(10)} | {"（": "(", "）": ")", "．": "."})
"""Digits of all scripts, and what Chinese sets in full width around them, as one character each."""


class Label(msgspec.Struct, frozen=True, kw_only=True):
    """A label found at a text's start.

    items: ids of the items that it names, one or several.  end: offset behind it.  style: how it is written; labels of
    one respondent look alike.  worded: it has a word such as "Question" or "Ad".
    relative: items that it could name under their parent's label ("a)" after "4."); used where ``items`` is empty.
    start: where it begins; before it stands the respondent's own heading ("National strategy (question 1)").
    """

    items: tuple[str, ...]
    relative: tuple[str, ...] = ()
    end: int
    style: str
    worded: bool
    start: int = 0


class LabelReader:
    """Reads labels of one questionnaire in some languages."""

    def __init__(self, items: Sequence[str], languages: tuple[str, ...], forms: Sequence[Form] = ()) -> None:
        """items: ids in the questionnaire's order.  forms: in several languages, which letter the same items each in its own alphabet."""
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
        for item, parts in (*(alias for form in forms for alias in _printed(form).items()), *_transliterated(items)):
            self._by_parts.setdefault(parts, item)
            for k in range(1, len(parts)):
                tail = self._by_tail.setdefault(parts[k:], [])
                tail += [item] * (item not in tail)
        self._order = list(items)
        self._languages = tuple(sorted(languages))  # words of all of them count alike, and the expressions of each order are compiled anew
        self._through = frozenset(tuple(fold(w).split()) for code in languages for w in load(code).through)

    def read(self, text: str) -> Label | None:
        """The label that opens a text; None if there is none or it names no item."""
        text = text if text.isascii() else text.translate(_PLAIN)
        for reading in grammar(self._languages).readings(text):
            found = self._label(text, reading)
            if found is not None:
                return found
        return self.read_relative(text)

    def read_behind(self, text: str) -> Label | None:
        """The label with a word, in brackets, that ends a heading ("National strategy (question 1)"); None where the text is none that ends so."""
        match = _BEHIND.search(text)
        title = words(text[: match.start()]) if match is not None else []
        if match is None or not title or len(title) > TITLE_WORDS or "\n" in text.strip():
            return None
        found = self.read(match.group("label") + ".")
        if found is None or not found.worded or len(found.items) != 1 or found.end < len(match.group("label")):
            return None
        return None if known(*available()).find("see_also", title) >= 0 else msgspec.structs.replace(found, start=match.start(), end=len(text), style="behind")

    def named(self, text: str) -> str | None:
        """The item whose label is the whole text: "4", "4 (a)", "Question 4"."""
        found = self.read(text.strip() + ".") if text.strip() else None
        return found.items[0] if found is not None and len(found.items) == 1 and found.end >= len(text.strip()) else None

    def _label(self, text: str, reading: Reading) -> Label | None:
        """What a reading says; None if it names no item, or nothing shows that it is a label."""
        items = self._items(reading) if not self._is_relative(reading) else ()
        word = fold(reading.word).strip(" .:°º№#\t\n\u00a0")
        stop = reading.stop or (")" if text[: reading.end].rstrip().endswith(")") else "")
        if stop in tuple(COMMAS):
            shown = len(word) >= _COMMA_WORD and len(items) < 2
        elif len(items) > 1 and not stop:
            shown = reading.end == len(text.rstrip()) or (bool(word) and reading.joins[-1] not in COMMAS)
        else:
            shown = bool(word) or bool(stop) or _is_dotted(text, reading)
        if not items or not shown:
            return None
        return Label(items=items, end=reading.end, style=f"{fold(reading.word)}{stop[:1]}", worded=bool(word))

    def _is_relative(self, reading: Reading) -> bool:
        """Whether a small letter or numeral without a word is that of a part, where the form has it in capitals as well: "(i)" beside "I."."""
        parts = _parts(reading.paths[0])
        named = self._by_parts.get(parts, "")
        return not reading.word and len(parts) == 1 and parts in self._by_tail and named.isupper() and reading.paths[0].islower()

    def _items(self, reading: Reading) -> tuple[str, ...]:
        """The items that a label names: one, those that it joins, or all from the first of a range to its last; () if one of several is none."""
        first = _parts(reading.paths[0])
        found = [self._by_parts.get(first)]
        for join, path in zip(reading.joins, reading.paths[1:], strict=True):
            parts = _parts(path)
            item = self._by_parts.get(parts) or self._by_parts.get((*first[:-1], *parts))
            if tuple(fold(join).split()) in self._through and found[-1] is not None and item is not None:
                found += self._between(found[-1], item)
            found.append(item)
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


@kept
def label_reader(questionnaire: Questionnaire, languages: tuple[str, ...]) -> LabelReader:
    """The reader of the labels of a questionnaire."""
    return LabelReader([item.id for item in questionnaire.items], languages, questionnaire.forms)


def _printed(form: Form) -> dict[str, tuple[str, ...]]:
    """Item -> the parts of its label as a form prints it, with those of the items above: "4.b" -> ("4", "б")."""
    parts_of: dict[tuple[str, ...], tuple[str, ...]] = {}
    result = {}
    for line in form.lines:
        if line.role != "question" or line.item is None or line.item in result:
            continue
        own, printed = _parts(line.item), _parts(line.text[: line.label_end])
        if 0 < len(printed) <= len(own) and all(part.isdigit() or len(part) <= _LETTERS for part in printed):
            above = own[: len(own) - len(printed)]
            parts_of[own] = result[line.item] = (*parts_of.get(above, above), *printed)
    return result


def _transliterated(items: Sequence[str]) -> Iterator[tuple[str, tuple[str, ...]]]:
    """(item, the parts of its label with the letters of the same place in another alphabet)."""
    for item in items:
        others = [counterparts(part) if len(part) == 1 else () for part in _parts(item)]
        for n in range(max(map(len, others), default=0)):
            yield item, tuple(letters[n] if n < len(letters) else part for part, letters in zip(_parts(item), others, strict=True))


def is_numbered(text: str) -> bool:
    """Whether a text opens with a number or letter as questions and list items do, whatever it names."""
    return _RELATIVE.match(text) is not None or _numbered().match(text.translate(_PLAIN)) is not None


@cache
def _numbered() -> re.Pattern[str]:
    return re.compile(rf"\s*(?:{path_of(STEP)})[.):/]")


def _is_dotted(text: str, reading: Reading) -> bool:
    """Whether a label without a stop is a number with a point before the beginning of a sentence: "3.1 Police and customs", not "3.1 million"."""
    after = text[reading.end :]
    letter = after.lstrip("\"“«(¿¡")[:1]
    spaced = text[reading.end - 1 : reading.end].isspace()
    return "." in reading.paths[0].strip(".") and _OPENS.match(after) is not None and not letter.islower() and spaced


def _parts(label: str) -> tuple[str, ...]:
    """Numbers and letters of a label, in order: "4 (a)" and "4.a" are the same."""
    return tuple(re.findall(r"\d+|[^\W\d_]+", fold(label.translate(_PLAIN))))
