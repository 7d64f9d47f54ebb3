"""Blocks of a form prepared for understanding: label, boxes, room to write, and the options that stand within a line."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from extractor.data.document import Block
from extractor.structure.cues import Cues
from extractor.structure.labels import Label, is_bullet, parse_label
from extractor.text import has_words, words

BOX_CHARACTERS = "☐☑☒□▢◻◽⬜❏❐❑❒○◯⚪\u29e0\u2b1c\uf06f\uf071\uf0a8\uf072\uf0a1\u20de"
"""Signs printed as empty (or, in a list, ticked) boxes and radio buttons."""
CIRCLES = "○◯⚪\u20dd"
_BOX = re.compile(rf"[{BOX_CHARACTERS}]|\[[ \u00a0_\u2003]{{0,4}}\]|[(（][ \u00a0_\u2003\u3000]{{0,4}}[)）]|\|_+\||<\s?>")
_FIELD = re.compile(
    r"(?:_{2,}[\s/.\-\u00a0]{0,3}){1,12}(?<=_)|_{3,}|(?:\.{4,}|…{2,}|(?:\. ){4,}|‥{2,}|⋯{2,})[.…]*|[\u2500\uff3f\u2017]{3,}"
)
_COMB = re.compile(
    r"\|_+(?:\|_+)+\|(?:[\s/:.\-°]{0,3}\|_+(?:\|_+)+\|)*|(?:\[_\w?_\]\s?){2,}(?:[/.\-:]\s?(?:\[_\w?_\]\s?)+)*(?<=\])"
)
"""Room for one character each: |__|__| / |__|__|, [_D_][_D_]/[_M_][_M_]."""
_CODE = re.compile(r"\[\w{0,20}\][ \u00a0]?(?=\S|$)")
"""A question's code in brackets between its number and its words, as survey programs print it ("4 [Q3]Which…"); it may be empty."""
_FEWEST_CODES = 3
_TYPED_BULLET = re.compile(r"\s*(?:[-–—•](?=[A-ZÀ-ÞА-Я][^\W\d])|[•·◦▪▫■●–—*‣⁃➢➤►▶→»\uf0b7\uf0a7\uf0d8-]\s+|o(?:\s{2,}|\t)|o\s(?=[A-ZÀ-Þ]))(?=\S)")
_SEPARATORS = " \t\n\u00a0\u3000/|\\;,／｜；，•·–—-"
_BREAK = re.compile(r"(?:[?:؟？：!！。]|\.(?=\s)|[)\]）](?=\s))[\s\u00a0]*|[\t\n]+|[\s\u00a0]{2,}|[(\[（【]|\s[–—-]\s")
_SPLIT = re.compile(r"\s*[/|／｜\\;；]\s*|[\t\n]+|[\s\u00a0]{2,}|\s(?:or|ou|o|или|أو)\s|\s[–—-]\s")
_ANOTHER = re.compile(r"\s*[/|／]\s*([^\W\d_]+(?: [^\W\d_]+){0,3})(?=\s*(?:[/|／).;:?]|$))")
"""A further option behind "Yes / No"."""
_SCALE = re.compile(r"(?<!\S)\d{1,2}(?:[\s\u00a0]+\d{1,2}){2,}(?!\S)")
_LONGEST_SCALE_ENDS = 10
"""Words at the ends of a printed scale."""
_SENTENCE = re.compile(r"[?？؟:：]|[.。]\s")
_LINE = re.compile(r"[^\n]+")
_LONGEST_LISTED = 12
"""Words of an option on a line of its own within a paragraph."""
_LETTERS = 2
"""Letters of abbreviations that stand after a colon as options ("M / F")."""
_COMMAS = re.compile(r"\s*[、，,]\s?")
_LONGEST_PROMPT = 8
"""Words before a colon that ask to fill in what they name."""
_LONGEST_BLANK = 8
"""Characters of a blank that may stand for a box."""
_LONGEST_UNIT = 2
"""Words after room to write that are its unit ("________ kg")."""
_LONGEST_INLINE = 6
"""Words of an option that stands within a line without a box."""


