"""A form, blank or filled in, as a Word document."""

from __future__ import annotations

import random
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

from docx import Document
from docx.document import Document as WordDocument
from docx.enum.text import WD_COLOR_INDEX
from docx.oxml import OxmlElement, parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.shared import Pt, RGBColor
from docx.text.paragraph import Paragraph
from docx.text.run import Run

from benchmarks.generate.questions import YES_NO, Form, Question

W14 = "http://schemas.microsoft.com/office/word/2010/wordml"
STYLES = ("bold", "italic", "underline", "highlight", "color", "border", "shading", "caps", "size")
SIGNS_AFTER = {"x_after": " X", "tick": " ✓", "brackets": " (X)", "square": " [x]", "heavy_tick": " ✔", "check": " √", "v": " v"}
SIGNS_BEFORE = {"x_before": "X ", "arrow": "→ ", "tick_before": "✓ ", "square_before": "[x] "}


@dataclass
class Given:
    """What a respondent answers to one question; ``also``: options marked besides those selected, by mistake."""

    selected: tuple[int, ...] = ()
    text: str = ""
    other: str = ""
    words: str = ""
    also: tuple[int, ...] = ()


@dataclass
class Way:
    """How a respondent fills in the form."""

    one: str = "bold"
    many: str = "bold"
    box: str = "☒"
    grid: str = "X"
    layout: str = "after"
    text_style: str = "plain"
    place: str = "letterhead"
    noise: frozenset[str] = field(default_factory=frozenset)


