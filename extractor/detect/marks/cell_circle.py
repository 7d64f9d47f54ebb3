"""An empty circle as the only sign of a grid's row, where the form prints none: as ticks are drawn in Japan and Korea."""

from __future__ import annotations

from collections.abc import Iterator

from extractor.data.evidence import ChoiceQuestion, Evidence
from extractor.detect.marks.typed_sign import KIND
from extractor.detect.restyled import evidence
from extractor.detect.signs import signs

__all__ = ["KIND", "find"]
_CIRCLES = frozenset("○◯⭕")


def find(question: ChoiceQuestion) -> Iterator[Evidence]:
    """Cells that hold a circle while the others of the row are empty.  A row full of circles is a row of empty radio buttons."""
    cells = [s for s in question.sites if s.in_grid and s.present]
    circled = [s for s in cells if s.after.strip() in _CIRCLES and not signs(s.printed_after)]
    if circled and all(not s.after.strip() for s in cells if s not in circled) and len(circled) < len(cells):
        for site in circled:
            yield evidence(question, site, KIND, "chosen", quote=site.after.strip(), span=(0, len(site.after)), consumed=True)
