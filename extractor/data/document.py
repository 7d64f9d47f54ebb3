"""A document after reading: blocks of text with effective style, controls and drawings.

The format is forgotten here: nothing after ``read`` knows Word from PDF.  A block is one paragraph as a reader
perceives it (a Word paragraph, a table cell's paragraph, a PDF paragraph put together from its lines, however many
pages it runs over).  ``Block.text`` holds every printed character of it, *including* its list label ("1.", "a.", "•"),
check boxes as one character each (see ``Control``), field contents, and the text of free-text annotations.
"""

from __future__ import annotations

from typing import Literal

import msgspec

UNORDERED = "reading_order"
"""Code of a note: text stands side by side on the page, and which is read first is a guess."""
TWICE = "form_twice"
"""Code of a note: the form stands in the document twice, and whether the right copy is read is a guess."""
Box = tuple[float, float, float, float]
"""x0, top, x1, bottom in points from the page's top left corner."""


class Style(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True, gc=False):
    """Effective style of a piece of text, after defaults, table, paragraph, character styles and direct formatting.

    underline is true for every kind of underline, strike for single and double strike; ``border`` is a character
    border (a box printed round the text); ``emphasis``: marks printed over or under every character (dots, commas);
    ``effect``: outlined, shadowed, embossed, engraved or glowing letters.  highlight and shading are lower-case
    ``rrggbb`` or None; color is None for automatic/black.  size in points.  position: "super" or "sub" or None.
    direct: names of the attributes set on the run itself, sorted.
    """

    bold: bool = False
    italic: bool = False
    underline: bool = False
    strike: bool = False
    caps: bool = False
    border: bool = False
    emphasis: bool = False
    effect: bool = False
    highlight: str | None = None
    shading: str | None = None
    color: str | None = None
    size: float | None = None
    font: str | None = None
    position: Literal["super", "sub"] | None = None
    direct: tuple[str, ...] = ()


