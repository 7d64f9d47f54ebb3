"""Words beside each option: "Videoconference – Yes", "Fax: No"."""

from __future__ import annotations

import re
from collections.abc import Iterator

from extractor.data.evidence import ChoiceQuestion, Evidence
from extractor.detect.naming import ticks_cell
from extractor.detect.restyled import evidence
from extractor.wording import yes_or_no

KIND = "words-beside"


def find(question: ChoiceQuestion) -> Iterator[Evidence]:
    """Options with a yes or no of their own after (or before) the label; in a grid, in the cell.

    Not where the options are themselves yes and no: there such a word names an option, see ``answer_line``; but in a cell of a grid that
    stands for another option ("YES" under "Planned") it ticks that one.
    """
    polar = any(yes_or_no(site.label, question.languages) for site in question.sites)
    for site in question.sites:
        if not site.present or (polar and not ticks_cell(question, site)):
            continue
        for text, offset in ((site.after, site.after_start), (site.before, site.before_start)):
            end = len(text)
            if site.option in question.specify and offset == site.after_start:
                end = _first_word(text)
            said = yes_or_no(text[:end], question.languages)
            if said is not None:
                yield evidence(
                    question, site, KIND, "chosen" if said == "yes" else "rejected", quote=text[:end].strip(), span=(offset, offset + end), consumed=True,
                )
                break


def _first_word(text: str) -> int:
    """End of a word set off by a dash or colon, where the specification of an "other" option follows it; else the text's end."""
    match = re.match(r"[\s:)\]]*[-–—:]\s*[^\W\d_]+", text)
    return match.end() if match else len(text)
