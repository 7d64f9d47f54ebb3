"""Choices answered below their last row or part instead of at each: "(a) Sometimes", "(b) Rarely", "Customs: Often" under a grid left as it is."""

from __future__ import annotations

import re
from collections.abc import Sequence

import msgspec

from extractor.assign.labels import LabelReader, label_reader
from extractor.assign.parts import cut_out, parts_of
from extractor.data.alignment import Passage
from extractor.data.evidence import Written
from extractor.data.placement import Placement
from extractor.data.questionnaire import Item, Questionnaire
from extractor.settings import CONFIDENCE
from extractor.text import has_words, words
from extractor.wording import behind_joiner, first_sentence, opening_word, stance

_HEAD = re.compile(r"\s*(?P<name>[^:：\n]+?)\s*(?:[:：]|\s[-–—=]\s)\s*")
_LIST = re.compile(r"[,;/\n،؛、，；]")
_UNCLEAR = "words below {} are lettered as its parts are, but which of them they answer is not clear"

Parts = list[tuple[str, Written]]


def parts_below(placement: Placement, questionnaire: Questionnaire, languages: tuple[str, ...]) -> Placement:
    """``placement`` with such lines given to the choices that their letters or names say; those that name none of its options in doubt.

    Only where choices of one question are named in the form's order, most with an option, and all but the one that the lines stand under have no
    words of their own: a remark may have lettered points itself.  One name alone is in doubt.
    """
    reader = label_reader(questionnaire, languages)
    families: dict[str, list[Item]] = {}
    for item in questionnaire.items:
        if item.parent is not None and item.options:
            families.setdefault(item.parent, []).append(item)
    for parent, choices in families.items():
        hosts = [host for host in (parent, *(item.id for item in choices)) if placement.written.get(host)]
        if len(choices) > 1 and len(hosts) == 1:
            placement = _shared_out(placement, hosts[0], choices, reader, languages)
    return placement


def _shared_out(placement: Placement, host: str, choices: Sequence[Item], reader: LabelReader, languages: tuple[str, ...]) -> Placement:
    """``placement`` with the words of ``host`` shared out among the choices, if they are lettered or named so."""
    kept, parts = _read(placement.written[host], choices, reader)
    order = [item.id for item in choices]
    named = list(dict.fromkeys(item for item, _ in parts))
    if named != sorted(named, key=order.index) or (len(named) < 2 and set(named) <= {host}):
        return placement
    by_id = {item.id: item for item in choices}
    first = {item: next(piece for found, piece in parts if found == item) for item in named}
    sure = {item: _names_options(first[item].text, by_id[item], languages) for item in named}
    if 2 * sum(sure.values()) < len(named):
        return _doubted(placement, named, host) if host in by_id and named[0] == order[0] else placement
    written = {item: pieces for item, pieces in placement.written.items() if item != host}
    if kept:
        written[host] = tuple(kept)
    for item in named:
        written[item] = (*written.get(item, ()), *(piece for found, piece in parts if found == item and has_words(piece.text)))
    displaced = placement.displaced | {
        item: min(placement.displaced.get(item, 1.0), CONFIDENCE["labelled" if sure[item] and len(named) > 1 else "displaced"]) for item in named
    }
    reasons = placement.reasons | {
        item: (*placement.reasons.get(item, ()), "answered below its row, by its letter or name") for item in named
    }
    labels = _labels(placement.written[host], [*kept, *(piece for _, piece in parts)])
    return msgspec.structs.replace(placement, written=written, displaced=displaced, reasons=reasons, template=(*placement.template, *labels))


def _read(pieces: Sequence[Written], choices: Sequence[Item], reader: LabelReader) -> tuple[list[Written], Parts]:
    """(pieces before the first part, parts with their items); a piece without letter or name goes on with the part before it."""
    kept: list[Written] = []
    parts: Parts = []
    for piece in pieces:
        found = parts_of(piece, [item.id for item in choices], reader) or _named(piece, choices, reader)
        if found:
            parts += found
        elif parts:
            parts.append((parts[-1][0], piece))
        else:
            kept.append(piece)
    return kept, parts


def _named(piece: Written, choices: Sequence[Item], reader: LabelReader) -> Parts:
    """A piece that opens with the full label or the wording of one of the choices and a colon or dash."""
    label = reader.read(piece.text)
    if label is not None and len(label.items) == 1 and label.items[0] in [item.id for item in choices]:
        return [(label.items[0], cut_out(piece, label.end, len(piece.text)))]
    head = _HEAD.match(piece.text)
    said = words(head.group("name")) if head is not None else []
    for item in choices:
        wordings = [text for whole in item.texts.values() for text in (whole, re.sub(r"\(.*?\)", "", whole))]
        if head is not None and said and any(said == words(text) for text in wordings):
            return [(item.id, cut_out(piece, head.end(), len(piece.text)))]
    return []


def _names_options(text: str, item: Item, languages: tuple[str, ...]) -> bool:
    """Whether a text is nothing but options of an item, or opens with one as a sentence of its own."""
    labels = [words(label) for option in item.options for label in option.labels.values()]
    stances = {stance(label, languages) for option in item.options for label in option.labels.values()} - {None}
    if opening_word(text, languages)[0] in stances or words(text[: first_sentence(text)]) in labels:
        return True
    listed = [part for part in _LIST.split(text) if has_words(part)]
    return all(words(part) in labels or words(behind_joiner(part, languages)) in labels for part in listed) and bool(listed)


def _doubted(placement: Placement, named: Sequence[str], host: str) -> Placement:
    """``placement`` with the named choices in doubt."""
    reason = _UNCLEAR.format(host)
    return msgspec.structs.replace(
        placement, displaced=placement.displaced | {item: min(placement.displaced.get(item, 1.0), CONFIDENCE["displaced"]) for item in named},
        reasons=placement.reasons | {item: (*placement.reasons.get(item, ()), reason) for item in named},
    )


def _labels(pieces: Sequence[Written], parts: Sequence[Written]) -> list[Passage]:
    """What ``parts`` leave of ``pieces``: letters, names and the signs around them."""
    left: list[Passage] = []
    for piece in pieces:
        at = piece.start
        for part in sorted((p for p in parts if p.block == piece.block and piece.start <= p.start <= piece.end), key=lambda p: p.start):
            left += [Passage(block=piece.block, start=at, end=part.start, owner="template")] if at < part.start else []
            at = max(at, part.end)
    return left
