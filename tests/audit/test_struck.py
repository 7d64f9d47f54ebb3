"""Words that a respondent struck out, and signs."""

from __future__ import annotations

from builders import block, document, form, questionnaire

from extractor.align import align
from extractor.assign import place
from extractor.audit.struck import struck_answers
from extractor.data.document import Span, Style
from extractor.data.evidence import Site
from extractor.detect.signs import signs
from extractor.detect.struck import is_struck

STRUCK = Style(strike=True)


def test_an_answer_with_words_struck_out_is_in_doubt() -> None:
    asked = form("question 1: Please describe the training of inspectors.", "question 2: Please describe the equipment of the ports.")
    replied = document(asked.lines[0].text, block(1, "Training of ~~25~~40 inspectors."), asked.lines[1].text, "None.")
    assert struck_answers(place(questionnaire(asked), align(asked, replied), ("en",)), replied) == {"1"}


def test_a_struck_box_leaves_the_sign_beside_it() -> None:
    (sign,) = signs("\u2610X")
    site = Site(option="yes", label="Yes", present=True, block=0, start=0, end=0, after="\u2610X", spans=(Span(start=0, end=1, style=STRUCK),))
    other = Site(option="yes", label="Yes", present=True, block=0, start=0, end=0, after="\u2610X", spans=(Span(start=0, end=2, style=STRUCK),))
    assert (is_struck(site, sign, site.after, 0), is_struck(other, sign, other.after, 0)) == (False, True)
