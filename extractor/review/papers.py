"""The left pane's data and pictures: made by processes of their own, the last ones kept."""

from __future__ import annotations

import threading
from collections import OrderedDict

import msgspec

from extractor.review.clerk import Clerk
from extractor.review.desk import Desk
from extractor.review.tasks import Picture, View
from extractor.settings import REVIEW_IMAGE_BYTES, REVIEW_TASK_SECONDS, REVIEW_VIEW_BYTES


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
    """The two processes: pictures have one of their own, so that no page waits for a document being read."""

    def __init__(self) -> None:
        self.reader = Clerk(REVIEW_TASK_SECONDS, "extractor.pipeline")
        self.painter = Clerk(REVIEW_TASK_SECONDS, "pypdfium2")

    def start(self) -> None:
        """Start both before they are needed."""
        self.reader.start()
        self.painter.start()

    def stop(self) -> None:
        """End both."""
        self.reader.stop()
        self.painter.stop()


class Papers:
    """Documents as text or pages."""

    def __init__(self, desk: Desk, clerks: Clerks) -> None:
        self.desk = desk
        self.reader = clerks.reader
        self.painter = clerks.painter
        self._views = _Kept(REVIEW_VIEW_BYTES)
        self._pictures = _Kept(REVIEW_IMAGE_BYTES)

    def ahead(self) -> None:
        """Read the document that the page will ask for first while the browser starts."""
        reply, number = self.desk.first()
        sources = self.desk.sources(reply)
        if number < len(sources):
            self.paper(reply, number, "pages" if sources[number]["pages"] == "ready" else "text")

    def paper(self, reply: str, number: int, view: str) -> bytes:
        """JSON for the page: ``view`` "text" or "pages", or "none" with the key of the words that say ``why``."""
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
        made = self.reader.ask(View(
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
        made = self.painter.ask(Picture(file=str(file), page=page, resolution=resolution))
        if made is not None:
            self._pictures.put(key, made)
        return made
