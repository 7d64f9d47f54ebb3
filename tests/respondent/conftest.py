from __future__ import annotations

import pytest

from extractor.data.alignment import Passage
from extractor.data.document import Block, Cell, Document, Fragment
from extractor.data.source import Source
from extractor.respondent import identify

OWNERS = {"form": "template", "answer": "answer", "header": "furniture", "own": "unassigned"}


def build(*lines, fragments=False, **metadata):
    """A document and its passages: a line is text of the respondent's own, or (what it is, text), or (what, text, row, column)."""
    blocks, passages = [], []
    for index, line in enumerate(lines):
        what, text, *place = ("own", line) if isinstance(line, str) else line
        label, bar, value = text.partition("|")
        text = label + value
        cell = Cell(table=0, row=place[0], column=place[1]) if place else None
        pieces = (Fragment(start=0, end=len(text), page=1, box=(72.0, 50.0, 300.0, 62.0)),) if fragments else ()
        part = "header" if what == "header" else "body"
        blocks.append(Block(index=index, text=text, part=part, cell=cell, fragments=pieces))
        owners = [("template", 0, len(label)), (OWNERS[what], len(label), len(text))] if bar else [(OWNERS[what], 0, len(text))]
        passages += [Passage(block=index, start=start, end=end, owner=owner) for owner, start, end in owners if start < end]
    return Document(blocks=tuple(blocks), **metadata), tuple(passages)


def source(path="annex.docx", sender=None, subject=None):
    return Source(path=path, data=b"", format="docx", sha256="", sender=sender, subject=subject)


@pytest.fixture
def respond():
    """Who sent a document of these lines."""

    def identified(*lines, path="annex.docx", sender=None, subject=None, form="", **metadata):
        document, passages = build(*lines, **metadata)
        return identify(document, source(path, sender, subject), passages, form)

    return identified


@pytest.fixture
def built():
    return build


@pytest.fixture
def sent():
    return source
