"""Where the words that are new in a reply belong."""

from __future__ import annotations

import msgspec

from extractor.data.alignment import Passage
from extractor.data.evidence import Written


class Placement(msgspec.Struct, frozen=True, kw_only=True):
    """New words of a document, by item.

    written: item id -> what was written for it, in reading order.
    loose: passages that belong to no item (letterheads, notes verbales, signatures, extra questions).
    furniture: running headers, footers and page numbers.
    template: words that stand for wording of the form: printed labels, headings that paraphrase a question, prompts of empty fields.
    displaced: items whose words were placed by label, wording or meaning instead of by their place in the form -> how sure, 0 to 1.
    listed: item id -> the lines that stand for its options in a translated form, the n-th for the n-th.
    reasons: item id -> why a person should look at the placement.
    """

    written: dict[str, tuple[Written, ...]]
    loose: tuple[Passage, ...] = ()
    furniture: tuple[Passage, ...] = ()
    template: tuple[Passage, ...] = ()
    displaced: dict[str, float] = {}
    listed: dict[str, tuple[Written, ...]] = {}
    reasons: dict[str, tuple[str, ...]] = {}