@dataclass(slots=True)
class Choice:
    """An option within a block: half-open characters of its label, and of its box if it has one."""

    start: int
    end: int
    box: tuple[int, int] | None = None


@dataclass(slots=True)
class Entry:
    """One block of the form.

    label: its number or letter; text_start: first character after it.  bullet: it is an entry of a bulleted list.
    boxes, fields: half-open characters.  choices: options within it.  wording: its text without all these.
    looks_asked: it looks like the form's questions, and headings look otherwise.
    """

    block: Block
    label: Label | None
    text_start: int
    bullet: bool
    boxes: tuple[tuple[int, int], ...]
    fields: tuple[tuple[int, int], ...]
    choices: tuple[Choice, ...] = ()
    wording: str = ""
    heading: bool = False
    looks_asked: bool = False
    extra: list[int] = field(default_factory=list)

    @property
    def index(self) -> int:
        """Number of its block."""
        return self.block.index

    @property
    def asks(self) -> bool:
        """Whether its wording ends in, or holds, a question mark."""
        return any(c in self.wording for c in "?؟？")

    @property
    def is_room(self) -> bool:
        """Whether it is only room to write: an empty cell, a line of underscores, an empty field."""
        if self.boxes or self.label is not None:
            return False
        if not self.fields:
            return not has_words(self.block.text)
        if not has_words(self.wording) and not self.choices:
            return True
        text, (start, end) = self.block.text, self.fields[0]
        if has_words(text[:start]) or len(words(text[start:])) > _LONGEST_UNIT:
            return False
        return not has_words(text[start:]) or end - start > _LONGEST_BLANK

    @property
    def starts_with_blank(self) -> bool:
        """Whether it begins with a short blank before words."""
        if not self.fields or self.boxes or self.label is not None:
            return False
        low, high = self.fields[0]
        text = self.block.text
        return not has_words(text[:low]) and high - low <= _LONGEST_BLANK and has_words(text[high:])

    @property
    def ends_as_prompt(self) -> bool:
        """Whether it is a few words with a colon at their end ("Name:")."""
        return self.wording.rstrip().endswith((":", "：")) and len(words(self.wording)) <= _LONGEST_PROMPT and not self.choices

    @property
    def only_box(self) -> bool:
        """Whether it holds a box and no words."""
        return bool(self.boxes) and not has_words(self.block.text)

    @property
    def only_choices(self) -> bool:
        """Whether nothing but options stands in it."""
        return bool(self.choices) and not has_words(self.wording)


def make_entry(block: Block, cues: Cues) -> Entry:
    """Prepare one block."""
    boxes = _boxes(block)
    bullet = bool(block.label_end) and is_bullet(block.text[: block.label_end])
    typed = None if block.label_end or boxes else _TYPED_BULLET.match(block.text)
    label = None if bullet or typed or _starts_with_box(block, boxes) else parse_label(block.text, block.label_end)
    start = block.label_end if bullet else typed.end() if typed else label.end if label else 0
    entry = Entry(block, label, max(start, block.label_end), bullet or typed is not None, boxes, _fields(block, boxes, cues))
    if boxes or len(entry.fields) < 2 or not blanks_as_boxes(entry, cues, cues.is_option_word):
        entry.choices = find_choices(entry, cues)
    entry.wording = wording(entry)
    return entry


def settle_codes(entries: Sequence[Entry], cues: Cues) -> None:
    """Brackets between the numbers of questions and their words are codes and no boxes, if several questions have them and no two in a row.

    The options of a numbered list with brackets stand one after the other.
    """
    coded = [n for n, e in enumerate(entries) if e.label is not None and _CODE.match(e.block.text, e.text_start)]
    if len(coded) < _FEWEST_CODES or any(b - a == 1 for a, b in pairwise(coded)):
        return
    for entry in (entries[n] for n in coded):
        found = _CODE.match(entry.block.text, entry.text_start)
        assert found is not None
        entry.text_start = found.end()
        entry.boxes = tuple(box for box in entry.boxes if box[0] >= found.end())
        entry.choices = find_choices(entry, cues)
        entry.wording = wording(entry)


