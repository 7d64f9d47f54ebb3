"""A large batch: the replies of a folder copied under other names.  Prints the parent's memory over time, speed by workers, the growth of time.

    python benchmarks/batch.py REPLIES [--documents 2000] [--jobs 1 2]

REPLIES is a folder of documents, for example ../shared/corpus/cu-2023-187/replies.  Exit status 1 if the parent's memory
after the 200th document moves by more than 5 %, if two workers are less than 1.8 times as fast as one, or if twice the
documents take more than 2.2 times as long.
"""

from __future__ import annotations

import argparse
import os
import re
import shutil
import subprocess
import sys
import tempfile
import time
from pathlib import Path

_PAGE = os.sysconf("SC_PAGE_SIZE")
_STEADY_FROM = 200


def main() -> int:
    """Measure and judge."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("replies", type=Path)
    parser.add_argument("--documents", type=int, default=2000)
    parser.add_argument("--jobs", type=int, nargs="+", default=[1, 2])
    options = parser.parse_args()
    seconds: dict[tuple[int, int], float] = {}
    good = True
    with tempfile.TemporaryDirectory(prefix="extractor-bench-") as folder:
        for documents in (options.documents // 2, options.documents):
            inbox = Path(folder, f"inbox-{documents}")
            copy(options.replies, inbox, documents)
            for jobs in options.jobs if documents == options.documents else options.jobs[-1:]:
                out = Path(folder, f"out-{documents}-{jobs}")
                seconds[documents, jobs], memory = measure(inbox, out, jobs)
                low, high = min(memory, default=0), max(memory, default=0)
                spread = (high - low) / 2 / ((high + low) / 2) if high else 0.0
                good = good and spread <= 0.05
                rate = documents / seconds[documents, jobs]
                print(f"{documents} documents, {jobs} workers: {seconds[documents, jobs]:.1f} s, {rate:.1f} a second; "
                      f"parent from document {_STEADY_FROM} on: {low / 2**20:.1f} to {high / 2**20:.1f} MiB (± {spread:.1%})", flush=True)
                shutil.rmtree(out)
    last = options.jobs[-1]
    growth = seconds[options.documents, last] / seconds[options.documents // 2, last]
    print(f"twice the documents: {growth:.2f} times as long")
    good = good and growth <= 2.2
    if len(options.jobs) > 1:
        gain = seconds[options.documents, options.jobs[0]] / seconds[options.documents, last]
        print(f"{last} workers against {options.jobs[0]}: {gain:.2f} times as fast")
        good = good and gain >= 0.9 * last / options.jobs[0]
    return 0 if good else 1


def copy(replies: Path, inbox: Path, documents: int) -> None:
    """The replies again and again, each copy under a name of its own."""
    originals = sorted(path for path in replies.iterdir() if path.is_file())
    inbox.mkdir()
    for number in range(documents):
        original = originals[number % len(originals)]
        shutil.copyfile(original, inbox / f"{number:05d} {original.name}")


def measure(inbox: Path, out: Path, jobs: int) -> tuple[float, list[int]]:
    """Seconds of a run, and the parent's resident memory in bytes, looked at ten times a second after the first documents."""
    started = time.monotonic()
    process = subprocess.Popen([sys.executable, "-m", "extractor", "batch", str(inbox), "-o", str(out), "--jobs", str(jobs)],
                               stdout=subprocess.DEVNULL, stderr=subprocess.PIPE)
    memory: list[int] = []
    results = out / ".extractor" / "results"
    while process.poll() is None:
        done = len(os.listdir(results)) if results.is_dir() else 0
        if done >= _STEADY_FROM:
            memory.append(resident(process.pid))
        time.sleep(0.1 if done < _STEADY_FROM else 0.5)
    if process.returncode not in (0, 1):
        raise SystemExit(f"exit status {process.returncode}: {process.stderr.read().decode() if process.stderr else ''}")
    return time.monotonic() - started, [size for size in memory if size]


def resident(pid: int) -> int:
    """Resident memory of a process in bytes, 0 if it has ended."""
    try:
        return int(re.split(r"\s+", Path(f"/proc/{pid}/statm").read_text())[1]) * _PAGE
    except (OSError, IndexError):
        return 0


if __name__ == "__main__":
    sys.exit(main())
