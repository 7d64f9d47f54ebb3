"""Fit the reliability of every way of reaching a selection, and measure it on replies that the fit did not see.

    python -m benchmarks.generate /tmp/fit --documents 2000 --seed 101 --forms 60 --pdf 0.1
    python -m benchmarks.generate /tmp/held --documents 700 --seed 202 --forms 50 --pdf 0.15
    python -m benchmarks.calibrate /tmp/fit /tmp/held

writes models/calibration/reliability.json and the table in docs/calibration.md.
"""

from __future__ import annotations

import argparse
import json
from collections import Counter, defaultdict
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from extractor.collect import load
from extractor.data.evidence import Selection
from extractor.data.reply import Answer
from extractor.pipeline import load_questionnaire, trace
from extractor.settings import CONFIDENCE, REVIEW_BELOW
from extractor.text import words

PRIOR = 20
"""Imagined answers that hold the assumed reliability; a way seen often is what it was measured to be."""
PROJECT = Path(__file__).parent.parent
Case = tuple[str, float, bool, bool]
"""The way that decided, confidence, whether right, whether flagged."""


def main() -> None:
    """Command line."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("fit", type=Path)
    parser.add_argument("held", type=Path)
    options = parser.parse_args()
    counts: dict[str, Counter[bool]] = defaultdict(Counter)
    for way, _, right, _ in cases(options.fit):
        counts[way][right] += 1
    ways = {
        way: {"reliability": round((n[True] + PRIOR * CONFIDENCE[way]) / (n.total() + PRIOR), 4), "answers": n.total(), "right": n[True]}
        for way, n in sorted(counts.items()) if way in CONFIDENCE
    }
    (PROJECT / "models/calibration/reliability.json").write_text(json.dumps({"ways": ways}, indent=1) + "\n", "utf-8")
    held = [(way, ways.get(way, {"reliability": c})["reliability"], right, flagged) for way, c, right, flagged in cases(options.held)]
    (PROJECT / "docs/calibration.md").write_text(report(held, ways), "utf-8")


def cases(corpus: Path) -> Iterator[Case]:
    """One case for each select item of each reply of a corpus."""
    for folder in sorted(p.parent for p in corpus.glob("*/blank.docx")):
        definition = load_questionnaire(str(folder / "blank.docx"))
        for file in sorted((folder / "gold").glob("*.json")):
            gold = json.loads(file.read_text("utf-8"))
            traced = trace(load(folder / gold["document"]), definition)
            for item, selection in traced.selections.items():
                answer = traced.reply.answers[item]
                want = gold["answers"].get(item)
                if want is not None:
                    yield way_of(selection, answer), answer.confidence, is_right(want, answer), answer.review


def way_of(selection: Selection, answer: Answer) -> str:
    """The weakest of the ways that led to a selection."""
    ways = [*selection.basis, *(["words_only"] if answer.text and not selection.selected and answer.status == "blank" else [])]
    return min(ways, key=lambda w: CONFIDENCE[w])


def is_right(want: dict[str, Any], answer: Answer) -> bool:
    """Whether the selected options are gold's, by id or label; what gold calls ambiguous must be called so."""
    if want["status"] == "ambiguous":
        return answer.status == "ambiguous"
    wanted = {" ".join(words(str(o))) for o in want["selected"]}
    return wanted in ({" ".join(words(o)) for o in answer.selected}, {" ".join(words(o)) for o in answer.labels}) or (
        {w if w in ("yes", "no") else None for w in wanted} == set(answer.selected))


def report(held: list[Case], ways: dict[str, dict[str, float]]) -> str:
    """The reliability table as Markdown, with the expected calibration error."""
    bins: dict[str, list[Case]] = defaultdict(list)
    for case in held:
        bins[case[0]].append(case)
    error = sum(abs(sum(c[1] for c in found) - sum(c[2] for c in found)) for found in bins.values()) / max(1, len(held))
    wrong = [c for c in held if not c[2]]
    rows = "\n".join(
        f"| {way} | {ways.get(way, {}).get('answers', 0)} | {found[0][1]:.3f} | {len(found)} | {sum(c[2] for c in found) / len(found):.3f} |"
        for way, found in sorted(bins.items()))
    return f"""# How far confidence can be trusted

Made by `python -m benchmarks.calibrate`. Every way of reaching a selection has its reliability, measured on generated replies
(`benchmarks/generate`: marks, layouts, languages and forms by chance) and checked on others with other forms that the fit did not see.
An answer asks for review where its confidence is below {REVIEW_BELOW} (`REVIEW_BELOW` in `settings.py`) or where it is ambiguous.

| way | answers in the fit | confidence | answers held out | of them right |
| --- | ---: | ---: | ---: | ---: |
{rows}

Held out: {len(held)} selections, {len(wrong)} wrong, {sum(not c[3] for c in wrong)} of them not flagged; expected calibration error {error:.4f}.

- `agreeing`: two kinds of marks say the same; `habitual`: the respondent's usual mark; `single`: a mark used only here;
  `contested`: one mark outweighs another; `ambiguous`: none does; `blank`: nothing is marked; `words_only`: words, but no mark.
- `inferred`: nothing is marked, but a follow-up is answered; `specified`: "Other" is not marked, but its words are filled in;
  `contradicted`: the "if yes" part is filled in although No is marked.
"""


if __name__ == "__main__":
    main()
