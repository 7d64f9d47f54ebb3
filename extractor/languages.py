"""Words of the languages that replies are written in: ``models/languages/*.yaml`` as frozen data, and the questions asked of them.

A language is one file; adding a language is adding a file.  All comparison goes through ``extractor.text.words``, so case,
accents, Arabic letter variants and punctuation never matter.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import Counter, defaultdict
from collections.abc import Sequence
from functools import cache, lru_cache
from typing import Literal

import msgspec

from extractor.shipped import Prepared, folder, read_yaml
from extractor.text import fold_word, has_words, words

Kind = Literal[
    "yes", "no", "undecided", "answer", "answer_letter", "remark", "question", "question_after", "joiner", "section", "page", "page_of",
    "other", "all_of_these", "none_of_these", "specify", "not_applicable", "nothing", "see_also", "if_yes", "if_no", "choose_one", "choose_many",
    "date_words", "number_words", "integer_words", "instruction", "salutation", "closing", "stopwords", "selected", "unselected",
    "months", "prompt", "state", "reply_of", "mission", "ministry", "self", "degree", "plural", "describe", "pick", "skip", "option", "partly",
    "signing", "courtesy", "office", "contact", "entity", "particle", "through", "mark_verb", "single", "several", "enclosure",
    "negation", "neutral",
]
"""The lists that every language file holds; what each is for stands at ``Language``."""

_SCRIPTS = (
    (0x0370, "Latin"), (0x0400, "Greek"), (0x0530, "Cyrillic"), (0x0590, "Armenian"), (0x0600, "Hebrew"), (0x0900, "Arabic"),
    (0x0980, "Devanagari"), (0x0E00, "Indic"), (0x0E80, "Thai"), (0x10A0, "Southeast Asian"), (0x1100, "Georgian"), (0x1200, "Hangul"),
    (0x1E00, "Other"), (0x1F00, "Latin"), (0x2000, "Greek"), (0x3040, "Other"), (0x3400, "Kana"), (0xA000, "Han"), (0xAC00, "Other"),
    (0xD800, "Hangul"), (0xF900, "Other"), (0xFB00, "Han"), (0xFB50, "Latin"), (0xFF00, "Arabic"), (0x110000, "Other"),
)
"""First code point after a range of letters, and the script of that range (Unicode blocks, coarsely)."""
_STARTS = [end for end, _ in _SCRIPTS]
_RUN = re.compile(r"[^\W\d_]+")
_LEAST_SHARE = 0.1
"""Share of a text's words from which a language counts as used in it."""
_LEAST_FUNCTION_WORDS = 0.12
"""Share of function words among a script's words below which none of its languages is taken for it (running text has 0.3 to 0.5)."""
_LETTERS_A_WORD = {"Han": 1.6, "Kana": 1.6, "Thai": 5.0}
"""Letters to a word in scripts without spaces."""
_RUNNING_TEXT = 20
"""Words of a script from which its share of function words says something."""
_ROUNDS = 12
"""Rounds in which function words of several languages find theirs."""
_LEAST_BESIDE = 2
"""Different function words, not of a script's foremost language, from which another one counts: a quoted word is no language."""
_AS_MUCH = 0.99
"""Share of the foremost language's share from which another one is as likely."""


