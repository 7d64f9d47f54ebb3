"""Several documents of one country: versions, two ministries, annexes, uncertain countries."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import msgspec
import pytest

from extractor.batch.assemble import Assembly
from extractor.batch.merge import merge, overlay
from extractor.batch.outcome import Head, Outcome, summarize
from extractor.batch.run import Found
from extractor.batch.store import RESULTS, Store
from extractor.batch.versions import Candidate, chains
from extractor.data.reply import Accounting, Answer, AnswerEvidence, QuestionnaireReference, Reply, Respondent, SourceReference, Unassigned, Where
from extractor.data.submission import Failure, Message, Reference
from extractor.errors import NoMatchingQuestionnaire

CORRECTED = ("corrected", "revised", "final version")


def answer(said: str | None, text: str = "") -> Answer:
    """ "yes" and "no" are options, None is blank, "?" is ambiguous."""
    evidence = (AnswerEvidence(kind="sign", option=said, quote="X", where=Where(source=0, block=1, start=0, end=1)),)
    if said == "?":
        return Answer(status="ambiguous", confidence=0.3, review=True, text=text, evidence=evidence)
    if said is None:
        return Answer(status="answered" if text else "blank", text=text, confidence=0.95, review=False, evidence=evidence if text else ())
    return Answer(status="answered", selected=(said,), labels=(said.title(),), text=text, confidence=0.95, review=False, evidence=evidence)


def reply(path: str, iso3: str | None = "PRT", **answers: Answer) -> Reply:
    return Reply(
        questionnaire=QuestionnaireReference(id="q", sha256="0"),
        languages=("en",),
        warnings=(),
        respondent=Respondent(iso3=iso3, name="Portugal" if iso3 else None, confidence=0.9 if iso3 else 0.0),
        sources=(SourceReference(path=path, sha256=path, format="docx"),),
        answers=answers,
        unassigned=(Unassigned(text="x", where=Where(source=0, block=0, start=0, end=1)),),
        accounting=Accounting(tokens=10, template=5, answer=3, furniture=1, unassigned=1),
    )


def candidate(
    path: str, moment: str = "", sender: str | None = None, subject: str | None = None, number: int = 0, **answers: Answer
) -> Candidate:
    reference = Reference(path=path, sha256=path, format="docx", size=1, received=moment[:10] or None, sender=sender, subject=subject)
    return Candidate(reference=reference, moment=moment, number=(number, 0), result="", reply=reply(path, **answers))


def shape(found: list[Any]) -> list[tuple[str, list[str], list[str]]]:
    return [
        (c.current.reference.path, [r.candidate.reference.path for r in c.replaced], [s.reference.path for s in c.supplements])
        for c in found
    ]


FULL = {"q1": answer("yes"), "q2": answer(None, "a register"), "q3": answer("no"), "q4": answer(None, "by mail")}
CHANGED = FULL | {"q3": answer("yes")}
OTHER = {"q1": answer("no"), "q2": answer(None, "nothing"), "q3": answer("yes"), "q4": answer(None)}


def test_later_mail_that_says_corrected_replaces() -> None:
    first = candidate("a/x.docx", "2023-09-04T09:30", "M <m@mj.gov.pt>", "Reply", **FULL)
    later = candidate("b/y.pdf", "2023-09-20T09:30", "M <m@mj.gov.pt>", "RE: Reply - CORRECTED VERSION", **OTHER)
    (chain,) = chains([later, first], CORRECTED)
    assert shape([chain]) == [("b/y.pdf", ["a/x.docx"], [])]
    assert chain.replaced[0].why == "says “corrected”; received later (2023-09-20, not 2023-09-04); from the same sender"


def test_later_mail_with_mostly_the_same_answers_replaces() -> None:
    first, later = candidate("a.docx", "2023-09-04", "a@x.pt", **FULL), candidate("b.docx", "2023-09-20", "b@y.pt", **CHANGED)
    assert shape(chains([first, later], CORRECTED)) == [("b.docx", ["a.docx"], [])]


@pytest.mark.parametrize(
    ("earlier", "later"),
    [
        ("Portugal.docx", "Portugal corrected.docx"),
        ("reply v1.docx", "reply v2.docx"),
        ("reply.docx", "reply (2).docx"),
        ("reply_rev1.docx", "reply_rev3.docx"),
        ("Portugal.docx", "A revised reply.docx"),
    ],
)
def test_names_tell_versions_where_no_mail_does(earlier: str, later: str) -> None:
    for order in ((0, 1), (1, 0)):
        found = chains([candidate(earlier, number=order[0], **FULL), candidate(later, number=order[1], **CHANGED)], CORRECTED)
        assert shape(found) == [(later, [earlier], [])]


def test_order_in_a_folder_is_no_sign() -> None:
    found = chains([candidate("a.docx", number=0, **FULL), candidate("b.docx", number=1, **CHANGED)], CORRECTED)
    assert shape(found) == [("a.docx", [], []), ("b.docx", [], [])]


def test_two_ministries_stand_side_by_side() -> None:
    justice = candidate(
        "j.docx", "2023-09-04", "j@mj.gov.pt", q1=answer("yes"), q2=answer(None, "a register"), q3=answer(None), q4=answer(None)
    )
    interior = candidate("i.docx", "2023-09-20", "i@mai.gov.pt", q1=answer(None), q2=answer(None), q3=answer("no"), q4=answer(None, "mail"))
    assert len(chains([justice, interior], CORRECTED)) == 2


def test_a_correction_of_one_ministry_leaves_the_other() -> None:
    justice = candidate(
        "j.docx", "2023-09-04", "j@mj.gov.pt", number=0, q1=answer("yes"), q2=answer(None, "a"), q3=answer(None), q4=answer(None)
    )
    interior = candidate(
        "i.docx", "2023-09-05", "i@mai.gov.pt", number=1, q1=answer(None), q2=answer(None), q3=answer("no"), q4=answer(None, "m")
    )
    again = candidate(
        "k.docx",
        "2023-09-09",
        "i@mai.gov.pt",
        "Corrected reply",
        number=2,
        q1=answer(None),
        q2=answer(None),
        q3=answer("yes"),
        q4=answer(None, "m"),
    )
    assert shape(chains([justice, interior, again], CORRECTED)) == [("j.docx", [], []), ("k.docx", ["i.docx"], [])]


def test_a_partial_correction_loses_nothing() -> None:
    whole = candidate("a.docx", "2023-09-04", "m@mj.gov.pt", **FULL)
    few = {"q1": answer(None), "q2": answer(None), "q3": answer("yes"), "q4": answer(None)}
    part = candidate("b.docx", "2023-09-20", "m@mj.gov.pt", "Correction: corrected answer to 3", **few)
    (chain,) = chains([whole, part], CORRECTED)
    assert shape([chain]) == [("a.docx", [], ["b.docx"])]
    joined = overlay(whole.reply, part.reply)
    assert {item: a.selected or a.text for item, a in joined.answers.items()} == {
        "q1": ("yes",),
        "q2": "a register",
        "q3": ("yes",),
        "q4": "by mail",
    }
    assert joined.answers["q3"].review and "before: No" in joined.answers["q3"].reasons[-1]
    assert joined.answers["q3"].evidence[0].where.source == 1
    assert not joined.answers["q1"].review


def test_replies_that_complete_each_other_are_joined() -> None:
    joined = merge([reply("a", q1=answer("yes"), q2=answer(None)), reply("b", q1=answer(None), q2=answer("no", "but soon"))])
    assert (joined.answers["q1"].selected, joined.answers["q2"].selected, joined.answers["q2"].text) == (("yes",), ("no",), "but soon")
    assert not any(a.review for a in joined.answers.values())
    assert (joined.answers["q1"].evidence[0].where.source, joined.answers["q2"].evidence[0].where.source) == (0, 1)
    assert joined.unassigned[1].where.source == 1
    assert (joined.accounting.tokens, len(joined.sources)) == (20, 2)
    assert joined.warnings[0].code == "merged"


@pytest.mark.parametrize(
    ("first", "second", "status", "selected", "text", "review"),
    [
        (answer("yes"), answer("yes"), "answered", ("yes",), "", False),
        (answer("yes"), answer("no"), "ambiguous", (), "", True),
        (answer("yes", "a"), answer("yes", "b"), "answered", ("yes",), "a\n\nb", True),
        (answer("yes", "a"), answer("yes", "A!"), "answered", ("yes",), "a", False),
        (answer(None, "a"), answer(None, "b"), "answered", (), "a\n\nb", True),
        (answer("yes"), answer("?"), "ambiguous", (), "", True),
        (answer(None), answer(None), "blank", (), "", False),
    ],
)
def test_conflicts_are_flagged_and_nothing_is_chosen(
    first: Answer, second: Answer, status: str, selected: tuple[str, ...], text: str, review: bool
) -> None:
    joined = merge([reply("a", q1=first), reply("b", q1=second)]).answers["q1"]
    assert (joined.status, joined.selected, joined.text, joined.review) == (status, selected, text, review)
    if review:
        assert "a: " in joined.reasons[0] and "b: " in joined.reasons[0]


# --- the whole of it, from results to OUT -----------------------------------------------------------------------------


class Inbox:
    """Documents as a run leaves them."""

    def __init__(self, out: Path) -> None:
        self.store, self.found = Store(out), []

    def add(self, path: str, content: Reply | Failure, sha: str | None = None) -> None:
        number = len(self.found)
        reference = Reference(path=path, sha256=sha or f"{number:064x}", format="text" if path.endswith("body") else "docx", size=1)
        outcome = Outcome(failure=content) if isinstance(content, Failure) else Outcome(summary=summarize(content, 0.6), reply=content)
        self.store.keep(RESULTS, f"{number}.json", msgspec.json.encode(outcome))
        self.found.append(
            Found(number=(number, 0), entry=reference, head=Head(summary=outcome.summary, failure=outcome.failure), result=f"{number}.json")
        )

    def mail(self, path: str, sent: str) -> None:
        self.found.append(Found(number=(len(self.found), 0), entry=Message(path=path, sent=sent)))

    def assemble(self) -> Any:
        return Assembly(self.store, self.found, CORRECTED).assemble()


@pytest.fixture
def inbox(tmp_path: Path) -> Inbox:
    return Inbox(tmp_path)


def nothing(path: str) -> Failure:
    return Failure(path=path, code=NoMatchingQuestionnaire.code, message="fits none")


MISSING = Answer(status="not_found", confidence=0.9, review=False)


def became(manifest: Any) -> dict[str, str]:
    return {d.path: d.became for d in manifest.documents}


def test_uncertain_country_goes_to_a_file_of_its_own(inbox: Inbox) -> None:
    inbox.add("a.docx", reply("a", None, q1=answer("yes")), sha="abcdef0123" + "0" * 54)
    inbox.add("b.docx", reply("b", None, q1=answer("yes")), sha="1234567890" + "0" * 54)
    manifest = inbox.assemble()
    assert [r.file for r in manifest.replies] == ["UNKNOWN-12345678.json", "UNKNOWN-abcdef01.json"]
    assert all((inbox.store.root / r.file).is_file() and r.iso3 is None for r in manifest.replies)


def test_same_bytes_twice_are_one_reply(inbox: Inbox) -> None:
    for path in ("a.docx", "b.docx"):
        inbox.add(path, reply(path, q1=answer("yes")), sha="ab" * 32)
    manifest = inbox.assemble()
    assert became(manifest) == {"a.docx": "reply", "b.docx": "duplicate"}
    assert len(manifest.replies) == 1


def test_annex_beside_a_reply_is_no_error_but_alone_it_is(inbox: Inbox) -> None:
    inbox.mail("m.eml", "2023-09-04")
    inbox.add("m.eml/reply.docx", reply("r", q1=answer("yes")))
    inbox.add("m.eml/annex.docx", nothing("m.eml/annex.docx"))
    inbox.add("m.eml/tables.docx", reply("t", q1=MISSING))
    inbox.add("alone.docx", nothing("alone.docx"))
    inbox.mail("n.eml", "2023-09-04")
    inbox.add("n.eml/body", nothing("n.eml/body"))
    manifest = inbox.assemble()
    assert became(manifest) == {
        "m.eml/reply.docx": "reply",
        "m.eml/annex.docx": "annex",
        "m.eml/tables.docx": "annex",
        "alone.docx": "error",
        "n.eml/body": "annex",
    }
    assert [e.path for e in manifest.errors] == ["alone.docx"]
    assert manifest.replies[0].errors == ()


def test_what_could_not_be_read_is_noted_with_the_reply_that_it_came_with(inbox: Inbox) -> None:
    inbox.mail("m.eml", "2023-09-04")
    inbox.add("m.eml/reply.docx", reply("r", q1=answer("yes")))
    inbox.add("m.eml/annex.docx", Failure(path="m.eml/annex.docx", code="encrypted-document", message="needs a password"))
    inbox.found.append(Found(number=(9, 0), entry=Failure(path="m.eml/table.xlsx", code="unsupported-format", message="an Excel workbook")))
    (record,) = inbox.assemble().replies
    assert record.errors == ("m.eml/annex.docx", "m.eml/table.xlsx")


def test_a_document_in_which_nothing_surely_answers_is_no_part_of_a_reply(inbox: Inbox) -> None:
    unsure = {"q1": answer("?"), "q2": MISSING, "q3": MISSING}
    inbox.mail("m.eml", "2023-09-04")
    inbox.add("m.eml/reply.docx", reply("r", q1=answer("yes"), q2=answer(None), q3=answer(None)))
    inbox.add("m.eml/report.docx", reply("s", None, **unsure))
    inbox.add("later.docx", reply("t", "PRT", **unsure))
    inbox.add("alone.docx", reply("u", "KEN", **unsure))
    manifest = inbox.assemble()
    assert became(manifest) == {"m.eml/reply.docx": "reply", "m.eml/report.docx": "annex", "later.docx": "annex", "alone.docx": "reply"}
    kept = msgspec.json.decode((inbox.store.root / "PRT.json").read_bytes(), type=Reply)
    assert [warning.code for warning in kept.warnings] == ["annex", "annex"]
    assert [i.path for i in manifest.ignored] == ["later.docx", "m.eml/report.docx"]


def test_blank_forms(inbox: Inbox) -> None:
    inbox.add("form.docx", reply("f", None, q1=answer(None)))
    inbox.add("ken-blank.docx", reply("k", "KEN", q1=answer(None)))
    inbox.add("prt-blank.docx", reply("p", "PRT", q1=answer(None)))
    inbox.add("prt.docx", reply("q", "PRT", q1=answer("yes")))
    manifest = inbox.assemble()
    assert became(manifest) == {"form.docx": "form", "ken-blank.docx": "reply", "prt-blank.docx": "form", "prt.docx": "reply"}


def test_a_country_with_replies_to_two_questionnaires_has_two_files(inbox: Inbox) -> None:
    inbox.add("a.docx", reply("a", q1=answer("yes")))
    other = msgspec.structs.replace(reply("b", q1=answer("yes")), questionnaire=QuestionnaireReference(id="plastics", sha256="1"))
    inbox.add("b.docx", other)
    assert [r.file for r in inbox.assemble().replies] == ["PRT.plastics.json", "PRT.q.json"]


def test_replaced_reply_is_kept(inbox: Inbox) -> None:
    inbox.mail("1.eml", "2023-09-04")
    inbox.add("1.eml/a.docx", reply("1.eml/a.docx", **FULL))
    inbox.mail("2.eml", "2023-09-20")
    inbox.add("2.eml/b.docx", reply("2.eml/b.docx", **CHANGED))
    manifest = inbox.assemble()
    (record,) = manifest.replies
    (earlier,) = record.replaces
    assert (earlier.source, earlier.by) == ("1.eml/a.docx", "2.eml/b.docx")
    assert msgspec.json.decode((inbox.store.root / earlier.file).read_bytes(), type=Reply).answers["q3"].selected == ("no",)
    kept = msgspec.json.decode((inbox.store.root / "PRT.json").read_bytes(), type=Reply)
    assert kept.answers["q3"].selected == ("yes",)
    assert kept.warnings[0].code == "replaces"