def blanks_as_boxes(entry: Entry, cues: Cues, fits: Callable[[str], bool]) -> bool:
    """Take short blanks beside words ("___ Yes  ___ No") for boxes, if every label that this gives fits."""
    if any(high - low > _LONGEST_BLANK for low, high in entry.fields):
        return False
    fields = entry.fields
    entry.boxes, entry.fields = fields, ()
    entry.choices = find_choices(entry, cues)
    if entry.choices and all(fits(entry.block.text[c.start : c.end]) for c in entry.choices):
        entry.wording = wording(entry)
        return True
    entry.boxes, entry.fields, entry.choices = (), fields, ()
    return False


def _starts_with_box(block: Block, boxes: Sequence[tuple[int, int]]) -> bool:
    return bool(boxes) and not has_words(block.text[: boxes[0][0]])


def _boxes(block: Block) -> tuple[tuple[int, int], ...]:
    """Check boxes and radio buttons: controls, small pictures, printed signs; also a box printed as the list's bullet."""
    found = {(c.start, c.end) for c in block.controls if c.kind in ("checkbox", "radio", "image")}
    taken = [(c.start, c.end) for c in block.controls] + [match.span() for match in _COMB.finditer(block.text)]
    for match in _BOX.finditer(block.text):
        if match.group() in "○◯" and match.start() < block.label_end and block.text.count(match.group()) == 1:
            continue
        if all(match.end() <= s or e <= match.start() for s, e in taken):
            found.add(match.span())
    return tuple(sorted(found))


def _fields(block: Block, boxes: Sequence[tuple[int, int]], cues: Cues) -> tuple[tuple[int, int], ...]:
    """Room to write within a block: underscores, dots, text fields, printed prompts of fields."""
    found = {(c.start, c.end) for c in block.controls if c.kind in ("text", "date", "choice")}
    printed = [match.span() for pattern in (_COMB, _FIELD) for match in pattern.finditer(block.text)]
    for low, high in [*printed, *cues.prompts(block.text)]:
        if all(high <= s or e <= low for s, e in [*found, *boxes]):
            found.add((low, high))
    return tuple(sorted(found))


def wording(entry: Entry) -> str:
    """Text without label, boxes, room to write and options; separators left over between them are dropped."""
    cut = sorted([*entry.boxes, *entry.fields, *((c.start, c.end) for c in entry.choices)])
    text, at, parts = entry.block.text, entry.text_start, []
    for start, end in cut:
        if start > at:
            parts.append(text[at:start])
        at = max(at, end)
    parts.append(text[at:])
    if entry.choices:
        parts = [p if i == 0 else p.lstrip(" .;,)]）】") for i, p in enumerate(parts) if i == 0 or has_words(p)]
        if not has_words(parts[0]):
            parts[0] = ""
        parts[0] = re.sub(r"\s*[(\[（【|/–—-]\s*$", "", parts[0])
    joined = " ".join(p.strip(" \t\u00a0\u3000") for p in parts if p.strip())
    return re.sub(r"[ \u00a0\t\n]*[\t\n][ \u00a0\t\n]*", " ", joined).strip(" \t\n\u00a0\u3000")


def find_choices(entry: Entry, cues: Cues) -> tuple[Choice, ...]:
    """Options within a block: beside boxes, or as a short list such as "Yes / No" at its end."""
    if entry.boxes:
        return _beside_boxes(entry, cues)
    text, start = entry.block.text, entry.text_start
    if numbers := _numbers(text, start):
        return numbers
    breaks = [start] + [m.end() for m in _BREAK.finditer(text, start) if m.end() < len(text)]
    for at in sorted(set(breaks)):
        found = _inline(text, at, entry.fields, cues, after_break=at > start)
        if found:
            return found
    return _listed(text, start, cues) or _yes_no_inside(text, start, cues)


