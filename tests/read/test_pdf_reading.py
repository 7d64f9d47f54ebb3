"""PDF pages drawn in the test."""

from __future__ import annotations

import pytest
from drawn_pages import BACK_ENDS, pdf, styled
from reportlab.pdfgen.canvas import Canvas

from extractor.errors import BrokenDocument, EmptyDocument
from extractor.read.pdf import read_pdf


@pytest.mark.parametrize("backend", BACK_ENDS)
def test_lines_make_paragraphs_and_a_short_line_ends_one(backend: str) -> None:
    def draw(c: Canvas) -> None:
        for k, line in enumerate((
            "1. Has the Government used information and communication technologies in the", "context of international cooperation? Yes / No",
            "No statistics are kept on this point, since the matter falls within the competence", "of the provinces.")):
            c.drawString(72, 770 - 14 * k, line)

    document = pdf(draw, backend)
    assert [b.text.split()[0] for b in document.blocks] == ["1.", "No"]
    assert document.blocks[0].label_end == 3


@pytest.mark.parametrize("backend", BACK_ENDS)
@pytest.mark.parametrize(("rise", "attribute"), [(-1.5, "underline"), (3.5, "strike")])
def test_rules_under_and_through_words(backend: str, rise: float, attribute: str) -> None:
    def draw(c: Canvas) -> None:
        c.drawString(72, 700, "Yes / No")
        c.rect(72, 700 + rise, c.stringWidth("Yes"), 0.6, stroke=0, fill=1)

    assert styled(pdf(draw, backend).blocks[0], attribute) == ["Yes"]


@pytest.mark.parametrize("backend", BACK_ENDS)
def test_bold_colour_and_highlighter(backend: str) -> None:
    def draw(c: Canvas) -> None:
        c.setFillColorRGB(1, 1, 0)
        c.rect(71, 697, c.stringWidth("Yes") + 2, 13, stroke=0, fill=1)
        c.setFillColorRGB(0, 0, 0)
        c.drawString(72, 700, "Yes / ")
        c.setFont("Helvetica-Bold", 11)
        c.setFillColorRGB(0.75, 0, 0)
        c.drawString(72 + c.stringWidth("Yes / ", "Helvetica", 11), 700, "No")

    block = pdf(draw, backend).blocks[0]
    assert (styled(block, "highlight"), styled(block, "bold"), styled(block, "color")) == (["Yes"], ["No"], ["No"])


@pytest.mark.parametrize("backend", BACK_ENDS)
def test_an_answer_over_the_page_with_a_footnote_and_a_footer_between(backend: str) -> None:
    def draw(c: Canvas) -> None:
        c.drawString(72, 130, "The central authority uses the secure platform Threema")
        x = 72 + c.stringWidth("The central authority uses the secure platform Threema")
        c.setFont("Helvetica", 7)
        c.drawString(x, 134, "1")
        c.setFont("Helvetica", 11)
        c.drawString(x + 8, 130, "for its daily work with")
        c.line(72, 100, 200, 100)
        c.setFont("Helvetica", 8)
        c.drawString(72, 90, "1 See the brochure of the network.")
        c.drawString(290, 30, "Page 1")
        c.showPage()
        c.setFont("Helvetica", 11)
        c.drawString(72, 770, "the courts, the police and the customs service.")
        c.drawString(72, 740, "A paragraph of its own, so that the page has a body of text to measure.")
        c.setFont("Helvetica", 8)
        c.drawString(290, 30, "Page 2")

    document = pdf(draw, backend)
    assert document.blocks[0].text == (
        "The central authority uses the secure platform Threema for its daily work with the courts, the police and the customs service.")
    assert [number for _, number in document.blocks[0].references] == ["1"]
    assert [(b.text, b.note) for b in document.blocks if b.part == "footnote"] == [("See the brochure of the network.", "1")]
    assert [b.text for b in document.blocks if b.furniture] == ["Page 1", "Page 2"]
    assert {f.page for f in document.blocks[0].fragments} == {1, 2}


