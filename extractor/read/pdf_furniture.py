"""Running headers and footers, page numbers, and footnotes: what is not part of the text that flows over the pages."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Sequence

from extractor.read.pdf_lines import TextLine
from extractor.read.pdf_page import Page
from extractor.settings.reading import FOOT_GAP, FOOTNOTE_SIZE, MARGIN_ZONE, UNDERLINE_GAP

_PAGE_NUMBER = re.compile(r"^\W*(?:[^\W\d_]{1,8}\.?\s*)?[\d٠-٩]{1,4}(?:\s*(?:/|[^\W\d_]{1,4}|из|من|共)\s*[\d٠-٩]{1,4}\W*[^\W\d_]?)?\W*$")
_DIGITS = re.compile(r"[\d٠-٩]+")
_NOTE_AT_END = re.compile(r"\s(\d{1,3})$")
"""A note whose paragraph runs from left to right although its words do not: the number is printed at the left."""
_NOTE = re.compile(r"^\s*(\d{1,3}|\*{1,3})(?=\D)")


_LISTED = re.compile(r"^\s*[\d٠-٩]{1,3}\s*[.)\-–]")
"""A number as lists and questions print it, not as notes do."""


def running_lines(pages: Sequence[Page], lines: Sequence[Sequence[TextLine]], size: float) -> set[tuple[int, int]]:
    """(page position, line position) of running headers, footers and page numbers.

    A line in the top or bottom zone is one if its wording, digits apart, stands at that height on another page too, if
    it is nothing but a page number, or if it is small print at the page's foot (the address of a letterhead).
    size: the text's type size, in points.
    """
    places: dict[tuple[str, int], list[tuple[int, int]]] = defaultdict(list)
    numbers = set()
    for p, (page, found) in enumerate(zip(pages, lines, strict=True)):
        for k, line in enumerate(found):
            if MARGIN_ZONE * page.height <= line.top and line.bottom <= (1 - MARGIN_ZONE) * page.height:
                continue
            places[_DIGITS.sub("#", line.text).strip().casefold(), round(line.bottom / 4)].append((p, k))
            edge = min(line.top, page.height - line.bottom) <= 0.75 * MARGIN_ZONE * page.height
            if edge and _PAGE_NUMBER.match(line.text) and k in (0, len(found) - 1):
                numbers.add((p, k))
    numbers |= {(p, k) for p, (page, found) in enumerate(zip(pages, lines, strict=True)) for k in _foot(page, found, size)}
    repeated = {place for found_at in places.values() if len({p for p, _ in found_at}) > 1 for place in found_at}
    return {place for place in repeated if _outermost(place, repeated | numbers, lines)} | numbers


def _foot(page: Page, lines: Sequence[TextLine], size: float) -> range:
    """Positions of the last lines of a page if they are in its margin, smaller than the text and far below it, and no notes."""
    start = len(lines)
    while start and lines[start - 1].size <= FOOTNOTE_SIZE * size and lines[start - 1].top >= (1 - 0.75 * MARGIN_ZONE) * page.height:
        start -= 1
    foot = range(start, len(lines))
    if not foot or not start or any(note_number(lines[k]) for k in foot):
        return range(0)
    top = lines[start].top
    above = [lines[start - 1].bottom, *(box[3] for table in page.tables for row in table for box in row if box is not None and box[1] < top)]
    return foot if top - max(above) >= FOOT_GAP * lines[start].size else range(0)


def _outermost(place: tuple[int, int], marginal: set[tuple[int, int]], lines: Sequence[Sequence[TextLine]]) -> bool:
    """Whether only marginal lines stand between a line and the page's edge: text that starts alike on two pages is no header."""
    p, k = place
    return all((p, n) in marginal for n in range(k)) or all((p, n) in marginal for n in range(k + 1, len(lines[p])))


def body_size(pages: Sequence[Page]) -> float:
    """The commonest type size of the document, in points."""
    sizes: Counter[float] = Counter()
    for page in pages:
        sizes.update([c.size for c in page.characters if not c.text.isspace()])
    return max(sizes, key=lambda s: (sizes[s], s)) if sizes else 11.0


def footnote_start(page: Page, lines: Sequence[TextLine], size: float) -> int:
    """Position of the first footnote line of a page; ``len(lines)`` if there is none.

    Footnotes are set smaller than the text, stand last, and begin with their number, or below a rule if they go on from
    the page before; a number right below a short rule in the page's lower half begins them at any size.
    """
    start = len(lines)
    for k in range(len(lines) - 1, -1, -1):
        if lines[k].size > FOOTNOTE_SIZE * size:
            break
        start = k
    while start < len(lines) and not note_number(lines[start]) and not _rule_above(page, lines, start):
        start += 1
    numbered = [k for k, line in enumerate(lines) if line.top > page.height / 2 and note_number(line) and not _LISTED.match(line.text)]
    ruled = [k for k in numbered if _rule_above(page, lines, k)]
    return min([start, *ruled[-1:]])


def note_number(line: TextLine) -> str | None:
    """The number that opens a footnote's first line."""
    match = _NOTE.match(line.text) or (_NOTE_AT_END.search(line.text) if line.right_to_left else None)
    return match.group(1) if match else None


def _rule_above(page: Page, lines: Sequence[TextLine], k: int) -> bool:
    """Whether a short horizontal rule separates line ``k`` from what is above it; a rule that underlines the line above is none."""
    line, above = lines[k], lines[k - 1] if k else None
    for path in page.paths:
        x0, top, x1, bottom = path.box
        underlines = above is not None and top <= above.bottom + UNDERLINE_GAP * above.size and above.x0 - 2 <= x0 and x1 <= above.x1 + 2
        if bottom - top <= 2 and 36 <= x1 - x0 <= 0.6 * page.width and 0 <= line.top - bottom <= 1.6 * line.size and not underlines:
            return True
    return False
