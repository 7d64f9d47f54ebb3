"""Who replied, by what stands outside the document's text: file name, folder, mail, metadata, names of its editors."""

from __future__ import annotations

import re
from collections.abc import Iterator

from extractor.data.document import Document
from extractor.data.source import Source
from extractor.respondent.clues import Clue, is_name
from extractor.respondent.domains import country_of, is_government
from extractor.respondent.gazetteer import AMBIGUOUS, DEMONYM, LANGUAGE, Mention, read, table
from extractor.settings import RESPONDENT_WEIGHT

_CONTAINERS = (".eml", ".msg", ".mbox", ".zip", ".7z", ".tar", ".gz", ".tnef", ".dat")
_DEFAULT_LOCALES = frozenset({"en-us", "en-gb", "fr-fr", "es-es", "ru-ru", "zh-cn", "ar-sa"})
_CAMEL = re.compile(r"(?<=[a-z\u00e0-\u00ff])(?=[A-Z\u00c0-\u00de])|(?<=[^\W\d_])(?=\d)|(?<=\d)(?=[^\W\d_])|_")


def clues(document: Document, source: Source) -> Iterator[Clue]:
    """Clues from the file's name and folder, the mail that brought it, and the document's metadata."""
    *above, name = source.path.split("/")
    yield from _name("file-name", _stem(name))
    for part in above[-3:]:
        if part.lower().endswith(_CONTAINERS):
            yield from _name("folder", _stem(part))
    if above and not above[-1].lower().endswith(_CONTAINERS):
        yield from (c for c in _name("folder", above[-1], codes=False) if len(read(above[-1]).tokens) <= 4)
    if source.subject:
        yield from _name("mail-subject", source.subject, codes=False)
    if source.sender:
        yield from _sender(source.sender)
    for text in dict.fromkeys((document.title, document.author, *_editors(document))):
        yield from _name("metadata", text, codes=False)
    yield from _locale(document.language)


def _editors(document: Document) -> Iterator[str]:
    """Names under which comments, annotations and tracked changes were made."""
    for block in document.blocks:
        yield from (comment.author for comment in block.comments if comment.author)
        yield from (drawing.author for drawing in block.drawings if drawing.author)
        yield from (deletion.author for deletion in block.deletions if deletion.author)
        yield from (span.inserted_by for span in block.spans if span.inserted_by)


def _stem(name: str) -> str:
    stem, dot, ending = name.rpartition(".")
    return stem if dot and len(ending) <= 5 else name


def _name(kind: str, name: str, *, codes: bool = True) -> Iterator[Clue]:
    """Clues from a short text such as a file name; several countries in it share the weight."""
    found = dict(_codes_in(name)) if codes else {}
    for mention in read(_shouted(_CAMEL.sub(" ", name))).mentions:
        found[mention.code] = max(found.get(mention.code, 0.0), _share(mention))
    named = sum(1 for share in found.values() if share >= 0.6)
    for code, share in found.items():
        yield Clue(kind, code, RESPONDENT_WEIGHT[kind] * share / (named if share >= 0.6 else max(1, 2 * named)), name)


def _shouted(name: str) -> str:
    """A file's name with its abbreviations in capitals: "uk reply" is the same as "UK reply"."""
    shorts = table().abbreviations
    parts = (part.upper() if part.upper() in shorts and part not in table().code_words else part for part in re.split(r"(\W+)", name))
    return "".join(parts)


def _share(mention: Mention) -> float:
    if is_name(mention):
        return 0.8 if mention.kind == AMBIGUOUS else 1.0
    return {DEMONYM: 0.6, LANGUAGE: 0.15}.get(mention.kind, 0.25)


def _codes_in(name: str) -> Iterator[tuple[str, float]]:
    """(code, share) of the ISO 3166-1 codes among the words of a file's name: upper case, or the whole name.

    Authorities have three letters too: "BWA reply" came from the Barbados Water Authority.
    """
    parts = [part for part in re.split(r"[\W\d_]+", name) if part]
    shouted = name.upper() == name
    for part in parts:
        upper = part.upper()
        if len(part) == 3 and upper in table().names:
            like_a_word = part.lower() in table().code_words
            if part.isupper() and not (shouted and len(parts) > 2):
                yield upper, 0.7
            elif len(parts) == 1:
                yield upper, 0.6 if like_a_word else 0.7
            else:
                yield upper, 0.1 if like_a_word else 0.6
        elif len(part) == 2 and part.isupper() and not shouted and part.lower() in table().iso2:
            yield table().iso2[part.lower()], 0.1 if part.lower() in table().code_words else 0.3


def _sender(sender: str) -> Iterator[Clue]:
    """Clues from a mail's sender: the country of its domain, names in the display name and the address."""
    weight = RESPONDENT_WEIGHT["mail-sender"]
    host = sender.rpartition("@")[2].strip(" <>\"'").lower()
    code = country_of(host) if "@" in sender else None
    if code:
        yield Clue("mail-sender", code, weight * (1.0 if is_government(host) else 0.5), sender)
        if is_government(host):
            return
    for mention in read(_CAMEL.sub(" ", sender)).mentions:
        if is_name(mention) and mention.kind != AMBIGUOUS:
            yield Clue("mail-sender", mention.code, weight * 0.6, sender)


def _locale(language: str) -> Iterator[Clue]:
    """A weak clue from the region of the document's language; regions that are every program's default say nothing."""
    tag = language.replace("_", "-").lower()
    _, dash, region = tag.rpartition("-")
    if dash and tag not in _DEFAULT_LOCALES and (code := table().iso2.get(region)):
        yield Clue("language", code, RESPONDENT_WEIGHT["language"], language)
