"""A process of its own for documents: what a hostile or broken file does to a library happens there and not to the page.

pdfium is not safe for threads either, and a thread that reads holds up a key press; one process, one task at a time, has neither trouble.
It ends when its input ends, so it cannot outlive the program, however that was ended.
"""

from __future__ import annotations

import os
import signal
import struct
import subprocess
import sys
import threading
from importlib import import_module
from typing import IO

import msgspec

from extractor.review.priority import NICENESS, put_last
from extractor.review.tasks import Task, perform

_LENGTH = struct.Struct(">q")
_NOTHING = -1
_BY_THE_CLOCK = 5
"""Times its seconds of work that a task may take by the clock: on a busy machine a document is no worse than elsewhere."""


class Clerk:
    """Starts the process when it is first needed, and again after it was lost."""

    def __init__(self, seconds: float, module: str, *, politely: bool = False) -> None:
        """seconds: of work after which a task is given up and the process ended.  module: what its tasks will import, imported at its start.

        politely: it works when nothing else does.
        """
        self.seconds = seconds
        self.module = module
        self.politely = politely
        self._process: subprocess.Popen[bytes] | None = None
        self._lock = threading.Lock()

    def start(self) -> None:
        """Start it before it is needed; the first task then does not wait for imports."""
        if self._process is None or self._process.poll() is not None:
            command = [sys.executable, "-P", "-m", "extractor.review.clerk"]  # -P: nothing from the folder it is started in
            command += [self.module, str(self.seconds), *(["politely"] if self.politely else [])]
            self._process = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, start_new_session=self.politely)
            if self.politely:
                put_last(self._process.pid)

    def ask(self, task: Task) -> bytes | None:
        """A task's result; None if it has none, took too long, or ended the process."""
        with self._lock:
            self.start()
            process = self._process
            if process is None or process.stdin is None or process.stdout is None:
                return None
            alarm = threading.Timer(self.seconds * _BY_THE_CLOCK, process.kill)
            alarm.start()
            try:
                _send(process.stdin, msgspec.msgpack.encode(task))
                return _receive(process.stdout)
            except (OSError, EOFError):
                self.stop()
                return None
            finally:
                alarm.cancel()

    def stop(self) -> None:
        """End the process."""
        process, self._process = self._process, None
        if process is not None:
            process.kill()
            process.wait()
            for pipe in (process.stdin, process.stdout):
                if pipe is not None:
                    pipe.close()


def _send(pipe: IO[bytes], message: bytes | None) -> None:
    pipe.write(_LENGTH.pack(_NOTHING if message is None else len(message)) + (message or b""))
    pipe.flush()


def _receive(pipe: IO[bytes]) -> bytes | None:
    """The other side's message; raises EOFError where it is gone."""
    head = pipe.read(_LENGTH.size)
    if len(head) < _LENGTH.size:
        raise EOFError
    length = _LENGTH.unpack(head)[0]
    if length == _NOTHING:
        return None
    message = pipe.read(length)
    if len(message) < length:
        raise EOFError
    return message


def work(module: str, seconds: float, *politely: str) -> None:
    """The process itself: tasks from standard input, results to standard output, which nothing else may use."""
    if politely and sys.platform != "win32":
        os.nice(NICENESS)
    import_module(module)
    answers = os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)
    while True:
        try:
            message = _receive(sys.stdin.buffer)
            if message is not None:
                _limit(seconds)
                _send(answers, perform(msgspec.msgpack.decode(message, type=Task)))
                _limit(0)
        except (EOFError, BrokenPipeError):
            os._exit(0)  # the program is gone; there is nobody to tell, and nothing to put in order


def _limit(seconds: float) -> None:
    """End this process after so many seconds of work, whatever it is in; 0 for never.  Where systems cannot, the clock has to do."""
    if sys.platform != "win32":
        signal.setitimer(signal.ITIMER_PROF, seconds)


if __name__ == "__main__":
    work(sys.argv[1], float(sys.argv[2]), *sys.argv[3:])
