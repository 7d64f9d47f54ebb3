"""The application as a browser and as an attacker would speak to it."""

from __future__ import annotations

import asyncio
import json
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import httpx
import pytest

from extractor.review.app import application
from extractor.review.desk import Desk
from extractor.review.folder import Folder
from extractor.review.papers import Clerks, Papers

TOKEN = "t" * 43
HOME = "http://127.0.0.1:8751"
OWN = {"origin": HOME, "content-type": "application/json"}


class Client:
    """Requests to the application without a network between."""

    def __init__(self, app: Any) -> None:
        self.app = app

    def request(self, method: str, path: str, **options: Any) -> httpx.Response:
        async def sent() -> httpx.Response:
            async with httpx.AsyncClient(transport=httpx.ASGITransport(self.app), base_url=HOME) as client:
                return await client.request(method, path, **options)

        # In a thread of its own: the browser tests' driver leaves an event loop running in this one.
        with ThreadPoolExecutor(1) as thread:
            return thread.submit(asyncio.run, sent()).result()

    def get(self, path: str, **options: Any) -> httpx.Response:
        return self.request("GET", path, **options)

    def post(self, path: str, **options: Any) -> httpx.Response:
        return self.request("POST", path, **options)


class Page:
    """A client that knows the token, as a window of the page does."""

    def __init__(self, out: Path, session: str = "w") -> None:
        self.desk = Desk(Folder(out), "Ada")
        self.clerks = Clerks()
        self.papers = Papers(self.desk, self.clerks)
        self.client = Client(application(self.desk, self.papers, token=TOKEN, port=8751))
        self.session = session
        self.count = 0
        self.known = {"run": self.desk.run, "version": "0"}

    def get(self, path: str, **headers: str) -> Any:
        return self.client.get(f"/{TOKEN}/{path}", headers=headers, params=self.known if path == "api/changes" else None)

    def post(self, path: str, body: Any, **headers: str) -> Any:
        return self.client.post(f"/{TOKEN}/{path}", content=json.dumps(body), headers={**OWN, **headers}, params=self.known)

    def change(self, kind: str, item: str | None, after: Any, reply: str = "KEN", **more: Any) -> Any:
        self.count += 1
        body = {"id": f"{self.session}{self.count}", "session": self.session, "kind": kind, "reply": reply, "item": item, "after": after, **more}
        return self.post("api/log", body)


@pytest.fixture
def page(out: Path) -> Iterator[Page]:
    made = Page(out)
    yield made
    made.clerks.stop()


def value(*selected: str, text: str = "", status: str = "answered") -> dict[str, Any]:
    return {"status": status, "selected": list(selected), "text": text}


def test_the_page_names_its_folder_and_speaks_the_browsers_language(page: Page) -> None:
    shown = page.get("", **{"accept-language": "es-MX,es;q=0.9"})
    assert shown.status_code == 200
    assert '<html lang="es" dir="ltr">' in shown.text
    assert ">out<" in shown.text
    assert "<style" not in shown.text
    assert " style=" not in shown.text
    assert shown.text.count("<script") == 1


def test_every_response_is_locked_down(page: Page) -> None:
    for response in (page.get(""), page.get("api/start"), page.get("static/app.js"), page.get("nothing"), page.client.get("/")):
        policy = response.headers["content-security-policy"]
        assert "default-src 'none'" in policy
        assert "unsafe" not in policy
        assert "trusted-types 'none'" in policy
        assert response.headers["x-content-type-options"] == "nosniff"
        assert response.headers["cache-control"] == "no-store"
        assert response.headers["referrer-policy"] == "no-referrer"
        assert "set-cookie" not in response.headers


@pytest.mark.parametrize("path", ["/", "/api/start", f"/{TOKEN[:-1]}/", f"/{TOKEN}x/", "/static/app.js", f"//{TOKEN}", "/..%2f" + TOKEN])
def test_nothing_without_the_token(page: Page, path: str) -> None:
    assert page.client.get(path).status_code in (403, 404)


@pytest.mark.parametrize("headers", [
    {"host": "evil.example"}, {"host": "evil.example:8751"}, {"host": "127.0.0.1"}, {"host": "127.0.0.1:9999"}, {"host": "127.0.0.1.nip.io:8751"},
    {"origin": "http://evil.example"}, {"origin": "null"}, {"origin": "http://127.0.0.1:9999"}, {"origin": "https://127.0.0.1:8751"},
    {"sec-fetch-site": "cross-site"}, {"sec-fetch-site": "same-site"},
])
def test_strangers_are_refused(page: Page, headers: dict[str, str]) -> None:
    """DNS rebinding (Host), other sites (Origin), other local servers (same-site), even with the token."""
    assert page.client.get(f"/{TOKEN}/api/start", headers=headers).status_code == 403
    assert page.client.post(f"/{TOKEN}/api/undo", content="{}", headers={**OWN, **headers}).status_code == 403


