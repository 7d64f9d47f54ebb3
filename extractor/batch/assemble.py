"""The second half of a run: documents -> countries.  One reply a country and questionnaire; what did not become a reply, and why."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path

import msgspec

from extractor.batch.manifest import Counts, DocumentRecord, Manifest, ReplacedRecord, ReplyRecord
from extractor.batch.merge import merge, overlay
from extractor.batch.outcome import SUBSTANTIVE, Outcome
from extractor.batch.run import Found, messages
from extractor.batch.sorting import Company, Group, Letters, Sorted, sort
from extractor.batch.store import RESULTS, Store, write_atomic
from extractor.batch.versions import Candidate, Chain, chains
from extractor.data.reply import QuestionnaireReference, Reply, ReplyWarning
from extractor.data.submission import Failure, Ignored, Reference
from extractor.export.reply_json import encode


class Assembly:
    """Writes the replies and collects the manifest."""

    def __init__(self, store: Store, found: list[Found], corrected: Sequence[str]) -> None:
        self.store, self.corrected = store, corrected
        self.found = [f for f in found if f.entry is not None]
        self.records: dict[tuple[int, int], DocumentRecord] = {}
        self.replies: list[ReplyRecord] = []
        self.questionnaires: dict[str, QuestionnaireReference] = {}
        self.errors: list[Failure] = []
        self.errors_by_letter: dict[str, list[str]] = {}
        self.ignored: list[Ignored] = []
        self.replaced_files: list[str] = []
        self.letters = Letters({message.path: message.sent or message.received or "" for message in messages(found)})

    def assemble(self) -> Manifest:
        """Write every reply; the manifest of the run."""
        sorted_ = sort(self.found, self.letters)
        self._note_errors(sorted_)
        times = Counter(iso3 for iso3, _, _ in sorted_.groups)
        for group in sorted(sorted_.groups, key=lambda g: (g[0] or "~", g[1], g[2])):
            self._write_group(_stem(group, group[0] is not None and times[group[0]] > 1), sorted_.groups[group])
        for document, became, why in sorted_.others:
            self._pass_over(document, became, None, why)
        self.ignored += [found.entry for found in self.found if isinstance(found.entry, Ignored)]
        return Manifest(
            questionnaires=tuple(self.questionnaires[name] for name in sorted(self.questionnaires)), replies=tuple(self.replies),
            documents=tuple(self.records[number] for number in sorted(self.records)),
            ignored=tuple(sorted(self.ignored, key=lambda i: i.path)), errors=tuple(sorted(self.errors, key=lambda e: e.path)),
            mails=tuple(messages(self.found)))

    def _write_group(self, stem: str, company: Company) -> None:
        """One reply from all documents of a country."""
        distinct = self._without_duplicates(company.replies, f"{stem}.json")
        lines = chains([self._candidate(found) for found in distinct], self.corrected)
        replaced = [self._replaced(stem, r.candidate, r.by, r.why) for line in lines for r in line.replaced]
        warnings = [ReplyWarning(code="replaces", message=f"takes the place of {r.source}: {r.why}") for r in replaced]
        for found in company.beside:
            why = "annex: nothing in it surely answers a question, and there is a reply"
            self._pass_over(found, "annex", f"{stem}.json", why)
            warnings.append(ReplyWarning(code="annex", message=f"{found.entry.path if found.entry else ''} came too; nothing in it surely "
                                                               "answers a question"))
        reply = _joined(lines)
        reply = msgspec.structs.replace(reply, warnings=(*warnings, *reply.warnings))
        write_atomic(self.store.root / f"{stem}.json", encode(reply))
        for line in lines:
            self._record_candidate(line.current, "merged" if len(lines) > 1 else "reply", stem)
            for supplement in line.supplements:
                self._record_candidate(supplement, "correction", stem)
        self.questionnaires[reply.questionnaire.id] = reply.questionnaire
        letters = dict.fromkeys(self.letters.around(found) for found in company.replies)
        self.replies.append(ReplyRecord(
            file=f"{stem}.json", iso3=None if stem.startswith("UNKNOWN") else reply.respondent.iso3, name=reply.respondent.name,
            questionnaire=reply.questionnaire.id, sources=tuple(source.path for source in reply.sources), replaces=tuple(replaced),
            errors=tuple(path for letter in letters for path in self.errors_by_letter.get(letter, ())), counts=count(reply)))

    def _note_errors(self, sorted_: Sorted) -> None:
        """Everything that could not be read: documents, and files and parts of mails that did not even open."""
        for document, failure in sorted_.failed:
            self._record(document, "error", None, failure.message)
        failed = [*sorted_.failed, *((found, found.entry) for found in self.found if isinstance(found.entry, Failure))]
        for found, failure in failed:
            self.errors.append(failure)
            self.errors_by_letter.setdefault(self.letters.around(found), []).append(failure.path)

    def _pass_over(self, found: Found, became: str, reply: str | None, why: str) -> None:
        """A document that is no reply."""
        self._record(found, became, reply, why)
        if found.entry is not None:
            self.ignored.append(Ignored(path=found.entry.path, reason=why))

    def _without_duplicates(self, group: list[Found], file: str) -> list[Found]:
        first: dict[str, Found] = {}
        for found in sorted(group, key=lambda f: (self.letters.moment(f), f.number)):
            if isinstance(found.entry, Reference):
                kept = first.setdefault(found.entry.sha256, found)
                if kept is not found and kept.entry is not None:
                    self._record(found, "duplicate", file, f"the same bytes as {kept.entry.path}")
        return sorted(first.values(), key=lambda f: f.number)

    def _candidate(self, found: Found) -> Candidate:
        if not isinstance(found.entry, Reference):
            raise TypeError(found)
        return Candidate(reference=found.entry, moment=self.letters.moment(found), number=found.number, result=found.result,
                         reply=_load(self.store, found.result))

    def _replaced(self, stem: str, candidate: Candidate, by: str, why: str) -> ReplacedRecord:
        """Keep an earlier version beside the reply."""
        name = f"{stem}-{candidate.reference.sha256[:8]}.json"
        write_atomic(self.store.root / "replaced" / name, encode(candidate.reply))
        self.replaced_files.append(name)
        self._record_candidate(candidate, "replaced", stem, why=f"replaced by {by}: {why}")
        return ReplacedRecord(source=candidate.reference.path, file=f"replaced/{name}", by=by, why=why)

    def _record_candidate(self, candidate: Candidate, became: str, stem: str, why: str = "") -> None:
        self.records[candidate.number] = _document_record(candidate.reference, became, f"{stem}.json", why)

    def _record(self, found: Found, became: str, reply: str | None, why: str) -> None:
        if isinstance(found.entry, Reference):
            self.records[found.number] = _document_record(found.entry, became, reply, why)


def count(reply: Reply) -> Counts:
    """How many items of a reply are answered, flagged, blank and missing."""
    answers = list(reply.answers.values())
    return Counts(
        items=len(answers), answered=sum(a.status in SUBSTANTIVE and a.status != "not_applicable" for a in answers),
        flagged=sum(a.review for a in answers), blank=sum(a.status in ("blank", "not_applicable") for a in answers),
        not_found=sum(a.status == "not_found" for a in answers))


def used_results(found: list[Found]) -> Iterator[str]:
    """Names of the results that a run rests on."""
    return (f.result for f in found if f.result)


def _joined(lines: list[Chain]) -> Reply:
    """One reply of all authors, partial corrections laid over."""
    parts = []
    for line in lines:
        part = line.current.reply
        for supplement in line.supplements:
            part = overlay(part, supplement.reply)
        parts.append(part)
    return parts[0] if len(parts) == 1 else merge(parts)


def _load(store: Store, name: str) -> Reply:
    kept = store.kept(RESULTS, name)
    outcome = msgspec.json.decode(kept or b"", type=Outcome)
    if outcome.reply is None:
        raise ValueError(name)
    return outcome.reply


def _document_record(reference: Reference, became: str, reply: str | None, why: str) -> DocumentRecord:
    return DocumentRecord(path=reference.path, sha256=reference.sha256, format=reference.format, received=reference.received,
                          sender=reference.sender, subject=reference.subject, became=became, reply=reply, why=why)


def _stem(group: Group, several: bool) -> str:
    iso3, questionnaire, sha256 = group
    base = iso3 or f"UNKNOWN-{sha256[:8]}"
    return f"{base}.{Path(questionnaire).name}" if several else base
