"""The end of a letter: place and date, name and office of who signs."""

from __future__ import annotations

import re
from collections.abc import Sequence

from extractor.data.document import Block
from extractor.languages import available, known
from extractor.settings import CLOSING_WORDS, FORMULA_WORDS
from extractor.text import words

_DATE = re.compile(r"\b(?:19|20)\d\d\b|\b\d{1,2}[./-]\d{1,2}[./-]\d{2,4}\b|[\u0660-\u0669]{4}|\d+\s*年")
_SENTENCE_END = (".", "!", "?", ";", "。", "؟", "：", ":")


def closing_blocks(blocks: Sequence[Block]) -> frozenset[int]:
    """Numbers of the blocks at the end of ``blocks`` that close a letter: short lines without a sentence, one of them with a date, or
    a closing formula.  Without either nothing is a closing: a last short line may well be an answer.
    """
    tail: list[Block] = []
    for block in reversed(blocks):
        if not (_may_close(block) or _is_formula(block)):
            break
        tail.append(block)
    dated = [k for k, block in enumerate(tail) if _is_place_and_date(block) or _is_formula(block)]
    return frozenset(block.index for block in tail[: dated[-1] + 1]) if dated else frozenset()


def _is_formula(block: Block) -> bool:
    """A closing formula: "Accept the assurances of our highest consideration."."""
    said = words(block.text)
    vocabulary = known(*available())
    return len(said) <= FORMULA_WORDS and any(vocabulary.begins("closing", said, at) >= 3 for at in range(len(said)))


def _may_close(block: Block) -> bool:
    """A short line that is no sentence."""
    text = block.text.strip()
    return bool(text) and not block.label_end and len(words(text)) <= CLOSING_WORDS and not text.endswith(_SENTENCE_END)


def _is_place_and_date(block: Block) -> bool:
    """A line that is little more than a date, with or without a place before it."""
    return _DATE.search(block.text) is not None and len(words(block.text)) <= CLOSING_WORDS // 2 + 1
