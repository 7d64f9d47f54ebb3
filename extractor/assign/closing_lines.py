"""One paragraph -> the traits of a letter's end that it shows: a date, a formula, a signature, a name, an office, an address."""

from __future__ import annotations

import re
from typing import Literal

from extractor.data.document import Block
from extractor.languages import Kind, Vocabulary, known
from extractor.settings import ANNEX_TITLE_WORDS, CLOSING_WORDS, FORMULA_WORDS, IDEOGRAPHS_A_WORD, NAME_WORDS, PLACE_WORDS, THANKS_WORDS
from extractor.text import Token, tokenize, words

Trait = Literal["formula", "valediction", "signing", "dated", "date", "office", "name", "body", "reach", "thanks", "enclosure"]
"""formula: of courtesy, a sentence; valediction: "Yours sincerely,"; signing: "(signed)", "L.S.", "For the Government of X:";
dated: place and date; date: a date alone, or words about signing that may be an answer ("Signed"); office: what the one who signs is;
name: of a person; body: an institution or State; reach: telephone, mail, address; thanks: thanks and offers of help;
enclosure: a list of what is sent with the letter ("Encl.: 2").
"""

_NUMERIC_DATE = re.compile(
    r"\b\d{1,2}[./-]\d{1,2}[./-]\d{2,4}\b|\b\d{4}[-/.]\d{1,2}[-/.]\d{1,2}\b|[\d\u0660-\u0669\u06f0-\u06f9]{4}\s*年\s*\d{1,2}\s*月(?:\s*\d{1,2}\s*日)?"
    r"|[〇零○一二三四五六七八九]{4}年[一二三四五六七八九十]{1,2}月(?:[一二三四五六七八九十]{1,3}日)?"
)
_YEAR = re.compile(r"\d{4}(?!\d)")
_SEGMENT = re.compile(r"[\n\t,;:|،，、：]|\s{2,}|\s[–—-]\s")
_REACH = re.compile(r"\S+@\S+\.\S+|www\.\S+|https?://\S+|\+\d[\d\s().-]{6,}|\b\d{2,4}(?:[\s.-]\d{2,4}){2,}\b")
_SENTENCE_END = (".", "!", "?", ";", "。", "؟", "！", "？", "；")
_INITIAL = re.compile(r"\(?[^\W\d_]{1,2}[.)]\s*")
_HYPHENS = "-‐‑"
"""Words behind one may be small within a name ("Port-au-Prince")."""
_OPEN, _CLOSE = "([{«\"/（【［", ",:)]}»\"/：，）】］"


def vocabulary() -> Vocabulary:
    """Words of all languages: who signs may use another than the answers."""
    return known()


def traits(block: Block) -> frozenset[Trait]:
    """What of a letter's end a paragraph shows; nothing for an answer, a list's item or longer text."""
    text = block.text.strip()
    said = words(text)
    if not said or (block.label_end and not is_initial(block)):
        return frozenset()
    found: set[Trait] = set()
    if _is_formula(said):
        found.add("formula")
    if len(said) <= THANKS_WORDS and vocabulary().find("courtesy", said) >= 0:
        found.add("thanks")
    if _is_enclosure(text):
        found.add("enclosure")
    if is_short(text):
        found |= _of_signing(text, said)
        if not is_sentence(text):
            found |= {trait for part in _SEGMENT.split(text) if part.strip() for trait in _of_part(part)}
    return frozenset(found)


def is_initial(block: Block) -> bool:
    """Whether what was taken for the label of a list may be an initial or a short word before a name: "A. Smith", "Dr. Smith", "г. Минск"."""
    return _INITIAL.fullmatch(block.text[: block.label_end]) is not None


def _is_enclosure(text: str) -> bool:
    """Whether a line begins with "Enclosures:" or the like, with its colon."""
    head, colon, rest = text.replace("：", ":").partition(":")
    return bool(colon) and bool(words(rest)) and vocabulary().equals("enclosure", re.sub(r"[(（]?\d+[)）]?", " ", head))


def heads_annex(text: str) -> bool:
    """Whether a line is the heading of an annex: the word for one, with its number or letter, and a title behind that ("Annex", "Annex 2: Laws")."""
    tokens = tokenize(text)
    said = [token.word for token in tokens]
    taken = vocabulary().begins("enclosure", said)
    if not taken or len(said) > taken + ANNEX_TITLE_WORDS:
        return False
    numbered = taken < len(said) and (len(said[taken]) == 1 or said[taken].isdigit() or not said[taken].strip("ivx"))
    behind = text[tokens[taken - 1 + numbered].end :].strip()
    return not behind or behind[0] in "–—：:" or (numbered and behind[0] in ".-、")


def is_short(text: str) -> bool:
    """Whether every line of a text is short enough to stand at a letter's end."""
    return all(_length(line) <= CLOSING_WORDS for line in text.splitlines())


def is_sentence(text: str) -> bool:
    """Whether a text ends as a sentence does; a shortened word ("L.S.", "Ph.D.", "2026 г.") ends none."""
    text = text.rstrip(" \t\n\u00a0)]»\"”")
    if not text.endswith(_SENTENCE_END):
        return False
    last = text.split()[-1]
    return not (text.endswith(".") and (last.count(".") > 1 or len(last) <= 2))


def _length(line: str) -> float:
    """Words of a line, function words aside; of ideographs more go to a word."""
    said = [word for word in words(line) if not vocabulary().begins("stopwords", [word])]
    ideographs = sum(1 for word in said if len(word) == 1 and "\u3040" <= word <= "\u9fff")
    return len(said) - ideographs + ideographs / IDEOGRAPHS_A_WORD


