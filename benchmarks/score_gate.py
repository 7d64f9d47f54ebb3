"""Fail where the corpus is read worse than it has been read before.

    python benchmarks/score_gate.py CORPUS [--raise] [--command COMMAND]

In: a corpus folder with ``score.py`` beside it, and floors.json.  Out: one line a figure; exit 1 if one is worse than
its floor.  ``--raise`` writes today's figures where they are better; a floor never falls.
Rates are shares in 0..1, cut (not rounded) to four places; counts are whole documents, items or words.
"""

from __future__ import annotations

import argparse
import json
import math
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Any

FLOORS = Path(__file__).with_name("floors.json")
ROOT = Path(__file__).parent.parent

MORE_IS_BETTER = ("selections", "texts", "token_f1", "country")
LESS_IS_BETTER = ("unread", "silent", "silent_texts", "flagged", "lost", "leaked")

Figures = dict[str, dict[str, float]]


def main() -> None:
    """Score, compare, and exit 1 if a figure fell."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("corpus", type=Path)
    parser.add_argument("--raise", dest="lift", action="store_true", help="write better figures to floors.json")
    parser.add_argument("--command", default=f"{sys.executable} -m extractor read")
    options = parser.parse_args()
    figures = score(options.corpus, options.command)
    floors: Figures = json.loads(FLOORS.read_text(encoding="utf-8")) if FLOORS.exists() else {}
    fallen = compare(figures, floors)
    if options.lift:
        FLOORS.write_text(json.dumps(lift(figures, floors), indent=1) + "\n", encoding="utf-8")
    for line in fallen:
        print("worse: " + line)
    sys.exit(1 if fallen else 0)


def score(corpus: Path, command: str) -> Figures:
    """Run score.py over the corpus; its figures by slice ("total" and one for each questionnaire)."""
    scorer = corpus.resolve().parent / "score.py"
    with tempfile.NamedTemporaryFile(suffix=".json") as result:
        subprocess.run([sys.executable, scorer, corpus.resolve(), "--command", command, "--json", result.name, "--wrong", "0",
                        "--slice", "format"], check=True, cwd=ROOT)
        tallies = json.loads(Path(result.name).read_bytes())
    slices = {name: tally for name, tally in tallies["slices"].items() if name.startswith("questionnaire=")}
    return {name: measure(tally) for name, tally in {"total": tallies["total"], **slices}.items()}


def measure(tally: dict[str, Any]) -> dict[str, float]:
    """Figures of one slice from score.py's counts."""
    def share(part: float, whole: float) -> float:
        return part / whole if whole else 1.0

    precision = share(tally.get("common", 0), tally.get("have words", 0))
    recall = share(tally.get("common", 0), tally.get("gold words", 0))
    return {
        "unread": tally.get("unread", 0),
        "selections": share(tally.get("selections right", 0), tally.get("selections", 0)),
        "silent": tally.get("silent", 0),
        "silent_texts": tally.get("silent text", 0),
        "flagged": share(tally.get("flagged", 0), tally.get("items", 0)),
        "texts": share(tally.get("texts right", 0), tally.get("texts", 0)),
        "token_f1": share(2 * precision * recall, precision + recall),
        "lost": tally.get("lost", 0),
        "leaked": tally.get("leaked", 0),
        "country": share(tally.get("countries right", 0), tally.get("countries", 0)),
    }


def compare(figures: Figures, floors: Figures) -> list[str]:
    """One line for each figure that is worse than its floor; prints all of them."""
    fallen = []
    for name, floor in floors.items():
        now = figures.get(name)
        if now is None:
            fallen.append(f"{name}: not in this corpus any more")
            continue
        for key, limit in floor.items():
            worse = now[key] < limit - 1e-9 if key in MORE_IS_BETTER else now[key] > limit + 1e-9
            line = f"{name:30} {key:12} {now[key]:9.4f}   floor {limit:9.4f}"
            print(line)
            if worse:
                fallen.append(line)
    return fallen


def lift(figures: Figures, floors: Figures) -> Figures:
    """The floors with every figure that is better now."""
    lifted: Figures = {}
    for name, now in figures.items():
        old = floors.get(name, {})
        lifted[name] = {key: max(math.floor(now[key] * 1e4) / 1e4, old.get(key, -math.inf)) for key in MORE_IS_BETTER}
        lifted[name] |= {key: min(math.ceil(now[key] * 1e4) / 1e4, old.get(key, math.inf)) for key in LESS_IS_BETTER}
    return {**floors, **lifted}


if __name__ == "__main__":
    main()
