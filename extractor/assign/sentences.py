"""Sentences of a text, by spaCy's rule-based sentencizer; loaded only for replies that must be cut."""

from __future__ import annotations

from functools import cache
from typing import Any


@cache
def _pipeline(language: str) -> Any:
    """The language's blank pipeline, which knows its abbreviations; the multi-language one for a language that spaCy does not have."""
    import spacy

    if language == "zh":
        pipeline = spacy.blank("zh", config={"nlp": {"tokenizer": {"segmenter": "char"}}})
    else:
        try:
            pipeline = spacy.blank(language)
        except ImportError:
            pipeline = spacy.blank("xx")
    pipeline.add_pipe("sentencizer", config={"punct_chars": [".", "!", "?", "؟", "。", "！", "？", "…"]})
    return pipeline


def sentences(text: str, language: str) -> list[tuple[int, int]]:
    """Half-open character ranges of the sentences of a text, without the spaces between them; they cover all its words."""
    found = []
    for sentence in _pipeline(language)(text).sents:
        start, end = sentence.start_char, sentence.end_char
        while start < end and text[start].isspace():
            start += 1
        while end > start and text[end - 1].isspace():
            end -= 1
        if start < end:
            found.append((start, end))
    return found
