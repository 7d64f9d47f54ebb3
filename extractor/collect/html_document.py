"""A reply typed into the HTML text of a mail, as a Word document: what is bold, struck or coloured there stays a mark."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Sequence
from xml.sax.saxutils import escape

from extractor.collect.body import own_text
from extractor.collect.html_text import Line, Marks, html_to_lines

_EPOCH = (1980, 1, 1, 0, 0, 0)
_W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument"
_TYPES = (
    '<?xml version="1.0" encoding="UTF-8"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
    '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
    '<Override PartName="/word/document.xml" '
    'ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>'
)
_RELATIONS = (
    '<?xml version="1.0" encoding="UTF-8"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
    f'<Relationship Id="r1" Type="{_OFFICE}" Target="word/document.xml"/></Relationships>'
)
_NO_XML = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
"""Characters that XML 1.0 does not allow (section 2.2)."""


def html_document(html: str, subject: str) -> bytes | None:
    """The sender's own text as .docx, the subject first; None where nothing in it is marked by its look.

    What the mail quotes below is left out, as in ``body.own_text``.  The same HTML gives the same bytes.
    """
    lines = html_to_lines(html)
    texts = ["".join(text for text, _ in line).replace("\n", " ") for line in lines]
    own = _own(lines, texts)
    if not any(marks != Marks() and text.strip() for line in own for text, marks in line):
        return None
    body = "".join(_paragraph(line) for line in ([(subject, Marks())], *own) if any(text.strip() for text, _ in line))
    parts = {
        "[Content_Types].xml": _TYPES, "_rels/.rels": _RELATIONS,
        "word/document.xml": f'<?xml version="1.0" encoding="UTF-8"?><w:document xmlns:w="{_W}"><w:body>{body}</w:body></w:document>',
    }
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as package:
        for name, content in parts.items():
            package.writestr(zipfile.ZipInfo(name, _EPOCH), content.encode("utf-8"), zipfile.ZIP_DEFLATED)
    return stream.getvalue()


def _own(lines: Sequence[Line], texts: list[str]) -> list[Line]:
    """The lines that ``own_text`` keeps: it only leaves lines out, so they are found again in order."""
    kept: list[Line] = []
    at = 0
    for wanted in own_text("\n".join(texts)).split("\n"):
        while at < len(texts) and texts[at] != wanted:
            at += 1
        if at < len(lines):
            kept.append(lines[at])
            at += 1
    return kept


def _paragraph(line: Line) -> str:
    return "<w:p>" + "".join(_run(text, marks) for text, marks in line) + "</w:p>"


def _run(text: str, marks: Marks) -> str:
    switches = (("b", marks.bold), ("i", marks.italic), ("strike", marks.strike))
    look = "".join(f"<w:{name}/>" for name, on in switches if on)
    look += f'<w:color w:val="{marks.color}"/>' if marks.color else ""
    look += '<w:u w:val="single"/>' if marks.underline else ""
    look += f'<w:shd w:val="clear" w:color="auto" w:fill="{marks.fill}"/>' if marks.fill else ""
    shown = escape(_NO_XML.sub("\ufffd", text))
    return f'<w:r><w:rPr>{look}</w:rPr><w:t xml:space="preserve">{shown}</w:t></w:r>'
