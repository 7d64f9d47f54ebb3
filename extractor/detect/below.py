"""Words above or below a grid of which no row is marked: they may answer all of its rows, whichever one they were taken to stand at."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence

import msgspec

from extractor.data.evidence import ChoiceQuestion, Selection, Written
from extractor.data.questionnaire import Item
from extractor.text import has_words

_REASON = "words stand beside the grid and none of its rows is marked: they may answer this row as well"


def with_rows_in_doubt(
    questions: Sequence[ChoiceQuestion], selections: Mapping[str, Selection], items: Sequence[Item], written: Mapping[str, Sequence[Written]]
) -> dict[str, Selection]:
    """``selections`` with all rows of such a grid in doubt: nothing is marked in any of its cells, and one row or the instruction above them has words
    outside the cells.

    written: what was written for each item.
    """
    by_id = {item.id: item for item in items}
    grids: dict[str, list[ChoiceQuestion]] = defaultdict(list)
    for question in questions:
        parent = by_id[question.item].parent
        if question.grid and parent is not None:
            grids[parent].append(question)
    result = dict(selections)
    for parent, rows in grids.items():
        above = by_id[parent].type == "note" and any(has_words(w.text) for w in written.get(parent, ()))
        below = [row.item for row in rows if _has_words_below(row)]
        if len(rows) > 1 and above + len(below) == 1 and all(_is_untouched(row, selections[row.item], row.item in below) for row in rows):
            for row in rows:
                found = result[row.item]
                result[row.item] = msgspec.structs.replace(found, basis=(*found.basis, "undecided"), reasons=(*found.reasons, _REASON))
    return result


def _has_words_below(row: ChoiceQuestion) -> bool:
    """Whether words of a row stand outside its cells."""
    cells = {site.block for site in row.sites}
    return any(w.block not in cells and has_words(w.text) for w in row.written)


def _is_untouched(row: ChoiceQuestion, selection: Selection, has_words_below: bool) -> bool:
    """Whether no cell of a row speaks for an option."""
    if not has_words_below:
        return selection.status == "blank" and not selection.evidence and not row.written
    cells = {site.block for site in row.sites}
    return not any(e.block in cells for e in selection.evidence)
