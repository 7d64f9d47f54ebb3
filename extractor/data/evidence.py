"""What speaks for or against an option: the sites where options stand in a reply, and the marks found there."""

from __future__ import annotations

from typing import Literal

import msgspec

from extractor.data.document import Cell, Comment, Control, Drawing, Span, Style


class Site(msgspec.Struct, frozen=True, kw_only=True, dict=True):
    """Where one option of one item stands in the reply.

    printed: style of the label in the form; style: in the reply (the style of most of its characters); None if the
    label has no text there.  text: the label as the reply has it; spans: styles of the label and what stands beside it.
    present: the label (or its grid cell) is still in the reply.  block, start, end: the label's place in the reply, for
    an absent one the place where it would stand (start == end); block -1 if not even that is known.
    before, after: what stands between this label and its neighbours (labels, the question's wording, the block's ends)
    and is not wording of the form; before_start and after_start are the offsets of these texts in the block.
    wide: offset in the block of the space of ``after`` that is printed clearly wider than its others (paged sources), else None.
    printed_before, printed_after: what the form prints there (its boxes and separators).
    printed_picture: hash of the small picture that the form prints there as a box, "" if none.
    list_label, printed_list_label: the list label of its block in the reply and in the form ("• ").
    in_grid: the option is a column of a grid; cell is the reply's cell for this row and column, its text is ``after``.
    cell: the cell that the label or mark stands in, None outside tables; printed_shading: that cell's fill in the form.
    row_shading: fill of the cell with the wording of a grid's row.
    deleted_by: who deleted it under change tracking ("" if unnamed), None if nobody did.
    translations: the option's labels in the definition's other languages, in which it may be named as well.
    share: share of the label's words that were found.  printed_at_all: false for an entry of a drop-down list.
    """

    option: str
    label: str
    translations: tuple[str, ...] = ()
    present: bool
    block: int
    start: int
    end: int
    printed: Style | None = None
    style: Style | None = None
    text: str = ""
    spans: tuple[Span, ...] = ()
    before: str = ""
    before_start: int = 0
    after: str = ""
    after_start: int = 0
    wide: int | None = None
    printed_before: str = ""
    printed_after: str = ""
    printed_picture: str = ""
    list_label: str = ""
    printed_list_label: str = ""
    cell: Cell | None = None
    printed_shading: str | None = None
    row_shading: str | None = None
    deleted_by: str | None = None
    share: float = 1.0
    controls: tuple[Control, ...] = ()
    drawings: tuple[Drawing, ...] = ()
    comments: tuple[Comment, ...] = ()
    in_grid: bool = False
    printed_at_all: bool = True


class Written(msgspec.Struct, frozen=True, kw_only=True):
    """Words that the respondent wrote for an item: characters ``[start, end)`` of a block, as a paragraph.

    option: the option under or beside which they stand, if any.  inside: they share the block with wording of the form.
    """

    block: int
    start: int
    end: int
    text: str
    option: str | None = None
    inside: bool = False


class ChoiceQuestion(msgspec.Struct, frozen=True, kw_only=True):
    """One select item as it stands in one reply: what every detector looks at.

    question_present: its wording (or some of its options) was found in the reply.
    languages: codes of the form's and reply's languages, for words such as yes and no.
    grid: the options are columns of a table.  specify: options that ask for words ("Other, please specify").
    stray: drawings in the blocks of its wording and options that touch none of the options.
    wording, printed_wording: style of most of the question's own words, in the reply and in the form.
    """

    item: str
    multiple: bool
    sites: tuple[Site, ...]
    written: tuple[Written, ...]
    question_present: bool
    grid: bool
    specify: tuple[str, ...] = ()
    stray: tuple[Drawing, ...] = ()
    wording: Style | None = None
    printed_wording: Style | None = None
    languages: tuple[str, ...]


class Evidence(msgspec.Struct, frozen=True, kw_only=True):
    """One observation: ``option`` of ``item`` is marked, by a mark of ``kind``, as chosen or as rejected.

    consumed: character ranges of the block that are the mark itself and no text of the respondent.
    whole: this evidence names everything that is chosen (an answer line), not one option among others.
    """

    kind: str
    item: str
    option: str
    means: Literal["chosen", "rejected"]
    quote: str
    block: int
    start: int
    end: int
    consumed: tuple[tuple[int, int, int], ...] = ()


class Selection(msgspec.Struct, frozen=True, kw_only=True):
    """What all evidence for one item comes to.

    status: answered, inferred, ambiguous or blank.  habit: the kind of mark that decided, None if none.
    agreement: share of the document's decided items whose mark is of that kind.
    basis: in which ways it was reached (``agreeing``, ``habitual``, ``single``, ``contested``, ``ambiguous``, ``blank``, ``inferred``, ``specified``,
    ``contradicted``): each has its measured reliability, the least of which counts.
    conflicts: evidence that was overruled.  reasons: in words, for the person who reviews.
    """

    item: str
    status: Literal["answered", "inferred", "ambiguous", "blank"]
    selected: tuple[str, ...]
    evidence: tuple[Evidence, ...]
    conflicts: tuple[Evidence, ...] = ()
    habit: str | None = None
    basis: tuple[str, ...] = ()
    reasons: tuple[str, ...] = ()
