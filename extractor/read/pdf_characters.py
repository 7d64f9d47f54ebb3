"""The characters of a page by pdfium, which is asked for as little as can be: a call costs more than all that is done with its answer."""

from __future__ import annotations

import ctypes
import itertools
import re
import unicodedata
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from typing import Any, NamedTuple

import pypdfium2.raw as pdfium

from extractor.read.pdf_page import Character, Face
from extractor.read.symbols import is_symbol_font, symbol
from extractor.settings.reading import ASCENT, DESCENT

_BOLD = re.compile(r"bold|black|heavy|demi|[-,]b$", re.IGNORECASE)
_ITALIC = re.compile(r"italic|oblique|[-,]i$", re.IGNORECASE)
_SURROGATE = re.compile("[\ud800-\udfff]")
_OUTLINED, _INVISIBLE = 2, 3
_FORCED_BOLD, _LEANING = 1 << 18, 1 << 6
_BOLD_WEIGHT = 600
_NO_CHARACTER = frozenset("\0\n\r\ufffe\uffff")
_LINE_END_HYPHEN, _SAME_IN_BULK = "\x02", "\ufffe"
"""What pdfium gives for a hyphen at a line's end: for it alone, and within the page's text."""
_UNTURNED = frozenset({"L", "EN", "ES", "ET", "CS", "NSM", "BN", "B", "S", "WS", "ON"})
"""Bidirectional classes (Unicode Standard Annex 9) of text that pdfium gives in the order in which it is stored."""


def direct(function: Any, result: Any) -> Any:
    """A function of pdfium that takes its arguments as they are, without the checks and conversions that cost as much again as the call.

    It is to be given what C expects: pointers, what ``ctypes.byref`` gives, and numbers only where an ``int`` is wanted.
    """
    return ctypes.PYFUNCTYPE(result)(ctypes.cast(function, ctypes.c_void_p).value or 0)


_unicode, _generated = direct(pdfium.FPDFText_GetUnicode, ctypes.c_uint), direct(pdfium.FPDFText_IsGenerated, ctypes.c_int)
_loose_box, _tight_box = direct(pdfium.FPDFText_GetLooseCharBox, ctypes.c_int), direct(pdfium.FPDFText_GetCharBox, ctypes.c_int)
_origin, _text_object = direct(pdfium.FPDFText_GetCharOrigin, ctypes.c_int), direct(pdfium.FPDFText_GetTextObject, ctypes.c_void_p)
_font, _font_size = direct(pdfium.FPDFTextObj_GetFont, ctypes.c_void_p), direct(pdfium.FPDFText_GetFontSize, ctypes.c_double)
_mode, _matrix = direct(pdfium.FPDFTextObj_GetTextRenderMode, ctypes.c_int), direct(pdfium.FPDFPageObj_GetMatrix, ctypes.c_int)
_glyph_width = direct(pdfium.FPDFFont_GetGlyphWidth, ctypes.c_int)
_fill_color = direct(pdfium.FPDFText_GetFillColor, ctypes.c_int)


class _Font(NamedTuple):
    """What a font says of all that is set in it."""

    name: str
    bold: bool
    italic: bool
    symbols: bool


class _Setting(NamedTuple):
    """How the characters of one text object are set."""

    face: Face
    size: float
    symbols: bool


