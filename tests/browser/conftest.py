"""An output folder of the samples, the real program serving it, a real Chromium looking at it."""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

PATIENCE = 60.0
"""Seconds that a test waits for what it asserts; on a busy machine a step takes long, and waiting in vain is the exception."""
CHROMIUM = ("chromium", "chromium-browser", "google-chrome")
ARGUMENTS = [
    "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update",
    "--disable-sync",
]


class Output:
    """An output folder and the program that serves it."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self.port = "0"
        self.errors = path.with_name("errors.txt")
        self.process: subprocess.Popen[str] | None = None

    def reply(self, name: str) -> dict[str, Any]:
        data: dict[str, Any] = json.loads((self.path / f"{name}.json").read_text(encoding="utf-8"))
        return data

    def write(self, name: str, reply: dict[str, Any]) -> None:
        """Put a reply in its place whole, as ``batch`` does: the program may be reading it."""
        part = self.path / f"{name}.part"
        part.write_text(json.dumps(reply, ensure_ascii=False, indent=2), encoding="utf-8")
        part.replace(self.path / f"{name}.json")

    def flag(self, wanted: Callable[[str, str, dict[str, Any]], bool]) -> list[tuple[str, str]]:
        """Flag the answers for which ``wanted(reply, item, answer)`` holds and no others; gives them."""
        flagged = []
        for path in sorted(self.path.glob("*.json")):
            data = json.loads(path.read_text(encoding="utf-8"))
            for item, answer in data.get("answers", {}).items():
                answer["review"] = wanted(path.stem, item, answer)
                if answer["review"]:
                    flagged.append((path.stem, item))
                    answer["confidence"] = 0.4 + len(flagged) / 1000
                    answer["reasons"] = answer["reasons"] or ["flagged for the test"]
            if "answers" in data:
                self.write(path.stem, data)
        return flagged

    def log(self) -> list[dict[str, Any]]:
        """The entries of the log as they are on the disk now; a line that is being written is none yet."""
        path = self.path / "corrections.jsonl"
        written = path.read_text(encoding="utf-8") if path.exists() else ""
        return [json.loads(line) for line in written[: written.rfind("\n") + 1].splitlines()]

    def serve(self, *options: str) -> str:
        """Start the program, without LibreOffice unless ``--pages`` is given; gives the page's address.

        It takes a port that is free; when it is started again, the same one, which it may have to wait for.
        """
        command = [sys.executable, "-m", "extractor", "review", str(self.path), "--no-browser", "--name", "Ada"]
        command += [option for option in options if option != "--pages"] + ([] if "--pages" in options else ["--no-pages"])
        command += ["--port", self.port]
        address: str = until(lambda: self._started(command))
        found = re.fullmatch(r"http://127\.0\.0\.1:(\d+)/[\w-]{43}/", address)
        assert found is not None, address
        self.port = found[1]
        return address

    def _started(self, command: list[str]) -> str:
        """The address that the program prints; empty if it ended because the port is taken."""
        with self.errors.open("w", encoding="utf-8") as errors:
            self.process = subprocess.Popen(
                command, stdout=subprocess.PIPE, stderr=errors, text=True, env={**os.environ, "PYTHONUNBUFFERED": "1"},
            )
        assert self.process.stdout is not None
        alarm = threading.Timer(PATIENCE, self.process.kill)
        alarm.start()
        address = self.process.stdout.readline().strip()
        alarm.cancel()
        if not address:
            self.kill()
            assert "is taken" in self.errors.read_text(encoding="utf-8"), self.errors.read_text(encoding="utf-8")
        return address

    def kill(self) -> None:
        """End the program as a power cut would."""
        if self.process is not None:
            self.process.kill()
            self.process.wait()
            assert self.process.stdout is not None
            self.process.stdout.close()
            self.process = None


@pytest.fixture(scope="session")
def extracted(samples: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The samples as ``extractor batch`` reads them."""
    out = tmp_path_factory.mktemp("samples") / "out"
    command = [sys.executable, "-m", "extractor", "batch", str(samples / "replies" / "cu-2023-187"), "-o", str(out)]
    done = subprocess.run(command, check=False, capture_output=True, text=True)
    assert done.returncode == 0, done.stderr
    return out


@pytest.fixture
def output(extracted: Path, tmp_path: Path) -> Iterator[Output]:
    """A folder of its own for each test."""
    shutil.copytree(extracted, tmp_path / "out")
    made = Output(tmp_path / "out")
    yield made
    made.kill()
    if made.errors.exists():
        print(made.errors.read_text(encoding="utf-8"))  # what the program complained of, for the report of a failed test


