"""Ids of questions and sections: printed labels joined with '.', positions where there is no label (CONTRACT.md)."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence

from extractor.structure.draft import Draft, Section, Understood


def name_questions(understood: Understood) -> None:
    """Give every question and section its id; questions of sections that number anew get the section's label before theirs."""
    _name_sections(understood.sections)
    order = {id(draft): number for number, draft in enumerate(understood.drafts)}
    roots = [draft for draft in understood.drafts if draft.parent is None]
    labelled = [(draft.label.shape, _own(draft)) for draft in roots if draft.label is not None]
    anew = {shape for (shape, _), times in Counter(labelled).items() if times > 1}
    taken: set[str] = set()
    for draft in roots:
        if draft.label is not None:
            own, section = _own(draft), draft.section
            prefixed = section is not None and draft.label.shape in anew and not own.casefold().startswith(section.id.casefold())
            draft.id = _free(f"{section.id}.{own}" if prefixed and section is not None else own, taken, lambda name, n: f"{name}-{n}")
            taken.add(draft.id)
    position = 0
    for draft in roots:
        if draft.label is None:
            position += 1
            name = str(position) if not labelled else f"0.{position}"
            draft.id = _free(name, taken, lambda name, n: f"{name}-{n}")
            taken.add(draft.id)
    for draft in roots:
        _name_children(draft, order, taken)


def _own(draft: Draft) -> str:
    return ".".join(draft.path)


def _name_children(draft: Draft, order: dict[int, int], taken: set[str]) -> None:
    """Ids of the questions below ``draft``, in the form's order."""
    draft.children.sort(key=lambda child: order.get(id(child), len(order)))
    for child in draft.children:
        if child.label is not None:
            own = child.path[len(draft.path) :] or child.label.parts
            child.id = _free(".".join([draft.id, *own]), taken, lambda name, n: f"{name}-{n}")
            taken.add(child.id)
    position = 0
    for child in draft.children:
        if child.label is None:
            position += 1
            while f"{draft.id}.{position}" in taken:
                position += 1
            child.id = f"{draft.id}.{position}"
            taken.add(child.id)
    for child in draft.children:
        _name_children(child, order, taken)


def _free(name: str, taken: set[str], other: Callable[[str, int], str]) -> str:
    if name not in taken:
        return name
    number = 2
    while other(name, number) in taken:
        number += 1
    return other(name, number)


def _name_sections(sections: Sequence[Section]) -> None:
    taken: set[str] = set()
    for number, section in enumerate(sections, 1):
        own = section.label.id if section.label is not None else str(number)
        section.id = _free(own, taken, lambda name, n: f"{name}-{n}")
        taken.add(section.id)
