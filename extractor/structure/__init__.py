"""Blank form -> Questionnaire; definition files; which definition a document answers."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Callable, Mapping, Sequence
from functools import cache
from pathlib import Path

from extractor.data.document import Document
from extractor.data.questionnaire import Form, Questionnaire
from extractor.data.source import Format, Source
from extractor.errors import QuestionnaireError
from extractor.shipped import Prepared, folder, read_yaml
from extractor.structure.checking import check
from extractor.structure.choosing import choose_form
from extractor.structure.definition_file import dump, load, sealed

__all__ = [
    "Doubt", "check", "choose", "choose_form", "dump", "known", "learn", "learn_file", "learn_from_replies", "load",
    "load_known", "translations",
]

Doubt = tuple[str, str | None, str]
"""(source, item id or None, what a person should look at)."""


def learn(
    blanks: Sequence[tuple[Document, Source]], *, id: str, languages: Mapping[str, str] | None = None, keep: Questionnaire | None = None,
) -> tuple[Questionnaire, tuple[Doubt, ...]]:
    """One definition from the blank forms of one questionnaire: translations, versions, Word and PDF of it.

    blanks: the first one gives the items and their ids.  languages: source path -> language code, detected where not given.
    keep: an earlier definition whose option ids are kept where the labels are the same.
    Raises QuestionnaireError where a blank asks nothing.
    """
    from extractor.structure.cues import Cues
    from extractor.structure.learning import definition, understand
    from extractor.structure.merging import adopt_ids, kept_ids, merged

    result: Questionnaire | None = None
    doubts: list[Doubt] = []
    for document, source in blanks:
        language = (languages or {}).get(source.path) or _language(document, source)
        understood = understand(document, (language,), kept_ids(keep) if keep is not None else None, result.forms[0] if result is not None else None)
        if not understood.drafts:
            raise QuestionnaireError(f"{source.path}: no question was found in it", hint="Check that it is the blank form, with its text.")
        if result is not None:
            adopt_ids(result, understood, document, Cues((language,)))
        one = definition(understood, document, id=id, language=language, source=source.name, sha256=source.sha256)
        result = one if result is None else merged(result, one)
        doubts += [(source.path, draft.id if draft is not None else None, text) for draft, text in understood.doubts]
    if result is None:
        raise QuestionnaireError("no blank form was given")
    return sealed(result), tuple(doubts)


def _language(document: Document, source: Source) -> str:
    """Language of a blank: named in the file ("blank.fr.docx") if its text does not speak against it ("survey-it.docx"), else detected."""
    from extractor.languages import available, detect

    named = re.search(r"[._-]([a-z]{2})\.[a-z]+$", source.name.lower())
    found = detect(" ".join(block.text for block in document.blocks))
    if named and named[1] in available() and (not found or named[1] in found):
        return named[1]
    return found[0] if found else "en"


def translations(path: Path) -> tuple[Path, ...]:
    """The blank itself and its translations beside it: "blank.fr.docx" beside "blank.docx", sorted by language."""
    named = re.compile(rf"{re.escape(path.stem)}\.[A-Za-z]{{2}}{re.escape(path.suffix)}")
    return (path, *sorted(p for p in path.parent.iterdir() if named.fullmatch(p.name) and p != path))


def learn_file(path: Path, read: Callable[[Source], Document]) -> Questionnaire:
    """Definition from a blank form's file, with its translations beside it.  read: how to read a document."""
    blanks = []
    for file in translations(path):
        data = file.read_bytes()
        kind: Format = "pdf" if data[:1024].lstrip().startswith(b"%PDF") else "docx"
        source = Source(path=file.name, data=data, format=kind, sha256=hashlib.sha256(data).hexdigest())
        blanks.append((read(source), source))
    return learn(blanks, id=re.sub(r"[^\w.-]+", "-", path.stem))[0]


def learn_from_replies(
    replies: Sequence[tuple[Document, Source]], *, id: str, keep: Questionnaire | None = None
) -> tuple[Questionnaire, tuple[Doubt, ...]]:
    """Definition without a blank: what three or more replies share is taken as the form.

    Raises QuestionnaireError for fewer than three replies, or where they share no question.
    """
    from extractor.structure.shared_form import shared_form

    if len(replies) < 3:
        raise QuestionnaireError("three replies are needed to tell the form from the answers", hint="Give the blank form if there is one.")
    number, form = shared_form([document for document, _ in replies])
    questionnaire, doubts = learn([(form, replies[number][1])], id=id, keep=keep)
    caution = (replies[number][1].path, None, "learnt from replies: words that most of them write may be taken for the form")
    return questionnaire, (caution, *doubts)


def known() -> tuple[str, ...]:
    """Ids of the definitions that ship with the program, sorted."""
    definitions = folder() / "questionnaires"
    return tuple(sorted(file.stem for file in definitions.iterdir() if file.suffix == ".yaml")) if definitions.is_dir() else ()


@cache
def load_known(id: str) -> Questionnaire:
    """A definition that ships with the program.  Raises QuestionnaireError for an id that is not known."""
    from extractor.structure.definition_file import parse

    if id not in known():
        names = ", ".join(known()) or "none"
        raise QuestionnaireError(f"no questionnaire {id!r} is known, and no such file exists", hint=f"Known: {names}.")
    return read_yaml(f"questionnaires/{id}.yaml", Prepared[Questionnaire], parse)


def choose(document: Document, candidates: Sequence[Questionnaire] | None = None) -> tuple[Questionnaire, Form]:
    """The definition (among ``candidates``, or all known ones) and the form of it that a document answers.

    Raises NoMatchingQuestionnaire if none fits; the message names the closest.
    """
    from extractor.structure.choosing import choose as choose_among

    return choose_among(document, [load_known(id) for id in known()] if candidates is None else candidates)