def _listed(text: str, start: int, cues: Cues) -> tuple[Choice, ...]:
    """Lettered or bulleted short lines below a question, all within one paragraph (line breaks), () if there are none."""
    first = text.find("\n", start)
    if first < 0 or not (text[start:first].rstrip().endswith(("?", "？", "؟")) or cues.asks_choice(text[start:first])):
        return ()
    found = []
    for line in _LINE.finditer(text, first + 1):
        label = parse_label(line.group())
        bullet = _TYPED_BULLET.match(line.group())
        skip = label.end if label is not None and label.strong else bullet.end() if bullet else 0
        size = len(words(line.group()[skip:]))
        if not skip or not 0 < size <= _LONGEST_LISTED or "?" in line.group():
            return ()
        fields = [m.span() for m in _FIELD.finditer(text, line.start(), line.end())]
        found.append(Choice(*_trimmed(text, line.start() + skip, line.end(), fields)))
    return tuple(found) if len(found) > 1 else ()


def _numbers(text: str, start: int) -> tuple[Choice, ...]:
    """A scale printed as consecutive numbers, words only at its ends ("Not at all 1 2 3 4 5 Very"), () if there is none."""
    found = _SCALE.search(text, start)
    if found is None or any(c.isdigit() for c in text[start : found.start()] + text[found.end() :]):
        return ()
    numbers = [(int(m.group()), m.start(), m.end()) for m in re.finditer(r"\d+", text[: found.end()]) if m.start() >= found.start()]
    first = numbers[0][0]
    steps = {b[0] - a[0] for a, b in pairwise(numbers)}
    if steps not in ({1}, {-1}) or len(words(text[start : found.start()] + " " + text[found.end() :])) > _LONGEST_SCALE_ENDS or first > 10:
        return ()
    return tuple(Choice(low, high) for _, low, high in numbers)


def _trimmed(text: str, start: int, end: int, fields: Sequence[tuple[int, int]] = ()) -> tuple[int, int]:
    """The span without separators and room to write around it."""
    for low, high in fields:
        if start <= low and low < end and not has_words(text[high:end]):
            end = low
    while start < end and text[start] in _SEPARATORS:
        start += 1
    while end > start and text[end - 1] in _SEPARATORS:
        end -= 1
    return start, end


def _beside_boxes(entry: Entry, cues: Cues) -> tuple[Choice, ...]:
    """Options of a block with boxes; the boxes stand before their labels unless nothing follows the last one."""
    text, boxes = entry.block.text, entry.boxes
    if has_words(_without(text, boxes[-1][1], len(text), entry.fields)):
        found = []
        for number, box in enumerate(boxes):
            end = boxes[number + 1][0] if number + 1 < len(boxes) else _label_end(text, box[1], cues)
            start, end = _trimmed(text, box[1], end, entry.fields)
            if start < end:
                found.append(Choice(start, end, box))
        return tuple(found)
    found, at = [], entry.text_start
    for number, box in enumerate(boxes):
        low = at if number else _last_break(text, at, box[0], cues)
        start, end = _trimmed(text, low, box[0])
        if start < end and has_words(text[start:end]):
            found.append(Choice(start, end, box))
        at = box[1]
    return tuple(found)


def _without(text: str, start: int, end: int, fields: Sequence[tuple[int, int]]) -> str:
    for low, high in reversed(fields):
        if start <= low and high <= end:
            text, end = text[:low] + text[high:], end - (high - low)
    return text[start:end]


def _label_end(text: str, start: int, cues: Cues) -> int:
    """End of the last label of a line: before an "If yes, …" that follows it there."""
    for match in _BREAK.finditer(text, start):
        if match.start() > start and has_words(text[start : match.start()]) and cues.follow_up(text[match.end() :]):
            return match.start() + (1 if text[match.start()] in ")]" else 0)
    return len(text)


def _last_break(text: str, start: int, end: int, cues: Cues) -> int:
    """Start of the label before the first box: after the question's last mark."""
    at = start
    for match in _BREAK.finditer(text, start, end):
        if has_words(text[match.end() : end]):
            at = match.end()
    if at == start:
        tail = text[start:end].rstrip()
        last = re.search(r"\S+$", tail)
        if last and last.start() and cues.polarity(last.group()) is not None:
            return start + last.start()
    return at


