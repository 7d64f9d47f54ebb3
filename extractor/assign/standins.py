"""Blocks that stand in for a question: its number without its wording, its wording put differently, or a question that the form does not have."""

from __future__ import annotations

from typing import NamedTuple

from rapidfuzz import fuzz

from extractor.assign.labels import is_numbered, label_reader
from extractor.assign.likeness import likeness_of
from extractor.assign.numbering import Numbering
from extractor.data.alignment import Alignment
from extractor.data.document import Block, Cell
from extractor.data.questionnaire import Questionnaire
from extractor.settings import HEADING_RATIO, HEADING_WORDS, QUESTION_FOUND, ROW_LIKENESS
from extractor.text import has_words, words

_QUESTION_MARKS = ("?", "？", "؟")


class StandIn(NamedTuple):
    """The item that a block stands for (None: a question unknown to the form), and where its answer begins in the block's text."""

    item: str | None
    answer_start: int


class StandIns:
    """Recognises stand-ins of one reply: only questions whose own wording is missing can have one."""

    def __init__(self, questionnaire: Questionnaire, alignment: Alignment, languages: tuple[str, ...]) -> None:
        found = {
            line.item for line, share in zip(alignment.form.lines, alignment.coverage, strict=True)
            if line.item and line.role == "question" and share >= QUESTION_FOUND
        }
        self.doubts: dict[str, str] = {}
        """Items whose question was recognised by little more than its place -> the reason for a person to look at them."""
        language = alignment.form.language
        self._likeness = likeness_of(questionnaire, language)
        self._order = {item.id: k for k, item in enumerate(questionnaire.items)}
        self._missing = {
            item.id: " ".join(words(item.texts.get(language) or next(iter(item.texts.values()), "")))
            for item in questionnaire.items if item.id not in found
        }
        self._labels = label_reader(questionnaire, languages)
        self._numbering = Numbering(alignment, self._labels)
        self._elsewhere: tuple[Cell | None, str] | None = None

    def elsewhere(self, block: Block, current: str | None) -> StandIn | None:
        """The question that words name themselves as answering ("Reply to question 5: …"), where it is another than the one they stand under.

        The paragraphs that follow in the same cell go on with it.
        """
        text = block.text
        label = self._labels.read(text)
        if label is not None and label.worded and label.items and text[: label.end].rstrip()[-1:] in (":", "："):
            away = current not in label.items  # one of several that are answered together is where they stand
            self._elsewhere = (block.cell, label.items[0]) if away else None
            return StandIn(label.items[0], label.end) if away else None
        if self._elsewhere is not None and block.cell is not None and self._elsewhere[0] == block.cell:
            return StandIn(self._elsewhere[1], 0)
        return None

    def find(self, block: Block, current: str | None) -> StandIn | None:
        """What a block without any wording of the form stands for, given the item that reading has reached."""
        label = self._labels.read(block.text)
        ahead = [i for i in self._missing if current is None or self._order[i] > self._order.get(current, -1)]
        if label is not None and label.items and label.items[0] in ahead and self._numbering.kept_at(block.index):
            return StandIn(label.items[0], label.end + self._heading(block.text[label.end :], label.items[0]))
        paraphrased = next(((i, end) for i in ahead if (end := self._heading(block.text, i))), None)
        if paraphrased is not None:
            return StandIn(*paraphrased)
        numbered = has_words(block.text[: block.label_end]) or is_numbered(block.text)
        between = self._only_one_missing(block, current) if numbered else None
        if between is not None:
            return StandIn(between, len(block.text))
        if numbered and (block.text.rstrip().endswith(_QUESTION_MARKS) or self._numbering.counts_on(block)):
            return StandIn(None, len(block.text))
        return None

    def _only_one_missing(self, block: Block, current: str | None) -> str | None:
        """The one question that is missing between the question before a numbered block and the next that was found, if the block says much the same."""
        behind = list(self._order)[self._order.get(current, -1) + 1 if current is not None else 0 :]
        missing = []
        for item in behind:
            if item not in self._missing:
                break
            missing.append(item)
        if len(missing) != 1 or len(words(block.text)) > HEADING_WORDS:
            return None
        scores = self._likeness.scores(block.text)
        own = scores[self._order[missing[0]]]
        if own < ROW_LIKENESS or own < max(scores):
            return None
        self.doubts[missing[0]] = "the question is worded otherwise in this reply"
        return missing[0]

    def _heading(self, text: str, item: str) -> int:
        """Where a heading that says what the question says ends in a short text: at its end, or at a colon before words that the question has not; 0 if
        it is none.
        """
        colon, k = text.find(":") + 1, self._order[item]
        if colon and has_words(text[colon:]) and self._is_heading(text[:colon], item):
            return self._likeness.heading_end(text, k)
        return len(text) if self._is_heading(text, item) and self._likeness.holds(text, k) else 0

    def _is_heading(self, text: str, item: str) -> bool:
        """Whether a short text says what the question says, in nearly its words."""
        said = words(text)
        wording = self._missing[item]
        return 2 < len(said) <= HEADING_WORDS and wording != "" and fuzz.token_set_ratio(" ".join(said), wording) >= HEADING_RATIO
