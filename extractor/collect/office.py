"""Older and other word processor formats (.doc, .rtf, .odt) by LibreOffice, where it is installed.

LibreOffice runs without a window, in a profile of its own that forbids macros, active content and links to the outside
(org.openoffice.Office.Common/Security), behind a proxy that does not exist, and is ended after a set time.
"""

from __future__ import annotations

import contextlib
import io
import os
import shutil
import signal
import subprocess
import tempfile
import zipfile
from collections.abc import Iterator
from pathlib import Path

from extractor.collect.part import Budget, Part
from extractor.collect.unpack import document
from extractor.data.submission import Entry
from extractor.errors import BrokenDocument, LimitExceeded, UnsupportedFormat
from extractor.settings import OFFICE_SECONDS

_PROGRAMS = ("soffice", "libreoffice")
_EPOCH = (1980, 1, 1, 0, 0, 0)
_SETTINGS = (
    ("Office.Common/Security/Scripting", "MacroSecurityLevel", "3"),
    ("Office.Common/Security/Scripting", "DisableMacrosExecution", "true"),
    ("Office.Common/Security/Scripting", "DisableActiveContent", "true"),
    ("Office.Common/Security/Scripting", "BlockUntrustedRefererLinks", "true"),
    ("Office.Common/Misc", "UseLocking", "false"),
    ("Office.Writer/Content/Update", "Link", "0"),
    ("Office.Recovery/RecoveryInfo", "Enabled", "false"),
    ("Inet/Settings", "ooInetProxyType", "2"),
    ("Inet/Settings", "ooInetHTTPProxyName", "127.0.0.1"),
    ("Inet/Settings", "ooInetHTTPProxyPort", "9"),
    ("Inet/Settings", "ooInetHTTPSProxyName", "127.0.0.1"),
    ("Inet/Settings", "ooInetHTTPSProxyPort", "9"),
)


def open_office(part: Part, budget: Budget) -> Iterator[Entry | Part]:
    """The document as .docx.  Raises UnsupportedFormat where LibreOffice is not installed, LimitExceeded, BrokenDocument."""
    program = next((found for name in _PROGRAMS if (found := shutil.which(name))), None)
    if program is None:
        raise UnsupportedFormat(f"{_described(part.data)}; reading it needs LibreOffice, which is not installed here",
                                hint="Install LibreOffice, or save the reply as .docx or .pdf.")
    with tempfile.TemporaryDirectory(prefix="extractor-", ignore_cleanup_errors=True) as folder:
        yield document(part, _settled(_convert(program, part.data, Path(folder))), "docx")


def _described(data: bytes) -> str:
    if data.startswith(b"PK"):
        return "an OpenDocument text (.odt)"
    return "a rich text file (.rtf)" if data.startswith(b"{\\rtf") else "an older Word file (.doc)"


def _convert(program: str, data: bytes, folder: Path) -> bytes:
    """Bytes of the .docx that LibreOffice makes; the file's name is ours, never the sender's."""
    source = folder / ("reply.odt" if data.startswith(b"PK") else "reply.rtf" if data.startswith(b"{\\rtf") else "reply.doc")
    source.write_bytes(data)
    profile = folder / "profile" / "user"
    profile.mkdir(parents=True)
    (profile / "registrymodifications.xcu").write_text(_profile(), "utf-8")
    command = [
        program, "--headless", "--norestore", "--nolockcheck", "--nodefault", "--nologo",
        f"-env:UserInstallation={profile.parent.as_uri()}",
        "--convert-to", "docx:MS Word 2007 XML", "--outdir", str(folder / "out"), str(source),
    ]
    environment = {name: os.environ[name] for name in ("PATH", "LANG", "LC_ALL", "SYSTEMROOT") if name in os.environ}
    environment |= {"HOME": str(folder), "TMPDIR": str(folder), "http_proxy": "http://127.0.0.1:9", "https_proxy": "http://127.0.0.1:9"}
    process = subprocess.Popen(command, env=environment, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
                               start_new_session=True)
    try:
        process.wait(OFFICE_SECONDS)
    except subprocess.TimeoutExpired:
        raise LimitExceeded(f"{_described(data)} that LibreOffice could not convert in {OFFICE_SECONDS} seconds") from None
    finally:
        _end(process)
    made = folder / "out" / "reply.docx"
    if not made.is_file():
        raise BrokenDocument(f"{_described(data)} that LibreOffice cannot open")
    return made.read_bytes()


def _end(process: subprocess.Popen[bytes]) -> None:
    """End LibreOffice and what it started; its launcher may be gone while the program itself still runs."""
    if hasattr(os, "killpg"):
        with contextlib.suppress(ProcessLookupError, PermissionError):
            os.killpg(process.pid, signal.SIGKILL)
    elif process.poll() is None:
        process.kill()
    process.wait()


def _settled(data: bytes) -> bytes:
    """The package without what differs from run to run: times of its parts and the document's own date of making."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as package:
            parts = [(info.filename, package.read(info)) for info in package.infolist() if not info.filename.startswith("docProps/")]
    except zipfile.BadZipFile as error:
        raise BrokenDocument("a file that LibreOffice cannot convert") from error
    result = io.BytesIO()
    with zipfile.ZipFile(result, "w", zipfile.ZIP_DEFLATED) as package:
        for name, content in sorted(parts, key=lambda part: (part[0] != "[Content_Types].xml", part[0])):
            package.writestr(zipfile.ZipInfo(name, _EPOCH), content, zipfile.ZIP_DEFLATED)
    return result.getvalue()


def _profile() -> str:
    items = "".join(
        f'<item oor:path="/org.openoffice.{path}"><prop oor:name="{name}" oor:op="fuse"><value>{value}</value></prop></item>\n'
        for path, name, value in _SETTINGS)
    return f'<?xml version="1.0" encoding="UTF-8"?>\n<oor:items xmlns:oor="http://openoffice.org/2001/registry">\n{items}</oor:items>\n'