class Renderer:
    """Writes one document; ``given`` is None for the blank form."""

    def __init__(self, form: Form, given: dict[str, Given] | None, way: Way, chance: random.Random) -> None:
        self.form, self.given, self.way, self.chance = form, given, way, chance
        self.word: WordDocument = Document()
        self.word.styles["Normal"].font.size = Pt(11)

    def write(self, country: str | None) -> WordDocument:
        """The whole document."""
        if country is not None:
            self._opening(country)
        if "no_intro" not in self.way.noise:
            self._paragraph(self.form.title, bold=True)
            for text in self.form.intro:
                self._paragraph(text)
        parts = list(self.form.parts)
        if self.given is not None and self.way.layout == "table":
            self._two_columns()
            return self.word
        if self.given is not None and "dropped" in self.way.noise:
            parts = parts[: max(3, len(parts) * 2 // 3)]
        k = 0
        while k < len(parts):
            part = parts[k]
            if isinstance(part, str):
                self._paragraph(part[1:], bold=part.startswith("#"))
            elif part.shape in ("grid", "cell"):
                rows = _of_one_shape(parts[k:], part.shape)
                (self._grid if part.shape == "grid" else self._cells)(rows)
                k += len(rows)
                continue
            else:
                self._question(part)
            k += 1
        if country is not None and self.way.place == "signature":
            self._paragraph(f"{country}, 12 May 2024")
        if "header" in self.way.noise:
            self.word.sections[0].header.paragraphs[0].text = f"Reply to {self.form.title}"
            self.word.sections[0].footer.paragraphs[0].text = "Page 1"
        return self.word

    def _two_columns(self) -> None:
        """The whole form as a table of the respondent's own: question on the left, answer on the right."""
        table = self.word.add_table(rows=0, cols=2, style="Table Grid")
        for q in self.form.questions:
            g = self.given.get(q.id, Given()) if self.given is not None else Given()
            row = table.add_row()
            row.cells[0].text = f"{q.label} {q.text}"
            chosen = "; ".join(q.options[n] for n in g.selected)
            parts = [f"{chosen} {g.other}"] if g.other else [p for p in (chosen, g.text) if p]
            row.cells[1].text = "\n".join(parts) if not q.options else ". ".join(parts)

    def _opening(self, country: str) -> None:
        if self.way.place == "letterhead":
            self._paragraph(country.upper(), bold=True)
        elif self.way.place == "field":
            label = {"en": "Name of State", "fr": "État", "es": "Estado", "ru": "Государство", "zh": "国家", "ar": "الدولة"}[self.form.language]
            self._paragraph(f"{label}: {country}")

    # --- text

    def _paragraph(self, text: str, *, bold: bool = False, style: str | None = None) -> Paragraph:
        paragraph = self.word.add_paragraph(style=style)
        if self.form.language == "ar":
            paragraph._p.get_or_add_pPr().append(OxmlElement("w:bidi"))
        if text:
            self._runs(paragraph, text, bold=bold)
        return paragraph

    def _runs(self, paragraph: Paragraph, text: str, *, bold: bool = False) -> list[Run]:
        pieces = [text]
        if "split_runs" in self.way.noise and self.given is not None and len(text) > 12:
            cut = self.chance.randrange(3, len(text) - 3)
            pieces = [text[:cut], text[cut:]]
        runs = []
        for piece in pieces:
            run = paragraph.add_run(piece)
            if bold or (self.given is not None and "bold_questions" in self.way.noise and self._asking):
                run.bold = True
            if self.form.language == "ar":
                run._r.get_or_add_rPr().append(OxmlElement("w:rtl"))
            runs.append(run)
        return runs

    _asking = False

    def _answer(self, text: str, after: Paragraph | None, *, question_text: bool) -> None:
        """Put an answer where the respondent's layout has it."""
        if not text:
            return
        layout = self.way.layout
        if layout == "same" and after is not None and question_text:
            self._styled(after, " " + text)
        elif layout == "break" and after is not None and question_text:
            after.add_run().add_break()
            self._styled(after, text)
        elif layout == "bullets":
            for piece in text.split("\n\n"):
                self._styled(self._paragraph("", style="List Bullet"), piece)
        else:
            lead = {"en": "Answer: ", "fr": "Réponse : ", "es": "Respuesta: ", "ru": "Ответ: ", "zh": "答：", "ar": "الجواب: "}[self.form.language]
            for n, piece in enumerate(text.split("\n\n")):
                self._styled(self._paragraph(""), (lead if layout == "prefix" and n == 0 else "") + piece)

    def _styled(self, paragraph: Paragraph, text: str) -> None:
        runs = self._runs(paragraph, text)
        if "emphasis" in self.way.noise and len(text.split()) > 4:
            first, _, rest = text.partition(" ")
            for run in runs[1:]:
                paragraph._p.remove(run._r)
            runs[0].text = first + " "
            strong = paragraph.add_run(rest.split(" ")[0])
            strong.font.highlight_color = WD_COLOR_INDEX.YELLOW
            strong.bold = True
            runs = [runs[0], paragraph.add_run(" " + " ".join(rest.split(" ")[1:]))]
        for run in runs:
            if self.way.text_style == "blue":
                run.font.color.rgb = RGBColor(0x00, 0x70, 0xC0)
            elif self.way.text_style in ("italic", "bold"):
                setattr(run, self.way.text_style, True)
            elif self.way.text_style == "tracked":
                _wrap(run, "w:ins")

    # --- questions

    def _question(self, q: Question) -> None:
        given = self.given.get(q.id) if self.given is not None else None
        self._asking = True
        if self.way.layout == "above" and given is not None and q.shape == "text":
            self._asking = False
            self._answer(given.text, None, question_text=False)
            self._asking = True
        text = q.text
        if self.given is not None and "retouched" in self.way.noise:
            text = text.replace("Please describe", "Kindly describe").replace("Please ", "Kindly ")
        paragraph = self._paragraph(f"{q.label} {text}")
        if q.depth:
            paragraph.paragraph_format.left_indent = Pt(18 * q.depth)
        if q.shape == "inline":
            self._runs(paragraph, " ")
            self._inline(paragraph, q, given)
        elif q.shape in ("inline_box", "trailing_box"):
            self._inline_boxes(paragraph, q, given)
        elif q.shape == "line":
            self._line(paragraph, given)
        elif q.shape == "choice":
            self._drop_down(paragraph, q, given)
        elif q.options:
            for n, option in enumerate(q.options):
                self._option(q, n, option, given)
        self._asking = False
        if given is None:
            return
        if given.words:
            self._answer(given.words, paragraph, question_text=False)
        if not (self.way.layout == "above" and q.shape == "text"):
            self._answer(given.text, paragraph, question_text=q.shape == "text")
        if "gap" in self.way.noise:
            self.word.add_paragraph()
        if "extra" in self.way.noise and q is self.form.questions[-1]:
            extra = {"en": "Does your country have any other agreement in force?", "fr": "Existe-t-il d’autres accords en vigueur ?"}.get(self.form.language)
            if extra:
                self._paragraph(f"{len(self.form.questions) + 20}. {extra}")
                self._paragraph("Such agreements are being negotiated.")

    def _line(self, paragraph: Paragraph, given: Given | None) -> None:
        if given is None or not given.text:
            self._runs(paragraph, " ________________________")
            return
        keep = "keep_line" in self.way.noise
        self._runs(paragraph, f" ____{given.text}______" if keep else f" {given.text}")
        given.words, given.text = "", ""

    def _inline(self, paragraph: Paragraph, q: Question, given: Given | None) -> None:
        """Options on the question's line, separated by slashes."""
        chosen = (*given.selected, *given.also) if given is not None else ()
        mark = self.way.one if chosen else ""
        for n, option in enumerate(q.options):
            gone = n not in chosen and mark in ("delete_other", "tracked_delete")
            separator = " / " if n else ""
            if gone and mark == "delete_other":
                continue
            first_left = mark == "delete_other"
            if separator and not first_left:
                for between in self._runs(paragraph, separator):
                    if gone:
                        _wrap(between, "w:del")
            before = SIGNS_BEFORE.get(mark, "") if n in chosen else ""
            if before:
                self._runs(paragraph, before)
            for run in self._runs(paragraph, option):
                if self.form.bold_options and not (mark == "unbold" and n not in chosen):
                    run.bold = True
                if mark == "unbold" and not self.form.bold_options and n in chosen:
                    run.bold = True
                self._mark(run, mark, n in chosen)
            after = SIGNS_AFTER.get(mark, "") if n in chosen else ""
            if after:
                self._runs(paragraph, after)
            if mark == "ring" and n in chosen:
                _ring(paragraph, len(option))

    def _inline_boxes(self, paragraph: Paragraph, q: Question, given: Given | None) -> None:
        """Options on the question's line with a box before or after each."""
        for n, option in enumerate(q.options):
            box = self.way.box if given is not None and n in given.selected else "☐"
            pair = (box, option) if q.shape == "inline_box" else (option, box)
            self._runs(paragraph, ("   " if n else " "))
            self._runs(paragraph, pair[0])
            self._runs(paragraph, " ")
            self._runs(paragraph, pair[1])

    def _mark(self, run: Run, mark: str, chosen: bool) -> None:
        if mark in STYLES and chosen:
            if mark == "bold":
                run.bold = True
            _style(run, mark if not (mark == "bold" and self.form.bold_options) else "underline")
        elif mark == "strike_other" and not chosen:
            run.font.strike = True
        elif mark == "grey_other" and not chosen:
            run.font.color.rgb = RGBColor(0xA6, 0xA6, 0xA6)
        elif mark == "tracked_delete" and not chosen:
            _wrap(run, "w:del")

    def _option(self, q: Question, n: int, option: str, given: Given | None) -> None:
        """An option on a line of its own."""
        chosen = given is not None and n in given.selected
        marked = bool(given is not None and given.selected)
        box = q.shape in ("box", "control", "legacy")
        mark = (self.way.many if not box else "box") if marked else ""
        if marked and mark == "delete_other" and not chosen:
            return
        paragraph = self._paragraph("", style="List Bullet" if q.shape == "bullet" else None)
        if box:
            self._box(paragraph, q.shape, chosen)
        if q.shape == "lettered":
            self._runs(paragraph, f"{chr(97 + n)}) ")
        if mark in SIGNS_BEFORE and chosen:
            self._runs(paragraph, SIGNS_BEFORE[mark])
        for run in self._runs(paragraph, option):
            if mark not in ("", "box", "yes_no"):
                self._mark(run, mark, chosen)
        if mark in SIGNS_AFTER and chosen:
            self._runs(paragraph, SIGNS_AFTER[mark])
        if mark == "yes_no":
            yes, no = YES_NO[self.form.language]
            self._runs(paragraph, f" – {yes if chosen else no}")
        if chosen and given is not None and given.other and n == len(q.options) - 1:
            self._runs(paragraph, " " + given.other)

    def _box(self, paragraph: Paragraph, shape: str, chosen: bool) -> None:
        if shape == "control":
            paragraph._p.append(_check_box_control(chosen))
        elif shape == "legacy":
            for element in _legacy_check_box(chosen):
                paragraph._p.append(element)
        else:
            paragraph.add_run(self.way.box if chosen else "☐")
        paragraph.add_run(" ")

    def _drop_down(self, paragraph: Paragraph, q: Question, given: Given | None) -> None:
        chosen = q.options[given.selected[0]] if given is not None and given.selected else ""
        items = "".join(f'<w:listItem w:displayText="{o}" w:value="{o}"/>' for o in q.options)
        prompt = "" if chosen else "<w:showingPlcHdr/>"
        paragraph.add_run(" ")
        paragraph._p.append(parse_xml(
            f'<w:sdt {nsdecls("w")}><w:sdtPr>{prompt}<w:dropDownList>{items}</w:dropDownList></w:sdtPr><w:sdtContent><w:r><w:t>'
            f'{chosen or "Choose an item."}</w:t></w:r></w:sdtContent></w:sdt>'))

    def _cells(self, rows: Sequence[Question]) -> None:
        table = self.word.add_table(rows=len(rows), cols=2, style="Table Grid")
        for row, q in zip(table.rows, rows, strict=True):
            row.cells[0].text = f"{q.label} {q.text}"
            given = self.given.get(q.id) if self.given is not None else None
            row.cells[1].text = given.text if given is not None else ""

    def _grid(self, rows: Sequence[Question]) -> None:
        columns = rows[0].options
        table = self.word.add_table(rows=len(rows) + 1, cols=len(columns) + 1, style="Table Grid")
        for cell, option in zip(table.rows[0].cells[1:], columns, strict=True):
            cell.text = option
        for row, q in zip(table.rows[1:], rows, strict=True):
            row.cells[0].text = f"{q.label} {q.text}"
            given = self.given.get(q.id) if self.given is not None else None
            for n in given.selected if given is not None else ():
                cell = row.cells[n + 1]
                if self.way.grid == "shade":
                    cell._tc.get_or_add_tcPr().append(parse_xml(f'<w:shd {nsdecls("w")} w:val="clear" w:color="auto" w:fill="FFFF00"/>'))
                else:
                    cell.text = self.way.grid if self.way.grid != "word" else columns[n]


def _style(run: Run, mark: str) -> None:
    if mark == "italic":
        run.italic = True
    elif mark == "underline":
        run.underline = True
    elif mark == "highlight":
        run.font.highlight_color = WD_COLOR_INDEX.YELLOW
    elif mark == "color":
        run.font.color.rgb = RGBColor(0xC0, 0x00, 0x00)
    elif mark == "border":
        run._r.get_or_add_rPr().append(parse_xml(f'<w:bdr {nsdecls("w")} w:val="single" w:sz="4" w:space="0" w:color="auto"/>'))
    elif mark == "shading":
        run._r.get_or_add_rPr().append(parse_xml(f'<w:shd {nsdecls("w")} w:val="clear" w:color="auto" w:fill="D9D9D9"/>'))
    elif mark == "caps":
        run.text = run.text.upper()
    elif mark == "size":
        run.font.size = Pt(16)


def _wrap(run: Run, tag: str) -> None:
    """Put a run under change tracking."""
    element = run._r
    parent: Any = element.getparent()
    change = parse_xml(f'<{tag} {nsdecls("w")} w:id="1" w:author="Ministry" w:date="2024-03-01T10:00:00Z"/>')
    parent.replace(element, change)
    change.append(element)
    if tag == "w:del":
        for text in element.findall(qn("w:t")):
            text.tag = qn("w:delText")


def _check_box_control(on: bool) -> Any:
    return parse_xml(
        f'<w:sdt {nsdecls("w")} xmlns:w14="{W14}"><w:sdtPr><w14:checkbox><w14:checked w14:val="{int(on)}"/></w14:checkbox></w:sdtPr>'
        f'<w:sdtContent><w:r><w:t>{"☒" if on else "☐"}</w:t></w:r></w:sdtContent></w:sdt>')


def _legacy_check_box(on: bool) -> list[Any]:
    checked = "<w:checked/>" if on else ""
    return [
        parse_xml(f'<w:r {nsdecls("w")}><w:fldChar w:fldCharType="begin"><w:ffData><w:name w:val="C"/><w:enabled/><w:checkBox><w:sizeAuto/>'
                  f'<w:default w:val="0"/>{checked}</w:checkBox></w:ffData></w:fldChar></w:r>'),
        parse_xml(f'<w:r {nsdecls("w")}><w:instrText xml:space="preserve"> FORMCHECKBOX </w:instrText></w:r>'),
        parse_xml(f'<w:r {nsdecls("w")}><w:fldChar w:fldCharType="separate"/></w:r>'), parse_xml(f'<w:r {nsdecls("w")}><w:fldChar w:fldCharType="end"/></w:r>')]


def _ring(paragraph: Paragraph, length: int) -> None:
    """An ellipse over the word before it, anchored at that word."""
    width = int(length * 6 * 12700 + 8 * 12700)
    paragraph._p.append(parse_xml(
        f'<w:r {nsdecls("w")} xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing" '
        'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape">'
        '<w:drawing><wp:anchor distT="0" distB="0" distL="0" distR="0" simplePos="0" relativeHeight="1" behindDoc="0" locked="0" layoutInCell="1" '
        'allowOverlap="1">'
        f'<wp:simplePos x="0" y="0"/><wp:positionH relativeFrom="character"><wp:posOffset>{-width + 4 * 12700}</wp:posOffset></wp:positionH>'
        '<wp:positionV relativeFrom="line"><wp:posOffset>0</wp:posOffset></wp:positionV>'
        f'<wp:extent cx="{width}" cy="190500"/><wp:wrapNone/><wp:docPr id="9" name="Ring"/><wp:cNvGraphicFramePr/>'
        '<a:graphic><a:graphicData uri="http://schemas.microsoft.com/office/word/2010/wordprocessingShape"><wps:wsp><wps:cNvSpPr/><wps:spPr>'
        f'<a:xfrm><a:off x="0" y="0"/><a:ext cx="{width}" cy="190500"/></a:xfrm><a:prstGeom prst="ellipse"><a:avLst/></a:prstGeom><a:noFill/>'
        '<a:ln w="19050"><a:solidFill><a:srgbClr val="FF0000"/></a:solidFill></a:ln></wps:spPr><wps:bodyPr/></wps:wsp></a:graphicData></a:graphic>'
        '</wp:anchor></w:drawing></w:r>'))


def _of_one_shape(parts: Sequence[str | Question], shape: str) -> list[Question]:
    """The questions of a shape that follow each other at the beginning of ``parts``."""
    rows: list[Question] = []
    for part in parts:
        if isinstance(part, str) or part.shape != shape:
            break
        rows.append(part)
    return rows
