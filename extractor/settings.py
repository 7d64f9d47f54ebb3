"""Every threshold, its unit, and where it was measured."""

from __future__ import annotations

# --- align: words of the form against words of the reply -------------------------------------------------------------
ANCHOR_WORDS = 4
"""Words; a sequence of this length that is unique in form and reply ties the two together (corpus, 46 replies: no false anchor)."""
ALIGN_GAP_CELLS = 60_000
"""Form words x reply words of a gap up to which it is aligned word by word; larger gaps are cut first."""
ALIGN_WORD = 1.0
"""Score of a matched word of more than three letters; the scores below are in the same unit."""
ALIGN_SHORT_WORD = 0.5
"""Score of a matched word of up to three letters (mostly function words)."""
ALIGN_CONTIGUOUS = 0.4
"""Bonus where the words before match as well."""
ALIGN_LINE_START = 0.6
"""Bonus where a line's first word is a block's first word."""
ALIGN_RUN_START = 0.8
"""Cost of starting a run of matches anywhere else."""
ALIGN_BREAK = 0.6
"""Cost of leaving a line before its end."""
LINE_COVERAGE = 0.34
"""Share of a form line's words that must be found, in order, to take the line as present at all."""
MOVED_COVERAGE = 0.7
"""The same for a line found out of order."""
EDIT_WORDS = 8
"""Longest run of words, inside a line's wording, that is taken as a retouched form and not as an answer."""

# --- assign: words to items -------------------------------------------------------------------------------------------
CLOSING_WORDS = 12
"""Words; a longer line at a letter's end is no part of its closing (place and date, signature)."""

# --- detect: marks on options -----------------------------------------------------------------------------------------
LABEL_SHARE = 0.6
"""Share of an option label's words that must be found to take the option as present."""
GREY_SATURATION = 12
"""Largest difference of a colour's channels (0 to 255) up to which it is a grey."""
LIGHT_GREY = 110
"""Darkest channel value (0 to 255) of a grey that looks faded beside black text."""
LARGER = 1.15
"""Ratio of type sizes from which one option is plainly larger than another."""
