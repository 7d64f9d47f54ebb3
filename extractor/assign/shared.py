"""Several questions answered under one label ("1 and 2: No.", "4 and 5: Yes. Act of 2019"): what of the words goes to which."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import msgspec

from extractor.data.evidence import Written
from extractor.data.questionnaire import Item
from extractor.text import has_words
from extractor.wording import opening_word, yes_or_no


def shared(
    items: Sequence[str], texts: Sequence[Written], by_id: Mapping[str, Item], languages: tuple[str, ...]
) -> tuple[dict[str, list[Written]], str]:
    """(item -> its words, how they were shared out).

    As many paragraphs as items: one each.  A bare yes or no: the same for all.  A yes or no before other words: it for the questions that
    have options, the words for the first that has none.  Questions that all have options: all words for each.  Else all stand at the first.
    """
    if len(texts) == len(items):
        return {item: [text] for item, text in zip(items, texts, strict=True)}, "one paragraph each, in their order"
    choices = [item for item in items if by_id[item].options]
    if len(texts) == 1 and yes_or_no(texts[0].text, languages) is not None:
        return {item: [texts[0]] for item in items}, "the same words for each"
    opening = _opening(texts, languages)
    if opening is not None and choices and len(choices) < len(items):
        word, rest = opening
        free = next(item for item in items if item not in choices)
        return {**{item: [word] for item in choices}, free: rest}, "the yes or no for those with options, the other words for the first without"
    if texts and len(choices) == len(items):
        return {item: list(texts) for item in items}, "the same words for each"
    return {items[0]: list(texts)}, "all words stand at the first"


def _opening(texts: Sequence[Written], languages: tuple[str, ...]) -> tuple[Written, list[Written]] | None:
    """(the yes or no that opens the words as a sentence of its own, the other words); None if there is none, or nothing else."""
    parted = part_opening(texts[0], languages) if texts else None
    if parted is None:
        return None
    word, rest = parted
    others = [*([rest] if rest is not None else []), *texts[1:]]
    return (word, others) if others else None


def part_opening(text: Written, languages: tuple[str, ...]) -> tuple[Written, Written | None] | None:
    """(the yes or no that opens a paragraph as a sentence of its own, the rest of it if there is any); None if none does."""
    said, end, alone = opening_word(text.text, languages)
    if said is None or not alone:
        return None
    behind = text.text[end:]
    lead = len(behind) - len(behind.lstrip())
    word = msgspec.structs.replace(text, end=text.start + end, text=text.text[:end].rstrip())
    if not has_words(behind):
        return word, None
    return word, msgspec.structs.replace(text, start=text.start + end + lead, text=behind[lead:], inside=True)
