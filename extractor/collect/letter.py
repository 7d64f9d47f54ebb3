"""What all kinds of mail have in common once they are taken apart: an envelope, a text, and parts."""

from __future__ import annotations

from collections.abc import Iterator

import msgspec

from extractor.collect.body import answers_in, automatic
from extractor.collect.forwarded import forwarded
from extractor.collect.part import Budget, Part
from extractor.collect.unpack import document
from extractor.data.source import Source
from extractor.data.submission import TYPED, Entry, Envelope, Ignored, Message


class Letter(msgspec.Struct, frozen=True, kw_only=True):
    """A mail taken apart.

    headers: names in lower case.  sent: moment in UTC, ISO 8601.  html: the text as HTML, "" if there is none.
    """

    envelope: Envelope
    sent: str | None = None
    headers: dict[str, str] = {}
    text: str = ""
    html: str = ""
    parts: tuple[Part, ...] = ()
    passed_over: tuple[Ignored, ...] = ()


def open_letter(part: Part, letter: Letter, budget: Budget, *, holds_mail: bool = False) -> Iterator[Entry | Part]:
    """The mail itself, its text where that is a reply, what is attached, and what was passed over.

    holds_mail: the caller opens mails inside it that are not among ``parts``.
    """
    subject = letter.envelope.subject or ""
    first = forwarded(subject, letter.text)
    envelope = letter.envelope if first is None else Envelope(
        sender=first.sender, received=first.received or letter.envelope.received, subject=first.subject or letter.envelope.subject)
    by_program = automatic(subject, letter.headers)
    files = holds_mail or any(not p.inline for p in letter.parts)
    answers = None if by_program else answers_in(letter.text, alone=not files)
    body = "automatic reply" if by_program else "reply" if answers else "cover note" if letter.text.strip() else "empty"
    yield Message(path=part.path, sender=envelope.sender, received=envelope.received, sent=letter.sent, subject=letter.envelope.subject,
                  body=body)
    if answers:
        yield _typed(Part(path=f"{part.path}/{TYPED}", data=b"", envelope=envelope), subject, answers, letter.html)
    elif not files:
        yield Ignored(path=part.path, reason="automatic reply" if by_program else "mail without a reply")
    yield from letter.passed_over
    for child in letter.parts:
        yield msgspec.structs.replace(child, envelope=envelope)


def _typed(body: Part, subject: str, answers: str, html: str) -> Source:
    """A reply typed into a mail: as text, or as a Word document where its look may hold marks.

    The subject stands first: it is part of what the sender wrote, and often names the country and the questionnaire.
    """
    if html:
        from extractor.collect.html_document import html_document

        if (made := html_document(html, subject)) is not None:
            return document(body, made, "docx")
    text = f"{subject}\n\n{answers}" if subject else answers
    return document(body, text.encode("utf-8", "replace"), "text")
