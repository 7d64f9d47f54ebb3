"""The whole path on one page: the only module that knows the order of the stages."""

from __future__ import annotations

from pathlib import Path

from extractor.align import align, without_superseded
from extractor.assign import compose, place
from extractor.audit import audit, ownership
from extractor.data.document import Document
from extractor.data.questionnaire import Form, Questionnaire
from extractor.data.reply import Reply
from extractor.data.source import Source
from extractor.data.trace import Trace
from extractor.detect import detect
from extractor.read import read
from extractor.respondent import identify, letterhead_passages
from extractor.structure import choose, choose_form, learn_file, load, load_known


def extract(source: Source, questionnaire: Questionnaire | None = None, *, pdf_reader: str = "pdfium") -> Reply:
    """Read one reply.

    questionnaire: its definition; None to take the best-matching known one.  pdf_reader: "pdfium" or "pdfplumber".
    Raises DocumentError where the document cannot be read, NoMatchingQuestionnaire where no known definition fits.
    """
    return trace(source, questionnaire, pdf_reader=pdf_reader).reply


def trace(source: Source, questionnaire: Questionnaire | None = None, *, pdf_reader: str = "pdfium") -> Trace:
    """As ``extract``, with everything that was found on the way."""
    document = read(source, pdf_reader=pdf_reader)
    questionnaire, form = _definition(document, questionnaire)
    document = without_superseded(form, document)
    alignment = align(form, document)
    languages = languages_of(form, document)
    placement = place(questionnaire, alignment, languages)
    selections = detect(questionnaire, alignment, placement, languages)
    texts = compose(placement.written, selections, languages)
    ledger = ownership(alignment, placement)
    respondent = identify(document, source, ledger.passages, " ".join(line.text for line in form.lines), questionnaire.items)
    letterhead = letterhead_passages(respondent, ledger.passages)
    if letterhead:
        ledger = ownership(alignment, placement, letterhead)
    reply = audit(
        source=source, document=document, questionnaire=questionnaire, alignment=alignment, placement=placement, selections=selections,
        texts=texts, respondent=respondent, ledger=ledger, languages=languages,
    )
    return Trace(
        source=source, document=document, questionnaire=questionnaire, alignment=alignment, placement=placement,
        selections=selections, passages=ledger.passages, reply=reply,
    )


def load_questionnaire(name: str) -> Questionnaire:
    """A definition by its file, its known id, or a blank form that is learnt on the fly (with its translations beside it)."""
    path = Path(name)
    if path.suffix.lower() in (".yaml", ".yml"):
        return load(path)
    return learn_file(path, read) if path.exists() else load_known(name)


def _definition(document: Document, questionnaire: Questionnaire | None) -> tuple[Questionnaire, Form]:
    """The definition and the form of it (language, version) that the document comes closest to."""
    return choose(document) if questionnaire is None else (questionnaire, choose_form(document, questionnaire))


def languages_of(form: Form, document: Document) -> tuple[str, ...]:
    """Languages in which the respondent may have written, most likely first."""
    from extractor.languages import available
    from extractor.languages import detect as detect_languages

    written = detect_languages(" ".join(b.text for b in document.blocks[:200]))
    return tuple(dict.fromkeys((form.language, *written[:2], "en", *available())))
