"""A form of our own for the samples: a table of fields, check boxes as content controls, a number, a grid, lines to write on.

``blank`` -> the empty form; ``reply`` -> the form filled in as one entry of replies.yaml says.
"""

from __future__ import annotations

from typing import Any

from docx import Document
from docx.document import Document as WordDocument
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls
from docx.text.paragraph import Paragraph

CHECKBOX = (
    '<w:sdt {ns} xmlns:w14="http://schemas.microsoft.com/office/word/2010/wordml"><w:sdtPr><w14:checkbox>'
    '<w14:checked w14:val="{on}"/><w14:checkedState w14:val="2612" w14:font="MS Gothic"/>'
    '<w14:uncheckedState w14:val="2610" w14:font="MS Gothic"/></w14:checkbox></w:sdtPr>'
    "<w:sdtContent><w:r><w:t>{sign}</w:t></w:r></w:sdtContent></w:sdt>"
)

SYSTEMS = ("Sirens", "Radio and television", "Mobile telephones", "Other, please specify:")
FREQUENCIES = ("Never", "Once a year", "Every month")
ROWS = {"B.1": "B.1 Sirens", "B.2": "B.2 Links between stations", "B.3": "B.3 Evacuation routes"}
FIELDS = {"state": "State", "office": "Office that replies"}
LINE = "_" * 60


def blank() -> WordDocument:
    """The empty form."""
    return reply({})


def reply(spec: dict[str, Any]) -> WordDocument:
    """The form with the fields, boxes, grid and texts of ``spec``; an empty ``spec`` gives the blank."""
    document = Document()
    selected, texts = spec.get("selected", {}), spec.get("texts", {})
    document.add_heading("Coastal early-warning systems 2025", level=1)
    document.add_paragraph(
        "Questionnaire of the Coastal Safety Forum. Please return it by 31 March 2025. Nothing in it is made public by name."
    )
    fields = document.add_table(rows=0, cols=2, style="Table Grid")
    for key, label in FIELDS.items():
        cells = fields.add_row().cells
        cells[0].text = label
        cells[1].text = spec.get("cells", {}).get(key, "")
    section_a(document, selected, texts)
    section_b(document, selected, texts, spec.get("grid", ""))
    document.add_heading("C. Outlook", level=2)
    document.add_paragraph("C.1 What would improve early warning on your coasts most?")
    write(document, texts.get("C.1"))
    return document


def section_a(document: WordDocument, selected: dict[str, Any], texts: dict[str, list[str]]) -> None:
    """Yes/no and a list with check boxes, and a number on a line."""
    document.add_heading("A. Systems", level=2)
    question = document.add_paragraph("A.1 Is there a national early-warning system for the coasts?   ")
    for option, label in (("yes", "Yes"), ("no", "No")):
        box(question, selected.get("A.1") == option)
        question.add_run(f" {label}    ")
    document.add_paragraph("A.2 By which means are people warned? Tick all that apply.")
    for number, label in enumerate(SYSTEMS, 1):
        paragraph = document.add_paragraph()
        box(paragraph, number in selected.get("A.2", ()))
        paragraph.add_run(f" {label}")
    for text in texts.get("A.2", ()):
        document.add_paragraph(text)
    number_line = document.add_paragraph("A.3 How many gauging stations report at least once an hour? ")
    number_line.add_run(texts["A.3"][0] if "A.3" in texts else "_" * 12)


def section_b(document: WordDocument, selected: dict[str, Any], texts: dict[str, list[str]], sign: str) -> None:
    """A grid with one row a question, and lines to write on."""
    document.add_heading("B. Tests", level=2)
    document.add_paragraph("How often is each part of the system tested?")
    grid = document.add_table(rows=1, cols=1 + len(FREQUENCIES), style="Table Grid")
    for cell, label in zip(grid.rows[0].cells[1:], FREQUENCIES, strict=True):
        cell.text = label
    for item, label in ROWS.items():
        cells = grid.add_row().cells
        cells[0].text = label
        if item in selected:
            cells[selected[item]].text = sign
    document.add_paragraph()
    document.add_paragraph("B.4 Is there anything to add about tests?")
    write(document, texts.get("B.4"))


def write(document: WordDocument, texts: list[str] | None) -> None:
    """Texts in place of the printed line, or the line itself."""
    for text in texts or [LINE]:
        document.add_paragraph(text)


def box(paragraph: Paragraph, on: bool) -> None:
    """A check box content control ([MS-DOCX] 2.6.2.3, w14:checkbox) at the end of a paragraph."""
    paragraph._p.append(parse_xml(CHECKBOX.format(ns=nsdecls("w"), on=int(on), sign="☒" if on else "☐")))
