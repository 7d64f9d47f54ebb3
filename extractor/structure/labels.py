"""Printed labels: "1.", "a)", "(iv)", "Q1.1", "A.2", "Pregunta 3.", "第一题", "٣-" -> their parts, kind of numbering and place in it."""

from __future__ import annotations

import re
import unicodedata
from functools import cache

import msgspec

from extractor.alphabets import ALPHABETS
from extractor.languages import known

_DIGITS = r"[0-9\u0660-\u0669\u06f0-\u06f9\uff10-\uff19]{1,3}"
_HAN = "一二三四五六七八九十百"
_LETTER = r"[A-Za-z\u0430-\u044f\u0410-\u042f\u0451\u0621-\u064a]\u0640?"
_ROMAN = r"(?:[ivxlc]{1,6}|[IVXLC]{1,6}|[\u2160-\u217f])"
_SUB = rf"\s?[(\[\uff08](?:{_DIGITS}|{_ROMAN}|{_LETTER})[)\]\uff09]"
_END = r"(?P<end>[.):/°\-\u2010-\u2014\u3001\uff0e\uff09\uff1a\ufe55]+|(?=\s)|$)"
_COMPOUND = re.compile(
    rf"(?P<label>(?:[A-Za-z\u0400-\u042f]{{1,2}}[.\-]?)?{_DIGITS}(?:[.\-\u2013](?:{_DIGITS}|{_ROMAN}|{_LETTER})(?!\w)|[a-z](?![A-Za-z]))*(?:{_SUB})*)\s?{_END}"
)
_MIXED = re.compile(rf"(?P<label>(?:{_ROMAN}|[A-Z])(?:[.\-](?:{_DIGITS}|[A-Za-z](?!\w)))+(?:{_SUB})*)\s?{_END}")
_SIMPLE = re.compile(rf"(?P<label>{_ROMAN}|{_LETTER})\s?(?P<end>[.):\u3001\uff0e\uff09]+|[\-\u2013\u2014](?=\s))")
_BRACKETED = re.compile(rf"[(\[\uff08](?P<label>{_DIGITS}|{_ROMAN}|{_LETTER}|[{_HAN}]{{1,3}})[)\]\uff09](?P<end>[.:]?)")
_SECOND = re.compile(rf"\s?[(\uff08]?(?P<label>{_LETTER}|{_ROMAN})[)\uff09](?=\s)")
_MIRRORED = re.compile(rf"(?P<label>[\u0621-\u064a]\u0640?(?=\()|(?<![^\s])[-\u2013]\s?{_DIGITS}(?=\s))(?P<end>\(?)")
"""A right-to-left label whose bracket or dash was printed mirrored ("-١", "أ(")."""
_CHINESE = re.compile(rf"第\s?(?P<label>[{_HAN}]{{1,4}}|{_DIGITS})\s?(?P<unit>[题題问問条條项項])(?P<end>[、.．:：)）]?)")
_CIRCLED = re.compile(r"(?P<label>[\u2460-\u2473\u2474-\u2487\u2488-\u249b\u24d0-\u24e9])\s?(?P<end>)")
_CHINESE_LIST = re.compile(rf"(?P<label>[{_HAN}]{{1,3}})(?P<end>[、.．:：])")
_SPACE = re.compile(r"[\s\u00a0\u3000]*")
_NUMBER_SIGN = re.compile(r"[\s\u00a0]*(?:n\s?[°º.]|no\.|nr\.?|№|#)?[\s\u00a0.:]*", re.IGNORECASE)
_ROMAN_VALUES = {"i": 1, "v": 5, "x": 10, "l": 50, "c": 100}
_RIGHT_TO_LEFT = 20
"""Characters in which a right-to-left letter must stand to read a label as mirrored."""
BULLETS = "•·◦▪▫■●○–—-*‣⁃➢➤►▶→§\uf0b7\uf0a7\uf0d8\uf0fc\u2610□"


class Numeral(msgspec.Struct, frozen=True):
    """One reading of a label's last part: the kind of numbering and the position in it, from 1."""

    kind: str
    value: int


class Label(msgspec.Struct, frozen=True):
    """A printed label.

    printed: as printed, without space around ("1.a)").  end: characters of the text that it takes, with the space after it.
    parts: comparable parts ("1", "a"); a word before the number is dropped, a letter glued to it stays ("Q1").
    shape: what its siblings look like as well (brackets, full stop, depth, script).  readings: of the last part; a letter
    that may be a Roman numeral has two.  strong: it is a label whatever follows; else only in a sequence.  word: it has a
    word such as "Question" before it.
    """

    printed: str
    end: int
    parts: tuple[str, ...]
    shape: str
    readings: tuple[Numeral, ...]
    strong: bool
    word: bool = False

    @property
    def id(self) -> str:
        """The parts joined with '.'."""
        return ".".join(self.parts)


