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
OPTION_REACH = 40
"""Words between an inline option and the form's word before it, up to which it is still looked for."""

# --- assign: words to items -------------------------------------------------------------------------------------------
FORM_SHARE = 0.3
"""Share of the form's questions found in a reply below which it is read as a letter, by its labels."""
QUESTION_FOUND = 0.5
"""Share of a question's words from which its wording counts as present."""
WORDING_START = 0.12
"""Similarity (cosine, 0 to 1) that a paragraph needs with a question beyond the paragraph before it to start an answer."""
WORDING_CONTINUES = 0.02
"""Gain of a paragraph that goes on with the answer before it."""
WORDING_MARGIN = 0.35
"""Largest lead over the next best question that still adds to the confidence."""
HEADING_WORDS = 40
"""Words; a longer paragraph is no heading."""
HEADING_RATIO = 80.0
"""Similarity (rapidfuzz token set ratio, 0 to 100) with the question from which a short paragraph is its heading."""
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
LABEL_RATIO = 92.0
"""Similarity (rapidfuzz ratio, 0 to 100) from which words written by the respondent are an option's label."""
KIND_WEIGHT = {
    "sign": 3.0, "drawing": 3.0, "words": 3.0, "words-beside": 3.0, "strike": 3.0, "highlight": 3.0, "underline": 2.5, "bold": 2.5,
    "deletion": 2.0, "shading": 2.0, "border": 2.0, "colour": 2.0, "cell-shading": 2.0, "image-box": 2.0, "capitals": 1.5, "italic": 1.5, "size": 1.0,
}
"""Weight of a mark of each family when marks disagree within a question."""
HABIT_CAP = 5
"""Further questions decided by the same family of marks that add to its weight."""
CLEAR_MAJORITY = 3.0
"""Ratio of weights from which one reading of a question overrules the others."""
CONFIDENCE = {
    "agreeing": 0.99, "habitual": 0.98, "single": 0.93, "contested": 0.7, "ambiguous": 0.3, "blank": 0.95, "inferred": 0.8, "specified": 0.75,
    "contradicted": 0.7, "text": 0.97, "displaced": 0.8, "labelled": 0.93, "worded": 0.85, "not_found": 0.9,
}
"""Confidence by the way an answer was reached."""
REVIEW_BELOW = 0.9
"""Confidence below which an answer asks for review."""

# --- review: the spot-check page ---------------------------------------------------------------------------------------
REVIEW_PORT = 8751
"""Port of the local page where it is free; else the system gives one."""
REVIEW_FORM_KEPT = 0.5
"""Share of the form's words found in a reply from which its missing lines are shown as deleted (letters keep under 0.1, forms over 0.8)."""
REVIEW_VIEWS_KEPT = 48
"""Painted documents kept in memory (about 0.2 MB for four pages)."""
REVIEW_OPEN_FILES = 8
"""PDF files held open for drawing."""
REVIEW_IMAGE_BYTES = 96 * 1024 * 1024
"""Pictures of pages kept in memory, in bytes (one page at 144 dots per inch: 0.1 to 0.3 MB)."""
REVIEW_IMAGE_PIXELS = 12_000_000
"""Largest picture of a page, in pixels (A4 at 288 dots per inch is 7.7 million)."""
REVIEW_OFFICE_AT_ONCE = 6
"""Word documents printed by one run of LibreOffice (its start takes 1.3 s, each document 0.15 to 0.4 s)."""
REVIEW_OFFICE_SECONDS = 120
"""Seconds after which a run of LibreOffice is ended."""

# --- structure: which questionnaire a document answers ----------------------------------------------------------------
SEQUENCE_WORDS = 3
"""Words of the sequences that a form and a document are compared by."""
CHOICE_SHARE = 0.15
"""Share of a form's word sequences from which a document is taken as a reply to it (other questionnaires of the corpus: up to 0.02)."""
CHOICE_WEAK = 0.35
"""Share of the words of a form's questions from which a letter without the form is taken as a reply to it."""
