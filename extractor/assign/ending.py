"""Words of the form's last item that only close the letter: set aside, for the person to see."""

from __future__ import annotations

from collections.abc import Sequence

from extractor.assign.asked import asked_blocks
from extractor.assign.signature import closing_blocks
from extractor.assign.tables import FormCells
from extractor.data.alignment import Alignment, Passage
from extractor.data.evidence import Written
from extractor.data.questionnaire import Form
from extractor.languages import known
from extractor.settings import THANKS_WORDS
from extractor.text import words


def question_of(form: Form, item: str) -> str:
    """The wording of an item as the form prints it."""
    return " ".join(line.text for line in form.lines if line.item == item and line.role == "question")


def set_closing_aside(alignment: Alignment, cells: FormCells, written: dict[str, list[Written]], loose: list[Passage]) -> None:
    """Take place, date and signature at the document's end, behind all questions, out of the last item's words."""
    last = max((w.block for pieces in written.values() for w in pieces), default=-1)
    if last < asked_blocks(alignment)[1]:
        return
    end = _form_end(alignment)
    for item, pieces in written.items():
        if not pieces or pieces[-1].block != last:
            continue
        closing = _closing(alignment, cells, item, pieces, end)
        for piece in [w for w in pieces if w.block in closing]:
            pieces.remove(piece)
            loose.append(Passage(block=piece.block, start=piece.start, end=piece.end, owner="unassigned"))


def _closing(alignment: Alignment, cells: FormCells, item: str, pieces: Sequence[Written], end: int) -> frozenset[int]:
    """Blocks of the last item's words that close the letter; nothing up to the last words inside a line or cell of the form does."""
    blocks = alignment.document.blocks
    fixed = max((k for k, w in enumerate(pieces) if w.inside or _in_form_cell(cells, alignment, w)), default=-1)
    own = [blocks[w.block] for w in pieces[fixed + 1 :]]
    question = "" if _has_field(alignment.form, item) else question_of(alignment.form, item)
    after = [block for block in own if block.index > end] if end >= 0 else []
    if after:
        return closing_blocks(after, question=question, ended=True)
    return closing_blocks(own, question=question, ended=not question, said=pieces[fixed].text if fixed >= 0 else "")


def _has_field(form: Form, item: str) -> bool:
    """Whether an item has its room on its own line ("E-mail: ____"): what stands below that is no answer to what it asks."""
    return any(piece.role == "field" for line in form.lines if line.item == item and line.role == "question" for piece in line.pieces)


def _in_form_cell(cells: FormCells, alignment: Alignment, piece: Written) -> bool:
    """Whether words stand in a cell of one of the form's tables."""
    cell = alignment.document.blocks[piece.block].cell
    return cell is not None and cells.line(cell) is not None


def _form_end(alignment: Alignment) -> int:
    """Number of the block in which the form thanks the respondent at its end; -1 if it does not."""
    lines = alignment.form.lines
    last = next((k for k in range(len(lines) - 1, -1, -1) if lines[k].role not in ("footnote", "furniture") and words(lines[k].text)), -1)
    if last < 0 or lines[last].role not in ("note", "intro", "heading"):
        return -1
    said = words(lines[last].text)
    if len(said) > THANKS_WORDS or known().find("courtesy", said) < 0:
        return -1
    found = [alignment.words[j].block for k, j in enumerate(alignment.inverse) if j >= 0 and alignment.form_words[k].block == last]
    return max(found, default=-1)
