"""Evidence of all questions -> one selection a question, weighed by the respondent's habit.

Respondents are consistent: whoever underlines in question 4 underlines in question 6.  So the kinds of marks that
decide questions on their own are counted over the whole document first; where kinds disagree in a question, the
habitual one is believed if it is clearly stronger, and the answer is flagged; if neither is, it is ambiguous.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence

import msgspec

from extractor.data.evidence import ChoiceQuestion, Evidence, Selection
from extractor.detect.marks import styles
from extractor.settings import CLEAR_MAJORITY, HABIT_CAP, KIND_WEIGHT

NEVER_ALONE = {
    "crossed-out": "a mark was crossed out, and there is no other",
    "image-box-unknown": "the pictures of boxes differ, but the form's own is not among them",
}
"""Families of marks that contradict others but decide nothing themselves, with what to say where there is nothing else."""
_FAMILY = {"check-box": "sign", "tracked-deletion": "deletion", "grey": "colour"}


class Reading(msgspec.Struct, frozen=True, kw_only=True):
    """What one family of marks says about one question.

    chosen: the options it selects.  decisive: it tells the options apart, and as many are chosen as may be.
    rejecting: it works by excluding.  several: a single choice with more than one option marked.
    uniform: every option is marked alike.
    """

    family: str
    chosen: frozenset[str]
    rejected: frozenset[str]
    decisive: bool
    rejecting: bool
    several: bool
    uniform: bool

    @property
    def excludes_all(self) -> bool:
        """Whether it leaves no option."""
        return self.rejecting and not self.chosen


def combine(questions: Sequence[ChoiceQuestion], evidence: Mapping[str, Sequence[Evidence]]) -> dict[str, Selection]:
    """One selection for each question, by item id."""
    readings = {q.item: _readings(q, evidence[q.item]) for q in questions}
    habit = Counter(r.family for found in readings.values() for r in found if r.decisive)
    return {q.item: _decide(q, evidence[q.item], readings[q.item], habit) for q in questions}


def _readings(question: ChoiceQuestion, evidence: Sequence[Evidence]) -> list[Reading]:
    """What each family of marks says, strongest families first."""
    by_family: dict[str, list[Evidence]] = defaultdict(list)
    for e in evidence:
        by_family[_FAMILY.get(e.kind, e.kind)].append(e)
    found = [_reading(question, family, marks) for family, marks in by_family.items()]
    excluded = [r.rejected for r in found if r.rejecting and r.family != "colour"]
    # Deletions under change tracking are printed struck and coloured: the colour is the deletion's, not a mark of its own.
    found = [r for r in found if r.rejecting or r.family not in styles() or r.chosen not in excluded]
    return sorted(found, key=lambda r: (-KIND_WEIGHT.get(r.family, 1.0), r.family))


def _reading(question: ChoiceQuestion, family: str, marks: Sequence[Evidence]) -> Reading:
    options = frozenset(s.option for s in question.sites)
    chosen = frozenset(e.option for e in marks if e.means == "chosen")
    rejected = frozenset(e.option for e in marks if e.means == "rejected")
    rejecting = not chosen
    uniform = not rejected and chosen == options and len(options) > 1
    if rejecting:
        chosen = options - rejected
    fits = bool(chosen) and (question.multiple or len(chosen) == 1)
    return Reading(
        family=family, chosen=chosen, rejected=rejected, rejecting=rejecting, uniform=uniform,
        decisive=fits and not (uniform and not question.multiple) and chosen != options,
        several=not question.multiple and not rejecting and len(chosen) > 1,
    )


def _decide(question: ChoiceQuestion, evidence: Sequence[Evidence], readings: Sequence[Reading], habit: Counter[str]) -> Selection:
    """Weigh the readings of one question."""
    decisive = [r for r in readings if r.decisive and r.family not in NEVER_ALONE]
    if not decisive:
        decisive = [r for r in readings if r.uniform and question.multiple and (r.family not in styles() or habit[r.family] > 0)]
    doubled = [r for r in readings if r.several]
    if not decisive:
        if doubled:
            return _ambiguous(question, evidence, f"more than one option is marked ({_names(doubled)})")
        doubt = next((NEVER_ALONE[r.family] for r in readings if r.family in NEVER_ALONE), None)
        if doubt is not None:
            return _ambiguous(question, evidence, doubt)
        if question.stray:
            return _ambiguous(question, evidence, f"something is drawn here ({question.stray[0].shape}), but at none of the options")
        excluding = [r for r in readings if r.excludes_all]
        if excluding:
            return _ambiguous(question, evidence, f"every option is rejected ({_names(excluding)})")
        telling = [r for r in readings if r.family not in styles() or (r.rejecting and r.chosen)]
        if telling:
            reason = f"marks that decide nothing: {_names(telling)}"
            return Selection(item=question.item, status="blank", selected=(), evidence=tuple(evidence), basis=("undecided",), reasons=(reason,))
        return Selection(item=question.item, status="blank", selected=(), evidence=tuple(evidence), basis=("blank",))
    groups = _groups(question, decisive)
    scored = sorted(((sum(_weight(r, habit) for r in members), sorted(chosen), members) for chosen, members in groups.items()), key=lambda g: (-g[0], g[1]))
    best, chosen, members = scored[0]
    rivals = sum(_weight(r, habit) for r in doubled if not r.uniform) + sum(s for s, _, _ in scored[1:])
    if rivals and best < CLEAR_MAJORITY * rivals:
        return _ambiguous(question, evidence, f"marks disagree: {_names([*decisive, *doubled])}")
    return _answered(question, evidence, frozenset(chosen), members, habit, contested=bool(rivals))


def _groups(question: ChoiceQuestion, decisive: Sequence[Reading]) -> dict[frozenset[str], list[Reading]]:
    """Readings by what they choose; one that only excludes joins those that choose among what it leaves."""
    groups: dict[frozenset[str], list[Reading]] = defaultdict(list)
    for reading in decisive:
        if not reading.rejecting:
            groups[reading.chosen].append(reading)
    for reading in decisive:
        if reading.rejecting:
            inside = [c for c in groups if not c & reading.rejected]
            groups[inside[0] if inside else reading.chosen].append(reading)
    return groups


def _weight(reading: Reading, habit: Counter[str]) -> float:
    """How much a reading counts: its kind's own weight, more for each other question decided by it."""
    return KIND_WEIGHT.get(reading.family, 1.0) * (1 + min(max(habit[reading.family] - 1, 0), HABIT_CAP))


