"""The same work on other machines: a Dask scheduler and its workers (extra ``[cluster]``).

Workers see none of this machine's files: documents are sent to them and results come back.  On each of them a document
runs in a process of its own with the same limits of time and memory as here (``LocalPool``), so that one that hangs or
crashes costs the cluster nothing.
"""

from __future__ import annotations

import atexit
import multiprocessing
from collections.abc import Callable
from concurrent.futures import BrokenExecutor, Future
from contextlib import suppress
from importlib import import_module
from typing import Any

from extractor.batch.fingerprint import program
from extractor.batch.pool import TRIES, LocalPool, cores
from extractor.batch.work import Order
from extractor.errors import UsageError

_CONNECT_SECONDS = 10
_pools: dict[str, LocalPool] = {}


class ClusterPool:
    """Tasks on the workers of a scheduler.  Raises UsageError where it is not reached or runs another version of the program."""

    remote = True

    def __init__(self, address: str, order: Order) -> None:
        try:
            client: Any = import_module("distributed").Client
        except ImportError:
            raise UsageError("--cluster needs Dask", hint="pip install 'extractor[cluster]'") from None
        try:
            self._client = client(address, timeout=_CONNECT_SECONDS, set_as_default=False)
        except (OSError, ValueError, TimeoutError) as error:
            raise UsageError(f"no Dask scheduler answers at {address} ({error})") from None
        versions = self._client.run(program)
        self.size = sum(worker["nthreads"] for worker in self._client.scheduler_info(n_workers=-1)["workers"].values())
        if not versions or set(versions.values()) != {program()}:
            self._client.close()
            what = "has no workers" if not versions else "has workers with another version of this program or another model of meaning"
            raise UsageError(f"the scheduler at {address} {what}", hint="Install and set the same everywhere and restart the workers.")
        self._order: Any = self._client.scatter(order, broadcast=True, hash=True)

    def submit(self, function: Callable[..., Any], arguments: tuple[Any, ...], seconds: float | None) -> Future[Any]:
        """Give out a task to any worker."""
        remote = self._client.submit(run_there, self._order, function, arguments, seconds, pure=False)
        local: Future[Any] = Future()
        local.set_running_or_notify_cancel()
        remote.add_done_callback(lambda done: _settle(local, done))
        return local

    def close(self) -> None:
        """Leave the scheduler; what is still running is cancelled."""
        self._client.close()


def run_there(order: Order, function: Callable[..., Any], arguments: tuple[Any, ...], seconds: float | None) -> Any:
    """On a worker machine: run a task in a process of its own, and give its result or its error."""
    pool = _pools.get(order.key)
    if pool is None:
        # Dask's nanny marks its workers as daemons, which may have no children; these end with their parent by themselves.
        multiprocessing.current_process().daemon = False
        pool = _pools.setdefault(order.key, LocalPool(order, None, cores()))
        atexit.register(pool.close)
    try:
        for _ in range(TRIES - 1):
            with suppress(BrokenExecutor):
                return pool.submit(function, arguments, seconds).result()
        return pool.submit(function, arguments, seconds).result()
    except BaseException as error:
        if type(error).__name__ in ("ProcessExpired", "BrokenProcessPool"):  # does not survive the way back
            raise ChildProcessError(str(error)) from None
        raise


def _settle(local: Future[Any], done: Any) -> None:
    """Hand the outcome of a remote task to the future that the run waits for."""
    if done.cancelled():
        local.set_exception(ConnectionError("the scheduler gave the task up"))
    elif (error := done.exception()) is not None:
        local.set_exception(error)
    else:
        local.set_result(done.result())
