"""Type of each question: one option, several, words, a number, a date."""

from __future__ import annotations

import re

from extractor.structure.cues import Cues
from extractor.structure.draft import Draft, Understood
from extractor.text import words

_ALTERNATIVE = 2
"""Options that are taken to exclude each other if nothing else tells."""
_RANGE = re.compile(r"\d\s*[-–—]\s*\d|[<>≤≥]\s*\d|\d\s*%|\d\s?\+")


def set_types(understood: Understood, cues: Cues) -> None:
    """Set ``type`` of every question; doubts where the wording leaves it open."""
    for draft in understood.drafts:
        if draft.options:
            several, sure = _takes_several(draft, cues)
            draft.type = "select_multiple" if several else "select_one"
            if not sure:
                understood.doubt(draft, f"one option or several? taken as {draft.type}")
        elif "date" in draft.controls:
            draft.type = "date"
        elif "number" in draft.controls:
            draft.type = "integer"
        elif _heads_cells(draft):
            draft.type = "note"
        elif draft.type != "note":
            draft.type = cues.value_type(draft.text) if not draft.children or draft.rooms else "text"


def _heads_cells(draft: Draft) -> bool:
    """Whether a numbered line asks nothing itself, but stands over cells to fill in ("1. Reporting institution": Country, Ministry, …)."""
    cells = [child for child in draft.children if child.label is None and child.rooms and not child.options and child.relevant is None]
    return len(cells) > 1 and len(cells) == len(draft.children) and not draft.rooms


def _takes_several(draft: Draft, cues: Cues) -> tuple[bool, bool]:
    """(several options may be chosen, sure)."""
    labels = [option.label for option in draft.options]
    text = draft.cue_text()
    if draft.controls & {"radio", "choice"}:
        return False, True
    if {"yes", "no"} <= {cues.polarity(label) for label in labels}:
        return False, True
    if cues.wants_many(text) or cues.wants_one(text):
        return cues.wants_many(text), True
    if _exclusive(labels, cues) or cues.asks_degree(text):
        return False, True
    if draft.row:
        return False, any(cues.is_scale_word(label) for label in labels)
    if any(cues.is_other(label) or cues.rejects_all(label) for label in labels):
        return True, True
    if cues.asks_plural(text):
        return True, True
    if "circle" in draft.controls:  # a form prints circles where one may be chosen
        return False, True
    return len(labels) > _ALTERNATIVE, False


def _exclusive(labels: list[str], cues: Cues) -> bool:
    """Whether the options exclude each other: degrees, frequencies, ranges, steps of a scale."""
    scale = sum(cues.is_scale_word(label) for label in labels)
    ranges = sum(bool(_RANGE.search(label)) for label in labels)
    yes = sum(cues.polarity((words(label) or [""])[0]) == "yes" for label in labels)
    no = sum(cues.polarity((words(label) or [""])[0]) == "no" for label in labels)
    measured = sum(any(c.isdigit() for c in label) for label in labels)
    if measured == len(labels) or 2 * scale >= len(labels) or 2 * ranges >= len(labels):
        return True
    return bool(yes and no and len(labels) <= 5)
