"""Internet mails (RFC 5322, MIME: RFC 2045 to 2049) and mailboxes of them (RFC 4155)."""

from __future__ import annotations

import mimetypes
from collections.abc import Iterator
from datetime import UTC
from email import message_from_bytes, policy
from email.errors import MessageError
from email.message import Message
from email.utils import parsedate_to_datetime

from extractor.collect.letter import Letter, open_letter
from extractor.collect.names import clean
from extractor.collect.part import Budget, Part
from extractor.collect.plain import decode
from extractor.collect.walk import mail_spans
from extractor.data.submission import Entry, Envelope, Ignored
from extractor.errors import BrokenDocument, LimitExceeded
from extractor.settings import UNPACKED_PARTS

_PASSED_OVER = {
    "application/pkcs7-signature": "digital signature", "application/x-pkcs7-signature": "digital signature",
    "application/pgp-signature": "digital signature", "application/pgp-keys": "digital signature",
    "message/delivery-status": "delivery report", "message/disposition-notification": "delivery report",
    "message/feedback-report": "delivery report", "text/rfc822-headers": "delivery report",
    "message/external-body": "lies outside the mail and is never fetched",
}
_POLICY = policy.default.clone(raise_on_defect=False, max_line_length=0)


def open_mbox(part: Part, budget: Budget) -> Iterator[Entry | Part]:
    """A mailbox: its mails, numbered from 1."""
    for number, (start, end) in enumerate(mail_spans(part.data), start=1):
        yield part.child(str(number), part.data[start:end])


def open_mail(part: Part, budget: Budget) -> Iterator[Entry | Part]:
    """A mail: its text and parts, mails inside it included."""
    yield from open_letter(part, read_mail(part), budget)


def read_mail(part: Part) -> Letter:
    """Take a mail apart.  Raises BrokenDocument where its structure cannot be made out."""
    try:
        message = message_from_bytes(part.data, policy=_POLICY)
    except (MessageError, ValueError, LookupError, TypeError, AttributeError, AssertionError) as error:
        raise BrokenDocument(f"a damaged mail ({type(error).__name__})") from error
    headers = {name.lower(): _shown(value) for name, value in reversed(list(message.raw_items()))}
    received, sent = _dates(headers)
    outer = part.envelope  # a signed mail wraps one without a header of its own
    envelope = Envelope(sender=_header(message, "from") or _header(message, "sender") or outer.sender,
                        subject=_header(message, "subject") or outer.subject, received=received or outer.received)
    reader = _Parts(part)
    if message.get_content_type() == "multipart/report":
        headers.setdefault("auto-submitted", "auto-replied")
        reader.passed_over.append(Ignored(path=f"{part.path}/report", reason="delivery report"))
    else:
        reader.read(message)
    return Letter(envelope=envelope, sent=sent, headers=headers, text=reader.text(), html="\n".join(reader.html),
                  parts=tuple(reader.parts), passed_over=tuple(reader.passed_over))


class _Parts:
    """Sorts the leaves of a mail into text and files."""

    def __init__(self, part: Part) -> None:
        self.part = part
        self.plain: list[str] = []
        self.html: list[str] = []
        self.parts: list[Part] = []
        self.passed_over: list[Ignored] = []
        self.count = 0

    def text(self) -> str:
        """The text as the sender wrote it; HTML only where there is no plain version."""
        if any(piece.strip() for piece in self.plain) or not self.html:
            return "\n".join(self.plain)
        from extractor.collect.html_text import html_to_text

        return "\n".join(html_to_text(piece) for piece in self.html)

    def read(self, message: Message) -> None:
        """Every leaf in order; multiparts are walked without recursion."""
        waiting: list[Message] = [message]
        while waiting:
            leaf = waiting.pop()
            self.count += 1
            if self.count > UNPACKED_PARTS:
                raise LimitExceeded(f"a mail of more than {UNPACKED_PARTS} parts")
            payload = leaf.get_payload()
            kind = leaf.get_content_type()
            if kind == "message/rfc822" and isinstance(payload, list) and payload:
                self._message(leaf, payload[0])
            elif isinstance(payload, list) and kind not in _PASSED_OVER:
                waiting.extend(reversed([child for child in payload if isinstance(child, Message)]))
            else:
                self._leaf(leaf, kind)

    def _message(self, leaf: Message, inner: Message | str) -> None:
        if not isinstance(inner, Message):
            return
        subject = (_header(inner, "subject") or "message").replace("/", "_").replace("\\", "_")
        try:
            data = inner.as_bytes(policy=policy.compat32)
        except (MessageError, ValueError, LookupError, TypeError, AttributeError) as error:
            raise BrokenDocument(f"a damaged mail inside a mail ({type(error).__name__})") from error
        self.parts.append(self.part.child(_filename(leaf) or f"{subject}.eml", data, attached=True))

    def _leaf(self, leaf: Message, kind: str) -> None:
        name = _filename(leaf)
        shown = name or f"part-{self.count}{mimetypes.guess_extension(kind) or ''}"
        if kind in _PASSED_OVER:
            self.passed_over.append(Ignored(path=f"{self.part.path}/{clean(shown)}", reason=_PASSED_OVER[kind]))
            return
        data = _payload(leaf)
        charset = leaf.get_content_charset()
        attached = name is not None or leaf.get_content_disposition() == "attachment"
        if kind in ("text/plain", "text/html") and not attached:
            (self.plain if kind == "text/plain" else self.html).append(decode(data, charset))
            return
        inline = leaf.get_content_maintype() == "image" and ("content-id" in leaf or leaf.get_content_disposition() == "inline")
        self.parts.append(self.part.child(shown, data, attached=True, inline=inline, charset=charset))


def _payload(leaf: Message) -> bytes:
    try:
        data = leaf.get_payload(decode=True)
    except (ValueError, LookupError, TypeError, AttributeError, AssertionError):
        data = None
    if isinstance(data, bytes):
        return data
    raw = leaf.get_payload()
    return raw.encode("utf-8", "surrogateescape") if isinstance(raw, str) else b""


def _filename(leaf: Message) -> str | None:
    try:
        name = leaf.get_filename()
    except (ValueError, LookupError, TypeError, AttributeError, IndexError):
        return None
    return _shown(name).strip() or None if name else None


def _header(message: Message, name: str) -> str | None:
    """A field decoded (RFC 2047); the raw text where the standard library fails on it."""
    try:
        value = message[name]
    except (ValueError, LookupError, TypeError, AttributeError, IndexError):
        value = next((raw for key, raw in message.raw_items() if key.lower() == name), None)
    return " ".join(_shown(str(value)).split()) or None if value is not None else None


def _shown(text: str) -> str:
    """Text of a header whose bytes were not ASCII: UTF-8 if they are, else with U+FFFD."""
    return str(text).encode("utf-8", "surrogateescape").decode("utf-8", "replace")


def _dates(headers: dict[str, str]) -> tuple[str | None, str | None]:
    """Date as printed and moment in UTC, from ``Date``, else from the last ``Received``."""
    for text in (headers.get("date", ""), headers.get("delivery-date", ""), headers.get("received", "").rpartition(";")[2]):
        try:
            moment = parsedate_to_datetime(" ".join(text.split()))
            aware = moment if moment.tzinfo else moment.replace(tzinfo=UTC)
            return moment.date().isoformat(), aware.astimezone(UTC).isoformat()
        except (ValueError, TypeError, IndexError, OverflowError):
            continue
    return None, None


