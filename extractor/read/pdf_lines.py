"""Characters -> lines of text in reading direction."""

from __future__ import annotations

import itertools
import math
import operator
import re
import unicodedata
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence

import msgspec

from extractor.read.pdf_page import Character
from extractor.settings.reading import IDEOGRAPH_GAP, LIGATURE_OVERLAP, LINE_OVERLAP, MARK_REACH, WORD_GAP

_MIRROR = {"(": ")", ")": "(", "[": "]", "]": "[", "{": "}", "}": "{", "«": "»", "»": "«", "<": ">", ">": "<"}
_OPENING = "([{«<"
_FIRST_COMBINING = "\u0300"
_FIRST_FROM_THE_RIGHT = "\u0590"
_FOLDED = re.compile("[\ufb00-\ufdff\ufe70-\ufeff]")
_LEAST_GAP = min(WORD_GAP, IDEOGRAPH_GAP)


class Glyph(msgspec.Struct, frozen=True, gc=False):
    """Text at one place of a line: one character with its marks, a ligature's letters, or a space put between two; ``character``: what printed it."""

    text: str
    character: Character


class TextLine(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    """One line: glyphs in logical order and their text, box, type size, whether it reads from right to left."""

    page: int
    glyphs: tuple[Glyph, ...]
    text: str
    x0: float
    top: float
    x1: float
    bottom: float
    size: float
    right_to_left: bool


class LineSetter:
    """Sets characters of one page in lines; several steps of reading ask for the same ones, which are set once."""

    def __init__(self, page: int) -> None:
        self._page = page
        self._known: list[tuple[list[Character], list[TextLine]]] = []

    def lines(self, characters: Iterable[Character]) -> list[TextLine]:
        """Lines from top to bottom (see ``lines``)."""
        wanted = list(characters)
        for known, found in self._known:
            if len(known) == len(wanted) and all(map(operator.is_, known, wanted)):
                return list(found)
        found = lines(wanted, self._page)
        self._known.append((wanted, found))
        return list(found)


def lines(characters: Iterable[Character], page: int) -> list[TextLine]:
    """Lines from top to bottom, of the characters of one column, cell or page."""
    rows: list[list[Character]] = []
    bands: list[tuple[float, float]] = []
    for batch in _batches(characters):
        top, bottom = batch[0].top, batch[0].bottom
        k = _row_at(top, bottom, bands)
        if k is None:
            rows.append(batch)
            bands.append((top, bottom))
            continue
        rows[k] += batch
        if bottom - top > bands[k][1] - bands[k][0]:
            bands[k] = (top, bottom)
    characters = [c for row in rows for c in row]
    turned = not _is_left_to_right("".join([c.text[0] for c in characters]))
    leans_right = turned and is_right_to_left(characters)
    found = [line for row in rows for line in [_line(row, page, turned, leans_right)] if line is not None]
    return sorted(found, key=lambda line: (line.top + line.bottom) / 2)


def _batches(characters: Iterable[Character]) -> list[list[Character]]:
    """Characters by their middles from the top down, those of one height that are stored one after the other together, as most of a line are."""
    batches: list[list[Character]] = []
    top = bottom = math.nan
    for c in characters:
        if c.top == top and c.bottom == bottom and top <= bottom:
            batches[-1].append(c)
        else:
            batches.append([c])
            top, bottom = c.top, c.bottom
    return sorted(batches, key=lambda batch: (batch[0].top + batch[0].bottom) / 2)


def _row_at(top: float, bottom: float, bands: Sequence[tuple[float, float]]) -> int | None:
    """Which of the last three rows, told by their bands, what has this height stands in; None if in none of them."""
    for k in range(len(bands) - 1, max(-1, len(bands) - 4), -1):
        shared = min(bottom, bands[k][1]) - max(top, bands[k][0])
        if shared >= LINE_OVERLAP * min(bottom - top, bands[k][1] - bands[k][0]):
            return k
    return None


def _line(row: Sequence[Character], page: int, turned: bool, leans_right: bool) -> TextLine | None:
    """The line of a row; None where nothing is printed.

    turned: the text round the line has letters of scripts that are written from right to left.  leans_right: most of it reads so; then the line does
    too, if it has any letter of such a script, or no letter.
    """
    visible = [c for c in row if not c.text.isspace()]
    if not visible:
        return None
    kinds = {unicodedata.bidirectional(first) for first in {c.text[0] for c in visible}} if leans_right else set[str]()
    right_to_left = bool(kinds & {"R", "AL"}) or "L" not in kinds if leans_right else turned and is_right_to_left(visible)
    size, body = visible[0].size, visible
    if len({c.size for c in visible}) > 1:
        size = _main_size(visible)
        body = [c for c in visible if c.size >= 0.8 * size] or visible
    glyphs = _glyphs(row, turned, right_to_left)
    return TextLine(
        page=page, glyphs=tuple(glyphs), text="".join([g.text for g in glyphs]), x0=min([c.x0 for c in visible]), x1=max([c.x1 for c in visible]),
        top=min([c.top for c in body]), bottom=max([c.bottom for c in body]), size=size, right_to_left=right_to_left,
    )


def _main_size(characters: Sequence[Character]) -> float:
    sizes = Counter([c.size for c in characters])
    return max(sizes, key=lambda s: (sizes[s], s))


def is_right_to_left(characters: Sequence[Character]) -> bool:
    """Whether most letters are of a script that is written from right to left."""
    kinds: Counter[str] = Counter()
    for first, times in Counter([c.text[0] for c in characters]).items():
        kinds[unicodedata.bidirectional(first)] += times
    return kinds["R"] + kinds["AL"] > kinds["L"]


def _is_left_to_right(text: str) -> bool:
    """Whether a text plainly has no letter of a script that is written from right to left."""
    return text.isascii() or max(text) < _FIRST_FROM_THE_RIGHT


def _glyphs(row: Sequence[Character], turned: bool, right_to_left: bool) -> list[Glyph]:
    """Glyphs in logical order with spaces where the gap says so."""
    bases, composed = _with_marks(row)
    direction = -1 if right_to_left else 1
    bases.sort(key=lambda c: direction * (c.x0 + c.x1))
    result: list[Glyph] = []
    last: Character | None = None
    spaced = False
    for c in bases:
        text = c.text
        if text.isspace():
            spaced = True
            continue
        if last is not None:
            gap = (c.x0 - last.x1) if direction == 1 else last.x0 - c.x1
            size = last.size if last.size > c.size else c.size
            if spaced or (gap > _LEAST_GAP * size and gap > _least_gap(c, last) * size) or (c.face is not last.face and _is_typed(c) != _is_typed(last)):
                result.append(Glyph("\t" if gap > 3 * size else " ", last))
        if composed:
            text = composed.get(id(c), text)
        result.append(Glyph(text if text.isascii() else _folded(text), c))
        last, spaced = c, False
    if right_to_left:
        return _mirrored(_turned(result, ("L", "EN", "AN")))
    return _turned(result, ("R", "AL")) if turned and any(_kind(g) in ("R", "AL") for g in result) else result


def _with_marks(row: Sequence[Character]) -> tuple[list[Character], dict[int, str]]:
    """(first characters of what is printed by one glyph each, texts by the identity of that character where they are of more than it).

    A ligature's letters share one box and stay in the order in which they are stored; a mark belongs to the letter nearest below or above it.
    """
    bases: list[Character] = []
    ligatures: dict[int, list[Character]] = {}
    combining: list[tuple[Character, Character | None]] = []
    before: Character | None = None
    for c in row:
        text = c.text
        if text >= _FIRST_COMBINING and unicodedata.combining(text[0]):
            combining.append((c, before))
        elif text.isspace():
            if c.x1 - c.x0 >= 0.05 * c.size:
                bases.append(c)
                before = None
        else:
            if before is not None and c.x0 < before.x1 and before.x0 < c.x1 and _stacked(before, c):
                ligatures.setdefault(id(bases[-1]), [bases[-1]]).append(c)
            else:
                bases.append(c)
            before = c
    composed = {head: "".join([x.text for x in _lam_first(group)]) for head, group in ligatures.items()}
    if combining:
        _carry(combining, bases, ligatures, composed)
    return bases, composed


def _carry(
    combining: Sequence[tuple[Character, Character | None]], bases: Sequence[Character], ligatures: Mapping[int, Sequence[Character]],
    composed: dict[int, str],
) -> None:
    """Combining marks, each with the letter stored before it, added to the texts of the letters that carry them."""
    letters = [c for c in bases if not c.text.isspace()]
    heads = {id(c): head for head, group in ligatures.items() for c in group}
    for mark, stored_before in combining if letters else ():
        middle = (mark.x0 + mark.x1) / 2
        near = stored_before is not None and _away(stored_before, middle) <= MARK_REACH * stored_before.size
        carrier = stored_before if near else min(letters, key=lambda c: (_away(c, middle), abs((c.x0 + c.x1) / 2 - middle)))
        assert carrier is not None
        head = heads.get(id(carrier), id(carrier))
        composed[head] = composed.get(head, carrier.text) + mark.text


def _away(character: Character, x: float) -> float:
    """Horizontal distance of a place from a character's box, 0 within it."""
    return max(character.x0 - x, x - character.x1, 0.0)


def _lam_first(group: list[Character]) -> list[Character]:
    """A lam-alef ligature's letters: the lam comes first; an alef before a lam never forms a ligature, so that order is the printed one."""
    if len(group) == 2 and group[0].text in "\u0627\u0623\u0625\u0622\u0671" and group[1].text == "\u0644":
        return group[::-1]
    return group


def _is_typed(character: Character) -> bool:
    """Whether a character is a person's annotation, which is no part of a printed word."""
    return character.face.origin == "annotation"


def _least_gap(a: Character, b: Character) -> float:
    """Type sizes between two characters from which they are two words."""
    return WORD_GAP if not (_is_ideograph(a) or _is_ideograph(b)) else IDEOGRAPH_GAP


def _is_ideograph(character: Character) -> bool:
    """Whether a character is of a script that sets no spaces between words."""
    return "\u2e80" <= character.text[0] <= "\u9fff" or "\uff00" <= character.text[0] <= "\uffef"


def _stacked(a: Character, b: Character) -> bool:
    """Whether two letters, stored one after the other, whose boxes have a part in common stand above each other as in a ligature."""
    shared = min(a.x1, b.x1) - max(a.x0, b.x0)
    return shared >= LIGATURE_OVERLAP * max(0.1, min(a.x1 - a.x0, b.x1 - b.x0))


def _kind(glyph: Glyph) -> str:
    """Bidirectional class (Unicode Standard Annex 9) of a glyph's first character."""
    return unicodedata.bidirectional(glyph.text[0])


def _turned(glyphs: list[Glyph], kinds: tuple[str, ...]) -> list[Glyph]:
    """Runs of the other direction turned round: each begins and ends with a character of ``kinds``; punctuation and spaces inside go with it.

    A run of digits alone ends at a space or dash (UAX 9, N1), and after Arabic letters at a hyphen (W2 and W4): two numbers side by side follow the
    line's direction.
    """
    own = [_kind(g) for g in glyphs]
    if not any(kind in kinds for kind in own):
        return glyphs
    result: list[Glyph] = []
    k = 0
    while k < len(glyphs):
        if own[k] not in kinds:
            result.append(glyphs[k])
            k += 1
            continue
        end, n = k, k
        arabic = next((_kind(g) for g in reversed(result) if _kind(g) in ("L", "R", "AL")), "") == "AL"
        while n < len(glyphs) and (own[n] in kinds or own[n] in ("ES", "ET", "CS", "ON", "WS", "BN", "S")):
            if own[n] in kinds:
                end = n
            elif "L" in kinds and "L" not in own[k:n] and (
                    glyphs[n].text.isspace() or ((own[n] == "ON" or (own[n] == "ES" and arabic)) and not _word_has_letters(glyphs, n))):
                break
            n += 1
        result += glyphs[k : end + 1][::-1]
        k = end + 1
    return result


def _word_has_letters(glyphs: list[Glyph], start: int) -> bool:
    """Whether a letter that reads from left to right comes before the next space."""
    word = itertools.takewhile(lambda g: not g.text.isspace(), glyphs[start:])
    return any(_kind(g) == "L" for g in word)


def _mirrored(glyphs: list[Glyph]) -> list[Glyph]:
    """Brackets of a right-to-left line the right way round.

    Some producers store the printed shape, some the letter's meaning, some one code for both brackets: so each is told by the spaces beside it, and
    where these do not say, by the line's first bracket.
    """
    brackets = [g.text for g in glyphs if g.text in _MIRROR]
    if not brackets:
        return glyphs
    turned = len(brackets) > 1 and brackets[0] in ")]}»"
    result = []
    for k, glyph in enumerate(glyphs):
        text = glyph.text
        if text in _MIRROR:
            opens, closes = _free(glyphs[:k][-1:]), _free(glyphs[k + 1 : k + 2])
            is_open = opens if opens != closes else (text in _OPENING) != turned
            text = text if (text in _OPENING) == is_open else _MIRROR[text]
        result.append(glyph if text == glyph.text else Glyph(text, glyph.character))
    return result


def _free(beside: list[Glyph]) -> bool:
    """Whether nothing, a space or punctuation is beside a bracket."""
    return not beside or beside[0].text.isspace() or beside[0].text in ".,;:،؛؟?!"


def _folded(text: str) -> str:
    """Ligatures and Arabic presentation forms are written as the letters that they stand for."""
    return unicodedata.normalize("NFKC", text) if _FOLDED.search(text) else text
