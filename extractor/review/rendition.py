"""Word documents printed to pages by LibreOffice, in the background, and where each of their words stands on these pages."""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import sys
import tempfile
import threading
from collections import OrderedDict
from collections.abc import Callable
from pathlib import Path

from extractor.data.document import Document, Fragment
from extractor.review.priority import NICENESS, put_last
from extractor.settings import REVIEW_OFFICE_AT_ONCE, REVIEW_OFFICE_SECONDS
from extractor.text import Token, tokenize

_PROFILE = """<?xml version="1.0" encoding="UTF-8"?>
<oor:items xmlns:oor="http://openoffice.org/2001/registry" xmlns:xs="http://www.w3.org/2001/XMLSchema"
 xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">
<item oor:path="/org.openoffice.Office.Common/Security/Scripting">
<prop oor:name="DisableMacrosExecution" oor:op="fuse"><value>true</value></prop>
<prop oor:name="BlockUntrustedRefererLinks" oor:op="fuse"><value>true</value></prop>
<prop oor:name="DisableActiveContent" oor:op="fuse"><value>true</value></prop>
</item>
<item oor:path="/org.openoffice.Office.Writer/Content/Update"><prop oor:name="Link" oor:op="fuse"><value>2</value></prop></item>
</oor:items>
"""
"""LibreOffice's own settings: no macros, no linked pictures or files fetched, links never updated."""


_SHARED_OUT = 3
"""Printed words to a word of the file up to which they can be parts of it; more are something else (a running header)."""


def office() -> str | None:
    """LibreOffice's program on this machine, None if it is not installed."""
    return shutil.which("soffice") or shutil.which("libreoffice")


class Press:
    """Prints documents one batch at a time: what is on the screen first, then what will be looked at next."""

    def __init__(self, folder: Path, find: Callable[[str], Path | None], *, program: str | None) -> None:
        """``folder`` keeps the printed files (``<sha256>.pdf``); ``find`` gives a document's file by its hash.

        program: LibreOffice, None to print nothing.
        """
        self.folder = folder
        self.find = find
        self.program = program
        self._waiting: OrderedDict[str, None] = OrderedDict()
        self._failed: set[str] = set()
        self._wake = threading.Condition()
        self._thread: threading.Thread | None = None
        self._process: subprocess.Popen[bytes] | None = None
        self._stopped = False

    def printed(self, sha256: str) -> Path | None:
        """The printed file if it is there already."""
        path = self.folder / f"{sha256}.pdf"
        return path if path.is_file() else None

    def state(self, sha256: str) -> str:
        """"ready", "waiting", or "none" where it cannot be printed."""
        if self.printed(sha256) is not None:
            return "ready"
        return "none" if self.program is None or sha256 in self._failed else "waiting"

    def forget(self, used: set[str]) -> None:
        """Remove what was printed of documents that are no longer among ``used``."""
        for path in self.folder.glob("*.pdf"):
            if path.stem not in used:
                path.unlink(missing_ok=True)

    def ask(self, sha256: str, *, urgent: bool = True) -> None:
        """Put a document in the queue, in front if it is urgent; returns at once."""
        if self.state(sha256) != "waiting" or self._stopped:
            return
        with self._wake:
            known = sha256 in self._waiting
            self._waiting[sha256] = None
            if urgent or not known:
                self._waiting.move_to_end(sha256, last=not urgent)
            if self._thread is None:
                self._thread = threading.Thread(target=self._work, name="press", daemon=True)
                self._thread.start()
            self._wake.notify()

    def stop(self) -> None:
        """End a running conversion and take no more."""
        self._stopped = True
        process = self._process
        if process is not None:
            _end(process)
        with self._wake:
            self._wake.notify()

    def _work(self) -> None:
        while True:
            with self._wake:
                while not self._waiting and not self._stopped:
                    self._wake.wait()
                if self._stopped:
                    return
                batch = [self._waiting.popitem(last=False)[0] for _ in range(min(REVIEW_OFFICE_AT_ONCE, len(self._waiting)))]
            self._print([sha for sha in batch if self.printed(sha) is None])
            for sha in batch:
                if self.printed(sha) is None and len(batch) > 1 and not self._stopped:
                    self._print([sha])  # one document that LibreOffice cannot stand must not take the others with it
            self._failed |= {sha for sha in batch if self.printed(sha) is None}

    def _print(self, batch: list[str]) -> None:
        """One run of LibreOffice; each finished file is moved to its place whole."""
        if self.program is None:
            return
        with tempfile.TemporaryDirectory(prefix="extractor-press-") as name:
            work = Path(name)
            files = []
            for sha in batch:
                file = self.find(sha)
                if file is not None:
                    files.append(work / f"{sha}.docx")
                    shutil.copyfile(file, files[-1])
            if not files:
                return
            user = work / "profile" / "user"
            user.mkdir(parents=True)
            (user / "registrymodifications.xcu").write_text(_PROFILE, encoding="utf-8")
            options = [f"-env:UserInstallation={(work / 'profile').as_uri()}", "--headless", "--norestore", "--convert-to", "pdf"]
            politely = [nice, "-n", str(NICENESS)] if (nice := shutil.which("nice")) else []
            self._run([*politely, self.program, *options, "--outdir", str(work / "printed"), *map(str, files)], work)
            self.folder.mkdir(parents=True, exist_ok=True)
            for path in sorted((work / "printed").glob("*.pdf")):
                part = self.folder / f"{path.stem}.part{os.getpid()}"
                shutil.copyfile(path, part)
                os.replace(part, self.folder / path.name)

    def _run(self, command: list[str], work: Path) -> None:
        environment = {**os.environ, "HOME": str(work), "http_proxy": "http://127.0.0.1:9", "https_proxy": "http://127.0.0.1:9"}
        self._process = subprocess.Popen(
            command, env=environment, start_new_session=True,
            stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
        )
        put_last(self._process.pid)
        try:
            self._process.wait(REVIEW_OFFICE_SECONDS)
        except subprocess.TimeoutExpired:
            _end(self._process)
        finally:
            self._process = None


