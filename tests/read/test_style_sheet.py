"""Parts of table styles are left out before a style sheet is parsed, and nothing else is."""

from __future__ import annotations

import pytest

from extractor.read.docx_package import _without

PART = b'<w:tblStylePr w:type="firstRow"><w:rPr><w:b/></w:rPr></w:tblStylePr>'


@pytest.mark.parametrize("data,left", [
    (b"<a>" + PART + b"<b/>" + PART + b"</a>", b"<a><b/></a>"),
    (b'<a><w:tblStylePr w:type="band1Horz"/><b/>' + PART + b"</a>", b'<a><w:tblStylePr w:type="band1Horz"/><b/></a>'),
    (b"<a></w:tblStylePr></a>", b"<a></w:tblStylePr></a>"),
    (b"<a><w:style/></a>", b"<a><w:style/></a>"),
])
def test_elements_are_left_out_whole(data: bytes, left: bytes) -> None:
    assert _without(data, "w:tblStylePr") == left
