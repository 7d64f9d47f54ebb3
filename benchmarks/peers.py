"""Time what others do with a document; runs in an environment of its own (see benchmarks/compare.py), knows nothing of extractor.

    python peers.py ROUNDS FILE...

Out: JSON, name of peer -> file -> median milliseconds (null where it fails), for each peer that is installed; everything warm,
except pandoc, which is a process each time.
"""

from __future__ import annotations

import json
import logging
import shutil
import subprocess
import sys
import time
from collections.abc import Callable
from statistics import median

Read = Callable[[str], object]


def markitdown() -> Read:
    """Markdown of Word and PDF."""
    from markitdown import MarkItDown

    read: Read = MarkItDown(enable_plugins=False).convert
    return read


def docling() -> Read:
    """Structure of Word; its PDF pipeline needs models and is left out."""
    from docling.document_converter import DocumentConverter

    read: Read = DocumentConverter().convert
    return read


def docx2python() -> Read:
    """Text of Word."""
    from docx2python import docx2python as convert

    def read(path: str) -> object:
        with convert(path) as result:
            return result.text

    return read


def mammoth() -> Read:
    """HTML of Word."""
    from mammoth import convert_to_html

    def read(path: str) -> object:
        with open(path, "rb") as stream:
            return convert_to_html(stream)

    return read


def pymupdf4llm() -> Read:
    """Markdown of PDF."""
    from pymupdf4llm import to_markdown

    return lambda path: to_markdown(path, show_progress=False)


def kreuzberg() -> Read:
    """Text of Word and PDF."""
    from kreuzberg import extract_file_sync

    read: Read = extract_file_sync
    return read


def pandoc() -> Read:
    """Native syntax tree of Word."""
    if shutil.which("pandoc") is None:
        raise ImportError("pandoc")
    return lambda path: subprocess.run(["pandoc", "-t", "native", path], check=True, capture_output=True)


PEERS: dict[str, tuple[Callable[[], Read], tuple[str, ...]]] = {
    "markitdown": (markitdown, ("docx", "pdf")),
    "docling": (docling, ("docx",)),
    "docx2python": (docx2python, ("docx",)),
    "mammoth": (mammoth, ("docx",)),
    "pandoc": (pandoc, ("docx",)),
    "pymupdf4llm": (pymupdf4llm, ("pdf",)),
    "kreuzberg": (kreuzberg, ("docx", "pdf")),
}


def main() -> None:
    """Time every installed peer on every file that it can read."""
    rounds, files = int(sys.argv[1]), sys.argv[2:]
    logging.disable(logging.CRITICAL)
    result: dict[str, dict[str, float | None]] = {}
    for name, (load, formats) in PEERS.items():
        try:
            read = load()
        except ImportError:
            continue
        result[name] = {path: timed(read, path, rounds) for path in files if path.rsplit(".", 1)[-1] in formats}
    sys.stdout.write("\n" + json.dumps(result) + "\n")


def timed(read: Read, path: str, rounds: int) -> float | None:
    """Median milliseconds of reading a file, after one reading that is not counted; None if the peer fails on it."""
    try:
        read(path)
    except Exception:  # whatever a peer raises is its own affair
        return None
    times = []
    for _ in range(rounds):
        start = time.perf_counter()
        read(path)
        times.append(1000 * (time.perf_counter() - start))
    return median(times)


if __name__ == "__main__":
    main()
