"""Answers that stand above their questions: place alone cannot tell them from answers below, but the two ends of a form can."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from extractor.data.alignment import Alignment, Passage
from extractor.data.evidence import Written
from extractor.data.questionnaire import Questionnaire
from extractor.settings import SENTENCE_WORDS
from extractor.text import words, words_of_lines


def above_their_questions(
    alignment: Alignment, questionnaire: Questionnaire, written: Mapping[str, Sequence[Written]], loose: Sequence[Passage]
) -> tuple[str, ...]:
    """Items whose words are in doubt, because they may belong to the question below them: all with words of their own, or none.

    It looks so where sentences stand between the introduction and the first question, and nothing under the last one.
    """
    questions = [k for k, line in enumerate(alignment.form.lines) if line.role == "question" and line.text and alignment.coverage[k] > 0]
    open_items = [item.id for item in questionnaire.items if item.type == "text"]
    if not questions or len(open_items) < 2 or written.get(open_items[-1]):
        return ()
    first = _blocks(alignment, questions[0])
    before = [b for k in range(questions[0]) for b in _blocks(alignment, k)]
    if not first or not before:
        return ()
    texts = [alignment.document.blocks[p.block].text[p.start : p.end] for p in loose if max(before) < p.block < min(first)]
    if not any(len(words(text)) >= SENTENCE_WORDS for text in texts):
        return ()
    return tuple(item for item in open_items if any(not w.inside for w in written.get(item, ())))


def _blocks(alignment: Alignment, line: int) -> list[int]:
    """Numbers of the blocks in which words of a form line were found."""
    places = (alignment.inverse[i] for i in words_of_lines(alignment.form).get(line, ()))
    return [alignment.words[j].block for j in places if j >= 0]