def _answered(
    question: ChoiceQuestion, evidence: Sequence[Evidence], chosen: frozenset[str], members: Sequence[Reading], habit: Counter[str], *, contested: bool
) -> Selection:
    families = {r.family for r in members}
    agreeing = [e for e in evidence if _FAMILY.get(e.kind, e.kind) in families]
    conflicts = [
        e for e in evidence if e not in agreeing and ((e.means == "chosen" and e.option not in chosen) or e.kind in NEVER_ALONE)
    ]
    main = max(members, key=lambda r: (habit[r.family], KIND_WEIGHT.get(r.family, 1.0)))
    others = habit[main.family] - 1
    name = "contested" if contested or question.stray else "agreeing" if len(members) > 1 else "habitual" if others > 0 else "single"
    reasons = []
    if contested:
        reasons.append(f"{main.family} decides against {', '.join(sorted({e.kind for e in conflicts}))}; {others} other questions are marked by {main.family}")
    if question.stray:
        reasons.append(f"something else is drawn here ({question.stray[0].shape}), but at none of the options")
    elif name == "single" and sum(habit.values()) > 1:
        reasons.append(f"the only question marked by {main.family}; the others by {habit.most_common(1)[0][0]}")
    return Selection(
        item=question.item, status="answered", selected=tuple(dict.fromkeys(s.option for s in question.sites if s.option in chosen)),
        evidence=tuple(agreeing), conflicts=tuple(conflicts), habit=main.family, basis=(name,), reasons=tuple(reasons),
    )


def _ambiguous(question: ChoiceQuestion, evidence: Sequence[Evidence], reason: str) -> Selection:
    return Selection(item=question.item, status="ambiguous", selected=(), evidence=tuple(evidence), basis=("ambiguous",), reasons=(reason,))


def _names(readings: Sequence[Reading]) -> str:
    return ", ".join(dict.fromkeys(r.family for r in readings))
