"""The least that reading a file can cost: bare passes of the libraries over the same bytes, nothing kept.

Each function takes a file's bytes and returns how many pieces it saw (so that nothing can be optimised away).
"""

from __future__ import annotations

import ctypes
import io
import re
import zipfile

WORD_PARTS = re.compile(r"word/(document|styles|numbering|footnotes|endnotes|comments|header\d*|footer\d*)\.xml")


def python_docx(data: bytes) -> int:
    """Every run of every paragraph in body and tables: its text and whether it is bold."""
    from docx import Document

    document = Document(io.BytesIO(data))
    paragraphs = [*document.paragraphs, *(p for t in document.tables for row in t.rows for cell in row.cells for p in cell.paragraphs)]
    return sum(len(run.text) + bool(run.bold) for paragraph in paragraphs for run in paragraph.runs)


def lxml(data: bytes) -> int:
    """Every element and text of the XML parts that hold words, styles and numbering."""
    from lxml import etree

    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        parts = [archive.read(name) for name in archive.namelist() if WORD_PARTS.fullmatch(name)]
    return sum(len(element.text or "") + 1 for part in parts for element in etree.fromstring(part).iter())


def pdfplumber(data: bytes) -> int:
    """Every character, line and rectangle of every page."""
    import pdfplumber as library

    with library.open(io.BytesIO(data)) as pdf:
        return sum(len(page.chars) + len(page.lines) + len(page.rects) for page in pdf.pages)


def pypdfium2(data: bytes) -> int:
    """Every character of every page with its code, font, weight, size, colour and box."""
    import pypdfium2 as library
    import pypdfium2.raw as raw

    seen = 0
    edges = [ctypes.c_double() for _ in range(4)]
    colour = [ctypes.c_uint() for _ in range(4)]
    name, flags = ctypes.create_string_buffer(128), ctypes.c_int()
    with library.PdfDocument(data) as pdf:
        for number in range(len(pdf)):
            page = pdf[number]
            text = page.get_textpage()
            for index in range(text.count_chars()):
                seen += raw.FPDFText_GetUnicode(text, index) > 0
                raw.FPDFText_GetFontInfo(text, index, name, 128, flags)
                raw.FPDFText_GetFontWeight(text, index)
                raw.FPDFText_GetFontSize(text, index)
                raw.FPDFText_GetFillColor(text, index, *colour)
                raw.FPDFText_GetCharBox(text, index, *edges)
            text.close()
            page.close()
    return seen


PASSES = {"docx": (python_docx, lxml), "pdf": (pdfplumber, pypdfium2)}
