"""Answers in words that begin as an option does: "Yes, until the Minister has signed" under a question whose options the respondent left out."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

from extractor.align.side import Side, by_line
from extractor.align.tidy import signed_before
from extractor.data.alignment import Word
from extractor.data.document import Document
from extractor.data.questionnaire import Form
from extractor.text import SIGN_WORDS

_GOES_ON = (",", ";", "，", "；", "،", "؛")


def release_spoken(form: Form, document: Document, side: Side, words: Sequence[Word], partner: list[int]) -> None:
    """Undo, in place, the matches of option lines in a block that goes on in the respondent's own words behind a comma.

    Only where no other block holds options of that item: beside a list that was kept, such words are a remark on their option.
    """
    blocks: dict[str, set[int]] = defaultdict(set)
    at: dict[int, list[int]] = defaultdict(list)
    for number, places in by_line(side, partner).items():
        line = form.lines[number]
        if line.role == "option" and line.item is not None:
            for j in places:
                blocks[line.item].add(words[j].block)
                at[words[j].block].append(j)
    for held in blocks.values():
        block = next(iter(held))
        if len(held) == 1 and _is_spoken(document, words, partner, at[block]):
            for j in at[block]:
                partner[j] = -1


def _is_spoken(document: Document, words: Sequence[Word], partner: Sequence[int], places: Sequence[int]) -> bool:
    """Whether options open their block, without a box, and words of the respondent follow one of them behind a comma."""
    first = places[0]
    block = words[first].block
    if signed_before(document, words[first]) or (first > 0 and words[first - 1].block == block):
        return False
    text = document.blocks[block].text
    return any(
        j + 1 < len(words) and words[j + 1].block == block and partner[j + 1] < 0 and words[j + 1].word not in SIGN_WORDS
        and text[words[j].end : words[j + 1].start].strip().startswith(_GOES_ON)
        for j in places
    )
