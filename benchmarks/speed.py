"""How long each stage takes, and how that compares with merely reading the file, in one run.

    python -m benchmarks.speed [FILE ...] [-q QUESTIONNAIRE] [--rounds N] [--pdf-reader NAME]

In: replies (default: the samples of cu-2023-187).  Out: a line a document, milliseconds, medians over the rounds; every round does
each measurement once, ours and the bare passes in turn, after a first round that is not counted.
  read, align, detect   these stages          total   bytes to JSON, all stages
  x python-docx …       total / the bare pass of that library over the same bytes (see bare.py)
"""

from __future__ import annotations

import argparse
import time
from collections.abc import Callable
from functools import partial
from pathlib import Path
from statistics import median

from msgspec.structs import replace

from benchmarks.bare import PASSES
from extractor.align import align
from extractor.assign import place
from extractor.collect import load
from extractor.data.alignment import Alignment
from extractor.data.document import Document
from extractor.data.questionnaire import Questionnaire
from extractor.data.source import Source
from extractor.detect import detect
from extractor.export.reply_json import encode
from extractor.pipeline import extract, languages_of, load_questionnaire
from extractor.read import read
from extractor.structure import choose_form

SAMPLES = Path(__file__).parent.parent / "samples/replies/cu-2023-187"


def main() -> None:
    """Measure the documents asked for and print a table."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("files", nargs="*", type=Path)
    parser.add_argument("-q", "--questionnaire", default="cu-2023-187")
    parser.add_argument("--rounds", type=int, default=9)
    parser.add_argument("--pdf-reader", default="pdfium")
    options = parser.parse_args()
    questionnaire = load_questionnaire(options.questionnaire)
    ratios: dict[str, list[float]] = {}
    print(f"{'document':32}{'read':>9}{'align':>9}{'detect':>9}{'total':>9}")
    for path in options.files or sorted(SAMPLES.iterdir()):
        source = load(path)
        times = measure(source, questionnaire, options.rounds, options.pdf_reader)
        stages = "".join(f"{times[name]:9.2f}" for name in ("read", "align", "detect", "total"))
        bare = [run.__name__ for run in PASSES[source.format]]
        compared = "".join(f"   x {name} {times['total'] / times[name]:.2f} ({times[name]:.2f})" for name in bare)
        print(f"{path.name[:31]:32}{stages}{compared}", flush=True)
        for name in bare:
            ratios.setdefault(name, []).append(times["total"] / times[name])
    for name, values in ratios.items():
        print(f"total / {name}: median {median(values):.2f}, worst {max(values):.2f}")


def measure(source: Source, questionnaire: Questionnaire, rounds: int, pdf_reader: str) -> dict[str, float]:
    """Name -> median milliseconds of every stage and bare pass over one document."""
    document = read(source, pdf_reader=pdf_reader)
    form = choose_form(document, questionnaire)
    alignment = align(form, document)
    languages = languages_of(form, document)
    placement = place(questionnaire, alignment, languages)
    work: dict[str, Callable[[], object]] = {
        "read": lambda: read(source, pdf_reader=pdf_reader),
        "align": lambda: _align(replace(document), questionnaire),  # a copy has no words kept yet
        "detect": lambda: detect(questionnaire, alignment, placement, languages),
        "total": lambda: encode(extract(source, questionnaire, pdf_reader=pdf_reader)),
        **{run.__name__: partial(run, source.data) for run in PASSES[source.format]},
    }
    times: dict[str, list[float]] = {name: [] for name in work}
    for number in range(rounds + 1):
        for name, run in work.items():
            start = time.perf_counter()
            run()
            if number:
                times[name].append(1000 * (time.perf_counter() - start))
    return {name: median(values) for name, values in times.items()}


def _align(document: Document, questionnaire: Questionnaire) -> Alignment:
    return align(choose_form(document, questionnaire), document)


if __name__ == "__main__":
    main()