@pytest.mark.parametrize("backend", BACK_ENDS)
def test_drawn_boxes_and_rings(backend: str) -> None:
    def draw(c: Canvas) -> None:
        for k, option in enumerate(("Always", "Never")):
            y = 700 - 20 * k
            c.rect(72, y - 1, 10, 10, stroke=1, fill=0)
            c.drawString(90, y, option)
        c.line(73, 700, 81, 708)
        c.line(73, 708, 81, 700)
        c.drawString(72, 640, "Yes / No")
        c.ellipse(68, 635, 74 + c.stringWidth("Yes"), 654, stroke=1, fill=0)

    blocks = pdf(draw, backend).blocks
    assert [b.text for b in blocks] == ["☒ Always", "☐ Never", "Yes / No"]
    assert [(d.shape, blocks[2].text[d.start : d.end]) for d in blocks[2].drawings] == [("ellipse", "Yes")]


@pytest.mark.parametrize("backend", BACK_ENDS)
def test_boxes_close_below_each_other_are_no_table(backend: str) -> None:
    def draw(c: Canvas) -> None:
        for k, option in enumerate(("Audits", "Roaming", "Other")):
            c.rect(72, 700 - 13.5 * k, 12, 12, stroke=1, fill=0)
            c.drawString(90, 702 - 13.5 * k, option)
        c.line(74, 688, 82, 697)
        c.line(74, 697, 82, 688)

    assert [(b.text, b.cell) for b in pdf(draw, backend).blocks] == [("☐ Audits", None), ("☒ Roaming", None), ("☐ Other", None)]


@pytest.mark.parametrize("backend", BACK_ENDS)
def test_form_fields(backend: str) -> None:
    def draw(c: Canvas) -> None:
        c.drawString(92, 700, "Yes")
        c.acroForm.checkbox(name="yes", x=72, y=698, size=12, checked=True)
        c.drawString(92, 670, "No")
        c.acroForm.checkbox(name="no", x=72, y=668, size=12, checked=False)
        c.drawString(72, 640, "Name:")
        c.acroForm.textfield(name="name", x=110, y=634, width=200, height=18, value="Ministry of Justice")

    document = pdf(draw, backend)
    assert [b.text for b in document.blocks] == ["☒ Yes", "☐ No", "Name: Ministry of Justice"]
    assert [(c.kind, c.on, c.name) for b in document.blocks for c in b.controls if c.on is not None] == [("checkbox", True, "yes"), ("checkbox", False, "no")]


@pytest.mark.parametrize("backend", BACK_ENDS)
def test_a_ruled_table_keeps_its_empty_cells(backend: str) -> None:
    def draw(c: Canvas) -> None:
        c.grid([72, 200, 300, 400], [700, 680, 660])
        c.drawString(76, 686, "Row one")
        c.drawString(204, 686, "X")
        c.drawString(76, 666, "Row two")

    document = pdf(draw, backend)
    assert [(b.text, b.cell.row, b.cell.column) for b in document.blocks if b.cell] == [
        ("Row one", 0, 0), ("X", 0, 1), ("", 0, 2), ("Row two", 1, 0), ("", 1, 1), ("", 1, 2)]


def test_what_is_no_pdf_or_empty_says_so() -> None:
    with pytest.raises(BrokenDocument):
        read_pdf(b"not a PDF at all")
    with pytest.raises(BrokenDocument):
        read_pdf(b"%PDF-1.7\nrubbish")
    with pytest.raises(EmptyDocument):
        pdf(lambda c: None)


@pytest.mark.parametrize("backend", BACK_ENDS)
def test_a_leaning_letter_does_not_fill_the_space_behind_it(backend: str) -> None:
    def draw(c: Canvas) -> None:
        at = 72.0
        c.setFont("Times-Italic", 12)
        for word in ("Government", "of", "Nepal"):  # as browsers print it: without the spaces
            c.drawString(at, 700, word)
            at += c.stringWidth(word, "Times-Italic", 12) + 3

    assert pdf(draw, backend).blocks[0].text == "Government of Nepal"


@pytest.mark.parametrize("sideways", [True, False])
def test_a_sheet_scanned_sideways_and_a_page_printed_across(sideways: bool) -> None:
    """Both are shown turned by 90 degrees; text that runs level without that is read so, text that runs level with it as it is shown."""
    def draw(c: Canvas) -> None:
        c.setPageRotation(90)
        if not sideways:
            c.translate(595, 0)
            c.rotate(90)
        c.drawString(72, 400, "1. Is there a national plan for clean water? Yes")
        c.drawString(72, 386, "2. Are the costs of this plan known? No")

    assert [b.text for b in pdf(draw).blocks] == ["1. Is there a national plan for clean water? Yes", "2. Are the costs of this plan known? No"]
