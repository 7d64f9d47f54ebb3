"""Pages of PDF files as JPEG pictures, drawn when they are looked at."""

from __future__ import annotations

import io
from collections import OrderedDict
from typing import Any

from extractor.settings import REVIEW_IMAGE_PIXELS, REVIEW_OPEN_FILES

_POINTS_PER_INCH = 72
_QUALITY = 92
"""Text stays crisp (no chroma subsampling), and a page takes 5 ms to encode; as PNG it takes 20 to 40 and is no smaller."""


class PageImages:
    """Keeps the last files open.  For one thread only, as pdfium is."""

    def __init__(self) -> None:
        self._open: OrderedDict[str, Any] = OrderedDict()

    def jpeg(self, file: str, page: int, resolution: int) -> bytes | None:
        """A page (from 1) at ``resolution`` dots per inch; None if there is no such page.

        A page too large for its resolution is drawn smaller, so that no page can exhaust memory.
        """
        import pypdfium2

        try:
            document = self._document(file)
            if not 1 <= page <= len(document):
                return None
            sheet = document[page - 1]
            scale = resolution / _POINTS_PER_INCH
            pixels = sheet.get_width() * sheet.get_height() * scale * scale
            bitmap = sheet.render(scale=scale * min(1.0, (REVIEW_IMAGE_PIXELS / max(1.0, pixels)) ** 0.5))
            image = bitmap.to_pil()
        except pypdfium2.PdfiumError:
            return None
        buffer = io.BytesIO()
        image.convert("RGB").save(buffer, "JPEG", quality=_QUALITY, subsampling=0)
        sheet.close()
        return buffer.getvalue()

    def _document(self, file: str) -> Any:
        import pypdfium2

        if file not in self._open:
            document = pypdfium2.PdfDocument(file)
            document.init_forms()
            self._open[file] = document
            while len(self._open) > REVIEW_OPEN_FILES:
                self._open.popitem(last=False)[1].close()
        self._open.move_to_end(file)
        return self._open[file]
