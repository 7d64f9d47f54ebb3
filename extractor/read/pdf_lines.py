"""Characters -> lines of text in reading direction."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Sequence

import msgspec

from extractor.read.pdf_page import Character
from extractor.settings import LINE_OVERLAP, WORD_GAP


class Glyph(msgspec.Struct, frozen=True, kw_only=True):
    """Text at one place of a line: one character, or a space put between two; ``character`` is what it was printed as."""

    text: str
    character: Character


class TextLine(msgspec.Struct, frozen=True, kw_only=True):
    """One line: glyphs in logical order, box, type size, whether it reads from right to left."""

    page: int
    glyphs: tuple[Glyph, ...]
    x0: float
    top: float
    x1: float
    bottom: float
    size: float
    right_to_left: bool

    @property
    def text(self) -> str:
        """The line's text."""
        return "".join(g.text for g in self.glyphs)


def lines(characters: Iterable[Character], page: int) -> list[TextLine]:
    """Lines from top to bottom, of the characters of one column, cell or page."""
    rows: list[list[Character]] = []
    bands: list[tuple[float, float]] = []
    for c in sorted(characters, key=lambda c: (c.top + c.bottom) / 2):
        placed = False
        for k in range(len(rows) - 1, max(-1, len(rows) - 4), -1):
            top, bottom = bands[k]
            shared = min(c.bottom, bottom) - max(c.top, top)
            if shared >= LINE_OVERLAP * min(c.bottom - c.top, bottom - top):
                rows[k].append(c)
                if c.bottom - c.top > bottom - top:
                    bands[k] = (c.top, c.bottom)
                placed = True
                break
        if not placed:
            rows.append([c])
            bands.append((c.top, c.bottom))
    found = [_line(row, page) for row in rows if any(not c.text.isspace() for c in row)]
    return sorted(found, key=lambda line: (line.top + line.bottom) / 2)


def _line(row: Sequence[Character], page: int) -> TextLine:
    visible = [c for c in row if not c.text.isspace()]
    right_to_left = _is_right_to_left(visible)
    size = _main_size(visible)
    body = [c for c in visible if c.size >= 0.8 * size]
    return TextLine(
        page=page, glyphs=tuple(_glyphs(row, right_to_left)), x0=min(c.x0 for c in visible), x1=max(c.x1 for c in visible),
        top=min(c.top for c in body), bottom=max(c.bottom for c in body), size=size, right_to_left=right_to_left,
    )


def _main_size(characters: Sequence[Character]) -> float:
    sizes: dict[float, int] = {}
    for c in characters:
        sizes[c.size] = sizes.get(c.size, 0) + 1
    return max(sizes, key=lambda s: (sizes[s], s))


def _direction(text: str) -> str:
    for c in text:
        kind = unicodedata.bidirectional(c)
        if kind in ("R", "AL"):
            return "R"
        if kind in ("L", "EN", "AN"):
            return "L"
    return ""


def _is_right_to_left(characters: Sequence[Character]) -> bool:
    kinds = [unicodedata.bidirectional(c.text[0]) for c in characters]
    return 2 * sum(k in ("R", "AL") for k in kinds) > sum(k in ("R", "AL", "L") for k in kinds)


def _glyphs(row: Sequence[Character], right_to_left: bool) -> list[Glyph]:
    """Glyphs in logical order with spaces where the gap says so."""
    ordered = sorted(row, key=lambda c: (c.x0 + c.x1) / 2)
    words: list[list[Character]] = []
    last: Character | None = None
    for c in ordered:
        if c.text.isspace():
            last = None
            continue
        if last is None or c.x0 - last.x1 > WORD_GAP * max(c.size, last.size):
            words.append([])
        words[-1].append(c)
        last = c if last is None or c.x1 > last.x1 or not words[-1][:-1] else last
    if right_to_left or any(_direction(c.text) == "R" for c in ordered):
        words = _logical(words, right_to_left)
    result: list[Glyph] = []
    for word in words:
        if result:
            before = result[-1].character
            result.append(Glyph(text=_space(before, word[0]), character=before))
        result += [Glyph(text=unicodedata.normalize("NFKC", c.text) if _needs_folding(c.text) else c.text, character=c) for c in word]
    return result


def _space(before: Character, after: Character) -> str:
    """A space, or a tab where the gap is wide."""
    gap = max(after.x0 - before.x1, before.x0 - after.x1)
    return "\t" if gap > 3 * max(before.size, after.size) else " "


def _needs_folding(text: str) -> bool:
    """Ligatures and Arabic presentation forms are written as the letters that they stand for."""
    return any("\ufb00" <= c <= "\ufdff" or "\ufe70" <= c <= "\ufeff" for c in text)


def _logical(words: list[list[Character]], right_to_left: bool) -> list[list[Character]]:
    """Visual order (left to right) -> logical order: words and letters of right-to-left script turned, numbers and Latin kept."""
    runs: list[tuple[str, list[list[Character]]]] = []
    for word in words:
        direction = "R" if any(_direction(c.text) == "R" for c in word) else "L" if any(_direction(c.text) == "L" for c in word) else ""
        turned = word[::-1] if direction == "R" or (right_to_left and direction == "") else word
        turned = _keep_numbers(turned) if direction == "R" else turned
        if runs and (runs[-1][0] == direction or direction == ""):
            runs[-1][1].append(turned)
        else:
            runs.append((direction, [turned]))
    base = "R" if right_to_left else "L"
    result: list[list[Character]] = []
    for direction, run in reversed(runs) if right_to_left else runs:
        result += run[::-1] if (direction or base) == "R" else run
    return result


def _keep_numbers(word: list[Character]) -> list[Character]:
    """Within a turned word, runs of digits and Latin letters turned back."""
    result: list[Character] = []
    run: list[Character] = []
    for c in word:
        if unicodedata.bidirectional(c.text[0]) in ("L", "EN", "AN") or (run and c.text in ".,/:-" and len(word) > 1):
            run.append(c)
        else:
            result += run[::-1]
            run = []
            result.append(c)
    return result + run[::-1]
