"""What is typed over the printed page: over a line of underscores or dots, over a box.  What lies beneath is no text of its own any more."""

from __future__ import annotations

from collections.abc import Sequence

from extractor.read.pdf_page import Character, inside
from extractor.settings.reading import FILL_IN_RUN

BOX_GLYPHS = frozenset("☐□○◯◻⬜❏❑❐❒")
_FILLS = frozenset("_.…‥·․")
_CROSSES = frozenset("xXvV×")


def fill_ins(characters: Sequence[Character]) -> list[range]:
    """Runs of underscores or dots that leave room to write, as positions of characters stored one after the other."""
    runs: list[range] = []
    for k, c in enumerate(characters):
        if c.text not in _FILLS:
            continue
        first = characters[runs[-1].start] if runs and runs[-1].stop == k else None
        if first is not None and c.text == first.text and abs(c.bottom - first.bottom) < 1:
            runs[-1] = range(runs[-1].start, k + 1)
        else:
            runs.append(range(k, k + 1))
    return [run for run in runs if len(run) >= FILL_IN_RUN]


def covered(printed: Sequence[Character], added: Sequence[Character]) -> set[int]:
    """Positions of printed characters that others, printed or added, are typed over: a whole fill-in line, a box beneath a sign.

    Without them the words that were typed stand alone: "5 412", not "5_ _4_1_2".
    """
    fills = fill_ins(printed)
    boxes = [(k, c) for k, c in enumerate(printed) if c.text in BOX_GLYPHS]
    if not fills and not boxes:
        return set()
    dropped = {k for run in fills for k in run}
    visible = [c for k, c in enumerate(printed) if k not in dropped and not c.text.isspace()] + [c for c in added if not c.text.isspace()]
    result: set[int] = set()
    for run in fills:
        x0, x1 = min(printed[k].x0 for k in run), max(printed[k].x1 for k in run)
        if any(x0 <= (c.x0 + c.x1) / 2 <= x1 and _same_row(printed[run[0]], c) for c in visible):
            result.update(run)
    signs = [c for c in visible if c.text not in BOX_GLYPHS and (not c.text.isalnum() or c.text in _CROSSES or c.face.origin == "symbol")]
    return result | {k for k, box in boxes if any(_upon(sign, box) for sign in signs)}


def _same_row(a: Character, b: Character) -> bool:
    """Whether two characters stand at about one height."""
    return min(a.bottom, b.bottom) - max(a.top, b.top) >= 0.4 * min(a.bottom - a.top, b.bottom - b.top)


def _upon(sign: Character, box: Character) -> bool:
    """Whether a sign stands upon a box: the middle of each lies within the other, which letters side by side never do."""
    if sign is box:
        return False
    within = inside((box.x0, box.top, box.x1, box.bottom), (sign.x0 + sign.x1) / 2, (sign.top + sign.bottom) / 2)
    return within and sign.x0 <= (box.x0 + box.x1) / 2 <= sign.x1
