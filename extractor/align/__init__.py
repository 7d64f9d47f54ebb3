"""Questionnaire form + document -> Alignment: which words are template, moved, retouched or new."""

from __future__ import annotations

from collections.abc import Sequence

from extractor.align.anchors import anchor
from extractor.align.copies import without_superseded
from extractor.align.gaps import fill_gaps
from extractor.align.letters import is_letter, keep_quotes
from extractor.align.moved import place_moved
from extractor.align.options import place_options, place_tails
from extractor.align.spoken import release_spoken
from extractor.align.tidy import coverage, drop_orphans, drop_weak, retouched
from extractor.data.alignment import Alignment, Word
from extractor.data.document import Document
from extractor.data.kept import kept
from extractor.data.questionnaire import Form
from extractor.text import words_of_document, words_of_form

__all__ = ["align", "without_superseded"]

_FLOW, _NOTES = ("body", "textbox"), ("footnote", "endnote")


def align(form: Form, document: Document) -> Alignment:
    """Match the words of ``document`` with those of ``form``.

    Body text is matched with body lines, notes with footnote lines; running headers and footers with nothing.
    Cost is linear in the document: words are anchored by unique word sequences first, only the gaps between
    anchors are aligned word by word.
    """
    form_words, words = words_of_form(form), words_of_document(document)
    partner = [-1] * len(words)
    moved: set[int] = set()
    for parts, form_side in zip((_FLOW, _NOTES), _sides(form), strict=True):
        blocks = {block.index for block in document.blocks if block.part in parts and not block.furniture}
        side = [j for j, w in enumerate(words) if w.block in blocks]
        if not side or not form_side:
            continue
        here = _align_side(form, document, [form_words[i] for i in form_side], [words[j] for j in side], moved)
        for position, other in enumerate(here):
            if other >= 0:
                partner[side[position]] = form_side[other]
    inverse = _inverse(partner, len(form_words))
    letter = is_letter(form, form_words, partner, coverage(form_words, inverse, len(form.lines)))
    if letter:
        keep_quotes(form, form_words, words, partner)
        inverse = _inverse(partner, len(form_words))
    return Alignment(
        form=form, document=document, words=words, form_words=form_words, partner=tuple(partner), inverse=tuple(inverse),
        moved=frozenset(moved), coverage=coverage(form_words, inverse, len(form.lines)),
        edits=retouched(form, form_words, words, partner, inverse), letter=letter,
    )


@kept
def _sides(form: Form) -> tuple[list[int], list[int]]:
    """(words of the body, words of the footnotes) of a form, as positions among all its words."""
    sides: tuple[list[int], list[int]] = ([], [])
    for i, word in enumerate(words_of_form(form)):
        sides[form.lines[word.block].role == "footnote"].append(i)
    return sides


def _inverse(partner: Sequence[int], form_length: int) -> list[int]:
    """For each form word its document word, or -1."""
    inverse = [-1] * form_length
    for j, i in enumerate(partner):
        if i >= 0:
            inverse[i] = j
    return inverse


def _align_side(form: Form, document: Document, form_words: list[Word], words: list[Word], moved: set[int]) -> list[int]:
    """For each document word the position of its form word, or -1; adds the lines found out of order to ``moved``."""
    partner = anchor(form_words, words)
    fill_gaps(form_words, words, partner)
    drop_weak(form, document, form_words, words, partner)
    moved |= place_moved(form_words, words, partner)
    release_spoken(form, document, form_words, words, partner)
    place_options(form, document, form_words, words, partner)
    place_tails(form, form_words, words, partner)
    drop_orphans(form, form_words, words, partner)
    return partner