class Span(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    """Characters ``[start, end)`` of a block that share one style; the spans of a block cover its text without gaps.

    inserted_by: author of the tracked insertion (Word ``w:ins``/``w:moveTo``) that these characters came with ("" if
    unnamed); None where the text was not inserted under change tracking.
    origin: "text"; "label" for an automatic list label that is not in the source's own text; "annotation" for text
    of a free-text annotation; "field" for the value of a form field or content control; "symbol" for a glyph of a
    symbol font (already mapped to Unicode).
    """

    start: int
    end: int
    style: Style
    inserted_by: str | None = None
    origin: Literal["text", "label", "annotation", "field", "symbol"] = "text"


class Deletion(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    """Text deleted under change tracking (``w:del``, ``w:moveFrom``): it stood before character ``at``; not in ``Block.text``."""

    at: int
    text: str
    style: Style
    author: str = ""
    moved: bool = False


class Control(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    """A form control and where it shows in the block's text.

    checkbox, radio: exactly one character of the text: "☐"/"☒" (checkbox off/on) or "○"/"◉" (radio off/on).
    image: a small picture used like a box: one character "\\ufffc"; ``value`` is the hash of its pixels.
    choice, text, date: ``[start, end)`` is its shown value (empty span if empty; a prompt is not shown text);
    choices are the entries of a drop-down list.
    on: state of a checkbox or radio button, None for the others.
    name: the field's name (PDF: full name; radio buttons of one group share it), "" if none; value: export value or
    content.
    """

    kind: Literal["checkbox", "radio", "image", "choice", "text", "date"]
    start: int
    end: int
    on: bool | None = None
    name: str = ""
    value: str = ""
    choices: tuple[str, ...] = ()
    box: Box | None = None


class Drawing(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    """Something drawn on the document that may be a mark, tied to the characters it touches.

    shape: ellipse (also hand-drawn rings, circles, rounded frames), rectangle (a frame round text), tick, cross,
    arrow, line (a line through or beside text that is not an underline or strike of the text itself), scribble (strokes to
    and fro, that cross out what is beneath), ink (free hand), highlight / underline / strike (annotations of that kind:
    these also show in ``Style``), stamp, image.
    ``[start, end)``: characters it encloses, crosses or points at; an empty span at ``start`` if it stands beside.
    text: an annotation's contents, "" if none; author of the annotation, if known.
    """

    shape: Literal[
        "ellipse", "rectangle", "tick", "cross", "arrow", "line", "scribble", "ink",
        "highlight", "underline", "strike", "stamp", "image",
    ]
    start: int
    end: int
    text: str = ""
    author: str = ""
    page: int | None = None
    box: Box | None = None


class Comment(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    """A reviewer's comment (Word comment, PDF note): evidence, never text of the document."""

    start: int
    end: int
    text: str
    author: str = ""


class Cell(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    """Place of a block in a table; rows and columns count from 0 on the table's grid (merged cells take their first place).

    table: number of the table in the document, from 0; a nested table has a number of its own and ``parent``.
    shading: fill of the cell, lower-case ``rrggbb``, None if none or white.
    """

    table: int
    row: int
    column: int
    row_span: int = 1
    column_span: int = 1
    parent: int | None = None
    shading: str | None = None


class Fragment(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    """Where characters ``[start, end)`` are printed: one word or piece of a line of a paged source."""

    start: int
    end: int
    page: int
    box: Box


Part = Literal["body", "header", "footer", "footnote", "endnote", "textbox"]


class Block(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    """One paragraph, in reading order.  Empty paragraphs are kept only as empty table cells (``text == ""``, ``cell`` set).

    index: its position in ``Document.blocks``.
    label_end: characters ``[0, label_end)`` are its list label with the space after it ("1. ", "• ", "(a) "); 0 if it
        has none.  Word: the resolved automatic label; PDF: a bullet or number that hangs left of the text.
    level: list level from 0, None outside lists; heading: outline level from 1, None if not a heading.
    indent: left edge of the text in points from the body's left margin (right edge and right margin in
        right-to-left blocks).
    note: for footnotes and endnotes, the printed reference ("1"); anchors of references in running text are not in
        ``text``: see ``references``.
    references: (character position, printed reference) of footnote and endnote references.
    furniture: the reader is sure that this block is a running header or footer or a page number.
    break_before: an empty paragraph or a clear vertical gap precedes it.
    """

    index: int
    text: str
    part: Part = "body"
    label_end: int = 0
    level: int | None = None
    heading: int | None = None
    indent: float = 0.0
    alignment: Literal["left", "center", "right", "both"] | None = None
    right_to_left: bool = False
    cell: Cell | None = None
    note: str | None = None
    furniture: bool = False
    break_before: bool = False
    spans: tuple[Span, ...] = ()
    deletions: tuple[Deletion, ...] = ()
    controls: tuple[Control, ...] = ()
    drawings: tuple[Drawing, ...] = ()
    comments: tuple[Comment, ...] = ()
    references: tuple[tuple[int, str], ...] = ()
    fragments: tuple[Fragment, ...] = ()


class Note(msgspec.Struct, frozen=True, kw_only=True):
    """Something a reader noticed that the person should know; becomes a warning of the reply."""

    code: str
    message: str
    block: int | None = None
    page: int | None = None


class Document(msgspec.Struct, frozen=True, kw_only=True, dict=True):
    """A whole document, format forgotten.

    blocks: body blocks in reading order first, then footnotes, then headers, footers and text boxes that have no place in the body.
    deleted_blocks: (index of the body block it stood before, text, author) of whole paragraphs deleted under tracking.
    pages: number of pages, None where the source has none.
    page_boxes: (width, height) of each page in points.
    title, author, language: of the document's own metadata, "" if none.
    """

    blocks: tuple[Block, ...]
    pages: int | None = None
    page_boxes: tuple[tuple[float, float], ...] = ()
    title: str = ""
    author: str = ""
    language: str = ""
    notes: tuple[Note, ...] = ()
