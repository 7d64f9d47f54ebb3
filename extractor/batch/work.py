"""What runs in a worker process: opening a file of the inbox, and reading one document.  Nothing here knows of other documents."""

from __future__ import annotations

import gc
import hashlib
import os
import signal
import threading
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import msgspec

from extractor.batch.fingerprint import key
from extractor.batch.outcome import Head, Outcome, summarize
from extractor.batch.store import DOCUMENTS, INTAKE, RESULTS, Store
from extractor.data.questionnaire import Questionnaire
from extractor.data.submission import Failure, Opened, Reference, Unit
from extractor.errors import BrokenDocument, ExtractorError, LimitExceeded
from extractor.settings import COUNTRY_SURE

_PARENT_CHECK = 1.0
"""Seconds between two looks at whether the program that started this worker still runs."""


class Order(msgspec.Struct, frozen=True, kw_only=True):
    """What all documents of a run have in common.

    definition: a Questionnaire as msgpack, None to take the best-matching known one.  memory: of a worker, in bytes, 0 for no limit.
    program: fingerprint of the program that was started.
    """

    definition: bytes | None = None
    pdf_reader: str = "pdfium"
    memory: int = 0
    program: str = ""

    @property
    def key(self) -> str:
        """What of it a result depends on."""
        return key(self.definition, self.pdf_reader, self.program)


class Worker:
    """State of a worker process: the order, the decoded definition, and the store if it writes there itself."""

    def __init__(self, order: Order, store: Store | None) -> None:
        self.order, self.store = order, store
        self.questionnaire = None if order.definition is None else msgspec.msgpack.decode(order.definition, type=Questionnaire)


_worker: Worker | None = None


def start(order: Order, root: str | None) -> None:
    """Make this process a worker: bounded memory, deaf to Ctrl-C (the parent handles it), gone when the parent is.

    root: the output folder where the worker writes its results itself, None where it hands them back.
    """
    global _worker
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    if order.memory:
        limit_memory(order.memory)
    threading.Thread(target=_end_with_parent, args=(os.getppid(),), daemon=True).start()
    _worker = Worker(order, Store(Path(root)) if root is not None else None)


def limit_memory(size: int) -> None:
    """Bound what this process may allocate (private writable memory, in bytes), where the system can."""
    try:
        import resource
    except ImportError:  # not on this system
        return
    for name in ("RLIMIT_DATA", "RLIMIT_AS") if hasattr(resource, "RLIMIT_DATA") else ("RLIMIT_AS",):
        limit = size if name == "RLIMIT_DATA" else size * 8  # address space holds libraries and reserves as well
        try:
            resource.setrlimit(getattr(resource, name), (limit, limit))
        except (ValueError, OSError):
            continue


def perform(function: Callable[..., Any], arguments: tuple[Any, ...]) -> Any:
    """Do a task in this process.  What it raises comes without its frames and causes: the pool keeps the last exception until the next
    task has ended, and with it everything that was in use when, say, the memory ran out.
    """
    try:
        return function(*arguments)
    except Exception as error:
        raised = error.with_traceback(None)
    raised.__cause__ = raised.__context__ = None
    gc.collect()
    raise raised


def intake(unit: Unit, data: bytes | None = None) -> tuple[tuple[Opened, ...], str, dict[str, bytes]]:
    """What a file of the inbox holds; the name under which that is kept; and documents by name where they are not written here."""
    store, order = _this().store, _this().order
    if data is None:
        data = read_unit(unit)
    name, known = kept_intake(store, order.program, unit, data)
    if known is not None:
        return known, name, {}
    entries, documents = _open(unit, data)
    if store is not None:
        for document, content in documents.items():
            store.keep(DOCUMENTS, document, content)
        store.keep(INTAKE, name, msgspec.json.encode(entries))
        documents = {}
    return entries, name, documents


def kept_intake(store: Store | None, program: str, unit: Unit, data: bytes) -> tuple[str, tuple[Opened, ...] | None]:
    """The name under which a file's entries are kept, and the entries if an earlier run kept them and their documents whole."""
    name = key("intake", hashlib.sha256(data).hexdigest(), unit.path, program) + ".json"
    known = store.kept(INTAKE, name) if store is not None else None
    return name, _still_whole(store, known) if store is not None and known is not None else None


