"""Several blanks of one questionnaire (translations, Word and PDF, versions) -> one definition."""

from __future__ import annotations

import itertools
from collections.abc import Container, Sequence

import msgspec

from extractor.data.document import Block, Document
from extractor.data.questionnaire import Item, Questionnaire
from extractor.structure.cues import Cues
from extractor.structure.draft import Draft, DraftOption, Part, Understood
from extractor.structure.labels import is_bullet, readings
from extractor.structure.slugs import name_options
from extractor.text import has_words, words

_SAME_LABEL = 3.0
_SAME_TYPE = 1.0
_SAME_OPTIONS = 1.0
_SAME_WORDS = 3.0
_LEAST = 2.0
"""Points for what two questions have in common, and the least with which they may be the same question of two forms."""


def match_drafts(base: Sequence[Item], drafts: Sequence[Draft]) -> dict[int, Item]:
    """Identity of a question of another form -> the item that it is, in the same order.

    Forms of one structure match one to one; else by dynamic programming over labels, types, options and words.
    """
    if len(base) == len(drafts) and all(map(_corresponds, base, drafts)):
        return {id(draft): item for draft, item in zip(drafts, base, strict=True)}
    likeness = _likeness(base, drafts)
    rows, columns = len(base), len(drafts)
    best = [[0.0] * (columns + 1) for _ in range(rows + 1)]
    for i in range(rows - 1, -1, -1):
        for j in range(columns - 1, -1, -1):
            best[i][j] = max(best[i + 1][j], best[i][j + 1], best[i + 1][j + 1] + likeness[i][j])
    result: dict[int, Item] = {}
    i = j = 0
    while i < rows and j < columns:
        if likeness[i][j] and best[i][j] == best[i + 1][j + 1] + likeness[i][j]:
            result[id(drafts[j])] = base[i]
            i, j = i + 1, j + 1
        elif best[i][j] == best[i + 1][j]:
            i += 1
        else:
            j += 1
    return result


def _corresponds(item: Item, draft: Draft) -> bool:
    """Whether two questions have the same place, as many options, and take one, several or none of them.

    What is written in words may be a date in one language and no more than words in another: the wording that tells is not the same.
    """
    kinds = [kind if kind in ("select_one", "select_multiple", "note") else "text" for kind in (item.type, draft.type)]
    return same_place(item.id, draft.id) and kinds[0] == kinds[1] and len(item.options) == len(draft.options)


def same_place(one: str, other: str) -> bool:
    """Whether two ids name the same place, each in its own alphabet: "1.b" and "1.б" (second letters), "6.3" and "6.c"."""
    parts = one.split("."), other.split(".")
    if one == other or len(parts[0]) != len(parts[1]):
        return one == other
    return all(a == b or {n.value for n in readings(a)} & {n.value for n in readings(b)} - {0} for a, b in zip(*parts, strict=True))


def _likeness(base: Sequence[Item], drafts: Sequence[Draft]) -> list[list[float]]:
    """How much each item and each question of another form have in common, in points; 0 where it is too little."""
    theirs = [set(words(draft.text)) for draft in drafts]
    result = []
    for item in base:
        ours = [set(words(text)) for text in item.texts.values()]
        row = []
        for draft, other in zip(drafts, theirs, strict=True):
            shared = max((len(mine & other) / max(1, len(mine | other)) for mine in ours), default=0.0)
            same = _SAME_TYPE * (item.type == draft.type) + _SAME_OPTIONS * (len(item.options) == len(draft.options))
            score = _SAME_LABEL * same_place(item.id, draft.id) + same + _SAME_WORDS * shared
            row.append(score if score > _LEAST else 0.0)
        result.append(row)
    return result


def adopt_ids(questionnaire: Questionnaire, understood: Understood, document: Document, cues: Cues) -> None:
    """Give the questions and options of another form (``document``) the ids that they have in ``questionnaire``; doubts where they differ."""
    matched = match_drafts(questionnaire.items, understood.drafts)
    known = {item.id for item in questionnaire.items}
    for draft in understood.drafts:
        item = matched.get(id(draft))
        if item is None:
            while draft.id in known:
                draft.id += "-new"
            understood.doubt(draft, "stands in this form only")
            continue
        draft.id = item.id
        if item.options and not draft.options:
            _adopt_lines(item, draft, understood, document)
        _adopt_options(item, draft, understood, cues)
    missing = [item.id for item in questionnaire.items if item.id not in {i.id for i in matched.values()}]
    if missing:
        understood.doubt(None, f"not in this form: {', '.join(missing)}")


