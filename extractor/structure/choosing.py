"""Which definition, and which form of it (language, version), a document answers: by shared word sequences, weaker signs for letters."""

from __future__ import annotations

import math
import re
from collections.abc import Container, Iterable, Sequence
from functools import cache
from itertools import groupby, pairwise
from operator import attrgetter

from extractor.data.alignment import Word
from extractor.data.document import Document
from extractor.data.kept import kept
from extractor.data.questionnaire import Form, Questionnaire
from extractor.errors import NoMatchingQuestionnaire
from extractor.languages import detect, known
from extractor.settings import CHOICE_LABELS, CHOICE_SHARE, CHOICE_WEAK, SEQUENCE_CHARACTERS, SEQUENCE_WORDS
from extractor.text import words, words_of_document, words_of_form

_STEM = 7
"""Letters by which words are compared."""
_SHORTEST = 5
"""Letters of a word that may say what a text is about."""
_SYMBOL = re.compile(r"\b(?=[\w/().-]*\d)(?=[\w/().-]*[/(.-])[\w][\w/().-]{4,}\w")


def choose(document: Document, candidates: Sequence[Questionnaire]) -> tuple[Questionnaire, Form]:
    """The definition among ``candidates``, and the form of it, that the document answers.

    Raises NoMatchingQuestionnaire if none fits; the message names the closest.
    """
    scored = [(fit(document, q), -n, q) for n, q in enumerate(candidates)]
    if not scored:
        raise NoMatchingQuestionnaire("no questionnaire definition is known")
    share, _, best = max(scored, key=lambda s: s[:2])
    if share >= CHOICE_SHARE:
        return best, choose_form(document, best)
    weak = [(weak_fit(document, q), -n, q) for n, q in enumerate(candidates)]
    likeness, _, likely = max(weak, key=lambda s: s[:2])
    if likeness >= CHOICE_WEAK:
        return likely, choose_form(document, likely)
    closest = best if share > 0 else likely
    raise NoMatchingQuestionnaire(
        f"no known questionnaire fits this document; the closest is {closest.id!r} ({closest.title!r}), "
        f"of whose wording {share:.0%} is found"
    )


def choose_form(document: Document, questionnaire: Questionnaire) -> Form:
    """The form of which most is found in the document; where little is, the first in a language that the document is written in."""
    sequences = _document_sequences(document)
    shares = [_share(_form_sequences(form), sequences) for form in questionnaire.forms]
    top = max(shares, default=0.0)
    if top >= CHOICE_SHARE / 2:
        return questionnaire.forms[shares.index(top)]
    own = _content([w.word for w in words_of_document(document)])
    written = detect(" ".join(b.text for b in document.blocks))
    ranked = [(likeness(own, form), form.language in written, -n) for n, form in enumerate(questionnaire.forms)]
    return questionnaire.forms[-max(ranked)[2]]


def fit(document: Document, questionnaire: Questionnaire) -> float:
    """Share of the best-fitting form's word sequences that the document has, 0 to 1."""
    sequences = _document_sequences(document)
    return max((_share(_form_sequences(form), sequences) for form in questionnaire.forms), default=0.0)


def weak_fit(document: Document, questionnaire: Questionnaire) -> float:
    """For documents without the form's text: 1 where its symbol is named; else likeness of wording and numbering, 0 to about 1."""
    from extractor.structure.labels import parse_label  # its expressions take longer to compile than a document that keeps the form to read

    folded = [w.word for w in words_of_document(document)]
    if any(_contains(folded, symbol) for symbol in _symbols(questionnaire)):
        return 1.0
    own = _content(folded)
    best = max((likeness(own, form) for form in questionnaire.forms), default=0.0)
    labels = {item.id.casefold() for item in questionnaire.items if item.label}
    printed = {found.id.casefold() for b in document.blocks if (found := parse_label(b.text, b.label_end)) is not None}
    return best + (CHOICE_LABELS * len(labels & printed) / len(labels) if labels else 0.0)


def likeness(content: frozenset[str], form: Form) -> float:
    """Cosine of a document's content words and those of a form, 0 to 1."""
    theirs = _form_content(form)
    return len(content & theirs) / math.sqrt(len(content) * len(theirs)) if content and theirs else 0.0


@kept
def _form_content(form: Form) -> frozenset[str]:
    return _content([w.word for w in words_of_form(form) if form.lines[w.block].role in ("question", "option", "heading", "title")])


def _symbols(questionnaire: Questionnaire) -> set[tuple[str, ...]]:
    """Document symbols that the form prints ("CU 2023/187/DTA"), and the questionnaire's id if it has digits, as words."""
    lines = [line.text for form in questionnaire.forms for line in form.lines if line.role in ("title", "furniture")]
    found = {tuple(words(symbol)) for text in lines for symbol in _SYMBOL.findall(text)}
    if any(c.isdigit() for c in questionnaire.id):
        found.add(tuple(words(questionnaire.id)))
    return {symbol for symbol in found if len(symbol) > 1 and any(w.isdigit() for w in symbol)}


def _content(folded: Sequence[str]) -> frozenset[str]:
    """Significant words, cut to their beginnings so that endings do not matter; pairs of characters in Chinese."""
    functional = _function_words()
    found = {w[:_STEM] for w in folded if len(w) >= _SHORTEST and w not in functional}
    found |= {a + b for a, b in pairwise(folded) if len(a) == len(b) == 1 and not a.isascii() and not b.isascii()}
    return frozenset(found)


@cache
def _function_words() -> frozenset[str]:
    return frozenset(w for language in known().languages for phrase in language.stopwords for w in words(phrase))


def _contains(folded: Sequence[str], symbol: tuple[str, ...]) -> bool:
    """Whether the symbol's words stand in order; a longer symbol is found by its first three words."""
    head = symbol[:3]
    return any(tuple(folded[i : i + len(head)]) == head for i in range(len(folded) - len(head) + 1) if folded[i] == head[0])


def _share(form: frozenset[int], document: frozenset[int]) -> float:
    return len(form & document) / len(form) if form else 0.0


def _sequences(words: Iterable[Word], counted: Container[int]) -> frozenset[int]:
    """Word sequences within each of the ``counted`` blocks, as hashes."""
    found: set[int] = set()
    for block, here in groupby(words, key=attrgetter("block")):
        if block in counted:
            folded = [w.word for w in here]
            single = sum(1 for w in folded if len(w) == 1 and not w.isascii())
            size = SEQUENCE_CHARACTERS if 2 * single > len(folded) else SEQUENCE_WORDS
            found.update(map(hash, zip(*(folded[k:] for k in range(size)), strict=False)))
    return frozenset(found)


@kept
def _form_sequences(form: Form) -> frozenset[int]:
    counted = {number for number, line in enumerate(form.lines) if line.role in ("question", "option", "note", "heading")}
    return _sequences(words_of_form(form), counted)


@kept
def _document_sequences(document: Document) -> frozenset[int]:
    return _sequences(words_of_document(document), {b.index for b in document.blocks if not b.furniture})
