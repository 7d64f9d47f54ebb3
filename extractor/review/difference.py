"""What differs between two things that extractor knows: documents, replies in JSON, output folders."""

from __future__ import annotations

from pathlib import Path
from typing import Any, NamedTuple

import msgspec

from extractor.data.document import Document
from extractor.data.source import Source
from extractor.errors import UsageError
from extractor.review.text_difference import Paragraph, Piece, Sign, compare_documents, compare_texts
from extractor.text import words


class Section(msgspec.Struct, frozen=True, kw_only=True):
    """A country, an item, or a whole document, with the paragraphs that show its differences."""

    title: str
    paragraphs: tuple[Paragraph, ...]


class Difference(msgspec.Struct, frozen=True, kw_only=True):
    """first, second: names of the two sides.  counts: (what, how many), for the summary.  sections: only what differs."""

    first: str
    second: str
    counts: tuple[tuple[str, int], ...]
    sections: tuple[Section, ...]

    @property
    def same(self) -> bool:
        """Whether nothing differs."""
        return not self.sections


class _Side(NamedTuple):
    """One side as it was loaded: exactly one of the last three is set."""

    name: str
    source: Source | None = None
    reply: dict[str, Any] | None = None
    folder: dict[str, dict[str, Any]] | None = None


def compare(first: Path, second: Path, questionnaire: str | None = None) -> Difference:
    """Compare two sides, each a document (reply or blank), an extracted JSON, or an output folder.

    Two documents are compared word by word; where a document meets a JSON it is extracted first, with the questionnaire that the
    JSON names (or ``questionnaire``); two folders are compared country by country.
    Raises UsageError for sides that cannot be compared, DocumentError where a document cannot be read.
    """
    one, two = _load(first), _load(second)
    if one.source is not None and two.source is not None:
        return _documents(one.name, one.source, two.name, two.source)
    if one.folder is not None and two.folder is not None:
        return _folders(one.name, one.folder, two.name, two.folder)
    if one.folder is not None or two.folder is not None:
        raise UsageError("a folder can only be compared with a folder", hint="Name one of the JSON files in it.")
    extracted_from = one.source or two.source
    named = next(reply for reply in (one.reply, two.reply) if reply is not None)
    if extracted_from is None:
        return _replies(one.name, one.reply or {}, two.name, two.reply or {})
    fresh, document = _extract(extracted_from, questionnaire or named["questionnaire"]["id"])
    strange = _not_in(named, document)
    result = _replies(one.name, one.reply or fresh, two.name, two.reply or fresh)
    return msgspec.structs.replace(result, counts=(*result.counts, ("answers whose words are not in the document", len(strange))),
                                   sections=(*result.sections, *strange))


def _load(path: Path) -> _Side:
    if path.is_dir():
        from extractor.review.folder import Folder

        return _Side(path.name or str(path), folder={name: record.data for name, record in Folder(path).records.items()})
    if path.suffix.lower() == ".json":
        try:
            reply = msgspec.json.decode(path.read_bytes())
        except (OSError, msgspec.DecodeError) as error:
            raise UsageError(f"{path} cannot be read as JSON: {error}") from None
        if not isinstance(reply, dict) or not str(reply.get("format", "")).startswith("extractor/reply@"):
            raise UsageError(f"{path} is no reply that extractor wrote")
        return _Side(path.name, reply=reply)
    from extractor.collect import load

    return _Side(path.name, source=load(path))


def _documents(name: str, first: Source, other: str, second: Source) -> Difference:
    from extractor.read import read

    paragraphs = compare_documents(read(first), read(second))
    signs = [(piece.sign, piece.text) for paragraph in paragraphs for piece in paragraph.pieces]
    counts = tuple((what, sum(len(words(text)) for found, text in signs if found == sign))
                   for sign, what in (("+", "words inserted"), ("-", "words deleted"), ("~", "words printed differently")))
    changed = _with_context(paragraphs)
    return Difference(first=name, second=other, counts=counts, sections=(Section(title="", paragraphs=tuple(changed)),) if changed else ())


def _with_context(paragraphs: list[Paragraph]) -> list[Paragraph]:
    """What changed, each with the paragraph before it; "…" where something is left out."""
    kept = {n + step for n, paragraph in enumerate(paragraphs) if paragraph.changed for step in (-1, 0) if n + step >= 0}
    shown: list[Paragraph] = []
    last = -1
    for n in sorted(kept):
        if n > last + 1:
            shown.append(Paragraph(pieces=(Piece(sign="=", text="…"),)))
        shown.append(paragraphs[n])
        last = n
    return shown


def _replies(name: str, first: dict[str, Any], other: str, second: dict[str, Any]) -> Difference:
    sections = _items(first, second)
    return Difference(first=name, second=other, counts=(("answers that differ", len(sections)),), sections=tuple(sections))


