"""Several documents of one country: which are versions of one reply, which comes later, which stand side by side."""

from __future__ import annotations

import re
from collections.abc import Sequence
from email.utils import parseaddr

import msgspec

from extractor.batch.outcome import SUBSTANTIVE
from extractor.data.reply import Answer, Reply
from extractor.data.submission import Reference
from extractor.settings import SAME_VERSION
from extractor.text import words

_NUMBERED = re.compile(r"(?:\bv|\bver|\bversion|\brev|\brevision)[\s._-]*(\d{1,2})\b|\((\d{1,2})\)(?=\.\w+$|$)", re.IGNORECASE)
_PUBLIC_MAIL = frozenset((
    "gmail.com", "googlemail.com", "yahoo.com", "yahoo.fr", "yahoo.es", "hotmail.com", "outlook.com", "live.com", "msn.com", "aol.com",
    "icloud.com", "mail.ru", "yandex.ru", "qq.com", "163.com", "126.com", "gmx.net", "gmx.de", "protonmail.com", "proton.me", "un.int",
))
"""Mail providers whose domain says nothing of the sender; the domain of missions to the United Nations among them."""


class Candidate(msgspec.Struct, frozen=True, kw_only=True):
    """A document that answers.  moment: of its mail (ISO 8601), "" if it came without; number: its place in the inbox."""

    reference: Reference
    moment: str
    number: tuple[int, int]
    result: str
    reply: Reply


class Replaced(msgspec.Struct, frozen=True, kw_only=True):
    """An earlier version, by which it was replaced, and why."""

    candidate: Candidate
    by: str
    why: str


class Chain(msgspec.Struct, kw_only=True):
    """The versions of one author's reply: the one that counts, those that it replaced, and partial corrections to it."""

    current: Candidate
    replaced: list[Replaced] = []
    supplements: list[Candidate] = []


def chains(candidates: Sequence[Candidate], corrected: Sequence[str]) -> list[Chain]:
    """Authors of a country's reply, each with versions; ``corrected``: words that announce a corrected version."""
    found: list[Chain] = []
    def order(candidate: Candidate) -> tuple[str, bool, int, tuple[int, int]]:
        return candidate.moment, bool(_says_corrected(candidate, corrected)), _number(candidate), candidate.number

    for candidate in sorted(candidates, key=order):
        chain = _earlier_version(found, candidate, corrected)
        if chain is None:
            found.append(Chain(current=candidate))
        elif _says_corrected(candidate, corrected) and _partial(candidate, chain.current):
            chain.supplements.append(candidate)
        else:
            why = _why(chain.current, candidate, corrected)
            chain.replaced.append(Replaced(candidate=chain.current, by=candidate.reference.path, why=why))
            chain.current = candidate
    return found


def similarity(a: Reply, b: Reply) -> float:
    """Share of the items answered in both (of the fewer answered ones) that have the same answer, 0 to 1."""
    first, second = _answered(a), _answered(b)
    if not first or not second:
        return 0.0
    same = sum(agree(first[item], second[item]) for item in first.keys() & second.keys())
    return same / min(len(first), len(second))


def agree(a: Answer, b: Answer) -> bool:
    """Whether two answers say the same, spelling of spaces and signs aside."""
    return a.selected == b.selected and words(a.text) == words(b.text)


def _answered(reply: Reply) -> dict[str, Answer]:
    return {item: answer for item, answer in reply.answers.items() if answer.status in SUBSTANTIVE}


def _earlier_version(found: list[Chain], candidate: Candidate, corrected: Sequence[str]) -> Chain | None:
    """The chain that a document goes on: it must come later for a reason, and be from the same hand or say the same."""
    scored = [(similarity(chain.current.reply, candidate.reply), _same_sender(chain.current, candidate), chain) for chain in found]
    if _says_corrected(candidate, corrected):
        related = [(alike + same, chain) for alike, same, chain in scored if same or alike > 0 or len(found) == 1]
        return max(related, key=lambda pair: pair[0])[1] if related else None
    later = [(alike, chain) for alike, _, chain in scored if alike >= SAME_VERSION and _comes_later(chain.current, candidate)]
    return max(later, key=lambda pair: pair[0])[1] if later else None


def _comes_later(earlier: Candidate, later: Candidate) -> bool:
    """Whether there is a sign that one follows the other; the order of files in a folder is none."""
    if earlier.moment and later.moment and earlier.moment != later.moment:
        return earlier.moment < later.moment
    return _number(later) > _number(earlier)


def _why(earlier: Candidate, later: Candidate, corrected: Sequence[str]) -> str:
    reasons = []
    if word := _says_corrected(later, corrected):
        reasons.append(f"says “{word}”")
    if earlier.moment and later.moment and earlier.moment < later.moment:
        reasons.append(f"received later ({_day(later)}, not {_day(earlier)})")
    if _number(later) > _number(earlier):
        reasons.append(f"version {_number(later)}")
    if _same_sender(earlier, later):
        reasons.append("from the same sender")
    alike = similarity(earlier.reply, later.reply)
    if alike >= SAME_VERSION:
        reasons.append(f"{alike:.0%} of the answers are the same")
    return "; ".join(reasons)


def _says_corrected(candidate: Candidate, corrected: Sequence[str]) -> str:
    """The word by which a document, its name or its mail's subject calls itself a corrected version, "" if it does not."""
    names = [candidate.reference.path.rsplit("/", 1)[-1], candidate.reference.subject or ""]
    folded = [words(name.replace("_", " ")) for name in names]
    for phrase in corrected:
        sought = words(phrase)
        for name in folded:
            if any(name[k : k + len(sought)] == sought for k in range(len(name) - len(sought) + 1)):
                return phrase
    return ""


def _partial(candidate: Candidate, current: Candidate) -> bool:
    """Whether a corrected version answers only few of what the earlier one answers: the rest must not be lost."""
    before, after = _answered(current.reply), _answered(candidate.reply)
    return len(before.keys() & after.keys()) * 2 < len(before)


def _number(candidate: Candidate) -> int:
    """Version number in the file's name ("reply v2.docx", "reply (3).pdf"), 0 if there is none."""
    match = _NUMBERED.search(candidate.reference.path.rsplit("/", 1)[-1].replace("_", " "))
    return int(match.group(1) or match.group(2)) if match else 0


def _same_sender(a: Candidate, b: Candidate) -> bool:
    """Whether both came from one address, or one institution's domain."""
    first, second = (parseaddr(c.reference.sender or "")[1].lower() for c in (a, b))
    if not first or not second:
        return bool(a.reference.sender) and a.reference.sender == b.reference.sender
    domain = first.rpartition("@")[2]
    return first == second or (domain == second.rpartition("@")[2] and domain not in _PUBLIC_MAIL)


def _day(candidate: Candidate) -> str:
    return candidate.reference.received or candidate.moment[:10]
