"""Tiny OLE compound files ([MS-CFB], version 3) for tests of .msg reading: all streams lie in the mini stream."""

from __future__ import annotations

import struct

FREE, END, FATSECT = 0xFFFFFFFF, 0xFFFFFFFE, 0xFFFFFFFD
Tree = dict[str, "bytes | Tree"]


def compound(tree: Tree) -> bytes:
    """A compound file with these storages (dictionaries) and streams (bytes)."""
    entries: list[list[int | str | bytes]] = [["Root Entry", 5, FREE, FREE, FREE, b""]]
    _add(entries, 0, tree)
    mini, starts = b"", {}
    minifat: list[int] = []
    for number, entry in enumerate(entries):
        data = entry[5]
        assert isinstance(data, bytes)
        if entry[1] == 2 and data:
            count = -(-len(data) // 64)
            starts[number] = len(minifat)
            minifat += [*range(len(minifat) + 1, len(minifat) + count), END]
            mini += data.ljust(count * 64, b"\0")
    directory = _sectors(-(-len(entries) // 4))
    ministream = _sectors(-(-len(mini) // 512))
    minitable = _sectors(-(-len(minifat) * 4 // 512))
    fat: list[int] = []
    places = []
    for count in (directory, ministream, minitable):
        places.append(len(fat) if count else END)
        fat += [*range(len(fat) + 1, len(fat) + count), END] if count else []
    tables = -(-(len(fat) + 1) // 127)
    first_table = len(fat)
    fat += [FATSECT] * tables
    body = b"".join(
        _entry(e, starts.get(n, END if e[1] == 2 else 0), places[1], len(mini) if n == 0 else -1) for n, e in enumerate(entries)
    )
    body = body.ljust(directory * 512, b"\0") + mini.ljust(ministream * 512, b"\0")
    body += struct.pack(f"<{len(minifat)}I", *minifat).ljust(minitable * 512, b"\xff")
    body += struct.pack(f"<{len(fat)}I", *fat).ljust(tables * 512, b"\xff")
    header = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 16 + struct.pack("<HHHHH", 0x3E, 3, 0xFFFE, 9, 6) + b"\0" * 6
    header += struct.pack("<IIIIIIIII", 0, tables, places[0], 0, 4096, places[2], minitable, END, 0)
    header += struct.pack("<109I", *[*range(first_table, first_table + tables), *[FREE] * (109 - tables)])
    return header + body


def _add(entries: list[list[int | str | bytes]], parent: int, tree: Tree) -> None:
    previous = None
    for name, value in tree.items():
        number = len(entries)
        entries.append([name, 2 if isinstance(value, bytes) else 1, FREE, FREE, FREE, value if isinstance(value, bytes) else b""])
        if previous is None:
            entries[parent][4] = number
        else:
            entries[previous][3] = number
        previous = number
        if not isinstance(value, bytes):
            _add(entries, number, value)


def _entry(entry: list[int | str | bytes], start: int, root_start: int, root_size: int) -> bytes:
    name, kind, left, right, child, data = entry
    encoded = str(name).encode("utf-16-le")
    size = root_size if root_size >= 0 else len(data) if isinstance(data, bytes) else 0
    first = root_start if root_size >= 0 else start
    return (
        encoded.ljust(64, b"\0")
        + struct.pack("<HBB", len(encoded) + 2, kind, 1)
        + struct.pack("<III", left, right, child)
        + b"\0" * 36
        + struct.pack("<III", first, size, 0)
    )


def _sectors(count: int) -> int:
    return count


def message(texts: dict[int, str], times: dict[int, int] | None = None, *, embedded: bool = False, top: bool = True) -> Tree:
    """Streams of a message or attachment: Unicode texts and moments (FILETIME)."""
    streams: Tree = {f"__substg1.0_{tag:04X}001F": value.encode("utf-16-le") for tag, value in texts.items()}
    header = b"\0" * (32 if top and not embedded else 24 if embedded else 8)
    fixed = b"".join(struct.pack("<HHIQ", 0x40, tag, 6, value) for tag, value in (times or {}).items())
    streams["__properties_version1.0"] = header + fixed
    return streams
