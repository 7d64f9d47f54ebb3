"""Hyphens at line ends: those of the layout go, those of the words stay."""

from __future__ import annotations

import pytest
from drawn_pages import BACK_ENDS, pdf
from reportlab.pdfgen.canvas import Canvas

from extractor.read.pdf_hyphens import Hyphens
from extractor.read.pdf_lines import TextLine, lines
from extractor.read.pdf_page import Character, Face

PARTED = ("The team looks for vul-", "nerabilities of the net-", "works and reports inter-", "ruptions of all services.")


def _lines(*texts: str) -> list[TextLine]:
    """Lines below each other, all characters of one width."""
    face = Face("F")
    return lines([
        Character(text=c, x0=6.0 * k, top=12.0 * n, x1=6.0 * k + 6, bottom=12.0 * n + 10, size=10.0, face=face)
        for n, text in enumerate(texts) for k, c in enumerate(text) if c != " "], 1)


@pytest.mark.parametrize(("texts", "before", "after", "goes"), [
    (PARTED, "for vul-", "nerabilities of", True),
    (PARTED[:2], "for vul-", "nerabilities of", False),
    ((*PARTED[:2], "Other vulnerabilities remain."), "for vul-", "nerabilities of", True),
    ((*PARTED, "The plan is long-term."), "is long-", "term and", False),
    ((*PARTED, "The term is long."), "is long-", "term and", False),
    (PARTED, "by e-", "mail to", False),
    (PARTED, "and Anglo-", "French words", False),
    (PARTED, "the years 2019-", "to 2021", False),
    (("An account\u2010", "ing rule"), "An account\u2010", "ing rule", True),
    (("A long-term plan, or a long\u2010", "term view"), "A long\u2010", "term plan", False),
    (("Well-known, well-kept, half-open, far-off lists with a vul-", "nerabilities, a net-", "works and inter-", "ruptions."), "a vul-", "nerabilities", True),
    (("A term, a border and a being: it is long-", "term, cross-", "border, well-", "being, half-hearted, far-off, ill-kept, new-born."),
     "a cross-", "border", False),
])
def test_a_hyphen_goes_where_the_document_says_so(texts: tuple[str, ...], before: str, after: str, goes: bool) -> None:
    assert Hyphens([_lines(*texts)]).parts(before, after) is goes


@pytest.mark.parametrize("backend", BACK_ENDS)
def test_parted_words_are_joined_with_their_styles_and_places(backend: str) -> None:
    def draw(c: Canvas) -> None:
        for k, text in enumerate((*PARTED[:3], "ruptions of a long-term kind.")):
            c.drawString(72, 700 - 14 * k, text)

    (block,) = pdf(draw, backend).blocks
    assert block.text == "The team looks for vulnerabilities of the networks and reports interruptions of a long-term kind."
    assert [block.text[f.start : f.end] for f in block.fragments] == block.text.split()
    assert (block.spans[0].start, block.spans[-1].end) == (0, len(block.text))
