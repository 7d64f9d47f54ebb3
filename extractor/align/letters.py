"""Documents that do not keep the form: what their sentences share with it by chance is no wording of the form."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Sequence

from extractor.data.alignment import Word
from extractor.data.questionnaire import Form
from extractor.settings import ANCHOR_WORDS, FORM_SHARE, QUOTE_COVERAGE


def is_letter(form: Form, form_words: Sequence[Word], partner: Sequence[int], coverage: Sequence[float]) -> bool:
    """Whether a document is a reply without the form: few questions are found in it, and few of its words are questions.

    The second is high also in a short reply that keeps but a few questions.
    """
    shares = [share for line, share in zip(form.lines, coverage, strict=True) if line.role == "question" and line.text]
    found = sum(share >= 0.5 for share in shares) / len(shares) if shares else 0.0
    if found >= FORM_SHARE:
        return False
    asked = sum(i >= 0 and form.lines[form_words[i].block].role == "question" for i in partner)
    return asked < FORM_SHARE * max(1, len(partner))


def keep_quotes(form: Form, form_words: Sequence[Word], words: Sequence[Word], partner: list[int]) -> None:
    """Undo, in place, all matches but those of questions that stand in one block nearly whole and in a row."""
    sizes = Counter(w.block for w in form_words)
    places: dict[tuple[int, int], list[int]] = defaultdict(list)
    for j, i in enumerate(partner):
        if i >= 0:
            places[form_words[i].block, words[j].block].append(j)
    for (line, _), found in places.items():
        whole = len(found) >= max(QUOTE_COVERAGE * sizes[line], ANCHOR_WORDS)
        close = len(found) >= QUOTE_COVERAGE * (found[-1] - found[0] + 1)
        if not (whole and close and form.lines[line].role == "question"):
            for j in found:
                partner[j] = -1
