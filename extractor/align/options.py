"""Fourth pass: short words inside a line that a mark, remark or answer cut off from the line's other words: option labels, units behind a blank."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence

from extractor.data.alignment import Word
from extractor.data.document import Document
from extractor.data.questionnaire import Form
from extractor.settings import OPTION_REACH
from extractor.text import SIGN_WORDS


def place_options(form: Form, document: Document, form_words: Sequence[Word], words: Sequence[Word], partner: list[int]) -> None:
    """Match, in place, the words of inline options ("Yes X / No") whose line is there but which are still missing.

    A label counts where it stands alone: after a separator, a sign or the form's own wording, not as a word of a sentence
    ("there is no plan" is not the option No).
    """
    inverse = {i: j for j, i in enumerate(partner) if i >= 0}
    for first, end in _missing_options(form, form_words, inverse):
        before = next((inverse[i] for i in range(first - 1, -1, -1) if i in inverse), None)
        if before is None or not _goes_on(form, form_words[partner[before]].block, form_words[first].block):
            continue
        at = _find(document, words, partner, before + 1, [form_words[i].word for i in range(first, end)])
        if at is None:
            at = _wrapped(form, document, form_words, words, partner, before, first)
        if at is not None:
            for k in range(end - first):
                partner[at + k] = first + k
                inverse[first + k] = at + k


def _goes_on(form: Form, before: int, line: int) -> bool:
    """Whether a form line is the one before it goes on, or its question's next line: a reader may have put the two into one block."""
    return before == line or (before == line - 1 and form.lines[before].item == form.lines[line].item and form.lines[line].role == "option")


def place_tails(form: Form, form_words: Sequence[Word], words: Sequence[Word], partner: list[int]) -> None:
    """Match, in place, the form's words behind the last blank of a line (its unit: "____ km") with the words at the end of the reply's block."""
    inverse = {i: j for j, i in enumerate(partner) if i >= 0}
    for number, line in enumerate(form.lines):
        field = next((p for p in reversed(line.pieces) if p.role == "field"), None)
        if field is None or line.role not in ("question", "answer"):
            continue
        tail = [i for i in _words_of(form_words, number) if form_words[i].start >= field.end]
        before = [inverse[i] for i in _words_of(form_words, number) if form_words[i].end <= field.start and i in inverse]
        if not tail or not before or any(i in inverse for i in tail):
            continue
        end = before[-1] + 1
        while end < len(words) and words[end].block == words[before[-1]].block:
            end += 1
        first = end - len(tail)
        fits = first > before[-1] and all(partner[first + k] < 0 and words[first + k].word == form_words[i].word for k, i in enumerate(tail))
        if fits:
            for k, i in enumerate(tail):
                partner[first + k] = i


def _words_of(form_words: Sequence[Word], line: int) -> range:
    """The form's words of one line."""
    return range(bisect_left(form_words, line, key=lambda w: w.block), bisect_right(form_words, line, key=lambda w: w.block))


def _missing_options(form: Form, form_words: Sequence[Word], inverse: dict[int, int]) -> Iterator[tuple[int, int]]:
    """Ranges of form words of inline options of which nothing was matched."""
    i = 0
    while i < len(form_words):
        word = form_words[i]
        line = form.lines[word.block]
        if not line.pieces or line.role not in ("question", "option"):
            i += 1
            continue
        piece = next((p for p in line.pieces if p.role == "option" and p.start <= word.start < p.end), None)
        end = i + 1
        if piece is not None:
            while end < len(form_words) and form_words[end].block == word.block and form_words[end].start < piece.end:
                end += 1
            if not any(k in inverse for k in range(i, end)):
                yield i, end
        i = end


def _find(document: Document, words: Sequence[Word], partner: Sequence[int], start: int, label: Sequence[str]) -> int | None:
    """First place of ``label`` among the unmatched words from ``start`` on, within the block and ``OPTION_REACH`` words."""
    for j in range(start, min(start + OPTION_REACH, len(words) - len(label) + 1)):
        if words[j].block != words[start - 1].block or partner[j] >= 0:
            return None
        if [w.word for w in words[j : j + len(label)]] == list(label) and _alone(document, words, partner, j, j + len(label)):
            return j
    return None


def _wrapped(
    form: Form, document: Document, form_words: Sequence[Word], words: Sequence[Word], partner: Sequence[int], before: int, first: int
) -> int | None:
    """Where a line's last options stand if a reader took the line's end for the paragraph's: the next block is the rest of the line from the separator
    on ("… by law? Yes", "/ No").
    """
    number = form_words[first].block
    if partner[before] != first - 1 or form_words[first - 1].block != number:
        return None
    separator = form.lines[number].text[form_words[first - 1].end : form_words[first].start].strip()
    rest = [i for i in _words_of(form_words, number) if i >= first]
    at = before + 1
    here = words[at : at + len(rest) + 1]
    block = here[0].block if here else -1
    if not separator or not here or block == words[before].block or not document.blocks[block].text.lstrip().startswith(separator):
        return None
    same = [w.word for w in here if w.block == block] == [form_words[i].word for i in rest]
    return at if same and all(partner[at + k] < 0 for k in range(len(rest))) else None


def _alone(document: Document, words: Sequence[Word], partner: Sequence[int], start: int, end: int) -> bool:
    """Whether words ``[start, end)`` are no part of a sentence."""
    block = words[start].block
    text = document.blocks[block].text
    before = text[words[start - 1].end : words[start].start] if start and words[start - 1].block == block else ""
    free_before = partner[start - 1] >= 0 or words[start - 1].word in SIGN_WORDS or before.strip() != ""
    after_word = words[end] if end < len(words) and words[end].block == block else None
    after = text[words[end - 1].end : after_word.start] if after_word is not None else ""
    return free_before and (after_word is None or after_word.word in SIGN_WORDS or partner[end] >= 0 or after.strip(" ") != "")
