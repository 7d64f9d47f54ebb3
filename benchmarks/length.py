"""Does the cost grow with the length of a reply, and not faster?

    python -m benchmarks.length [--rounds N]

A reply to cu-2023-187 is made 1, 4 and 16 times as long by answers of invented words.  Out: milliseconds (medians) of read,
align and the whole way, and the slope of time over length on a log-log line: 1 is linear, more than 1.1 is an alarm (exit 1).
"""

from __future__ import annotations

import argparse
import hashlib
import io
import math
import random
import sys
import time
from collections.abc import Callable
from functools import partial
from pathlib import Path
from statistics import linear_regression, median
from typing import cast

from docx import Document
from docx.oxml import OxmlElement
from docx.oxml.text.paragraph import CT_P
from docx.text.paragraph import Paragraph
from msgspec.structs import replace

from extractor.align import align
from extractor.data.alignment import Alignment
from extractor.data.document import Document as DocumentRead
from extractor.data.questionnaire import Form
from extractor.data.source import Source
from extractor.pipeline import extract, load_questionnaire
from extractor.read import read
from extractor.structure import choose_form

REPLY = Path(__file__).parent.parent / "samples/replies/cu-2023-187/Botswana.docx"
TIMES_AS_LONG = (1, 4, 16)
WORDS_IN_A_PARAGRAPH = 60
LIMIT = 1.1


def main() -> None:
    """Measure the three lengths, print times and slopes, exit 1 above the limit."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--rounds", type=int, default=9)
    rounds = parser.parse_args().rounds
    questionnaire = load_questionnaire("cu-2023-187")
    lengths: list[int] = []
    times: dict[str, list[float]] = {}
    for factor in TIMES_AS_LONG:
        source = lengthened(factor)
        document = read(source)
        form = choose_form(document, questionnaire)
        lengths.append(len(align(form, document).words))
        work: dict[str, Callable[[], object]] = {
            "read": partial(read, source),
            "align": partial(fresh_alignment, form, document),
            "total": partial(extract, source, questionnaire),
        }
        for name, run in work.items():
            times.setdefault(name, []).append(timed(run, rounds))
    steep = False
    print(f"{'words':8}" + "".join(f"{length:>10}" for length in lengths) + f"{'slope':>10}")
    for name, values in times.items():
        slope = linear_regression([math.log(n) for n in lengths], [math.log(t) for t in values]).slope
        steep |= slope > LIMIT
        print(f"{name:8}" + "".join(f"{value:10.1f}" for value in values) + f"{slope:10.2f}")
    sys.exit(1 if steep else 0)


def fresh_alignment(form: Form, document: DocumentRead) -> Alignment:
    """Alignment of a copy of the document, which has no words kept from the round before."""
    return align(form, replace(document))


def lengthened(factor: int) -> Source:
    """The sample reply with paragraphs of invented words under its questions, ``factor`` times as long in words."""
    document = Document(str(REPLY))
    paragraphs = document.paragraphs
    words = sum(len(paragraph.text.split()) for paragraph in paragraphs)
    chance = random.Random(factor)
    for number in range((factor - 1) * words // WORDS_IN_A_PARAGRAPH):
        anchor = paragraphs[20 + number % (len(paragraphs) - 20)]
        element = cast(CT_P, OxmlElement("w:p"))
        anchor._p.addnext(element)
        text = " ".join("".join(chance.choices("abcdefghijklmnopqrstuvwxyz", k=chance.randint(2, 9))) for _ in range(WORDS_IN_A_PARAGRAPH))
        Paragraph(element, anchor._parent).add_run(text)
    stream = io.BytesIO()
    document.save(stream)
    data = stream.getvalue()
    return Source(path=f"{factor}.docx", data=data, format="docx", sha256=hashlib.sha256(data).hexdigest())


def timed(run: Callable[[], object], rounds: int) -> float:
    """Median milliseconds of a call, after one that is not counted."""
    run()
    times = []
    for _ in range(rounds):
        start = time.perf_counter()
        run()
        times.append(1000 * (time.perf_counter() - start))
    return median(times)


if __name__ == "__main__":
    main()
