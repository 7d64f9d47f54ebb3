"""The left pane's data: who owns which characters, what was deleted where, boxes on pages, colours that can be read."""

from __future__ import annotations

import pytest

from extractor.data.document import Block, Document, Fragment
from extractor.review.page_view import lines, page_view, turned
from extractor.review.painting import Gap, Mark, Painting, Stroke
from extractor.review.rendition import places
from extractor.review.text_view import readable, text_view

TEXT = "1. Do you? Yes / No"


def painting(*strokes: Stroke, gaps: tuple[Gap, ...] = (), marks: tuple[Mark, ...] = ()) -> Painting:
    return Painting(strokes={0: strokes}, gaps={0: gaps} if gaps else {}, marks=marks)


def fragments(text: str, *, page: int = 1, top: float = 100.0) -> tuple[Fragment, ...]:
    """One word a fragment, six points a letter."""
    found, at = [], 0
    for word in text.split(" "):
        found.append(Fragment(start=at, end=at + len(word), page=page, box=(6.0 * at, top, 6.0 * (at + len(word)), top + 10)))
        at += len(word) + 1
    return tuple(found)


def test_pieces_follow_owner_and_mark() -> None:
    mark = Mark(item="1", option="yes", kind="bold", block=0, start=11, end=14)
    document = Document(blocks=(Block(index=0, text=TEXT + " Really."),))
    painted = painting(Stroke(start=0, end=19, owner="template", item="1"), Stroke(start=19, end=27, owner="answer", item="1"), marks=(mark,))
    runs = text_view(document, painted)["parts"][0]["runs"]
    assert [(run["t"], run["o"], run.get("m")) for run in runs] == [
        ("1. Do you? ", "t", None), ("Yes", "t", [0]), (" / No", "t", None), (" Really.", "a", None),
    ]
    assert "".join(run["t"] for run in runs) == document.blocks[0].text


def test_deleted_words_stand_where_they_stood() -> None:
    document = Document(blocks=(Block(index=0, text="Do you? Yes /"),))
    gaps = (Gap(at=0, text="A whole line", line=True), Gap(at=13, text="No"))
    part = text_view(document, painting(Stroke(start=0, end=13, owner="template"), gaps=gaps))["parts"][0]
    assert part["deleted"] == ["A whole line"]
    assert part["runs"][-1] == {"gone": "No"}


def test_boxes_are_joined_by_line_and_cut_at_words() -> None:
    printed = (*fragments("one two", top=100), Fragment(start=8, end=13, page=1, box=(0, 120, 30, 130)))
    assert lines(printed, 0, 13) == [(1, (0.0, 100.0, 42.0, 110.0)), (1, (0.0, 120.0, 30.0, 130.0))]
    assert lines(printed, 4, 7) == [(1, (24.0, 100.0, 42.0, 110.0))]
    assert lines(printed, 4, 5) == [(1, (24.0, 100.0, 30.0, 110.0))]


def test_pages_have_boxes_frames_and_gaps() -> None:
    document = Document(blocks=(Block(index=0, text=TEXT, fragments=fragments(TEXT)),))
    mark = Mark(item="1", option="yes", kind="bold", block=0, start=11, end=14)
    painted = painting(Stroke(start=0, end=19, owner="template", item="1"), gaps=(Gap(at=19, text="Maybe"),), marks=(mark,))
    view = page_view(document, painted, {0: document.blocks[0].fragments}, [(595.0, 842.0)])
    assert view["boxes"] == [[1, 0.0, 100.0, 114.0, 110.0, "t", "1", 0, 0]]
    assert view["frames"] == [[1, 66.0, 100.0, 84.0, 110.0, 0]]
    assert view["gaps"] == [[1, 114.0, 100.0, 110.0, "Maybe", False]]


def test_boxes_follow_a_page_that_is_shown_turned() -> None:
    view = {"view": "pages", "pages": [[600.0, 800.0]], "boxes": [[1, 10.0, 20.0, 110.0, 30.0, "t", None, 0, 0]], "frames": [], "gaps": [], "marks": []}
    right = turned(view, {1: 90})
    assert right["pages"] == [[800.0, 600.0]]
    assert right["boxes"][0][1:5] == [770.0, 10.0, 780.0, 110.0]
    assert turned(view, {1: 270})["boxes"][0][1:5] == [20.0, 490.0, 30.0, 590.0]
    assert turned(view, {}) is view


def test_words_of_a_file_are_found_on_its_printed_pages() -> None:
    document = Document(blocks=(Block(index=0, text="We use coöperation daily."),))
    text = "We use co- operation daily."
    printed = Document(blocks=(Block(index=0, text=text, fragments=fragments(text)),))
    found = places(document, printed)[0]
    assert [(piece.start, piece.end) for piece in found] == [(0, 2), (3, 6), (7, 18), (7, 18), (19, 24)]


@pytest.mark.parametrize(("color", "ground"), [("ffff00", "ffffff"), ("00ff00", "ffffff"), ("000000", "000080"), ("c0c0c0", "ffff00"), ("1f4e8c", "ffffff")])
def test_colours_of_a_document_are_made_readable(color: str, ground: str) -> None:
    def luminance(value: str) -> float:
        channels = [int(value[i : i + 2], 16) / 255 for i in (0, 2, 4)]
        linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels]
        return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]

    light, dark = sorted((luminance(readable(color, ground)), luminance(ground)), reverse=True)
    assert (light + 0.05) / (dark + 0.05) >= 4.49


def test_a_readable_colour_is_left_alone() -> None:
    assert readable("1f4e8c", "ffffff") == "1f4e8c"
