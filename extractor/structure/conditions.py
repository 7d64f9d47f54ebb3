"""When a question applies: "If yes, …" after a question with a yes, and the questions that go on from it."""

from __future__ import annotations

from collections.abc import Sequence

from extractor.structure.cues import Cues
from extractor.structure.draft import Draft, Understood


def set_relevance(understood: Understood, cues: Cues) -> None:
    """Set ``relevant`` of each question from its wording ("1 = yes")."""
    for siblings in _sibling_lists(understood.drafts):
        before: Draft | None = None
        for draft in siblings:
            if draft.row:
                before = draft
                continue
            polarity = cues.follow_up(draft.text)
            if polarity is not None:
                target = _target(draft, siblings, polarity, cues)
                if target is not None:
                    draft.relevant = f"{target.id} = {polarity}"
                elif cues.is_conditional(draft.text):
                    understood.doubt(draft, f"begins like a follow-up, but no question before it has the option {polarity!r}")
            elif before is not None and before.relevant and draft.parent is not None and cues.is_conditional(draft.text):
                draft.relevant = before.relevant
            before = draft
    _set_skipped(understood.drafts, cues)


def _set_skipped(drafts: Sequence[Draft], cues: Cues) -> None:
    """Questions that an "If no, go to question 8" leads past are asked only of those who say yes."""
    by_label = {".".join(draft.path).casefold(): number for number, draft in enumerate(drafts) if draft.label is not None}
    for number, draft in enumerate(drafts):
        for note in draft.notes:
            polarity, target = cues.follow_up(note), cues.skip_target(note)
            if polarity is None or target is None or not _has(draft, polarity):
                continue
            asked = "yes" if polarity == "no" else "no"
            for passed in drafts[number + 1 : by_label.get(target.casefold(), number)]:
                if passed.relevant is None and passed.parent is draft.parent and _has(draft, asked):
                    passed.relevant = f"{draft.id} = {asked}"


def _sibling_lists(drafts: Sequence[Draft]) -> list[list[Draft]]:
    lists: dict[int, list[Draft]] = {}
    for draft in drafts:
        lists.setdefault(id(draft.parent), []).append(draft)
    return list(lists.values())


def _target(draft: Draft, siblings: Sequence[Draft], polarity: str, cues: Cues) -> Draft | None:
    """The question that a follow-up hangs on: the nearest one before it, beside or above, that has the option."""
    at = siblings.index(draft)
    if at and _has(siblings[at - 1], polarity) and not (draft.parent and _has(draft.parent, polarity) and siblings[at - 1].relevant):
        return siblings[at - 1]
    above = draft.parent
    while above is not None:
        if _has(above, polarity):
            return above
        above = above.parent
    for sibling in reversed(siblings[:at]):
        if _has(sibling, polarity):
            return sibling
        if not cues.is_conditional(sibling.text) and not sibling.relevant:
            break
    return None


def _has(draft: Draft, polarity: str) -> bool:
    return any(option.id == polarity for option in draft.options)
