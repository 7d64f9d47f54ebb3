"""The local server: one socket on the loopback interface, one token, an end that leaves nothing behind."""

from __future__ import annotations

import getpass
import os
import secrets
import socket
import threading
from collections.abc import Callable
from pathlib import Path

import uvicorn

from extractor.errors import UsageError
from extractor.review.app import application
from extractor.review.desk import Desk
from extractor.review.folder import Folder
from extractor.review.interface import ENGLISH
from extractor.review.papers import Clerks, Papers
from extractor.review.rendition import office
from extractor.settings import REVIEW_PORT

_LOOPBACK = "127.0.0.1"


def run(folder: Folder, clerks: Clerks, *, port: int | None, who: str, pages: bool, ready: Callable[[str], None]) -> None:
    """Serve until interrupted.  Raises UsageError where the port is taken."""
    listener = _listen(port)
    number = listener.getsockname()[1]
    token = _token(folder.root)
    desk = Desk(folder, who or _user(), office=office() if pages else None)
    papers = Papers(desk, clerks)
    for prepare in (papers.read_ahead, lambda: _prepare(desk)):
        threading.Thread(target=prepare, daemon=True).start()
    config = uvicorn.Config(
        application(desk, papers, token=token, port=number), log_level="warning", access_log=False, server_header=False, date_header=False,
        lifespan="off", timeout_graceful_shutdown=2, ws="none",
    )
    ready(f"http://{_LOOPBACK}:{number}/{token}/")
    try:
        uvicorn.Server(config).run(sockets=[listener])
    finally:
        desk.press.stop()
        listener.close()


def _prepare(desk: Desk) -> None:
    """While the browser starts: read the definitions, then print ahead."""
    desk.start(ENGLISH)
    desk.print_ahead()


def _listen(port: int | None) -> socket.socket:
    """A listening socket; with no port asked for, the usual one or, if that is taken, any."""
    for candidate in (port,) if port is not None else (REVIEW_PORT, 0):
        listener = socket.socket(socket.AF_INET, socket.SOCK_STREAM)
        if os.name == "posix":
            listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)  # the same port again right after a restart
        try:
            listener.bind((_LOOPBACK, candidate))
            listener.listen(64)
        except OSError:
            listener.close()
            continue
        return listener
    raise UsageError(f"port {port} is taken", hint="Choose another with --port, or none.")


def _token(root: Path) -> str:
    """The folder's token: the same after a restart, so that a page that is still open goes on; only the user may read the file."""
    path = root / ".extractor" / "review-token"
    try:
        kept = path.read_text(encoding="ascii").strip()
    except (OSError, UnicodeDecodeError):
        kept = ""
    if len(kept) == 43 and kept.replace("-", "").replace("_", "").isalnum():
        return kept
    token = secrets.token_urlsafe(32)
    try:
        path.parent.mkdir(exist_ok=True)
        path.unlink(missing_ok=True)
        with open(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w", encoding="ascii") as file:
            file.write(token)
    except OSError:
        return token
    return token


def _user() -> str:
    try:
        return getpass.getuser()
    except (OSError, KeyError):
        return ""
