"""Everything the page asks for: the list of answers, a reply with its corrections, what is new since the page last asked."""

from __future__ import annotations

import secrets
import threading
from collections.abc import Iterable
from pathlib import Path
from typing import Any, NamedTuple

from extractor.data.questionnaire import Questionnaire
from extractor.export.corrections import COUNTRY, LOG_NAME, QUESTIONNAIRE
from extractor.review.countries import names
from extractor.review.folder import Folder
from extractor.review.interface import words
from extractor.review.journal import Entry, Journal
from extractor.review.rendition import Press
from extractor.review.samples import Samples
from extractor.review.standing import STATES, Standing, fingerprint, logged, value_of

_SUMMARY = 90
"""Characters of an answer that the list shows."""


class Known(NamedTuple):
    """What a window has seen: which run of the program it spoke to, and how much of the news of that run it has."""

    run: str
    version: int


class Desk:
    """One folder under review.  All methods may be called from any thread."""

    def __init__(self, folder: Folder, who: str, *, office: str | None = None) -> None:
        """who: the name that corrections carry.  office: LibreOffice's program, None to show Word documents as text only."""
        self.folder = folder
        self.who = who
        self.journal = Journal(folder.root / LOG_NAME, logged)
        self.samples = Samples(folder.root)
        self.standing = Standing(self.journal.entries)
        self.press = Press(folder.root / ".extractor" / "printed", self._word, program=office)
        self.run = secrets.token_hex(4)
        self._feed: list[tuple[str, bool]] = []
        self._seen = 0
        self._reasons: dict[str, int] = {}
        self._lock = threading.RLock()
        self._hashes: dict[str, tuple[str, int]] = {}
        self.catch_up()

    # --- what the page gets -----------------------------------------------------------------------------------------

    def start(self, language: str) -> dict[str, Any]:
        """All that the page needs to draw its first list."""
        with self._lock:
            self.catch_up()
            rows = self.rows(self.folder.records)
            return {
                "run": self.run, "version": len(self._feed), "words": words(language), "who": self.who, "rows": rows,
                "replies": {name: self.about(name) for name in self.folder.records}, "reasons": list(self._reasons),
                "questionnaires": {name: self._questionnaire(name) for name in self.folder.questionnaires()},
                "sample": self.samples.current(self.judge), "countries": dict(names(language)),
            }

    def changes(self, known: Known, session: str) -> dict[str, Any]:
        """What happened since a window last asked: rows of the replies that were touched, and who else changed something."""
        with self._lock:
            self.catch_up()
            news = self._feed[known.version :] if known.run == self.run else [(name, False) for name in self.folder.records]
            touched = sorted({name for name, _ in news})
            return {
                "run": self.run, "version": len(self._feed), "touched": touched, "rows": self.rows(touched),
                "reread": sorted({name for name, reread in news if reread}),
                "reasons": list(self._reasons) if known.run != self.run or any(reread for _, reread in news) else None,
                "replies": {name: self.about(name) for name in touched if name in self.folder.records},
                "others": self._others(news, session), "sample": self.samples.current(self.judge) if news else None,
            }

    def reply(self, name: str) -> dict[str, Any] | None:
        """One reply for the right pane: effective answers, each with its state, history and what was extracted."""
        with self._lock:
            record = self.folder.records.get(name)
            if record is None:
                return None
            applied = self.standing.applied(name, record.data)
            history: dict[str, list[dict[str, Any]]] = {}
            for entry in self.journal.entries:
                if entry["reply"] == name:
                    history.setdefault(entry["item"], []).append(_line(entry))
            answers = {item: self._answer(name, item, answer, record.data["answers"][item], history.get(item, []))
                       for item, answer in applied["answers"].items()}
            definition = self.standing.last.get((name, QUESTIONNAIRE))
            return {
                "id": name, "answers": answers, "unassigned": applied["unassigned"], "warnings": record.data["warnings"],
                "sources": self.sources(name), "pending": definition["after"]["questionnaire"] if definition else None,
            }

    def sources(self, name: str) -> list[dict[str, Any]]:
        """A reply's documents: path, format, and whether its pages can be shown ("ready", "waiting", "none")."""
        found = []
        for number, reference in enumerate(self.folder.records[name].data["sources"]):
            self._hashes[reference["sha256"]] = (name, number)
            found.append({"path": reference["path"], "format": reference["format"], "pages": self._pages(reference)})
        return found

    def about(self, name: str) -> dict[str, Any]:
        """A reply for the list: country (as corrected), definition, number of passages without a question."""
        record = self.folder.records[name].data
        country = self.standing.last.get((name, COUNTRY))
        respondent = {**record["respondent"], **(country["after"] if country else {})}
        return {"id": name, "iso3": respondent["iso3"], "name": respondent["name"] or name, "questionnaire": record["questionnaire"]["id"],
                "unassigned": len(record["unassigned"])}

    def rows(self, names: Iterable[str]) -> list[list[Any]]:
        """[reply, item, status, confidence, review, state, summary, selected, reasons, changed] of every answer of these replies."""
        found: list[list[Any]] = []
        for name in names:
            record = self.folder.records.get(name)
            if record is None:
                continue
            applied = self.standing.applied(name, record.data)["answers"]
            for item, original in record.data["answers"].items():
                reasons = [self._reasons.setdefault(reason, len(self._reasons)) for reason in original["reasons"]]
                state = self.standing.state(name, item)
                changed = self.conflict(name, item) not in (None, "agrees")
                found.append([name, item, applied[item]["status"], original["confidence"], int(original["review"]), STATES.index(state),
                              _summary(applied[item]), applied[item]["selected"], reasons, int(changed)])
        return found

    # --- what the rest asks -----------------------------------------------------------------------------------------

    def writing(self) -> threading.RLock:
        """Held while a change is checked against the others and written."""
        return self._lock

    def catch_up(self) -> None:
        """Take in what other windows and programs wrote: log entries, and replies that a batch wrote again."""
        with self._lock:
            self.journal.catch_up()
            fresh = self.journal.entries[self._seen :]
            if fresh:
                self._seen += len(fresh)
                self.standing = Standing(self.journal.entries)
                self._feed += [(entry["reply"], False) for entry in fresh]
            self._feed += [(name, True) for name in sorted(self.folder.refresh())]

    def conflict(self, name: str, item: str) -> str | None:
        """Whether the record says something else than when it was corrected: None, "agrees", or what it says now."""
        entry = self.standing.last.get((name, item))
        answer = self.folder.records[name].data["answers"].get(item)
        if entry is None or answer is None or entry.get("record", "") in ("", fingerprint(answer)):
            return None
        return "agrees" if value_of(answer) == {**value_of(answer), **_known(entry["after"])} else _summary(answer) or answer["status"]

    def judge(self, name: str, item: str) -> bool | None:
        """Whether the extracted answer was right, by what a person made of it; None if it was not checked."""
        state = self.standing.state(name, item)
        if state == "open" or name not in self.folder.records:
            return None
        answer = self.folder.records[name].data["answers"].get(item)
        entry = self.standing.last[name, item]
        return answer is not None and state != "unclear" and {**value_of(answer), **_known(entry["after"])} == value_of(answer)

    def unflagged(self) -> list[tuple[str, str]]:
        """Answers that nobody was asked to look at: what samples are drawn from."""
        answers = ((name, item, answer) for name, record in self.folder.records.items() for item, answer in record.data["answers"].items())
        return [(name, item) for name, item, answer in answers if not answer["review"]]

    def definition(self, name: str) -> Questionnaire | None:
        """The definition that a reply was read with."""
        return self.folder.questionnaire(self.folder.records[name].data["questionnaire"]["id"])

    def corrected(self, name: str) -> dict[str, Any] | None:
        """A reply's JSON as ``export`` sees it: with its corrections."""
        record = self.folder.records.get(name)
        return self.standing.applied(name, record.data) if record is not None else None

    def knows(self, sha256: str) -> bool:
        """Whether a document of this hash belongs to a reply that was looked at."""
        return sha256 in self._hashes

    def pdf(self, sha256: str) -> Path | None:
        """A known document's file, if it is a PDF."""
        return self._file(sha256, "pdf")

    def print_ahead(self) -> None:
        """Have the Word documents printed in the order in which they will be looked at; prints of documents that are gone go too."""
        self.press.forget({source["sha256"] for record in self.folder.records.values() for source in record.data["sources"]})
        flagged = sorted((answer["confidence"], name) for name, record in self.folder.records.items()
                         for answer in record.data["answers"].values() if answer["review"])
        for name in dict.fromkeys([name for _, name in flagged] + list(self.folder.records)):
            self.sources(name)

    def order(self) -> list[tuple[str, int]]:
        """Replies, with the document that the page shows of each, in its order of work: what is still to be checked, least certain first.

        Where nothing is, the reply that the page shows then.
        """
        found = [(answer["confidence"], name, answer["evidence"]) for name, record in self.folder.records.items()
                 for item, answer in record.data["answers"].items() if answer["review"] and self.standing.state(name, item) == "open"]
        found.sort(key=lambda answer: answer[0])
        places = [(name, (evidence[0]["where"].get("source") or 0) if evidence else 0) for _, name, evidence in found]
        return list(dict.fromkeys(places)) or [(next(iter(self.folder.records)), 0)]

    def prefer(self, name: str, number: int) -> None:
        """Somebody is looking at this document: if it has to be printed, then before the others."""
        sources = self.folder.records[name].data["sources"]
        if 0 <= number < len(sources) and sources[number]["format"] == "docx":
            self.press.ask(sources[number]["sha256"])

    # --- parts ------------------------------------------------------------------------------------------------------

    def _answer(
        self, name: str, item: str, answer: dict[str, Any], original: dict[str, Any], history: list[dict[str, Any]],
    ) -> dict[str, Any]:
        """An answer as it is now, with what the program thought of it when it was extracted."""
        entry = self.standing.last.get((name, item), {})
        extracted = {key: original[key] for key in ("confidence", "review", "reasons")}
        changed = value_of(answer) != value_of(original)
        extra = {
            "before": (_summary(original) or original["status"]) if changed else None, "who": entry.get("who"), "last": entry.get("id"),
            "history": history, "conflict": self.conflict(name, item),
        }
        return {**answer, **extracted, "state": self.standing.state(name, item)} | {key: value for key, value in extra.items() if value}

    def _pages(self, reference: dict[str, Any]) -> str:
        if reference["format"] == "docx":
            self.press.ask(reference["sha256"], urgent=False)
            return self.press.state(reference["sha256"])
        return "ready" if reference["format"] == "pdf" else "none"

    def _word(self, sha256: str) -> Path | None:
        return self._file(sha256, "docx")

    def _file(self, sha256: str, kind: str) -> Path | None:
        place = self._hashes.get(sha256)
        held = self.folder.document(*place) if place is not None else None
        return held.file if held is not None and held.format == kind else None

    def _questionnaire(self, name: str) -> dict[str, Any]:
        """A definition for the page; where it is missing, its items as the replies name them."""
        known = self.folder.questionnaire(name)
        if known is None:
            ids = dict.fromkeys(item for record in self.folder.records.values() if record.data["questionnaire"]["id"] == name
                                for item in record.data["answers"])
            empty: dict[str, Any] = {"type": "text", "texts": {}, "options": [], "parent": None}
            return {"id": name, "title": name, "items": [{"id": item, **empty} for item in ids]}
        items = [
            {"id": item.id, "type": item.type, "texts": item.texts, "parent": item.parent,
             "options": [{"id": option.id, "labels": option.labels} for option in item.options]}
            for item in known.items
        ]
        return {"id": name, "title": known.title, "items": items}

    def _others(self, news: list[tuple[str, bool]], session: str) -> str | None:
        names = {name for name, reread in news if not reread}
        if not names or not self.journal.entries:
            return None
        last = self.journal.entries[-1]
        return what_of(self, last) if last["reply"] in names and last.get("session") != session else None


def what_of(desk: Desk, entry: Entry) -> str:
    """An entry named for the status line: country and item."""
    name = desk.about(entry["reply"])["name"] if entry["reply"] in desk.folder.records else entry["reply"]
    return f"{name} {entry['item'].lstrip('#')}".strip()


def _known(after: dict[str, Any]) -> dict[str, Any]:
    return {key: after[key] for key in ("status", "selected", "text") if key in after}


def _summary(answer: dict[str, Any]) -> str:
    """An answer on one line: what was selected, then the first words written."""
    said = " · ".join([*answer["labels"], *([answer["text"].replace("\n", " ")] if answer["text"] else [])])
    return said if len(said) <= _SUMMARY else said[: _SUMMARY - 1] + "…"


def _line(entry: Entry) -> dict[str, Any]:
    after = entry.get("after") or {}
    parts = (after.get("status"), ", ".join(after.get("selected", ())), str(after.get("text", ""))[:_SUMMARY])
    said = " · ".join(str(part) for part in parts if part)
    what = f"{entry.get('kind', 'correct')} {said}".strip()
    return {"at": entry["at"], "who": entry["who"], "what": what, "why": entry.get("why", "")}
