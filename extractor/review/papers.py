"""The left pane's data and pictures: made by processes of their own, the last ones kept."""

from __future__ import annotations

import threading
from collections import OrderedDict

import msgspec

from extractor.review.clerk import Clerk
from extractor.review.desk import Desk
from extractor.review.tasks import Picture, View
from extractor.settings import REVIEW_AHEAD, REVIEW_AHEAD_SECONDS, REVIEW_IMAGE_BYTES, REVIEW_TASK_SECONDS, REVIEW_VIEW_BYTES


class _Kept:
    """The last results up to so many bytes."""

    def __init__(self, most: int) -> None:
        self.most = most
        self._results: OrderedDict[tuple[str, ...], bytes] = OrderedDict()
        self._size = 0
        self._lock = threading.Lock()

    def get(self, key: tuple[str, ...]) -> bytes | None:
        with self._lock:
            if key in self._results:
                self._results.move_to_end(key)
            return self._results.get(key)

    def put(self, key: tuple[str, ...], result: bytes) -> None:
        with self._lock:
            self._size += len(result) - len(self._results.pop(key, b""))
            self._results[key] = result
            while self._size > self.most and len(self._results) > 1:
                self._size -= len(self._results.popitem(last=False)[1])


class Clerks:
    """The processes: one for documents, one for pictures, so that no page waits for a document being read, one to read ahead."""

    def __init__(self) -> None:
        self.reader = Clerk(REVIEW_TASK_SECONDS, "extractor.pipeline")
        self.painter = Clerk(REVIEW_TASK_SECONDS, "pypdfium2")
        self.ahead = Clerk(REVIEW_TASK_SECONDS, "extractor.pipeline", politely=True)
        self.stopped = threading.Event()

    def start(self) -> None:
        """Start those that will be waited for before they are needed."""
        self.reader.start()
        self.painter.start()

    def stop(self) -> None:
        """End all."""
        self.stopped.set()
        for clerk in (self.reader, self.painter, self.ahead):
            clerk.stop()


class Papers:
    """Documents as text or pages."""

    def __init__(self, desk: Desk, clerks: Clerks) -> None:
        self.desk = desk
        self.clerks = clerks
        self._views = _Kept(REVIEW_VIEW_BYTES)
        self._pictures = _Kept(REVIEW_IMAGE_BYTES)

    def read_ahead(self) -> None:
        """Read what the page will ask for in its order of work: the first at once, the others as the machine has time and they are printed."""
        first, *left = self.desk.order()[:REVIEW_AHEAD]
        self._read_ahead(*first, self.clerks.reader, wait=False)
        while left and not self.clerks.stopped.is_set():
            later = [place for place in left if not self._read_ahead(*place, self.clerks.ahead, wait=True)]
            if len(later) == len(left):
                self.clerks.stopped.wait(REVIEW_AHEAD_SECONDS)
            left = later
        self.clerks.ahead.stop()

    def _read_ahead(self, reply: str, number: int, clerk: Clerk, *, wait: bool) -> bool:
        """Whether it is done; with ``wait``, a document that is being printed is not."""
        if self.clerks.stopped.is_set() or reply not in self.desk.folder.records:
            return True
        sources = self.desk.sources(reply)
        pages = sources[number]["pages"] if number < len(sources) else "none"
        if wait and pages == "waiting":
            return False
        self.paper(reply, number, "pages" if pages == "ready" else "text", clerk)
        return True

    def paper(self, reply: str, number: int, view: str, clerk: Clerk | None = None) -> bytes:
        """JSON for the page: ``view`` "text" or "pages", or "none" with the key of the words that say ``why``.

        clerk: who reads it, by default the one that nobody else makes wait.
        """
        held = self.desk.folder.document(reply, number)
        if held is None:
            return msgspec.json.encode({"view": "none", "why": "no_document"})
        name = self.desk.folder.records[reply].data["questionnaire"]["id"]
        file = self.desk.folder.definition_file(name)
        key = (held.reference["sha256"], name, str(file.stat().st_mtime_ns) if file else "", view)
        known = self._views.get(key)
        if known is not None:
            return known
        printed = self.desk.press.printed(held.reference["sha256"])
        made = (clerk or self.clerks.reader).ask(View(
            file=str(held.file), format=held.format, path=held.reference["path"], sha256=held.reference["sha256"], definition=name,
            definition_file=str(file) if file else None, view=view, printed=str(printed) if printed else None,
        ))
        if made is None:
            return msgspec.json.encode({"view": "none", "why": "unreadable"})
        if not made.startswith(b'{"view":"none"'):
            self._views.put(key, made)
        return made

    def picture(self, sha256: str, page: int, resolution: int) -> bytes | None:
        """A page of a PDF, or of a printed Word document, as JPEG; None if there is none."""
        key = (sha256, str(page), str(resolution))
        known = self._pictures.get(key)
        file = self.desk.press.printed(sha256) or self.desk.pdf(sha256)
        if known is not None or file is None:
            return known
        made = self.clerks.painter.ask(Picture(file=str(file), page=page, resolution=resolution))
        if made is not None:
            self._pictures.put(key, made)
        return made
