"""Fourth pass: short words inside a line that a mark, remark or answer cut off from the line's other words: option labels, units behind a blank."""

from __future__ import annotations

from collections.abc import Sequence

from extractor.align.side import Side
from extractor.data.alignment import Word
from extractor.data.document import Document
from extractor.data.questionnaire import Form
from extractor.settings import OPTION_REACH
from extractor.text import SIGN_WORDS

_BRACKETS = "([（"


def place_options(form: Form, document: Document, side: Side, words: Sequence[Word], partner: list[int]) -> None:
    """Match, in place, the words of inline options ("Yes X / No") whose line is there but which are still missing.

    A label counts where it stands alone: after a separator, a sign or the form's own wording, not as a word of a sentence
    ("there is no plan" is not the option No).
    """
    inverse = _inverse(partner)
    for option in side.options:
        if any(i in inverse for i in option):
            continue
        before = next((inverse[i] for i in range(option.start - 1, -1, -1) if i in inverse), None)
        if before is None or not _goes_on(form, side.line_of[partner[before]], side.line_of[option.start]):
            continue
        at = _find(document, words, partner, before + 1, [side.words[i].word for i in option])
        if at is None:
            at = _wrapped(form, document, side, words, partner, before, option.start)
        if at is not None:
            for j, i in enumerate(option, at):
                partner[j] = i
                inverse[i] = j


def _inverse(partner: Sequence[int]) -> dict[int, int]:
    """Form word -> document word."""
    return {i: j for j, i in enumerate(partner) if i >= 0}


def _goes_on(form: Form, before: int, line: int) -> bool:
    """Whether a form line is the one before it goes on, or its question's next line: a reader may have put the two into one block."""
    return before == line or (before == line - 1 and form.lines[before].item == form.lines[line].item and form.lines[line].role == "option")


def place_tails(side: Side, words: Sequence[Word], partner: list[int]) -> None:
    """Match, in place, the form's words behind the last blank of a line (its unit: "____ km") with the words at the end of the reply's block."""
    inverse = _inverse(partner) if side.tails else {}
    for wording, tail in side.tails:
        before = [inverse[i] for i in wording if i in inverse]
        if not before or any(i in inverse for i in tail):
            continue
        end = before[-1] + 1
        while end < len(words) and words[end].block == words[before[-1]].block:
            end += 1
        first = end - len(tail)
        if first > before[-1] and all(partner[j] < 0 and words[j].word == side.words[i].word for j, i in enumerate(tail, first)):
            for j, i in enumerate(tail, first):
                partner[j] = i


def _find(document: Document, words: Sequence[Word], partner: Sequence[int], start: int, label: Sequence[str]) -> int | None:
    """First place of ``label`` among the unmatched words from ``start`` on, within the block and ``OPTION_REACH`` words."""
    for j in range(start, min(start + OPTION_REACH, len(words) - len(label) + 1)):
        if words[j].block != words[start - 1].block or partner[j] >= 0:
            return None
        if [w.word for w in words[j : j + len(label)]] == list(label) and _alone(document, words, partner, j, j + len(label)):
            return j
    return None


def _wrapped(
    form: Form, document: Document, side: Side, words: Sequence[Word], partner: Sequence[int], before: int, first: int
) -> int | None:
    """Where a line's last options stand if a reader took the line's end for the paragraph's: the next block is the rest of the line from the separator
    on ("… by law? Yes", "/ No"); where only white space separates them, the rest alone or with a remark in brackets ("No (planned for 2027)").
    """
    number = side.line_of[first]
    if partner[before] != first - 1 or side.line_of[first - 1] != number:
        return None
    rest = range(first, side.lines[number].stop)
    at = before + 1
    here = words[at : at + len(rest) + 1]
    block = here[0].block if here else -1
    if not here or block == words[before].block or [w.word for w in here[: len(rest)]] != [side.words[i].word for i in rest]:
        return None
    if any(partner[at + k] >= 0 or here[k].block != block for k in range(len(rest))):
        return None
    separator = form.lines[number].text[side.words[first - 1].end : side.words[first].start].strip()
    text = document.blocks[block].text
    alone = len(here) == len(rest) or here[-1].block != block
    if separator:
        return at if alone and text.lstrip().startswith(separator) else None
    behind = text[here[len(rest) - 1].end :].strip()
    return at if not text[: here[0].start].strip() and (not behind or behind[0] in _BRACKETS) else None


def _alone(document: Document, words: Sequence[Word], partner: Sequence[int], start: int, end: int) -> bool:
    """Whether words ``[start, end)`` are no part of a sentence."""
    block = words[start].block
    text = document.blocks[block].text
    before = text[words[start - 1].end : words[start].start] if start and words[start - 1].block == block else ""
    free_before = partner[start - 1] >= 0 or words[start - 1].word in SIGN_WORDS or before.strip() != ""
    after_word = words[end] if end < len(words) and words[end].block == block else None
    after = text[words[end - 1].end : after_word.start] if after_word is not None else ""
    return free_before and (after_word is None or after_word.word in SIGN_WORDS or partner[end] >= 0 or after.strip(" ") != "")
