"""A sign between two options as near to the one as to the box of the next ("☐ Yes X ☐ No"), in a reply whose other signs stand behind the options."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import msgspec

from extractor.data.evidence import ChoiceQuestion, Selection, Site
from extractor.detect.signs import EMPTY, signs

_REASON = "the sign stands between two options, and elsewhere signs stand behind the options"


def with_squeezed_in_doubt(questions: Sequence[ChoiceQuestion], selections: Mapping[str, Selection]) -> dict[str, Selection]:
    """``selections``, ambiguous where such a sign was read as the next option's."""
    sites = [site for question in questions for site in question.sites if site.present and not site.in_grid]
    result = dict(selections)
    if not any(sign.means == "on" for site in sites for sign in signs(site.after)[:1]):
        return result
    for question in questions:
        found = result[question.item]
        squeezed = {site.option for site in question.sites if site.present and not site.in_grid and _is_squeezed(site, question)}
        if found.status == "answered" and found.habit == "sign" and squeezed & set(found.selected):
            result[question.item] = msgspec.structs.replace(
                found, status="ambiguous", selected=(), basis=("ambiguous",), reasons=(*found.reasons, _REASON),
            )
    return result


def _is_squeezed(site: Site, question: ChoiceQuestion) -> bool:
    """Whether a sign and an empty box with a space between stand before a label, at most a space behind another label, and no white in print tells more."""
    neighbour = next((s for s in question.sites if s.present and s.block == site.block and s.after_start + len(s.after) == site.before_start), None)
    found = signs(neighbour.after + site.before) if neighbour is not None and neighbour.wide is None else []
    if len(found) != 1 or found[0].means != "on" or found[0].start > 1 or neighbour is None:
        return False
    mark = (neighbour.after + site.before)[found[0].start : found[0].end]
    return mark[0] not in EMPTY and mark[-1] in EMPTY and mark[-2].isspace()
