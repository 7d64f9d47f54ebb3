"""The first half of a run: every document of the inbox read once, by workers, with what was done before left alone."""

from __future__ import annotations

from collections import Counter, deque
from collections.abc import Callable, Iterator, Mapping
from concurrent.futures import FIRST_COMPLETED, BrokenExecutor, Future, wait
from pathlib import Path
from typing import Any, Literal

import msgspec

from extractor.batch import work
from extractor.batch.fingerprint import key
from extractor.batch.outcome import Head, Outcome
from extractor.batch.pool import TRIES, Pool, failure_of
from extractor.batch.store import DOCUMENTS, INTAKE, RESULTS, Store
from extractor.data.submission import Failure, Ignored, Message, Opened, Reference, Unit
from extractor.settings import BATCH_AHEAD, BATCH_INTAKE_SECONDS

Number = tuple[int, int]
"""Where an entry stands in the inbox: number of its file, number within the file."""


class Event(msgspec.Struct, frozen=True, kw_only=True):
    """Something a person may want to see: files opened of all, documents read of those found, and the last one."""

    kind: Literal["opened", "read", "kept", "failed"]
    path: str
    message: str = ""
    files: int
    files_total: int
    documents: int
    documents_total: int


class Found(msgspec.Struct, frozen=True, kw_only=True):
    """An entry of the inbox after reading.

    head, result: of a document, and the name of its result in the store.
    intake: name under which a file's entries are kept in the store; such a record has no entry.
    """

    number: Number
    entry: Opened | None = None
    head: Head | None = None
    result: str = ""
    intake: str = ""


class Limits(msgspec.Struct, frozen=True, kw_only=True):
    """Seconds and bytes for one document."""

    seconds: float
    memory: int


