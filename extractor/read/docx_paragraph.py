"""One ``w:p`` -> one block: runs, fields, content controls, tracked changes, drawings (ECMA-376 part 1, 17.3)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Literal

import msgspec
from lxml import etree

from extractor.data.document import Block, Cell, Comment, Control, Deletion, Drawing, Part, Span, Style
from extractor.read.docx_controls import CheckBox, Entry, FormField, content_control, form_field
from extractor.read.docx_drawings import Anchored, covered, drawn_shapes, picture
from extractor.read.docx_numbering import Numbering
from extractor.read.docx_package import ByName, W, by_name
from extractor.read.docx_properties import alignment, heading, indent, is_frame, is_on
from extractor.read.docx_styles import Styles
from extractor.read.symbols import is_symbol_font, symbol

_MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
_M = "{http://schemas.openxmlformats.org/officeDocument/2006/math}"
Origin = Literal["text", "label", "field", "symbol"]
_P_PR, _P_STYLE, _RUN, _R_PR, _TEXT = W + "pPr", W + "pStyle", W + "r", W + "rPr", W + "t"
_NUM_PR, _NUM_ID, _LEVEL = W + "numPr", W + "numId", W + "ilvl"
_SHADING, _BORDERS, _RIGHT_TO_LEFT, _VALUE = W + "shd", W + "pBdr", W + "bidi", W + "val"
_FIELD = frozenset({W + "fldChar", W + "instrText"})
_NO_CONTENT = frozenset(W + n for n in ("pPr", "bookmarkStart", "bookmarkEnd", "proofErr"))
_DRAWN = frozenset({W + "drawing", W + "pict", W + "object", _MC + "AlternateContent"})
_NOTES = {W + "footnoteReference": "footnote", W + "endnoteReference": "endnote"}
_INSERTED, _DELETED = frozenset({W + "ins", W + "moveTo"}), frozenset({W + "del", W + "moveFrom"})
# Names of elements are put together here: a document has thousands of elements, each of which is compared with many names.
_PRIVATE = re.compile("[\uf000-\uf0ff]")
_PLAIN = {W + "tab": "\t", W + "cr": "\n", W + "noBreakHyphen": "-", W + "ptab": "\t"}
_TRANSPARENT = frozenset(
    W + n for n in ("hyperlink", "smartTag", "fldSimple", "sdtContent", "dir", "bdo", "customXml", "ruby", "rubyBase")
) | {_MC + "Choice", _M + "oMath", _M + "oMathPara"}


class Shared(msgspec.Struct, kw_only=True):
    """What all paragraphs of a document share while it is read."""

    styles: Styles
    numbering: Numbering
    notes: dict[tuple[str, str], str]
    comments: dict[str, tuple[str, str]]
    pictures: dict[str, bytes]
    column: float = 451.0
    hidden_words: int = 0


class _Field:
    """A complex field (17.16.18) being read: its instruction is not text, its result is."""

    __slots__ = ("form", "in_result", "instruction", "start")

    def __init__(self, start: int) -> None:
        self.instruction, self.in_result, self.start = "", False, start
        self.form: FormField | None = None


class ParagraphReader:
    """Reads the paragraphs of one story (body, note, header); complex fields may run over paragraphs."""

    def __init__(self, shared: Shared) -> None:
        self._shared = shared
        self._fields: list[_Field] = []
        self._pending: list[Deletion] = []
        self.boxes: list[etree._Element] = []

    def read(self, element: etree._Element, *, part: Part, cell: Cell | None, table_style: str, note: str | None = None) -> Block | None:
        """The block of a ``w:p``; None for an empty paragraph outside a cell."""
        properties = element.find(_P_PR)
        reading = _Reading(self._shared, self._fields, self.boxes, *_paragraph_style(self._shared, properties), table_style)
        own = by_name(properties) if properties is not None else None
        reading.label(own)
        reading.children(element)
        deletions = [*self._pending, *reading.deletions]
        if not reading.text.strip() and not reading.controls:
            # A wholly deleted paragraph leaves its deletions to the next one, so that they are not lost.
            self._pending = [msgspec.structs.replace(d, at=0) for d in deletions]
            if cell is None and not reading.drawings:
                return None
            deletions = deletions if cell is not None else []
        self._pending = self._pending if not reading.text.strip() and cell is None else []
        return reading.block(part, cell, note, tuple(deletions), own)


def _paragraph_style(shared: Shared, properties: etree._Element | None) -> tuple[str]:
    style = properties.find(_P_STYLE) if properties is not None else None
    return (style.get(_VALUE, "") if style is not None else shared.styles.default_paragraph,)


class _Reading:
    """One paragraph while it is read."""

    def __init__(self, shared: Shared, fields: list[_Field], boxes: list[etree._Element], style: str, table_style: str) -> None:
        self._shared, self._fields, self._boxes = shared, fields, boxes
        self._style, self._table_style = style, table_style
        self._pieces: list[str] = []
        self._length = 0
        self._spans: list[Span] = []
        self.controls: list[Control] = []
        self.deletions: list[Deletion] = []
        self.drawings: list[tuple[Anchored, float]] = []
        self._references: list[tuple[int, str]] = []
        self._comment_starts: dict[str, int] = {}
        self._comments: list[Comment] = []
        self._label_end = 0
        self._level: int | None = None
        self._label_properties: ByName | None = None

    @property
    def text(self) -> str:
        return "".join(self._pieces)

    # --- label and block

    def label(self, properties: ByName | None) -> None:
        """Put the automatic list label in front of the text."""
        number, level = self._list(properties)
        definition = self._shared.numbering.level(number, level) if number else None
        if definition is None:
            return
        self._level, self._label_properties = level, definition.properties
        label = self._shared.numbering.next_label(number, level)
        if label:
            style, _ = self._shared.styles.style(definition.element.find(_R_PR), self._style, self._table_style)
            self._add(label + " ", style, origin="label")
            self._label_end = self._length

    def _list(self, properties: ByName | None) -> tuple[str, int]:
        """(list, level) of the paragraph: its own, or its style's."""
        for holder in [p for p in [properties] if p is not None] + self._shared.styles.paragraph_properties(self._style):
            found = holder.get(_NUM_PR)
            if found is not None:
                number, level = found.find(_NUM_ID), found.find(_LEVEL)
                if number is not None:
                    value = number.get(_VALUE, "0")
                    at = int(level.get(_VALUE, "0")) if level is not None else self._style_level()
                    return ("" if value == "0" else value), at
        return "", 0

    def _style_level(self) -> int:
        linked = self._shared.numbering.of_style(self._style)
        return linked[1] if linked is not None else 0

    def block(self, part: Part, cell: Cell | None, note: str | None, deletions: tuple[Deletion, ...], properties: ByName | None) -> Block:
        """The finished block (index and break_before are set by the caller)."""
        sources = [p for p in [properties, self._label_properties] if p is not None] + self._shared.styles.paragraph_properties(self._style)
        return Block(
            index=0, text=self.text, part=part, label_end=self._label_end, level=self._level, heading=heading(sources, self._shared.styles.name(self._style)),
            indent=indent(sources), alignment=alignment(sources), right_to_left=is_on(sources, _RIGHT_TO_LEFT), cell=cell, note=note,
            spans=tuple(_merged(self._with_ground(sources))), deletions=deletions, controls=tuple(self.controls),
            drawings=tuple(self._placed_drawings(sources)),
            comments=tuple(self._comments), references=tuple(self._references),
        )

    def _with_ground(self, sources: list[ByName]) -> list[Span]:
        """The spans with the paragraph's own shading and frame (17.3.1.31, 17.3.1.24), where the run has none."""
        fill = next((self._shared.styles.fill(found) for s in sources if (found := s.get(_SHADING)) is not None), None)
        framed = next((is_frame(found) for s in sources if (found := s.get(_BORDERS)) is not None), False)
        if fill is None and not framed:
            return self._spans
        grounds: dict[Style, Style] = {}
        for style in {span.style for span in self._spans}:
            grounds[style] = msgspec.structs.replace(style, shading=style.shading or fill, border=style.border or framed)
        return [msgspec.structs.replace(span, style=grounds[span.style]) for span in self._spans]

    def _placed_drawings(self, sources: list[ByName]) -> Iterator[Drawing]:
        """The drawings, tied to the characters that they cover now that the text is complete."""
        for shape, size in self.drawings:
            yield covered(shape, self.text, size, max(72.0, self._shared.column - indent(sources)))

    # --- content

    def children(self, element: etree._Element, inserted_by: str | None = None) -> None:
        for child in element:
            tag = child.tag
            if tag == _RUN:
                self._run(child, inserted_by)
            elif tag in _NO_CONTENT:
                continue
            elif tag in _INSERTED:
                self.children(child, child.get(W + "author", ""))
            elif tag in _DELETED:
                self._deleted(child)
            elif tag == W + "sdt":
                self._content_control(child, inserted_by)
            elif tag == _MC + "AlternateContent":
                choice = child.find(_MC + "Choice")
                self.children(choice if choice is not None else child, inserted_by)
            elif tag in _TRANSPARENT:
                self.children(child, inserted_by)
            elif tag == W + "commentRangeStart":
                self._comment_starts[child.get(W + "id", "")] = self._length
            elif tag == W + "commentRangeEnd":
                self._comment(child.get(W + "id", ""))
            elif str(tag).startswith(_M):
                for text in child.iter(_M + "t"):
                    self._add(text.text or "", Style(), inserted_by=inserted_by)

    def _run(self, run: etree._Element, inserted_by: str | None) -> None:
        properties = run.find(_R_PR)
        style, hidden = self._shared.styles.style(properties, self._style, self._table_style)
        if not hidden and not self._fields and len(run) == 1 + (properties is not None) and run[-1].tag == _TEXT:  # nearly every run
            self._text(run[-1].text or "", style, inserted_by)
            return
        for child in run:
            tag = child.tag
            if tag == _R_PR:
                continue
            if tag in _FIELD:
                self._field(child, style)
            elif tag in _DRAWN:
                self._drawing(child, style)
            elif tag in _NOTES:
                mark = self._shared.notes.get((_NOTES[tag], child.get(W + "id", "")))
                if mark is not None and child.get(W + "customMarkFollows") not in ("1", "true"):
                    self._references.append((self._length, mark))
            elif tag == W + "commentReference":
                self._comment(child.get(W + "id", ""))
            elif hidden:
                self._shared.hidden_words += len((child.text or "").split())
            elif self._fields and not self._fields[-1].in_result:
                continue
            elif tag == _TEXT:
                self._text(child.text or "", style, inserted_by)
            elif tag == W + "sym":
                code = child.get(W + "char", "")
                if code:
                    self._add(symbol(chr(int(code, 16)), child.get(W + "font")), style, origin="symbol", inserted_by=inserted_by)
            elif tag == W + "br":
                if child.get(W + "type") not in ("page", "column"):
                    self._add("\n", style, inserted_by=inserted_by)
            elif tag in _PLAIN:
                self._add(_PLAIN[tag], style, inserted_by=inserted_by)
            elif tag == W + "ruby":
                self.children(child, inserted_by)

    def _text(self, text: str, style: Style, inserted_by: str | None) -> None:
        """The text of a run, or the signs that its font has for these letters."""
        if is_symbol_font(style.font) or _PRIVATE.search(text):
            self._add(symbol(text, style.font), style, origin="symbol", inserted_by=inserted_by)
        else:
            self._add(text, style, inserted_by=inserted_by)

    def _add(self, text: str, style: Style, *, origin: Origin = "text", inserted_by: str | None = None) -> None:
        if text:
            text = text.replace("\u00ad", "")
            self._spans.append(Span(start=self._length, end=self._length + len(text), style=style, inserted_by=inserted_by, origin=origin))
            self._pieces.append(text)
            self._length += len(text)

    def _deleted(self, element: etree._Element) -> None:
        """Text deleted or moved away under change tracking (17.13.5.14, 17.13.5.22)."""
        for run in element.iter(W + "r"):
            text = "".join(t.text or "" for t in run if t.tag in (W + "delText", W + "t"))
            if text:
                style, _ = self._shared.styles.style(run.find(W + "rPr"), self._style, self._table_style)
                self.deletions.append(Deletion(
                    at=self._length, text=text, style=style, author=element.get(W + "author", ""), moved=element.tag == W + "moveFrom"))

    def _comment(self, identifier: str) -> None:
        comment = self._shared.comments.get(identifier)
        start = self._comment_starts.pop(identifier, None)
        if comment is not None and not any(c.text == comment[0] and c.author == comment[1] for c in self._comments):
            self._comments.append(Comment(start=start if start is not None else self._length, end=self._length, text=comment[0], author=comment[1]))

    # --- fields and controls

    def _field(self, element: etree._Element, style: Style) -> None:
        """Complex fields; legacy form fields (17.16.17) become controls."""
        if element.tag == W + "instrText":
            if self._fields:
                self._fields[-1].instruction += element.text or ""
            return
        kind = element.get(W + "fldCharType")
        if kind == "begin":
            field = _Field(self._length)
            field.form = form_field(element)
            self._fields.append(field)
            if isinstance(field.form, CheckBox):
                self.controls.append(Control(kind="checkbox", start=self._length, end=self._length + 1, on=field.form.on, name=field.form.name))
                self._add("☒" if field.form.on else "☐", style)
        elif kind == "separate" and self._fields:
            self._fields[-1].in_result = True
            self._fields[-1].start = self._length
        elif kind == "end" and self._fields:
            field = self._fields.pop()
            if isinstance(field.form, Entry):
                self._end_entry(field.form, min(field.start, self._length), style)

    def _end_entry(self, entry: Entry, start: int, style: Style) -> None:
        """A drop-down shows its chosen entry, a text field its result; a result of blanks is empty."""
        if entry.kind == "choice" and not "".join(self._pieces)[start:].strip() and entry.value:
            self._add(entry.value, style, origin="field")
        shown = "".join(self._pieces)[start:]
        end = self._length if shown.strip(" \u2002\u00a0_") else start
        self.controls.append(Control(
            kind=entry.kind, start=start, end=end, name=entry.name, value=shown.strip() if end > start else "", choices=entry.choices))

    def _content_control(self, element: etree._Element, inserted_by: str | None) -> None:
        """A content control within a paragraph (17.5.2)."""
        control = content_control(element)
        content = element.find(W + "sdtContent")
        start = self._length
        if content is not None and not control.placeholder:
            self.children(content, inserted_by)
        shown = "".join(self._pieces)[start:]
        if control.kind == "checkbox":
            if shown.strip() in ("☐", "☒", "☑", "✓", "✔", "") or (len(shown.strip()) == 1 and not shown.strip().isalnum()):
                self._set_box(start, control.on)
            self.controls.append(Control(kind="checkbox", start=start, end=min(start + 1, self._length), on=control.on, name=control.name))
        elif control.kind != "other":
            self.controls.append(Control(
                kind=control.kind, start=start, end=self._length, name=control.name, value=shown, choices=control.choices))

    def _set_box(self, start: int, on: bool) -> None:
        """Show a check box as one character, whatever glyph the document prints for its states."""
        text = "".join(self._pieces)
        span = next((s for s in self._spans if s.start >= start), None)
        self._pieces = [text[:start]]
        self._spans = [s for s in self._spans if s.end <= start]
        self._length = start
        self._add("☒" if on else "☐", span.style if span is not None else Style(), origin="symbol")

    # --- drawings

    def _drawing(self, element: etree._Element, style: Style) -> None:
        """Text boxes are kept for the story; shapes and small pictures are tied to this place."""
        found = element
        if element.tag == _MC + "AlternateContent":
            choice = element.find(_MC + "Choice")
            found = choice if choice is not None else element
        self._boxes += list(found.iter(W + "txbxContent"))
        image = picture(found, self._shared.pictures)
        if image is not None:
            self.controls.append(Control(kind="image", start=self._length, end=self._length + 1, value=image))
            self._add("\ufffc", style, origin="symbol")
        self.drawings += [(shape, style.size or 11.0) for shape in drawn_shapes(found, self._length)]


def _merged(spans: list[Span]) -> Iterator[Span]:
    """Neighbouring spans of equal style as one: a run cut in three by a spelling check is one run."""
    last: Span | None = None
    for span in spans:
        if last is not None and (last.style, last.inserted_by, last.origin) == (span.style, span.inserted_by, span.origin) and last.end == span.start:
            last = Span(start=last.start, end=span.end, style=span.style, inserted_by=span.inserted_by, origin=span.origin)
            continue
        if last is not None:
            yield last
        last = span
    if last is not None:
        yield last
