"""After matching: weak matches are undone, retouched wording is recognised."""

from __future__ import annotations

import unicodedata
from collections import Counter
from collections.abc import Sequence

from rapidfuzz import fuzz

from extractor.align.side import Side, by_line
from extractor.data.alignment import Word
from extractor.data.document import Document
from extractor.data.questionnaire import Form
from extractor.settings import EDIT_RATIO, EDIT_WORDS, LINE_COVERAGE, SLIGHT_WORDS
from extractor.text import SIGN_WORDS, fold, words_of_form, words_of_lines


def drop_weak(document: Document, side: Side, words: Sequence[Word], partner: list[int]) -> None:
    """Undo, in place, the matches of lines of which too little was found to believe it.

    A long line needs ``LINE_COVERAGE`` of its words; a line of one or two words must not be part of a sentence, as
    the heading "Cooperation" is in "Cooperation is good" and the option No in "No statistics are kept", nor the first words of
    a short line the start of one, as those of "Lack of coordination" are in "Lack of staff remains the main difficulty".
    """
    for line, places in by_line(side, partner).items():
        total = len(side.lines[line])
        unsigned = (total <= 2 or len(places) < total <= EDIT_WORDS) and not signed_before(document, words[places[0]])
        least = 0 if total <= 2 else EDIT_WORDS
        if len(places) < LINE_COVERAGE * total or (unsigned and _amid_prose(document, words, partner, places, least)):
            for j in places:
                partner[j] = -1
            continue
        if len(places) <= 2 or words[places[0]].block == words[places[-1]].block:
            continue
        in_block = Counter(words[j].block for j in places)
        options = _set_apart(document, side, words, partner, places)
        for j in places:
            # A short word alone in another block ("A" of the label "A.3") is no part of a line found elsewhere, unless it is an option at its box,
            # or the line's options all stand apart.
            if in_block[words[j].block] == 1 and len(words[j].word) <= 3 and j not in options and not signed_before(document, words[j]):
                partner[j] = -1


def _set_apart(document: Document, side: Side, words: Sequence[Word], partner: Sequence[int], places: Sequence[int]) -> set[int]:
    """Words of options that the form prints in one line and the reply in paragraphs of their own, each at a box or all but one of them in this way:
    one alone without a box would be an answer.
    """
    line = side.lines[side.line_of[partner[places[0]]]]
    inline = [option for option in side.options if option.start in line]
    found = {partner[j]: j for j in places}
    apart = [[found[i] for i in option] for option in inline if all(i in found for i in option)]
    apart = [here for here in apart if _fills_block(words, here)]
    boxed = [here for here in apart if signed_before(document, words[here[0]])]
    return {j for here in (apart if len(apart) > 1 and len(apart) >= len(inline) - 1 else boxed) for j in here}


def _fills_block(words: Sequence[Word], here: Sequence[int]) -> bool:
    """Whether words that follow each other are all words of one block, but for signs."""
    block = words[here[0]].block
    beside = [here[0] - 1, here[-1] + 1]
    for k, step in enumerate((-1, 1)):
        while 0 <= beside[k] < len(words) and words[beside[k]].block == block and words[beside[k]].word in SIGN_WORDS:
            beside[k] += step
    return words[here[-1]].block == block and all(not 0 <= j < len(words) or words[j].block != block for j in beside)


def drop_orphans(form: Form, side: Side, words: Sequence[Word], partner: list[int]) -> None:
    """Undo, in place, the match of a question's one short option whose question and other options are all missing, right below the wording of
    another question, or below words of the respondent: "No." is then an answer to that one, or goes on with it.
    """
    places = by_line(side, partner)
    for lines in side.items:
        here = [number for number in lines if number in places]
        if len(here) != 1 or form.lines[here[0]].role != "option" or len(places[here[0]]) != 1:
            continue
        j = places[here[0]][0]
        if not j or words[j - 1].block == words[j].block:
            continue
        above = side.line_of[partner[j - 1]]
        if above < 0 or (form.lines[above].role == "question" and form.lines[above].item != form.lines[here[0]].item):
            partner[j] = -1


def signed_before(document: Document, word: Word) -> bool:
    """Whether a box or sign, or a letter that people tick with, stands right before a word: then it is an option's label, whatever follows it.

    A letter only at the block's start, where the box of an option is ("X Yes but see below").
    """
    before = document.blocks[word.block].text[: word.start].rstrip()
    return bool(before) and (unicodedata.category(before[-1]) in ("So", "Sm", "Ps", "Pe", "Co") or fold(before.strip()) in SIGN_WORDS)


def _amid_prose(document: Document, words: Sequence[Word], partner: Sequence[int], places: Sequence[int], least: int) -> bool:
    """Whether the words at these places run on into more than ``least`` unmatched words of the same block, with nothing but a space between: a sentence."""
    last = places[-1]
    after = range(last + 1, min(last + 2 + least, len(words)))
    if len(after) <= least or any(words[j].block != words[last].block or partner[j] >= 0 for j in after) or words[last + 1].word in SIGN_WORDS:
        return False
    return document.blocks[words[last].block].text[words[last].end : words[last + 1].start].strip(" ") == ""


