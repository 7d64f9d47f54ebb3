"""Many documents -> an output folder: one JSON a country, tables, a manifest; can be stopped at any moment and run again."""

from __future__ import annotations

import sys
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from extractor import CallablePackage
from extractor.errors import UsageError
from extractor.settings import BATCH_MEMORY, BATCH_SECONDS

if TYPE_CHECKING:
    from extractor.batch.report import Report
    from extractor.batch.run import Event

from extractor.batch.frames import to_frame

__all__ = ["batch", "to_frame"]


def batch(
    folder: Path | str, out: Path | str, questionnaire: str | None = None, *, jobs: int | None = None, timeout: float = BATCH_SECONDS,
    memory: int = BATCH_MEMORY, pdf_reader: str = "pdfium", cluster: str | None = None, report: Callable[[Event], None] | None = None,
) -> Report:
    """Read everything in ``folder`` (sub-folders, mails, archives) into ``out``.

    questionnaire: definition file, id of a known one, or a blank form; None to take the best-matching known one for each document.
    jobs: worker processes, by default one a core.  timeout, memory: seconds and bytes for one document.
    cluster: address of a Dask scheduler whose workers are used instead.  report: is told what happens.
    What an earlier run did is not done again where neither document, definition nor program have changed.
    Raises UsageError where the folders make no sense, QuestionnaireError where the definition cannot be used.
    """
    import msgspec

    from extractor.batch.fingerprint import program
    from extractor.batch.finish import finish
    from extractor.batch.pool import cores, opened
    from extractor.batch.reassigned import reassigned
    from extractor.batch.run import Limits, Run
    from extractor.batch.store import Store
    from extractor.batch.work import Order
    from extractor.collect import units
    from extractor.pipeline import load_questionnaire

    inbox, root = Path(folder), Path(out)
    _check(inbox, root)
    definition = load_questionnaire(questionnaire) if questionnaire is not None else None
    encoded = msgspec.msgpack.encode(definition) if definition is not None else None
    order = Order(definition=encoded, pdf_reader=pdf_reader, memory=memory, program=program())
    with (store := Store(root)).locked():
        store.sweep()
        total = sum(1 for _ in units(inbox, root))
        with opened(order, root, jobs or cores(), cluster) as (workers, local):
            run = Run(store, workers, order, Limits(seconds=timeout, memory=memory), report or _silent, total, reassigned(store))
            try:
                spool = run.read_all(units(inbox, root))
                result: Report = local.submit(finish, (str(root), str(spool), order.definition), None).result()
            finally:
                Path(run.spool.name).unlink(missing_ok=True)
    return msgspec.structs.replace(result, read=run.read_anew, kept=run.documents - run.read_anew)


def _check(inbox: Path, root: Path) -> None:
    if not inbox.exists():
        raise UsageError(f"{inbox} does not exist")
    if root.exists() and not root.is_dir():
        raise UsageError(f"{root} is a file", hint="Name a folder for the results.")
    if root.resolve() == inbox.resolve():
        raise UsageError("the results cannot go into the inbox itself", hint="Name another folder with -o.")


def _silent(event: Event) -> None:
    """Tells nobody."""


sys.modules[__name__].__class__ = CallablePackage
