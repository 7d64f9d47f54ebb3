"""The text of a mail: is it a reply typed there, an automatic answer, or a note to what is attached?"""

from __future__ import annotations

import re
from functools import cache
from itertools import pairwise

from extractor.collect.forwarded import header_at
from extractor.collect.phrases import mail_words
from extractor.languages import Kind, Vocabulary, known
from extractor.settings import ANSWER_LABELS, ANSWER_NUMBERS
from extractor.text import words

_QUOTED = re.compile(r"^(?:[ \t]?>)+ ?")
_NUMBER = re.compile(r"\s*[(\[]?(?:\d{1,3}(?:[.\-]?[a-z0-9]{1,2})?|[a-z])\s*(?:[).:\]/]|\s[-–—])\s*(?=\S)", re.IGNORECASE)
_SHORT_ANSWERS: tuple[Kind, ...] = ("yes", "no", "not_applicable", "nothing")
_DIGITS = re.compile(r"\d{1,3}(?:\W{0,2}[a-z0-9]{1,2})?\b")
_ORIGINAL = re.compile(r"^\s*[-_]{5,}.*$|^\s*_{10,}\s*$")


def automatic(subject: str, headers: dict[str, str]) -> bool:
    """Whether a program wrote the mail: RFC 3834 (``Auto-Submitted``), the older fields of mail programs, or its subject."""
    if headers.get("auto-submitted", "no").split(";")[0].strip().lower() not in ("no", ""):
        return True
    if any(name in headers for name in ("x-autoreply", "x-autorespond", "x-auto-reply")):
        return True
    return headers.get("precedence", "").strip().lower() == "auto_reply" or mail_words().written_by_program(subject)


def answers_in(text: str, *, alone: bool) -> str | None:
    """The part of a mail's text that answers a questionnaire, None if it is a note.

    What the sender wrote counts, not the earlier mails quoted below; unless answers are written between the lines of a quoted form:
    then all of it is given, without the quoting signs.
    alone: nothing is attached that could be the reply, so lines with bare numbers count as answers as well.
    """
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    own = own_text(text)
    if looks_answered(own, alone=alone):
        return own.strip() + "\n"
    plain = "\n".join(_QUOTED.sub("", line) for line in text.split("\n"))
    if _interleaved(text) and looks_answered(plain, alone=alone):
        return plain.strip() + "\n"
    return None


def own_text(text: str) -> str:
    """A mail's text without what it quotes: lines with ``>``, and all that follows a line drawn above an earlier mail's header."""
    lines = text.split("\n")
    kept: list[str] = []
    for number, line in enumerate(lines):
        if header_at(lines, number) is not None:
            while kept and (not kept[-1].strip() or _ORIGINAL.match(kept[-1])):
                kept.pop()
            break
        if not _QUOTED.match(line):
            kept.append(line)
    return "\n".join(kept)


def looks_answered(text: str, *, alone: bool) -> bool:
    """Whether lines of the text begin with a question's number: worded ("Question 1:", "Ad 4 a)") or, if ``alone``, bare ("1. Yes")."""
    lines = [line for line in text.split("\n") if line.strip()]
    worded = sum(_worded(line) for line in lines)
    if worded >= ANSWER_LABELS:
        return True
    bare = [line for line in lines if _NUMBER.match(line)]
    answered = sum(_says_something(line) for line in bare)
    return alone and len(bare) + worded >= ANSWER_NUMBERS and (answered + worded) * 2 >= len(bare)


@cache
def _vocabulary() -> Vocabulary:
    return known()


def _worded(line: str) -> bool:
    """Whether a line begins with the word for a question (or answer) and a number."""
    start = words(line[:80])
    vocabulary = _vocabulary()
    length = vocabulary.begins("question", start) or vocabulary.begins("answer", start)
    if length and length < len(start):
        length += vocabulary.begins("question", start, length)
    return bool(length) and length < len(start) and _DIGITS.match(start[length]) is not None


def _says_something(line: str) -> bool:
    """Whether a numbered line holds yes, no or a sentence, and not just a file's name or a heading."""
    rest = words(_NUMBER.sub("", line, count=1))
    return len(rest) >= 8 or any(_vocabulary().begins(kind, rest) for kind in _SHORT_ANSWERS)


def _interleaved(text: str) -> bool:
    """Whether quoted and own lines alternate, as where answers are typed between quoted questions."""
    kinds = [bool(_QUOTED.match(line)) for line in text.split("\n") if line.strip()]
    return sum(a != b for a, b in pairwise(kinds)) >= 4