@pytest.fixture(scope="session")
def chromium() -> Iterator[Any]:
    from playwright.sync_api import sync_playwright

    program = next((found for name in CHROMIUM if (found := shutil.which(name))), None)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=program, args=ARGUMENTS)
        yield browser
        browser.close()


class Desk:
    """One window on the page, with what a person would look at."""

    def __init__(self, page: Any) -> None:
        self.page = page
        self.errors: list[str] = []
        self.requested: list[str] = []
        page.on("pageerror", lambda error: self.errors.append(str(error)))
        page.on("console", lambda message: self.errors.append(message.text) if message.type == "error" else None)
        page.on("dialog", lambda dialog: (self.errors.append(f"dialog: {dialog.message}"), dialog.dismiss()))
        page.on("request", lambda request: self.requested.append(request.url))
        page.set_default_timeout(PATIENCE * 1000)

    @property
    def abroad(self) -> list[str]:
        """Requests that went anywhere but to the program on this machine."""
        return [url for url in self.requested if not url.startswith(("http://127.0.0.1:", "blob:http://127.0.0.1:"))]

    def open(self, address: str) -> Desk:
        self.page.goto(address)
        self.ready()
        return self

    def ready(self) -> None:
        self.there("html[data-ready]")

    def shown(self) -> None:
        """Wait until the current answer is on the screen."""
        self.there("html[data-shown]")

    def drawn(self) -> None:
        """Wait until its document is there too, and the pictures of the pages in sight."""
        self.there("html[data-shown][data-painted]")
        self.page.wait_for_function("""() => [...document.querySelectorAll(".sheet[data-done]")].every((sheet) => sheet.querySelector("img")?.complete)""")

    def press(self, *keys: str) -> None:
        """Press keys, each as soon as a person could see what it is about."""
        for key in keys:
            self.shown()
            self.page.keyboard.press(key)

    def dialog(self, *keys: str) -> None:
        """Press keys that open a dialog, and wait for it."""
        self.press(*keys)
        self.there("dialog[open]")

    def escape(self) -> None:
        """Close the dialog, and wait until it is gone."""
        self.there("dialog[open]")
        self.press("Escape")
        self.there("html:not(:has(dialog))")

    def there(self, selector: str) -> None:
        """Wait until something is in the page, whether in sight or not."""
        self.page.wait_for_selector(selector, state="attached")

    def shows(self, selector: str, words: str | re.Pattern[str]) -> None:
        """Wait until the first element of a selector has these words."""
        from playwright.sync_api import expect

        expect(self.page.locator(selector).first).to_contain_text(words, timeout=PATIENCE * 1000)

    def counts(self, selector: str, number: int) -> None:
        """Wait until there are so many."""
        from playwright.sync_api import expect

        expect(self.page.locator(selector)).to_have_count(number, timeout=PATIENCE * 1000)

    def current(self) -> str:
        """Item of the current card."""
        self.shown()
        item: str = self.page.locator(".card.current").get_attribute("data-item")
        return item

    def where(self) -> str:
        """Country and item of the current row."""
        self.shown()
        text: str = self.page.locator(".row[aria-selected=true] .where").inner_text()
        return text

    def checked(self) -> list[str]:
        """Which options of the current answer are chosen, all at one moment."""
        self.shown()
        states: list[str] = self.page.locator(".card.current .option").evaluate_all("all => all.map(one => one.ariaChecked)")
        return states

    def saved(self) -> None:
        """Wait until nothing is on its way to the disk, and no dialog is open that could still give a change."""
        self.there("html:not([data-saving]):not(:has(dialog))")

    def told(self, beginning: str) -> None:
        """Wait until the status line says something."""
        self.shows("#status", re.compile("^" + re.escape(beginning)))

    def text(self, selector: str) -> str:
        found: str = self.page.locator(selector).first.inner_text()
        return found


@pytest.fixture
def window(chromium: Any) -> Iterator[Callable[..., Desk]]:
    """Opens windows; each is a browser profile of its own."""
    contexts = []

    def opened(address: str, *, blocked: str | None = None, **options: Any) -> Desk:
        context = chromium.new_context(**{"viewport": {"width": 1280, "height": 800}, "locale": "en-GB", **options})
        contexts.append(context)
        if blocked:
            context.route(blocked, lambda route: route.abort())
        return Desk(context.new_page()).open(address)

    yield opened
    for context in contexts:
        context.close()


def until(holds: Callable[[], Any], seconds: float = PATIENCE) -> Any:
    """Wait until something holds, and give it."""
    end = time.monotonic() + seconds
    while not (result := holds()):
        assert time.monotonic() < end, f"waited in vain: {result!r}"
        time.sleep(0.05)
    return result


@pytest.fixture(name="until")
def until_fixture() -> Callable[..., Any]:
    return until
