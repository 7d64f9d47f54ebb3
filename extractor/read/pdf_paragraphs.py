"""Lines -> paragraphs: what a reader perceives as one block, over line ends and page ends."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterable, Sequence
from statistics import median

import msgspec

from extractor.data.document import Box
from extractor.read.pdf_lines import TextLine
from extractor.read.pdf_page import Character
from extractor.settings.reading import FLUSH_INDENT, INDENT_SLACK, PARAGRAPH_PITCH

BULLETS = "•●◦○■□▪▫◆◇►▶➢➤✓✔❖·‣⁃∙"
_BOXES = "☐☒☑❏❑❒○◉●✓✔✗✘✕✖\ufffc"
_STROKES = ("/", "／", "|")
"""What stands between two options: a line that ends with one goes on."""
_EMPTY_BOXES = "☐❏❑❒○□"
_STATES = _BOXES + "■▪□"
LABEL = re.compile(
    rf"^(?:(?:[{re.escape(BULLETS)}]|[-–—](?=\s)|[\uf000-\uf0ff]|\(?\d{{1,3}}(?:\.\d{{1,3}})*[.)]|\(?[^\W\d_]{{1,2}}[.)]|\(?[ivxIVX]{{1,5}}[.)]"
    r"|[A-Za-z]{0,2}\.?\d{1,3}(?:\.\d{1,3})+\.?|[A-Z]{1,2}\.?\d{1,3}[.)]?|[٠-٩]{1,3}[.)\-]|[一二三四五六七八九十]{1,3}\.)(?=\s|$)"
    r"|(?:\d{1,3}|[一二三四五六七八九十]{1,3})、|（(?:\d{1,3}|[A-Za-z]|[ivxIVX]{1,5}|[一二三四五六七八九十]{1,3})）)\s*")
"""The label that opens a paragraph of a list; Chinese sets no space behind its own."""

_BOXED = re.compile(rf"(?:[{re.escape(_STATES)}]|[(\[][xX✓✔ \u00a0]?[)\]])\s*(?=\w)")
"""A box or a pair of brackets before a label."""

_ASKS = re.compile(r"[?؟？]")
"""A paragraph with a question is the form's: on the next page a capital begins an answer to it, and does not go on with its options."""
_NUMBERED = re.compile(r"\d{1,3}(?:\.\d{1,3})*[.)]\s+[\"“«(¿¡]?[^\W\d_a-zа-яё]")


