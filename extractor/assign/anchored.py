"""New words that stand in the form: each belongs to the question of the form that precedes it, or to its cell's."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from extractor.assign.above import move_above
from extractor.assign.annex import read_annex
from extractor.assign.collected import Collected
from extractor.assign.ending import set_closing_aside
from extractor.assign.own_tables import OwnTables, RowPlace
from extractor.assign.standins import StandIns
from extractor.assign.tables import FormCells
from extractor.data.alignment import Alignment, Passage, Run, Word, runs_by_block
from extractor.data.document import Block
from extractor.data.evidence import Written
from extractor.data.placement import Placement
from extractor.data.questionnaire import Questionnaire
from extractor.settings import CONFIDENCE, LONGEST_PROMPT
from extractor.text import SIGN_WORDS, has_words
from extractor.wording import is_prompt

_SEPARATORS = " \t\n\u00a0\u3000/|\\;,:_-–—·•….?!)]؟。？：；）】，、"
_BEHIND = " \t\n\u00a0_/|\\☐□❏❑▢"
"""What the form prints behind words written into one of its lines: separators, and the box of the next option."""


class _Context:
    """The place of the form that reading has reached: the line last seen and the option last seen on it."""

    def __init__(self) -> None:
        self.item: str | None = None
        self.option: str | None = None

    def reach(self, item: str | None, option: str | None) -> None:
        """Reading has come to this item, and to this option of it if it is one's own line or label."""
        self.item, self.option = item, option


def place_anchored(
    alignment: Alignment, questionnaire: Questionnaire, languages: tuple[str, ...], cells: FormCells, tables: OwnTables
) -> Placement:
    """Give every run of new words to the item at whose place in the form it stands.

    cells: the form's tables.  tables: those that the respondent made, whose rows say themselves what they answer.
    """
    by_block = runs_by_block(alignment)
    context = _Context()
    stand_ins = StandIns(questionnaire, alignment, languages)
    found = Collected()
    for block in alignment.document.blocks:
        if block.furniture or block.part in ("header", "footer"):
            found.furniture.append(Passage(block=block.index, start=0, end=len(block.text), owner="furniture"))
            continue
        if block.cell is not None and cells.repeats_header(block.cell):
            found.template.append(_template(block))
            continue
        row = tables.place(block)
        if row is not None:
            context.reach(row.item, None)
            _place_row(found, block, row)
            continue
        here = by_block.get(block.index, ())
        if all(run.line < 0 for run in here) and _place_elsewhere(found, cells, stand_ins, context, block):
            continue
        found.template += _labels(alignment, block, here)
        for piece, item in _pieces(alignment, cells, stand_ins, context, block, here):
            if piece is None or (len(piece.text) <= LONGEST_PROMPT and is_prompt(piece.text)):
                found.template.append(_template(block) if piece is None else _template(block, piece.start, piece.end))
            else:
                found.add(item, piece)
    for item, reason in stand_ins.doubts.items():
        found.doubt(item, CONFIDENCE["displaced"], reason)
    set_closing_aside(alignment, cells, found.written, found.loose)
    read_annex(found, alignment, questionnaire, languages)
    move_above(found, alignment, questionnaire, languages)
    return found.placement()


def _place_elsewhere(found: Collected, cells: FormCells, stand_ins: StandIns, context: _Context, block: Block) -> bool:
    """Place a block that names the question that it answers, at another one; whether it is such a block."""
    line = cells.line(block.cell) if block.cell is not None else None
    here = line.item if line is not None and line.item is not None else context.item
    moved = stand_ins.elsewhere(block, here) if here is not None else None
    if moved is None or moved.item is None:
        return False
    if moved.answer_start:
        found.add(None, _written(block, 0, moved.answer_start, None))  # shown to the person: it is why the words are not where they stand
    if has_words(block.text[moved.answer_start :]):
        found.add(moved.item, _written(block, moved.answer_start, len(block.text), None, inside=True))
    found.doubt(moved.item, CONFIDENCE["displaced"], "the words name this question, but stand at another")
    return True


def _place_row(found: Collected, block: Block, row: RowPlace) -> None:
    """A cell of a respondent's own table: its answer, or the number or question that it repeats."""
    piece = _written(block, 0, len(block.text), None)
    if not has_words(block.text):
        return
    if row.item is None:
        found.add(None, piece)
    elif not row.answers:
        found.template.append(_template(block))
    else:
        found.add(row.item, piece)
    if row.item is not None and row.doubt:
        found.doubt(row.item, CONFIDENCE["displaced"], row.doubt)


def _template(block: Block, start: int = 0, end: int | None = None) -> Passage:
    return Passage(block=block.index, start=start, end=len(block.text) if end is None else end, owner="template")


def _labels(alignment: Alignment, block: Block, runs: Sequence[Run]) -> Iterator[Passage]:
    """Printed labels of the block that the form numbers otherwise: new words in front of the form's."""
    if len(runs) < 2 or runs[0].line >= 0:
        return
    for j in range(runs[0].start, runs[0].end):
        if _is_label(block, alignment, j, runs[1].start):
            yield _template(block, alignment.words[j].start, alignment.words[j].end)


