"""Answers that stand above their questions: place alone cannot tell them from answers below, but the whole document can."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Mapping, Sequence

from extractor.assign.collected import Collected
from extractor.data.alignment import Alignment, Passage, runs
from extractor.data.evidence import Written
from extractor.data.questionnaire import Item, Questionnaire
from extractor.settings import ABOVE_LEAD, ABOVE_LEAST, ABOVE_SURE, CONFIDENCE, SENTENCE_WORDS
from extractor.text import words
from extractor.wording import opening_word, yes_or_no

_DOUBT = "the answers may stand above their questions"
_MOVED = "the answers stand above their questions in this reply"


def move_above(found: Collected, alignment: Alignment, questionnaire: Questionnaire, languages: tuple[str, ...]) -> None:
    """Give, in ``found``, all answers to the question below them if the whole reply is written so; if it may be, put them in doubt.

    What tells: answers that name an option of the question below them and none of the one above, answers between a heading
    and the first question under it, nothing under the last question.
    """
    order = _Order(alignment, questionnaire)
    if len(order.blocks) < 2:
        return
    pieces = [(item, w) for item, written in found.written.items() for w in written if not w.inside and order.between(w.block)]
    loose = [p for p in found.loose if order.between(p.block)]
    if any(w.block > order.blocks[-1] for _, w in pieces):
        return
    places = [(w.block, w.text) for _, w in pieces] + [(p.block, alignment.document.blocks[p.block].text[p.start : p.end]) for p in loose]
    above, below = order.votes(places, languages)
    if above >= ABOVE_LEAST and above >= ABOVE_LEAD * max(1, below):
        _move(found, order, pieces, loose, alignment)
        sure = above >= ABOVE_SURE and not below
        for item in order.items:
            if not sure:
                found.doubt(item, CONFIDENCE["displaced"], _MOVED)
    elif above > max(1, below) or (not below and any(len(words(text)) >= SENTENCE_WORDS and order.leads(block) for block, text in places)):
        for item, _ in pieces:
            found.doubt(item, CONFIDENCE["displaced"], _DOUBT)


def _move(
    found: Collected, order: _Order, pieces: Sequence[tuple[str, Written]], loose: Sequence[Passage], alignment: Alignment
) -> None:
    """Give every piece to the question below it."""
    moved = [w for _, w in pieces]
    moved += [
        Written(block=p.block, start=p.start, end=p.end, text=alignment.document.blocks[p.block].text[p.start : p.end]) for p in loose
    ]
    numbers = {w.block for w in moved}
    for item, written in found.written.items():
        found.written[item] = [w for w in written if w.inside or w.block not in numbers]
    found.loose = [p for p in found.loose if p.block not in numbers]
    for w in sorted(moved, key=lambda w: (w.block, w.start)):
        found.add(order.below(w.block), Written(block=w.block, start=w.start, end=w.end, text=w.text))


class _Order:
    """The questions of a reply in the order of their blocks, and its headings."""

    def __init__(self, alignment: Alignment, questionnaire: Questionnaire) -> None:
        firsts: dict[str, int] = {}
        headings: set[int] = set()
        lines = alignment.form.lines
        for run in runs(alignment):
            if run.line < 0 or alignment.document.blocks[run.block].part not in ("body", "textbox"):
                continue
            line = lines[run.line]
            if line.role == "question" and line.item is not None:
                firsts.setdefault(line.item, run.block)
            elif line.role in ("heading", "intro", "title"):
                headings.add(run.block)
        placed = sorted((block, item) for item, block in firsts.items())
        self.blocks = [block for block, _ in placed]
        self.items = [item for _, item in placed]
        self._headings = sorted(headings)
        self._by_id: Mapping[str, Item] = {item.id: item for item in questionnaire.items}

    def between(self, block: int) -> bool:
        """Whether a block stands behind the introduction, or a heading, and so may hold an answer."""
        return bool(self._headings and self._headings[0] < block) or bool(self.blocks and self.blocks[0] < block)

    def below(self, block: int) -> str | None:
        """The next question behind a block."""
        k = bisect_right(self.blocks, block)
        return self.items[k] if k < len(self.items) else None

    def leads(self, block: int) -> bool:
        """Whether a block stands between a heading, or the introduction, and the question right below it."""
        k, h = bisect_left(self.blocks, block), bisect_left(self._headings, block)
        heading, behind = self._headings[h - 1] if h else -1, self._headings[h] if h < len(self._headings) else None
        return heading > (self.blocks[k - 1] if k else -1) and k < len(self.blocks) and (behind is None or behind > self.blocks[k])

    def ends(self, block: int) -> bool:
        """Whether a block stands between a question and the heading of the next part."""
        k, h = bisect_right(self.blocks, block), bisect_right(self._headings, block)
        if h == len(self._headings) or k == 0 or self.leads(block):
            return False
        return k == len(self.blocks) or self._headings[h] < self.blocks[k]

    def votes(self, places: Sequence[tuple[int, str]], languages: tuple[str, ...]) -> tuple[int, int]:
        """(gaps with answers that belong to the question below, gaps with answers that belong to the one above); no gap counts twice."""
        above: set[int] = set()
        below: set[int] = set()
        for block, text in places:
            gap = bisect_left(self.blocks, block)
            over, under = (self._names(item, text, languages) for item in (self.items[gap - 1] if gap else None, self.below(block)))
            if (under and not over) or (self.leads(block) and len(words(text)) >= SENTENCE_WORDS):
                above.add(gap)
            if (over and not under) or self.ends(block):
                below.add(gap)
        return len(above - below), len(below - above)

    def _names(self, item: str | None, text: str, languages: tuple[str, ...]) -> bool:
        """Whether a text opens with an option of an item."""
        options = self._by_id[item].options if item is not None else ()
        said, (opening, _, _) = words(text), opening_word(text, languages)
        for option in options:
            for label in map(words, option.labels.values()):
                yes = yes_or_no(" ".join(label), languages)
                if (yes is not None and yes == opening) or (yes is None and label and said[: len(label)] == label):
                    return True
        return False