class Paragraph(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    """Lines of one paragraph; label_end as in ``Block``; gap: clear white space or a page's start precedes it."""

    lines: tuple[TextLine, ...]
    label_end: int
    gap: bool


class Margins(msgspec.Struct, frozen=True, kw_only=True):
    """Left and right edge of the column of text, and the usual distance of baselines and that within paragraphs, in type sizes."""

    left: float
    right: float
    pitch: float
    tight: float = 1.2


def margins(lines: Sequence[TextLine]) -> Margins:
    """Measured on all lines of a document's body (or of one cell)."""
    if not lines:
        return Margins(left=0.0, right=0.0, pitch=1.2)
    pitches = [
        (b.bottom - a.bottom) / b.size for a, b in itertools.pairwise(lines)
        if a.page == b.page and 0.8 * b.size < b.bottom - a.bottom < 2.2 * b.size
    ]
    left, right = min(line.x0 for line in lines), max(line.x1 for line in lines)
    if not pitches:
        return Margins(left=left, right=right, pitch=1.2)
    return Margins(left=left, right=right, pitch=median(pitches), tight=sorted(pitches)[len(pitches) // 4])


def padding(cells: Iterable[tuple[Sequence[TextLine], Box]]) -> float:
    """Points between the borders of a table's cells and their text: the least that there is where lines start, which holds where they end as well."""
    return max(0.0, min((box[2] - line.x1 if line.right_to_left else line.x0 - box[0] for found, box in cells for line in found), default=0.0))


def cell_margins(lines: Sequence[TextLine], box: Box, room: float) -> Margins:
    """Margins of a cell: its borders, but where lines end the border less its padding ``room``, or what they reach to."""
    left, right = box[0], box[2]
    if lines and lines[0].right_to_left:
        left = min(left + room, *(line.x0 for line in lines))
    elif lines:
        right = max(right - room, *(line.x1 for line in lines))
    return Margins(left=left, right=right, pitch=margins(lines).pitch)


def paragraphs(lines: Sequence[TextLine], column: Margins) -> list[Paragraph]:
    """Paragraphs of consecutive lines."""
    result: list[list[TextLine]] = []
    gaps: list[bool] = []
    for line in lines:
        if result and _continues(result[-1], line, column):
            result[-1].append(line)
            continue
        before = result[-1][-1] if result else None
        far = before is None or line.bottom - before.bottom > PARAGRAPH_PITCH * column.pitch * line.size
        gaps.append(far or before is None or before.page != line.page or line.bottom < before.top)
        result.append([line])
    return [Paragraph(lines=tuple(found), label_end=label_end(found[0].text), gap=gap) for found, gap in zip(result, gaps, strict=True)]


def label_end(text: str) -> int:
    """Characters of the list label that opens a line, with the space after it; 0 if there is none, as in "(X) / No"."""
    match = LABEL.match(text)
    return match.end() if match and match.end() < len(text) and text[match.end()] not in _STROKES else 0


def _continues(paragraph: Sequence[TextLine], line: TextLine, column: Margins) -> bool:
    """Whether a line goes on with the paragraph before it."""
    last, first = paragraph[-1], paragraph[0]
    unfinished = last.text.rstrip().endswith(_STROKES)
    if (abs(line.size - last.size) > 0.1 * last.size and not unfinished) or (line.right_to_left != last.right_to_left and len(line.text) > 4):
        return False
    if line.page == last.page and line.bottom > last.top:
        if line.bottom - last.bottom > PARAGRAPH_PITCH * column.pitch * line.size:
            return False
    elif last.text.rstrip().endswith((".", "?", "!", ":", "؟", "。", "？")) or (line.text[:1].isupper() and any(_ASKS.search(x.text) for x in paragraph)):
        return False
    if (_waits(first.text, last.text) and not label_end(line.text)) or _brings_the_box(first.text, last, line, column) or _brings_an_option(
            first.text, last, line, column):
        return True
    if (_has_room(last, line, column) and not unfinished) or (line.text[:1] in _BOXES and first.text[:1] in _BOXES):
        return False
    start, own = _start(line, column), _start(first, column)
    within = label_end(first.text) == 0 and abs(start - own) <= INDENT_SLACK and len(paragraph) > 1 and not _begins_anew(last, line)
    if label_end(line.text) and not within:
        apart = line.page == last.page and line.bottom - last.bottom > PARAGRAPH_PITCH * column.tight * line.size
        return start > own + INDENT_SLACK and not _is_bullet(line.text) and not apart
    if _are_set_apart(last, line, start, own, column):
        return False
    if len(paragraph) > 1:
        return abs(start - _start(paragraph[1], column)) <= INDENT_SLACK or (abs(start - own) > INDENT_SLACK and _ends_agree((*paragraph, line)))
    return start >= own - 60


def _begins_anew(last: TextLine, line: TextLine) -> bool:
    """Whether a number with a stop and a capital behind it follow a sentence's end: "… 6 arrests." / "7. What did they receive?"."""
    return last.text.rstrip().endswith((".", "!", "?")) and _NUMBERED.match(line.text) is not None


def _are_set_apart(last: TextLine, line: TextLine, start: float, own: float, column: Margins) -> bool:
    """Whether two lines set to the edge where lines end begin at different places well within the column: a place and date below a name."""
    ends = (last.x0, line.x0) if line.right_to_left else (last.x1, line.x1)
    least = min(start, own) > FLUSH_INDENT * (column.right - column.left)
    return least and abs(ends[0] - ends[1]) <= INDENT_SLACK and abs(start - own) > INDENT_SLACK


def _waits(first: str, last: str) -> bool:
    """Whether a line ends in an empty box of a paragraph whose boxes stand before their labels: the label comes next."""
    return first[:1] in _EMPTY_BOXES and last.rstrip()[-1:] == first[:1] and len(last.strip()) > 1


def _brings_the_box(first: str, last: TextLine, line: TextLine, column: Margins) -> bool:
    """Whether a short line begins with the box of the label that ends a full line: it ends in a box too, so boxes stand after their labels."""
    text = line.text.strip()
    boxed = len(text) > 2 and text[0] in _STATES and text[-1] in _STATES and first[:1] not in _STATES
    return boxed and not _has_room(last, line, column) and _has_room(line, line, column)


def _brings_an_option(first: str, last: TextLine, line: TextLine, column: Margins) -> bool:
    """Whether a line begins with the box of an option, the full line before it has an option with its box in its midst, and none at its start."""
    return bool(_BOXED.match(line.text)) and not _BOXED.match(first) and bool(_BOXED.search(last.text)) and not _has_room(last, line, column)


def _is_bullet(text: str) -> bool:
    return text[:1] in BULLETS


def _start(line: TextLine, column: Margins) -> float:
    """Distance of a line's start from the column's start edge, in points."""
    return column.right - line.x1 if line.right_to_left else line.x0 - column.left


def _ends_agree(lines: Sequence[TextLine]) -> bool:
    """Whether lines are set to the edge where they end, as Arabic is in a paragraph that nobody turned round: their starts say nothing then."""
    ends = [line.x0 if line.right_to_left else line.x1 for line in lines]
    return max(ends) - min(ends) <= INDENT_SLACK


def _has_room(last: TextLine, line: TextLine, column: Margins) -> bool:
    """Whether the first word of ``line`` would have fitted on the line before: then the break was meant."""
    glyphs: list[Character] = []
    for glyph in line.glyphs:
        if glyph.text.isspace() or (glyphs and "\u3400" <= glyph.text <= "\u9fff"):
            break
        glyphs.append(glyph.character)
    width = max(c.x1 for c in glyphs) - min(c.x0 for c in glyphs) if glyphs else 0.0
    room = last.x0 - column.left if last.right_to_left else column.right - last.x1
    return room > width + 0.6 * line.size
