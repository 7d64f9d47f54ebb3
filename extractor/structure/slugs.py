"""Short ids for options: "yes", "no", "other", or the leading significant words of the label in Latin letters."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping, Sequence

from extractor.languages import known
from extractor.structure.cues import Cues
from extractor.structure.draft import DraftOption
from extractor.text import fold, words

_WORDS = 3
"""Words of a slug; shorter labels keep all their words."""
_CYRILLIC = dict(zip("абвгдеёжзийклмнопрстуфхцчшщъыьэюя", (
    "a", "b", "v", "g", "d", "e", "e", "zh", "z", "i", "i", "k", "l", "m", "n", "o", "p", "r", "s", "t", "u", "f", "kh", "ts", "ch", "sh",
    "shch", "", "y", "", "e", "yu", "ya"), strict=True))
_ARABIC = dict(zip("ابتثجحخدذرزسشصضطظعغفقكلمنهويءئؤ", (
    "a", "b", "t", "th", "j", "h", "kh", "d", "dh", "r", "z", "s", "sh", "s", "d", "t", "z", "a", "gh", "f", "q", "k", "l", "m", "n", "h",
    "w", "y", "", "y", "w"), strict=True))
_LETTERS = str.maketrans({**_CYRILLIC, **_ARABIC, "ß": "ss", "æ": "ae", "œ": "oe", "ø": "o", "đ": "d", "ł": "l", "ı": "i"})


def slug(label: str, languages: Sequence[str], length: int = _WORDS) -> str:
    """Id made of a label's leading significant words; Chinese keeps its characters (at most eight)."""
    text = re.split(r"[(\[（:：]", label, maxsplit=1)[0]
    found = words(text) or words(label)
    if found and all("\u3400" <= w[0] <= "\u9fff" for w in found):
        return "".join(found)[: 8 * length // _WORDS]
    kept = [_latin(w) for w in found]
    if len(found) > _WORDS:
        functional = _function_words(tuple(languages))
        kept = [_latin(w) for w in found if w not in functional] or kept
    return "-".join([k for k in kept if k][:length]) or "option"


def _latin(word: str) -> str:
    return re.sub(r"[^a-z0-9\u3400-\u9fff]", "", unicodedata.normalize("NFKD", word.translate(_LETTERS)))


def _function_words(languages: tuple[str, ...]) -> frozenset[str]:
    return frozenset(w for language in known(*languages, "en").languages for phrase in language.stopwords for w in words(phrase))


def name_options(options: Sequence[DraftOption], cues: Cues, kept: Mapping[str, str] | None = None) -> None:
    """Give each option of one question its id; ``kept``: folded label -> id that a person gave it earlier."""
    taken: set[str] = set()
    polarities = [cues.polarity(option.label) for option in options]
    for option, polarity in zip(options, polarities, strict=True):
        given = (kept or {}).get(fold_label(option.label))
        if given:
            option.id = given
        elif polarity is not None and polarities.count(polarity) == 1:
            option.id = polarity
        elif cues.is_other(option.label) and sum(cues.is_other(o.label) for o in options) == 1:
            option.id = "other"
        if option.id:
            taken.add(option.id)
    for option in options:
        if not option.id:
            option.id = _free(option.label, cues, taken)
            taken.add(option.id)


def _free(label: str, cues: Cues, taken: set[str]) -> str:
    for length in range(_WORDS, _WORDS + 4):
        found = slug(label, cues.languages, length)
        if found not in taken:
            return found
    number = 2
    while f"{found}-{number}" in taken:
        number += 1
    return f"{found}-{number}"


def fold_label(label: str) -> str:
    """A label for comparison: words only."""
    return " ".join(words(fold(label)))
