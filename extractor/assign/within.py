"""Labels inside a running paragraph: a sentence that opens with "With regard to question 3.1, ..." begins another answer."""

from __future__ import annotations

import re
from collections.abc import Container, Iterator, Sequence

import msgspec

from extractor.assign.labels import LabelReader
from extractor.data.document import Block
from extractor.languages import available, known
from extractor.text import has_words, words

_SENTENCE = re.compile(r"(?:(?<=[.!?;؟؛…])\s+|(?<=[。！？；])\s*|\n\s*)(?=\S)")
_STOPS = (":", "：", ",", "،", "，", "、", ")", ".")


def cut_at_labels(blocks: Sequence[Block], reader: LabelReader, whole: Container[int]) -> list[Block]:
    """``blocks`` in which every sentence that opens with a worded label begins a block of its own.

    The parts keep their block's number and their offsets: what does not belong to a part is blank in it.  whole: numbers of blocks that stay as they are.
    """
    return [part for block in blocks for part in ([block] if block.index in whole else _cut(block, reader))]


def _cut(block: Block, reader: LabelReader) -> Iterator[Block]:
    starts = [m.end() for m in _SENTENCE.finditer(block.text) if _begins(block.text, m.end(), reader)]
    if not starts:
        yield block
        return
    for start, end in zip([0, *starts], [*starts, len(block.text)], strict=True):
        text = " " * start + block.text[start:end]
        yield msgspec.structs.replace(block, text=text, label_end=0 if start else block.label_end)


def _begins(text: str, at: int, reader: LabelReader) -> bool:
    """Whether a sentence opens at ``at`` with the word for a question, its number, a stop, and goes on; "Cf. question 1." only refers to one."""
    label = reader.read(text[at:])
    if label is None or not label.worded or not label.items or not label.style.endswith(_STOPS) or not has_words(text[at + label.end :]):
        return False
    before = words(text[:at])
    return known(*available()).ends("see_also", before, len(before)) == 0