class TextReader:
    """Reads the characters of an open page.

    left, top: the page's edges in pdfium's coordinates (origin bottom left).  is_scan: whether text that is painted invisibly counts, since it is
    what recognition has read; asked only where there is any.
    """

    def __init__(self, text_page: Any, left: float, top: float, is_scan: Callable[[], bool]) -> None:
        self._page, self._left, self._top, self._is_scan = text_page, left, top, is_scan
        self._fonts: dict[int | None, _Font] = {}
        self._faces: dict[Face, Face] = {}
        self._numbers = [ctypes.c_double() for _ in range(4)]
        self._at = [ctypes.byref(number) for number in self._numbers]
        self._channels = (ctypes.c_uint * 4)()
        self._at_channels = [ctypes.byref(self._channels, 4 * k) for k in range(4)]

    def read(self) -> list[Character]:
        """The page's characters in pdfium's order."""
        text = self._text()
        places = self._printed(text)
        lefts, rights = self._edges(places)
        owners = self._owners(places, text)
        printed = [text[k] for k in places]
        peculiar = {c for c in set(printed) if c == _LINE_END_HYPHEN or unicodedata.combining(c) or _is_private(c) or _SURROGATE.match(c)}
        settings: dict[int | None, _Setting | None] = {}
        found: list[Character] = []
        starts = [k for k in range(len(places)) if k == 0 or owners[k] != owners[k - 1]]
        for start, end in itertools.pairwise([*starts, len(places)]):
            owner = owners[start]
            if owner not in settings:
                settings[owner] = self._setting(places[start], owner)
            setting = settings[owner]
            if setting is None:
                continue
            face, size, symbols = setting
            for first, last, base in self._bases(places, start, end, owner):
                top, bottom = base - ASCENT * size, base + DESCENT * size
                some = [Character(t, x0, top, x1, bottom, size, face) for t, x0, x1 in zip(
                    printed[first:last], lefts[first:last], rights[first:last], strict=True)]
                if peculiar or symbols:
                    some = [self._corrected(c, k, symbols) if symbols or c.text in peculiar else c for c, k in zip(some, places[first:last], strict=True)]
                if face.italic:
                    some = [self._narrowed(c, k, owner) if _generated(self._page, k + 1) == 1 else c for c, k in zip(some, places[first:last], strict=True)]
                found += some
        return without_repeats(found) if any(map(unicodedata.combining, set(printed))) else found

    # --- what is asked for all characters at once

    def _text(self) -> str:
        """The page's text, with one character for each that pdfium counts."""
        count = pdfium.FPDFText_CountChars(self._page)
        units = (ctypes.c_ushort * (2 * count + 2))()
        written = pdfium.FPDFText_GetText(self._page, 0, count, units) - 1
        text = bytes(units)[: 2 * count].decode("utf-16-le", "surrogatepass")
        if not written == len(text) == count:  # some are left out there, or are two units of UTF-16
            return "".join([chr(_unicode(self._page, k)) for k in range(count)])
        if _SAME_IN_BULK in text:
            return "".join([chr(_unicode(self._page, k)) if c == _SAME_IN_BULK else c for k, c in enumerate(text)])
        return text

    def _printed(self, text: str) -> list[int]:
        """Positions of what is printed; what pdfium puts in itself is a space or a line's end."""
        page = self._page
        return [k for k, c in enumerate(text) if c not in _NO_CHARACTER and (c != " " or _generated(page, k) != 1)]

    def _edges(self, places: Sequence[int]) -> tuple[list[float], list[float]]:
        """Left and right edges of characters."""
        boxes = (ctypes.c_float * (4 * len(places)))()  # one FS_RECTF after the other: left, top, right, bottom
        for place, box in zip(places, map(ctypes.byref, itertools.repeat(boxes), range(0, ctypes.sizeof(boxes), 16)), strict=True):
            _loose_box(self._page, place, box)
        return [x - self._left for x in boxes[0::4]], [x - self._left for x in boxes[2::4]]

    def _owners(self, places: Sequence[int], text: str) -> list[int | None]:
        """The text object, by its address, of each character.

        The characters of one follow each other, except where lines are turned round; so what lies between two of one object is of that object too.
        """
        if not {unicodedata.bidirectional(c) for c in set(text)} <= _UNTURNED or not places:
            return [_text_object(self._page, place) for place in places]
        owners: list[int | None] = [None] * len(places)
        owners[0], owners[-1] = _text_object(self._page, places[0]), _text_object(self._page, places[-1])
        open_gaps = [(0, len(places) - 1)]
        while open_gaps:
            first, last = open_gaps.pop()
            if owners[first] == owners[last] is not None:
                owners[first:last] = [owners[first]] * (last - first)
            elif last - first > 1:
                middle = (first + last) // 2
                owners[middle] = _text_object(self._page, places[middle])
                open_gaps += [(first, middle), (middle, last)]
        return owners

    # --- what is asked for a text object

    def _bases(self, places: Sequence[int], start: int, end: int, owner: int | None) -> Iterator[tuple[int, int, float]]:
        """(start, end, their baseline's distance from the page's top) of a text object's characters: all at once where it runs level.

        Boxes of single glyphs differ in height; the baseline makes them comparable.
        """
        first, last = self._base(places[start]), self._base(places[end - 1])
        if first == last and owner is not None:
            yield start, end, first
        else:
            yield from ((k, k + 1, self._base(places[k])) for k in range(start, end))

    def _base(self, place: int) -> float:
        _origin(self._page, place, self._at[0], self._at[1])
        return self._top - float(self._numbers[1].value)

    def _setting(self, place: int, owner: int | None) -> _Setting | None:
        """How a text object is set, by one of its characters; None where it is painted invisibly."""
        item = ctypes.c_void_p(owner)
        mode = _mode(item) if owner else 0
        if mode == _INVISIBLE and not self._is_scan():
            return None
        key = _font(item) if owner else None
        if key not in self._fonts:
            self._fonts[key] = self._font_of(place)
        font = self._fonts[key]
        scale, leans = _scale_and_slant(item) if owner else (1.0, False)
        color = self._color(place)
        face = Face(font.name, None if color == "000000" else color, font.bold or mode == _OUTLINED, font.italic or leans)
        return _Setting(self._faces.setdefault(face, face), round(_font_size(self._page, place) * scale, 1), font.symbols)

    def _color(self, place: int) -> str | None:
        if not _fill_color(self._page, place, *self._at_channels):
            return None
        red, green, blue, _ = self._channels
        return f"{red:02x}{green:02x}{blue:02x}"

    def _font_of(self, place: int) -> _Font:
        name, flags = ctypes.create_string_buffer(256), ctypes.c_int()
        pdfium.FPDFText_GetFontInfo(self._page, place, name, 256, flags)
        font = name.value.decode("utf-8", "replace").rpartition("+")[2]
        bold = bool(_BOLD.search(font)) or pdfium.FPDFText_GetFontWeight(self._page, place) >= _BOLD_WEIGHT or bool(flags.value & _FORCED_BOLD)
        return _Font(font, bold, bool(_ITALIC.search(font)) or bool(flags.value & _LEANING), is_symbol_font(font))

    # --- what is asked for single characters

    def _corrected(self, character: Character, place: int, symbols: bool) -> Character:
        """A character as it is read: signs of symbol fonts as Unicode, combining marks where they are printed."""
        text, x0, x1, face = character.text, character.x0, character.x1, character.face
        if unicodedata.combining(text):
            _tight_box(self._page, place, *self._at)
            x0, x1 = self._numbers[0].value - self._left, self._numbers[1].value - self._left
        if symbols or _is_private(text):
            face = Face(face.font, face.color, face.bold, face.italic, "symbol")
            face = self._faces.setdefault(face, face)
            text = symbol(text, face.font)
        text = "-" if text == _LINE_END_HYPHEN else _SURROGATE.sub("\ufffd", text)
        return Character(text, x0, character.top, x1, character.bottom, character.size, face)

    def _narrowed(self, character: Character, place: int, owner: int | None) -> Character:
        """A leaning character as wide as it is set: an italic f's box reaches over the space behind it, and no space would be seen there."""
        width, matrix, item = ctypes.c_float(), pdfium.FS_MATRIX(), ctypes.c_void_p(owner)
        size = ctypes.c_float(_font_size(self._page, place))
        known = owner and _matrix(item, ctypes.byref(matrix)) and _glyph_width(
            ctypes.c_void_p(_font(item)), ord(character.text[0]), size, ctypes.byref(width))
        if not known or width.value <= 0:
            return character
        _origin(self._page, place, self._at[0], self._at[1])
        end = self._numbers[0].value - self._left + width.value * abs(matrix.a)
        return Character(
            character.text, character.x0, character.top, min(character.x1, end), character.bottom, character.size, character.face)


