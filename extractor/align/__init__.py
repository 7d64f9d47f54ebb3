"""Questionnaire form + document -> Alignment: which words are template, moved, retouched or new."""

from __future__ import annotations

from collections.abc import Sequence

from extractor.align.anchors import anchor
from extractor.align.copies import without_superseded
from extractor.align.gaps import fill_gaps
from extractor.align.headers import release_headers
from extractor.align.letters import is_letter, keep_quotes
from extractor.align.moved import place_beside, place_moved
from extractor.align.options import place_options, place_tails
from extractor.align.side import Side, sides
from extractor.align.spoken import release_spoken
from extractor.align.tidy import coverage, drop_orphans, drop_weak, retouched
from extractor.data.alignment import Alignment, Word
from extractor.data.document import Document
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
    for parts, side in zip((_FLOW, _NOTES), sides(form), strict=True):
        blocks = {block.index for block in document.blocks if block.part in parts and not block.furniture}
        if not blocks or not side.words:
            continue
        places = [j for j, w in enumerate(words) if w.block in blocks]
        here = _align_side(form, document, side, [words[j] for j in places], moved)
        for j, i in zip(places, here, strict=True):
            if i >= 0:
                partner[j] = side.positions[i]
    shares = coverage(form, partner)
    letter = is_letter(form, form_words, partner, shares)
    if letter:
        keep_quotes(form, form_words, words, partner)
        shares = coverage(form, partner)
    inverse = _inverse(partner, len(form_words))
    return Alignment(
        form=form, document=document, words=words, form_words=form_words, partner=tuple(partner), inverse=tuple(inverse),
        moved=frozenset(moved), coverage=shares, edits=retouched(form, document, form_words, words, partner, inverse), letter=letter,
    )


def _inverse(partner: Sequence[int], form_length: int) -> list[int]:
    """For each form word its document word, or -1."""
    inverse = [-1] * form_length
    for j, i in enumerate(partner):
        if i >= 0:
            inverse[i] = j
    return inverse


def _align_side(form: Form, document: Document, side: Side, words: list[Word], moved: set[int]) -> list[int]:
    """For each document word the position of its form word, or -1; adds the lines found out of order to ``moved``."""
    partner = anchor(side.sequences, side.words, words)
    fill_gaps(side.words, words, partner)
    release_headers(form, side, words, partner)
    drop_weak(document, side, words, partner)
    moved |= place_moved(side, words, partner)
    moved |= place_beside(form, side, words, partner)
    release_spoken(form, document, side, words, partner)
    place_options(form, document, side, words, partner)
    place_tails(side, words, partner)
    drop_orphans(form, side, words, partner)
    return partner
