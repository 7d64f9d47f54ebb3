"""pdfium (through pypdfium2) as back end: the default, several times faster than the reference."""

from __future__ import annotations

import ctypes
import hashlib
import io
from collections.abc import Iterator
from typing import Any

import pypdfium2
import pypdfium2.raw as pdfium

from extractor.data.document import Box
from extractor.errors import BrokenDocument, EncryptedDocument, LimitExceeded
from extractor.read.pdf_characters import TextReader
from extractor.read.pdf_forms import page_annotations, page_widgets, placed
from extractor.read.pdf_page import Annotation, Character, Page, Path, Picture, Widget
from extractor.read.pdf_pictures import inked
from extractor.read.pdf_strokes import traced
from extractor.read.pdf_tables import ruled_tables
from extractor.settings.reading import PDF_PAGES, SMALL_PICTURE

_LINK = 2
_ANGLES = 500
"""Characters of a page that are asked in which direction they run."""
_LEVEL = 0.1
"""Radians."""


def pages(data: bytes) -> Iterator[Page]:
    """The pages of a PDF one by one.  Raises EncryptedDocument, BrokenDocument, LimitExceeded."""
    try:
        document = pypdfium2.PdfDocument(data)
    except pypdfium2.PdfiumError as error:
        if "assword" in str(error) or "ecurity" in str(error):
            raise EncryptedDocument("the document is protected by a password") from None
        raise BrokenDocument(f"not a readable PDF ({error})") from None
    try:
        count = len(document)
        if count > PDF_PAGES:
            raise LimitExceeded(f"{count} pages; at most {PDF_PAGES} are read")
        reference = _Reference(data)
        for number in range(1, count + 1):
            page = _open(document, number)
            reader = _PageReader(page, number, reference)
            if page.get_rotation() == 0 or reader.lies_on_its_side():
                yield reader.read()
            else:
                page.close()
                yield reference.page(number)
        reference.close()
    finally:
        document.close()


class _Reference:
    """Annotations and form fields by pdfminer's objects, opened only where a page has any."""

    def __init__(self, data: bytes) -> None:
        self._data = data
        self._opened: Any = None

    def annotations(self, number: int) -> tuple[tuple[Annotation, ...], tuple[Widget, ...]]:
        """(annotations, widgets) of a page."""
        import pdfplumber

        try:
            if self._opened is None:
                self._opened = pdfplumber.open(io.BytesIO(self._data))
            found = placed(self._opened.pages[number - 1])
            return page_annotations(found), page_widgets(found)
        except MemoryError:
            raise
        except Exception as error:
            raise BrokenDocument(f"the annotations of page {number} cannot be read ({type(error).__name__})") from None

    def page(self, number: int) -> Page:
        """A page that is shown turned (ISO 32000-2, 14.11.2), whose boxes pdfium gives unturned: by the reference."""
        from extractor.read.pdf_plumber import read_page

        self.annotations(number)
        try:
            return read_page(self._opened.pages[number - 1], number)
        except MemoryError:
            raise
        except Exception as error:
            raise BrokenDocument(f"page {number} cannot be read ({type(error).__name__})") from None

    def close(self) -> None:
        """Release what was opened."""
        if self._opened is not None:
            self._opened.close()


def _open(document: pypdfium2.PdfDocument, number: int) -> pypdfium2.PdfPage:
    try:
        return document[number - 1]
    except pypdfium2.PdfiumError as error:
        raise BrokenDocument(f"page {number} cannot be read ({error})") from None


