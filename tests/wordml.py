"""Word files written in the test: paragraphs and runs as XML (ECMA-376 part 1), put into a real package by python-docx."""

from __future__ import annotations

import io
from collections.abc import Mapping
from typing import Any

import docx
from docx.oxml import parse_xml
from docx.shared import Pt

_NAMES = {
    "w": "http://schemas.openxmlformats.org/wordprocessingml/2006/main", "w14": "http://schemas.microsoft.com/office/word/2010/wordml",
    "wp": "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing", "a": "http://schemas.openxmlformats.org/drawingml/2006/main",
    "pic": "http://schemas.openxmlformats.org/drawingml/2006/picture", "r": "http://schemas.openxmlformats.org/officeDocument/2006/relationships",
    "mc": "http://schemas.openxmlformats.org/markup-compatibility/2006", "v": "urn:schemas-microsoft-com:vml",
    "wps": "http://schemas.microsoft.com/office/word/2010/wordprocessingShape",
}
_EMU = 12700
_POINTS = "".join(f'<a:{verb}><a:pt x="{x}" y="{y}"/></a:{verb}>' for verb, x, y in (("moveTo", 0, 60), ("lnTo", 35, 100), ("lnTo", 100, 0)))
_TICK = f'<a:custGeom><a:avLst/><a:rect l="0" t="0" r="r" b="b"/><a:pathLst><a:path w="100" h="100">{_POINTS}</a:path></a:pathLst></a:custGeom>'


def p(*runs: str, properties: str = "") -> str:
    """A paragraph of runs."""
    return f"<w:p>{f'<w:pPr>{properties}</w:pPr>' if properties else ''}{''.join(runs)}</w:p>"


def r(text: str, properties: str = "") -> str:
    """A run of text with run properties."""
    return f'<w:r>{f"<w:rPr>{properties}</w:rPr>" if properties else ""}<w:t xml:space="preserve">{text}</w:t></w:r>'


def table(*rows: tuple[str, ...], fills: Mapping[tuple[int, int], str] | None = None) -> str:
    """A ruled table of cells' text; fills: (row, column) -> ``rrggbb``."""
    edges = "".join(f'<w:{edge} w:val="single" w:sz="4" w:color="000000"/>' for edge in ("top", "left", "bottom", "right", "insideH", "insideV"))
    body = "".join(f"<w:tr>{''.join(_cell(text, c, (fills or {}).get((k, c))) for c, text in enumerate(row))}</w:tr>" for k, row in enumerate(rows))
    grid = "".join(f'<w:gridCol w:w="{_width(c)}"/>' for c in range(len(rows[0])))
    return f'<w:tbl><w:tblPr><w:tblW w:w="0" w:type="auto"/><w:tblBorders>{edges}</w:tblBorders></w:tblPr><w:tblGrid>{grid}</w:tblGrid>{body}</w:tbl>'


def _cell(text: str, column: int, fill: str | None) -> str:
    shade = f'<w:shd w:val="clear" w:color="auto" w:fill="{fill}"/>' if fill else ""
    return f'<w:tc><w:tcPr><w:tcW w:w="{_width(column)}" w:type="dxa"/>{shade}</w:tcPr>{p(r(text) if text else "")}</w:tc>'


def _width(column: int) -> int:
    return 1100 if column else 4400


def shape(preset: str, width: float, height: float, *, left: float = 0.0, down: float = 0.0) -> str:
    """A run that anchors a DrawingML shape (20.4.2.3), "tick" a freeform one: offsets from the anchoring character and its line, in points."""
    size = f'cx="{round(width * _EMU)}" cy="{round(height * _EMU)}"'
    geometry = _TICK if preset == "tick" else f'<a:prstGeom prst="{preset}"><a:avLst/></a:prstGeom>'
    return (
        '<w:r><mc:AlternateContent><mc:Choice Requires="wps"><w:drawing><wp:anchor distT="0" distB="0" distL="0" distR="0" simplePos="0" '
        'relativeHeight="2" behindDoc="0" locked="0" layoutInCell="1" allowOverlap="1"><wp:simplePos x="0" y="0"/>'
        f'<wp:positionH relativeFrom="character"><wp:posOffset>{round(left * _EMU)}</wp:posOffset></wp:positionH>'
        f'<wp:positionV relativeFrom="line"><wp:posOffset>{round(down * _EMU)}</wp:posOffset></wp:positionV>'
        f'<wp:extent {size}/><wp:effectExtent l="0" t="0" r="0" b="0"/><wp:wrapNone/><wp:docPr id="7" name="{preset}"/><wp:cNvGraphicFramePr/>'
        '<a:graphic><a:graphicData uri="http://schemas.microsoft.com/office/word/2010/wordprocessingShape"><wps:wsp><wps:cNvSpPr/><wps:spPr>'
        f'<a:xfrm><a:off x="0" y="0"/><a:ext {size}/></a:xfrm>{geometry}<a:noFill/>'
        '<a:ln w="15875"><a:solidFill><a:srgbClr val="C00000"/></a:solidFill></a:ln></wps:spPr><wps:bodyPr/></wps:wsp></a:graphicData></a:graphic>'
        "</wp:anchor></w:drawing></mc:Choice></mc:AlternateContent></w:r>"
    )