def _pieces(
    alignment: Alignment, cells: FormCells, stand_ins: StandIns, context: _Context, block: Block, runs: Sequence[Run]
) -> Iterator[tuple[Written | None, str | None]]:
    """New words of one block with their items, None for a block that is a heading; moves ``context`` on to the block's end."""
    matched = any(run.line >= 0 for run in runs)
    if not matched and _is_bare_label(block):
        yield None, context.item
        return
    if not matched:
        if block.part in ("footnote", "endnote"):
            if runs:
                yield _written(block, 0, len(block.text), None), None
            return
        line = cells.line(block.cell) if block.cell is not None else None
        if line is not None and line.item is not None:
            context.reach(line.item, line.option)
        elif runs:
            yield from _whole_block(stand_ins, context, block)
            return
        if runs:
            yield _written(block, 0, len(block.text), context.option), context.item
        return
    yield from _between(alignment, context, block, runs)


def _is_bare_label(block: Block) -> bool:
    """Whether a block is an empty numbered paragraph, or the letter of one whose words were deleted under tracking."""
    typed = bool(block.deletions) and re.fullmatch(r"\s*\(?[^\W_]{1,3}[.)]\s*", block.text) is not None
    return typed or (block.label_end > 0 and not block.text[block.label_end :].strip())


def _whole_block(stand_ins: StandIns, context: _Context, block: Block) -> Iterator[tuple[Written | None, str | None]]:
    """A block without wording of the form: words of the item that reading has reached, unless it stands in for another question."""
    stand_in = stand_ins.find(block, context.item)
    if stand_in is None:
        yield _written(block, 0, len(block.text), context.option), context.item
        return
    context.reach(stand_in.item, None)
    if stand_in.item is None:
        yield _written(block, 0, len(block.text), None), None
    elif has_words(block.text[stand_in.answer_start :]):
        yield _written(block, stand_in.answer_start, len(block.text), None, inside=True), stand_in.item
    else:
        yield None, stand_in.item


def _between(
    alignment: Alignment, context: _Context, block: Block, runs: Sequence[Run]
) -> Iterator[tuple[Written, str | None]]:
    """New words before, between and after the matched words of a block."""
    first = next(run for run in runs if run.line >= 0)
    pending = False
    last_end = 0
    for run in [*runs, None]:
        if run is not None and run.line < 0:
            for j in range(run.start, run.end):
                if j in alignment.edits or _is_label(block, alignment, j, first.start):
                    last_end = alignment.words[j].end
                else:
                    pending = True
            continue
        if pending:
            start, end = last_end, alignment.words[run.start].start if run is not None else len(block.text)
            item, option = context.item, context.option
            if last_end == 0 and not _belongs_before(block.text[:end]):
                item, option = alignment.form.lines[first.line].item, None
            yield _written(block, start, end, option, inside=True), item
            pending = False
        if run is not None:
            last_end = alignment.words[run.end - 1].end
            _advance(alignment, context, alignment.partner[run.end - 1])


def _belongs_before(text: str) -> bool:
    """Whether words in front of a block's first form words continue the item before it, and are no mark or label of their own."""
    return len(text.split()) > 2


def _advance(alignment: Alignment, context: _Context, form_word: int) -> None:
    """Note the form's word that reading has reached."""
    word = alignment.form_words[form_word]
    line = alignment.form.lines[word.block]
    option = line.option if line.role in ("option", "choice") else None
    for piece in line.pieces:
        if piece.role == "option" and piece.start <= word.start < piece.end:
            option = piece.option
    if line.role not in ("column", "furniture"):
        context.reach(line.item, option)


def _is_label(block: Block, alignment: Alignment, j: int, first_matched: int) -> bool:
    """Whether a new word is a printed label in front of the form's wording: renumbered, or not read as a label."""
    word = alignment.words[j]
    if word.end <= block.label_end:
        return True
    form_word = alignment.partner[first_matched]
    line = alignment.form.lines[alignment.form_words[form_word].block]
    first_word = alignment.form_words[form_word]
    if any(p.role == "field" and line.label_end <= p.start and p.end <= first_word.start for p in line.pieces):
        return False  # it stands on a blank of the form: a number written there is an answer
    starts_line = first_word.start <= line.label_end or first_word.first
    return j < first_matched and first_matched - j <= 2 and starts_line and _opens_block(alignment, j)


def _opens_block(alignment: Alignment, j: int) -> bool:
    """Whether a word is a number or letter and nothing but one more such stands before it in its block: a number that ends a sentence is no label."""
    words = alignment.words
    block = words[j].block
    if not _is_short(words[j]) or (j >= 2 and words[j - 2].block == block):
        return False
    return j == 0 or words[j - 1].block != block or _is_short(words[j - 1])


def _is_short(word: Word) -> bool:
    """Whether a word may be a label, or a part of one: a number, or a letter that nobody ticks with."""
    return len(word.word) <= 3 and (word.word.isdigit() or len(word.word) == 1) and word.word not in SIGN_WORDS


def _written(block: Block, start: int, end: int, option: str | None, *, inside: bool = False) -> Written:
    """A stretch of a block as written words, without the separators of the form around it."""
    if not inside and block.label_end and not has_words(block.text[: block.label_end]):
        start = block.label_end
    text = block.text[start:end]
    lead = len(text) - len(text.lstrip(_SEPARATORS if inside else " \t\n\u00a0_"))
    text = text.strip(_SEPARATORS) if inside and not has_words(text) else text[lead:].rstrip(_BEHIND if inside else " \t\n\u00a0_")
    return Written(block=block.index, start=start + lead, end=start + lead + len(text), text=text, option=option, inside=inside)
