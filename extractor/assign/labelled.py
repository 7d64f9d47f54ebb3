"""Replies without the form: a letter whose paragraphs carry the numbers of the questions they answer, or repeat the questions."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Mapping, Sequence
from typing import Literal

import msgspec

from extractor.assign.bridges import Bridges
from extractor.assign.chain import Found, find_chain
from extractor.assign.ending import question_of
from extractor.assign.labels import LabelReader, label_reader
from extractor.assign.likeness import likeness_of
from extractor.assign.missing import doubted_gaps, doubted_parts
from extractor.assign.parts import share_out
from extractor.assign.quotes import quoted_questions
from extractor.assign.shared import part_opening, shared
from extractor.assign.signature import closing_blocks
from extractor.assign.within import cut_at_labels
from extractor.data.alignment import Alignment, Passage
from extractor.data.document import Block
from extractor.data.evidence import Written
from extractor.data.placement import Placement
from extractor.data.questionnaire import Form, Questionnaire
from extractor.settings import CONFIDENCE, HEADINGS_LEAST, MIXED_LEAST, ROW_LIKENESS, TITLED_SHARE
from extractor.text import has_words, words
from extractor.wording import opening_word, yes_or_no

_INNER = re.compile(r"(?<=\s)[^\W\d_]+\W{0,3}\d")
_MIXED = "numbers of other questions stand inside paragraphs: columns may have been read across"
_SENTENCE_END = (".", "!", ";", "。", "！", "；")


def place_labelled(
    alignment: Alignment, questionnaire: Questionnaire, languages: tuple[str, ...], blocks: Sequence[Block] | None = None, least: int = 2
) -> Placement | None:
    """Place the paragraphs of a letter by their labels; None if fewer than ``least`` labels form a chain in the form's order.

    blocks: the part of the document that is read so; None for the whole of it.
    """
    document = alignment.document
    reader = label_reader(questionnaire, languages)
    quotes = quoted_questions(alignment)
    body = cut_at_labels([
        b for b in (document.blocks if blocks is None else blocks) if b.part in ("body", "textbox") and not b.furniture and has_words(b.text)
    ], reader, quotes)
    chain = find_chain(body, questionnaire, languages, quotes)
    if len(chain) < least:
        return None
    letter = _Letter(questionnaire, alignment.form, languages)
    letter.loose += [_all_of(b) for b in body[: chain[0].at]]
    ends = [*(found.at for found in chain[1:]), len(body)]
    parts = [body[found.at : end] for found, end in zip(chain, ends, strict=True)]
    letter.note_titles(chain, parts)
    for k, (found, part) in enumerate(zip(chain, parts, strict=True)):
        letter.add(found, part, following=None if k + 1 == len(chain) else chain[k + 1].items[0])
    written, labels = share_out(letter.written, {item.id: item.parent for item in questionnaire.items}, reader)
    letter.doubt(doubted_gaps(written, letter.order, reader, letter.likeness))
    letter.doubt(doubted_parts(written, questionnaire.items, reader))
    displaced = dict.fromkeys(written, CONFIDENCE["labelled"]) | dict.fromkeys(letter.reasons, CONFIDENCE["displaced"])
    if _mixed(body, chain, reader):
        displaced = {item.id: CONFIDENCE["displaced"] for item in questionnaire.items}
        letter.reasons = {item.id: (*letter.reasons.get(item.id, ()), _MIXED) for item in questionnaire.items}
    return Placement(
        written={k: tuple(v) for k, v in written.items()}, loose=tuple(letter.loose), template=(*letter.template, *labels),
        displaced=displaced, reasons=letter.reasons,
    )


def _mixed(body: Sequence[Block], chain: Sequence[Found], reader: LabelReader) -> bool:
    """Whether several questions that open no paragraph are numbered inside paragraphs, as where columns of a page were read across."""
    words_used = {f.label.style[:-1] for f in chain if f.label.worded}
    opened = {item for f in chain for item in f.items}
    inside: set[str] = set()
    for block in body:
        for match in _INNER.finditer(block.text):
            label = reader.read(block.text[match.start() :]) if match.start() else None
            if label is not None and label.worded and any(label.style.startswith(word) for word in words_used):
                inside.update(set(label.items) - opened)
    return len(inside) >= MIXED_LEAST


class _Letter:
    """What has been placed of a letter so far."""

    def __init__(self, questionnaire: Questionnaire, form: Form, languages: tuple[str, ...]) -> None:
        self._form = form
        self._by_id = {item.id: item for item in questionnaire.items}
        self._bridges = Bridges(form)
        self.written: dict[str, list[Written]] = defaultdict(list)
        self.reasons: dict[str, tuple[str, ...]] = {}
        self.template: list[Passage] = []
        self.loose: list[Passage] = []
        self.order = [item.id for item in questionnaire.items]
        self._languages = languages
        unnumbered = [i for i in questionnaire.items if i.parent is not None and not i.label and not i.options and i.relevant]
        self._parts = {str(i.parent): i.id for i in reversed(unnumbered)}
        self.likeness = likeness_of(questionnaire, form.language)
        self._titled = False

    def note_titles(self, chain: Sequence[Found], parts: Sequence[Sequence[Block]]) -> None:
        """Take note whether the respondent puts the question in own words behind nearly every label, and the answer below it."""
        longer = [(found, blocks) for found, blocks in zip(chain, parts, strict=True) if len(blocks) > 1 and len(found.items) == 1]
        titled = sum(self._is_title(found, blocks) for found, blocks in longer)
        alike = sum(self._is_heading(found, blocks) for found, blocks in longer)
        self._titled = alike >= HEADINGS_LEAST and titled >= TITLED_SHARE * max(len(longer), 1) and len(longer) >= TITLED_SHARE * len(chain)

    def add(self, found: Found, blocks: Sequence[Block], *, following: str | None) -> None:
        """Place the paragraphs from one label to the next, which opens the answer to ``following``, or to the letter's end."""
        ended = following is None
        closing = closing_blocks(blocks, question=question_of(self._form, found.items[0])) - {blocks[0].index} if ended else frozenset()
        bridges = self._bridges.trailing(blocks, following) if following is not None else []
        self.loose += [_all_of(b) for b in blocks if b.index in closing] + [_all_of(b) for b, kind in bridges if kind == "lead-in"]
        self.template += [_all_of(b, "template") for b, kind in bridges if kind == "heading"]
        body = [b for b in blocks[: len(blocks) - len(bridges)] if b.index not in closing]
        titled = self._titled and not self._is_heading(found, body) and len(body) > 1 and self._is_title(found, body)
        start = len(body[0].text) if titled else found.label.end
        if not titled and self._is_heading(found, body):
            start += self.likeness.heading_end(body[0].text[start:], self.order.index(found.items[0]))
        opening = _all_of(body[0], "template")
        if found.label.start > opening.start:
            self.loose.append(msgspec.structs.replace(opening, end=found.label.start, owner="unassigned"))
        self.template.append(msgspec.structs.replace(opening, start=max(opening.start, found.label.start), end=found.label.end if titled else start))
        if titled:  # only the respondent's habit says so: the words stay to be seen
            self.loose.append(Passage(block=body[0].index, start=found.label.end, end=start, owner="unassigned"))
            self.reasons[found.items[0]] = ("the line behind the number was taken for the question in other words",)
        texts = _texts(body, start)
        if len(found.items) > 1:
            pieces, way = shared(found.items, texts, self._by_id, self._languages)
            for item in found.items:
                self.reasons[item] = (f"answered together: {' and '.join(found.items)} ({way})",)
                self.written[item] += pieces.get(item, [])
            return
        self.written[found.items[0]] += self._with_part(found.items[0], texts)

    def doubt(self, reasons: Mapping[str, str]) -> None:
        """Note why a person should look at some items."""
        for item, reason in reasons.items():
            self.reasons[item] = (*self.reasons.get(item, ()), reason)

    def _with_part(self, item: str, texts: list[Written]) -> list[Written]:
        """The words that are the item's own: behind a bare yes or no they answer its unnumbered "if yes" part, if there is one."""
        part = self._parts.get(item)
        parted = part_opening(texts[0], self._languages) if part is not None and texts else None
        if part is None or parted is None:
            return texts
        word, rest = parted
        others = [*([rest] if rest is not None else []), *texts[1:]]
        if not others or (rest is not None and not self._presupposes(part, word)):
            return texts
        self.written[part] += others
        self.reasons[part] = (f"the part has no number of its own; its words stand under {item}",)
        if rest is not None:
            self.reasons[item] = (f"what stands behind the answer was taken as {part}, which has no number of its own",)
        return [word]

    def _presupposes(self, part: str, word: Written) -> bool:
        """Whether a part is asked only if its question is answered with this yes or no."""
        gate, _, option = (self._by_id[part].relevant or "").partition(" = ")
        labels = next((o.labels.values() for o in self._by_id[gate].options if o.id == option), ()) if gate in self._by_id else ()
        said = opening_word(word.text, self._languages)[0]
        return any(yes_or_no(label, self._languages) == said for label in labels)

    def _is_heading(self, found: Found, blocks: Sequence[Block]) -> bool:
        """Whether the labelled line only says what is asked: the question put shorter, with the answer below it."""
        rest = blocks[0].text[found.label.end :].strip()
        k = self.order.index(found.items[0])
        if found.quoted or not has_words(rest) or len(blocks) < 2 or len(found.items) > 1:
            return False
        if self.likeness.repeats(rest, k):
            return True
        return self._is_title(found, blocks) and self.likeness.scores(rest)[k] >= ROW_LIKENESS

    def _is_title(self, found: Found, blocks: Sequence[Block]) -> bool:
        """Whether what stands behind a label is more than a word, no sentence, and no yes or no."""
        rest = blocks[0].text[found.label.end :].strip()
        return len(words(rest)) > 1 and not rest.endswith(_SENTENCE_END) and opening_word(rest, self._languages)[0] is None


def _all_of(block: Block, owner: Literal["template", "unassigned"] = "unassigned") -> Passage:
    """The words of a block, or of a part of one that is blank before them."""
    return Passage(block=block.index, start=len(block.text) - len(block.text.lstrip()), end=len(block.text), owner=owner)


def _texts(blocks: Sequence[Block], skip: int) -> list[Written]:
    """The blocks' texts, the first from ``skip`` on."""
    result = []
    for k, block in enumerate(blocks):
        start = skip if k == 0 else 0
        text = block.text[start:].strip()
        if has_words(text):
            at = block.text.index(text, start)
            result.append(Written(block=block.index, start=at, end=at + len(text), text=text))
    return result
