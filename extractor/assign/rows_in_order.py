"""Words under a question whose rows are gone: "5." and then five lines are the answers of 5.1 to 5.5, in the form's order.

Respondents who delete the questions keep the numbers; the rows of a grid and the cells of a contact block have none to keep.
"""

from __future__ import annotations

from collections.abc import Sequence

import msgspec

from extractor.data.alignment import Alignment
from extractor.data.evidence import Written
from extractor.data.placement import Placement
from extractor.data.questionnaire import Item, Questionnaire
from extractor.settings import CONFIDENCE, QUESTION_FOUND
from extractor.text import words


def rows_in_order(placement: Placement, questionnaire: Questionnaire, alignment: Alignment) -> Placement:
    """``placement`` with the paragraphs of such a question given to its rows, if there are as many; all in doubt if there are not.

    Rows are the unlabelled sub-items of a question that has no options itself; none of them is printed in the reply or has words of its own.
    """
    printed = {line.item for line, share in zip(alignment.form.lines, alignment.coverage, strict=True) if share >= QUESTION_FOUND and line.text}
    written, displaced, reasons = dict(placement.written), dict(placement.displaced), dict(placement.reasons)
    for item in questionnaire.items:
        rows = _rows(item, questionnaire)
        pieces = written.get(item.id, ())
        if len(rows) < 2 or not pieces or any(row.id in printed or row.id in written for row in rows):
            continue
        if len(pieces) == len(rows):
            del written[item.id]
            sure = all(not row.options or _names_an_option(piece, row) for row, piece in zip(rows, pieces, strict=True)) and any(row.options for row in rows)
            written |= {row.id: (piece,) for row, piece in zip(rows, pieces, strict=True)}
            displaced |= {row.id: CONFIDENCE["labelled" if sure else "displaced"] for row in rows}
            reasons |= {row.id: (*reasons.get(row.id, ()), f"the rows of {item.id} are not in the reply; taken in the form's order") for row in rows}
        elif item.type == "note":
            doubt = f"words stand under {item.id}, but which of its rows they answer is not clear"
            displaced |= {one.id: CONFIDENCE["displaced"] for one in (item, *rows)}
            reasons |= {one.id: (*reasons.get(one.id, ()), doubt) for one in (item, *rows)}
    return msgspec.structs.replace(placement, written=written, displaced=displaced, reasons=reasons)


def _rows(item: Item, questionnaire: Questionnaire) -> Sequence[Item]:
    """The sub-items that have no label to be named by; none if some have one, or if the question can be answered itself by a choice."""
    children = [child for child in questionnaire.items if child.parent == item.id]
    return [] if item.options or any(child.label or child.relevant for child in children) else children


def _names_an_option(piece: Written, row: Item) -> bool:
    return any(words(piece.text) == words(label) for option in row.options for label in option.labels.values())
