"""Replies of two hands (two ministries, a partial correction) into one: joined where they agree or complete each other, else flagged."""

from __future__ import annotations

from collections.abc import Sequence

import msgspec

from extractor.batch.outcome import SUBSTANTIVE
from extractor.batch.versions import agree
from extractor.data.reply import Accounting, Answer, AnswerEvidence, Reply, ReplyWarning, Respondent, RespondentEvidence, Unassigned, Where
from extractor.settings import CONFIDENCE
from extractor.text import words

_STATUS_ORDER = ("blank", "not_found")


def merge(replies: Sequence[Reply]) -> Reply:
    """Several replies of one respondent to one questionnaire as one, in the order given; ``Where.source`` counts through."""
    shifted = []
    offset = 0
    for reply in replies:
        shifted.append(_shift(reply, offset))
        offset += len(reply.sources)
    names = [", ".join(source.path for source in reply.sources) for reply in replies]
    first = shifted[0]
    answers = {item: _merged([(name, reply.answers[item]) for name, reply in zip(names, shifted, strict=True)]) for item in first.answers}
    return msgspec.structs.replace(
        first, sources=tuple(source for reply in shifted for source in reply.sources), answers=answers,
        respondent=_respondent(shifted), languages=tuple(dict.fromkeys(code for reply in shifted for code in reply.languages)),
        unassigned=tuple(piece for reply in shifted for piece in reply.unassigned), accounting=_accounting(shifted),
        warnings=(ReplyWarning(code="merged", message=f"put together from {len(replies)} documents: {'; '.join(names)}"),
                  *(warning for reply in shifted for warning in reply.warnings)),
    )


def overlay(reply: Reply, correction: Reply) -> Reply:
    """A reply with a partial correction: what the correction answers takes the place of what it corrects, flagged where it differs."""
    merged = merge((reply, correction))
    answers = dict(merged.answers)
    path = ", ".join(source.path for source in correction.sources)
    for item, answer in _shift(correction, len(reply.sources)).answers.items():
        before = reply.answers.get(item)
        if answer.status in SUBSTANTIVE and before is not None and before.status in SUBSTANTIVE and not agree(before, answer):
            reason = f"corrected in {path}; before: {_said(before)}"
            answers[item] = msgspec.structs.replace(answer, review=True, reasons=(*answer.reasons, reason))
    return msgspec.structs.replace(merged, answers=answers)


def _merged(named: list[tuple[str, Answer]]) -> Answer:
    """One item's answer from several documents."""
    telling = [(name, answer) for name, answer in named if answer.status in SUBSTANTIVE]
    if not telling:
        return min((answer for _, answer in named), key=lambda answer: _STATUS_ORDER.index(answer.status))
    if len(telling) == 1:
        return telling[0][1]
    evidence = tuple(piece for _, answer in telling for piece in answer.evidence)
    best = max((answer for _, answer in telling), key=lambda answer: answer.confidence)
    if all(agree(answer, best) for _, answer in telling):
        return msgspec.structs.replace(best, evidence=evidence)
    return _conflicting(telling, evidence)


def _conflicting(telling: list[tuple[str, Answer]], evidence: tuple[AnswerEvidence, ...]) -> Answer:
    """Nothing is lost and nothing is chosen: all texts, all evidence, a selection only where all select the same."""
    texts: dict[tuple[str, ...], str] = {}
    for _, answer in telling:
        if answer.text.strip():
            texts.setdefault(tuple(words(answer.text)), answer.text)
    said = "; ".join(f"{name}: {_said(answer)}" for name, answer in telling)
    selections = {answer.selected for _, answer in telling if answer.selected}
    undecided = len(selections) > 1 or any(answer.status == "ambiguous" for _, answer in telling)
    clash = undecided or len({answer.status == "not_applicable" for _, answer in telling}) > 1
    chosen = next((answer for _, answer in telling if answer.selected), telling[0][1])
    return Answer(
        status="ambiguous" if clash else "answered", selected=() if clash else chosen.selected, labels=() if clash else chosen.labels,
        text="\n\n".join(texts.values()), confidence=CONFIDENCE["ambiguous" if clash else "contested"], review=True,
        reasons=(f"documents answer differently: {said}",), evidence=evidence,
    )


def _said(answer: Answer) -> str:
    shown = ", ".join(answer.labels) or answer.text or answer.status.replace("_", " ")
    line = " ".join(shown.split())
    return line if len(line) <= 80 else line[:79] + "…"


def _shift(reply: Reply, offset: int) -> Reply:
    """A reply whose places count ``offset`` sources before its own."""
    if not offset:
        return reply

    def there(where: Where) -> Where:
        return msgspec.structs.replace(where, source=where.source + offset) if where.source >= 0 else where

    def moved(answer: Answer) -> Answer:
        return msgspec.structs.replace(answer, evidence=tuple(msgspec.structs.replace(e, where=there(e.where)) for e in answer.evidence))

    respondent = msgspec.structs.replace(
        reply.respondent,
        evidence=tuple(RespondentEvidence(kind=e.kind, quote=e.quote, where=there(e.where)) for e in reply.respondent.evidence))
    return msgspec.structs.replace(
        reply, respondent=respondent, answers={item: moved(answer) for item, answer in reply.answers.items()},
        unassigned=tuple(Unassigned(text=u.text, where=there(u.where)) for u in reply.unassigned),
        warnings=tuple(ReplyWarning(code=w.code, message=w.message, where=there(w.where)) for w in reply.warnings),
    )


def _respondent(replies: Sequence[Reply]) -> Respondent:
    """The surest statement of the country, with the evidence of all."""
    best = max((reply.respondent for reply in replies), key=lambda respondent: respondent.confidence)
    return msgspec.structs.replace(best, evidence=tuple(e for reply in replies for e in reply.respondent.evidence))


def _accounting(replies: Sequence[Reply]) -> Accounting:
    """The sums: every word of every source still has one owner."""
    ledgers = [reply.accounting for reply in replies]
    return Accounting(
        tokens=sum(x.tokens for x in ledgers), template=sum(x.template for x in ledgers), answer=sum(x.answer for x in ledgers),
        furniture=sum(x.furniture for x in ledgers), unassigned=sum(x.unassigned for x in ledgers))
