"""The left pane's data for one document of a reply: made once, the last ones kept, each as JSON bytes."""

from __future__ import annotations

import threading
from collections import OrderedDict
from pathlib import Path
from typing import Any

import msgspec

from extractor.data.document import Document
from extractor.data.source import Source
from extractor.errors import ExtractorError
from extractor.review.desk import Desk
from extractor.review.page_images import PageImages
from extractor.review.page_view import page_view
from extractor.review.painting import paint
from extractor.review.rendition import places
from extractor.review.text_view import text_view
from extractor.settings import REVIEW_VIEWS_KEPT


class Papers:
    """Documents as text or pages; one is made at a time, since making one takes all of a processor."""

    def __init__(self, desk: Desk) -> None:
        self.desk = desk
        self.images = PageImages()
        self._kept: OrderedDict[tuple[str, str, str], bytes] = OrderedDict()
        self._lock = threading.Lock()

    def paper(self, reply: str, number: int, view: str) -> bytes:
        """JSON for the page: ``view`` "text" or "pages", or "none" with the key of the words that say ``why``."""
        source = self.desk.folder.source(reply, number)
        if source is None:
            return msgspec.json.encode({"view": "none", "why": "no_document"})
        definition = self.desk.definition(reply)
        key = (source.sha256, definition.sha256 if definition else "", view)
        with self._lock:
            if key not in self._kept:
                made = self._make(source, reply, view)
                if made["view"] != view:
                    return msgspec.json.encode(made)
                self._kept[key] = msgspec.json.encode(made)
                while len(self._kept) > REVIEW_VIEWS_KEPT:
                    self._kept.popitem(last=False)
            self._kept.move_to_end(key)
            return self._kept[key]

    def picture(self, sha256: str, page: int, resolution: int) -> bytes | None:
        """A page of a PDF, or of a printed Word document, as PNG; None if there is none."""
        printed = self.desk.press.printed(sha256)
        source: Path | bytes | None = printed if printed is not None else self.desk.document(sha256, "pdf")
        return self.images.png(sha256, source, page, resolution) if source is not None else None

    def _make(self, source: Source, reply: str, view: str) -> dict[str, Any]:
        from extractor.pipeline import trace

        try:
            found = trace(source, self.desk.definition(reply))
            painting = paint(found)
            if view == "text":
                return {"view": "text", **text_view(found.document, painting)}
            if source.format == "pdf":
                printed, where = found.document, {block.index: block.fragments for block in found.document.blocks}
            else:
                path = self.desk.press.printed(source.sha256)
                if path is None:
                    return {"view": "none", "why": "printing"}
                printed = _read_printed(path, source)
                where = {index: tuple(pieces) for index, pieces in places(found.document, printed).items()}
        except ExtractorError:
            return {"view": "none", "why": "unreadable"}
        return {"view": "pages", "file": source.sha256, **page_view(found.document, painting, where, printed.page_boxes)}


def _read_printed(path: Path, source: Source) -> Document:
    from extractor.read import read

    return read(Source(path=source.path, data=path.read_bytes(), format="pdf", sha256=source.sha256))
