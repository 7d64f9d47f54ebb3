"""What differs between two texts or two documents: words and signs inserted, deleted, printed differently."""

from __future__ import annotations

import unicodedata
from collections import Counter, defaultdict
from collections.abc import Hashable, Sequence
from typing import Literal, NamedTuple

import msgspec

from extractor.data.document import Block, Document, Style
from extractor.settings.reading import DIFF_STYLE_COMMON
from extractor.text import fold, tokenize

Sign = Literal["=", "+", "-", "~"]
_COMPARED = ("bold", "italic", "underline", "strike", "border", "emphasis", "effect", "highlight", "shading")
_EMPTY = Style()
_CLOSING = ".,;:!?)]}»”’%…。，；：！？）、؟؛،"
"""Signs that go with the word before them."""


class Piece(msgspec.Struct, frozen=True, kw_only=True):
    """Text that is the same ("="), only in the second ("+"), only in the first ("-"), or printed differently ("~", ``note`` says how)."""

    sign: Sign
    text: str
    note: str = ""


class Paragraph(msgspec.Struct, frozen=True, kw_only=True):
    """A paragraph with its differences; ``label`` says what or where it is."""

    pieces: tuple[Piece, ...]
    label: str = ""
    right_to_left: bool = False

    @property
    def changed(self) -> bool:
        """Whether anything in it differs."""
        return any(piece.sign != "=" for piece in self.pieces)


class _Unit(NamedTuple):
    """A word, or a sign such as ☒ that no word holds: its block's number, its place there, what it is compared by, its style."""

    block: int
    start: int
    end: int
    key: Hashable
    style: Style


def compare_texts(before: str, after: str, label: str = "") -> Paragraph:
    """Two texts, word by word; what stands between words goes with the word before it."""
    paragraphs = _compare([Block(index=0, text=before)], [Block(index=0, text=after)], frozenset())
    pieces = tuple(piece for paragraph in paragraphs for piece in paragraph.pieces)
    return Paragraph(pieces=pieces, label=label, right_to_left=is_right_to_left(after or before))


def compare_documents(first: Document, second: Document) -> list[Paragraph]:
    """The second document as it differs from the first, paragraph by paragraph, in its own order.

    Whole paragraphs are matched first, then what lies between them word by word, so a long document costs little more than a short one.
    A way of printing that differs nearly everywhere (another program's bold) is no difference.
    """
    common = _common_styles(first.blocks, second.blocks)
    paragraphs: list[Paragraph] = []
    for before, after in _regions(first.blocks, second.blocks):
        paragraphs += _compare(before, after, common)
    return paragraphs


def is_right_to_left(text: str) -> bool:
    """Direction of a text by its first letter of known direction (Unicode Bidirectional Algorithm, rule P2)."""
    return next((kind for c in text if (kind := unicodedata.bidirectional(c)) in ("L", "R", "AL")), "L") != "L"


def _regions(first: Sequence[Block], second: Sequence[Block]) -> list[tuple[list[Block], list[Block]]]:
    """Stretches of paragraphs that belong together; paragraphs with the same text come as stretches of one."""
    from rapidfuzz.distance import Indel

    regions: list[tuple[list[Block], list[Block]]] = []
    open_region = False
    for edit in Indel.opcodes([fold(block.text) for block in first], [fold(block.text) for block in second]):
        before, after = list(first[edit.src_start : edit.src_end]), list(second[edit.dest_start : edit.dest_end])
        if edit.tag == "equal":
            regions += [([a], [b]) for a, b in zip(before, after, strict=True)]
        elif open_region:
            regions[-1] = (regions[-1][0] + before, regions[-1][1] + after)
        else:
            regions.append((before, after))
        open_region = edit.tag != "equal"
    return regions


def _compare(first: Sequence[Block], second: Sequence[Block], common: frozenset[str]) -> list[Paragraph]:
    """One region: the second's paragraphs, each with what is new in it and what is gone, and paragraphs that are gone whole."""
    from rapidfuzz.distance import Indel

    old, new = _units(first), _units(second)
    partner: dict[int, int] = {}
    gone: defaultdict[int, list[int]] = defaultdict(list)
    for edit in Indel.opcodes([unit.key for unit in old], [unit.key for unit in new]):
        if edit.tag == "equal":
            partner.update(zip(range(edit.dest_start, edit.dest_end), range(edit.src_start, edit.src_end), strict=True))
        elif edit.tag in ("delete", "replace"):
            gone[edit.dest_start] += range(edit.src_start, edit.src_end)
    inline, whole = _deletions(first, old, new, gone, partner)
    paragraphs: list[Paragraph] = []
    for number, block in enumerate(second):
        paragraphs += [_gone(first[n]) for n in whole.get(number, ())]
        here = [(index, unit) for index, unit in enumerate(new) if unit.block == number]
        pieces = _pieces(block, here, old, partner, inline, common)
        if pieces:
            paragraphs.append(Paragraph(pieces=tuple(pieces), label=_place(block), right_to_left=is_right_to_left(block.text)))
    return paragraphs + [_gone(first[n]) for n in whole.get(len(second), ())]


