"""Kill test: a batch is ended by SIGKILL at random moments, again and again; the last run must give what an undisturbed one gives.

    python benchmarks/batch_kill.py INBOX [--kills 20] [--jobs 2] [--seed 0]

Every file of OUT is compared byte for byte, the run's own state included.  Exit status 1 if anything differs, or if a
killed run left processes behind.
"""

from __future__ import annotations

import argparse
import hashlib
import os
import random
import signal
import subprocess
import sys
import tempfile
import time
from pathlib import Path

_MARK = "EXTRACTOR_KILL_TEST"


def main() -> int:
    """Run the test; prints how far each killed run came."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("inbox", type=Path)
    parser.add_argument("--kills", type=int, default=20)
    parser.add_argument("--jobs", type=int, default=2)
    parser.add_argument("--seed", type=int, default=0)
    options = parser.parse_args()
    chance = random.Random(options.seed)
    with tempfile.TemporaryDirectory(prefix="extractor-kill-") as folder:
        whole, broken = Path(folder, "whole"), Path(folder, "broken")
        started = time.monotonic()
        run(options.inbox, whole, options.jobs).wait()
        seconds = time.monotonic() - started
        print(f"undisturbed: {seconds:.1f} s, {len(contents(whole))} files")
        for number in range(1, options.kills + 1):
            process = run(options.inbox, broken, options.jobs)
            time.sleep(chance.uniform(0.4, 1.2 + seconds / 20))
            process.send_signal(signal.SIGKILL)
            process.wait()
            done, written = len(list(broken.glob(".extractor/results/*.json"))), len(list(broken.glob("*.json")))
            print(f"kill {number}: {done} documents done, {written} files in OUT")
        status = run(options.inbox, broken, options.jobs).wait()
        time.sleep(2.5)
        expected, found = contents(whole), contents(broken)
        different = sorted(name for name in expected.keys() | found.keys() if expected.get(name) != found.get(name))
        left = leftovers()
    print(f"last run: exit status {status}; {len(different)} of {len(expected)} files differ; {len(left)} processes left behind")
    for name in different[:20]:
        print(f"  {name}")
    return 1 if different or left else 0


def run(inbox: Path, out: Path, jobs: int) -> subprocess.Popen[bytes]:
    """Start a batch in a process group of its own."""
    command = [sys.executable, "-m", "extractor", "batch", str(inbox), "-o", str(out), "--jobs", str(jobs)]
    environment = os.environ | {_MARK: str(os.getpid())}
    return subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, start_new_session=True, env=environment)


def contents(out: Path) -> dict[str, str]:
    """Every file of a folder by name, as a hash."""
    return {str(path.relative_to(out)): hashlib.sha256(path.read_bytes()).hexdigest() for path in sorted(out.rglob("*")) if path.is_file()}


def leftovers() -> list[int]:
    """Processes that the runs left behind (Linux: by a mark in their environment)."""
    mark = f"{_MARK}={os.getpid()}".encode()
    found = []
    for process in Path("/proc").glob("[0-9]*/environ"):
        try:
            if mark in process.read_bytes().split(b"\0"):
                found.append(int(process.parent.name))
        except OSError:
            continue
    return found


if __name__ == "__main__":
    sys.exit(main())
