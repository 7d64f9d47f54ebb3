"""Words that a respondent puts before every answer ("Resposta:", "Our reply –"), in whatever language: no text."""

from __future__ import annotations

import re
from collections import Counter

import msgspec

from extractor.assign.labels import LabelReader
from extractor.data.alignment import Passage
from extractor.data.evidence import Written
from extractor.data.placement import Placement
from extractor.settings import CONFIDENCE, HABIT_ANSWERS, HABIT_SHARE
from extractor.text import has_words, words
from extractor.wording import stance

_LEAD = re.compile(r"\s*([^\W\d_]+(?:\s+[^\W\d_]+){0,2})\s*(?:[:：][-–—]?|/(?=\s)|[.-][-–—](?=\s))\s*")


def without_lead_ins(placement: Placement, languages: tuple[str, ...]) -> Placement:
    """``placement`` without the words before a colon or stroke that open most answers alike; those are template then.

    What they lead in answers the question, not the option that happens to stand above it.
    """
    leads = {item: found for item, pieces in placement.written.items() if pieces and (found := _lead(pieces[0], languages)) is not None}
    usual, times = Counter(leads.values()).most_common(1)[0] if leads else ((), 0)
    answered = sum(any(has_words(w.text) for w in pieces) for pieces in placement.written.values())
    if times < HABIT_ANSWERS or times < HABIT_SHARE * answered:
        return placement
    written = dict(placement.written)
    template = list(placement.template)
    for item, pieces in placement.written.items():
        if leads.get(item) != usual:
            continue
        end = _length(pieces[0])
        first = pieces[0]
        template.append(Passage(block=first.block, start=first.start, end=first.start + end, owner="template"))
        rest = msgspec.structs.replace(first, start=first.start + end, text=first.text[end:], option=None)
        written[item] = ((rest,) if rest.text.strip() else ()) + pieces[1:]
    return msgspec.structs.replace(placement, written=written, template=tuple(template))


def without_own_labels(placement: Placement, reader: LabelReader) -> Placement:
    """``placement`` without labels such as "Question 3:" before the words that stand under that very question; they are template, or loose
    words where they have a line of their own.

    A label that names other questions as well puts all of them in doubt: the words are in one place only.
    """
    written, displaced, reasons = dict(placement.written), dict(placement.displaced), dict(placement.reasons)
    template, loose = list(placement.template), list(placement.loose)
    for item, pieces in placement.written.items():
        label = reader.read(pieces[0].text) if pieces else None
        if label is None or not label.worded or item not in label.items:
            continue
        first = pieces[0]
        rest = msgspec.structs.replace(first, start=first.start + label.end, text=first.text[label.end :])
        if has_words(rest.text):
            template.append(Passage(block=first.block, start=first.start, end=rest.start, owner="template"))
            written[item] = (rest, *pieces[1:])
        elif len(pieces) > 1:  # a line of its own above the answer
            loose.append(Passage(block=first.block, start=first.start, end=first.end, owner="unassigned"))
            written[item] = pieces[1:]
        else:
            continue
        for named in label.items if len(label.items) > 1 else ():
            displaced[named] = min(CONFIDENCE["displaced"], displaced.get(named, 1.0))
            reasons[named] = (*reasons.get(named, ()), f"answered together, under {item}: {' and '.join(label.items)}")
    return msgspec.structs.replace(
        placement, written=written, template=tuple(template), loose=tuple(loose), displaced=displaced, reasons=reasons)


def _lead(piece: Written, languages: tuple[str, ...]) -> tuple[str, ...] | None:
    """The words that open a piece before a colon or stroke; None if there are none, or if they answer."""
    match = _LEAD.match(piece.text)
    return tuple(words(match.group(1))) if match is not None and stance(match.group(1), languages) is None else None


def _length(piece: Written) -> int:
    """Characters of a piece's lead."""
    match = _LEAD.match(piece.text)
    return match.end() if match is not None else 0