def read_unit(unit: Unit) -> bytes:
    """Bytes of a file of the inbox."""
    with Path(unit.file).open("rb") as stream:
        stream.seek(unit.start)
        return stream.read(-1 if unit.end is None else unit.end - unit.start)


def extract(reference: Reference, name: str, data: bytes | None = None, definition: bytes | None = None) -> tuple[Head, bytes]:
    """Read a document.  Gives the head of its outcome, and the outcome itself where it is not written here (else b"").

    name: of the result in the store.  data: the document, None to take it from the store.
    definition: a questionnaire that a person named for this document, None for that of the order.
    """
    worker = _this()
    if data is None and worker.store is not None:
        data = worker.store.kept(DOCUMENTS, reference.name)
    questionnaire = worker.questionnaire if definition is None else msgspec.msgpack.decode(definition, type=Questionnaire)
    outcome = _read(reference, data or b"", questionnaire, worker.order.pdf_reader)
    try:
        encoded = msgspec.json.encode(outcome)
    except UnicodeEncodeError:  # half of a character that takes two (a lone surrogate) is no text
        outcome = _failed(reference, BrokenDocument.code, "holds text that is no text", BrokenDocument.hint)
        encoded = msgspec.json.encode(outcome)
    if worker.store is not None:
        worker.store.keep(RESULTS, name, encoded)
        encoded = b""
    return Head(summary=outcome.summary, failure=outcome.failure, limits=outcome.limits), encoded


def _this() -> Worker:
    if _worker is None:
        raise RuntimeError("start() was not called in this process")
    return _worker


def _open(unit: Unit, data: bytes) -> tuple[tuple[Opened, ...], dict[str, bytes]]:
    from extractor.collect import open_unit
    from extractor.data.source import Source

    entries: list[Opened] = []
    documents: dict[str, bytes] = {}
    for entry in open_unit(unit, data):
        if isinstance(entry, Source):
            reference = Reference(path=entry.path, sha256=entry.sha256, format=entry.format, size=len(entry.data), received=entry.received,
                                  sender=entry.sender, subject=entry.subject)
            entries.append(reference)
            documents[reference.name] = entry.data
        else:
            entries.append(entry)
    return tuple(entries), documents


def _still_whole(store: Store, known: bytes) -> tuple[Opened, ...] | None:
    """Entries of an earlier run, None if they are damaged or a document of theirs is."""
    try:
        entries = msgspec.json.decode(known, type=tuple[Opened, ...])
    except msgspec.DecodeError:
        return None
    whole = all(store.has_document(e.name, e.size) for e in entries if isinstance(e, Reference))
    return entries if whole else None


def _read(reference: Reference, data: bytes, questionnaire: Questionnaire | None, pdf_reader: str) -> Outcome:
    """The document's reply, or why there is none; whatever goes wrong concerns this document alone."""
    from extractor.pipeline import extract as read_reply

    try:
        reply = read_reply(reference.source(data), questionnaire, pdf_reader=pdf_reader)
    except ExtractorError as error:
        return _failed(reference, error.code, error.message, error.hint)
    except MemoryError:  # the limit is the run's, not the document's: the run says so
        raise
    except RecursionError:
        return _failed(reference, LimitExceeded.code, "is nested too deeply", "")
    except Exception as error:  # a fault of ours on a document nobody foresaw must not lose the others
        return _failed(reference, "internal", f"cannot be read: {type(error).__name__}: {str(error)[:200]}",
                       "Please report this, with the document if you may share it.")
    return Outcome(summary=summarize(reply, COUNTRY_SURE), reply=reply)


def _failed(reference: Reference, code: str, message: str, hint: str) -> Outcome:
    return Outcome(failure=Failure(path=reference.path, code=code, message=message, hint=hint))


def _end_with_parent(parent: int) -> None:
    """End this process when its parent is gone: a killed run must leave nothing running."""
    while os.getppid() == parent:
        time.sleep(_PARENT_CHECK)
    os._exit(1)
