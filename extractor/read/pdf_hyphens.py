"""Hyphens at the ends of lines: which of them only part a word, by what else the document prints."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from extractor.read.pdf_lines import TextLine
from extractor.settings.reading import LINE_END_HYPHENS

SOFT = "\u00ad"
_HYPHENS = "-\u2010"
_WORD = re.compile(r"[^\W\d_]+(?:[-\u2010\u2011][^\W\d_]+)*")
_HEAD = re.compile(rf"[^\W\d_]+(?:[{_HYPHENS}][^\W\d_]+)*(?=[{_HYPHENS}]$)")
_BREAK = re.compile(rf"[^\W\d_][{_HYPHENS}]$")


class Hyphens:
    """What the lines of a document say about the hyphens that end some of them; texts: lines that follow each other, region by region.

    The layout's own hyphens are told from those of compounds by the document's habit: whoever lets words be parted at line ends has as many
    hyphens there as anywhere else, while compounds seldom happen to end a line; or the pieces of several are no words that the document prints
    elsewhere.
    """

    def __init__(self, texts: Iterable[Sequence[TextLine]]) -> None:
        self._printed: set[str] = set()
        self._parts = self._fragments = False
        regions = [[line.text for line in lines] for lines in texts]
        if any(_BREAK.search(text) for region in regions for text in region):
            self._learn(regions)

    def _learn(self, regions: Sequence[Sequence[str]]) -> None:
        """Note the words that are printed whole, and whether words are parted at line ends."""
        broken = within = 0
        ends: list[tuple[str, str]] = []
        for region in regions:
            for before, text, after in zip(["", *region], region, [*region[1:], ""], strict=False):
                head = _HEAD.search(text)
                start = _WORD.match(text) if _BREAK.search(before) else None
                whole = text[start.end() if start else 0 : head.start() if head else None]
                found = [w.casefold().replace("\u2010", "-") for w in _WORD.findall(whole)]
                self._printed.update(found, *(w.split("-") for w in found))
                within += sum("-" in w for w in found)
                tail = _WORD.match(after)
                if head is not None and tail is not None and after[:1].islower():
                    broken += 1
                    ends.append((_last(head.group()), tail.group().casefold().partition("-")[0]))
        self._parts = broken >= max(LINE_END_HYPHENS, within)
        self._fragments = sum(not {first, second} & self._printed for first, second in ends) >= LINE_END_HYPHENS

    def parts(self, before: str, after: str) -> bool:
        """Whether the hyphen that ends the text ``before`` belongs to no word: ``after``, the next line, goes on with the word."""
        head, tail = _HEAD.search(before), _WORD.match(after)
        if head is None or tail is None or not after[0].islower():
            return False
        first, second = head.group().casefold().replace("\u2010", "-"), tail.group().casefold().replace("\u2010", "-")
        if f"{first}-{second}" in self._printed:
            return False
        if before[-1] != "-" or first + second in self._printed:
            return True
        if self._fragments and len(first) > 1 and _last(first) not in self._printed:
            return True
        return self._parts and len(first) > 1 and not {first, second} <= self._printed


def _last(word: str) -> str:
    """The last part of a compound, comparable."""
    return word.casefold().replace("\u2010", "-").rpartition("-")[2]
