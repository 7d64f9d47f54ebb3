"""Rich text of Outlook messages that carry no other text: decompression ([MS-OXRTFCP]) and the plain text in it."""

from __future__ import annotations

import re
import struct

from extractor.errors import LimitExceeded
from extractor.settings import FILE_BYTES

_DICTIONARY = (
    b"{\\rtf1\\ansi\\mac\\deff0\\deftab720{\\fonttbl;}{\\f0\\fnil \\froman \\fswiss \\fmodern \\fscript \\fdecor "
    b"MS Sans SerifSymbolArialTimes New RomanCourier{\\colortbl\\red0\\green0\\blue0\r\n\\par \\pard\\plain\\f0\\fs20\\b\\i\\u\\tab\\tx"
)
"""What the window holds before the first byte ([MS-OXRTFCP] 2.1.2.1)."""
_WINDOW = 4096
_TOKEN = re.compile(r"\\([a-z]{1,32})(-?\d{1,10})? ?|\\'([0-9a-f]{2})|\\([^a-z])|([{}])|[\r\n]+|([^\\{}\r\n]+)", re.IGNORECASE)
_BREAKS = {"par": "\n", "line": "\n", "row": "\n", "cell": "\t", "tab": "\t", "emdash": "—", "endash": "–", "bullet": "•",
           "lquote": "‘", "rquote": "’", "ldblquote": "“", "rdblquote": "”"}
_SIGNS = {"~": " ", "_": "-", "\\": "\\", "{": "{", "}": "}"}
_UNSEEN = frozenset(("fonttbl", "colortbl", "stylesheet", "info", "pict", "object", "header", "footer", "htmltag"))


def decompress(data: bytes) -> bytes:
    """Rich text as Outlook keeps it, in the clear."""
    if len(data) < 16:
        return b""
    _, size, kind = struct.unpack_from("<III", data)
    if kind == 0x414C454D:  # "MELA": not compressed
        return data[16 : 16 + size]
    if size > FILE_BYTES:
        raise LimitExceeded("a message whose text unpacks to more than the limit")
    window = bytearray(_DICTIONARY.ljust(_WINDOW, b"\0"))
    write, result, at = len(_DICTIONARY), bytearray(), 16
    while at < len(data) and len(result) < size:
        flags, at = data[at], at + 1
        for bit in range(8):
            if at >= len(data):
                break
            if not flags >> bit & 1:
                piece, at = data[at : at + 1], at + 1
            else:
                reference, at = int.from_bytes(data[at : at + 2]), at + 2
                start = reference >> 4
                if start == write % _WINDOW:
                    return bytes(result)
                piece = _copy(window, start, write, (reference & 15) + 2)
            for byte in piece:
                window[write % _WINDOW] = byte
                write += 1
            result += piece
    return bytes(result[:size])


def _copy(window: bytearray, start: int, write: int, length: int) -> bytes:
    """Bytes from the window; a reference may run into what it is about to write."""
    distance = (write - start) % _WINDOW or _WINDOW
    return bytes(window[(start + k % distance) % _WINDOW] for k in range(length))


def rtf_to_text(data: bytes) -> str:
    """The text that a reader sees: without groups that are not shown, and without what only renders HTML (``\\htmlrtf``)."""
    source = data.decode("latin-1")
    page = re.search(r"\\ansicpg(\d+)", source)
    encoding = f"cp{page.group(1)}" if page else "cp1252"
    shown: list[str] = []
    stack: list[tuple[bool, int]] = []
    hidden, skip, fallback = False, 0, 1
    for match in _TOKEN.finditer(source):
        word, number, byte, sign, brace, text = match.groups()
        if brace == "{":
            stack.append((hidden, fallback))
        elif brace:
            hidden, fallback = stack.pop() if stack else (False, 1)
        elif sign == "*" or word in _UNSEEN:
            hidden = True
        elif word == "htmlrtf":
            hidden = number != "0"
        elif word == "uc":
            fallback = int(number or 1)
        elif hidden:
            continue
        elif word == "u" and number:
            shown.append(chr(int(number) % 0x10000))
            skip = fallback
        elif skip and (byte or text):
            shown.append((text or "")[skip:])
            skip = 0 if text else skip - 1
        else:
            shown.append(_shown(word, byte, sign, text, encoding))
    return "".join(shown).encode("utf-16", "surrogatepass").decode("utf-16", "replace")


def _shown(word: str | None, byte: str | None, sign: str | None, text: str | None, encoding: str) -> str:
    if byte:
        try:
            return bytes.fromhex(byte).decode(encoding, "replace")
        except LookupError:
            return bytes.fromhex(byte).decode("cp1252", "replace")
    if word:
        return _BREAKS.get(word, "")
    return _SIGNS.get(sign, "") if sign else text or ""
