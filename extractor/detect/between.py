"""What stands between two options of one line, shared out: "Yes X / No" marks Yes, "Yes / X No" marks No."""

from __future__ import annotations

import itertools
import re
from collections.abc import Sequence

import msgspec

from extractor.data.evidence import Site
from extractor.detect.signs import BOXED_CROSSES, EMPTY, POINTERS_ON, Sign, signs
from extractor.detect.spacing import spaced
from extractor.text import has_words

PAIRS = {"[": "]", "(": ")", "{": "}", "<": ">", "«": "»", "“": "”", "「": "」", "【": "】", "（": "）", "〔": "〕"}
"""Brackets and quotation marks that open -> those that close."""
_OPENING = tuple("[({<«“「【（〔")
_BOXES = BOXED_CROSSES + EMPTY + "☑🗹"
_SEPARATOR = re.compile(r"[/|;,،、؛／\n\t]| {2,}|\u00a0{2,}")


def share_out(sites: Sequence[Site]) -> tuple[Site, ...]:
    """``sites`` (in the form's order) with every gap between two neighbours cut in one place: its text and its controls.

    Boxes that the respondent plainly set behind the labels decide first, then the form's own: where they stand before the labels, the whole gap
    is the next option's.  Then a separator in the gap; without one, the side on which the outermost options carry their signs.
    """
    result = list(sites)
    behind = _boxed_behind(sites)
    here = sorted((k for k, s in enumerate(result) if s.present and not s.in_grid), key=lambda k: (result[k].block, result[k].start))
    for left, right in itertools.pairwise(here):
        a, b = result[left], result[right]
        end = a.after_start + len(a.after)
        # Where options of two lines of the form stand side by side, the printed letter of the next one parts them ("a) Police X    d) Courts").
        if a.block != b.block or not (end == b.start or a.after_start <= b.before_start <= end < b.start):
            continue
        cut = len(a.after) if a.block in behind else _cut(a, b, result[here[0]], result[here[-1]])
        place, gap = a.after_start + cut, a.after
        result[left] = msgspec.structs.replace(a, after=gap[:cut], controls=tuple(c for c in a.controls if c.start < place))
        before = gap[cut:] + b.before[end - b.before_start :]
        result[right] = msgspec.structs.replace(b, before=before, before_start=place, controls=tuple(c for c in b.controls if c.end > place))
    return tuple(result)


def _boxed_behind(sites: Sequence[Site]) -> set[int]:
    """Blocks whose options were re-typed with the box behind each ("Yes [ ] No [X]"), wherever the form has it: nothing stands before the first
    label, and behind every label, the last too, is one box and no other sign.
    """
    rows: dict[int, list[Site]] = {}
    for site in sorted((s for s in sites if s.present and not s.in_grid), key=lambda s: s.start):
        rows.setdefault(site.block, []).append(site)
    return {
        block for block, row in rows.items()
        if len(row) > 1 and not signs(row[0].before) and not signs(row[0].list_label)
        and all(a.after_start + len(a.after) == b.start for a, b in itertools.pairwise(row)) and all(_has_one_box(s.after) for s in row)
    }


def _has_one_box(text: str) -> bool:
    """Whether the signs of a text are one box, empty or ticked, printed or typed with brackets."""
    found = signs(text)
    return len(found) == 1 and _is_box(found[0])


def _is_box(sign: Sign) -> bool:
    """Whether a sign is a box: one character that is, or brackets with something or nothing between."""
    return sign.means == "off" or sign.text[0] in _BOXES or sign.end - sign.start > len(sign.text) + 1


def _nearer_to_next(gap: str) -> int | None:
    """Start of the last sign of a gap, if it plainly belongs to the label behind the gap: it stands right before it and away from what is before
    ("Yes ☐    → No ☐"); None otherwise.
    """
    found = signs(gap)
    if not found or found[-1].means != "on":
        return None
    sign = found[-1]
    behind = gap[sign.end :]
    ahead = gap[: sign.start]
    if behind.strip(" \u00a0") or len(behind) > 1 or not ahead.strip():
        return None
    apart = len(ahead) - len(ahead.rstrip())
    points_here = apart > 0 and sign.text[0] in POINTERS_ON
    return sign.start if points_here or apart > 1 or ahead[-1:] in ("\t", "\n") else None


def _widest(separators: Sequence[re.Match[str]]) -> re.Match[str] | None:
    """The separator that parts two options: the first that is more than spaces, else the widest of these; None where two are equally wide."""
    marked = [m for m in separators if m.group().strip(" \u00a0")]
    if marked or len(separators) < 2:
        return next(iter(marked or separators), None)
    first, second = sorted(separators, key=lambda m: m.start() - m.end())[:2]
    return first if len(first.group()) > len(second.group()) else None


def _at_box(a: Site, gap: str) -> int:
    """Where a gap is cut whose form has a box before each label: right before the next label's box, if that is still there and something stands before
    it ("☐ Yes (X)   ☐ No"), a bracket that closes round the label perhaps; else the whole gap is the next label's.
    """
    closing = len(gap) - len(gap.lstrip()) + 1 if PAIRS.get(a.before.rstrip()[-1:]) == gap.lstrip()[:1] else 0
    found = signs(gap)
    if found and _is_box(found[-1]) and found[-1].start > closing and not has_words(gap[found[-1].end :]):
        return found[-1].start
    return closing


def _cut(a: Site, b: Site, first: Site, last: Site) -> int:
    """Where the text between ``a`` and ``b`` is cut, in characters of that text."""
    gap = spaced(a.after, a.after_start, a.wide)
    nearer = _nearer_to_next(gap)
    if nearer is not None:
        return nearer
    if gap.rstrip()[-1:] in _OPENING and not signs(a.printed_after):
        return len(gap.rstrip()) - 1
    if signs(a.printed_after):
        return _at_box(a, gap) if signs(first.printed_before) else len(gap)
    separators = list(_SEPARATOR.finditer(gap))
    printed = [m for m in separators if m.group() in a.printed_after]
    chosen = _widest(printed or separators)
    if chosen is not None:
        return chosen.start()
    leading = first.list_label + first.before if first.before_start == len(first.list_label) else first.before
    return 0 if signs(leading) and not signs(last.after) else len(gap)
