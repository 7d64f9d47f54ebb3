"""pdfplumber as back end: the reference that the faster one is tested against."""

from __future__ import annotations

import hashlib
import io
import re
from collections.abc import Iterator
from typing import Any

from extractor.errors import BrokenDocument, EncryptedDocument, LimitExceeded
from extractor.read.pdf_forms import page_annotations, page_widgets, placed
from extractor.read.pdf_page import Character, Face, Page, Path, Picture
from extractor.read.pdf_pictures import inked
from extractor.read.pdf_strokes import traced
from extractor.read.pdf_tables import ruled_tables
from extractor.read.symbols import is_symbol_font, symbol
from extractor.settings.reading import ASCENT, DESCENT, PDF_PAGES

_BOLD = re.compile(r"bold|black|heavy|demi|[-,]b$", re.IGNORECASE)
_ITALIC = re.compile(r"italic|oblique|[-,]i$", re.IGNORECASE)


def pages(data: bytes) -> Iterator[Page]:
    """The pages of a PDF one by one.  Raises EncryptedDocument, BrokenDocument, LimitExceeded."""
    import pdfplumber
    from pdfminer.pdfdocument import PDFEncryptionError, PDFPasswordIncorrect
    from pdfplumber.utils.exceptions import PdfminerException

    try:
        opened = pdfplumber.open(io.BytesIO(data))
    except (PDFPasswordIncorrect, PDFEncryptionError):
        raise EncryptedDocument("the document is protected by a password") from None
    except PdfminerException as error:
        if "Password" in repr(error) or "Encrypt" in repr(error):
            raise EncryptedDocument("the document is protected by a password") from None
        raise BrokenDocument(f"not a readable PDF ({error})") from None
    except MemoryError:
        raise
    except Exception as error:
        raise BrokenDocument(f"not a readable PDF ({type(error).__name__})") from None
    with opened:
        if len(opened.pages) > PDF_PAGES:
            raise LimitExceeded(f"{len(opened.pages)} pages; at most {PDF_PAGES} are read")
        for number, page in enumerate(opened.pages, 1):
            try:
                found = read_page(page, number)
            except MemoryError:
                raise
            except Exception as error:
                raise BrokenDocument(f"page {number} cannot be read ({type(error).__name__}: {error})") from None
            page.close()
            yield found


def read_page(page: Any, number: int) -> Page:
    """One opened page as neutral data, turned upright."""
    paths = [_path(r) for r in (*page.rects, *page.lines, *page.curves)]
    pictures = inked([_picture(i) for i in page.images], lambda scale: page.to_image(resolution=72 * scale).original)
    annotations = placed(page)
    return Page(
        number=number, width=float(page.width), height=float(page.height), characters=tuple(_character(c) for c in page.chars if c["text"]),
        paths=tuple(paths), pictures=pictures, annotations=page_annotations(annotations), widgets=page_widgets(annotations), tables=ruled_tables(paths),
    )


def _character(c: Any) -> Character:
    font = str(c["fontname"]).rpartition("+")[2]
    text = c["text"]
    is_sign = is_symbol_font(font) or any("\uf000" <= x <= "\uf0ff" for x in text)
    size = round(abs(c["size"]), 1)
    top, bottom = _heights(c, size)
    face = Face(
        font, _text_color(c.get("non_stroking_color")), bool(_BOLD.search(font)), bool(_ITALIC.search(font)), "symbol" if is_sign else "text")
    return Character(symbol(text, font) if is_sign else text, c["x0"], top, c["x1"], bottom, size, face)


def _heights(c: Any, size: float) -> tuple[float, float]:
    """Top and bottom of a character, measured from its baseline: fonts state their heights each in their own way."""
    matrix = c.get("matrix")
    if not c.get("upright") or matrix is None or abs(matrix[1]) > 0.01 * abs(matrix[0]):
        return c["top"], c["bottom"]
    base = c["top"] + c["y1"] - matrix[5]
    return base - ASCENT * size, base + DESCENT * size


def _text_color(color: Any) -> str | None:
    found = _hex(color)
    return None if found in (None, "000000") else found


def _hex(color: Any) -> str | None:
    """A colour in grey, RGB or CMYK (0 to 1) as ``rrggbb``; None if it is no colour."""
    if color is None:
        return None
    values = [color] if isinstance(color, (int, float)) else [v for v in color if isinstance(v, (int, float))]
    if len(values) == 1:
        values = values * 3
    if len(values) == 4:
        c, m, y, k = values
        values = [(1 - c) * (1 - k), (1 - m) * (1 - k), (1 - y) * (1 - k)]
    if len(values) != 3:
        return None
    return "".join(f"{round(255 * min(1.0, max(0.0, v))):02x}" for v in values)


def _path(o: Any) -> Path:
    fill = _hex(o.get("non_stroking_color")) if o.get("fill") else None
    fill = fill or ("000000" if o.get("fill") else None)
    steps = o.get("path") or ()
    operators = [step[0] for step in steps]
    points = [(float(x), float(y)) for step in steps for x, y in step[1:]] or [(o["x0"], o["top"]), (o["x1"], o["bottom"])]
    closed = "h" in operators or o.get("object_type") == "rect"
    return traced(points, fill=fill, stroked=bool(o.get("stroke")), curved=any(x in ("c", "v", "y") for x in operators), closed=closed)


def _picture(o: Any) -> Picture:
    try:
        data = o["stream"].get_rawdata() or o["stream"].get_data()
    except Exception:
        data = repr(o.get("srcsize")).encode()
    return Picture((o["x0"], o["top"], o["x1"], o["bottom"]), hashlib.sha1(data, usedforsecurity=False).hexdigest())
