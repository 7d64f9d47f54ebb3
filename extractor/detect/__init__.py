"""Alignment + placed words -> Selections: which options each question's marks choose."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from extractor.data.alignment import Alignment
from extractor.data.evidence import ChoiceQuestion, Evidence, Selection
from extractor.data.placement import Placement
from extractor.data.questionnaire import Item, Questionnaire
from extractor.detect.combine import combine
from extractor.detect.infer import infer
from extractor.detect.marks import finders
from extractor.detect.sites import SiteFinder
from extractor.settings import QUESTION_FOUND

__all__ = ["detect"]


def detect(questionnaire: Questionnaire, alignment: Alignment, placement: Placement, languages: Sequence[str]) -> dict[str, Selection]:
    """Selections of all select items, by item id; every mark of the document is weighed by the document's own habit.

    languages: codes in which yes, no and lead-ins may be written, most likely first.
    """
    questions = _questions(questionnaire, alignment, placement, tuple(languages))
    evidence: dict[str, list[Evidence]] = {q.item: [e for find in finders() for e in find(q)] for q in questions}
    return infer(questionnaire, questions, combine(questions, evidence), placement, tuple(languages))


def _questions(
    questionnaire: Questionnaire, alignment: Alignment, placement: Placement, languages: tuple[str, ...]
) -> list[ChoiceQuestion]:
    finder = SiteFinder(alignment)
    found = Counter(
        line.item for line, share in zip(alignment.form.lines, alignment.coverage, strict=True)
        if line.text and ((line.role == "question" and share >= QUESTION_FOUND) or (line.role == "option" and share > 0))
    )
    asked = {
        line.item for line, share in zip(alignment.form.lines, alignment.coverage, strict=True)
        if line.role == "question" and share >= QUESTION_FOUND and line.text
    }
    return [_question(item, finder, placement, alignment.form.language, item.id in asked or found[item.id] > 1, languages)
            for item in questionnaire.items if item.type.startswith("select")]


def _question(
    item: Item, finder: SiteFinder, placement: Placement, language: str, present: bool, languages: tuple[str, ...]
) -> ChoiceQuestion:
    sites = finder.sites(item, language)
    if item.id in placement.listed:
        sites = finder.listed(sites, placement.listed[item.id])
    wording, printed_wording = finder.wording(item.id)
    return ChoiceQuestion(
        item=item.id, multiple=item.type == "select_multiple", sites=sites, written=placement.written.get(item.id, ()),
        question_present=present, grid=any(s.in_grid for s in sites), languages=languages,
        stray=finder.stray(sites), specify=tuple(o.id for o in item.options if o.specify), wording=wording, printed_wording=printed_wording,
    )
