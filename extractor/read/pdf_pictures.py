"""Small pictures printed as boxes: which of them show a ticked box, told by how much ink they have."""

from __future__ import annotations

import itertools
from collections import defaultdict
from collections.abc import Callable, Sequence
from typing import Any

from extractor.data.document import Box
from extractor.read.pdf_page import Page, Picture
from extractor.settings.reading import INK_GAP, INK_RATIO, PICTURE_SCALE, SMALL_PICTURE


def is_small(picture: Picture) -> bool:
    """Whether a picture may be a box."""
    return picture.box[2] - picture.box[0] <= SMALL_PICTURE and picture.box[3] - picture.box[1] <= SMALL_PICTURE


def inked(pictures: Sequence[Picture], render: Callable[[float], Any]) -> tuple[Picture, ...]:
    """The pictures of a page, the small ones with their ink; render: gives the page as a picture (PIL) at a scale, called only if needed."""
    if not any(is_small(p) for p in pictures):
        return tuple(pictures)
    page = render(PICTURE_SCALE).convert("L")
    return tuple(p._replace(ink=_ink(page, p.box)) if is_small(p) else p for p in pictures)


def box_states(pages: Sequence[Page]) -> dict[str, bool]:
    """Hash of a picture -> whether it shows a ticked box.

    Pictures of one size are compared over the whole document: where they fall into lighter and darker ones, the darker are ticked.  Where they
    are all alike nothing can be told.
    """
    sizes: dict[tuple[int, int], dict[str, float]] = defaultdict(dict)
    for picture in (p for page in pages for p in page.pictures if is_small(p)):
        width, height = picture.box[2] - picture.box[0], picture.box[3] - picture.box[1]
        if 0.75 <= width / max(height, 0.1) <= 1.33:
            sizes[round(width / 2), round(height / 2)].setdefault(picture.digest, picture.ink)
    states: dict[str, bool] = {}
    for inks in sizes.values():
        cut = _cut(sorted(inks.values()))
        if cut is not None:
            states |= {digest: ink > cut for digest, ink in inks.items()}
    return states


def _cut(inks: Sequence[float]) -> float | None:
    """The ink between the lighter and the darker pictures; None where they do not fall into two groups."""
    if len(inks) < 2:
        return None
    gap, low, high = max((b - a, a, b) for a, b in itertools.pairwise(inks))
    spread = max(low - inks[0], inks[-1] - high)
    if gap < INK_GAP or high < INK_RATIO * low or spread > gap:
        return None
    return (low + high) / 2


def _ink(page: Any, box: Box) -> float:
    """Mean darkness of a place of the page, 0 for white to 1 for black."""
    left, top = round(box[0] * PICTURE_SCALE), round(box[1] * PICTURE_SCALE)
    part = page.crop((left, top, max(left + 1, round(box[2] * PICTURE_SCALE)), max(top + 1, round(box[3] * PICTURE_SCALE))))
    counts = part.histogram()
    return float(sum((255 - value) * count for value, count in enumerate(counts)) / (255 * max(1, sum(counts))))