class Language(msgspec.Struct, frozen=True, kw_only=True):
    """Words of one language, as written by governments; each list is unordered and holds whole phrases.

    code: ISO 639-1.  name: in the language itself.  script: Unicode script name.
    yes, no: answers and options.  undecided: options that stand beside them (partially, in preparation, don't know) or
    are steps of a scale (high, agree, monthly).
    answer: lead-ins before an answer; answer_letter: the same as one letter ("A: …"; with a full stop it would be a list label);
    remark: lead-ins before a remark or explanation.  question: words before a question's number; question_after: after it ("第 3 题").
    joiner: between two numbers ("questions 2 and 3"); through: those that take in what lies between ("questions 2 to 4").
    section: words before a section's number.  page, page_of: in page numbers.
    other: beginnings of "other" options; all_of_these: answers that choose all options; none_of_these: options that reject all others;
    specify: "please specify".
    not_applicable: says that a question does not apply; nothing: says that there is nothing to say.
    see_also: beginnings of a reference to another answer.
    if_yes, if_no: beginnings of follow-up questions.  choose_one, choose_many: instructions beside options, whole; mark_verb with
    single or several: what such an instruction is made of ("mark", "only one").
    date_words, number_words, integer_words: in questions that want a date, a number, a whole number.
    instruction: beginnings of instructions.  salutation, closing: formulae of letters and notes verbales; signing: beginnings of a line for
    signature, seal, place and date; courtesy: in thanks and offers of help; enclosure: before what is sent with a letter.
    office: what those who sign are ("Director").
    contact: in labels of the field for who completes the form, and how to reach that person; entity: what such a field calls an institution.
    particle: small words within names of persons and places.
    stopwords: function words.  selected, unselected: states written beside an option.  months: names and short names.
    prompt: what word processors print in an empty field.
    state: labels of the field that holds the country.  reply_of: before a country in titles.
    degree: in questions for a degree or frequency (one answer); plural: in questions that take several of a list; pick: in
    questions that choose from a list printed with them; describe: verbs of questions that are answered in prose ("please describe");
    skip: verbs that lead on to another question ("go to").  option: words for the options of a list ("options", "items").
    partly: answers and options between yes and no.  negation: words that deny what a sentence says; neutral: those that may stand in a sentence
    that denies a whole question ("there are … such … at present"): none limits it as "all" or "only" does.
    mission, ministry: before a country or institution in letterheads.  self: words before a respondent's own country.
    """

    code: str
    name: str
    script: str
    yes: tuple[str, ...]
    no: tuple[str, ...]
    undecided: tuple[str, ...]
    answer: tuple[str, ...]
    answer_letter: tuple[str, ...]
    remark: tuple[str, ...]
    question: tuple[str, ...]
    question_after: tuple[str, ...]
    joiner: tuple[str, ...]
    section: tuple[str, ...]
    page: tuple[str, ...]
    page_of: tuple[str, ...]
    other: tuple[str, ...]
    all_of_these: tuple[str, ...]
    none_of_these: tuple[str, ...]
    specify: tuple[str, ...]
    not_applicable: tuple[str, ...]
    nothing: tuple[str, ...]
    see_also: tuple[str, ...]
    if_yes: tuple[str, ...]
    if_no: tuple[str, ...]
    choose_one: tuple[str, ...]
    choose_many: tuple[str, ...]
    date_words: tuple[str, ...]
    number_words: tuple[str, ...]
    integer_words: tuple[str, ...]
    instruction: tuple[str, ...]
    salutation: tuple[str, ...]
    closing: tuple[str, ...]
    stopwords: tuple[str, ...]
    selected: tuple[str, ...]
    unselected: tuple[str, ...]
    months: tuple[str, ...]
    prompt: tuple[str, ...]
    state: tuple[str, ...]
    reply_of: tuple[str, ...]
    mission: tuple[str, ...]
    ministry: tuple[str, ...]
    self: tuple[str, ...]
    degree: tuple[str, ...] = ()
    plural: tuple[str, ...] = ()
    pick: tuple[str, ...] = ()
    describe: tuple[str, ...] = ()
    skip: tuple[str, ...] = ()
    option: tuple[str, ...] = ()
    partly: tuple[str, ...] = ()
    signing: tuple[str, ...] = ()
    courtesy: tuple[str, ...] = ()
    office: tuple[str, ...] = ()
    contact: tuple[str, ...] = ()
    entity: tuple[str, ...] = ()
    particle: tuple[str, ...] = ()
    through: tuple[str, ...] = ()
    mark_verb: tuple[str, ...] = ()
    single: tuple[str, ...] = ()
    several: tuple[str, ...] = ()
    enclosure: tuple[str, ...] = ()
    negation: tuple[str, ...] = ()
    neutral: tuple[str, ...] = ()


