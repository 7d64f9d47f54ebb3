"""Choices answered below their last row or part instead of at each: "(a) Sometimes", "(b) Rarely", "Customs: Often" under a grid left as it is."""

from __future__ import annotations

import re
from collections.abc import Container, Sequence

import msgspec

from extractor.assign.labels import LabelReader, label_reader
from extractor.assign.parts import cut_out, parts_of
from extractor.data.alignment import Passage
from extractor.data.evidence import Written
from extractor.data.placement import Placement
from extractor.data.questionnaire import Item, Questionnaire
from extractor.settings import CONFIDENCE
from extractor.text import has_words, words
from extractor.wording import behind_joiner, first_sentence, is_joiner, opening_word, stance

_HEAD = re.compile(r"\s*(?P<name>[^:：\n]+?)\s*(?:[:：]|\s[-–—=]\s)\s*")
_LETTER = re.compile(r"(?:^|(?<=[\s;,/]))\s*\(?(?P<letter>[^\W\d_]|\d{1,2})\s*(?:[:：]|[-–—=](?=\s)|(?=\s))\s*")
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
    choosing = {item.id for item in questionnaire.items if item.options}
    for parent, choices in families.items():
        hosts = [host for host in (*({parent} - choosing), *(item.id for item in choices)) if placement.written.get(host)]
        if len(choices) > 1 and len(hosts) == 1:
            placement = _shared_out(placement, hosts[0], choices, reader, languages)
    return placement


def _shared_out(placement: Placement, host: str, choices: Sequence[Item], reader: LabelReader, languages: tuple[str, ...]) -> Placement:
    """``placement`` with the words of ``host`` shared out among the choices, if they are lettered or named so, or are one for each."""
    kept, parts = _read(placement.written[host], choices, reader, languages)
    order = [item.id for item in choices]
    named = list(dict.fromkeys(item for item, _ in parts))
    by_id = {item.id: item for item in choices}
    if not parts:
        return _in_order(placement, host, choices, languages)
    if named != sorted(named, key=order.index) or (len(named) < 2 and set(named) <= {host}):
        return placement
    first = {item: next(piece.text for found, piece in parts if found == item) for item in named}
    sure = {item for item in named if names_options(first[item], by_id[item], languages)}
    if 2 * len([item for item in named if item in sure or _opens(first[item], by_id[item])]) < len(named):
        return _doubted(placement, named, host) if host in by_id and named[0] == order[0] else placement
    return _given(placement, host, kept, parts, sure if len(named) > 1 else set(), "answered below its row, by its letter or name")


def _in_order(placement: Placement, host: str, choices: Sequence[Item], languages: tuple[str, ...]) -> Placement:
    """``placement`` with as many paragraphs as there are choices, each an option of its own, given to them in the form's order.

    Several options may be listed in as many lines for the one above them: then that is in doubt.
    """
    pieces = placement.written[host]
    if len(pieces) != len(choices) or not all(names_options(piece.text, item, languages) for piece, item in zip(pieces, choices, strict=True)):
        return placement
    parts = [(item.id, piece) for item, piece in zip(choices, pieces, strict=True)]
    sure = {item.id for item in choices if item.type == "select_one"}
    return _given(placement, host, [], parts, sure, "answered below the rows; taken in the form's order")


def _given(placement: Placement, host: str, kept: Sequence[Written], parts: Parts, sure: Container[str], reason: str) -> Placement:
    """``placement`` with the parts of what was written for ``host`` given to their items; those that are not sure in doubt."""
    written = {item: pieces for item, pieces in placement.written.items() if item != host} | ({host: tuple(kept)} if kept else {})
    displaced, reasons = dict(placement.displaced), dict(placement.reasons)
    for item in dict.fromkeys(item for item, _ in parts):
        written[item] = (*written.get(item, ()), *(piece for found, piece in parts if found == item and has_words(piece.text)))
        displaced[item] = min(displaced.get(item, 1.0), CONFIDENCE["labelled" if item in sure else "displaced"])
        reasons[item] = (*reasons.get(item, ()), reason)
    labels = _labels(placement.written[host], [*kept, *(piece for _, piece in parts)])
    return msgspec.structs.replace(placement, written=written, displaced=displaced, reasons=reasons, template=(*placement.template, *labels))


def _read(
    pieces: Sequence[Written], choices: Sequence[Item], reader: LabelReader, languages: tuple[str, ...]
) -> tuple[list[Written], Parts]:
    """(pieces before the first part, parts with their items); a piece without letter or name goes on with the part before it."""
    kept: list[Written] = []
    parts: Parts = []
    for piece in pieces:
        found = parts_of(piece, [item.id for item in choices], reader) or _named(piece, choices, reader) or _bare(piece, choices, languages)
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


def _bare(piece: Written, choices: Sequence[Item], languages: tuple[str, ...]) -> Parts:
    """A piece with the letters of choices without bracket or stop ("a: Often / b: Never", "a Often"), each before options and nothing else."""
    letters = {tuple(words(item.label)): k for k, item in enumerate(choices)}
    starts: list[tuple[int, int, int]] = []
    for match in _LETTER.finditer(piece.text):
        k = letters.get(tuple(words(match.group("letter"))))
        if k is not None and (not starts or k > starts[-1][2]):
            starts.append((match.start(), match.end(), k))
    if not starts or has_words(piece.text[: starts[0][0]]):
        return []
    ends = [start for start, _, _ in starts[1:]] + [len(piece.text)]
    parts = [(choices[k].id, cut_out(piece, begin, end)) for (_, begin, k), end in zip(starts, ends, strict=True)]
    sure = all(names_options(part.text, choices[k], languages) for (_, part), (_, _, k) in zip(parts, starts, strict=True))
    return parts if sure else []


def names_options(text: str, item: Item, languages: tuple[str, ...]) -> bool:
    """Whether a text is nothing but options of an item, or opens with one as a sentence of its own."""
    labels = [words(label) for option in item.options for label in option.labels.values()]
    stances = {stance(label, languages) for option in item.options for label in option.labels.values()} - {None}
    if opening_word(text, languages)[0] in stances or words(text[: first_sentence(text)]) in labels:
        return True
    listed = [part for part in _LIST.split(text) if has_words(part)]
    return bool(listed) and all(_names_one(part, labels, languages) for part in listed)


def _names_one(text: str, labels: Sequence[Sequence[str]], languages: tuple[str, ...]) -> bool:
    """Whether a text is an option's label, with a joiner before it perhaps, or two with a joiner between."""
    said = words(text)
    if said in labels or words(behind_joiner(text, languages)) in labels:
        return True
    return any(is_joiner(word, languages) and said[:k] in labels and said[k + 1 :] in labels for k, word in enumerate(said))


def _opens(text: str, item: Item) -> bool:
    """Whether a text begins with an option's label, whatever follows."""
    said = words(text)
    return any(label and said[: len(label)] == label for option in item.options for label in map(words, option.labels.values()))


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
