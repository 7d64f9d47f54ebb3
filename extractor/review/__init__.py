"""An output folder as a local web page on which a person checks and corrects it: ``serve``."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path


def serve(out: Path, *, port: int | None = None, who: str = "", pages: bool = True, ready: Callable[[str], None]) -> None:
    """Serve the page on the loopback interface until interrupted; ``ready`` is given its address, token included.

    port: None for the usual one, or another if it is taken.  who: the name that corrections carry, by default the user's.
    pages: whether LibreOffice, where it is installed, prints Word documents to pages.
    Raises UsageError where ``out`` holds no replies, the port is taken, or the extra ``review`` is not installed.
    """
    from extractor.errors import UsageError
    from extractor.review.folder import Folder
    from extractor.review.papers import Clerks

    folder = Folder(out)
    clerks = Clerks()
    clerks.start()  # before all else: it takes longest until they are ready
    try:
        try:
            from extractor.review.server import run
        except ModuleNotFoundError as error:
            raise UsageError(f"the review page needs {error.name}", hint="Install it with: pip install 'extractor[review]'") from None
        run(folder, clerks, port=port, who=who, pages=pages, ready=ready)
    finally:
        clerks.stop()