class Vocabulary:
    """The words of one or several languages together, indexed for comparison.  Made by ``known``."""

    def __init__(self, languages: tuple[Language, ...]) -> None:
        self.languages = languages
        self._phrases: dict[Kind, dict[str, tuple[tuple[str, ...], ...]]] = {}
        self._by_last: dict[Kind, dict[str, tuple[tuple[str, ...], ...]]] = {}

    def _index(self, kind: Kind) -> dict[str, tuple[tuple[str, ...], ...]]:
        """First word -> phrases that begin with it, longest first."""
        index = self._phrases.get(kind)
        if index is None:
            found: dict[str, set[tuple[str, ...]]] = {}
            for language in self.languages:
                for phrase in getattr(language, kind):
                    if folded := tuple(words(phrase)):
                        found.setdefault(folded[0], set()).add(folded)
            index = {first: tuple(sorted(phrases, key=lambda p: (-len(p), p))) for first, phrases in found.items()}
            self._phrases[kind] = index
        return index

    def begins(self, kind: Kind, folded: Sequence[str], at: int = 0) -> int:
        """Number of words of the longest phrase of ``kind`` at word ``at`` of ``folded`` (see ``text.words``); 0 if none stands there."""
        if at >= len(folded):
            return 0
        for phrase in self._index(kind).get(folded[at], ()):
            if tuple(folded[at : at + len(phrase)]) == phrase:
                return len(phrase)
        return 0

    def ends(self, kind: Kind, folded: Sequence[str], at: int) -> int:
        """Number of words of the longest phrase of ``kind`` that ends right before word ``at`` of ``folded``; 0 if none does."""
        index = self._by_last.get(kind)
        if index is None:
            phrases = sorted((p for group in self._index(kind).values() for p in group), key=lambda p: (-len(p), p))
            index = self._by_last[kind] = {last: tuple(p for p in phrases if p[-1] == last) for last in {p[-1] for p in phrases}}
        for phrase in index.get(folded[at - 1], ()) if at > 0 else ():
            if len(phrase) <= at and tuple(folded[at - len(phrase) : at]) == phrase:
                return len(phrase)
        return 0

    def find(self, kind: Kind, folded: Sequence[str]) -> int:
        """Index of the first word of ``folded`` where a phrase of ``kind`` stands; -1 if none does."""
        index = self._index(kind)
        for at, word in enumerate(folded):
            if word in index and self.begins(kind, folded, at):
                return at
        return -1

    def equals(self, kind: Kind, text: str) -> bool:
        """Whether the words of ``text`` are exactly one phrase of ``kind``."""
        folded = tuple(words(text))
        return bool(folded) and folded in self._index(kind).get(folded[0], ())

    def is_yes(self, text: str) -> bool:
        """Whether the text says yes and nothing else."""
        return self.equals("yes", text)

    def is_no(self, text: str) -> bool:
        """Whether the text says no and nothing else."""
        return self.equals("no", text)

    def is_not_applicable(self, text: str) -> bool:
        """Whether the text says that the question does not apply, and nothing else."""
        return self.equals("not_applicable", text)

    def is_nothing(self, text: str) -> bool:
        """Whether the text says that there is nothing to say: "None", "Néant", a dash or slash alone; an empty text is nothing too."""
        if not has_words(text):
            return not text.strip(" \t\n\u00a0-\u2010\u2011\u2012\u2013\u2014\u2015\u2212/.\u2026_\uff0d*")
        return self.equals("nothing", text)


@cache
def available() -> tuple[str, ...]:
    """Codes of the languages that have a file, sorted."""
    return tuple(sorted(file.stem for file in (folder() / "languages").iterdir() if file.suffix == ".yaml"))


@cache
def load(code: str) -> Language:
    """Words of one language.  Raises ``KeyError`` for a language without a file, ``msgspec.ValidationError`` for a faulty one."""
    if code not in available():
        raise KeyError(code)
    return read_yaml(f"languages/{code}.yaml", Prepared[Language], parse)


def parse(text: str) -> Language:
    """The language of a file's text."""
    import yaml

    # Every scalar is text: "no", "on" and "y" are words here, and an editor of the file need not know YAML's booleans.
    facts = yaml.load(text, getattr(yaml, "CBaseLoader", yaml.BaseLoader))
    return msgspec.convert({key: value if key in _PLAIN else _phrases(value) for key, value in facts.items()}, Language)


