"""Options named by their printed letter or number: "a, c and d", "(2)", "A, E: by fax"."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from extractor.data.evidence import ChoiceQuestion, Site
from extractor.languages import known
from extractor.settings import SENTENCE_WORDS
from extractor.text import fold, has_words, tokenize, words
from extractor.wording import first_sentence, names_options

_BETWEEN = re.compile(r"\s*(?:[,;/&+、，؛،]|\s(?:and|et|y|e|und|и|و|和|及)\s|\s)\s*")
_LETTER = re.compile(r"(?<!\w)\(?([^\W\d_]|\d{1,2})\)")
"""An option's letter or number with its bracket, inside a sentence."""
_BEFORE_OPTIONS = 2
"""Words, such as an article, that may stand before the word for options."""
_AROUND = " ().-[]\t"


def lettered(question: ChoiceQuestion, text: str) -> list[Site]:
    """The options that a text names by nothing but their letters or numbers; empty if anything else is in it."""
    labels = _labels(question.sites)
    named = _letters(_behind_option_word(text, question.languages)) if labels else []
    if labels and not all(name in labels for name in named):
        named = _letters_in_sentence(question, text)
    if not named or not all(name in labels for name in named) or (len(named) > 1 and not question.multiple):
        return []
    return [labels[name] for name in dict.fromkeys(named)]


def lettered_other(question: ChoiceQuestion, text: str) -> tuple[list[Site], int]:
    """(options, end of what names them) of letters that end with the one of "Other" and the words that specify it ("A, E: by fax", "E (fax)")."""
    for site in question.sites:
        letter = fold(site.printed_list_label).strip(_AROUND)
        if site.option not in question.specify or not has_words(letter):
            continue
        last = re.search(rf"(?:^|[\s,;&(]){re.escape(letter)}[.)]?\s*(?:[:：]|[-–—](?=\s)|(?=[(（]))\s*", text, re.IGNORECASE)
        if last is None or not has_words(text[last.end() :]):
            continue
        named = _letters(text[: last.start()])
        labels = _labels(question.sites)
        if all(name in labels for name in named) and (question.multiple or not named):
            return [*(labels[name] for name in dict.fromkeys(named)), site], last.end()
    return [], 0


def without_letter(text: str, sites: Sequence[Site]) -> str:
    """A text without the letter of an option with its stop or bracket that it begins with ("C. Video calls")."""
    match = re.match(r"\s*\(?(\w{1,2})[.)]\s+", text)
    return text[match.end() :] if match is not None and fold(match.group(1)) in _labels(sites) else text


def _labels(sites: Sequence[Site]) -> Mapping[str, Site]:
    """Folded letter -> its option, of the options that the form prints with one."""
    return {fold(site.printed_list_label).strip(_AROUND): site for site in sites if has_words(site.printed_list_label)}


def _letters(text: str) -> list[str]:
    """The folded words of a text, without what joins them: letters, if it is a list of such."""
    parts = [part for part in _BETWEEN.split(text.strip(" .;")) if part.strip(" ().")]
    return [fold(part).strip(_AROUND) for part in parts]


def _behind_option_word(text: str, languages: tuple[str, ...]) -> str:
    """A text without the word for options that it opens with, and the article or verb before that ("Las opciones A, B y D")."""
    tokens = tokenize(text)
    folded = [token.word for token in tokens]
    vocabulary = known(*languages)
    for at in range(min(_BEFORE_OPTIONS, len(folded) - 1) + 1):
        taken = vocabulary.begins("option", folded, at)
        if taken and at + taken < len(folded) and all(vocabulary.begins("stopwords", [word]) for word in folded[:at]):
            return text[tokens[at + taken].start - (text[tokens[at + taken].start - 1] == "(") :]
    return text


def _letters_in_sentence(question: ChoiceQuestion, text: str) -> list[str]:
    """Letters with brackets in one short sentence that says that these are the options ("We have adopted options b) and d)."); empty for any other."""
    if first_sentence(text) < len(text.rstrip()) or not names_options(text, question.languages):
        return []
    found = list(_LETTER.finditer(text))
    rest = words(_LETTER.sub(" ", text))
    return [fold(m.group(1)) for m in found] if len(rest) <= SENTENCE_WORDS else []
