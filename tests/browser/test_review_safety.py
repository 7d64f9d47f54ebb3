"""Nothing is lost, nothing is run: killed servers, two windows, hostile documents, long documents."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

pytestmark = pytest.mark.browser
Open = Callable[..., Any]


def test_nothing_is_lost_when_the_program_is_killed_between_any_two_keys(output: Any, window: Open) -> None:
    """Killed right after each key press, before it can have answered; the page that stays open goes on by itself."""
    output.flag(lambda reply, item, answer: reply == "BWA" and item in ("1", "4", "6", "8"))
    desk = window(output.serve())
    for made, key in enumerate(("2", "1", "x", "Enter", "1", "b", "u"), 1):
        desk.press(key)
        output.kill()
        output.serve()
        desk.saved()
        desk.page.wait_for_selector("#offline", state="hidden")
        log = output.log()
        assert len({entry["id"] for entry in log}) == len(log) == made, key
    assert [entry["item"] for entry in output.log()] == ["1", "1", "1", "1", "4", "4", "4"]
    assert [entry["kind"] for entry in output.log()] == ["correct", "correct", "unclear", "accept", "correct", "correct", "undo"]


def test_what_was_pressed_while_the_program_was_gone_is_written_later(output: Any, window: Open) -> None:
    flagged = output.flag(lambda reply, item, answer: reply == "BWA" and item in ("1", "4", "6", "8"))
    desk = window(output.serve())
    output.kill()
    desk.press("2", "Enter", "1", "Enter", "Enter")
    desk.page.wait_for_selector("#offline")
    assert output.log() == []
    output.serve()
    desk.saved()
    assert len({entry["item"] for entry in output.log()}) == 3
    assert len(flagged) == 4
    assert [entry["item"] for entry in output.log()][-1] == "6"


def test_two_windows_at_once(output: Any, window: Open) -> None:
    output.flag(lambda reply, item, answer: reply == "BWA" and item in ("1", "4"))
    address = output.serve()
    one, two = window(address), window(address)
    two.press("j")
    one.press("2")
    two.press("1")
    for desk in (one, two):
        desk.saved()
    one.there("#card-4.corrected")
    two.there("#card-1.corrected")
    assert {(entry["item"], entry["after"]["selected"][0]) for entry in output.log()} == {("1", "no"), ("4", "yes")}
    for desk in (one, two):
        desk.shows("#progress-words", "2 of 2 checked")


def test_two_windows_at_the_same_answer(output: Any, window: Open) -> None:
    output.flag(lambda reply, item, answer: (reply, item) == ("BWA", "1"))
    address = output.serve()
    one, two = window(address), window(address, blocked="**/api/changes*")  # the second never hears of the first
    one.press("2")
    one.saved()
    two.press("x")
    two.there("dialog[open]")
    assert [entry["kind"] for entry in output.log()] == ["correct"]
    two.shows("dialog .clash dd", "no")
    two.page.get_by_role("button", name="Use mine").click()
    two.saved()
    assert [entry["kind"] for entry in output.log()] == ["correct", "unclear"]
    one.there("#card-1.unclear")
    one.press("u")
    one.told("Undone")
    assert output.log()[-1]["undoes"] == output.log()[0]["id"]


def test_a_later_batch_that_reads_something_else_is_pointed_out(output: Any, window: Open) -> None:
    output.flag(lambda reply, item, answer: (reply, item) == ("BWA", "1"))
    desk = window(output.serve())
    desk.press("2")
    desk.saved()
    reply = output.reply("BWA")
    reply["answers"]["1"] |= {"selected": [], "labels": [], "status": "blank", "text": ""}
    output.write("BWA", reply)
    desk.shows(".card.current .conflict", "It now says: blank")
    reply["answers"]["1"] |= output.log()[-1]["after"]
    output.write("BWA", reply)
    desk.shows(".card.current .conflict", "agrees")


HOSTILE = "<script>window.hacked = 1</script><img src=x onerror=\"window.hacked = 2\"> \u202egnp.exe {{7*7}} ${8*8} '\" </div>"


def test_a_hostile_document_is_only_text(output: Any, window: Open) -> None:
    """Script in the text, the file name, the reasons, the country's name, a correction and a log that others wrote."""
    from docx import Document as Word

    word = Word()
    word.add_paragraph(HOSTILE)
    word.add_paragraph("1. Has the Government used information and communication technologies? Yes / No " + HOSTILE)
    path = output.path / "hostile.docx"
    word.save(str(path))
    data = path.read_bytes()
    sha = hashlib.sha256(data).hexdigest()
    (output.path / ".extractor" / "documents" / f"{sha}.docx").write_bytes(data)
    path.unlink()
    reply = output.reply("BWA")
    reply["sources"] = [{"path": f"mail.eml/{HOSTILE}.docx", "sha256": sha, "format": "docx"}]
    reply["respondent"]["name"] = HOSTILE
    reply["unassigned"] = [{"text": HOSTILE, "where": {"source": 0, "block": 0, "start": 0, "end": len(HOSTILE)}}]
    reply["warnings"] = [{"code": "x", "message": HOSTILE, "where": {}}]
    for answer in reply["answers"].values():
        answer |= {"text": HOSTILE, "review": True, "confidence": 0.1, "reasons": [HOSTILE]}
    output.write("BWA", reply)
    strange = dict.fromkeys(("at", "who", "why", "kind"), HOSTILE)
    entry = {"id": "h", "reply": "BWA", "item": "2", "after": {"text": HOSTILE}, **strange}
    (output.path / "corrections.jsonl").write_text(json.dumps(entry) + "\n", encoding="utf-8")
    desk = window(output.serve())
    for key in ("v", "v"):
        desk.press(key)
        desk.drawn()
    for key in ("c", "i", "m"):
        desk.dialog(key)
        desk.escape()
    desk.press("g", "g", "g", "g", "j", "x", "w")
    desk.dialog("m")
    desk.escape()
    desk.saved()
    desk.shows("#answers h2", "<script>window.hacked = 1</script>")
    desk.press("v")
    desk.drawn()
    desk.there(".as-text")
    desk.shows("#paper", "onerror")
    assert desk.page.evaluate("window.hacked") is None
    assert desk.page.locator("#paper img[src=x], script:not([src])").count() == 0
    assert desk.abroad == []
    assert [error for error in desk.errors if "Failed to load" not in error] == []


