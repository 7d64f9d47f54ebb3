"""How soon the command answers: a fresh process each time.

    python -m benchmarks.startup [--rounds N]

Out: medians in milliseconds of ``python -c pass`` (what no program can undercut), ``extractor --help``, and ``extractor read`` of
one Word and one PDF sample.
"""

from __future__ import annotations

import argparse
import subprocess
import sys
import time
from pathlib import Path
from statistics import median

SAMPLES = Path(__file__).parent.parent / "samples/replies/cu-2023-187"
EXTRACTOR = [sys.executable, "-m", "extractor"]
COMMANDS = {
    "python -c pass": [sys.executable, "-c", "pass"],
    "extractor --help": [*EXTRACTOR, "--help"],
    "extractor read (Word)": [*EXTRACTOR, "read", str(SAMPLES / "Botswana.docx")],
    "extractor read (PDF)": [*EXTRACTOR, "read", str(SAMPLES / "Cabo Verde.pdf")],
}


def main() -> None:
    """Run every command in turn, as often as asked, and print the medians."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--rounds", type=int, default=9)
    rounds = parser.parse_args().rounds
    times: dict[str, list[float]] = {name: [] for name in COMMANDS}
    for number in range(rounds + 1):
        for name, command in COMMANDS.items():
            start = time.perf_counter()
            subprocess.run(command, check=True, capture_output=True)
            if number:
                times[name].append(1000 * (time.perf_counter() - start))
    for name, values in times.items():
        print(f"{name:24}{median(values):8.0f} ms")


if __name__ == "__main__":
    main()
