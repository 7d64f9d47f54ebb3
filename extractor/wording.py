"""Words that choose or lead in, in the languages of a reply: yes, no, "Answer:", not applicable."""

from __future__ import annotations

import re
from functools import cache
from typing import Literal

from extractor.languages import known, load
from extractor.text import words

_POINTER = re.compile(r"\s*(?:[-=–—]{0,3}>+|[→➔➤►☞⇒⟶⟹➜➡▶↳]+\ufe0f?)\s*")
"""An arrow, drawn or put together from signs ("->", "=>"), that points at what follows."""
_SENTENCE_END = re.compile(r"[.!?;。！？؟؛\n]+(?=\s|$|[\"”»')\]])|[。！？；\n]")


@cache
def _vocabulary(languages: tuple[str, ...]) -> tuple[frozenset[tuple[str, ...]], frozenset[tuple[str, ...]], tuple[tuple[str, ...], ...]]:
    """(yes phrases, no phrases, answer lead-ins) of these languages, each phrase as folded words."""
    yes: set[tuple[str, ...]] = set()
    no: set[tuple[str, ...]] = set()
    answer: set[tuple[str, ...]] = set()
    for code in languages:
        language = load(code)
        yes.update(tuple(words(p)) for p in language.yes)
        no.update(tuple(words(p)) for p in language.no)
        answer.update(tuple(words(p)) for p in language.answer)
    return frozenset(yes), frozenset(no), tuple(sorted(filter(None, answer), key=lambda p: (-len(p), p)))


def yes_or_no(text: str, languages: tuple[str, ...]) -> Literal["yes", "no"] | None:
    """Whether a text is nothing but a yes or a no."""
    yes, no, _ = _vocabulary(languages)
    said = tuple(words(text))
    return "yes" if said in yes else "no" if said in no else None


Stance = Literal["yes", "no", "partly"]


def stance(text: str, languages: tuple[str, ...]) -> Stance | None:
    """Whether a text is nothing but a yes, a no, or a word for what lies between."""
    said = tuple(words(text))
    return yes_or_no(text, languages) or ("partly" if said in _between(languages) else None)


@cache
def _between(languages: tuple[str, ...]) -> frozenset[tuple[str, ...]]:
    return frozenset(tuple(words(phrase)) for code in languages for phrase in load(code).partly)


def lead_in(text: str, languages: tuple[str, ...]) -> int:
    """Characters of an answer's lead-in ("Answer:", "Réponse :") at the start of a text; 0 if there is none."""
    match = re.match(r"\s*([^\W\d_]+(?:\s+[^\W\d_]+){0,3}?)\s*(?:[:：][-–—]?|[-–—](?=\s)|\.(?=\s)|\.[-–—]|[/)](?=\s))\s*", text)
    if match is None:
        return 0
    mark = text[match.end(1) : match.end()].strip()
    said = tuple(words(match.group(1)))
    if len(match.group(1)) == 1 and mark in (":", "：", "/", ".-", ".–", ":-"):
        return match.end() if said in _letters(languages) or (mark in (":", "：") and said in _vocabulary(languages)[2]) else 0
    if (len(match.group(1)) < 3 and mark not in (":", "：")) or mark in ("/", ")"):
        return 0
    return match.end() if said in _vocabulary(languages)[2] else 0


def pointer(text: str) -> int:
    """Characters of an arrow that leads in an answer at the start of a text ("→ Yes", "=> B"); 0 if there is none."""
    match = _POINTER.match(text)
    return match.end() if match is not None else 0


@cache
def _letters(languages: tuple[str, ...]) -> frozenset[tuple[str, ...]]:
    """Letters that stand for "answer" before a colon or stroke ("R:", "R/")."""
    return frozenset(tuple(words(letter)) for code in languages for letter in load(code).answer_letter)


def first_sentence(text: str) -> int:
    """End of a text's first sentence, its full stop included."""
    match = _SENTENCE_END.search(text)
    return match.end() if match else len(text)


def opening_word(text: str, languages: tuple[str, ...]) -> tuple[Stance | None, int, bool]:
    """(yes, no or partly that opens a text, its end, whether it is a sentence of its own).

    "No statistics are kept" opens with no answer: the word must be followed by punctuation or the end.
    """
    match = re.match(r"\s*[\[(\"“«]?\s*([^\W\d_]+(?:\s[^\W\d_]+)?|[\u4e00-\u9fff])\s*([\])\"”»]*\s*[.,;:!。，；：،؛\n]|\s+[-–—]|[\])]|\s*$)", text)
    if match is None:
        return None, 0, False
    said = stance(match.group(1), languages)
    if said is None:
        return None, 0, False
    stop = match.group(2).strip(" \t)]\"”»")
    return said, match.end(), stop in ("", ".", "!", "。")


def is_joiner(word: str, languages: tuple[str, ...]) -> bool:
    """Whether a word joins two things of a list ("and")."""
    said = tuple(words(word))
    return len(said) == 1 and said in _joiners(languages)


@cache
def _joiners(languages: tuple[str, ...]) -> frozenset[tuple[str, ...]]:
    return frozenset(tuple(words(phrase)) for code in languages for phrase in load(code).joiner)


def behind_joiner(text: str, languages: tuple[str, ...]) -> str:
    """A text without a word that joins it to what stands before ("and others"), which in Arabic is a letter of its first word; else ""."""
    first, _, rest = text.strip().partition(" ")
    if is_joiner(first, languages):
        return rest
    attached = first[:1] if first[:1].isalpha() and not first[:1].isascii() and first[:1].lower() == first[:1].upper() else ""
    return text.strip()[1:] if attached and is_joiner(attached, languages) else ""


def names_options(text: str, languages: tuple[str, ...]) -> bool:
    """Whether a text speaks of options by that word ("options b) and d)")."""
    said = words(text)
    return any(known(code).find("option", said) >= 0 for code in languages)


def is_prompt(text: str) -> bool:
    """Whether a text is nothing but the prompt of an empty form field, in any language."""
    return known().equals("prompt", text)


def is_not_applicable(text: str, languages: tuple[str, ...]) -> bool:
    """Whether a text says nothing but that the question does not apply."""
    said = tuple(words(text))
    return bool(said) and said in _inapplicable(languages)


@cache
def _inapplicable(languages: tuple[str, ...]) -> frozenset[tuple[str, ...]]:
    return frozenset(tuple(words(phrase)) for code in languages for phrase in load(code).not_applicable)
