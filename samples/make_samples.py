"""Write the sample replies again from replies.yaml and the blank forms.

    python samples/make_samples.py [WORD ...]

In: replies.yaml, forms/.  Out: forms/coast-2025.docx and replies/<questionnaire>/*; with words, only files whose
name holds one of them.  Needs LibreOffice (``soffice``) for the PDF replies.  Same input, same bytes for Word files.
"""

from __future__ import annotations

import copy
import re
import subprocess
import sys
import tempfile
import zipfile
from pathlib import Path
from typing import Any, cast

import coast
import yaml
from docx import Document
from docx.document import Document as WordDocument
from docx.enum.text import WD_COLOR_INDEX
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.oxml.text.paragraph import CT_P
from docx.oxml.xmlchemy import BaseOxmlElement
from docx.shared import Pt, RGBColor
from docx.text.paragraph import Paragraph
from docx.text.run import Run

HERE = Path(__file__).parent
DATE = "2023-07-14T09:00:00Z"

# Paragraphs of the cu-2023-187 form (the same in every language): item -> its question; list -> its options.
QUESTIONS = {"1": 4, "1.a": 5, "2": 18, "3": 19, "4": 21, "4.a": 22, "4.b": 23, "5": 24, "6": 26, "6.1": 27, "7": 35, "7.a": 36,
             "8": 38, "8.a": 39, "8.b": 40, "8.b.1": 41, "8.b.2": 42, "8.b.3": 43, "9": 46}
OPTIONS = {"1.a": range(6, 18), "6.1": range(28, 35)}

Spec = dict[str, Any]


def main() -> None:
    """Make every sample whose name holds one of the words given, or all."""
    wanted = sys.argv[1:]
    coast.blank().save(str(HERE / "forms/coast-2025.docx"))
    fix(HERE / "forms/coast-2025.docx")
    for spec in yaml.safe_load((HERE / "replies.yaml").read_text(encoding="utf-8")):
        if not wanted or any(word in spec["file"] for word in wanted):
            write(spec)


def write(spec: Spec) -> None:
    """Make one reply and save it in the format that its name asks for."""
    path = HERE / "replies" / spec["file"]
    path.parent.mkdir(parents=True, exist_ok=True)
    if spec["form"] == "letter":
        document = letter(spec)
    elif spec["form"] == "coast-2025":
        document = coast.reply(spec)
    else:
        document = reply(spec)
    if path.suffix == ".docx":
        document.save(str(path))
        fix(path)
    else:
        print_pdf(document, path)
    print(path.relative_to(HERE))


def reply(spec: Spec) -> WordDocument:
    """A copy of the blank form with the marks and texts of ``spec``."""
    document = Document(str(HERE / "forms" / spec["form"]))
    paragraphs = document.paragraphs
    for item, chosen in spec.get("selected", {}).items():
        if item in OPTIONS:
            options = [paragraphs[i] for i in OPTIONS[item]]
            for number, paragraph in enumerate(options, 1):
                mark_option(paragraph, number in chosen, spec["many"])
        else:
            mark_yes_no(paragraphs[QUESTIONS[item]], chosen == "yes", spec)
    for item, texts in spec.get("texts", {}).items():
        anchor = paragraphs[OPTIONS[item][-1] if item in OPTIONS else QUESTIONS[item]]
        for text in texts:
            anchor = insert_after(anchor, text, spec)
    for text in spec.get("before", ()):
        insert_before(paragraphs[0], text, spec)
    running(document, spec)
    appearance(document, spec)
    return document


def letter(spec: Spec) -> WordDocument:
    """A letter without the form: the texts of ``spec`` between its opening and closing lines."""
    document = Document()
    for text in [*spec["before"], *(t for texts in spec["texts"].values() for t in texts), *spec["after"]]:
        document.add_paragraph(text)
    return document


def mark_yes_no(question: Paragraph, yes: bool, spec: Spec) -> None:
    """Mark one of the two last words of a question; its runs end with: yes, a slash, no."""
    first, slash, second = question.runs[-3:]
    chosen, other = (first, second) if yes else (second, first)
    match spec["one"]:
        case "highlight":
            chosen.font.highlight_color = WD_COLOR_INDEX.YELLOW
        case "strike-other":
            other.font.strike = True
        case "x-after":
            chosen.text += " X"
        case "delete-other":
            remove(slash._r)
            remove(other._r)
        case "tracked":
            track_deletion([slash, other] if yes else [other, slash], spec["author"])


def mark_option(option: Paragraph, chosen: bool, mark: str) -> None:
    """Mark one option of a list, or, where the respondent deletes, take away what was not chosen."""
    runs = option.runs
    match mark, chosen:
        case "highlight", True:
            for run in runs:
                run.font.highlight_color = WD_COLOR_INDEX.YELLOW
        case "underline", True:
            for run in runs:
                run.font.underline = True
        case "tick-after", True:
            option.add_run(" ✓").font.name = "DejaVu Sans"
        case "x-before", True:
            runs[0].text = "X " + runs[0].text
        case "delete-other", False:
            remove(option._p)