def _items(first: dict[str, Any], second: dict[str, Any]) -> list[Section]:
    """The items whose answers differ, and the country where that differs."""
    sections = []
    was, now = (reply["respondent"]["name"] or "unknown" for reply in (first, second))
    if first["respondent"]["iso3"] != second["respondent"]["iso3"]:
        sections.append(Section(title="respondent", paragraphs=(_line("country", was, now),)))
    for item in dict.fromkeys([*first["answers"], *second["answers"]]):
        found = _answer(first["answers"].get(item), second["answers"].get(item))
        if found:
            sections.append(Section(title=item, paragraphs=tuple(found)))
    return sections


def _answer(first: dict[str, Any] | None, second: dict[str, Any] | None) -> list[Paragraph]:
    """Status, selection, text and review of one answer, where they differ."""
    if first is None or second is None:
        present = first or second or {}
        said = " · ".join(filter(None, [*present["labels"], present["text"]])) or present["status"]
        return [Paragraph(pieces=(Piece(sign=_sign(first is not None, second is not None), text=said),), label="item")]
    found = [] if first["status"] == second["status"] else [_line("status", first["status"], second["status"])]
    if first["selected"] != second["selected"]:
        labels = dict(zip(first["selected"] + second["selected"], first["labels"] + second["labels"], strict=False))
        signs = {option: _sign(option in first["selected"], option in second["selected"]) for option in labels}
        pieces = [Piece(sign=sign, text=f"{labels[option]}  ") for option, sign in signs.items()]
        found.append(Paragraph(label="selected", pieces=tuple(pieces)))
    if first["text"] != second["text"]:
        found.append(compare_texts(first["text"], second["text"], "text"))
    if found and first["review"] != second["review"]:
        found.append(_line("review", "flagged" if first["review"] else "not flagged", "flagged" if second["review"] else "not flagged"))
    return found


def _sign(before: bool, after: bool) -> Sign:
    return "=" if before and after else "-" if before else "+"


def _line(label: str, was: str, now: str) -> Paragraph:
    return Paragraph(pieces=(Piece(sign="-", text=was), Piece(sign="=", text=" → "), Piece(sign="+", text=now)), label=label)


def _folders(name: str, first: dict[str, dict[str, Any]], other: str, second: dict[str, dict[str, Any]]) -> Difference:
    """What another run made of the same replies: by country, and in sum."""
    sections: list[Section] = []
    answers = selections = texts = silent = 0
    for reply in sorted(first.keys() & second.keys()):
        for section in _items(first[reply], second[reply]):
            sections.append(Section(title=f"{reply}  {section.title}", paragraphs=section.paragraphs))
            labels = {paragraph.label for paragraph in section.paragraphs}
            answers, selections, texts = answers + 1, selections + ("selected" in labels), texts + ("text" in labels)
            now = second[reply]["answers"].get(section.title)
            silent += now is not None and not now["review"] and bool(labels & {"selected", "status", "text"})
    for key in sorted(first.keys() ^ second.keys()):
        country = (first | second)[key]["respondent"]["name"] or key
        piece = Piece(sign=_sign(key in first, key in second), text=f"{country} (the whole reply)")
        sections.append(Section(title=key, paragraphs=(Paragraph(pieces=(piece,), label="reply"),)))
    flags = [sum(a["review"] for reply in side.values() for a in reply["answers"].values()) for side in (first, second)]
    counts = (
        ("replies in both", len(first.keys() & second.keys())),
        ("replies only in the first", len(first.keys() - second.keys())),
        ("replies only in the second", len(second.keys() - first.keys())),
        ("answers that differ", answers),
        ("of these selections", selections),
        ("of these texts", texts),
        ("of these not flagged in the second", silent),
        ("flagged in the first", flags[0]),
        ("flagged in the second", flags[1]),
    )
    return Difference(first=name, second=other, counts=counts, sections=tuple(sections))


def _extract(source: Source, questionnaire: str) -> tuple[dict[str, Any], Document]:
    from extractor.data.reply import to_builtins
    from extractor.pipeline import load_questionnaire, trace

    found = trace(source, load_questionnaire(questionnaire))
    plain = msgspec.json.decode(msgspec.json.encode(to_builtins(found.reply)))
    return plain, found.document


def _not_in(reply: dict[str, Any], document: Document) -> list[Section]:
    """Texts of a JSON whose words do not all stand in the document: it may belong to another version of it."""
    known = {word for block in document.blocks for word in words(block.text)}
    sections = []
    for item, answer in reply["answers"].items():
        if strange := [word for word in words(answer["text"]) if word not in known]:
            pieces = (Piece(sign="-", text=" ".join(dict.fromkeys(strange))),)
            sections.append(Section(title=item, paragraphs=(Paragraph(pieces=pieces, label="not in the document"),)))
    return sections
