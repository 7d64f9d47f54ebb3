"""Work that is done ahead gives way to what a person is waiting for."""

from __future__ import annotations

from contextlib import suppress
from pathlib import Path

NICENESS = 10


def put_last(pid: int) -> None:
    """Let a process that leads a session of its own work when no other session, the browser's above all, wants to.

    Linux shares the processor out among sessions first (sched(7), autogroup); being nice counts only within one.
    """
    with suppress(OSError):
        Path(f"/proc/{pid}/autogroup").write_text(str(NICENESS), encoding="ascii")
