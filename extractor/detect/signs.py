"""Signs that people type to tick something, and what they mean."""

from __future__ import annotations

import re
from typing import Literal, NamedTuple

Meaning = Literal["on", "off", "cross"]

TICKS = "✓✔√☑✅🗸🗹⍻"
BOXED_CROSSES = "☒⊠⮽🗷🗵"
FILLED = "\u20dd●◉■◼◾⬛▪⚫⦿🔘◙♦★✱"
POINTERS_ON = "→➔➤►▶☞⇒⟶>"
"""Pointers at what follows them in the line."""
POINTERS = POINTERS_ON + "←⇐☜◄◀⟵<"
CROSSES = "✗✘✖❌✕"
LETTERS = "xX×хХⅹⅩ╳"
EMPTY = "☐□○◯◻◽⬜❏❑▢⚪❍"
PICTURE = "\ufffc"

_ON = TICKS + BOXED_CROSSES + FILLED + POINTERS + LETTERS + "*+"
_SIGN = re.compile(
    rf"(?:[\[({{_<«]+\s*)?(?P<sign>[{re.escape(_ON + CROSSES)}]+|[vV])(?:\s*[\])}}_»]+)?"
)
_OFF = re.compile(rf"[{re.escape(EMPTY)}]|[\[(]\s*[\])]")


class Sign(NamedTuple):
    """A sign, its meaning, and its half-open place in the text that was searched."""

    text: str
    means: Meaning
    start: int
    end: int


def signs(text: str) -> list[Sign]:
    """All signs of a text, in order.  A letter X (or V) counts only where no letter or digit touches it."""
    found: list[Sign] = []
    for match in _SIGN.finditer(text):
        sign = match.group("sign")
        if sign[0] in LETTERS + "vV*+" and not _alone(text, match.start("sign"), match.end("sign")):
            continue
        if sign[0] in "<>" and not _points(text, match.start("sign"), match.end("sign")):
            continue
        found.append(Sign(sign, "cross" if sign[0] in CROSSES else "on", match.start(), match.end()))
    found += [Sign(m.group(), "off", m.start(), m.end()) for m in _OFF.finditer(text)]
    return found if len(found) < 2 else _on_boxes(text, sorted(found, key=lambda s: s.start))


def _on_boxes(text: str, found: list[Sign]) -> list[Sign]:
    """A sign typed onto an empty box, before or behind it with at most a space between ("X☐", "☐ X"), is that box ticked; a sign in brackets is none
    typed onto a box behind it ("Yes (X) ☐ No"): the brackets are what it is typed into.
    """
    result: list[Sign] = []
    for sign in found:
        last = result[-1] if result else None
        near = last is not None and text[last.end : sign.start] in ("", " ", "\u00a0") and not _bracketed(last)
        if last is not None and near and {last.means, sign.means} == {"on", "off"} and _one_box(last, sign):
            mark = last if last.means == "on" else sign
            result[-1] = Sign(mark.text, "on", last.start, sign.end)
        else:
            result.append(sign)
    return result


def _one_box(first: Sign, second: Sign) -> bool:
    """Whether one of two signs is an empty box and the other is typed, no box itself and no pointer."""
    mark = first if first.means == "on" else second
    return mark.text[0] not in BOXED_CROSSES + FILLED + POINTERS + "☑🗹"


def _bracketed(sign: Sign) -> bool:
    """Whether a sign that is on stands in brackets."""
    return sign.means == "on" and sign.end - sign.start > len(sign.text) + 1


def _alone(text: str, start: int, end: int) -> bool:
    """Whether no letter, digit or apostrophe touches ``[start, end)``."""
    before, after = text[start - 1 : start] if start else "", text[end : end + 1]
    return not (before.isalnum() or after.isalnum() or before in ("'", "’", "-") or after in ("'", "’", "-"))


def _points(text: str, start: int, end: int) -> bool:
    """Whether angle brackets ``[start, end)`` are an arrow ("<<<", "<--", "->"), not less or more than a number ("> 5 %") nor between two words."""
    ahead, behind = text[:start].rstrip("-=–—"), text[end:].lstrip("-=–—")
    return _alone(ahead + "<" + behind, len(ahead), len(ahead) + 1) and not behind.lstrip()[:1].isdigit()


def is_sign_only(text: str) -> bool:
    """Whether a text is nothing but signs, brackets, underscores and separators, with at least one sign."""
    found = signs(text)
    if not found:
        return False
    rest = list(text)
    for sign in found:
        rest[sign.start : sign.end] = " " * (sign.end - sign.start)
    return not any(c.isalnum() for c in rest)
