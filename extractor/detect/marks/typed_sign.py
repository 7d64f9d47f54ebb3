"""A typed sign before or after the option, or in place of its box or bullet: X, (x), ✓, ☒, ●, →."""

from __future__ import annotations

from collections.abc import Iterator

from extractor.data.evidence import ChoiceQuestion, Evidence, Site
from extractor.detect.naming import opens_with_option
from extractor.detect.restyled import evidence
from extractor.detect.signs import CROSSES, LETTERS, POINTERS_ON, TICKS, Sign, signs
from extractor.detect.struck import is_struck
from extractor.text import has_words

KIND = "sign"


def find(question: ChoiceQuestion) -> Iterator[Evidence]:
    """Options with a sign beside them that the form does not print.

    Crosses (✗ ✘) beside ticks in one question mean "not this"; alone they tick.  So does the letter X where every option has a sign and others
    have a tick ("Yes √ / No X").  A box that is a form control counts as
    check box, see ``check_box``.
    """
    first: dict[int, int] = {}
    for site in question.sites:
        if site.present:
            first[site.block] = min(site.start, first.get(site.block, site.start))
    found = [
        (site, sign, offset) for site in question.sites if site.present
        for sign, offset in _signs(site, leads=site.start == first[site.block])
        if offset != site.after_start or not _leads_on(question, site, sign)
    ]
    ticked = any(sign.means == "on" and sign.text[0] not in CROSSES for _, sign, _ in found)
    sorted_out = any(sign.text[0] in TICKS for _, sign, _ in found) and {site.option for site, _, _ in found} == {s.option for s in question.sites}
    for site, sign, offset in found:
        if sign.means != "off":
            rejected = (sign.means == "cross" and ticked) or (sign.text[0] in LETTERS and sorted_out)
            start = offset + sign.start
            kind = "check-box" if _is_control(site, start, offset + sign.end) else KIND
            yield evidence(question, site, kind, "rejected" if rejected else "chosen", quote=sign.text, span=(start, offset + sign.end), consumed=True)


def _signs(site: Site, *, leads: bool) -> list[tuple[Sign, int]]:
    """The signs beside a label with the offset of the text that they stand in; none that the form itself prints, none struck out.

    leads: the label is the first of its block, so that a sign in place of the bullet is its own.
    """
    beside = [(s, site.before, site.before_start) for s in _nearest(site.before)] + [(s, site.after, site.after_start) for s in signs(site.after)[:1]]
    if leads and site.list_label != site.printed_list_label:
        boxed = any(s.means == "off" for s in signs(site.printed_before + " " + site.printed_after))
        if not (boxed and signs(site.before + " " + site.after)):
            beside += [(s, site.list_label, 0) for s in signs(site.list_label)]
    if not beside:
        return []
    printed = {s.text for s in signs(site.printed_before + " " + site.printed_after + " " + site.printed_list_label) if s.means != "off"}
    return [(s, offset) for s, text, offset in beside if s.text not in printed and not is_struck(site, s, text, offset)]


def _nearest(before: str) -> list[Sign]:
    """The sign right before a label, if there is one: an arrow that points at the label's empty box rather than that box ("→ ☐ Yes")."""
    found = signs(before)
    if len(found) > 1 and found[-1].means == "off" and found[-2].text[0] in POINTERS_ON and not before[found[-2].end : found[-1].start].strip():
        return found[-2:-1]
    return found[-1:]


def _leads_on(question: ChoiceQuestion, site: Site, sign: Sign) -> bool:
    """Whether a sign behind a label belongs to words there: they name an option themselves ("Yes / No  ✓ Yes, since 2019", "Yes / No   No X"), or it is
    an arrow that points at them from behind the last of several options.
    """
    ahead, behind = site.after[: sign.start], site.after[sign.end :]
    if site.in_grid:
        return False
    if has_words(ahead) and opens_with_option(ahead, question):
        return True
    if not has_words(behind):
        return False
    here = [s.start for s in question.sites if s.present and s.block == site.block]
    points = sign.text[0] in POINTERS_ON and len(here) > 1 and site.start == max(here)
    return points or opens_with_option(behind, question)


def _is_control(site: Site, start: int, end: int) -> bool:
    return any(c.start < end and start < c.end and c.on is not None for c in site.controls)
