"""Draws the pictures of docs/review.md: ``make_pictures.py`` reads the samples, serves them, and photographs the page in Chromium.

Needs Chromium and LibreOffice; writes docs/review.png, docs/review-text.png, docs/review-arabic.png, docs/review-question.png, docs/diff.png.
"""

from __future__ import annotations

import io
import json
import shutil
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import Any

HERE = Path(__file__).parent
SAMPLES = HERE.parent / "samples"
ARGUMENTS = ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-sync"]
FLAGGED = {("BWA", "1"), ("BWA", "1.a"), ("BWA", "6"), ("CPV", "1"), ("FJI", "4"), ("MDG", "2"), ("URY", "6.1"), ("JOR", "6"), ("JOR", "7")}
"""Answers that the pictures show as flagged, beside those that are; the samples are too easy to give many."""


def main() -> None:
    """Make all pictures."""
    from playwright.sync_api import sync_playwright

    with tempfile.TemporaryDirectory() as name, sync_playwright() as playwright:
        out = Path(name) / "out"
        run("batch", str(SAMPLES / "replies" / "cu-2023-187"), "-o", str(out))
        flag(out)
        browser = playwright.chromium.launch(executable_path=shutil.which("chromium"), args=ARGUMENTS)
        command = [sys.executable, "-m", "extractor", "review", str(out), "--no-browser", "--name", "Ada"]
        with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as server:
            assert server.stdout is not None
            address = server.stdout.readline().strip()
            try:
                wait_for_printing(out)
                photograph(browser, address)
            finally:
                server.kill()
        terminal(browser)
        browser.close()


def run(*arguments: str) -> str:
    """What a command of the program prints."""
    return subprocess.run([sys.executable, "-m", "extractor", *arguments], check=True, capture_output=True, text=True).stdout


def flag(out: Path) -> None:
    """Flag a few answers, so that there is a queue to show."""
    for path in sorted(out.glob("???.json")):
        reply = json.loads(path.read_text(encoding="utf-8"))
        for n, (item, answer) in enumerate(reply["answers"].items()):
            if (path.stem, item) in FLAGGED and not answer["review"]:
                answer |= {"review": True, "confidence": 0.55 + n / 100, "reasons": ["the mark contradicts the habit of the document"]}
        path.write_text(json.dumps(reply, ensure_ascii=False), encoding="utf-8")


def wait_for_printing(out: Path) -> None:
    """LibreOffice prints the Word replies in the background."""
    wanted = len(list((out / ".extractor" / "documents").glob("*.docx")))
    for _ in range(300):
        if len(list((out / ".extractor" / "printed").glob("*.pdf"))) == wanted:
            return
        time.sleep(0.2)


def photograph(browser: Any, address: str) -> None:
    """The page as it looks in the middle of the work."""
    page = opened(browser, address)
    for key in ("Enter", "Enter", "j", "j"):
        page.keyboard.press(key)
        page.wait_for_timeout(400)
    show(page, "BWA", "1.a")
    save(page, "review.png")
    page.click("[data-view=text]")
    show(page, "MDG", "1.a")
    save(page, "review-text.png")
    page.context.close()
    page = opened(browser, address + "?language=ar", color_scheme="dark")
    show(page, "JOR", "6")
    save(page, "review-arabic.png")
    page.context.close()
    page = opened(browser, address, viewport={"width": 1024, "height": 768})
    page.click("[data-mode=question]")
    page.select_option("select[name=item]", "6")
    page.wait_for_timeout(1000)
    save(page, "review-question.png")
    page.context.close()


def opened(browser: Any, address: str, **options: Any) -> Any:
    """A window on the page."""
    page = browser.new_context(**{"viewport": {"width": 1360, "height": 850}, "locale": "en-GB", **options}).new_page()
    page.goto(address)
    page.wait_for_selector("html[data-ready]")
    return page


def show(page: Any, reply: str, item: str) -> None:
    """Go to an answer of a country and wait until its page is drawn."""
    page.click("[data-mode=flagged]")
    row = page.locator(".row", has=page.locator(f".item:text-is('{item}')"))
    page.evaluate("id => [...document.querySelectorAll('select[name=country] option')].find(o => o.value === id).selected = true", reply)
    page.locator("select[name=country]").dispatch_event("input")
    page.wait_for_timeout(500)
    if row.count():
        row.first.click()
    page.locator("select[name=country]").select_option("")
    page.wait_for_timeout(1500)


def terminal(browser: Any) -> None:
    """``extractor diff`` as a terminal shows it."""
    from rich.console import Console

    from extractor.cli import diff
    from extractor.review.difference import compare

    console = Console(record=True, width=100, file=io.StringIO(), force_terminal=True, color_system="truecolor", highlight=False)
    compared = compare(SAMPLES / "forms" / "cu-2023-187.en.docx", SAMPLES / "replies" / "cu-2023-187" / "Botswana.docx")
    diff.print_difference(compared, console)
    lines = console.export_text(clear=False).splitlines()
    page = browser.new_page(viewport={"width": 980, "height": 620})
    page.set_content(console.export_html(inline_styles=True))
    page.add_style_tag(content="body { margin: 18px; } pre { font-size: 14.5px !important; line-height: 1.35; }")
    assert lines
    save(page, "diff.png")


def save(page: Any, name: str) -> None:
    """Write a picture, with few colours so that it stays small."""
    from PIL import Image

    picture = Image.open(io.BytesIO(page.screenshot())).convert("RGB").quantize(128, dither=Image.Dither.NONE)
    picture.save(HERE / name, optimize=True)
    print(f"{name}: {(HERE / name).stat().st_size // 1024} kB")


if __name__ == "__main__":
    main()
