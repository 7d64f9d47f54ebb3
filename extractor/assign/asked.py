"""Where in a reply the form's questions stand."""

from __future__ import annotations

from extractor.data.alignment import Alignment, runs


def asked_blocks(alignment: Alignment) -> tuple[int, int]:
    """First and last block of the body that holds wording of a question or option; (0, -1) if none does."""
    lines = alignment.form.lines
    asked = [
        run.block for run in runs(alignment)
        if run.line >= 0 and lines[run.line].role in ("question", "option", "choice", "column", "answer")
        and alignment.document.blocks[run.block].part == "body"
    ]
    return (min(asked), max(asked)) if asked else (0, -1)
