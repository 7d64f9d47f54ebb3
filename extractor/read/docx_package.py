"""The parts of a Word file (Open Packaging Conventions, ECMA-376 part 2), opened without trusting it."""

from __future__ import annotations

import io
import posixpath
import zipfile

from lxml import etree

from extractor.archives import UNREADABLE
from extractor.errors import BrokenDocument, EncryptedDocument, LimitExceeded, UnsupportedFormat
from extractor.settings.reading import DOCX_PARTS, DOCX_UNPACKED_BYTES

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
W14 = "{http://schemas.microsoft.com/office/word/2010/wordml}"
R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
_STRICT = b"http://purl.oclc.org/ooxml/wordprocessingml/main"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/"
_STRICT_OFFICE = "http://purl.oclc.org/ooxml/officeDocument/relationships/"
_RELATIONSHIP = "{http://schemas.openxmlformats.org/package/2006/relationships}Relationship"
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"


ByName = dict[str, etree._Element]
"""The first child of each name of an element that holds properties."""


def by_name(element: etree._Element) -> ByName:
    """ByName to be looked up again and again, which is slow in the element itself."""
    return {str(child.tag): child for child in reversed(element)}


class Package:
    """The parts of one Word file; nothing outside it is ever opened."""

    def __init__(self, data: bytes) -> None:
        """Raises UnsupportedFormat, EncryptedDocument, BrokenDocument or LimitExceeded."""
        if data.startswith(_OLE):
            if b"E\0n\0c\0r\0y\0p\0t\0e\0d\0P\0a\0c\0k\0a\0g\0e" in data:
                raise EncryptedDocument("the document is protected by a password")
            raise UnsupportedFormat("an old Word file (.doc), not .docx")
        try:
            self._zip = zipfile.ZipFile(io.BytesIO(data))
        except (zipfile.BadZipFile, ValueError, OSError) as error:
            raise BrokenDocument(f"not a readable .docx file ({error})") from None
        infos = self._zip.infolist()
        if len(infos) > DOCX_PARTS or sum(i.file_size for i in infos) > DOCX_UNPACKED_BYTES:
            raise LimitExceeded("the document unpacks to more than the limit")
        self._parser = etree.XMLParser(resolve_entities=False, no_network=True, remove_comments=True, remove_pis=True, huge_tree=False)
        self._names = {i.filename.lstrip("/"): i.filename for i in infos}
        self.main = self._main_part()

    def xml(self, name: str, without: str = "") -> etree._Element | None:
        """The root element of a part; None if there is no such part.

        without: prefixed name of elements that hold none of their kind and that nobody reads; they are left out where that saves time.
        """
        data = self.data(name)
        if data is None:
            return None
        data = _without(data, without) if without else data
        if _STRICT in data[:4000]:
            data = data.replace(b"http://purl.oclc.org/ooxml/wordprocessingml/main", W[1:-1].encode()).replace(
                b"http://purl.oclc.org/ooxml/officeDocument/relationships", R[1:-1].encode()).replace(
                b"http://purl.oclc.org/ooxml/drawingml/main", b"http://schemas.openxmlformats.org/drawingml/2006/main").replace(
                b"http://purl.oclc.org/ooxml/drawingml/wordprocessingDrawing", b"http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing")
        try:
            return etree.fromstring(data, self._parser)
        except etree.XMLSyntaxError:
            recovering = etree.XMLParser(resolve_entities=False, no_network=True, remove_comments=True, recover=True)
            try:
                root = etree.fromstring(data, recovering)
            except etree.XMLSyntaxError as error:
                raise BrokenDocument(f"{name} is damaged ({error})") from None
            return root

    def data(self, name: str) -> bytes | None:
        """The bytes of a part; None if there is no such part.  Raises BrokenDocument if it cannot be unpacked."""
        stored = self._names.get(name)
        if stored is None:
            return None
        try:
            return self._zip.read(stored)
        except UNREADABLE as error:
            raise BrokenDocument(f"{name} cannot be unpacked ({error})") from None

    def relationships(self, part: str) -> dict[str, tuple[str, str]]:
        """Relationship id -> (kind, name of the target part) of a part; external targets are left out."""
        folder, _, base = part.rpartition("/")
        root = self.xml(f"{folder}/_rels/{base}.rels" if folder else f"_rels/{base}.rels")
        found: dict[str, tuple[str, str]] = {}
        for element in root.iter(_RELATIONSHIP) if root is not None else ():
            if element.get("TargetMode") == "External":
                continue
            target = element.get("Target", "")
            name = target.lstrip("/") if target.startswith("/") else posixpath.normpath(posixpath.join(folder, target))
            kind = element.get("Type", "").removeprefix(_OFFICE).removeprefix(_STRICT_OFFICE)
            found[element.get("Id", "")] = (kind, name)
        return found

    def _main_part(self) -> str:
        """Name of the main document part.  Raises UnsupportedFormat if the file is no Word document."""
        for kind, name in self.relationships("").values():
            if kind == "officeDocument" and name in self._names:
                if not name.startswith("word/") and any(n.startswith(("xl/", "ppt/")) for n in self._names):
                    raise UnsupportedFormat("an Office file, but not a Word document")
                return name
        if "word/document.xml" in self._names:
            return "word/document.xml"
        raise UnsupportedFormat("not a Word document")


def _without(data: bytes, name: str) -> bytes:
    """XML without the elements of a name, from each end tag back to its start tag."""
    start, end = f"<{name} ".encode(), f"</{name}>".encode()
    *closed, rest = data.split(end)
    kept = []
    for piece in closed:
        at = piece.rfind(start)
        kept.append(piece + end if at < 0 else piece[:at])
    return b"".join([*kept, rest])