def _end(process: subprocess.Popen[bytes]) -> None:
    """LibreOffice starts a second process; where the system has sessions, both are of one."""
    try:
        if sys.platform == "win32":
            process.kill()
        else:
            os.killpg(process.pid, signal.SIGKILL)
    except (ProcessLookupError, PermissionError):
        process.kill()
    process.wait(10)


def places(document: Document, printed: Document) -> dict[int, list[Fragment]]:
    """Where the words of a Word document stand on its printed pages, by the longest common sequence of words of both.

    Words between two that were found, which print and file spell or part differently (ligatures, hyphens), are shared out in order.
    """
    from rapidfuzz.distance import LCSseq

    ours = _words(document)
    theirs = _words(printed)
    edits = LCSseq.opcodes([word.word for _, word in ours], [word.word for _, word in theirs])
    pairs: list[tuple[int, int]] = []
    done = other_done = 0
    for block in edits.as_matching_blocks():
        size, other_size = block.a - done, block.b - other_done
        if 0 < other_size <= _SHARED_OUT * size:
            pairs += [(done + step * size // other_size, other_done + step) for step in range(other_size)]
        pairs += [(block.a + step, block.b + step) for step in range(block.size)]
        done, other_done = block.a + block.size, block.b + block.size
    found: dict[int, list[Fragment]] = {}
    for mine, other in pairs:
        (index, word), (number, match) = ours[mine], theirs[other]
        for fragment in printed.blocks[number].fragments:
            if fragment.start < match.end and fragment.end > match.start:
                found.setdefault(index, []).append(Fragment(start=word.start, end=word.end, page=fragment.page, box=fragment.box))
    return found


def _words(document: Document) -> list[tuple[int, Token]]:
    return [(block.index, token) for block in document.blocks for token in tokenize(block.text)]