def test_a_change_needs_an_origin_and_json(page: Page, out: Path) -> None:
    body = json.dumps({"id": "a", "session": "w", "kind": "accept", "reply": "KEN", "item": "1", "after": value("no")})
    assert page.client.post(f"/{TOKEN}/api/log", content=body, headers={"content-type": "application/json"}).status_code == 403
    assert page.client.post(f"/{TOKEN}/api/log", content=body, headers={**OWN, "content-type": "text/plain"}).status_code == 400
    assert page.post("api/log", {"id": "a"}).status_code == 400
    assert page.client.post(f"/{TOKEN}/api/log", content=b"x" * 5_000_000, headers=OWN).status_code == 400
    assert not (out / "corrections.jsonl").exists()


@pytest.mark.parametrize("path", [
    "api/reply/..%2f..%2fetc%2fpasswd", "api/reply/manifest", "api/paper/..%2fKEN/0/text", "api/paper/KEN/0/../../x", "api/paper/KEN/7/none",
    "static/..%2fapp.py", "static/%2e%2e/app.py", "api/page/..%2f..%2fsecret/1/96", "api/page/" + "0" * 64 + "/1/96", "api/json/%00",
    "api/printing/KEN/9", "api/reply/KEN%2f..%2fLKA",
])
def test_paths_cannot_leave_the_folder(page: Page, path: str) -> None:
    assert page.get(path).status_code == 404


def test_links_that_lead_out_are_not_followed(out: Path, tmp_path: Path) -> None:
    (tmp_path / "secret.json").write_bytes((out / "LKA.json").read_bytes())
    (out / "ZAF.json").symlink_to(tmp_path / "secret.json")
    assert sorted(Folder(out).records) == ["KEN", "LKA"]


def test_the_start_has_every_answer(page: Page) -> None:
    start = page.get("api/start").json()
    assert start["rows"][0][:7] == ["KEN", "1", "answered", 0.4, 1, 0, "No"]
    assert len(start["rows"]) == 6
    assert start["reasons"] == ["more than one option is marked"]
    assert [item["id"] for item in start["questionnaires"]["tea"]["items"]] == ["1", "2", "3"]


def test_a_correction_is_written_and_shown_and_the_record_is_untouched(page: Page, out: Path) -> None:
    before = (out / "KEN.json").read_bytes()
    answered = page.change("correct", "1", value("yes"), why="seen on page 2")
    assert answered.status_code == 200
    assert answered.json()["touched"] == ["KEN"]
    entry = json.loads((out / "corrections.jsonl").read_text(encoding="utf-8"))
    assert entry["before"] == {"status": "answered", "selected": ["no"], "text": ""}
    assert entry["after"] == {"status": "answered", "selected": ["yes"], "text": "", "labels": ["Yes"]}
    assert (entry["who"], entry["why"], entry["undoes"], entry["reply"], entry["item"]) == ("Ada", "seen on page 2", None, "KEN", "1")
    shown = page.get("api/reply/KEN").json()["answers"]["1"]
    assert (shown["selected"], shown["state"], shown["before"]) == (["yes"], "corrected", "No")
    assert page.get("api/json/KEN").json()["answers"]["1"]["selected"] == ["yes"]
    assert (out / "KEN.json").read_bytes() == before


def test_the_same_change_sent_twice_is_written_once(page: Page, out: Path) -> None:
    for _ in range(2):
        page.count = 0
        assert page.change("accept", "1", value("no")).status_code == 200
    assert len((out / "corrections.jsonl").read_text(encoding="utf-8").splitlines()) == 1


@pytest.mark.parametrize(("kind", "item", "after", "more"), [
    ("correct", "9", {"status": "answered", "selected": [], "text": ""}, {}), ("correct", "1", {"status": "great", "selected": [], "text": ""}, {}),
    ("correct", "1", {"status": "answered", "selected": ["perhaps"], "text": ""}, {}), ("correct", "1", "PRT", {}), ("country", None, "ZZZ", {}),
    ("definition", None, "../../etc", {}), ("move", "1", {"status": "blank", "selected": [], "text": ""}, {}), ("explode", "1", {}, {}),
])
def test_what_makes_no_sense_is_not_written(page: Page, out: Path, kind: str, item: str | None, after: Any, more: dict[str, Any]) -> None:
    assert page.change(kind, item, after, **more).status_code == 400
    assert not (out / "corrections.jsonl").exists()