_PLAIN = ("code", "name", "script")


def _phrases(value: str | list[str]) -> list[str]:
    """A list of phrases; written as "a, b, c", which is read five times as fast as a YAML list, or as a list."""
    if isinstance(value, list):
        return value
    return [phrase for part in value.split(",") if (phrase := part.strip())]


@lru_cache(maxsize=256)
def known(*codes: str) -> Vocabulary:
    """Words of the named languages together; codes without a file are passed over; without any, of all languages there are.

    A code's region is ignored ("pt-BR" is "pt").
    """
    bases = {base for code in codes if (base := code.replace("_", "-").split("-")[0].lower()) in available()}
    return _known(tuple(sorted(bases)) or available())


@cache
def _known(codes: tuple[str, ...]) -> Vocabulary:
    return Vocabulary(tuple(load(code) for code in codes))


def _script(letter: str) -> str:
    return _SCRIPTS[bisect_right(_STARTS, ord(letter))][1]


@cache
def _function_words() -> dict[str, dict[str, tuple[str, ...]]]:
    """Script -> folded function word -> codes of the languages that use it."""
    result: dict[str, dict[str, tuple[str, ...]]] = {}
    for code in available():
        language = load(code)
        table = result.setdefault(language.script, {})
        for word in {word for phrase in language.stopwords for word in words(phrase)}:
            table[word] = (*table.get(word, ()), code)
    return result


def detect(text: str) -> tuple[str, ...]:
    """Codes of the languages that make up at least a tenth of a text's words, largest share first; by script and function words."""
    scripts: defaultdict[str, Counter[str]] = defaultdict(Counter)
    for run, times in Counter(_RUN.findall(text)).items():
        scripts[_script(run[0])][run] = times
    counts: dict[str, float] = {}
    total = 0.0
    for script, found in scripts.items():
        letters = _LETTERS_A_WORD.get(script)
        size = sum(len(run) * times for run, times in found.items()) / letters if letters else found.total()
        total += size
        for code, share in _shares(found, _function_words().get(script, {}), bool(letters)).items():
            counts[code] = counts.get(code, 0.0) + size * share
    return tuple(sorted((code for code, n in counts.items() if n >= _LEAST_SHARE * total), key=lambda code: (-counts[code], code)))


def _shares(found: Counter[str], table: dict[str, tuple[str, ...]], unspaced: bool) -> dict[str, float]:
    """How the words of one script divide among the languages written in it."""
    codes = {code for owners in table.values() for code in owners}
    if len(codes) == 1:
        return dict.fromkeys(codes, 1.0)
    times: Counter[tuple[str, ...]] = Counter()
    kinds: Counter[tuple[str, ...]] = Counter()
    for run, n in found.items():
        for word in words(run) if unspaced else (fold_word(run),):
            if word in table:
                times[table[word]] += n
                kinds[table[word]] += 1
    if found.total() >= _RUNNING_TEXT and times.total() < _LEAST_FUNCTION_WORDS * found.total():
        return {}
    shares = _mixture(times)
    best = max(shares, key=lambda code: shares[code], default="")
    beside = {code: sum(n for owners, n in kinds.items() if code in owners and best not in owners) for code in shares}
    return {code: share for code, share in shares.items() if beside[code] >= _LEAST_BESIDE or share > _AS_MUCH * shares[best]}


def _mixture(times: Counter[tuple[str, ...]]) -> dict[str, float]:
    """Shares of the languages that explain the function words found best, by expectation maximisation.

    A word of several languages goes to those whose other words are there too: Spanish and Portuguese, which have many words in
    common, part at the few that they have not.
    """
    shares = dict.fromkeys(sorted({code for owners in times for code in owners}), 1.0)
    for _ in range(_ROUNDS):
        taken = dict.fromkeys(shares, 0.0)
        for owners, n in times.items():
            whole = sum(shares[code] for code in owners)
            for code in owners:
                taken[code] += n * shares[code] / whole
        shares = {code: n / times.total() for code, n in taken.items()}
    return shares
