"""Words in a cell of a grid: of all the row's cells one is written in ("Partly" has "in 3 provinces"), and that column is chosen."""

from __future__ import annotations

from collections.abc import Iterator

from extractor.data.evidence import ChoiceQuestion, Evidence, Site
from extractor.detect.naming import named_option
from extractor.detect.restyled import evidence
from extractor.detect.signs import signs
from extractor.text import has_words
from extractor.wording import yes_or_no

KIND = "cell-words"


def find(question: ChoiceQuestion) -> Iterator[Evidence]:
    """The one cell of a row with words of the respondent that are no yes, no, sign or name of an option; they stay the row's text."""
    cells = [s for s in question.sites if s.present and s.in_grid]
    written = [s for s in cells if has_words(s.after)]
    if len(written) == 1 and len(cells) > 1 and _is_remark(written[0], question):
        yield evidence(question, written[0], KIND, "chosen", quote=written[0].after.strip(), span=(0, len(written[0].after)))


def _is_remark(site: Site, question: ChoiceQuestion) -> bool:
    text = site.after
    if any(sign.means != "off" for sign in signs(text)) or yes_or_no(text, question.languages) is not None:
        return False
    return named_option(text.strip(" ."), question.sites) is None