class Run:
    """Gives files and documents to a pool, few at a time, and sets aside what comes back.

    What was found is written to a file (``spool``) and not kept: the memory of this process does not grow with the inbox.
    """

    def __init__(self, store: Store, pool: Pool, order: work.Order, limits: Limits, report: Callable[[Event], None], total: int,
                 reassigned: Mapping[str, bytes]) -> None:
        """total: files in the inbox.  reassigned: see the module of that name."""
        self.store, self.pool, self.order, self.limits, self.report = store, pool, order, limits, report
        self.reassigned = reassigned
        self.spool = store.temporary("found").open("wb")
        self.files, self.files_total, self.documents, self.documents_total = 0, total, 0, 0
        self.read_anew = 0
        self._encode = msgspec.msgpack.Encoder().encode
        self._waiting: deque[tuple[Number, Reference]] = deque()
        self._running: dict[Future[Any], tuple[Number, Unit | Reference, str]] = {}
        self._tries: Counter[tuple[Number, str]] = Counter()

    def read_all(self, units: Iterator[Unit | Ignored | Failure]) -> Path:
        """Read everything in the inbox; the file that ``read_spool`` reads."""
        with self.spool:
            self._read_all(enumerate(units))
        return Path(self.spool.name)

    def _read_all(self, numbered: Iterator[tuple[int, Unit | Ignored | Failure]]) -> None:
        exhausted = False
        while not exhausted or self._running or self._waiting:
            while len(self._running) < self.pool.size * BATCH_AHEAD:
                if self._waiting:
                    self._start_document(*self._waiting.popleft())
                elif (following := next(numbered, None)) is not None:
                    self._start_unit(*following)
                else:
                    exhausted = True
                    break
            if self._running:
                done, _ = wait(self._running, return_when=FIRST_COMPLETED)
                for future in done:
                    self._finish(future, *self._running.pop(future))

    def _start_unit(self, number: int, unit: Unit | Ignored | Failure) -> None:
        if not isinstance(unit, Unit):
            self._set_aside(Found(number=(number, 0), entry=unit))
            if isinstance(unit, Failure):
                self._tell("failed", unit.path, unit.message)
            return
        arguments: tuple[Any, ...] = (unit,)
        if self.pool.remote:
            try:
                data = work.read_unit(unit)
            except OSError as error:
                self._opened(number, unit, (failure_of(unit.path, error, BATCH_INTAKE_SECONDS),))
                return
            name, entries = work.kept_intake(self.store, self.order.program, unit, data)
            if entries is not None:
                self._opened(number, unit, entries, name)
                return
            arguments = (unit, data)
        self._running[self.pool.submit(work.intake, arguments, BATCH_INTAKE_SECONDS)] = ((number, 0), unit, "")

    def _start_document(self, number: Number, reference: Reference) -> None:
        definition = self.reassigned.get(reference.sha256)
        name = key(reference, self.order.key, definition) + ".json"
        head = self._done_before(name)
        if head is not None:
            self._add(number, reference, head, name, "kept")
            return
        data = self.store.kept(DOCUMENTS, reference.name) if self.pool.remote else None
        arguments = (reference, name, data, definition)
        self._running[self.pool.submit(work.extract, arguments, self.limits.seconds)] = (number, reference, name)

    def _done_before(self, name: str) -> Head | None:
        """The head of an earlier result; None if there is none, it is damaged, or it failed under other limits."""
        kept = self.store.kept(RESULTS, name)
        try:
            head = msgspec.json.decode(kept, type=Head) if kept is not None else None
        except msgspec.DecodeError:
            return None
        if head is not None and head.limits is not None and head.limits != (self.limits.seconds, self.limits.memory):
            return None
        return head

    def _finish(self, future: Future[Any], number: Number, task: Unit | Reference, name: str) -> None:
        error = future.exception()
        if isinstance(error, BrokenExecutor) and self._tries[number, name] + 1 < TRIES:
            self._tries[number, name] += 1
            if isinstance(task, Unit):
                self._start_unit(number[0], task)
            else:
                self._start_document(number, task)
        elif isinstance(task, Unit):
            self._finish_unit(number[0], task, future, error)
        elif error is None:
            head, encoded = future.result()
            if encoded:
                self.store.keep(RESULTS, name, encoded)
            self.read_anew += 1
            self._add(number, task, head, name, "read")
        else:
            failure = failure_of(task.path, error, self.limits.seconds)
            outcome = Outcome(failure=failure, limits=(self.limits.seconds, self.limits.memory))
            self.store.keep(RESULTS, name, msgspec.json.encode(outcome))
            self.read_anew += 1
            self._add(number, task, Head(failure=failure, limits=outcome.limits), name, "read")

    def _finish_unit(self, number: int, unit: Unit, future: Future[Any], error: BaseException | None) -> None:
        if error is not None:
            self._opened(number, unit, (failure_of(unit.path, error, BATCH_INTAKE_SECONDS),))
            return
        entries, name, documents = future.result()
        if self.pool.remote:
            for document, content in documents.items():
                self.store.keep(DOCUMENTS, document, content)
            self.store.keep(INTAKE, name, msgspec.json.encode(entries))
        self._opened(number, unit, entries, name)

    def _opened(self, number: int, unit: Unit, entries: tuple[Opened, ...], name: str = "") -> None:
        """Take note of what a file holds; name: under which that is kept, "" if it is not."""
        self.files += 1
        if name:
            self._set_aside(Found(number=(number, -1), intake=name))
        for k, entry in enumerate(entries):
            if isinstance(entry, Reference):
                self.documents_total += 1
                self._waiting.append(((number, k), entry))
            else:
                self._set_aside(Found(number=(number, k), entry=entry))
                if isinstance(entry, Failure):
                    self._tell("failed", entry.path, entry.message)
        self._tell("opened", unit.path)

    def _add(self, number: Number, reference: Reference, head: Head, name: str, kind: Literal["read", "kept"]) -> None:
        self.documents += 1
        self._set_aside(Found(number=number, entry=reference, head=head, result=name))
        if head.failure is not None:
            self._tell("failed", reference.path, head.failure.message)
        else:
            self._tell(kind, reference.path)

    def _set_aside(self, found: Found) -> None:
        data = self._encode(found)
        self.spool.write(len(data).to_bytes(4) + data)

    def _tell(self, kind: Literal["opened", "read", "kept", "failed"], path: str, message: str = "") -> None:
        self.report(Event(kind=kind, path=path, message=message, files=self.files, files_total=max(self.files_total, self.files),
                          documents=self.documents, documents_total=self.documents_total))


def read_spool(path: Path) -> list[Found]:
    """What a run found, in the order of the inbox."""
    data = path.read_bytes()
    decode = msgspec.msgpack.Decoder(Found).decode
    found = []
    at = 0
    while at < len(data):
        size = int.from_bytes(data[at : at + 4])
        found.append(decode(data[at + 4 : at + 4 + size]))
        at += 4 + size
    return sorted(found, key=lambda f: f.number)


def messages(found: list[Found]) -> list[Message]:
    """The mails among the entries."""
    return [f.entry for f in found if isinstance(f.entry, Message)]
