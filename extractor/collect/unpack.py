"""One file of the inbox -> what it holds, through mails and archives, in the order in which it holds it."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterator
from importlib import import_module

from extractor.collect.kinds import kind_of
from extractor.collect.names import system_file
from extractor.collect.part import Budget, Part
from extractor.data.source import Format, Source
from extractor.data.submission import Entry, Failure, Ignored
from extractor.errors import BrokenDocument, DocumentError, EmptyDocument, LimitExceeded

_OPENERS = {
    "text": "extractor.collect.plain:open_text", "html": "extractor.collect.plain:open_html",
    "mail": "extractor.collect.mail:open_mail", "mbox": "extractor.collect.mail:open_mbox",
    "outlook": "extractor.collect.outlook:open_outlook",
    "tnef": "extractor.collect.tnef:open_tnef", "zip": "extractor.collect.archive:open_zip",
    "office": "extractor.collect.office:open_office", "picture": "extractor.collect.pictures:open_picture",
    "signature": "extractor.collect.signed:open_signature",
}
"""Who opens which kind: ``(part, budget) -> Iterator[Entry | Part]``; a Part that comes out is opened in turn."""


def unpack(part: Part, budget: Budget) -> Iterator[Entry]:
    """Everything that a part holds; what cannot be opened is one Failure, and the rest goes on."""
    try:
        yield from _open(part, budget)
    except DocumentError as error:
        yield Failure(path=part.path, code=error.code, message=error.message, hint=error.hint)
    except RecursionError:
        yield _failure(part, LimitExceeded("is nested too deeply"))
    except MemoryError:
        yield _failure(part, LimitExceeded("needs more memory than allowed"))


def document(part: Part, data: bytes, kind: Format) -> Source:
    """A part as a document, with what the mail around it says."""
    return Source(path=part.path, data=data, format=kind, sha256=hashlib.sha256(data).hexdigest(),
                  received=part.envelope.received, sender=part.envelope.sender, subject=part.envelope.subject)


def _open(part: Part, budget: Budget) -> Iterator[Entry]:
    if (reason := system_file(part.path)) is not None:
        yield Ignored(path=part.path, reason=reason)
        return
    budget.take(part)
    if not part.data:
        raise EmptyDocument("an empty file")
    kind = kind_of(part.data)
    if kind == "docx" or kind == "pdf":
        yield document(part, part.data, kind)
        return
    module, _, name = _OPENERS[kind].partition(":")
    opener: Callable[[Part, Budget], Iterator[Entry | Part]] = getattr(import_module(module), name)
    children = opener(part, budget)
    while True:
        try:
            child = next(children, None)
        except (ValueError, LookupError, ArithmeticError, TypeError, AttributeError, AssertionError, EOFError, OSError) as error:
            # whatever a parser meets in a file that was made to break it
            raise BrokenDocument(f"damaged ({type(error).__name__})") from error
        if child is None:
            return
        if isinstance(child, Part):
            yield from unpack(child, budget)
        else:
            yield child


def _failure(part: Part, error: DocumentError) -> Failure:
    return Failure(path=part.path, code=error.code, message=error.message, hint=error.hint)