def coverage(form: Form, partner: Sequence[int]) -> tuple[float, ...]:
    """Share of each line's words that were found; 1.0 for lines without words."""
    form_words, total = words_of_form(form), words_of_lines(form)
    found = Counter([form_words[i].block for i in set(partner) if i >= 0])
    return tuple(found[number] / len(total[number]) if number in total else 1.0 for number in range(len(form.lines)))


def retouched(
    form: Form, document: Document, form_words: Sequence[Word], words: Sequence[Word], partner: Sequence[int], inverse: Sequence[int]
) -> frozenset[int]:
    """Document words that replace or lightly extend wording of the form: "Kindly" for "Please", a corrected spelling.

    A run of unmatched words counts if it stands where the form has other, missing words of about that number, between
    matched words of one line or before a line's first matched word at a block's start; never beside an option or a
    field, where it would be an answer.
    """
    edits: set[int] = set()
    end = 0
    for k, i in enumerate(partner):
        if i >= 0 or k < end:
            continue
        end = k + 1
        while end < len(words) and partner[end] < 0 and words[end].block == words[k].block:
            end += 1
        if _is_edit(form, document, form_words, words, partner, inverse, k, end):
            edits.update(range(k, end))
    return frozenset(edits)


def _is_edit(
    form: Form, document: Document, form_words: Sequence[Word], words: Sequence[Word], partner: Sequence[int], inverse: Sequence[int],
    start: int, end: int,
) -> bool:
    """Whether document words ``[start, end)``, unmatched and within one block, retouch the form's wording."""
    block = words[start].block
    after = partner[end] if end < len(words) and words[end].block == block else -1
    before = -1 if words[start].first else partner[start - 1]
    if after < 0:
        return before >= 0 and _replaces_end(form, form_words, words, inverse, before, range(start, end))
    line = form_words[after].block
    low = before + 1 if before >= 0 and form_words[before].block == line else after
    if before < 0:
        while low > 0 and form_words[low - 1].block == line and inverse[low - 1] < 0:
            low -= 1
    elif form_words[before].block != line:
        return False
    missing = after - low
    if _answerable(form, form_words, low, after + 1) or (before >= 0 and _answerable(form, form_words, before, after)):
        return False
    if _field_between(form, form_words, low - 1 if before >= 0 else -1, after):
        return False
    if missing == 0:
        return before >= 0 and _is_slight(document, words[start:end])
    return end - start <= EDIT_WORDS and not _is_led_in(document, words[start])


def _is_slight(document: Document, added: Sequence[Word]) -> bool:
    """Whether words that take no others' place are too slight for an answer ("please kindly"): one or two, in small letters, behind no colon."""
    text = document.blocks[added[0].block].text
    return len(added) <= SLIGHT_WORDS and not _is_led_in(document, added[0]) and text[added[0].start : added[-1].end].islower() and not any(
        c.isdigit() for word in added for c in word.word)


def _is_led_in(document: Document, word: Word) -> bool:
    """Whether a colon stands right before a word."""
    return document.blocks[word.block].text[: word.start].rstrip()[-1:] in (":", "：")


def _replaces_end(form: Form, form_words: Sequence[Word], words: Sequence[Word], inverse: Sequence[int], before: int, run: range) -> bool:
    """Whether words at a block's end stand for as many missing words at the end of a form line, each a number for a number or nearly
    the same word: "since 1 January 2018" of an older version.
    """
    tail = [i for i in range(before + 1, min(before + 1 + len(run), len(form_words))) if form_words[i].block == form_words[before].block]
    ends = before + 1 + len(run) == len(form_words) or form_words[min(before + 1 + len(run), len(form_words) - 1)].block != form_words[before].block
    if len(tail) != len(run) or not ends or any(inverse[i] >= 0 for i in tail) or _answerable(form, form_words, before, before + 1 + len(run)):
        return False
    return all(
        (words[j].word.isdigit() and form_words[i].word.isdigit()) or fuzz.ratio(words[j].word, form_words[i].word) >= EDIT_RATIO
        for j, i in zip(run, tail, strict=True)
    )


def _field_between(form: Form, form_words: Sequence[Word], before: int, after: int) -> bool:
    """Whether the form leaves room to write between two of its words (``before`` -1: anywhere before ``after``) of one line."""
    line = form.lines[form_words[after].block]
    start = form_words[before].end if before >= 0 and form_words[before].block == form_words[after].block else 0
    return any(p.role == "field" and start <= p.start and p.end <= form_words[after].start for p in line.pieces)


def _answerable(form: Form, form_words: Sequence[Word], start: int, end: int) -> bool:
    """Whether a form word of ``[start, end)`` belongs to an option, a box or a field."""
    for i in range(start, min(end, len(form_words))):
        word = form_words[i]
        line = form.lines[word.block]
        if line.role in ("option", "choice", "answer", "column") or any(p.start < word.end and word.start < p.end for p in line.pieces):
            return True
    return False
