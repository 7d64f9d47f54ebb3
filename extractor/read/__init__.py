"""Source -> Document; the format is forgotten here."""

from __future__ import annotations

import sys
from importlib import import_module

from extractor import CallablePackage
from extractor.data.document import Document
from extractor.data.source import Source

__all__ = ["read"]

_READERS = {"docx": "extractor.read.docx:read_docx", "pdf": "extractor.read.pdf:read_pdf", "text": "extractor.read.plain:read_plain"}
"""Format -> "module:function", loaded on use."""


def read(source: Source, *, pdf_reader: str = "pdfium") -> Document:
    """Read a source with the reader of its format.

    pdf_reader: "pdfium" (default) or "pdfplumber" (the reference).  Raises DocumentError where it cannot be read.
    """
    module, _, function = _READERS[source.format].partition(":")
    reader = getattr(import_module(module), function)
    document: Document = reader(source.data, pdf_reader) if source.format == "pdf" else reader(source.data)
    return document


sys.modules[__name__].__class__ = CallablePackage
