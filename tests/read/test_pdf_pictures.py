"""Small pictures printed as boxes."""

from __future__ import annotations

import pytest
from drawn_pages import BACK_ENDS, pdf
from PIL import Image, ImageDraw
from reportlab.lib.utils import ImageReader
from reportlab.pdfgen.canvas import Canvas


def box(*, ticked: bool) -> ImageReader:
    image = Image.new("RGB", (15, 15), "white")
    pen = ImageDraw.Draw(image)
    pen.rectangle((1, 1, 13, 13), outline=(90, 90, 90))
    if ticked:
        pen.line((3, 7, 6, 10, 11, 3), fill=(0, 110, 0), width=2)
    return ImageReader(image)


def boxed(states: dict[str, bool], backend: str) -> list[str]:
    def draw(c: Canvas) -> None:
        for k, (option, ticked) in enumerate(states.items()):
            c.drawImage(box(ticked=ticked), 72, 700 - 20 * k, 9, 9)
            c.drawString(85, 700 - 20 * k, option)

    return [b.text for b in pdf(draw, backend).blocks]


@pytest.mark.parametrize("backend", BACK_ENDS)
def test_the_pictures_with_more_ink_are_ticked_however_many_they_are(backend: str) -> None:
    assert boxed({"Always": True, "Often": True, "Never": False}, backend) == ["☒ Always", "☒ Often", "☐ Never"]


@pytest.mark.parametrize("backend", BACK_ENDS)
def test_pictures_that_are_all_alike_say_nothing(backend: str) -> None:
    assert boxed({"Always": True, "Never": True}, backend) == ["\ufffc Always", "\ufffc Never"]
