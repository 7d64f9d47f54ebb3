"""Names as they came, made fit to show; and names of files that no person sent on purpose."""

from __future__ import annotations

import re
import unicodedata

_SYSTEM = re.compile(r"(?:\.ds_store|thumbs\.db|desktop\.ini|\.localized|\.directory|icon\r)", re.IGNORECASE)


def clean(name: str) -> str:
    """A path made safe to print and to keep: ``/`` between parts, no ``..``, no drive, no control or direction characters.

    Bytes that were no text and characters that change the order of a line ("reply\\u202excod.exe") become U+FFFD.
    """
    shown = "".join("\ufffd" if unicodedata.category(c) in ("Cc", "Cf", "Cs", "Zl", "Zp") and c not in "\u200c\u200d" else c for c in name)
    parts = [part.strip() for part in re.split(r"[/\\]", shown)]
    kept = [part for part in parts if part not in ("", ".", "..") and not re.fullmatch(r"[A-Za-z]:", part)]
    return "/".join(part if len(part) <= 200 else part[:160] + "…" + part[-39:] for part in kept) or "unnamed"


def system_file(path: str) -> str | None:
    """Why a file of this name is left by an operating system or office program, None if it is not."""
    parts = path.split("/")
    name = parts[-1]
    if "__MACOSX" in parts or name.startswith("._"):
        return "resource fork of macOS"
    if _SYSTEM.fullmatch(name):
        return "folder settings of the operating system"
    if name.startswith(("~$", ".~lock.")):
        return "lock file of an office program"
    return None
