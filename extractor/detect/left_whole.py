"""Lists of several options with all of them left, in a reply that deletes what does not apply: chosen where the last one's words are filled in."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import msgspec

from extractor.data.evidence import ChoiceQuestion, Evidence, Selection
from extractor.data.questionnaire import Item
from extractor.settings import DELETING_QUESTIONS
from extractor.text import has_words
from extractor.wording import lead_in


def left_whole(
    questions: Sequence[ChoiceQuestion], selections: Mapping[str, Selection], items: Sequence[Item]
) -> dict[str, Selection]:
    """``selections`` with those that found nothing at a whole list decided, if the reply's habit is deletion.

    A question that does not apply after what was answered before it is rightly left out.
    """
    habits = [s.habit for s in selections.values() if s.habit is not None]
    deletions = habits.count("deletion")
    if deletions < DELETING_QUESTIONS or 2 * deletions <= len(habits):
        return dict(selections)
    relevant = {item.id: item.relevant for item in items}
    return {
        q.item: _decided(q, selections[q.item])
        if _untouched(q, selections[q.item]) and _applies(relevant.get(q.item), selections) else selections[q.item]
        for q in questions
    }


def _untouched(question: ChoiceQuestion, selection: Selection) -> bool:
    """Whether several options may be chosen, all of them are there, and none is marked."""
    whole = bool(question.sites) and all(site.present for site in question.sites)
    return whole and question.multiple and selection.status == "blank" and not selection.evidence


def _applies(relevant: str | None, selections: Mapping[str, Selection]) -> bool:
    """Whether a question is asked after what was answered before it ("6 = yes"); it is where that is not known."""
    gate, _, option = (relevant or "").partition(" = ")
    answer = selections.get(gate)
    return answer is None or not answer.selected or option in answer.selected


def _decided(question: ChoiceQuestion, selection: Selection) -> Selection:
    """All options, where the words of "Other (please specify)" are filled in: the respondent was here, and what is left is chosen.  Else it was passed over."""
    filled = [
        w for w in question.written
        if w.option in question.specify and w.inside and has_words(w.text) and not lead_in(w.text, question.languages)
    ]
    if not filled:
        return selection
    first = filled[0]
    found = Evidence(
        kind="specified", item=question.item, option=first.option or "", means="chosen", quote=first.text, block=first.block, start=first.start, end=first.end,
    )
    return msgspec.structs.replace(
        selection, status="inferred", selected=tuple(site.option for site in question.sites), evidence=(found,), basis=("specified",),
        reasons=("options that do not apply are deleted elsewhere; here all are left, and the last one's words are filled in",),
    )
