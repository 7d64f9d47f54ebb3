"""From a real trace: the form's words that are gone, and an owner for every character."""

from __future__ import annotations

from itertools import pairwise
from pathlib import Path

import pytest

from extractor.collect import load
from extractor.pipeline import load_questionnaire, trace
from extractor.review.painting import paint

REPLIES = ("Botswana.docx", "FJI final.docx", "Uruguay respuesta.pdf", "letter.docx", "الأردن.docx")


@pytest.mark.parametrize("name", REPLIES)
def test_every_character_has_one_owner(samples: Path, name: str) -> None:
    found = trace(load(samples / "replies" / "cu-2023-187" / name), load_questionnaire("cu-2023-187"))
    painted = paint(found)
    for block in found.document.blocks:
        strokes = painted.strokes[block.index]
        assert "".join(block.text[stroke.start : stroke.end] for stroke in strokes) == block.text
        assert all(a.end == b.start for a, b in pairwise(strokes))
    assert all(0 <= gap.at <= len(found.document.blocks[index].text) for index, gaps in painted.gaps.items() for gap in gaps)


def test_a_letter_deletes_no_form(samples: Path) -> None:
    painted = paint(trace(load(samples / "replies" / "cu-2023-187" / "letter.docx"), load_questionnaire("cu-2023-187")))
    assert not any(gap.line for gaps in painted.gaps.values() for gap in gaps)
