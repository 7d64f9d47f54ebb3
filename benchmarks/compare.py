"""Ours against others and against the floors, on the samples; writes docs/performance.md.

    python -m benchmarks.compare [--peers FOLDER] [--rounds N]

Peers are installed into FOLDER (an environment of their own, made if it is not there); what cannot be installed is left out.
Ours is bytes to JSON, all stages; most of the others only give text.
"""

from __future__ import annotations

import argparse
import json
import os
import platform
import subprocess
import venv
from pathlib import Path

from benchmarks.bare import PASSES
from benchmarks.speed import SAMPLES, measure
from extractor.collect import load
from extractor.pipeline import load_questionnaire

HERE = Path(__file__).parent
PACKAGES = ("markitdown[docx,pdf]", "docx2python", "mammoth", "pymupdf4llm", "kreuzberg")
FILES = ("cu-2023-187/Botswana.docx", "cu-2023-187/Réponse Madagascar.docx", "coast-2025/Tonga.docx", "cu-2023-187/Cabo Verde.pdf",
         "cu-2023-187/Uruguay respuesta.pdf")
DEFINITIONS = {"cu-2023-187": "cu-2023-187", "coast-2025": str(HERE.parent / "samples/forms/coast-2025.docx")}
Times = dict[str, float | None]


def main() -> None:
    """Measure everything and write the page."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--peers", type=Path, default=Path("peers"))
    parser.add_argument("--rounds", type=int, default=9)
    options = parser.parse_args()
    files = [SAMPLES.parent / name for name in FILES]
    definitions = {name: load_questionnaire(definition) for name, definition in DEFINITIONS.items()}
    rows: dict[str, Times] = {"**extractor**, all stages": {}, "… its reading alone": {}}
    for path in files:
        source = load(path)
        times = measure(source, definitions[path.parent.name], options.rounds, "pdfium")
        rows["**extractor**, all stages"][str(path)] = times["total"]
        rows["… its reading alone"][str(path)] = times["read"]
        for run in PASSES[source.format]:
            rows.setdefault(f"bare {run.__name__} pass", {})[str(path)] = times[run.__name__]
    rows |= peers(options.peers, files, options.rounds)
    page = HERE.parent / "docs/performance.md"
    page.write_text(table(rows, files, options.rounds), encoding="utf-8")
    print(page.read_text(encoding="utf-8"))


def peers(folder: Path, files: list[Path], rounds: int) -> dict[str, Times]:
    """Name -> file -> median milliseconds of each peer that could be installed."""
    python = folder / "bin/python"
    if not python.exists():
        venv.create(folder, with_pip=True)
        for package in PACKAGES:
            subprocess.run([python, "-m", "pip", "install", "--quiet", package], check=False)
    run = subprocess.run([python, HERE / "peers.py", str(rounds), *map(str, files)], check=True, capture_output=True, text=True)
    result: dict[str, Times] = json.loads(run.stdout.splitlines()[-1])
    return result


def table(rows: dict[str, Times], files: list[Path], rounds: int) -> str:
    """The page: one row a program, one column a document."""
    lines = [
        "# How fast it is", "",
        "Made by `python -m benchmarks.compare`; do not edit. Milliseconds from a file's bytes to the result, everything warm",
        "(pandoc is a process of its own each time), medians of",
        f"{rounds} rounds, one run on {os.cpu_count()} cores ({platform.machine()}, Python {platform.python_version()}).",
        "extractor gives located answers; the others give text or mark-up. The bare passes are what merely touching every character costs:",
        "see `benchmarks/bare.py`.", "",
        "| | " + " | ".join(path.name for path in files) + " |",
        "| --- |" + " ---: |" * len(files),
    ]
    for name, times in rows.items():
        cells = [cell(times[str(path)]) if str(path) in times else "" for path in files]
        lines.append(f"| {name} | {' | '.join(cells)} |")
    return "\n".join(lines) + "\n"


def cell(milliseconds: float | None) -> str:
    """A time as it is printed; "fails" where there is none."""
    return "fails" if milliseconds is None else f"{milliseconds:.1f}"


if __name__ == "__main__":
    main()
