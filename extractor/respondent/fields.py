"""Who replied, by a field of the form or of the respondent's own: "State: Norway", a label cell and the cell beside or below it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from extractor.data.alignment import Passage
from extractor.data.document import Block
from extractor.data.questionnaire import Item
from extractor.respondent.clues import Clue, clue, coverage, is_name, vocabulary
from extractor.respondent.gazetteer import Mention, Reading, read, table
from extractor.respondent.lines import Line
from extractor.settings import RESPONDENT_WEIGHT, RESPONDENT_WHOLE_LINE
from extractor.text import Token, tokenize, words

_FIELDS_WITHIN = 120
"""Blocks from the start in which a field for the country is looked for."""
_SEPARATORS = ":\uff1a-\u2013\u2014\t\n.\u2026_[("
_OPENING = 60
"""Characters that hold the first phrase of a label, its number included."""
_COLONS = (":", "\uff1a")
_SIGNS = " \t\n\u00a0.,;:()[]/_\u2026\uff1a\uff08\uff09-\u2013\u2014"
_BRACKETS = ("(", "[", "\uff08", "/")
"""Signs after which a label may go on behind the phrase for the country ("Country (official name)")."""
_LONGEST_BEFORE_COLON = 100
"""Characters of a label before its colon; a long line without one is no field."""
_LONGEST_LABEL = 16
"""Words of a label, in several languages perhaps."""


def clues(blocks: Sequence[Block], lines: Sequence[Line]) -> Iterator[Clue]:
    """Clues from labelled values; the label may be the form's, the value must be the respondent's."""
    written = {line.block.index: line for line in lines}
    for k, block in enumerate(blocks[:_FIELDS_WITHIN]):
        label = _label(block)
        if label is None:
            yield from _later_label(written.get(block.index))
            continue
        tokens, length = label
        line, end = written.get(block.index), tokens[length - 1].end
        rest = block.text[end:].lstrip(" \u00a0")
        inline = list(_value(line, end)) if rest[:1] in _SEPARATORS or _is_boundary(line, end) else []
        yield from inline
        bare = length == len(tokens) or (rest[:1] in _BRACKETS and (line is None or not line.text[end:].strip(_SIGNS)))
        if bare and not inline:
            for beside, share in _beside(blocks, k):
                yield from _value(written.get(beside.index), 0, share)


def answered(items: Iterable[Item], passages: Sequence[Passage], lines: Sequence[Line]) -> Iterator[Clue]:
    """Clues from the answers to items that ask for the country, where their printed labels are gone from the reply."""
    asking = {item.id for item in items if item.type == "text" and any(_asks(text) for text in item.texts.values())}
    blocks = {passage.block for passage in passages if passage.owner == "answer" and passage.item in asking}
    for line in lines:
        if line.block.index in blocks:
            yield from _value(line, line.block.label_end)


def _asks(text: str) -> bool:
    """Whether a question's whole wording is a label for the country."""
    label = _label(Block(index=0, text=text))
    return label is not None and label[1] == len(label[0])


def _label(block: Block) -> tuple[list[Token], int] | None:
    """The words of a block and how many of them are a label for the country, its number included; None if it has no such label."""
    if len(block.text) > 400 or (len(block.text) > 100 and not any(colon in block.text[:_LONGEST_BEFORE_COLON] for colon in _COLONS)):
        return None
    opening = words(block.text[block.label_end : block.label_end + _OPENING])
    start = at = _label_start(opening)
    if not vocabulary().begins("state", opening, start):
        return None
    tokens = [token for token in tokenize(block.text) if token.start >= block.label_end]
    folded = [token.word for token in tokens]
    while at < min(len(folded), _LONGEST_LABEL) and (length := vocabulary().begins("state", folded, at)):
        at += length
    return (tokens, at) if at > start else None


def _label_start(opening: Sequence[str]) -> int:
    """Index of the first word of a label that is no number and no request ("2. Please indicate the name of your State")."""
    start = next((k for k, word in enumerate(opening[:3]) if not _is_number(word)), 0)
    request = vocabulary().begins("instruction", opening, start) or vocabulary().begins("specify", opening, start)
    if request and not vocabulary().begins("state", opening, start):
        start += request
        while start < len(opening) and opening[start] in table().links and not vocabulary().begins("state", opening, start):
            start += 1
    return start


def _later_label(line: Line | None) -> Iterator[Clue]:
    """Clues from a label within a short line: "Date: 12 May 2024, Country: Norway"."""
    if line is None or len(line.block.text) > 200 or not any(colon in line.block.text for colon in _COLONS):
        return
    tokens = tokenize(line.block.text)
    folded = [token.word for token in tokens]
    for at in range(1, len(tokens)):
        length = vocabulary().begins("state", folded, at)
        end = tokens[at + length - 1].end
        if length and line.block.text[end:].lstrip()[:1] in _COLONS and tokens[at + length :]:
            yield from _value(line, end, 0.9)
            return


def _is_number(word: str) -> bool:
    """Whether a word is a label of a list ("1", "a", "ii")."""
    return word.isdigit() or (word.isascii() and (len(word) == 1 or not word.strip("iv")))


def _is_boundary(line: Line | None, end: int) -> bool:
    """Whether the form's words end right where the label does."""
    return line is not None and line.template and not line.text[:end].strip(" .():\uff1a")


def _beside(blocks: Sequence[Block], k: int) -> Iterator[tuple[Block, float]]:
    """Where the value of a label that fills its block may stand, and how sure: the cell to the right, else below; else the next block."""
    cell = blocks[k].cell
    if cell is None:
        yield from ((block, 0.8) for block in blocks[k + 1 : k + 2] if block.cell is None and block.part == blocks[k].part)
        return
    same = [b for b in blocks[max(0, k - 60) : k + 120] if b.cell is not None and b.cell.table == cell.table and b.text.strip()]
    own = [b for b in same if b.cell == cell and b.index > blocks[k].index]
    right = [b for b in same if b.cell is not None and b.cell.row == cell.row and b.cell.column >= cell.column + cell.column_span]
    below = [b for b in same if b.cell is not None and b.cell.column == cell.column and b.cell.row >= cell.row + cell.row_span]
    yield from ((b, 1.0) for b in own or right[:1])
    if not own and len(below) == 1:
        yield below[0], 0.8


def _value(line: Line | None, start: int, share: float = 1.0) -> Iterator[Clue]:
    """Clues from a field's value: characters of a line from ``start`` on."""
    if line is None:
        return
    reading = read(" " * start + line.text[start:])
    names = [m for m in reading.mentions if is_name(m)]
    whole = [m for m in names if coverage(reading, m) >= RESPONDENT_WHOLE_LINE]
    if whole or (names and _opens(reading, names[0])):
        yield clue("field", (whole or names)[0], line.text, line.block.index, share if whole else 0.8 * share)
    elif len(reading.tokens) == 1 and (code := _code(line.text[start:])):
        token = reading.tokens[0]
        yield Clue("field", code, RESPONDENT_WEIGHT["field"] * share, line.text.strip(), line.block.index, token.start, token.end)


def _opens(reading: Reading, mention: Mention) -> bool:
    """Whether only links stand before the name."""
    return all(token.word in table().links for token in reading.tokens[: mention.first])


def _code(value: str) -> str | None:
    """Alpha-3 of a value that is an ISO 3166-1 code."""
    written = value.strip(" .:\uff1a_\t\n")
    if len(written) == 3 and written.upper() in table().names:
        return written.upper()
    return table().iso2.get(written.lower()) if len(written) == 2 and written.isupper() else None