def parse_label(text: str, label_end: int = 0) -> Label | None:
    """The label at the beginning of ``text``, None if there is none.

    label_end: characters that the reader knows to be a list label; a bullet there gives None.
    """
    if label_end:
        found = _match(text[:label_end].strip() + " ", trusted=True)
        if found is not None:
            printed, parts, shape, word = found[1:]
            return _label(printed, label_end, parts, shape, strong=True, word=word)
        if text[:label_end].strip():
            return None
    start = _behind_space(text, 0)
    found = _match(text[start:], trusted=False)
    if found is None:
        return None
    length, printed, parts, shape, word = found
    below = _SECOND.match(text, start + length)
    if below and parts[-1][-1:].isdigit():
        length, printed = below.end() - start, text[start : below.end()].strip()
        parts, shape = (*parts, *_parts(below["label"])), f"{'(' if '(' in below.group() else ''}{_script(_parts(below['label'])[0])})"
    end = _behind_space(text, start + length)
    if end >= len(text.rstrip()) and not word and len(parts) == 1 and not printed.endswith((".", ")")):
        return None
    prose = shape.endswith("_") and not word and text[end : end + 1].islower()
    strong = not prose and (word or len(parts) > 1 or "(" in shape or not shape.endswith("_"))
    return _label(printed, end, parts, shape, strong=strong, word=word)


def _behind_space(text: str, at: int) -> int:
    """Offset of the first character from ``at`` on that is no space."""
    found = _SPACE.match(text, at)
    return found.end() if found is not None else at


def is_bullet(label: str) -> bool:
    """Whether a list label is a bullet and no number or letter."""
    label = label.strip()
    return bool(label) and (label in BULLETS or (len(label) == 1 and not label.isalnum()) or (label == "o"))


def _label(printed: str, end: int, parts: tuple[str, ...], shape: str, *, strong: bool, word: bool) -> Label:
    return Label(printed, end, parts, shape, readings(parts[-1]), strong, word)


def _match(text: str, *, trusted: bool) -> tuple[int, str, tuple[str, ...], str, bool] | None:
    """(length, printed, parts, shape, after a word) of the label that ``text`` begins with."""
    skipped = _question_word(text)
    for pattern in (_CHINESE, _BRACKETED, _COMPOUND, _MIXED, _SIMPLE, _CHINESE_LIST, _CIRCLED, _MIRRORED):
        found = pattern.match(text, skipped)
        if found is None:
            continue
        label, end = found["label"], found["end"]
        if pattern is _SIMPLE and not (trusted or skipped) and len(end) == 1 and not _plausible(text[found.end() :], end):
            continue
        if pattern is _COMPOUND and _is_number_in_prose(text, found, label, end, trusted or bool(skipped)):
            continue
        parts = _parts(label)
        if pattern is _MIRRORED and not any("\u0600" <= c <= "\u06ff" for c in text[:_RIGHT_TO_LEFT]):
            continue
        mark = "(" if pattern is _CIRCLED else "第" if pattern is _CHINESE else "(" if pattern is _BRACKETED else ""
        end = ")" if end == "(" else end
        closing = unicodedata.normalize("NFKC", end)[:1] or "_"
        kind = "一" if mark != "第" and re.fullmatch(rf"[{_HAN}]+", label) else ".".join(_script(p) for p in parts)  # （一） and （1） are two lists
        shape = f"{'w' if skipped else ''}{mark}{kind}{closing}"
        return found.end(), text[: found.end()].strip(), parts, shape, bool(skipped) or pattern is _CHINESE
    return None


def _plausible(rest: str, end: str) -> bool:
    """Whether a letter with a full stop begins a list entry and not a name ("A. Smith") or an abbreviation ("e.g.")."""
    return rest[:1].isspace() or (end != "." and rest != "") or not rest


def _is_number_in_prose(text: str, found: re.Match[str], label: str, end: str, trusted: bool) -> bool:
    """Whether a number at the beginning is part of a sentence ("2023 was…", "3.5 per cent", "10:30")."""
    if trusted:
        return False
    rest = text[found.end() :]
    if end.startswith((":", "-", "\u2013")) and rest[:1].isdigit():
        return True
    if not end and rest.lstrip()[:1] == "=":  # the legend of a scale: "1 = never"
        return True
    if not end and rest.lstrip()[:1].isdigit():
        return True
    if rest[:1] and not rest[:1].isspace() and end == ".":
        return not (unicodedata.category(rest[0]) == "Lo" or rest[0].isupper() or rest[0] in "¿«“\"")
    return False


