"""The true type of a file, by its content and never by its name."""

from __future__ import annotations

import io
import re
import zipfile
from typing import Literal

from extractor.archives import UNREADABLE
from extractor.errors import BrokenDocument, EncryptedDocument, LimitExceeded, UnsupportedFormat
from extractor.settings import PACKAGE_BYTES, PACKAGE_PARTS, XML_PART_BYTES

Kind = Literal["docx", "pdf", "text", "html", "mail", "mbox", "outlook", "tnef", "zip", "office", "picture", "signature"]

_PICTURES = (b"\x89PNG\r\n\x1a\n", b"\xff\xd8\xff", b"GIF87a", b"GIF89a", b"BM", b"II*\0", b"MM\0*", b"\0\0\1\0", b"\xd7\xcd\xc6\x9a")
_METAFILE = b"\1\0\0\0"
_HEADER = re.compile(rb"(?:[!-9;-~]+:[^\r\n]*(?:\r?\n[ \t][^\r\n]*)*\r?\n)+")
_MAIL_HEADERS = frozenset(
    b"from to cc subject date received return-path message-id mime-version content-type content-transfer-encoding delivered-to reply-to"
    .split())
_MULTIPART = b"content-type: multipart/"
_HTML = re.compile(rb"(?is)\s*(?:<\?xml[^>]*>\s*)?(?:<!--.*?-->\s*)*<(?:!doctype\s+html|html|head|body|meta|div|p|table)[\s>]")
_OTHERS = {
    b"Rar!": "a RAR archive", b"7z\xbc\xaf": "a 7-Zip archive", b"\x1f\x8b": "a gzip archive", b"BZh": "a bzip2 archive",
    b"\xfd7zXZ": "an xz archive", b"MZ": "a Windows program", b"\x7fELF": "a program", b"\0\5\x16\0": "an AppleSingle file",
    b"%!PS": "PostScript", b"!BDN": "an Outlook data file (.pst) whose mails should be saved as .msg",
    b"RIFF": "sound or film", b"ID3": "sound", b"\xc5\xd0\xd3\xc6": "PostScript",
}
_OTHER_OFFICE = (
    (b"spreadsheetml", "an Excel workbook"), (b"ms-excel", "an Excel workbook"), (b"presentationml", "a PowerPoint presentation"),
    (b"powerpoint", "a PowerPoint presentation"), (b"workbook", "an Excel workbook"),
)
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_TNEF = b"\x78\x9f\x3e\x22"
_SIGNED, _ENVELOPED = (b"\x06\x09\x2a\x86\x48\x86\xf7\x0d\x01\x07" + last for last in (b"\2", b"\3"))
_WORD_2003 = re.compile(rb"<\?mso-application\s+progid=[\"']Word\.Document[\"']")


def kind_of(data: bytes) -> Kind:
    """What the bytes are.  Raises UnsupportedFormat (naming it if known), EncryptedDocument, BrokenDocument, LimitExceeded."""
    head = data[:1024]
    if head.startswith(b"%PDF-"):
        return "pdf"
    if head.startswith(_OLE):
        return _compound(data)
    if head.startswith((b"PK\3\4", b"PK\5\6")) or (zipfile.is_zipfile(io.BytesIO(data)) and b"\0" in data):
        return _package(data)
    if head.startswith(_TNEF):
        return "tnef"
    if head[:1] == b"\x30" and (_SIGNED in head[:40] or _ENVELOPED in head[:40]):
        if _ENVELOPED in head[:40]:
            raise EncryptedDocument("an encrypted mail (S/MIME)")
        return "signature"
    if head.startswith(b"{\\rtf") or _WORD_2003.search(head):
        return "office"
    if head.startswith(_PICTURES) or (head.startswith(_METAFILE) and head[40:44] == b" EMF"):
        return "picture"
    if b"%PDF-" in head and _mail_headers(head) < 2 and not head[:40].lower().startswith(_MULTIPART):
        return "pdf"  # ISO 32000-1, annex H.3, note 13: anywhere in the first 1,024 bytes
    for magic, name in _OTHERS.items():
        if head.startswith(magic):
            raise UnsupportedFormat(f"{name}, neither Word, PDF nor a mail")
    return _textual(data)


