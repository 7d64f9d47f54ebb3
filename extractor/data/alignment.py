"""Who owns which characters of a document."""

from __future__ import annotations

from typing import Literal

import msgspec

Owner = Literal["template", "answer", "furniture", "unassigned"]


class Passage(msgspec.Struct, frozen=True, kw_only=True):
    """Characters ``[start, end)`` of block ``block`` and their owner; ``item`` for answers, and for template that belongs to an item."""

    block: int
    start: int
    end: int
    owner: Owner
    item: str | None = None
