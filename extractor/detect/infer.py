"""What is not marked but follows: an "if yes" part that is answered, an "Other" that is specified."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import msgspec

from extractor.data.evidence import ChoiceQuestion, Evidence, Selection, Written
from extractor.data.placement import Placement
from extractor.data.questionnaire import Item, Questionnaire
from extractor.detect.below import with_rows_in_doubt
from extractor.detect.denied import with_denials
from extractor.detect.left_whole import left_whole
from extractor.detect.naming import mentions, other_head
from extractor.detect.squeezed import with_squeezed_in_doubt
from extractor.languages import known
from extractor.text import has_words
from extractor.wording import is_not_applicable, lead_in


def infer(
    questionnaire: Questionnaire, questions: Sequence[ChoiceQuestion], selections: Mapping[str, Selection], placement: Placement,
    languages: tuple[str, ...],
) -> dict[str, Selection]:
    """``selections`` with the inferred ones filled in, and those that contradict their follow-ups marked.

    Specified options come first, since a filled-in "Other" is itself an answered follow-up.
    """
    left = left_whole(questions, with_squeezed_in_doubt(questions, selections), questionnaire.items)
    items = {item.id: item for item in questionnaire.items}
    result = {q.item: with_denials(q, _mentioned(q, _specified(q, left[q.item])), items[q.item]) for q in questions}
    result = with_rows_in_doubt(questions, result, questionnaire.items, placement.written)
    for item in reversed(questionnaire.items):
        if item.relevant is not None:
            _follow_up(item, result, placement, languages)
    return result


def _specified(question: ChoiceQuestion, selection: Selection) -> Selection:
    """Add the "Other, please specify" whose words are written."""
    filled = [
        w for w in question.written
        if w.option in question.specify and (w.inside or not selection.selected) and not lead_in(w.text, question.languages) and _own_words(w, selection)
        and not _denies(w.text, question.languages)
    ]
    missing = [w for w in filled if w.option not in selection.selected]
    if not missing or selection.status == "ambiguous" or not question.multiple:
        return selection
    new = tuple(Evidence(kind="specified", item=question.item, option=w.option or "", means="chosen", quote=w.text, block=w.block, start=w.start, end=w.end,
                         consumed=tuple(head for other in missing for head in _head(question, other))) for w in missing[:1])
    chosen = {*selection.selected, *(e.option for e in new)}
    status = selection.status if selection.selected else "inferred"
    return msgspec.structs.replace(
        selection, status=status, selected=tuple(dict.fromkeys(s.option for s in question.sites if s.option in chosen)),
        evidence=selection.evidence + new, basis=(*selection.basis, "specified"),
        reasons=(*selection.reasons, f"“{missing[0].option}” is not marked, but its words are filled in"),
    )


def _head(question: ChoiceQuestion, written: Written) -> tuple[tuple[int, int, int], ...]:
    """The characters of "Other:" where it opens the words that specify it."""
    ends = (other_head(written.text, site, question.languages) for site in question.sites if site.option == written.option)
    return tuple((written.block, written.start, written.start + end) for end in ends if end)


def _mentioned(question: ChoiceQuestion, selection: Selection) -> Selection:
    """Where nothing is marked, take the options whose labels stand word for word in what was written: a proposal for the person who reviews."""
    if selection.status != "blank" or selection.evidence:
        return selection
    found = [
        Evidence(kind="mentioned", item=question.item, option=site.option, means="chosen", quote=site.label, block=w.block, start=w.start, end=w.end)
        for site in question.sites for w in question.written if mentions(w.text, site)
    ]
    chosen = dict.fromkeys(e.option for e in found)
    if not chosen or (len(chosen) > 1 and not question.multiple):
        return selection
    return msgspec.structs.replace(
        selection, status="inferred", selected=tuple(chosen), evidence=tuple(found), basis=("mentioned",),
        reasons=("nothing is marked; options are named in what was written",),
    )


def _denies(text: str, languages: tuple[str, ...]) -> bool:
    """Whether a text says that nothing applies ("None of the above", "N/A"): that specifies nothing."""
    return is_not_applicable(text, languages) or known(*languages).equals("none_of_these", text)


def _own_words(written: Written, selection: Selection) -> bool:
    """Whether words are left once the marks among them are taken away."""
    text = list(written.text)
    for e in selection.evidence:
        for block, start, end in e.consumed:
            if block == written.block:
                for k in range(max(start - written.start, 0), min(end - written.start, len(text))):
                    text[k] = " "
    return has_words("".join(text))


def _follow_up(item: Item, selections: dict[str, Selection], placement: Placement, languages: tuple[str, ...]) -> None:
    """Let an answered follow-up speak for the option that it presupposes; "not applicable" is no such answer."""
    gate, _, option = (item.relevant or "").partition(" = ")
    answer = selections.get(gate)
    if answer is None:
        return
    own = selections.get(item.id)
    words = [w for w in placement.written.get(item.id, ()) if not is_not_applicable(w.text, languages)]
    if not (own is not None and own.selected) and not (own is None and any(has_words(w.text) for w in words)):
        return
    if answer.status == "blank":
        quote = words[0] if words else None
        e = Evidence(
            kind="follow-up", item=gate, option=option, means="chosen", quote=quote.text[:120] if quote else item.id,
            block=quote.block if quote else _place(own), start=quote.start if quote else 0, end=quote.end if quote else 0,
        )
        selections[gate] = msgspec.structs.replace(
            answer, status="inferred", selected=(option,), evidence=(*answer.evidence, e), basis=("inferred",),
            reasons=(f"nothing is marked; {item.id}, asked only if {option}, is answered",),
        )
    elif answer.status == "answered" and option not in answer.selected and own is not None and own.selected:
        selections[gate] = msgspec.structs.replace(
            answer, basis=(*answer.basis, "contradicted"),
            reasons=(*answer.reasons, f"{item.id}, asked only if {option}, is answered all the same"),
        )


def _place(selection: Selection | None) -> int:
    return selection.evidence[0].block if selection is not None and selection.evidence else 0