def without_repeats(characters: list[Character]) -> list[Character]:
    """The characters of a page with combining marks, without letters that come again with their marks.

    Where a letter and its mark are two text objects with one replacement text (ISO 32000-2, 14.9.4), pdfium gives that text with each of them: what
    stands on the line of others is kept.  A space without width stands beside it, which is none.
    """
    lines = Counter(round(c.bottom, 1) for c in characters)
    found: dict[frozenset[str], list[int]] = {}
    dropped: set[int] = set()
    for k, (first, second) in enumerate(itertools.pairwise(characters)):
        if bool(unicodedata.combining(first.text)) == bool(unicodedata.combining(second.text)):
            continue
        before = found.setdefault(frozenset((first.text, second.text)), [])
        twin = next((n for n in before if n < k - 1 and _at_one_place(characters, n, k)), None)
        before.append(k)
        if twin is not None:
            less = min((twin, k), key=lambda n: lines[round(characters[n].bottom, 1)])
            dropped |= {less, less + 1}
    return [c for k, c in enumerate(characters) if k not in dropped and (c.text != " " or c.x1 > c.x0)]


def _at_one_place(characters: Sequence[Character], n: int, k: int) -> bool:
    """Whether the pairs of characters from ``n`` and ``k`` on are printed one above the other; either may have its mark first."""
    a, b = (max(c.x1 for c in pair) + min(c.x0 for c in pair) for pair in (characters[n : n + 2], characters[k : k + 2]))
    return abs(a - b) < 2 and abs(characters[n].bottom - characters[k].bottom) < characters[k].size


def _is_private(text: str) -> bool:
    """Whether a character is of the private-use area of symbol fonts."""
    return "\uf000" <= text <= "\uf0ff"


def _scale_and_slant(item: Any) -> tuple[float, bool]:
    """(vertical scale, whether the letters are slanted) by a text object's matrix.

    A font of size 1 may be set at 11 points by it; a font without an italic is slanted by it.
    """
    matrix = pdfium.FS_MATRIX()
    if not _matrix(item, ctypes.byref(matrix)):
        return 1.0, False
    return abs(float(matrix.d)) or 1.0, abs(matrix.b) < 0.01 * abs(matrix.a) and abs(matrix.c) > 0.1 * abs(matrix.d)
