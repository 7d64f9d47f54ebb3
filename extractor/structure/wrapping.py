"""Lines that are the rest of the line before: of a question in its cell, of an option beside its box."""

from __future__ import annotations

from extractor.structure.draft import Draft
from extractor.structure.entries import Entry
from extractor.structure.tables import Unit
from extractor.text import has_words, words

_LONGEST_REST = 12
"""Words of an option's second line that begins with a capital letter (a name)."""
_ENDS = (".", ":", ";", "?", "!", "。", "：", "；", "？", "؟")


def is_rest_of_cell(question: Draft, entry: Entry) -> bool:
    """Whether a line goes on in the cell of a question whose wording has not come to its end."""
    if not question.entries or question.options or question.rooms or any(child.label is None for child in question.children):
        return False
    if entry.choices or entry.fields or entry.bullet or entry.ends_as_prompt or not entry.block.fragments:
        return False  # without fragments: a paragraph of a word processor, which does not wrap into the next
    here, there = entry.block.cell, question.entries[-1].block.cell
    return here is not None and here == there and not question.text.rstrip().endswith(_ENDS)


def is_rest_of_option(before: Unit, unit: Entry, following: Unit | None) -> bool:
    """Whether a line is the rest of the option with a box before it: wrapped, and no paragraph of its own."""
    if not isinstance(before, Entry) or not before.only_choices or not before.boxes or len(before.choices) > 1 or before.fields:
        return False
    if unit.label is not None or unit.bullet or unit.choices or unit.fields or unit.asks or unit.block.cell is not None:
        return False
    if before.block.text.rstrip().endswith((*_ENDS, ")")) or not has_words(unit.wording):
        return False
    between = isinstance(following, Entry) and bool(following.boxes) and following.only_choices
    named = between and unit.wording.rstrip().endswith(".") and len(words(unit.wording)) < _LONGEST_REST
    return unit.wording[:1].islower() or named
