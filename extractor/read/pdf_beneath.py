"""A sign on a line of its own, under one of several words or boxes side by side: it marks what it stands under, and is put there."""

from __future__ import annotations

import itertools
from collections.abc import Container, Sequence

import msgspec

from extractor.read.pdf_lines import LineSetter, TextLine
from extractor.read.pdf_overlay import BOX_GLYPHS
from extractor.read.pdf_page import Character, Page, outside_tables
from extractor.settings.reading import APART, BENEATH_PITCH, BENEATH_REACH, BENEATH_WORD, WORD_GAP

_SIGNS = frozenset("xX✓✔✗✘√●")
_STROKES = frozenset("/|／")


def lifted(page: Page, fixed: Container[int], setter: LineSetter) -> Page:
    """The page with such signs moved up: behind the word above, or in place of the box above.

    Only where the line above has words that stand apart; outside tables, whose cells tell places apart themselves.  fixed: positions of characters
    that stand for form fields, which have a state of their own.
    """
    if not any(_stands_alone(page.characters, k) for k, c in enumerate(page.characters) if c.text in _SIGNS):
        return page
    free = outside_tables(page)
    place: dict[int, int] = {}
    characters = list(page.characters)
    lines = setter.lines(free)
    left, right = min((line.x0 for line in lines), default=0.0), max((line.x1 for line in lines), default=0.0)
    for above, line in itertools.pairwise(lines):
        if line.glyphs[0].character.text not in _SIGNS or _is_wrapped(line, above, left, right):
            continue
        place = place or {id(c): k for k, c in enumerate(page.characters)}
        visible = [g.character for g in line.glyphs if not g.text.isspace()]
        if not all(c.text in _SIGNS for c in visible) or line.top - above.bottom >= BENEATH_PITCH * line.size:
            continue
        for sign in visible:
            target = _target(sign, above)
            if target is None or place[id(target)] in fixed:
                continue
            own = place[id(sign)]
            if target.text in BOX_GLYPHS:
                characters[place[id(target)]] = msgspec.structs.replace(sign, x0=target.x0, x1=target.x1, top=target.top, bottom=target.bottom)
                characters[own] = msgspec.structs.replace(sign, text=" ")
            else:
                behind = target.x1 + 1.1 * WORD_GAP * target.size
                characters[own] = msgspec.structs.replace(sign, x0=behind, x1=behind + 0.1, top=target.top, bottom=target.bottom)
    return msgspec.structs.replace(page, characters=tuple(characters))


def _is_wrapped(line: TextLine, above: TextLine, left: float, right: float) -> bool:
    """Whether a line is the one above going on: it begins where that one does, and its first sign had no more room there before the text's edge."""
    first = line.glyphs[0].character
    needed = WORD_GAP * line.size + first.x1 - first.x0
    if above.right_to_left:
        return abs(first.x1 - above.x1) <= BENEATH_REACH and above.x0 - needed < left
    return abs(first.x0 - above.x0) <= BENEATH_REACH and above.x1 + needed > right


def _stands_alone(characters: Sequence[Character], k: int) -> bool:
    """Whether a character is not printed in one word with the one stored before or after it."""
    own = characters[k]
    beside = [c for c in (*characters[max(0, k - 1) : k], *characters[k + 1 : k + 2]) if not c.text.isspace() and abs(c.bottom - own.bottom) < 1]
    return not any(min(abs(c.x0 - own.x1), abs(own.x0 - c.x1)) < WORD_GAP * own.size for c in beside)


def _target(sign: Character, above: TextLine) -> Character | None:
    """What a sign stands under: a box, or the last letter of a group of words; None if nothing in particular, or the beginning of a sentence."""
    middle = (sign.x0 + sign.x1) / 2
    groups = _apart([g.character for g in above.glyphs if not g.text.isspace()])
    if len(groups) < 2:
        return None
    group = min(groups, key=lambda g: _away(g, middle))
    if _away(group, middle) > BENEATH_REACH:
        return None
    box = next((c for c in group if c.text in BOX_GLYPHS), None)
    return box if box is not None else group[-1] if group[-1].x1 - middle <= BENEATH_WORD else None


def _apart(characters: Sequence[Character]) -> list[list[Character]]:
    """The characters of a line in groups: each box with what follows it, or else what a wide gap or a stroke sets off."""
    boxed = any(c.text in BOX_GLYPHS for c in characters)
    groups: list[list[Character]] = []
    stroke = False
    for c in sorted(characters, key=lambda c: c.x0):
        before, stroke = stroke, c.text in _STROKES
        if stroke:
            continue
        joins = c.text not in BOX_GLYPHS if boxed else not before and bool(groups) and c.x0 - groups[-1][-1].x1 <= APART * c.size
        if groups and joins:
            groups[-1].append(c)
        else:
            groups.append([c])
    return groups


def _away(group: Sequence[Character], x: float) -> float:
    """Distance of a place from a group, 0 within it."""
    return max(group[0].x0 - x, x - group[-1].x1, 0.0)
