"""Stand-ins for reading a document, run in worker processes: one that hangs, crashes, fills the memory, or breaks on some names."""

from __future__ import annotations

import os
import signal
import time
from typing import Any

from extractor.batch import work


def extract(reference: Any, name: str, data: bytes | None = None, definition: bytes | None = None) -> Any:
    """As the real one, except for documents whose names ask for trouble."""
    if "hang" in reference.path:
        time.sleep(600)
    if "crash" in reference.path:
        os.kill(os.getpid(), signal.SIGSEGV)
    if "hungry" in reference.path:
        held, size = [], 8 << 20
        while True:
            try:
                held.append(bytearray(size))
            except MemoryError:
                if size < 1 << 12:
                    raise
                size //= 2
    if "vanish" in reference.path:
        os._exit(3)
    if "fault" in reference.path:
        raise ZeroDivisionError("nobody foresaw this")
    return work.extract(reference, name, data, definition)
