"""A reply typed into a quoted mail: ">" before a line is the mail's, no pointer at what follows."""

from __future__ import annotations

from extractor.data.alignment import Alignment, runs_by_block
from extractor.settings import QUOTED_SHARE

QUOTE = ">"
"""What mail programs put before every line that they quote (RFC 3676, section 4.5)."""


def is_quoted(alignment: Alignment) -> bool:
    """Whether most of the blocks that hold a question's wording begin as quoted lines do."""
    lines, blocks = alignment.form.lines, alignment.document.blocks
    asking = [block for block, runs in runs_by_block(alignment).items() if any(run.line >= 0 and lines[run.line].role == "question" for run in runs)]
    return bool(asking) and sum(blocks[k].text.lstrip().startswith(QUOTE) for k in asking) > QUOTED_SHARE * len(asking)


def past_quote(text: str, start: int, end: int) -> int:
    """Where ``text[start:end]`` begins behind the quotation's signs that it may begin with."""
    here = text[start:end]
    quoted = here.lstrip()
    return end - len(quoted.lstrip(QUOTE + " \u00a0")) if quoted.startswith(QUOTE) else start
