"""Free text -> items: by its place in the form, else by labels, headings and wording; and the text of each answer."""

from __future__ import annotations

from collections.abc import Sequence

import msgspec

from extractor.assign.anchored import place_anchored
from extractor.assign.compose import compose
from extractor.assign.footnotes import with_footnotes
from extractor.assign.foreign import doubted
from extractor.assign.headed import place_headed
from extractor.assign.labelled import place_labelled
from extractor.assign.labels import label_reader
from extractor.assign.lead_ins import without_lead_ins, without_own_labels
from extractor.assign.own_tables import OwnTables
from extractor.assign.parts_below import parts_below
from extractor.assign.rows_in_order import rows_in_order
from extractor.assign.tables import FormCells
from extractor.assign.worded import place_worded
from extractor.data.alignment import Alignment, Passage
from extractor.data.placement import Placement
from extractor.data.questionnaire import Questionnaire
from extractor.text import has_words

__all__ = ["compose", "place"]


def place(questionnaire: Questionnaire, alignment: Alignment, languages: Sequence[str]) -> Placement:
    """Every run of new words of a document goes to an item, to the loose words, or to the furniture."""
    cells = FormCells(alignment)
    tables = OwnTables(alignment, questionnaire, tuple(languages), cells)
    if not alignment.letter or len(tables) > 1:
        placement = place_anchored(alignment, questionnaire, tuple(languages), cells, tables)
    else:
        placement = _with_margins(_letter(questionnaire, alignment, tuple(languages)), alignment)
        placement = doubted(placement, questionnaire, alignment.document, tuple(languages))
    placement = without_own_labels(placement, label_reader(questionnaire, tuple(languages)))
    placement = with_footnotes(without_lead_ins(placement, tuple(languages)), alignment)
    return parts_below(rows_in_order(placement, questionnaire, alignment), questionnaire, tuple(languages))


def _letter(questionnaire: Questionnaire, alignment: Alignment, languages: tuple[str, ...]) -> Placement:
    """A reply without the form: by its numbers, or by its headings where more questions have one; else by wording."""
    labelled = place_labelled(alignment, questionnaire, languages)
    headed = place_headed(alignment, questionnaire)
    if labelled is not None and (headed is None or len(labelled.written) >= len(headed.written)):
        return labelled
    return headed or labelled or place_worded(alignment, questionnaire)


def _with_margins(placement: Placement, alignment: Alignment) -> Placement:
    """``placement`` with running headers and footers as furniture, and notes as loose words until their reference is known."""
    blocks = alignment.document.blocks
    furniture = tuple(
        Passage(block=b.index, start=0, end=len(b.text), owner="furniture") for b in blocks if b.furniture or b.part in ("header", "footer")
    )
    notes = tuple(
        Passage(block=b.index, start=0, end=len(b.text), owner="unassigned") for b in blocks if b.part in ("footnote", "endnote") and has_words(b.text)
    )
    return msgspec.structs.replace(placement, furniture=furniture, loose=(*placement.loose, *notes))