def _is_formula(said: list[str]) -> bool:
    """A closing formula: "Accept the assurances of our highest consideration.", or a sentence that opens as one ("Veuillez agréer, …")."""
    if len(said) > FORMULA_WORDS:
        return False
    opens = vocabulary().begins("closing", said) >= 2 and not "\u3400" <= said[0][0] <= "\u9fff"
    return opens or any(vocabulary().begins("closing", said, at) >= 3 for at in range(len(said)))


def _of_signing(text: str, said: list[str]) -> set[Trait]:
    """Traits of a whole line: how it takes leave, that it is signed or sealed, its date."""
    found: set[Trait] = set()
    leave = vocabulary().begins("closing", said)
    rest = text[tokenize(text)[leave - 1].end :].strip() if leave else ""
    if leave and (leave == len(said) or (rest[:1] == "," and _is_name(rest))):
        found.add("valediction")
    length = vocabulary().begins("signing", said)
    end = tokenize(text)[length - 1].end if length else 0
    if length and not _is_prose(text):
        marked = text[0] in _OPEN or text[end:].lstrip()[:1] in tuple(_CLOSE) or text.rstrip().endswith((":", ",", "：", "，"))
        found.add("signing" if marked or (length == len(said) and (length > 1 or "." in text)) else "date")
    return found | _of_date(text, length > 0)


def _is_prose(text: str) -> bool:
    return text.rstrip().endswith((".", "!", "?", ";", "。")) and is_sentence(text)


def _of_date(text: str, signing: bool) -> set[Trait]:
    """Whether a line is a date with its place, or a date alone."""
    span = _date(text)
    if span is None:
        return set()
    before, after = text[: span[0]], text[span[1] :]
    if _length(before) > PLACE_WORDS or _length(after) > PLACE_WORDS or _is_prose(text):
        return set()
    if signing or vocabulary().equals("date_words", before):
        return {"dated"}
    place = before.rstrip(" \t\u00a0")
    if _is_capitalised(place) and any(comma in before for comma in ",،，于"):
        return {"dated"}
    return {"date"} if len(words(before)) <= 2 and (not words(before) or _is_capitalised(place)) else set()


def _date(text: str) -> tuple[int, int] | None:
    """Half-open characters of the date in a line: in figures, or day, month and year in words."""
    if match := _NUMERIC_DATE.search(text):
        return match.span()
    tokens = tokenize(text)
    for k, token in enumerate(tokens):
        if vocabulary().begins("months", [token.word]):
            near = [t for t in tokens[max(0, k - 2) : k + 4] if t.word[:1].isdigit()]
            if any(_YEAR.match(t.word) for t in near) and len(near) <= 3:
                return min(near[0].start, token.start), max(near[-1].end, token.end)
    return None


def _is_capitalised(text: str) -> bool:
    """Whether all words but particles begin with a capital, where the script has them: a place, not what was done on a day."""
    tokens = [t for t in tokenize(text) if not _is_particle(t.word) and not t.word.isdigit() and text[max(0, t.start - 1)] not in _HYPHENS]
    return all(not text[t.start].islower() or t.end - t.start == 1 for t in tokens)


def is_title(text: str) -> bool:
    """Whether a short line may say what a person is: words with capitals, none of them an answer ("Curator of Antiquities")."""
    said = words(text)
    return 1 < len(said) <= NAME_WORDS and "\n" not in text and not is_sentence(text) and _is_capitalised(text) and not _says_something(said)


def _is_particle(word: str) -> bool:
    return vocabulary().begins("particle", [word]) > 0


def _of_part(part: str) -> set[Trait]:
    """Traits of a piece of a line."""
    said = words(part)
    if not said:
        return set()
    found: set[Trait] = set()
    if _within("office", said, 2):
        found.add("office")
    elif _within("ministry", said, 3) or _within("self", said, 1) or _within("mission", said, 1) or _ends_as_office(said):
        found.add("body")
    elif _is_name(part):
        found.add("name")
    if _REACH.search(part):
        found.add("reach")
    return found


def _within(kind: Kind, said: list[str], reach: int) -> bool:
    """Whether a phrase of ``kind`` begins among the first words."""
    return any(vocabulary().begins(kind, said, at) for at in range(min(reach + 1, len(said))))


def _ends_as_office(said: list[str]) -> bool:
    """Whether an institution or office closes the words, as in Chinese ("水利部")."""
    return "\u3400" <= said[-1][0] <= "\u9fff" and bool(vocabulary().ends("ministry", said, len(said)) or vocabulary().ends("office", said, len(said)))


def _is_name(text: str) -> bool:
    """Whether a text is like a person's name: two to six capitalised words; in scripts without capitals, few letters without a verdict."""
    tokens = tokenize(re.sub(r"[(（].*?[)）]", " ", text))
    said = [token.word for token in tokens]
    if not said or any(c.isdigit() for c in text) or _says_something(said):
        return False
    first = text[tokens[0].start] if tokens else ""
    if "\u3400" <= first <= "\u9fff":
        return 2 <= len(said) <= 4
    if not 2 <= len(said) <= NAME_WORDS:
        return False
    return all(_is_name_word(text, token) for token in tokens)


def _says_something(said: list[str]) -> bool:
    """Whether words are an answer by themselves, or speak of an institution."""
    verdicts: tuple[Kind, ...] = ("yes", "no", "nothing", "not_applicable", "undecided", "other", "see_also")
    return any(vocabulary().begins(kind, said) for kind in verdicts) or vocabulary().find("ministry", said) >= 0


def _is_name_word(text: str, token: Token) -> bool:
    first = text[token.start]
    return first.isupper() or (not first.islower() and first.isalpha()) or _is_particle(token.word)