def _adopt_options(item: Item, draft: Draft, understood: Understood, cues: Cues) -> None:
    """Options by position where there are as many; else by id and by label."""
    if len(item.options) == len(draft.options):
        for option, known in zip(draft.options, item.options, strict=True):
            option.id = known.id
            option.specify = option.specify or known.specify
        return
    kept = {" ".join(words(label)): option.id for option in item.options for label in option.labels.values()}
    for option in draft.options:
        option.id = ""
    name_options(draft.options, cues, kept)
    understood.doubt(draft, f"has {len(draft.options)} options in this form, {len(item.options)} in the first")


def _adopt_lines(item: Item, draft: Draft, understood: Understood, document: Document) -> None:
    """Take the unlabelled lines under a question for its options where there are as many as it has options in the first form:
    wording alone did not tell, but a translation asks the same.
    """
    places = {block.index: n for n, block in enumerate(document.blocks)}
    lines: list[Block] = []
    for block in document.blocks[places[draft.entries[-1].index] + 1 :]:
        part = understood.parts.get(block.index)
        if part is not None and part.role not in ("note", "intro", "heading"):
            break
        if part is not None and has_words(block.text):
            lines.append(block)
    if len(lines) != len(item.options):
        lines = list(itertools.takewhile(lambda block: understood.parts[block.index].role != "heading", lines))
    if len(lines) != len(item.options) or any(block.label_end and not is_bullet(block.text[: block.label_end]) for block in lines):
        return
    draft.type = item.type
    for block in lines:
        draft.options.append(DraftOption(block.text[block.label_end :].strip()))
        understood.parts[block.index] = Part("option", draft, draft.options[-1])
    _drop_sections({block.text.strip() for block in lines}, understood)


def _drop_sections(texts: Container[str], understood: Understood) -> None:
    """Take back headings that turned out to be none; their questions go to the section before."""
    dropped = [section for section in understood.sections if section.text.strip() in texts]
    for section in dropped:
        before = understood.sections[: understood.sections.index(section)]
        for draft in understood.drafts:
            if draft.section is section:
                draft.section = before[-1] if before else None
        understood.sections.remove(section)


def merged(base: Questionnaire, other: Questionnaire) -> Questionnaire:
    """``base`` with the texts, labels, extra items and the form of ``other``, whose ids are those of ``base`` already."""
    items = list(base.items)
    by_id = {item.id: number for number, item in enumerate(items)}
    at = 0
    for item in other.items:
        number = by_id.get(item.id)
        if number is None:
            items.insert(at, item)
            by_id = {known.id: n for n, known in enumerate(items)}
            at += 1
        else:
            items[number] = _with_texts(items[number], item)
            at = number + 1
    groups = {group.id: group for group in base.groups}
    for group in other.groups:
        known = groups.get(group.id)
        texts = {**(known.texts if known else {}), **{k: v for k, v in group.texts.items() if known is None or k not in known.texts}}
        groups[group.id] = msgspec.structs.replace(known or group, texts=texts)
    return msgspec.structs.replace(base, items=tuple(items), groups=tuple(groups.values()), forms=(*base.forms, *other.forms))


def _with_texts(item: Item, other: Item) -> Item:
    options = {option.id: option for option in item.options}
    for option in other.options:
        known = options.get(option.id)
        options[option.id] = msgspec.structs.replace(
            known, labels={**known.labels, **{k: v for k, v in option.labels.items() if k not in known.labels}}) if known else option
    texts = {**item.texts, **{k: v for k, v in other.texts.items() if k not in item.texts}}
    return msgspec.structs.replace(item, texts=texts, options=tuple(options.values()))


def kept_ids(questionnaire: Questionnaire) -> dict[str, dict[str, str]]:
    """Item id -> folded option label -> option id, of a definition whose ids are to be kept."""
    return {item.id: {" ".join(words(label)): option.id for option in item.options for label in option.labels.values()}
            for item in questionnaire.items if item.options}
