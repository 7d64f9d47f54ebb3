"""Draw docs/marks/*.png and write docs/marks.md: the catalogue of marks, from the cases that the tests assert.

    python docs/make_marks.py

In: the cases of tests/marking.  Needs LibreOffice (``soffice``), which prints the Word files.
"""

from __future__ import annotations

import sys
import tempfile
from itertools import groupby
from pathlib import Path

import pypdfium2
from PIL import Image, ImageOps

from extractor.data.document import Block
from extractor.read.pdf import read_pdf

ROOT = Path(__file__).parent.parent
sys.path.insert(0, str(ROOT / "tests"))

from marking import CASES, Case, Found, expected, found, print_words, read  # noqa: E402

SCALE, COLOURS, MARGIN, GAP = 1.5, 24, 5, 6
MARKS = ROOT / "extractor/detect"
TEST = "../tests/detect/test_catalogue.py"
INTRODUCTION = """\
# Ways of marking

How people mark an option, and what the program makes of it. Every row is a real document: made in the format named, read against its blank form,
which is learnt on the fly, and drawn here as it looks. “Word, PDF” is a Word file, read as it is and once more printed as PDF; “PDF” is a file that
only PDF can be. Each row is a test, in each of its formats: `pytest tests/detect/test_catalogue.py -k NAME`. This page and its pictures are made
from the same cases by `python docs/make_marks.py`.

A mark counts only where it differs from the blank form and from the option's siblings, and is weighed with the habit of the whole document:
see [how it works](how-it-works.md). A picture shows one question; its test asserts all questions of the reply, answered differently.
LibreOffice draws the pictures: it shows no emphasis marks over Latin letters and no glow, which Word does.
"""
ADDING = """
## Adding a mark

1. One new file in `extractor/detect/marks/`: `KIND`, the name that its evidence carries, and `find(question)`, which gives the evidence of one question.
   It is found by being there. `STYLE = True` says that the mark may be put on everything, where it says nothing.
2. Its case in `tests/marking/word_cases.py` or `paper_cases.py`: how the option looks where it is chosen and where it is not. The case is its test;
   a file without a case fails `tests/detect/test_catalogue.py`.
3. `python docs/make_marks.py` draws its row.

Its weight against other marks is 1 until it is measured and written to `KIND_WEIGHT` in `extractor/settings/`.
"""


def main() -> None:
    """Read and draw all cases; stop at one that does not give what its test asserts."""
    folder = ROOT / "docs/marks"
    folder.mkdir(exist_ok=True)
    for old in folder.glob("*.png"):
        old.unlink()
    with tempfile.TemporaryDirectory() as name:
        printed = print_words(CASES, Path(name))
    page = [INTRODUCTION]
    for family, cases in groupby(CASES, key=lambda case: case.family):
        page += [f"\n## {family}\n", "| how it looks | mark | in | reads as | found by | test |", "| --- | --- | --- | --- | --- | --- |"]
        for case in cases:
            paper = printed.get(case.name) or case.reply()
            picture(case, paper).save(folder / f"{case.name}.png", optimize=True)
            page.append(row(case, paper))
    (ROOT / "docs/marks.md").write_text("\n".join(page) + "\n" + ADDING, encoding="utf-8")
    print(f"{len(CASES)} marks, {sum(path.stat().st_size for path in folder.iterdir()) // 1024} KiB")


def row(case: Case, paper: bytes) -> str:
    """A line of the table, from what the program gives."""
    results, kinds = reading(case, case.reply(), printed=False)
    formats = "Word" if case.format == "docx" else "PDF"
    says = sentence(case, results)
    if case.printed:
        again, more = reading(case, paper, printed=True)
        kinds += [kind for kind in more if kind not in kinds]
        formats += ", PDF"
        says += "" if again == results else f"; printed: {sentence(case, again)}"
    files = ", ".join(dict.fromkeys(f"[{file_of(kind)}](../extractor/detect/{file_of(kind)})" for kind in kinds or [""]))
    return f"| ![{case.mark}](marks/{case.name}.png) | {case.mark} | {formats} | {says} | {files} | [{case.name}]({TEST}) |"


def reading(case: Case, reply: bytes, *, printed: bool) -> tuple[dict[str, Found], list[str]]:
    """(what the program gives for the items, the kinds of evidence that the case names)."""
    answers = read(case.blank(), reply).reply.answers
    results = {item: found(answers[item]) for item in case.selected}
    if results != expected(case, printed=printed):
        raise SystemExit(f"{case.name}: {results}")
    return results, [kind for kind in [case.printed if printed else case.kind] if kind]


def sentence(case: Case, results: dict[str, Found]) -> str:
    """What is read of the question that the picture shows."""
    result = results[case.item or "1"]
    options = ", ".join(f"`{option}`" for option in result.selected)
    return f"{result.status}{f': {options}' if options else ''}{', flagged' if result.review else ''}"


def file_of(kind: str) -> str:
    """The file under detect/ that names a kind of evidence as its own, or that gives it besides; what nothing is evidence of is told by combine.py."""
    sources = {f"marks/{path.name}": path.read_text(encoding="utf-8") for path in sorted((MARKS / "marks").glob("*.py"))}
    named = [name for written in (f'KIND = "{kind}"', f'"{kind}"') for name, source in sources.items() if kind and written in source]
    return named[0] if named else "combine.py"


def picture(case: Case, paper: bytes) -> Image.Image:
    """The lines of the case's question as they look on the page, in few colours."""
    blocks = [block for block in read_pdf(paper).blocks if block.fragments]
    first = next((block for block in blocks if block.text.startswith(f"{case.item or '#'}.")), blocks[0])
    following = "2." if case.item == "1" else "4."
    end = next((top(block) for block in blocks if block.text.startswith(following)), None)
    with pypdfium2.PdfDocument(paper) as pdf:
        pdf.init_forms()
        page: Image.Image = pdf[0].render(scale=SCALE).to_pil().convert("RGB")
    strip = page.crop((0, int(SCALE * (top(first) - MARGIN)), page.width, int(SCALE * (end - GAP)) if end is not None else page.height))
    left, upper, right, lower = ImageOps.invert(strip.convert("L")).getbbox() or (0, 0, *strip.size)
    cut = strip.crop((max(0, left - MARGIN), max(0, upper - MARGIN), right + MARGIN, min(strip.height, lower + MARGIN)))
    return cut.quantize(COLOURS, Image.Quantize.MAXCOVERAGE, dither=Image.Dither.NONE)


def top(block: Block) -> float:
    """Upper edge of a block in points."""
    return min(fragment.box[1] for fragment in block.fragments)


if __name__ == "__main__":
    main()
