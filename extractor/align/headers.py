"""The heading row of a form's grid where a reply has left it out: the columns' names are then answers."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

import msgspec

from extractor.align.gaps import fill_gaps
from extractor.align.side import Side, by_line
from extractor.data.alignment import Word
from extractor.data.kept import kept
from extractor.data.questionnaire import Form

_NONE = "\0"
"""A word that no document has."""


def release_headers(form: Form, side: Side, words: Sequence[Word], partner: list[int]) -> None:
    """Undo, in place, the matches of a heading row of which only a part was found, all of it in one block ("Training; Database access" in the cell
    beside a row); what lies there is then aligned without that heading.

    A heading that is there has all its columns, in cells or, read as text, in one line.
    """
    headings = _headings(form)
    if not headings:
        return
    found = by_line(side, partner)
    released: set[int] = set()
    for lines in headings:
        here = [number for number in lines if number in found]
        blocks = {words[j].block for number in here for j in found[number]}
        if here and len(here) < len(lines) and len(blocks) == 1:
            released.update(lines)
            for number in here:
                for j in found[number]:
                    partner[j] = -1
    if released:
        masked = [msgspec.structs.replace(word, word=_NONE) if word.block in released else word for word in side.words]
        fill_gaps(masked, words, partner)


@kept
def _headings(form: Form) -> tuple[tuple[int, ...], ...]:
    """The lines of each table's option columns, of tables with more than one."""
    rows: dict[int, list[int]] = defaultdict(list)
    for number, line in enumerate(form.lines):
        if line.role == "column" and line.option is not None and line.cell is not None and line.text.strip():
            rows[line.cell.table].append(number)
    return tuple(tuple(numbers) for numbers in rows.values() if len(numbers) > 1)