@pytest.mark.slow
def test_a_reply_of_sixty_pages(output: Any, window: Open, tmp_path: Path) -> None:
    from reportlab.lib.styles import getSampleStyleSheet
    from reportlab.platypus import Paragraph, SimpleDocTemplate

    style = getSampleStyleSheet()["BodyText"]
    sentence = "The central authority keeps a register of all requests and answers them within ninety days, wherever they come from. "
    story = [Paragraph("1. Has the Government used information and communication technologies? Yes", style)]
    story += [Paragraph(f"{n}. {sentence * 6}", style) for n in range(700)]
    path = tmp_path / "long.pdf"
    SimpleDocTemplate(str(path)).build(story)
    data = path.read_bytes()
    sha = hashlib.sha256(data).hexdigest()
    (output.path / ".extractor" / "documents" / f"{sha}.pdf").write_bytes(data)
    reply = output.reply("BWA")
    reply["sources"] = [{"path": "long.pdf", "sha256": sha, "format": "pdf", "pages": 60}]
    output.write("BWA", reply)
    output.flag(lambda name, item, answer: name == "BWA")
    desk = window(output.serve())
    desk.page.set_default_timeout(300_000)  # reading it is ten seconds of work, on a busy machine many more by the clock
    desk.there(".sheet")
    assert desk.page.locator(".sheet").count() >= 60
    desk.there(".sheet img[src^=blob]")
    for _ in range(10):
        desk.press("j")
    desk.drawn()
    assert desk.page.locator(".sheet img").count() < 20  # only pages near the one in sight are drawn
    desk.press("v")
    desk.there(".as-text .par")
    desk.press("j")
    desk.drawn()
    assert desk.errors == []
