"""Draw docs/reply.png: a sample reply beside the JSON that was read from it, its evidence framed on the page.

    python docs/make_picture.py

In: samples/replies/cu-2023-187/Cabo Verde.pdf and its file in samples/expected/.
"""

from __future__ import annotations

import json
import textwrap
from pathlib import Path
from typing import Any

import pypdfium2
from PIL import Image, ImageDraw, ImageFont

ROOT = Path(__file__).parent.parent
NAME = "cu-2023-187/Cabo Verde"
ITEMS = ("1", "1.a")
SCALE = 1.6
# What is shown of each page, in points from the top: (page from 0, top, bottom).
STRIPS = ((0, 250, 742), (1, 66, 216))
LEFT, RIGHT = 75, 540
COLUMNS, SIZE = 76, 14
GREEN, GREY, INK = (22, 120, 60), (120, 120, 120), (30, 30, 30)


def main() -> None:
    """Draw the page strips left, the JSON right, and save."""
    reply = json.loads((ROOT / f"samples/expected/{NAME}.json").read_text(encoding="utf-8"))
    answers = {item: reply["answers"][item] for item in ITEMS}
    left, right = page_strips(answers), json_text(excerpt(reply, answers))
    picture = Image.new("RGB", (left.width + right.width + 60, max(left.height, right.height) + 40), "white")
    picture.paste(left, (20, 20))
    picture.paste(right, (left.width + 40, 20))
    picture.quantize(64).save(ROOT / "docs/reply.png", optimize=True)


def page_strips(answers: dict[str, Any]) -> Image.Image:
    """The strips of the pages, one above the other, with a frame round each piece of evidence."""
    strips = []
    with pypdfium2.PdfDocument(ROOT / f"samples/replies/{NAME}.pdf") as pdf:
        for number, top, bottom in STRIPS:
            page = pdf[number].render(scale=SCALE).to_pil().convert("RGB")
            draw = ImageDraw.Draw(page)
            for evidence in (e for answer in answers.values() for e in answer["evidence"]):
                if evidence["where"].get("page") == number + 1 and "bbox" in evidence["where"]:
                    x0, y0, x1, y1 = (SCALE * edge for edge in evidence["where"]["bbox"])
                    draw.rectangle((x0 - 3, y0 - 2, x1 + 3, y1 + 2), outline=GREEN, width=2)
            strips.append(page.crop(tuple(int(SCALE * edge) for edge in (LEFT, top, RIGHT, bottom))))
    picture = Image.new("RGB", (strips[0].width, sum(strip.height for strip in strips) + 14), "white")
    draw, y = ImageDraw.Draw(picture), 0
    for strip in strips:
        picture.paste(strip, (0, y))
        y += strip.height
        if y < picture.height:
            draw.line((0, y + 7, picture.width, y + 7), fill=GREY, width=1)
            y += 14
    return picture


def excerpt(reply: dict[str, Any], answers: dict[str, Any]) -> dict[str, Any]:
    """The parts of the JSON that are shown: who replied, and the answers without most of their evidence."""
    shown = {item: {**answer, "evidence": answer["evidence"][:1]} for item, answer in answers.items()}
    respondent = {key: reply["respondent"][key] for key in ("iso3", "name", "confidence")}
    return {"respondent": respondent, "answers": shown}


def compact(value: Any, indent: str = "") -> str:
    """JSON with everything that fits on a line on one."""
    flat = json.dumps(value, ensure_ascii=False)
    if not isinstance(value, dict | list) or len(indent) + len(flat) < COLUMNS:
        return flat
    inner = indent + "  "
    if isinstance(value, list):
        return "[" + f",\n{inner}".join(compact(entry, inner) for entry in value) + "]"
    return "{\n" + ",\n".join(f"{inner}{json.dumps(key)}: {compact(entry, inner)}" for key, entry in value.items()) + f"\n{indent}}}"


def json_text(value: dict[str, Any]) -> Image.Image:
    """JSON as a picture, long lines folded."""
    lines = []
    for line in compact(value).splitlines():
        indent = " " * (len(line) - len(line.lstrip()) + 4)
        lines += textwrap.wrap(line, COLUMNS, subsequent_indent=indent, drop_whitespace=False, break_long_words=False) or [""]
    font = ImageFont.truetype("DejaVuSansMono.ttf", SIZE)
    picture = Image.new("RGB", (int(COLUMNS * font.getlength("m")) + 4, len(lines) * (SIZE + 4)), "white")
    draw = ImageDraw.Draw(picture)
    for number, line in enumerate(lines):
        draw.text((0, number * (SIZE + 4)), line, font=font, fill=INK)
    return picture


if __name__ == "__main__":
    main()
