"""What wording says about structure: yes and no, "other", "if yes", "choose one or more", dates, numbers."""

from __future__ import annotations

import re
from collections import Counter
from functools import cached_property
from typing import Literal

from extractor.languages import Kind, Vocabulary, known
from extractor.structure.labels import Label, parse_label
from extractor.text import tokenize, words

Polarity = Literal["yes", "no"]

_LONGEST_DATE_LABEL = 16
"""Words; a longer text that begins with a date word asks for more than a date."""
_LONGEST_LEAD = 4
"""Words before the word that tells the type ("what is the total number")."""
_LONGEST_INSTRUCTION = 14
"""Words of a sentence that tells how to mark options (characters in Chinese)."""
_HAN_DIGITS = "一二三四五六七八九十"
_SENTENCES = re.compile(r"[.;:?!()\[\]。；：？！（）؟؛…]+")
_LAST_BRACKET = re.compile(r"[(（][^()（）]*[)）]\s*[.。]?\s*$")
_WEAK_MANY = ("which of the following", "in which of the following", "for which of the following")


class Cues:
    """The words that tell structure, for one form's languages (most likely first).  Option words are known in all languages."""

    def __init__(self, languages: tuple[str, ...]) -> None:
        self.languages = languages
        self._own: Vocabulary = known(*languages[:2], "en")
        self._all: Vocabulary = known()

    # --- options

    def polarity(self, label: str) -> Polarity | None:
        """Whether an option's label says yes or no and nothing else."""
        if self._own.is_yes(label):
            return "yes"
        if self._own.is_no(label):
            return "no"
        return "yes" if self._all.is_yes(label) else "no" if self._all.is_no(label) else None

    def is_option_word(self, label: str) -> bool:
        """Whether a label is one that stands in short lists of options everywhere (yes, partly, never, not applicable)."""
        return self.polarity(label) is not None or self._own.equals("undecided", label) or self._own.equals("not_applicable", label)

    def is_scale_word(self, label: str) -> bool:
        """Whether a label is a degree, frequency or state that excludes its siblings (fully, rarely, in preparation)."""
        return self._own.equals("undecided", label)

    def is_other(self, label: str) -> bool:
        """Whether an option is the "other" one: "other" alone or with "please specify"."""
        folded = words(label)
        taken = self._own.begins("other", folded)
        if not taken:
            return False
        rest = folded[taken:]
        return not rest or self.asks_to_specify(label) or label.rstrip(" _.…").endswith((":", "："))

    def asks_to_specify(self, label: str) -> bool:
        """Whether an option asks for words ("Yes, please specify"); a lone "which" only at the end."""
        folded = words(label)
        for at in range(len(folded)):
            taken = self._own.begins("specify", folded, at)
            if taken > 1 or (taken == 1 and (at + taken == len(folded) or len(folded[at]) > 5)):
                return True
        return False

    def rejects_all(self, label: str) -> bool:
        """Whether an option says that none of the others holds."""
        return bool(self._own.begins("none_of_these", words(label)))

    # --- questions

    def follow_up(self, text: str) -> Polarity | None:
        """The answer to the question before that makes this one apply ("If yes, …", "If not, …")."""
        folded = words(text)
        yes, no = self._own.begins("if_yes", folded), self._own.begins("if_no", folded)
        if not yes and not no:
            return None
        return "yes" if yes >= no else "no"

    def without_condition(self, text: str) -> list[str]:
        """Words of a question without the "if yes" that it begins with."""
        folded = words(text)
        taken = max(self._own.begins("if_yes", folded), self._own.begins("if_no", folded))
        return folded[taken:]

    def is_conditional(self, text: str) -> bool:
        """Whether a question begins with the language's "if"."""
        folded = words(text)
        return bool(folded) and folded[0] in self._if_words

    @cached_property
    def _if_words(self) -> frozenset[str]:
        result = set()
        for language in self._own.languages:
            first = Counter(words(phrase)[0] for phrase in (*language.if_yes, *language.if_no) if words(phrase))
            articles = {w for phrase in language.stopwords[:8] for w in words(phrase)}
            result |= {word for word, times in first.items() if times >= 3 and word not in articles}
        return frozenset(result)

    def wants_one(self, text: str) -> bool:
        """Whether an instruction asks for one option."""
        return not self.wants_many(text) and (self._own.find("choose_one", words(text)) >= 0 or self._tells_to_mark(text, "single"))

    def wants_many(self, text: str) -> bool:
        """Whether an instruction asks for one or more options in so many words."""
        folded = words(text)
        for at in range(len(folded)):
            taken = self._own.begins("choose_many", folded, at)
            if taken and " ".join(folded[at : at + taken]) not in _WEAK_MANY:
                return True
        return self._tells_to_mark(text, "several")

    def _tells_to_mark(self, text: str, how_many: Kind) -> bool:
        """Whether a short sentence, or what stands in brackets, has a verb such as "mark" and says how many ("You may mark more than one")."""
        for sentence in _SENTENCES.split(text):
            folded = words(sentence)
            if 1 < len(folded) <= _LONGEST_INSTRUCTION and self._own.find("mark_verb", folded) >= 0 and self._own.find(how_many, folded) >= 0:
                return True
        return False

    def leaves_open(self, text: str) -> bool:
        """Whether a question ends with its question mark or a colon, whatever instruction stands in brackets behind: a list may then answer it."""
        return _LAST_BRACKET.sub("", text).rstrip().endswith(("?", "؟", "？", ":", "："))

    def asks_degree(self, text: str) -> bool:
        """Whether a question asks how often, how much, to what extent, or for the one best answer."""
        return self._own.find("degree", words(text)) >= 0

    def asks_plural(self, text: str) -> bool:
        """Whether a question asks for all that apply of a list ("which of the following", "quels")."""
        return self._own.find("plural", words(text)) >= 0

    def asks_choice(self, text: str) -> bool:
        """Whether a question is one to be answered from a list and not in prose."""
        if self.wants_many(text) or self.wants_one(text):
            return True
        picks = self._own.find("pick", words(text)) >= 0
        return not self.asks_prose(text) and (picks or self.asks_degree(text))

    def skips(self, text: str) -> bool:
        """Whether a line only leads on to another question ("If no, go to question 8.")."""
        folded = self.without_condition(text)
        return bool(self._own.begins("skip", folded))

    def skip_target(self, text: str) -> str | None:
        """The id of the question that a line leads on to ("8" in "If no, go to question 8."), None if it names none."""
        if not self.skips(text):
            return None
        tokens = tokenize(text)
        for at in range(len(tokens) - 1, -1, -1):
            label = parse_label(text[tokens[at].start :].rstrip(" .。)）") + ". X")
            if label is not None and at and any(c.isdigit() for c in label.printed):
                before = tokens[at - 1]
                glued = before.word.isalpha() and len(before.word) <= 2 and text[before.end : tokens[at].start] in (".", "-")
                whole = parse_label(text[before.start :].rstrip(" .。)）") + ". X") if glued else label
                return (whole or label).id
        return None

    def prompts(self, text: str) -> list[tuple[int, int]]:
        """Where a line ends in what an empty form field shows ("Choose an item."), with the full stop after it."""
        tokens = tokenize(text)
        folded = [token.word for token in tokens]
        found = []
        for at in range(len(tokens)):
            taken = self._own.begins("prompt", folded, at)
            if taken and at + taken == len(tokens):
                end = tokens[at + taken - 1].end
                found.append((tokens[at].start, end + len(text[end:]) - len(text[end:].lstrip(".。"))))
        return found

    def is_prompt(self, text: str) -> bool:
        """Whether an entry of a drop-down list only says to choose ("Choose an item.", "—")."""
        folded = words(text)
        return not folded or bool(self._all.begins("instruction", folded)) or self._all.find("choose_one", folded) == 0

    def asks_prose(self, text: str) -> bool:
        """Whether a question begins with "please describe" or the like."""
        return bool(self._own.begins("describe", self.without_condition(text)))

    def instruction_words(self, text: str) -> int:
        """Words of the instruction's beginning that a line begins with, 0 if it begins with none."""
        return self._own.begins("instruction", words(text))

    def is_instruction(self, text: str) -> bool:
        """Whether a line begins as an instruction does."""
        return self.instruction_words(text) > 0

    def is_answer_lead(self, text: str) -> bool:
        """Whether a line only announces room for an answer or remark ("Answer:", "Comments")."""
        return self._own.equals("answer", text) or self._own.equals("remark", text)

    def is_remark(self, text: str) -> bool:
        """Whether a column's or line's heading announces remarks."""
        folded = words(text)
        return bool(folded) and self._own.begins("remark", folded) == len(folded)

    def begins_section(self, text: str) -> bool:
        """Whether a line begins with a word such as "Section" and a number or letter."""
        folded = words(text)
        taken = self._own.begins("section", folded)
        return bool(taken) and len(folded) > taken and len(folded[taken]) <= 4 and (not _is_han(folded[taken]) or folded[taken][0] in _HAN_DIGITS)

    def section_label(self, text: str) -> Label | None:
        """The number or letter after a word such as "Section" at the beginning of a heading."""
        tokens = tokenize(text)
        taken = self._own.begins("section", [token.word for token in tokens])
        return parse_label(text[tokens[taken].start :]) if taken and taken < len(tokens) else None

    def value_type(self, text: str) -> Literal["text", "integer", "decimal", "date"]:
        """Type of a question that is answered in words, from its wording."""
        folded = self.without_condition(text)
        while folded and (taken := self._own.begins("instruction", folded) or self._own.begins("specify", folded)):
            folded = folded[taken:]
        short = len(folded) <= _LONGEST_DATE_LABEL
        if self._has_date_pattern(folded) and short:
            return "date"
        if _is_han(text) and len(folded) <= _LONGEST_DATE_LABEL and not self.asks_prose(text):
            return self._han_type(folded)
        if short and self._leads("date_words", folded) and self._names_date(folded):
            return "date"
        if self._leads("integer_words", folded) and text.count("?") <= 1 and len(folded) <= 2 * _LONGEST_DATE_LABEL:
            return "integer"
        if self._leads("number_words", folded) and short:
            return "decimal"
        return "text"

    def _leads(self, kind: Kind, folded: list[str]) -> bool:
        """Whether a phrase of ``kind`` stands at the beginning, after nothing but words such as "what is the"."""
        for at in range(min(_LONGEST_LEAD, len(folded)) + 1):
            if self._own.begins(kind, folded, at):
                return True
            if at >= len(folded) or folded[at] not in self._function_words:
                return False
        return False

    @cached_property
    def _function_words(self) -> frozenset[str]:
        return frozenset(w for language in self._own.languages for phrase in language.stopwords for w in words(phrase))

    def _han_type(self, folded: list[str]) -> Literal["text", "integer", "decimal", "date"]:
        """Type of a short Chinese label, whose noun stands last."""
        kinds: tuple[tuple[Kind, Literal["integer", "decimal", "date"]], ...] = (
            ("date_words", "date"), ("integer_words", "integer"), ("number_words", "decimal"))
        for kind, value in kinds:
            if self._own.find(kind, folded) >= 0 and (value != "date" or self._names_date(folded)):
                return value
        return "text"

    def _names_date(self, folded: list[str]) -> bool:
        """Whether the word for date itself stands there, and not only "when"."""
        stems = {words(language.date_words[0])[0][:3] for language in self._own.languages if language.date_words}
        lead = folded[: _LONGEST_LEAD + 4]
        return any(word.startswith(stem) or (not stem.isascii() and stem in word) for stem in stems for word in lead)

    def _has_date_pattern(self, folded: list[str]) -> bool:
        """Whether a pattern such as dd/mm/yyyy stands in the text."""
        letters = {"dd", "mm", "yyyy", "jj", "aaaa", "tt", "jjjj", "gg", "дд", "мм", "гггг"}
        return sum(word in letters for word in folded) >= 2 or (len(folded) > 0 and "年月日" in "".join(folded))


def _is_han(text: str) -> bool:
    return any("\u3400" <= char <= "\u9fff" for char in text)
