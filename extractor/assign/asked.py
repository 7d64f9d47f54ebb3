"""Where in a reply the form's questions stand."""

from __future__ import annotations

from extractor.data.alignment import Alignment


def asked_blocks(alignment: Alignment) -> tuple[int, int]:
    """First and last block of the body that holds wording of a question or option; (0, -1) if none does."""
    lines = alignment.form.lines
    asked = [
        word.block for word, i in zip(alignment.words, alignment.partner, strict=True)
        if i >= 0 and lines[alignment.form_words[i].block].role in ("question", "option", "choice", "column", "answer")
        and alignment.document.blocks[word.block].part == "body"
    ]
    return (min(asked), max(asked)) if asked else (0, -1)
