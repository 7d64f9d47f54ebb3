"""What the document processes do: a document as a diff against its blank, a page as a picture."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from pathlib import Path
from typing import Any

import msgspec

from extractor.data.document import Document
from extractor.data.questionnaire import Questionnaire
from extractor.data.source import Format, Source
from extractor.data.trace import Trace
from extractor.errors import ExtractorError
from extractor.review.page_images import PageImages
from extractor.review.page_view import page_view, turned
from extractor.review.painting import paint
from extractor.review.rendition import places
from extractor.review.text_view import text_view

_images = PageImages()


class View(msgspec.Struct, frozen=True, kw_only=True, tag="view"):
    """Read ``file`` again and give the left pane's data as JSON.

    path: the document's name for people.  definition: id of its questionnaire; definition_file: where it is, None for a known one.
    printed: a Word document's pages, None if there are none.
    """

    file: str
    format: Format
    path: str
    sha256: str
    definition: str
    definition_file: str | None
    view: str
    printed: str | None = None


class Picture(msgspec.Struct, frozen=True, kw_only=True, tag="picture"):
    """Draw a page (from 1) of a PDF at a resolution in dots per inch."""

    file: str
    page: int
    resolution: int


Task = View | Picture


def perform(task: Task) -> bytes | None:
    """The result's bytes; None if there is no such page."""
    if isinstance(task, Picture):
        return _images.jpeg(task.file, task.page, task.resolution)
    try:
        return msgspec.json.encode(_view(task))
    except ExtractorError as error:
        return msgspec.json.encode({"view": "none", "why": "unreadable", "message": error.message})


def _view(task: View) -> dict[str, Any]:
    found = _traced(task.file, task.format, task.path, task.sha256, task.definition, task.definition_file)
    painting = paint(found)
    if task.view == "text":
        return {"view": "text", **text_view(found.document, painting)}
    if task.format == "pdf":
        printed, where = found.document, {block.index: block.fragments for block in found.document.blocks}
    elif task.printed is not None:
        printed = _read_printed(task)
        where = {index: tuple(pieces) for index, pieces in places(found.document, printed).items()}
    else:
        return {"view": "none", "why": "printing"}
    view = page_view(found.document, painting, where, printed.page_boxes)
    return {"view": "pages", "file": task.sha256, **turned(view, _turns(task.printed or task.file, printed.page_boxes))}


@lru_cache(2)
def _traced(file: str, kind: Format, path: str, sha256: str, definition: str, definition_file: str | None) -> Trace:
    """A document, read; the last ones are kept, since who looks at its pages may want its text next."""
    from extractor.pipeline import trace

    source = Source(path=path, data=Path(file).read_bytes(), format=kind, sha256=sha256)
    return trace(source, _definition(definition, definition_file))


def _turns(file: str, sizes: Sequence[tuple[float, float]]) -> dict[int, int]:
    """Pages that are shown turned while their words' boxes are not: the box's sides are those of the shown page, exchanged."""
    import pypdfium2

    with pypdfium2.PdfDocument(file) as shown:
        turns = {n: shown[n - 1].get_rotation() for n in range(1, len(sizes) + 1) if n <= len(shown)}
        return {
            n: degrees for n, degrees in turns.items()
            if degrees in (90, 270) and all(abs(a - b) < 1 for a, b in zip(sizes[n - 1], shown[n - 1].get_size()[::-1], strict=True))
        }


def _read_printed(task: View) -> Document:
    from extractor.read import read

    return read(Source(path=task.path, data=Path(task.printed or "").read_bytes(), format="pdf", sha256=task.sha256))


@lru_cache(8)
def _definition(name: str, file: str | None) -> Questionnaire:
    from extractor.structure import load, load_known

    return load(Path(file)) if file is not None else load_known(name)
