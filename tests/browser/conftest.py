"""An output folder of the samples, the real program serving it, a real Chromium looking at it."""

from __future__ import annotations

import json
import os
import shutil
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

CHROMIUM = ("chromium", "chromium-browser", "google-chrome")
ARGUMENTS = [
    "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update",
    "--disable-sync",
]


class Output:
    """An output folder and the program that serves it."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self.port = _free_port()
        self.process: subprocess.Popen[str] | None = None

    def reply(self, name: str) -> dict[str, Any]:
        data: dict[str, Any] = json.loads((self.path / f"{name}.json").read_text(encoding="utf-8"))
        return data

    def write(self, name: str, reply: dict[str, Any]) -> None:
        (self.path / f"{name}.json").write_text(json.dumps(reply, ensure_ascii=False, indent=2), encoding="utf-8")

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
        """The entries of the log as they are on the disk now."""
        path = self.path / "corrections.jsonl"
        return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()] if path.exists() else []

    def serve(self, *options: str) -> str:
        """Start the program, without LibreOffice unless ``--pages`` is given; gives the page's address."""
        command = [sys.executable, "-m", "extractor", "review", str(self.path), "--no-browser", "--port", str(self.port), "--name", "Ada"]
        command += [option for option in options if option != "--pages"] + ([] if "--pages" in options else ["--no-pages"])
        self.process = subprocess.Popen(command, stdout=subprocess.PIPE, text=True, env={**os.environ, "PYTHONUNBUFFERED": "1"})
        assert self.process.stdout is not None
        address = self.process.stdout.readline().strip()
        assert address.startswith("http://127.0.0.1:"), address
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
    subprocess.run(command, check=True, capture_output=True)
    return out


@pytest.fixture
def output(extracted: Path, tmp_path: Path) -> Iterator[Output]:
    """A folder of its own for each test."""
    shutil.copytree(extracted, tmp_path / "out")
    made = Output(tmp_path / "out")
    yield made
    made.kill()


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

    @property
    def abroad(self) -> list[str]:
        """Requests that went anywhere but to the program on this machine."""
        return [url for url in self.requested if not url.startswith(("http://127.0.0.1:", "blob:http://127.0.0.1:"))]

    def open(self, address: str) -> Desk:
        self.page.goto(address)
        self.ready()
        return self

    def ready(self) -> None:
        self.page.wait_for_selector("html[data-ready]")

    def press(self, *keys: str) -> None:
        """Press keys, each as soon as a person could see what it is about."""
        for key in keys:
            self.page.wait_for_selector("html[data-shown]")
            self.page.keyboard.press(key)

    def current(self) -> str:
        """Item of the current card."""
        item: str = self.page.locator(".card.current").get_attribute("data-item")
        return item

    def where(self) -> str:
        """Country and item of the current row."""
        text: str = self.page.locator(".row[aria-selected=true] .where").inner_text()
        return text

    def saved(self) -> None:
        """Wait until nothing is on its way to the disk: a dialog closes a moment after its key, and only then gives its change."""
        self.page.wait_for_selector("html:not([data-saving]):not(:has(dialog))")

    def told(self, beginning: str) -> None:
        """Wait until the status line says something."""
        until(lambda: str(self.page.locator("#status").text_content()).startswith(beginning))

    def text(self, selector: str) -> str:
        found: str = self.page.locator(selector).first.inner_text()
        return found


@pytest.fixture
def window(chromium: Any) -> Iterator[Callable[..., Desk]]:
    """Opens windows; each is a browser profile of its own."""
    contexts = []

    def opened(address: str, **options: Any) -> Desk:
        context = chromium.new_context(**{"viewport": {"width": 1280, "height": 800}, "locale": "en-GB", **options})
        contexts.append(context)
        return Desk(context.new_page()).open(address)

    yield opened
    for context in contexts:
        context.close()


def until(holds: Callable[[], Any], seconds: float = 10.0) -> Any:
    """Wait until something holds, and give it."""
    end = time.monotonic() + seconds
    while not (result := holds()):
        assert time.monotonic() < end, "waited in vain"
        time.sleep(0.02)
    return result


@pytest.fixture(name="until")
def until_fixture() -> Callable[..., Any]:
    return until


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port
