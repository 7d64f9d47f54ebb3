"""Lines of a letter between two answers that belong to neither: headings of the form's sections, words that lead on to what follows."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Mapping, Sequence
from typing import Literal

from rapidfuzz import fuzz

from extractor.data.document import Block
from extractor.data.questionnaire import Form
from extractor.settings import HEADING_RATIO, TITLE_WORDS
from extractor.text import fold, words

_NUMBER = re.compile(r"\W*(?:[^\W\d_]{4,}\W+)?([ivx]+|\d+|[^\W\d_])\s*(?:[.):–—-]|\t)", re.IGNORECASE)
_SENTENCE_END = (".", "!", "?", ";", "。", "！", "？", "；", "؟")
_LEADS_ON = (":", "：")

Bridge = Literal["heading", "lead-in"]


class Bridges:
    """Recognises such lines by the headings that the form prints between two questions."""

    def __init__(self, form: Form) -> None:
        self._before: Mapping[str, list[str]] = _headings(form)

    def kind(self, block: Block, following: str) -> Bridge | None:
        """What a line right before the answer to ``following`` is: a heading printed before that question, in whatever language, or a lead-in."""
        text = block.text.strip()
        if any(_same(text, heading) for heading in self._before.get(following, ())):
            return "heading"
        return "lead-in" if text.endswith(_LEADS_ON) else None

    def trailing(self, blocks: Sequence[Block], following: str) -> list[tuple[Block, Bridge]]:
        """The lines at the end of an answer's blocks that are none of its words; its first block never is."""
        found: list[tuple[Block, Bridge]] = []
        for block in reversed(blocks[1:]):
            kind = self.kind(block, following)
            if kind is None:
                break
            found.append((block, kind))
        return found


def _headings(form: Form) -> dict[str, list[str]]:
    """Item -> the headings that the form prints between the question before it and its own."""
    result: dict[str, list[str]] = defaultdict(list)
    waiting: list[str] = []
    for line in form.lines:
        if line.role == "heading":
            waiting.append(line.text)
        elif line.item is not None and waiting:
            result[line.item] += waiting
            waiting = []
    return result


def _same(text: str, heading: str) -> bool:
    """Whether a short line is a heading: in its words, or, translated, with its number."""
    said = words(text)
    if not said or len(said) > TITLE_WORDS or text.endswith(_SENTENCE_END):
        return False
    own, printed = _NUMBER.match(text), _NUMBER.match(heading)
    if own is not None and printed is not None and fold(own.group(1)) == fold(printed.group(1)) and len(said) > 1:
        return True
    return fuzz.ratio(" ".join(said), " ".join(words(heading))) >= HEADING_RATIO