class _PageReader:
    """Reads one page; coordinates are turned from pdfium's (origin bottom left) to ours (top left)."""

    def __init__(self, page: pypdfium2.PdfPage, number: int, reference: _Reference) -> None:
        self._page, self._number, self._reference = page, number, reference
        left, bottom, right, top = self._page.get_bbox()
        self._left, self._top = left, top
        self.width, self.height = right - left, top - bottom

    def read(self) -> Page:
        """The page's characters, paths, pictures, annotations and tables."""
        characters = self._characters()
        paths: list[Path] = []
        pictures: list[Picture] = []
        count = pdfium.FPDFPage_CountObjects(self._page)
        for k in range(count):
            self._object(pdfium.FPDFPage_GetObject(self._page, k), (1.0, 0.0, 0.0, 1.0, 0.0, 0.0), paths, pictures, 0)
        annotations, widgets = self._reference.annotations(self._number) if self._has_annotations() else ((), ())
        page = Page(
            number=self._number, width=self.width, height=self.height, characters=characters, paths=tuple(paths),
            pictures=inked(pictures, lambda scale: self._page.render(scale=scale).to_pil()), annotations=annotations, widgets=widgets,
            tables=ruled_tables(paths),
        )
        self._page.close()
        return page

    def lies_on_its_side(self) -> bool:
        """Whether a page is shown turned although its text runs level unturned, as a sheet that went through the scanner sideways.

        Such a page is read unturned; with annotations on it, whose places are known as shown, it is left as it is.
        """
        text_page = None if self._has_annotations() else pdfium.FPDFText_LoadPage(self._page)
        if not text_page:
            return False
        try:
            places = [k for k in range(min(pdfium.FPDFText_CountChars(text_page), _ANGLES)) if pdfium.FPDFText_IsGenerated(text_page, k) != 1]
            level = sum(abs(pdfium.FPDFText_GetCharAngle(text_page, k)) < _LEVEL for k in places)
        finally:
            pdfium.FPDFText_ClosePage(text_page)
        return bool(2 * level > len(places))

    def _has_annotations(self) -> bool:
        """Whether the page has annotations other than links."""
        for k in range(pdfium.FPDFPage_GetAnnotCount(self._page)):
            annotation = pdfium.FPDFPage_GetAnnot(self._page, k)
            subtype = pdfium.FPDFAnnot_GetSubtype(annotation)
            pdfium.FPDFPage_CloseAnnot(annotation)
            if subtype != _LINK:
                return True
        return False

    def _characters(self) -> tuple[Character, ...]:
        text_page = pdfium.FPDFText_LoadPage(self._page)
        if not text_page:
            return ()
        try:
            return tuple(TextReader(text_page, self._left, self._top, self._is_scan).read())
        finally:
            pdfium.FPDFText_ClosePage(text_page)

    def _is_scan(self) -> bool:
        """Whether a picture fills the page: then invisible text is what recognition has read."""
        for k in range(pdfium.FPDFPage_CountObjects(self._page)):
            item = pdfium.FPDFPage_GetObject(self._page, k)
            if pdfium.FPDFPageObj_GetType(item) == pdfium.FPDF_PAGEOBJ_IMAGE:
                box = self._bounds(item)
                if box is not None and (box[2] - box[0]) * (box[3] - box[1]) > 0.5 * self.width * self.height:
                    return True
        return False

    # --- paths and pictures

    def _object(self, item: Any, outer: tuple[float, ...], paths: list[Path], pictures: list[Picture], depth: int) -> None:
        kind = pdfium.FPDFPageObj_GetType(item)
        if kind == pdfium.FPDF_PAGEOBJ_PATH:
            paths += self._paths(item, outer)
        elif kind == pdfium.FPDF_PAGEOBJ_IMAGE:
            box = self._bounds(item)
            if box is not None:
                small = box[2] - box[0] <= SMALL_PICTURE and box[3] - box[1] <= SMALL_PICTURE
                pictures.append(Picture(box, _digest(item) if small else ""))
        elif kind == pdfium.FPDF_PAGEOBJ_FORM and depth < 8:
            inner = _product(_matrix(item), outer)
            for k in range(pdfium.FPDFFormObj_CountObjects(item)):
                self._object(pdfium.FPDFFormObj_GetObject(item, k), inner, paths, pictures, depth + 1)

    def _bounds(self, item: Any) -> Box | None:
        left, bottom, right, top = (ctypes.c_float() for _ in range(4))
        if not pdfium.FPDFPageObj_GetBounds(item, left, bottom, right, top):
            return None
        return (left.value - self._left, self._top - top.value, right.value - self._left, self._top - bottom.value)

    def _paths(self, item: Any, outer: tuple[float, ...]) -> Iterator[Path]:
        """One path for each subpath of a path object, as it is painted."""
        mode, stroke = ctypes.c_int(), ctypes.c_int()
        pdfium.FPDFPath_GetDrawMode(item, mode, stroke)
        if not mode.value and not stroke.value:
            return
        fill = None
        if mode.value:
            red, green, blue, alpha = (ctypes.c_uint() for _ in range(4))
            pdfium.FPDFPageObj_GetFillColor(item, red, green, blue, alpha)
            if alpha.value == 0:
                return
            fill = f"{red.value:02x}{green.value:02x}{blue.value:02x}"
        matrix = _product(_matrix(item), outer)
        points: list[tuple[float, float]] = []
        curved = closed = False
        x, y = ctypes.c_float(), ctypes.c_float()
        for k in range(pdfium.FPDFPath_CountSegments(item)):
            segment = pdfium.FPDFPath_GetPathSegment(item, k)
            kind = pdfium.FPDFPathSegment_GetType(segment)
            if kind == pdfium.FPDF_SEGMENT_MOVETO:
                if len(points) > 1:
                    yield traced(points, fill=fill, stroked=bool(stroke.value), curved=curved, closed=closed)
                points, curved, closed = [], False, False
            curved = curved or kind == pdfium.FPDF_SEGMENT_BEZIERTO
            closed = closed or bool(pdfium.FPDFPathSegment_GetClose(segment))
            pdfium.FPDFPathSegment_GetPoint(segment, x, y)
            points.append((
                matrix[0] * x.value + matrix[2] * y.value + matrix[4] - self._left,
                self._top - (matrix[1] * x.value + matrix[3] * y.value + matrix[5])))
        if len(points) > 1:
            yield traced(points, fill=fill, stroked=bool(stroke.value), curved=curved, closed=closed)


def _matrix(item: Any) -> tuple[float, ...]:
    matrix = pdfium.FS_MATRIX()
    if not pdfium.FPDFPageObj_GetMatrix(item, matrix):
        return (1.0, 0.0, 0.0, 1.0, 0.0, 0.0)
    return (matrix.a, matrix.b, matrix.c, matrix.d, matrix.e, matrix.f)


def _product(m: tuple[float, ...], n: tuple[float, ...]) -> tuple[float, ...]:
    """Matrix that applies ``m`` first, then ``n`` (ISO 32000-2, 8.3.4)."""
    return (
        m[0] * n[0] + m[1] * n[2], m[0] * n[1] + m[1] * n[3], m[2] * n[0] + m[3] * n[2], m[2] * n[1] + m[3] * n[3],
        m[4] * n[0] + m[5] * n[2] + n[4], m[4] * n[1] + m[5] * n[3] + n[5])


def _digest(item: Any) -> str:
    """Hash of a picture's stored data."""
    size = pdfium.FPDFImageObj_GetImageDataRaw(item, None, 0)
    buffer = ctypes.create_string_buffer(size)
    pdfium.FPDFImageObj_GetImageDataRaw(item, buffer, size)
    return hashlib.sha1(buffer.raw, usedforsecurity=False).hexdigest()
