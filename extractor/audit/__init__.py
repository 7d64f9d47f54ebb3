"""Answers + ledger -> Reply: status, confidence, and what needs a person's eye.  Only this stage decides on review."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import msgspec

from extractor.audit.calibration import reliability
from extractor.audit.comments import comments, said_beside, with_comments
from extractor.audit.ledger import Ledger, account, ownership
from extractor.audit.places import locate
from extractor.audit.reading_order import doubted_by_order
from extractor.audit.struck import REASON, struck_answers
from extractor.data.alignment import Alignment, Passage
from extractor.data.document import TWICE, Document
from extractor.data.evidence import Selection
from extractor.data.placement import Placement
from extractor.data.questionnaire import Item, Questionnaire, printed_labels
from extractor.data.reply import Answer, AnswerEvidence, QuestionnaireReference, Reply, ReplyWarning, Respondent, SourceReference, Status, Unassigned, Where
from extractor.data.source import Source
from extractor.settings import CONFIDENCE, REVIEW_BELOW
from extractor.wording import is_not_applicable

__all__ = ["audit", "ownership"]


def audit(
    *, source: Source, document: Document, questionnaire: Questionnaire, alignment: Alignment, placement: Placement,
    selections: Mapping[str, Selection], texts: Mapping[str, str], respondent: Respondent, ledger: Ledger, languages: Sequence[str],
) -> Reply:
    """Put a reply together from what the stages found.

    Raises AssertionError if the ledger does not add up: that would be a defect of this program.
    """
    accounting = account(ledger.owned)
    assert accounting.tokens == accounting.template + accounting.answer + accounting.furniture + accounting.unassigned
    present = {line.item for line, share in zip(alignment.form.lines, alignment.coverage, strict=True) if line.item and line.text and share > 0}
    remarks = comments(document)
    unordered = doubted_by_order(alignment, placement)
    twice = next((note.message for note in document.notes if note.code == TWICE), None)
    said = said_beside(document, alignment, ledger.owned)
    struck = struck_answers(placement, document)
    return Reply(
        questionnaire=QuestionnaireReference(id=questionnaire.id, sha256=questionnaire.sha256),
        respondent=respondent,
        sources=(SourceReference(path=source.path, sha256=source.sha256, format=source.format, pages=document.pages, received=source.received),),
        languages=tuple(languages[:1]),
        answers={
            item.id: _doubted(said.get(item.id, ()), unordered.get(item.id), twice, item.id in struck, _answer(
                item, printed_labels(item, questionnaire), selections.get(item.id), texts.get(item.id, ""), placement, document, tuple(languages),
                item.id in present))
            for item in questionnaire.items
        },
        unassigned=(*_unassigned(document, ledger.passages), *remarks),
        accounting=with_comments(accounting, remarks),
        warnings=tuple(
            ReplyWarning(code=n.code, message=n.message, where=locate(document, n.block, 0, 0) if n.block is not None else Where(page=n.page))
            for n in document.notes
        ),
    )


def _answer(
    item: Item, labels: Mapping[str, str], selection: Selection | None, text: str, placement: Placement, document: Document,
    languages: tuple[str, ...], present: bool,
) -> Answer:
    selected = selection.selected if selection is not None else ()
    status = _status(selection, text, languages, present)
    confidence = _confidence(selection, text, placement, item, status)
    reasons = (*(selection.reasons if selection is not None else ()), *placement.reasons.get(item.id, ()))
    if selection is not None and text and not selected and status == "blank":
        reasons = (*reasons, "words are written, but no option is marked")
    return Answer(
        status=status, selected=selected, labels=tuple(labels.get(o, o) for o in selected), text=text, confidence=confidence,
        review=status == "ambiguous" or confidence < REVIEW_BELOW, reasons=reasons, evidence=_evidence(item, selection, placement, document),
    )


def _doubted(said: Sequence[str], unordered: str | None, twice: str | None, struck: bool, answer: Answer) -> Answer:
    """The answer, in doubt where comments stand beside it, which are no text of the document but must be seen, where order of reading or form are, or
    where words of it are struck out.
    """
    doubts = [(CONFIDENCE["commented"], f"a comment stands here: “{text}”") for text in said]
    if unordered is not None:
        doubts.append((CONFIDENCE["unordered"], unordered))
    if twice is not None:
        doubts.append((CONFIDENCE["twice"], twice))
    if struck and answer.text:
        doubts.append((CONFIDENCE["struck"], REASON))
    if not doubts:
        return answer
    confidence = min(answer.confidence, *(sure for sure, _ in doubts))
    return msgspec.structs.replace(answer, confidence=confidence, review=True, reasons=(*answer.reasons, *(reason for _, reason in doubts)))


def _status(selection: Selection | None, text: str, languages: tuple[str, ...], present: bool) -> Status:
    if selection is not None and selection.status in ("answered", "inferred", "ambiguous"):
        return selection.status
    if text and is_not_applicable(text, languages):
        return "not_applicable"
    if text and selection is None:
        return "answered"
    return "blank" if present or text else "not_found"


def _confidence(selection: Selection | None, text: str, placement: Placement, item: Item, status: Status) -> float:
    """How sure: the measured reliability of the ways in which selection and text were reached, the least of them."""
    ways = list(selection.basis) if selection is not None else ["text" if status != "not_found" else "not_found"]
    if selection is not None and text and not selection.selected and status == "blank":
        ways.append("words_only")
    known = reliability()
    return round(min([placement.displaced.get(item.id, 1.0), *(known[way] for way in ways)]), 3)


def _evidence(item: Item, selection: Selection | None, placement: Placement, document: Document) -> tuple[AnswerEvidence, ...]:
    """What the selection rests on, then where the words stand."""
    found = [
        AnswerEvidence(kind=e.kind, option=e.option, quote=e.quote[:200], where=locate(document, e.block, e.start, e.end))
        for e in ((*selection.evidence, *selection.conflicts) if selection is not None else ())
    ]
    found += [
        AnswerEvidence(kind="text", option=w.option, quote=w.text[:200], where=locate(document, w.block, w.start, w.end))
        for w in placement.written.get(item.id, ())
    ]
    return tuple(found)


def _unassigned(document: Document, passages: Sequence[Passage]) -> tuple[Unassigned, ...]:
    """Runs of words that nobody owns, with the punctuation between them."""
    return tuple(
        Unassigned(text=document.blocks[p.block].text[p.start : p.end], where=locate(document, p.block, p.start, p.end))
        for p in passages if p.owner == "unassigned"
    )
