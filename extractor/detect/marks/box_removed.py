"""Removed boxes: the form prints an empty box at every option, the reply keeps it only at those that apply."""

from __future__ import annotations

from collections.abc import Iterator

from extractor.data.evidence import ChoiceQuestion, Evidence, Site
from extractor.detect.restyled import evidence
from extractor.detect.signs import signs
from extractor.text import has_words

KIND = "box-removed"


def find(question: ChoiceQuestion) -> Iterator[Evidence]:
    """Options whose printed box is gone while a sibling's is still there: rejected.

    Not where anything stands in the box's place: a word or sign typed over the box says more than its absence.
    """
    boxed = [site for site in question.sites if site.present and signs(_printed(site))]
    gone = [site for site in boxed if _is_bare(site)]
    kept = [site for site in boxed if signs(f"{site.before} {site.after}")]
    if gone and kept and len(gone) + len(kept) == len(boxed):
        for site in gone:
            yield evidence(question, site, KIND, "rejected")


def _printed(site: Site) -> str:
    return f"{site.printed_before} {site.printed_after}"


def _is_bare(site: Site) -> bool:
    """Whether nothing but separators stands beside a label, and nothing is drawn at it."""
    beside = f"{site.before} {site.after} {site.list_label if site.list_label != site.printed_list_label else ''}"
    return not (signs(beside) or has_words(beside) or site.drawings or site.controls or any(ord(c) >= 0xE000 for c in beside))