def _deletions(
    first: Sequence[Block], old: list[_Unit], new: list[_Unit], gone: dict[int, list[int]], partner: dict[int, int],
) -> tuple[dict[int, str], dict[int, list[int]]]:
    """(unit of the second -> deleted text before it, paragraph of the second -> deleted paragraphs before it)."""
    sizes = Counter(unit.block for unit in old)
    inline: dict[int, str] = {}
    whole: defaultdict[int, list[int]] = defaultdict(list)
    for place, indices in gone.items():
        by_block: defaultdict[int, list[_Unit]] = defaultdict(list)
        for index in indices:
            by_block[old[index].block].append(old[index])
        for number, units in by_block.items():
            if len(units) == sizes[number]:
                whole[new[place].block if place < len(new) else new[-1].block + 1 if new else 0].append(number)
            else:
                inline[place] = " ".join(filter(None, (inline.get(place), first[number].text[units[0].start : units[-1].end])))
    return inline, whole


def _pieces(
    block: Block, here: list[tuple[int, _Unit]], old: list[_Unit], partner: dict[int, int], inline: dict[int, str], common: frozenset[str],
) -> list[Piece]:
    """A paragraph of the second document, put together from its words; neighbours with the same sign are one piece."""
    if not here:
        return [Piece(sign="=", text=block.text)] if block.text.strip() else []
    signs = [_sign(unit, old[partner[index]] if index in partner else None, common) for index, unit in here]
    pieces: list[Piece] = []
    done = 0
    for n, (index, unit) in enumerate(here):
        before, after = signs[n - 1] if n else signs[0], signs[n]
        between = block.text[done : unit.start]
        closing = len(between) - len(between.lstrip(_CLOSING)) if n else 0
        same = before == after and (n > 0 or after[0] != "~")
        pieces.append(Piece(sign=before[0], text=between[:closing], note=before[1]))
        pieces.append(Piece(sign=after[0] if same else "=", text=between[closing:], note=after[1] if same else ""))
        if index in inline:
            pieces += [Piece(sign="-", text=inline.pop(index)), Piece(sign="=", text=" ")]
        pieces.append(Piece(sign=after[0], text=block.text[unit.start : unit.end], note=after[1]))
        done = unit.end
    pieces.append(Piece(sign=signs[-1][0], text=block.text[done:], note=signs[-1][1]))
    if (end := here[-1][0] + 1) in inline:
        pieces += [Piece(sign="=", text="" if block.text.endswith(" ") else " "), Piece(sign="-", text=inline.pop(end))]
    return _joined([piece for piece in pieces if piece.text])


def _sign(unit: _Unit, match: _Unit | None, common: frozenset[str]) -> tuple[Sign, str]:
    if match is None:
        return "+", ""
    note = _restyled(match.style, unit.style, common)
    return ("~", note) if note else ("=", "")


def _joined(pieces: list[Piece]) -> list[Piece]:
    joined: list[Piece] = []
    for piece in pieces:
        if joined and (joined[-1].sign, joined[-1].note) == (piece.sign, piece.note):
            joined[-1] = msgspec.structs.replace(piece, text=joined[-1].text + piece.text)
        else:
            joined.append(piece)
    return joined


def _units(blocks: Sequence[Block]) -> list[_Unit]:
    """Words and signs of these paragraphs in order.  A sign is a symbol (Unicode categories S*) or a private-use character."""
    units = []
    for number, block in enumerate(blocks):
        words = [(token.start, token.end, token.word) for token in tokenize(block.text)]
        signs = [(i, i + 1, c) for i, c in enumerate(block.text) if unicodedata.category(c)[0] == "S" or unicodedata.category(c) == "Co"]
        spans = list(block.spans)
        for start, end, key in sorted(words + signs):
            while len(spans) > 1 and spans[0].end <= start:
                spans.pop(0)
            units.append(_Unit(number, start, end, key, spans[0].style if spans else _EMPTY))
    return units


def _restyled(before: Style, after: Style, common: frozenset[str]) -> str:
    """How a word is printed differently: "+bold", "−underline"; "" if it is not."""
    changes = []
    for name in _COMPARED:
        was, now = getattr(before, name), getattr(after, name)
        if was != now and name not in common:
            changes.append(f"+{name}" if now else f"−{name}")
    return " ".join(changes)


def _common_styles(first: Sequence[Block], second: Sequence[Block]) -> frozenset[str]:
    """Ways of printing that differ in most of the words: a matter of the program that wrote the file, not of the respondent."""
    before, after = _units(first), _units(second)
    known = {unit.key: unit.style for unit in before}
    pairs = [(known[unit.key], unit.style) for unit in after if unit.key in known]
    return frozenset(
        name for name in _COMPARED
        if sum(getattr(a, name) != getattr(b, name) for a, b in pairs) > DIFF_STYLE_COMMON * max(1, len(pairs))
    )


def _gone(block: Block) -> Paragraph:
    return Paragraph(pieces=(Piece(sign="-", text=block.text),), label=_place(block), right_to_left=is_right_to_left(block.text))


def _place(block: Block) -> str:
    """Where a paragraph stands, as far as the document says: its page, or what kind of paragraph it is."""
    page = f"p. {block.fragments[0].page}" if block.fragments else ""
    return " ".join(filter(None, (page, block.part if block.part != "body" else "")))
