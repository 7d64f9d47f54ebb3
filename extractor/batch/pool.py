"""Worker processes on this machine: each document has its own time and memory; a crash, hang or leak costs that one alone."""

from __future__ import annotations

import multiprocessing
import os
from collections.abc import Callable, Iterator
from concurrent.futures import BrokenExecutor, Future
from concurrent.futures import TimeoutError as FutureTimeout
from contextlib import contextmanager
from functools import partial
from pathlib import Path
from threading import Lock
from typing import Any, Protocol

from extractor.batch.work import Order, perform, start
from extractor.data.submission import Failure
from extractor.errors import ExtractorError, LimitExceeded

_TASKS_PER_WORKER = 500
"""Tasks after which a worker is renewed, so that what a library leaks stays small."""
TRIES = 3
"""Times that a task is given out if its pool breaks: another task's crash breaks pebble's whole pool if it comes before that task's start was noted."""
_SAFE_PATH = "PYTHONSAFEPATH"
_PRELOAD = ["extractor.batch.work", "extractor.collect.unpack", "extractor.pipeline"]


class Pool(Protocol):
    """Where tasks run.  ``remote``: workers do not see this machine's files, so bytes are sent and results come back."""

    size: int
    remote: bool

    def submit(self, function: Callable[..., Any], arguments: tuple[Any, ...], seconds: float | None) -> Future[Any]:
        """Give out a task that is ended after ``seconds``."""

    def close(self) -> None:
        """Wait for nothing more and end the workers."""


class LocalPool:
    """pebble's processes, forked from a clean server process that has the program loaded."""

    remote = False

    def __init__(self, order: Order, root: Path | None, size: int) -> None:
        from pebble import ProcessPool

        self.size = size
        self._renewing = Lock()
        # Python puts the current folder first on the path of the processes that it starts; a file of the inbox must never be imported
        self._safe_path = os.environ.get(_SAFE_PATH)
        os.environ[_SAFE_PATH] = "1"
        method = "forkserver" if "forkserver" in multiprocessing.get_all_start_methods() else "spawn"
        context = multiprocessing.get_context(method)
        if method == "forkserver":
            context.set_forkserver_preload(_PRELOAD)
        self._new = partial(ProcessPool, max_workers=size, max_tasks=_TASKS_PER_WORKER, initializer=start,
                            initargs=(order, str(root) if root is not None else None), context=context)
        self._pool: Any = self._new()

    def submit(self, function: Callable[..., Any], arguments: tuple[Any, ...], seconds: float | None) -> Future[Any]:
        """Give out a task; its time counts from when a worker takes it up.  Raises ExtractorError where no worker can be started.

        The future ends in ``BrokenExecutor`` where the whole pool broke: then the task is to be given out again (``TRIES``), to a new pool.
        """
        give = partial(_give, function=function, arguments=arguments, seconds=seconds)
        pool = self._pool
        try:
            return give(pool)
        except (BrokenExecutor, RuntimeError):
            self._renew(pool)
        try:
            return give(self._pool)
        except (BrokenExecutor, RuntimeError) as error:
            raise ExtractorError(f"worker processes cannot be started ({error.__cause__ or error})",
                                 hint="Close other programs or use fewer --jobs, then run this again.") from error

    def _renew(self, broken: Any) -> None:
        """A new pool in place of a broken one, unless another thread was first."""
        with self._renewing:
            if self._pool is broken:
                broken.stop()
                broken.join()
                self._pool = self._new()

    def close(self) -> None:
        """End the workers at once."""
        self._pool.stop()
        self._pool.join()
        if self._safe_path is None:
            os.environ.pop(_SAFE_PATH, None)


def _give(pool: Any, function: Callable[..., Any], arguments: tuple[Any, ...], seconds: float | None) -> Future[Any]:
    future: Future[Any] = pool.schedule(perform, args=[function, arguments], timeout=seconds)
    return future


@contextmanager
def opened(order: Order, root: Path, jobs: int, cluster: str | None) -> Iterator[tuple[Pool, Pool]]:
    """Workers for a run, and workers on this machine to finish it (the same ones without a cluster); all ended at the end."""
    local = LocalPool(order, root, 1 if cluster is not None else jobs)
    try:
        if cluster is None:
            yield local, local
            return
        from extractor.batch.cluster import ClusterPool

        remote = ClusterPool(cluster, order)
        try:
            yield remote, local
        finally:
            remote.close()
    finally:
        local.close()


def cores() -> int:
    """Cores that this process may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def failure_of(path: str, error: BaseException, seconds: float) -> Failure:
    """What became of a task that gave no result: out of time, out of memory, or crashed."""
    if isinstance(error, FutureTimeout | TimeoutError):
        return Failure(path=path, code=LimitExceeded.code, message=f"took longer than {seconds:g} seconds",
                       hint="Raise --timeout, or split the document.")
    if isinstance(error, MemoryError):
        return Failure(path=path, code=LimitExceeded.code, message="needs more memory than allowed",
                       hint="Raise --memory, or split the document.")
    if type(error).__name__ in ("ProcessExpired", "ChildProcessError", "KilledWorker", "BrokenProcessPool"):
        return Failure(path=path, code="crashed", message="a library crashed on it, or it needs more memory than allowed",
                       hint="Open it in its own program, save it again (or print it to PDF) and retry.")
    if isinstance(error, OSError):
        return Failure(path=path, code="unreadable", message=f"the file cannot be opened ({error.strerror})", hint="Check its permissions.")
    return Failure(path=path, code="internal", message=f"cannot be opened: {type(error).__name__}: {str(error)[:200]}",
                   hint="Please report this, with the document if you may share it.")
