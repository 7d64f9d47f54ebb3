"""Glyphs of symbol fonts as the Unicode signs that they look like."""

from __future__ import annotations

from functools import lru_cache

_WINGDINGS = {
    0x6C: "●", 0x6D: "❍", 0x6E: "■", 0x6F: "☐", 0x70: "❐", 0x71: "❑", 0x72: "❒", 0x73: "⬧", 0x74: "⧫", 0x75: "◆", 0x76: "❖", 0x77: "◆",
    0x9E: "·", 0x9F: "•", 0xA1: "○", 0xA2: "⭕", 0xA3: "○", 0xA4: "◉", 0xA5: "◎", 0xA7: "▪", 0xA8: "☐", 0xAA: "✦", 0xAB: "★", 0xD8: "➢", 0xE0: "→",
    0xE8: "➔", 0xF0: "⇨", 0xFB: "✗", 0xFC: "✓", 0xFD: "☒", 0xFE: "☑", 0x46: "☞", 0x4A: "☺",
}
_WINGDINGS_2 = {
    0x4F: "✗", 0x50: "✓", 0x51: "☒", 0x52: "☑", 0x53: "☒", 0x54: "☒", 0x55: "⊗", 0x56: "⊗", 0x58: "●", 0x81: "○", 0x97: "●", 0x98: "●", 0x99: "○",
    0x9A: "◎", 0x9B: "◉", 0x9E: "◉", 0x9F: "■", 0xA0: "■", 0xA1: "■", 0xA2: "■", 0xA3: "☐", 0xA4: "☐", 0xA5: "☐",
}
_WINGDINGS_3 = {0x22: "→", 0x67: "→", 0x7D: "▶", 0xE8: "→"}
_WEBDINGS = {0x31: "☐", 0x3C: "■", 0x61: "✓", 0x63: "☐", 0x67: "■", 0x6E: "●", 0x72: "✗", 0x73: "?", 0x8F: "○"}
_SYMBOL = {0xB7: "•", 0xD6: "√", 0xB4: "×", 0xAE: "→", 0xDE: "⇒", 0xA8: "♦", 0xC4: "⊗", 0xD0: "∠", 0xA7: "♣"}
_DINGBATS = {0x33: "✓", 0x34: "✔", 0x35: "✕", 0x36: "✖", 0x37: "✗", 0x38: "✘", 0x6C: "●", 0x6D: "❍", 0x6E: "■", 0x6F: "❏", 0x71: "❑", 0x72: "❒", 0xE8: "➔"}
_ANY = _SYMBOL | _WINGDINGS
_FONTS = {
    "wingdings 2": _WINGDINGS_2, "wingdings2": _WINGDINGS_2, "wingdings 3": _WINGDINGS_3, "wingdings3": _WINGDINGS_3, "wingdings": _WINGDINGS,
    "webdings": _WEBDINGS, "symbol": _SYMBOL, "zapfdingbats": _DINGBATS, "zapf dingbats": _DINGBATS, "dingbats": _DINGBATS,
}


def is_symbol_font(font: str | None) -> bool:
    """Whether a font's letters are signs."""
    return bool(font) and _table(font or "") is not None


def symbol(text: str, font: str | None) -> str:
    """A text of a font's code points (in the private-use area F000 to F0FF, or as letters of a symbol font) in Unicode.

    Without a symbol font that is known (LibreOffice prints OpenSymbol for all of them) private-use code points are taken as Wingdings, their
    commonest origin, and what that does not have as Symbol.
    """
    table = _table(font or "")
    result = []
    for c in text:
        code = ord(c)
        private = 0xF000 <= code <= 0xF0FF
        if private or table is not None:
            found = (table if table is not None else _ANY).get(code - 0xF000 if private else code)
            result.append(found if found is not None else ("•" if private else c))
        else:
            result.append(c)
    return "".join(result)


@lru_cache(maxsize=256)
def _table(font: str) -> dict[int, str] | None:
    name = font.rpartition("+")[2].lower()
    return next((table for key, table in _FONTS.items() if name.startswith(key)), None)