def _textual(data: bytes) -> Kind:
    head = data[:65536].removeprefix(b"\xef\xbb\xbf").lstrip(b"\r\n")
    if head.startswith(b"From ") and _mail_headers(head.partition(b"\n")[2]) >= 2:
        return "mbox"
    if _mail_headers(head) >= 2 or head[:40].lower().startswith(_MULTIPART):
        return "mail"
    if head.startswith(b"-----BEGIN PGP MESSAGE"):
        raise EncryptedDocument("an encrypted PGP message")
    if _HTML.match(head):
        return "html"
    if head.startswith((b"\xff\xfe", b"\xfe\xff")):
        return "text"
    controls = sum(byte < 32 and byte not in (9, 10, 12, 13, 27) for byte in head)
    if not head.strip() or controls > len(head) // 200:
        raise UnsupportedFormat("neither Word, PDF, a mail nor text")
    return "text"


def _mail_headers(head: bytes) -> int:
    """How many different well-known header fields (RFC 5322) a text begins with."""
    match = _HEADER.match(head)
    names = {line.partition(b":")[0].strip().lower() for line in match.group().splitlines()} if match else set()
    return len(names & _MAIL_HEADERS)


def _compound(data: bytes) -> Kind:
    """What an OLE compound file ([MS-CFB]) holds, by its streams."""
    import olefile

    try:
        with olefile.OleFileIO(io.BytesIO(data)) as ole:
            names = {"/".join(path).lower() for path in ole.listdir(streams=True, storages=False)}
    except Exception as error:  # olefile raises whatever its arithmetic meets in a damaged file
        raise BrokenDocument("a damaged Office file") from error
    if "encryptedpackage" in names:
        raise EncryptedDocument("an Office document that needs a password")
    if "worddocument" in names:
        return "office"
    if any(name.startswith(("__properties_version1.0", "__substg1.0_")) for name in names):
        return "outlook"
    for sign, name in _OTHER_OFFICE:
        if sign in " ".join(names).encode("utf-8", "replace"):
            raise UnsupportedFormat(f"{name}, neither Word, PDF nor a mail")
    raise UnsupportedFormat("an Office file of an unknown kind")


def _package(data: bytes) -> Kind:
    """What a zip file holds: a Word document, another office document, or files to be unpacked."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            names = {member.filename for member in archive.infolist()}
            types = _small_member(archive, "[Content_Types].xml")
            mimetype = _small_member(archive, "mimetype").strip()
            if b"wordprocessingml" in types or b"ms-word.document" in types or "word/document.xml" in names:
                check_package(archive)
                return "docx"
    except UNREADABLE as error:
        raise BrokenDocument(f"a damaged zip file or Word document ({error})") from error
    for sign, name in _OTHER_OFFICE:
        if sign in types:
            raise UnsupportedFormat(f"{name}, neither Word, PDF nor a mail")
    if mimetype.startswith(b"application/vnd.oasis.opendocument.text"):
        return "office"
    if mimetype.startswith(b"application/"):
        raise UnsupportedFormat(f"{mimetype[:80].decode('ascii', 'replace')}, neither Word, PDF nor a mail")
    if "[Content_Types].xml" in names:
        raise UnsupportedFormat("an office package that is no Word document")
    return "zip"


def _small_member(archive: zipfile.ZipFile, name: str) -> bytes:
    """Up to 1 MiB of a member, b"" if there is none or it is not readable."""
    try:
        with archive.open(name) as member:
            return member.read(1 << 20)
    except (KeyError, *UNREADABLE):
        return b""


def check_package(archive: zipfile.ZipFile) -> None:
    """Refuse a Word package that would blow up when opened.  Declared sizes bind: ``zipfile`` reads no byte beyond them."""
    members = archive.infolist()
    if len(members) > PACKAGE_PARTS:
        raise LimitExceeded(f"a Word document of {len(members)} parts (limit {PACKAGE_PARTS})")
    if any(member.flag_bits & 1 for member in members):
        raise EncryptedDocument("a Word document whose zip file is encrypted")
    total = sum(member.file_size for member in members)
    if total > PACKAGE_BYTES:
        raise LimitExceeded(f"a Word document of {total >> 20} MiB unpacked (limit {PACKAGE_BYTES >> 20} MiB)")
    for member in members:
        if member.filename.lower().endswith((".xml", ".rels")) and member.file_size > XML_PART_BYTES:
            raise LimitExceeded(f"a Word document with {member.file_size >> 20} MiB of XML in one part (limit {XML_PART_BYTES >> 20} MiB)")