def test_two_windows_at_one_answer(page: Page, out: Path) -> None:
    other = Page(out, "v")
    assert page.change("correct", "1", value("yes")).status_code == 200
    refused = other.change("unclear", "1", value(status="ambiguous"))
    assert refused.status_code == 409
    assert refused.json()["theirs"] == "answered · yes"
    assert other.change("unclear", "1", value(status="ambiguous"), seen=refused.json()["seen"]).status_code == 200
    assert page.get("api/reply/KEN").json()["answers"]["1"]["state"] == "corrected"  # it has not looked at the log yet
    page.get("api/changes")
    assert page.get("api/reply/KEN").json()["answers"]["1"]["state"] == "unclear"


def test_undo_in_turn_and_of_another_window_only_when_insisted(page: Page, out: Path) -> None:
    other = Page(out, "v")
    page.change("correct", "1", value("yes"))
    other.change("correct", "3", value(text="Habit."))
    undone = page.post("api/undo", {"id": "u1", "session": "w"}).json()
    assert undone["undone"] == {"reply": "KEN", "item": "1", "what": "Kenya 1"}
    asked = page.post("api/undo", {"id": "u2", "session": "w"}).json()
    assert asked["what"] == "Kenya 3"
    assert page.post("api/undo", {"id": "u3", "session": "w", "insist": asked["ask"]}).json()["undone"]["item"] == "3"
    assert "undone" not in page.post("api/undo", {"id": "u4", "session": "w"}).json()
    assert page.post("api/redo", {"id": "r1", "session": "w"}).json()["undone"]["item"] == "3"
    assert page.get("api/reply/KEN").json()["answers"]["3"]["text"] == "Habit."


def test_a_whole_reply_to_another_country_or_definition(page: Page) -> None:
    assert page.change("country", None, "TZA").json()["replies"]["KEN"]["name"] == "Tanzania"
    assert page.change("definition", None, "tea").status_code == 200
    assert page.get("api/reply/KEN").json()["pending"] == "tea"


def test_a_sample_and_its_rate(page: Page) -> None:
    drawn = page.post("api/sample", {"id": "s", "session": "w", "size": 4}).json()["sample"]
    assert (drawn["size"], drawn["population"], drawn["rate"]["checked"]) == (4, 5, 0)
    for member in drawn["members"]:
        reply, item = member.split("\0")
        record = page.desk.folder.records[reply].data["answers"][item]
        assert page.change("accept", item, {key: record[key] for key in ("status", "selected", "text")}, reply).status_code == 200
    reply, item = drawn["members"][0].split("\0")
    after = page.change("unclear", item, value(status="ambiguous"), reply, seen=page.desk.standing.last_id(reply, item)).json()["sample"]["rate"]
    assert (after["checked"], after["wrong"]) == (4, 1)
    assert Page(page.desk.folder.root).get("api/start").json()["sample"]["rate"] == after


def test_a_later_run_that_reads_something_else(page: Page, out: Path, make_reply: Callable[..., Any], make_answer: Callable[..., Any]) -> None:
    page.change("correct", "1", value("yes"))
    sha = page.desk.folder.records["KEN"].data["sources"][0]["sha256"]
    (out / "KEN.json").write_text(json.dumps(make_reply("KEN", "Kenya", sha, _1=make_answer(("no",), text="but rarely"))), encoding="utf-8")
    news = page.get("api/changes").json()
    assert news["reread"] == ["KEN"]
    assert next(row for row in news["rows"] if row[1] == "1")[-1] == 1
    assert page.get("api/reply/KEN").json()["answers"]["1"]["conflict"] == "No · but rarely"
    (out / "KEN.json").write_text(json.dumps(make_reply("KEN", "Kenya", sha, _1=make_answer(("yes",)))), encoding="utf-8")
    page.get("api/changes")
    assert page.get("api/reply/KEN").json()["answers"]["1"]["conflict"] == "agrees"


def test_a_document_that_cannot_be_read_is_said_so(page: Page) -> None:
    shown = page.get("api/paper/KEN/0/text").json()
    assert (shown["view"], shown["why"]) == ("none", "unreadable")
    assert page.get("api/paper/KEN/5/text").json()["why"] == "no_document"


def test_the_document_that_the_page_shows_first_is_read_first(page: Page, out: Path) -> None:
    """That of the least certain flagged answer; once it has been checked, that of the next, at last that of the first reply."""
    reply = json.loads((out / "LKA.json").read_text(encoding="utf-8"))
    reply["answers"]["3"] |= {"review": True, "confidence": 0.3, "evidence": [{"where": {"source": 1}}]}
    (out / "LKA.json").write_text(json.dumps(reply), encoding="utf-8")
    page.desk.catch_up()
    assert page.desk.order() == [("LKA", 1), ("KEN", 0)]
    page.papers.read_ahead()  # the reply has no second document, which must not end the program
    page.change("accept", "3", value(text="It is warm."), reply="LKA")
    assert page.desk.order() == [("KEN", 0)]
    page.change("accept", "1", value("no"))
    assert page.desk.order() == [("KEN", 0)]