def _inline(text: str, start: int, fields: Sequence[tuple[int, int]], cues: Cues, *, after_break: bool) -> tuple[Choice, ...]:
    """The rest of a line as a list of short options, () if it is none."""
    end = len(text)
    for low, high in fields:
        if start <= low and not has_words(text[high:]):
            end = min(end, low)
    stop = text[:end].rstrip(" \t\u00a0.)]）】。?")
    parts = _spans(_SPLIT, text, start, max(start, len(stop)))
    if len(parts) < 2:
        parts = _spans(_COMMAS, text, start, max(start, len(stop)))
        parts = parts if all(cues.is_option_word(text[s:e]) for s, e in parts) else []
    if len(parts) < 2 or any(not 0 < len(words(text[s:e])) <= _LONGEST_INLINE or _SENTENCE.search(text, s, e) for s, e in parts):
        return _packed(text, start, end, cues)
    labels = [text[s:e] for s, e in parts]
    if any(label.strip("()[]").islower() and len(label.strip("()[]")) == 1 for label in labels) and any(len(label) > _LETTERS + 1 for label in labels):
        return ()  # an ending: "the name/s", "sign(s) or symptom(s)"
    sure = sum(cues.is_option_word(label) for label in labels)
    if sure >= 2 or (sure and len(labels) <= 3) or (after_break and not sure and _is_bare_list(text, start, labels)):
        return tuple(Choice(s, e) for s, e in parts)
    return ()


def _is_bare_list(text: str, start: int, labels: Sequence[str]) -> bool:
    """Whether short words after a question mark, set apart by spaced strokes, are options although none is a usual one."""
    asked = text[:start].rstrip(" \u00a0\t(").endswith(("?", "？", "؟"))
    tail = text[start:]
    if text[:start].rstrip(" \u00a0\t(").endswith((":", "：")) and len(labels) == 2:
        return " / " in tail and all(len(label) <= _LETTERS for label in labels)
    return asked and (" / " in tail or " | " in tail or "\t" in tail or (len(labels) > 2 and "/" in tail))


def _spans(separator: re.Pattern[str], text: str, start: int, end: int) -> list[tuple[int, int]]:
    spans, at = [], start
    for match in separator.finditer(text, start, end):
        spans.append((at, match.start()))
        at = match.end()
    spans.append((at, end))
    trimmed = [_trimmed(text, s, e) for s, e in spans]
    if trimmed and text[trimmed[0][0] : trimmed[0][0] + 1] in "([（【" and not any(c in text[slice(*trimmed[0])] for c in ")]）】"):
        trimmed[0] = trimmed[0][0] + 1, trimmed[0][1]
    return [(s, e) for s, e in trimmed if s < e]


def _packed(text: str, start: int, end: int, cues: Cues) -> tuple[Choice, ...]:
    """Usual options with nothing but a space between them ("Yes No"), () if anything else stands there."""
    rest = re.findall(r"\S+", text[start:end])
    if not 2 <= len(rest) <= 4:
        return ()
    found, at = [], start
    for word in rest:
        low = text.index(word, at)
        at = low + len(word)
        found.append(Choice(*_trimmed(text, low, at)))
    labels = [text[c.start : c.end] for c in found]
    polarities = [cues.polarity(label) for label in labels]
    return tuple(found) if set(polarities) == {"yes", "no"} and len(found) == 2 else ()


def _yes_no_inside(text: str, start: int, cues: Cues) -> tuple[Choice, ...]:
    """"Yes / No" with other words after it ("Yes / No. If yes, explain:"), and what else stands beside it ("Yes / No / Partly"); () if there is none."""
    for match in re.finditer(r"(\w+)\s*[/|／]\s*(\w+)", text[start:]):
        if {cues.polarity(match[1]), cues.polarity(match[2])} == {"yes", "no"}:
            found = [Choice(start + match.start(1), start + match.end(1)), Choice(start + match.start(2), start + match.end(2))]
            while (more := _ANOTHER.match(text, found[-1].end)) is not None and cues.is_option_word(more[1]):
                found.append(Choice(*more.span(1)))
            return tuple(found)
    return ()