def vml(tag: str, style: str) -> str:
    """A run that holds a VML shape (part 4, 14.1); style: CSS of its place and size."""
    return f'<w:r><w:pict><v:{tag} style="position:absolute;{style}" filled="f" strokecolor="#c00000" strokeweight="1.25pt"/></w:pict></w:r>'


def picture(name: str, side: float) -> str:
    """A run with an inline square picture, by its name among the pictures of ``docx``; side in points."""
    size = f'cx="{round(side * _EMU)}" cy="{round(side * _EMU)}"'
    return (
        f'<w:r><w:drawing><wp:inline distT="0" distB="0" distL="0" distR="0"><wp:extent {size}/><wp:docPr id="9" name="{name}"/><a:graphic>'
        '<a:graphicData uri="http://schemas.openxmlformats.org/drawingml/2006/picture"><pic:pic>'
        f'<pic:nvPicPr><pic:cNvPr id="9" name="{name}"/><pic:cNvPicPr/></pic:nvPicPr><pic:blipFill><a:blip r:embed="{name}"/>'
        f'<a:stretch><a:fillRect/></a:stretch></pic:blipFill><pic:spPr><a:xfrm><a:off x="0" y="0"/><a:ext {size}/></a:xfrm>'
        '<a:prstGeom prst="rect"><a:avLst/></a:prstGeom></pic:spPr></pic:pic>'
        "</a:graphicData></a:graphic></wp:inline></w:drawing></w:r>"
    )


def control(properties: str, content: str) -> str:
    """A content control within a paragraph (17.5.2.31)."""
    return f"<w:sdt><w:sdtPr>{properties}</w:sdtPr><w:sdtContent>{content}</w:sdtContent></w:sdt>"


def legacy(properties: str, instruction: str, result: str = "") -> str:
    """A legacy form field (17.16.17); properties: what its ``w:ffData`` holds."""
    return (
        f'<w:r><w:fldChar w:fldCharType="begin"><w:ffData><w:name w:val="field"/><w:enabled/><w:calcOnExit w:val="0"/>{properties}</w:ffData></w:fldChar></w:r>'
        f'<w:r><w:instrText xml:space="preserve"> {instruction} </w:instrText></w:r><w:r><w:fldChar w:fldCharType="separate"/></w:r>'
        f'{r(result) if result else ""}<w:r><w:fldChar w:fldCharType="end"/></w:r>'
    )


def listed(number: int) -> str:
    """Paragraph properties of an item of list ``number`` of ``docx`` (17.3.1.19)."""
    return f'<w:numPr><w:ilvl w:val="0"/><w:numId w:val="{900 + number}"/></w:numPr>'


def docx_bytes(body: str, *, lists: tuple[tuple[str, str, str], ...] = (), pictures: Mapping[str, bytes] | None = None) -> bytes:
    """A Word file of this body, set in DejaVu Sans at 10 points.

    lists: (number format, text of the label, font of the label) of lists 0, 1, …  pictures: name -> data of a picture.
    """
    document = docx.Document()
    normal = document.styles["Normal"]
    normal.font.name, normal.font.size = "DejaVu Sans", Pt(10)
    for name, data in (pictures or {}).items():
        relation, _ = document.part.get_or_add_image(io.BytesIO(data))
        body = body.replace(f'r:embed="{name}"', f'r:embed="{relation}"')
    numbering = document.part.numbering_part.element
    for number, (kind, text, font) in enumerate(lists):
        _add_list(numbering, 900 + number, kind, text, font)
    names = " ".join(f'xmlns:{prefix}="{uri}"' for prefix, uri in _NAMES.items())
    section = document.element.body[-1]
    for element in parse_xml(f"<w:body {names}>{body}</w:body>"):
        section.addprevious(element)
    buffer = io.BytesIO()
    document.save(buffer)
    return buffer.getvalue()


def _add_list(numbering: Any, number: int, kind: str, text: str, font: str) -> None:
    """One list of a single level (17.9); abstract definitions stand before those that use them (17.9.1)."""
    names = f'xmlns:w="{_NAMES["w"]}"'
    fonts = f'<w:rPr><w:rFonts w:ascii="{font}" w:hAnsi="{font}" w:hint="default"/></w:rPr>' if font else ""
    numbering.insert(0, parse_xml(
        f'<w:abstractNum {names} w:abstractNumId="{number}"><w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="{kind}"/><w:lvlText w:val="{text}"/>'
        f'<w:lvlJc w:val="left"/><w:pPr><w:ind w:left="720" w:hanging="360"/></w:pPr>{fonts}</w:lvl></w:abstractNum>'))
    numbering.append(parse_xml(f'<w:num {names} w:numId="{number}"><w:abstractNumId w:val="{number}"/></w:num>'))