def _question_word(text: str) -> int:
    """Characters taken by a word such as "Question", with a number sign, before a number; 0 if none stands there."""
    best = 0
    for word in _question_words():
        if text[: len(word)].casefold() == word and len(word) > best:
            rest = text[len(word) :]
            if len(word) > 1 and rest[:1].isalpha() and not _is_han(rest[0]) and not _is_han(word[-1]):
                continue
            if len(word) == 1 and not (rest[:1].isspace() or (word == "q" and rest[:2] == ". ")) and not _is_han(word):
                continue
            sign = _NUMBER_SIGN.match(rest)
            after = len(word) + (sign.end() if sign else 0)
            if text[after : after + 1].isdigit() or re.match(rf"[{_HAN}]", text[after:]) or re.match(rf"{_ROMAN}\b|[A-Z]\d", text[after:]):
                best = after
    return best


@cache
def _question_words() -> tuple[str, ...]:
    """Words that stand before a question's number, of all languages; phrases and negations left out."""
    result = {"№", "n°", "nº"}
    for language in known().languages:
        no = {w.casefold() for w in language.no}
        no |= {"第", "p", "r"}
        result |= {w.casefold() for w in language.question if " " not in w and w.casefold() not in no}
    return tuple(sorted(result))


def _parts(label: str) -> tuple[str, ...]:
    """Comparable parts of a label: "1.a" -> ("1", "a"); "A.1" and "Q1" keep their letter."""
    text = unicodedata.normalize("NFKC", label).replace("\u0640", "").rstrip(".")
    text = re.sub(r"(?<=\d)(?=[a-z]$)", ".", text)
    text = "".join(str(unicodedata.digit(c)) if c.isdigit() else c for c in text)
    parts = [p.strip() for p in re.split(r"[.\-\u2013\s()\[\]]+", text) if p.strip()]
    return tuple(str(_han_value(p)) if re.fullmatch(rf"[{_HAN}]+", p) else p for p in parts)


def _han_value(text: str) -> int:
    """Value of a Chinese numeral below 100."""
    digits = "一二三四五六七八九"
    if "十" not in text:
        return digits.find(text[0]) + 1
    tens, _, units = text.partition("十")
    return (digits.find(tens) + 1 if tens else 1) * 10 + (digits.find(units) + 1 if units else 0)


def _is_han(char: str) -> bool:
    return "\u3400" <= char <= "\u9fff"


def _script(part: str) -> str:
    """Kind of a part for comparing shapes: digits, or a letter or Roman numeral by case and script."""
    if part.isdigit():
        return "1"
    if any(c.isdigit() for c in part):
        return re.sub(r"\d+", "1", part)
    return "A" if part.isupper() else "a"


def readings(part: str) -> tuple[Numeral, ...]:
    """What a label's last part may be: position in digits, letters or Roman numerals; ("o", 0) if nothing of these."""
    digits = re.search(r"\d+$", part)
    if digits:
        return (Numeral("1" + part[: digits.start()], int(digits.group())),)
    case = "A" if part.isupper() else "a"
    folded = unicodedata.normalize("NFKD", part.casefold())[:1] if len(part) <= 2 else ""
    found = []
    roman = _roman_value(part.casefold())
    if roman:
        found.append(Numeral("i" if case == "a" else "I", roman))
    if len(part) == 1 or "\u0621" <= part[:1] <= "\u064a":
        known_in = [(n, alphabet) for n, alphabet in enumerate(ALPHABETS) if folded and folded in alphabet]
        found += [Numeral(f"{case}{n}", alphabet.index(folded) + 1) for n, alphabet in known_in]
    return tuple(found) or (Numeral("o", 0),)


def _roman_value(text: str) -> int:
    """Value of a well-formed Roman numeral, 0 if it is none."""
    if not text or any(c not in _ROMAN_VALUES for c in text):
        return 0
    values = [_ROMAN_VALUES[c] for c in text]
    total = sum(-v if any(v < w for w in values[i + 1 : i + 2]) else v for i, v in enumerate(values))
    return total if _to_roman(total) == text else 0


def _to_roman(value: int) -> str:
    pairs = ((100, "c"), (90, "xc"), (50, "l"), (40, "xl"), (10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i"))
    result = ""
    for size, numeral in pairs:
        while value >= size:
            result, value = result + numeral, value - size
    return result
