"""One blank form -> what it asks: the path from blocks to a definition in one language."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Literal

from extractor.data.document import Block, Cell, Document, Span
from extractor.data.questionnaire import Form, Group, Item, Line, LineRole, Option, Piece, Questionnaire
from extractor.languages import detect
from extractor.structure.building import build
from extractor.structure.conditions import set_relevance
from extractor.structure.cues import Cues
from extractor.structure.draft import Draft, DraftOption, Part, Understood
from extractor.structure.entries import Entry
from extractor.structure.headings import Headings, front_matter
from extractor.structure.kinds import set_types
from extractor.structure.naming import name_questions
from extractor.structure.nesting import settle_labels
from extractor.structure.slugs import name_options
from extractor.structure.tables import Grid, units

KeptIds = Mapping[str, Mapping[str, str]]
"""Item id -> folded option label -> option id, as a person gave them."""


def understand(document: Document, languages: Sequence[str] = (), kept: KeptIds | None = None, first: Form | None = None) -> Understood:
    """Everything that a blank form says about its structure.

    languages: codes, most likely first; detected if none.  kept: option ids from an earlier definition.
    first: the same form in another language; where the two are laid out alike, its headings tell which lines are headings here.
    """
    body = [b for b in document.blocks if b.part in ("body", "textbox") and not b.furniture]
    languages = tuple(languages) or detect(" ".join(b.text for b in body)) or ("en",)
    cues = Cues(languages)
    understood = Understood()
    parts = list(units(body, cues))
    entries = [u for u in parts if isinstance(u, Entry)] + [row.entry for u in parts if isinstance(u, Grid) for row in u.rows]
    settle_labels(sorted(entries, key=lambda e: e.index))
    Headings(parts, cues).mark()
    if first is not None and _laid_out_alike(document, first):
        for unit in parts:
            if isinstance(unit, Entry):
                unit.heading = first.lines[unit.index].role == "heading"
    front, understood.title = front_matter(parts, understood.parts, cues)
    build(parts[front:], cues, understood)
    understood.drafts.sort(key=_first_block)
    _doubt_leftovers(understood, entries)
    name_questions(understood)
    for draft in understood.drafts:
        name_options(draft.options, cues, (kept or {}).get(draft.id))
    set_types(understood, cues)
    set_relevance(understood, cues)
    return understood


def _laid_out_alike(document: Document, form: Form) -> bool:
    """Whether a document has a form's lines one by one: as many, with words, blanks and cells at the same places."""
    return len(document.blocks) == len(form.lines) and all(
        block.index == n and bool(block.text.strip()) == bool(line.text.strip()) and _place(block.cell) == _place(line.cell)
        for n, (block, line) in enumerate(zip(document.blocks, form.lines, strict=True)))


def _place(cell: Cell | None) -> tuple[int, int, int] | None:
    return (cell.table, cell.row, cell.column) if cell is not None else None


def _doubt_leftovers(understood: Understood, entries: Sequence[Entry]) -> None:
    """Boxes and room to write that were given to no question are doubts: nothing to answer is passed over in silence."""
    for entry in entries:
        part = understood.parts.get(entry.index)
        if part is None or part.role not in ("note", "intro", "title", "heading"):
            continue
        if entry.boxes or (entry.fields and part.draft is None):
            understood.doubt(part.draft, f"something to fill in that belongs to no question: {entry.block.text.strip()[:60]!r}")


def _first_block(draft: Draft) -> int:
    """Where a question stands: a remark column's question right after its row."""
    if draft.entries:
        return draft.entries[0].index * 2
    return _first_block(draft.parent) + 1 if draft.parent is not None else 0


def definition(understood: Understood, document: Document, *, id: str, language: str, source: str, sha256: str) -> Questionnaire:
    """The definition that one form gives, with that form as its only one."""
    items = tuple(_item(draft, language) for draft in understood.drafts)
    used = {draft.section.id for draft in understood.drafts if draft.section is not None}
    groups = tuple(Group(id=s.id, texts={language: s.text}) for s in understood.sections if s.id in used)
    form = Form(language=language, source=source, sha256=sha256, lines=_lines(understood, document))
    return Questionnaire(id=id, title=understood.title or document.title, items=items, groups=groups, forms=(form,))


def _item(draft: Draft, language: str) -> Item:
    return Item(
        id=draft.id, label=draft.label.printed if draft.label is not None else "", type=draft.type, texts={language: draft.text},
        options=tuple(Option(id=o.id, labels={language: o.label}, specify=o.specify) for o in draft.options), relevant=draft.relevant,
        parent=draft.parent.id if draft.parent is not None else None, group=draft.section.id if draft.section is not None else None,
    )


def _lines(understood: Understood, document: Document) -> tuple[Line, ...]:
    return tuple(_line(block, understood.parts.get(block.index)) for block in document.blocks)


def _line(block: Block, part: Part | None) -> Line:
    if part is None:
        return Line(
            text=block.text, role=_role(block), label_end=block.label_end, spans=_merged(block.spans), cell=block.cell, note=block.note,
            pictures=_pictures(block))
    return Line(
        text=block.text, role=part.role, item=part.draft.id if part.draft is not None else None,
        option=part.option.id if part.option is not None else None, label_end=block.label_end if part.label_end is None else part.label_end,
        pieces=tuple(_piece(*piece) for piece in sorted(part.pieces, key=lambda p: (p[0], p[1]))), spans=_merged(block.spans),
        cell=block.cell, note=block.note, pictures=_pictures(block),
    )


def _pictures(block: Block) -> tuple[str, ...]:
    return tuple(c.value for c in block.controls if c.kind == "image")


def _role(block: Block) -> LineRole:
    """Role of a block that is no part of the body's understanding."""
    if block.part in ("footnote", "endnote"):
        return "footnote"
    return "furniture" if block.furniture or block.part in ("header", "footer") else "note"


def _merged(spans: Sequence[Span]) -> tuple[Span, ...]:
    """Spans with neighbours of the same style made one."""
    result: list[Span] = []
    for span in spans:
        last = result[-1] if result else None
        same = last is not None and (last.style, last.inserted_by, last.origin) == (span.style, span.inserted_by, span.origin)
        if same and last is not None and last.end == span.start:
            result[-1] = Span(start=last.start, end=span.end, style=span.style, inserted_by=span.inserted_by, origin=span.origin)
        else:
            result.append(span)
    return tuple(result)


def _piece(start: int, end: int, role: str, option: DraftOption | None) -> Piece:
    kind: Literal["option", "box", "field"] = "box" if role == "box" else "field" if role == "field" else "option"
    return Piece(start=start, end=end, role=kind, option=option.id if option else None)
