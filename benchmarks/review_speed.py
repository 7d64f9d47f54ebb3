"""How fast the spot-check page is in a real browser: ``review_speed.py REPLIES [--countries 190] [--answers 60] [--pause 0.4]``.

REPLIES is a folder of replies that ``extractor batch`` reads; they are multiplied to as many countries.  Printed, in milliseconds:
until the page is first painted, until its first answer and then that answer's document are there, and for each "next" from the key
press until the answer and its place in the document are painted, picture of the page included (median, 95th percentile, worst).
``--pause`` is how long a person looks at an answer.
"""

from __future__ import annotations

import argparse
import json
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import Any

ARGUMENTS = [
    "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update",
    "--disable-sync",
]
LISTEN = """() => addEventListener("keydown", (event) => {
  const before = document.documentElement.dataset.painted;
  window.taken = null;
  const look = () => {
    const { painted } = document.documentElement.dataset;
    const pane = document.getElementById("paper").getBoundingClientRect();
    const pictures = [...document.querySelectorAll(".sheet")].filter((sheet) => {
      const box = sheet.getBoundingClientRect();
      return box.bottom > pane.top && box.top < pane.bottom;
    }).every((sheet) => sheet.querySelector("img")?.complete && sheet.querySelector("img").naturalWidth > 0);
    const channel = new MessageChannel(); // its message comes after the frame has been drawn
    channel.port1.onmessage = () => { window.taken = performance.now() - event.timeStamp; };
    if (painted !== undefined && painted !== before && pictures) requestAnimationFrame(() => channel.port2.postMessage(null));
    else requestAnimationFrame(look);
  };
  look();
}, true)"""
"""Watches from inside the page: from the key's own time until the answer, its place in the document and the pages in sight are drawn."""


def main() -> None:
    """Make the folder, serve it, press keys, print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("replies", type=Path)
    parser.add_argument("--countries", type=int, default=190)
    parser.add_argument("--answers", type=int, default=60)
    parser.add_argument("--pause", type=float, default=0.4)
    parser.add_argument("--printed", type=float, default=20.0, help="seconds that LibreOffice is given to print ahead")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as name:
        out = Path(name) / "out"
        subprocess.run([sys.executable, "-m", "extractor", "batch", str(options.replies), "-o", str(out)], capture_output=True, check=False)
        answers = multiply(out, options.countries)
        command = [sys.executable, "-m", "extractor", "review", str(out), "--no-browser"]
        with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as server:
            assert server.stdout is not None
            try:
                report(measure(server.stdout.readline().strip(), options), answers)
            finally:
                server.kill()


def multiply(out: Path, countries: int) -> int:
    """As many replies as countries, every fourth answer flagged; gives the number of answers."""
    import pycountry

    made = [json.loads(path.read_bytes()) for path in sorted(out.glob("???.json"))]
    count = 0
    for n, country in enumerate(list(pycountry.countries)[:countries]):
        reply = json.loads(json.dumps(made[n % len(made)]))
        reply["respondent"] |= {"iso3": country.alpha_3, "name": country.name}
        for k, answer in enumerate(reply["answers"].values()):
            if (k + n) % 4 == 0:
                answer |= {"review": True, "confidence": 0.3 + (n * 7 + k * 13) % 60 / 100, "reasons": ["for the benchmark"]}
        count += len(reply["answers"])
        (out / f"{country.alpha_3}.json").write_text(json.dumps(reply, ensure_ascii=False), encoding="utf-8")
    return count


def measure(address: str, options: argparse.Namespace) -> dict[str, Any]:
    """First paint, first answer, and each next one, as the browser's own clock has them."""
    from playwright.sync_api import sync_playwright

    program = shutil.which("chromium") or shutil.which("google-chrome")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=program, args=ARGUMENTS)
        page = browser.new_page(viewport={"width": 1440, "height": 900})
        began = time.perf_counter()
        page.goto(address)
        page.wait_for_selector("html[data-shown]")
        shown = (time.perf_counter() - began) * 1000
        page.wait_for_selector("html[data-painted]")
        document = (time.perf_counter() - began) * 1000
        paint = page.evaluate("performance.getEntriesByName('first-contentful-paint')[0].startTime")
        page.evaluate(LISTEN)
        time.sleep(options.printed)
        taken = []
        for _ in range(options.answers):
            page.keyboard.press("Enter")
            time.sleep(options.pause)
            page.wait_for_function("window.taken !== null", timeout=60_000)
            taken.append(page.evaluate("window.taken"))
        browser.close()
    return {"paint": paint, "shown": shown, "document": document, "next": taken}


def report(measured: dict[str, Any], answers: int) -> None:
    """One line a figure."""
    taken = sorted(measured["next"])
    print(f"answers in the folder      {answers:8,}")
    print(f"first paint                {measured['paint']:8.0f} ms")
    print(f"first answer shown         {measured['shown']:8.0f} ms")
    print(f"its document shown         {measured['document']:8.0f} ms")
    print(f"next answer, median        {statistics.median(taken):8.0f} ms")
    print(f"next answer, 95th percent  {taken[int(len(taken) * 0.95)]:8.0f} ms")
    print(f"next answer, worst         {taken[-1]:8.0f} ms")


if __name__ == "__main__":
    main()
