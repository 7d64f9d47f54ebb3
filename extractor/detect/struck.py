"""Whether a sign was struck out after it was set."""

from __future__ import annotations

from extractor.data.evidence import Site
from extractor.detect.signs import EMPTY, Sign


def is_struck(site: Site, sign: Sign, text: str, offset: int) -> bool:
    """Whether a strike goes through a sign of ``text``, which stands at ``offset`` of the block.

    A box that is struck with the sign beside it left, as tracked changes are printed, says nothing of the sign.
    """
    marks = [k for k in range(sign.start, sign.end) if text[k] not in EMPTY and not text[k].isspace()] or range(sign.start, sign.end)
    return any(span.style.strike and any(span.start <= offset + k < span.end for k in marks) for span in site.spans)
