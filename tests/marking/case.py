"""One way of marking: a form and a reply to it as files, and what the reply must give."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Mapping
from typing import Literal, NamedTuple

from extractor.data.reply import Answer
from extractor.data.source import Format, Source
from extractor.data.trace import Trace
from extractor.pipeline import trace
from extractor.read import read as read_document
from extractor.structure import learn

ALL: Mapping[str, tuple[str, ...]] = {"1": ("yes",), "2": ("no",), "3": ("lack-of-staff", "legal-limits")}
"""What most cases mark: both sides of a pair, and two options of a list."""


class Case(NamedTuple):
    """A way of marking, made in one format.

    name: of its picture and test.  mark: how its row calls it.  family: heading of its table.  kind: of the evidence that it must give.
    blank, reply: write the two files.  selected: item -> options that are marked, None where a careful reader could not tell.
    item: the question of which the picture is taken, "" for the head of a table with its first row.
    printed: kind of the evidence on paper, where the Word file is printed as PDF; None where paper does not carry the mark.
    paper_tells: whether the printed reply can be told as well; else it must be flagged.  text: words of the respondent that stay with what is marked.
    """

    name: str
    mark: str
    family: str
    kind: str
    format: Literal["docx", "pdf"]
    blank: Callable[[], bytes]
    reply: Callable[[], bytes]
    selected: Mapping[str, tuple[str, ...] | None] = ALL
    item: str = "1"
    printed: str | None = None
    paper_tells: bool = True
    text: str = ""


class Found(NamedTuple):
    """What is said of one item: status, options, whether a person should look, text."""

    status: str
    selected: tuple[str, ...]
    review: bool
    text: str


def expected(case: Case, *, printed: bool = False) -> dict[str, Found]:
    """What the items of a case must give, as made or printed."""
    return {item: _expected(chosen if case.paper_tells or not printed else None, case.text) for item, chosen in case.selected.items()}


def _expected(chosen: tuple[str, ...] | None, text: str) -> Found:
    if chosen is None:
        return Found("ambiguous", (), True, "")
    return Found("answered" if chosen else "blank", chosen, False, text if chosen else "")


def found(answer: Answer) -> Found:
    """An answer in short."""
    return Found(answer.status, answer.selected, answer.review, answer.text)


def read(blank: bytes, reply: bytes, pdf_reader: str = "pdfium") -> Trace:
    """Read a reply against its blank form, which is learnt on the fly."""
    form = _source("blank", blank)
    definition, _ = learn([(read_document(form, pdf_reader=pdf_reader), form)], id="catalogue", languages={form.path: "en"})
    return trace(_source("reply", reply), definition, pdf_reader=pdf_reader)


def _source(name: str, data: bytes) -> Source:
    kind: Format = "pdf" if data.startswith(b"%PDF") else "docx"
    return Source(path=f"{name}.{kind}", data=data, format=kind, sha256=hashlib.sha256(data).hexdigest())
