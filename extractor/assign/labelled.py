"""Replies without the form: a letter whose paragraphs carry the numbers of the questions they answer, or repeat the questions."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Sequence

from extractor.assign.chain import Found, find_chain
from extractor.assign.ending import question_of
from extractor.assign.labels import LabelReader, label_reader
from extractor.assign.likeness import likeness_of
from extractor.assign.parts import share_out
from extractor.assign.quotes import quoted_questions
from extractor.assign.signature import closing_blocks
from extractor.data.alignment import Alignment, Passage
from extractor.data.document import Block
from extractor.data.evidence import Written
from extractor.data.placement import Placement
from extractor.data.questionnaire import Form, Questionnaire
from extractor.settings import CONFIDENCE, MIXED_LEAST, ROW_LIKENESS
from extractor.text import has_words, words
from extractor.wording import yes_or_no

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
    body = [
        b for b in (document.blocks if blocks is None else blocks) if b.part in ("body", "textbox") and not b.furniture and has_words(b.text)
    ]
    chain = find_chain(body, questionnaire, languages, quoted_questions(alignment))
    if len(chain) < least:
        return None
    letter = _Letter(questionnaire, alignment.form, languages)
    letter.loose += [_all_of(b) for b in body[: chain[0].at]]
    for k, found in enumerate(chain):
        last = k + 1 == len(chain)
        letter.add(found, body[found.at : len(body) if last else chain[k + 1].at], last=last)
    reader = label_reader(questionnaire, languages)
    written, labels = share_out(letter.written, {item.id: item.parent for item in questionnaire.items}, reader)
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
        self.written: dict[str, list[Written]] = defaultdict(list)
        self.reasons: dict[str, tuple[str, ...]] = {}
        self.template: list[Passage] = []
        self.loose: list[Passage] = []
        self._order = [item.id for item in questionnaire.items]
        self._languages = languages
        unnumbered = [i for i in questionnaire.items if i.parent is not None and not i.label and i.type == "text" and i.relevant]
        self._parts = {str(i.parent): i.id for i in reversed(unnumbered)}
        self._likeness = likeness_of(questionnaire, form.language)

    def add(self, found: Found, blocks: Sequence[Block], *, last: bool) -> None:
        """Place the paragraphs from one label to the next, or to the letter's end."""
        closing = closing_blocks(blocks, question=question_of(self._form, found.items[0])) - {blocks[0].index} if last else frozenset()
        self.loose += [_all_of(b) for b in blocks if b.index in closing]
        body = [b for b in blocks if b.index not in closing]
        start = len(body[0].text) if self._is_heading(found, body) else found.label.end
        self.template.append(Passage(block=body[0].index, start=0, end=start, owner="template"))
        texts = _texts(body, start)
        if len(found.items) > 1:
            each = len(texts) == len(found.items)
            way = "one paragraph each, in their order" if each else "all words stand at the first"
            for item in found.items:
                self.reasons[item] = (f"answered together: {' and '.join(found.items)} ({way})",)
            if each:
                for item, text in zip(found.items, texts, strict=True):
                    self.written[item].append(text)
                return
        self.written[found.items[0]] += self._with_part(found.items[0], texts)

    def _with_part(self, item: str, texts: list[Written]) -> list[Written]:
        """The paragraphs that are the item's own: behind a bare yes or no they answer its unnumbered "if yes" part, if there is one."""
        part = self._parts.get(item)
        if part is None or len(texts) < 2 or yes_or_no(texts[0].text, self._languages) is None:
            return texts
        self.written[part] += texts[1:]
        self.reasons[part] = (f"the part has no number of its own; its words stand under {item}",)
        return texts[:1]

    def _is_heading(self, found: Found, blocks: Sequence[Block]) -> bool:
        """Whether the labelled line only says what is asked: the question put shorter, with the answer below it."""
        rest = blocks[0].text[found.label.end :].strip()
        k = self._order.index(found.items[0])
        if not has_words(rest) or len(blocks) < 2 or len(found.items) > 1:
            return False
        if self._likeness.repeats(rest, k):
            return True
        return len(words(rest)) > 1 and not rest.endswith(_SENTENCE_END) and self._likeness.scores(rest)[k] >= ROW_LIKENESS


def _all_of(block: Block) -> Passage:
    return Passage(block=block.index, start=0, end=len(block.text), owner="unassigned")


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
