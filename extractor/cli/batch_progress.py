"""Progress of a batch on standard error: a bar on a terminal, plain lines in a log."""

from __future__ import annotations

import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from rich.progress import Progress

    from extractor.batch.run import Event

_LOG_EVERY = 10.0
"""Seconds between two lines of progress in a log."""


@contextmanager
def progress(color: bool | None) -> Iterator[Callable[[Event], None]]:
    """Something to tell events to, for the time of a run."""
    if not sys.stderr.isatty():
        yield _Log()
        return
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TextColumn("{task.fields[rate]}"),
               TimeRemainingColumn())
    with Progress(*columns, console=Console(stderr=True, no_color=color is False), transient=True) as bar:
        yield _Bar(bar)


class _Bar:
    """Documents read of those found; what is still in unopened files is estimated by those opened."""

    def __init__(self, bar: Progress) -> None:
        self.bar, self.task, self.started, self.read = bar, bar.add_task("opening", total=None, rate=""), time.monotonic(), 0

    def __call__(self, event: Event) -> None:
        if event.kind == "failed":
            self.bar.console.print(f"{event.path}: {event.message}", markup=False, highlight=False, soft_wrap=True)
        self.read += event.kind == "read"
        rate = self.read / max(time.monotonic() - self.started, 0.001)
        self.bar.update(self.task, completed=event.documents, total=_expected(event), description="reading", rate=f"{rate:.1f} documents/s")


class _Log:
    """A line every few seconds, and one for each failure."""

    def __init__(self) -> None:
        self.started = self.last = time.monotonic()
        self.read = 0

    def __call__(self, event: Event) -> None:
        now = time.monotonic()
        self.read += event.kind == "read"
        if event.kind == "failed":
            click.echo(f"failed: {event.path}: {event.message}", err=True)
        if now - self.last >= _LOG_EVERY:
            self.last = now
            expected, rate = _expected(event), self.read / (now - self.started)
            left = f", about {_duration((expected - event.documents) / rate)} left" if rate > 0 else ""
            click.echo(f"{event.documents} of {expected} documents, {rate:.1f} a second{left}", err=True)


def _expected(event: Event) -> int:
    """Documents that there will be, as far as the files opened so far tell."""
    if not event.files:
        return event.documents_total
    return max(event.documents_total, round(event.documents_total * event.files_total / event.files))


def _duration(seconds: float) -> str:
    minutes, rest = divmod(round(seconds), 60)
    hours, minutes = divmod(minutes, 60)
    return f"{hours} h {minutes} min" if hours else f"{minutes} min {rest} s" if minutes else f"{rest} s"
