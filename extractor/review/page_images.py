"""Pages of PDF files as PNG pictures, drawn when they are looked at; the last ones are kept."""

from __future__ import annotations

import io
import threading
from collections import OrderedDict
from pathlib import Path
from typing import Any

from extractor.settings import REVIEW_IMAGE_BYTES, REVIEW_IMAGE_PIXELS, REVIEW_OPEN_FILES

_POINTS_PER_INCH = 72


class PageImages:
    """pdfium is not safe for threads, so one page is drawn at a time."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._open: OrderedDict[str, Any] = OrderedDict()
        self._kept: OrderedDict[tuple[str, int, int], bytes] = OrderedDict()
        self._size = 0

    def png(self, key: str, source: Path | bytes, page: int, resolution: int) -> bytes | None:
        """A page (from 1) at ``resolution`` dots per inch; None if there is no such page.  ``key`` names the file (its hash).

        A page too large for its resolution is drawn smaller, so that no page can exhaust memory.
        """
        wanted = (key, page, resolution)
        with self._lock:
            if wanted in self._kept:
                self._kept.move_to_end(wanted)
                return self._kept[wanted]
            picture = self._draw(key, source, page, resolution)
            if picture is not None:
                self._keep(wanted, picture)
            return picture

    def _draw(self, key: str, source: Path | bytes, page: int, resolution: int) -> bytes | None:
        import pypdfium2

        try:
            file = self._file(key, source)
            if not 1 <= page <= len(file):
                return None
            sheet = file[page - 1]
            scale = resolution / _POINTS_PER_INCH
            pixels = sheet.get_width() * sheet.get_height() * scale * scale
            bitmap = sheet.render(scale=scale * min(1.0, (REVIEW_IMAGE_PIXELS / max(1.0, pixels)) ** 0.5))
            image = bitmap.to_pil()
        except pypdfium2.PdfiumError:
            return None
        buffer = io.BytesIO()
        image.save(buffer, "PNG", compress_level=1)
        bitmap.close()
        sheet.close()
        return buffer.getvalue()

    def _file(self, key: str, source: Path | bytes) -> Any:
        import pypdfium2

        if key not in self._open:
            file = pypdfium2.PdfDocument(source)
            file.init_forms()
            self._open[key] = file
            while len(self._open) > REVIEW_OPEN_FILES:
                self._open.popitem(last=False)[1].close()
        self._open.move_to_end(key)
        return self._open[key]

    def _keep(self, wanted: tuple[str, int, int], picture: bytes) -> None:
        self._kept[wanted] = picture
        self._size += len(picture)
        while self._size > REVIEW_IMAGE_BYTES and len(self._kept) > 1:
            self._size -= len(self._kept.popitem(last=False)[1])