def remove(element: BaseOxmlElement) -> None:
    """Take an element out of its document."""
    parent = element.getparent()
    if parent is not None:
        parent.remove(element)


def track_deletion(runs: list[Run], author: str) -> None:
    """Delete runs under change tracking (ECMA-376 17.13.5.14): ``w:del`` round them, ``w:t`` to ``w:delText``."""
    deletion = OxmlElement("w:del")
    for name, value in (("w:id", "900"), ("w:author", author), ("w:date", DATE)):
        deletion.set(qn(name), value)
    runs[0]._r.addprevious(deletion)
    for run in runs:
        for text in run._r.findall(qn("w:t")):
            text.tag = qn("w:delText")
            text.set(qn("xml:space"), "preserve")
        deletion.append(run._r)


def insert_after(anchor: Paragraph, text: str, spec: Spec) -> Paragraph:
    """A new paragraph of answer text under ``anchor``; inserted under tracking where the respondent tracks."""
    element = cast(CT_P, OxmlElement("w:p"))
    anchor._p.addnext(element)
    paragraph = Paragraph(element, anchor._parent)
    run = paragraph.add_run(text)
    if spec.get("answer_color"):
        run.font.color.rgb = RGBColor.from_string(spec["answer_color"])
    if spec.get("one") == "tracked":
        insertion = OxmlElement("w:ins")
        for name, value in (("w:id", "901"), ("w:author", spec["author"]), ("w:date", DATE)):
            insertion.set(qn(name), value)
        run._r.addprevious(insertion)
        insertion.append(run._r)
    turn(paragraph, spec)
    return paragraph


def insert_before(anchor: Paragraph, text: str, spec: Spec) -> None:
    """A new paragraph above the form."""
    turn(anchor.insert_paragraph_before(text), spec)


def turn(paragraph: Paragraph, spec: Spec) -> None:
    """Set a paragraph and its runs right to left where the reply is in such a script (ECMA-376 17.3.1.6, 17.3.2.30)."""
    if spec.get("right_to_left"):
        paragraph._p.get_or_add_pPr().append(OxmlElement("w:bidi"))
        for element in paragraph._p.xpath(".//w:r"):
            element.get_or_add_rPr().append(OxmlElement("w:rtl"))


def running(document: WordDocument, spec: Spec) -> None:
    """Running header and footer; ``{page}`` becomes the page number."""
    section = document.sections[0]
    if spec.get("header"):
        section.header.paragraphs[0].text = spec["header"]
    if spec.get("footer"):
        paragraph = section.footer.paragraphs[0]
        before, _, after = spec["footer"].partition("{page}")
        paragraph.add_run(before)
        field = OxmlElement("w:fldSimple")
        field.set(qn("w:instr"), "PAGE")
        field.append(copy.deepcopy(paragraph.add_run("1")._r))
        paragraph._p.remove(paragraph.runs[-1]._r)
        paragraph._p.append(field)
        paragraph.add_run(after)


def appearance(document: WordDocument, spec: Spec) -> None:
    """Font size and distance of paragraphs, in points."""
    style = document.styles["Normal"]
    if spec.get("size"):
        style.font.size = Pt(spec["size"])
    if spec.get("spacing"):
        style.paragraph_format.space_after = Pt(spec["spacing"])
        style.paragraph_format.line_spacing = 1.0


def print_pdf(document: WordDocument, path: Path) -> None:
    """Print a Word document as PDF with LibreOffice, as a respondent would; dates and ids fixed."""
    with tempfile.TemporaryDirectory() as folder:
        source = Path(folder) / "reply.docx"
        document.save(str(source))
        profile = f"-env:UserInstallation=file://{folder}/profile"
        subprocess.run(["soffice", profile, "--headless", "--convert-to", "pdf", "--outdir", folder, str(source)],
                       check=True, capture_output=True)
        data = source.with_suffix(".pdf").read_bytes()
    data = re.sub(rb"/CreationDate\(D:\d{14}", b"/CreationDate(D:20230714090000", data)
    data = re.sub(rb"<[0-9A-F]{32}>", b"<" + b"0" * 32 + b">", data)
    data = re.sub(rb"/DocChecksum /[0-9A-F]{32}", b"/DocChecksum /" + b"0" * 32, data)
    path.write_bytes(data)


def fix(path: Path) -> None:
    """Give every part of a Word file the same date, so that the same input makes the same bytes."""
    with zipfile.ZipFile(path) as archive:
        parts = [(name, archive.read(name)) for name in archive.namelist()]
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in parts:
            info = zipfile.ZipInfo(name, (2023, 7, 14, 9, 0, 0))
            info.compress_type = zipfile.ZIP_DEFLATED
            archive.writestr(info, data)


if __name__ == "__main__":
    main()
