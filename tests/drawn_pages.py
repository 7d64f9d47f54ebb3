"""PDF pages drawn in the test: one function draws on the canvas, a back end reads what comes out."""

from __future__ import annotations

import io
from collections.abc import Callable

from reportlab.pdfbase.pdfdoc import PDFArray, PDFDictionary, PDFName, PDFString
from reportlab.pdfgen.canvas import Canvas

from extractor.data.document import Block, Document
from extractor.read.pdf import read_pdf

BACK_ENDS = ("pdfium", "pdfplumber")


def pdf(draw: Callable[[Canvas], None], backend: str = "pdfium") -> Document:
    """What the back end reads of pages drawn by ``draw`` on A4 in Helvetica 11."""
    data = io.BytesIO()
    canvas = Canvas(data, pagesize=(595, 842))
    canvas.setFont("Helvetica", 11)
    draw(canvas)
    canvas.save()
    return read_pdf(data.getvalue(), backend)


def styled(block: Block, name: str) -> list[str]:
    """The pieces of a block that have a style."""
    return [block.text[s.start : s.end].strip() for s in block.spans if getattr(s.style, name)]


def annotate(c: Canvas, subtype: str, rect: tuple[float, float, float, float], contents: str = "", **entries: list[object]) -> None:
    """Put an annotation on the page; entries: arrays of its dictionary."""
    values = {"Type": PDFName("Annot"), "Subtype": PDFName(subtype), "Rect": PDFArray(list(rect)), "Contents": PDFString(contents)}
    arrays = {k: PDFArray([PDFArray(x) if isinstance(x, list) else x for x in v]) for k, v in entries.items()}
    c._addAnnotation(PDFDictionary(values | arrays))
