"""Text in any script: tokens with character offsets, and comparable forms of words."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from functools import lru_cache
from typing import NamedTuple

from extractor.data.alignment import Word
from extractor.data.document import Document
from extractor.data.kept import kept
from extractor.data.questionnaire import Form

_IDEOGRAPH = r"\u3041-\u3096\u30a1-\u30fa\u30fc-\u30ff\u3400-\u9fff\uf900-\ufaff"
_COMBINING = r"\u0300-\u036f\u0610-\u061a\u064b-\u065f\u0670\u3099\u309a"
_WORD = re.compile(rf"[{_IDEOGRAPH}][\u3099\u309a]*|(?:[^\W_{_IDEOGRAPH}]++|(?<=\w)[{_COMBINING}])++")
"""A word: a run of letters and digits with their combining marks; an ideograph or kana is a word of its own."""
_ASCII_WORD = re.compile("[0-9a-z]+")
"""The same in a text of lower-case ASCII, found three times as fast."""

_ARABIC_VARIANTS = str.maketrans({"\u0640": None, "\u0623": "\u0627", "\u0625": "\u0627", "\u0622": "\u0627", "\u0649": "\u064a", "\u0629": "\u0647",
                                  "\u0131": "i"})


SIGN_WORDS = frozenset({"x", "v", "\u0445"})
"""Letters (the last is Cyrillic) that, alone, people tick with."""


class Token(NamedTuple):
    """One word: half-open character offsets in the text and its comparable form."""

    start: int
    end: int
    word: str


def fold(text: str) -> str:
    """Comparable form of a text: NFKC, case-folded, without combining marks; Arabic letter variants made one."""
    if text.isascii():
        return text.lower()
    decomposed = unicodedata.normalize("NFKD", text).casefold()
    kept = "".join(c for c in decomposed if not unicodedata.combining(c))
    return unicodedata.normalize("NFKC", kept).translate(_ARABIC_VARIANTS)


@lru_cache(maxsize=8192)
def fold_word(word: str) -> str:
    """``fold`` of one word: a document says the same words again and again, and folding another script's is slow."""
    return fold(word)


def tokenize(text: str) -> list[Token]:
    """Words of a text in order, with half-open character offsets; punctuation, signs and spaces are no words."""
    if text.isascii():
        return [Token(m.start(), m.end(), m.group()) for m in _ASCII_WORD.finditer(text.lower())]
    return [Token(m.start(), m.end(), fold_word(m.group())) for m in _WORD.finditer(text)]


def words(text: str) -> list[str]:
    """Comparable forms of the words of a text, in order."""
    if text.isascii():
        return _ASCII_WORD.findall(text.lower())
    return [fold_word(word) for word in _WORD.findall(text)]


@kept
def words_of_form(form: Form) -> tuple[Word, ...]:
    """All words of a form's lines."""
    return _numbered((number, line.text, line.label_end) for number, line in enumerate(form.lines))


@kept
def words_of_lines(form: Form) -> dict[int, range]:
    """Number of each line with words -> range of them in ``words_of_form``."""
    result: dict[int, range] = {}
    for i, word in enumerate(words_of_form(form)):
        start = result[word.block].start if word.block in result else i
        result[word.block] = range(start, i + 1)
    return result


@kept
def words_of_document(document: Document) -> tuple[Word, ...]:
    """All words of a document, in reading order."""
    return _numbered((block.index, block.text, block.label_end) for block in document.blocks)


def _numbered(texts: Iterable[tuple[int, str, int]]) -> tuple[Word, ...]:
    """Words of (number, text, end of its list label); the words of a label and of a sign in front count as the start, as does the word after them."""
    result = []
    for number, text, label_end in texts:
        at_start, is_ascii = True, text.isascii()
        for match in _ASCII_WORD.finditer(text.lower()) if is_ascii else _WORD.finditer(text):
            (start, end), word = match.span(), match.group() if is_ascii else fold_word(match.group())
            result.append(Word(number, start, end, word, at_start))
            at_start = at_start and (end <= label_end or word in SIGN_WORDS)
    return tuple(result)


def has_words(text: str) -> bool:
    """Whether the text holds a letter, digit or ideograph."""
    return _WORD.search(text) is not None
