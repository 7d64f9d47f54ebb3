"""What is wrong with a definition: everything at once, in words, for the person who edits it."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from extractor.data.questionnaire import Form, Item, Line, Questionnaire
from extractor.errors import QuestionnaireError
from extractor.structure.definition_file import load

_CONDITION = re.compile(r"(?P<item>\S+)\s*=\s*(?P<option>\S+)")


def check(path: Path | str) -> list[str]:
    """Problems of a definition file, each as one line; [] if there is none."""
    try:
        questionnaire = load(path)
    except QuestionnaireError as error:
        return [error.message]
    return [*problems(questionnaire)]


def problems(questionnaire: Questionnaire) -> Iterator[str]:
    """Problems of a definition: ids that are used twice or name nothing, missing options and texts, forms that do not print an item."""
    items = {item.id: item for item in questionnaire.items}
    for name, times in Counter(item.id for item in questionnaire.items).items():
        if times > 1:
            yield f"item {name!r} stands {times} times"
    groups = {group.id for group in questionnaire.groups}
    for item in questionnaire.items:
        yield from _item_problems(item, items, groups)
    if not questionnaire.items:
        yield "there are no items"
    if not questionnaire.forms:
        yield "there are no forms: replies cannot be compared with anything"
    for form in questionnaire.forms:
        yield from (f"form {form.language!r} ({form.source}): {problem}" for problem in _form_problems(form, questionnaire, items))


def _item_problems(item: Item, items: dict[str, Item], groups: set[str]) -> Iterator[str]:
    where = f"item {item.id!r}"
    if re.search(r"\s", item.id) or not item.id:
        yield f"{where}: the id is empty or holds a space"
    if item.parent is not None and item.parent not in items:
        yield f"{where}: parent {item.parent!r} is no item"
    if item.group is not None and item.group not in groups:
        yield f"{where}: group {item.group!r} is no group"
    if item.type.startswith("select") and len(item.options) < 2:
        yield f"{where}: {item.type} with {len(item.options)} options"
    if not item.type.startswith("select") and item.options:
        yield f"{where}: {item.type} with options"
    for name, times in Counter(option.id for option in item.options).items():
        if times > 1 or re.search(r"\s", name) or not name:
            yield f"{where}: option id {name!r} " + (f"stands {times} times" if times > 1 else "is empty or holds a space")
    if item.relevant is not None:
        yield from (f"{where}: relevant {problem}" for problem in _condition_problems(item.relevant, items))


def _condition_problems(condition: str, items: dict[str, Item]) -> Iterator[str]:
    found = _CONDITION.fullmatch(condition.strip())
    if found is None:
        yield f"{condition!r} is not of the form \"1 = yes\""
    elif found["item"] not in items:
        yield f"names {found['item']!r}, which is no item"
    elif found["option"] not in {option.id for option in items[found["item"]].options}:
        yield f"names {found['option']!r}, which is no option of {found['item']!r}"


def _form_problems(form: Form, questionnaire: Questionnaire, items: dict[str, Item]) -> Iterator[str]:
    printed = {line.item for line in form.lines if line.item is not None}
    for number, line in enumerate(form.lines, 1):
        yield from (f"line {number} ({line.text[:30]!r}): {problem}" for problem in _line_problems(line, items))
    same = sum(other.language == form.language for other in questionnaire.forms) > 1
    for item in questionnaire.items:
        if item.id in printed:
            if form.language not in item.texts:
                yield f"item {item.id!r} has no text in this language"
            if any(form.language not in option.labels for option in item.options) and not same:
                yield f"item {item.id!r} has an option without a label in this language"
        elif not same and not any(other.parent == item.id and other.id in printed for other in questionnaire.items):
            yield f"item {item.id!r} is printed on no line"


def _line_problems(line: Line, items: dict[str, Item]) -> Iterator[str]:
    if line.item is not None and line.item not in items:
        yield f"{line.item!r} is no item"
        return
    if line.role in ("question", "option", "choice", "answer") and line.item is None:
        yield f"a line of role {line.role!r} needs an item"
        return
    if line.role in ("option", "choice", "question") and line.item is not None:
        known = {option.id for option in items[line.item].options}
        for name in {line.option, *(piece.option for piece in line.pieces)} - {None}:
            if name not in known:
                yield f"{name!r} is no option of item {line.item!r}"
