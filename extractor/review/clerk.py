"""A process of its own for documents: what a hostile or broken file does to a library happens there and not to the page.

pdfium is not safe for threads either, and a thread that reads holds up a key press; one process, one task at a time, has neither trouble.
It ends when its input ends, so it cannot outlive the program, however that was ended.
"""

from __future__ import annotations

import os
import struct
import subprocess
import sys
import threading
from importlib import import_module
from typing import IO

import msgspec

from extractor.review.tasks import Task, perform

_LENGTH = struct.Struct(">q")
_NOTHING = -1


class Clerk:
    """Starts the process when it is first needed, and again after it was lost."""

    def __init__(self, seconds: float, module: str) -> None:
        """seconds: after which a task is given up and the process ended.  module: what its tasks will import, imported at its start."""
        self.seconds = seconds
        self.module = module
        self._process: subprocess.Popen[bytes] | None = None
        self._lock = threading.Lock()

    def start(self) -> None:
        """Start it before it is needed; the first task then does not wait for imports."""
        if self._process is None or self._process.poll() is not None:
            command = [sys.executable, "-P", "-m", "extractor.review.clerk", self.module]  # -P: nothing from the folder it is started in
            self._process = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE)

    def ask(self, task: Task) -> bytes | None:
        """A task's result; None if it has none, took too long, or ended the process."""
        with self._lock:
            self.start()
            process = self._process
            if process is None or process.stdin is None or process.stdout is None:
                return None
            alarm = threading.Timer(self.seconds, process.kill)
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


def work(module: str) -> None:
    """The process itself: tasks from standard input, results to standard output, which nothing else may use."""
    import_module(module)
    answers = os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)
    while True:
        try:
            message = _receive(sys.stdin.buffer)
            if message is not None:
                _send(answers, perform(msgspec.msgpack.decode(message, type=Task)))
        except (EOFError, BrokenPipeError):
            os._exit(0)  # the program is gone; there is nobody to tell, and nothing to put in order


if __name__ == "__main__":
    work(sys.argv[1])
