"""Documents after reading: whose reply each belongs to, and which are none (annexes, blank forms, what could not be read)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import msgspec

from extractor.batch.outcome import Summary
from extractor.batch.run import Found
from extractor.data.submission import TYPED, Failure, Reference
from extractor.errors import NoMatchingQuestionnaire

Group = tuple[str | None, str, str]
"""Country (None if uncertain), questionnaire, and for uncertain countries the document's hash: the documents of one reply."""


class Company(msgspec.Struct, kw_only=True):
    """Documents that answer, and those beside them in which nothing surely does."""

    replies: list[Found] = []
    beside: list[Found] = []


class Sorted(msgspec.Struct, kw_only=True):
    """groups: documents by reply.  others: documents that are no reply, what they are ("annex", "form"), and why.  failed: unreadable ones."""

    groups: dict[Group, Company] = {}
    others: list[tuple[Found, str, str]] = []
    failed: list[tuple[Found, Failure]] = []


class Letters:
    """Mails by path: which one a document came in."""

    def __init__(self, moments: Mapping[str, str]) -> None:
        """moments: path of a mail -> when it was sent."""
        self.moments = moments

    def around(self, found: Found) -> str:
        """Path of the innermost mail around a document; its own where there is none."""
        whole = path = found.entry.path if found.entry is not None else ""
        while "/" in path:
            path = path.rpartition("/")[0]
            if path in self.moments:
                return path
        return whole

    def moment(self, found: Found) -> str:
        """When the mail around a document was sent; "" for a file in a folder."""
        return self.moments.get(self.around(found), "")


def sort(found: Sequence[Found], letters: Letters) -> Sorted:
    """Every document of a run in its place."""
    result = Sorted()
    documents = [f for f in found if isinstance(f.entry, Reference) and f.head is not None]
    sure = [(f, group) for f in documents if (summary := _summary(f)) and _is_reply(summary) and (group := _group(f, summary))]
    groups = {group for _, group in sure}
    by_letter: dict[str, set[Group]] = {}
    for document, group in sure:
        by_letter.setdefault(letters.around(document), set()).add(group)
        result.groups.setdefault(group, Company()).replies.append(document)
    for document in documents:
        summary = _summary(document)
        company = by_letter.get(letters.around(document), set())
        if summary is None:
            typed = document.entry is not None and document.entry.path == f"{letters.around(document)}/{TYPED}"
            _sort_failure(document, len(company) == 1, typed, result)
        elif not summary.answered:
            _sort_unanswered(document, summary, groups, result)
        elif summary.doubtful:
            own = _group(document, summary)
            if own in groups or len(company) == 1:
                result.groups[own if own in groups else next(iter(company))].beside.append(document)
            else:
                result.groups.setdefault(own, Company()).replies.append(document)
    return result


def _is_reply(summary: Summary) -> bool:
    return bool(summary.answered) and not summary.doubtful


def _sort_failure(document: Found, beside_reply: bool, typed: bool, result: Sorted) -> None:
    """A document without a reply: if it fits no questionnaire, an annex beside a reply or the text of a mail (``typed``); else it failed."""
    failure = document.head.failure if document.head is not None else None
    if failure is None:
        return
    no_match = failure.code == NoMatchingQuestionnaire.code
    if no_match and beside_reply:
        result.others.append((document, "annex", "annex: fits no questionnaire, and came with a reply"))
    elif no_match and typed:
        result.others.append((document, "annex", "text of a mail that answers no known questionnaire"))
    else:
        result.failed.append((document, failure))


def _sort_unanswered(document: Found, summary: Summary, groups: set[Group], result: Sorted) -> None:
    """A document that answers nothing: an annex, the form itself, or a form that a country sent back blank, which is its reply."""
    group = _group(document, summary)
    if not summary.found:
        result.others.append((document, "annex", "annex: answers none of the questions"))
    elif summary.iso3 is None:
        result.others.append((document, "form", "the form itself, not filled in"))
    elif group in groups:
        result.others.append((document, "form", "the form, not filled in, beside a reply"))
    else:
        result.groups.setdefault(group, Company()).replies.append(document)


def _group(document: Found, summary: Summary) -> Group:
    sha256 = document.entry.sha256 if isinstance(document.entry, Reference) else ""
    return summary.iso3, summary.questionnaire, "" if summary.iso3 else sha256


def _summary(document: Found) -> Summary | None:
    return document.head.summary if document.head is not None else None
