"""Working through the queue by keyboard: what is pressed, what is written, what is shown."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

import pytest

pytestmark = pytest.mark.browser

SELECT = {"1", "1.a", "4", "6", "6.1", "8", "8.b", "8.b.1"}


def test_the_whole_queue_by_keyboard(output: Any, window: Callable[..., Any]) -> None:
    flagged = output.flag(lambda reply, item, answer: item in ("1", "2", "6"))
    desk = window(output.serve())
    seen = []
    for _ in flagged:
        seen.append(desk.where())
        desk.press("Enter")
    desk.saved()
    assert len(set(seen)) == len(flagged)
    assert [(entry["reply"], entry["item"], entry["kind"]) for entry in output.log()] == [(*pair, "accept") for pair in flagged]
    assert {entry["who"] for entry in output.log()} == {"Ada"}
    desk.shows("#progress-words", f"{len(flagged)} of {len(flagged)} checked")
    desk.told("All checked")
    assert desk.errors == desk.abroad == []


def test_fifty_answers_with_at_most_three_keys_each(output: Any, window: Callable[..., Any]) -> None:
    """Every other proposal is right; for the rest one of the options is, and at times the proposal has a wrong one selected."""
    flagged = output.flag(lambda reply, item, answer: item in SELECT)[:50]
    assert len(flagged) == 50
    desk = window(output.serve())
    pressed: list[int] = []
    wanted: dict[tuple[str, str], list[str]] = {}
    for n, (reply, item) in enumerate(flagged):
        before = output.reply(reply)["answers"][item]["selected"]
        keys = ["Enter"]
        if n % 2:
            assert desk.current() == item
            checked = [state == "true" for state in desk.checked()]
            right = (n // 2) % min(len(checked), 9)
            multiple = desk.page.locator(".card.current .option").first.get_attribute("role") == "checkbox"
            keys = [str(right + 1), "Enter"] if not checked[right] or not multiple else ["Enter"]
            wanted[reply, item] = [] if keys == ["Enter"] else [str(right)]
        else:
            wanted[reply, item] = before
        desk.press(*keys)
        pressed.append(len(keys))
    desk.saved()
    assert max(pressed) <= 3
    corrected = {(entry["reply"], entry["item"]) for entry in output.log()}
    assert corrected == set(flagged)


def test_choose_undo_redo_and_reload(output: Any, window: Callable[..., Any], until: Callable[..., Any]) -> None:
    output.flag(lambda reply, item, answer: (reply, item) in {("BWA", "1"), ("BWA", "4")})
    record = (output.path / "BWA.json").read_bytes()
    desk = window(output.serve())
    before = desk.checked()
    for key, expected in (("2", ["false", "true"]), ("1", ["true", "false"]), ("x", ["false", "false"])):
        desk.press(key)
        assert desk.checked() == expected  # at once, without waiting for the program
    desk.saved()
    assert [entry["kind"] for entry in output.log()][-1] == "unclear"
    for expected in (["true", "false"], ["false", "true"]):
        desk.press("u")
        until(lambda expected=expected: desk.checked() == expected)
    desk.saved()
    desk.page.reload()
    desk.ready()
    assert desk.checked() == ["false", "true"]
    assert desk.current() == "1"
    desk.press("u")
    until(lambda: desk.checked() == before)
    desk.there(".card.current:not(.corrected)")
    desk.press("u")
    desk.told("Nothing left to undo")
    desk.press("Shift+U")
    desk.there(".card.current.corrected")
    assert (output.path / "BWA.json").read_bytes() == record


def test_correct_text_in_the_editor_and_keep_the_draft(output: Any, window: Callable[..., Any]) -> None:
    output.flag(lambda reply, item, answer: (reply, item) == ("BWA", "2"))
    desk = window(output.serve())
    desk.dialog("c")
    desk.page.locator("#edit-text").fill("First line.\n\nSecond <b>line</b>.")
    desk.page.reload()
    desk.there("dialog[open]")
    assert desk.page.locator("#edit-text").input_value() == "First line.\n\nSecond <b>line</b>."
    desk.page.locator("#edit-why").fill("misread")
    desk.press("Control+Enter")
    desk.saved()
    entry = output.log()[-1]
    assert (entry["after"]["text"], entry["after"]["status"], entry["why"]) == ("First line.\n\nSecond <b>line</b>.", "answered", "misread")
    assert desk.text("#current-text") == "First line.\n\nSecond <b>line</b>."
    desk.shows(".card.current .before", "Extracted: ")


def test_move_text_to_another_item(output: Any, window: Callable[..., Any], until: Callable[..., Any]) -> None:
    reply = output.reply("BWA")
    text, there = reply["answers"]["2"]["text"], reply["answers"]["3"]["text"]
    assert text
    output.flag(lambda reply, item, answer: (reply, item) == ("BWA", "2"))
    desk = window(output.serve())
    desk.dialog("m")
    desk.press("3", "Enter")
    desk.saved()
    here, target = output.log()
    assert (here["item"], here["after"]["text"], here["after"]["status"]) == ("2", "", "blank")
    assert (target["item"], target["after"]["text"]) == ("3", "\n\n".join(filter(None, [there, text])))
    desk.press("u")
    desk.told("Undone")
    until(lambda: desk.text(".card.current #current-text").split() == text.split())
    assert [entry["undoes"] for entry in output.log()[2:]] == [here["id"], target["id"]]


def test_words_without_a_question_by_key_and_by_mouse(output: Any, window: Callable[..., Any]) -> None:
    name = next(path.stem for path in sorted(output.path.glob("???.json")) if output.reply(path.stem)["unassigned"])
    passages = output.reply(name)["unassigned"]
    output.flag(lambda reply, item, answer: (reply, item) == (name, "9"))
    desk = window(output.serve())
    desk.press("w")
    assert desk.page.evaluate("document.activeElement.dataset.loose") == "0"
    desk.there(".paper .here")
    desk.dialog("m")
    desk.press("9", "Enter")
    desk.saved()
    entry = output.log()[-1]
    assert (entry["kind"], entry["item"], entry["passage"]["text"]) == ("assign", "9", passages[0]["text"])
    assert passages[0]["text"] in entry["after"]["text"]
    desk.counts(".loose", len(passages) - 1)
    desk.press("u")
    desk.counts(".loose", len(passages))
    desk.told("Undone")
    desk.press("v") if desk.page.locator(".as-pages").count() else None
    desk.drawn()
    desk.page.locator("#paper mark.unassigned").first.drag_to(desk.page.locator("#card-9"))
    desk.counts(".loose", len(passages) - 1)
    desk.saved()
    assert output.log()[-1]["item"] == "9"


def test_a_reply_is_put_to_another_country(output: Any, window: Callable[..., Any]) -> None:
    output.flag(lambda reply, item, answer: (reply, item) == ("BWA", "1"))
    desk = window(output.serve())
    desk.page.get_by_role("button", name="Other country").click()
    desk.there("dialog[open]")
    desk.page.keyboard.type("zambia")
    desk.press("Enter")
    desk.shows("#answers h2", "Zambia")
    assert output.log()[-1]["after"] == {"iso3": "ZMB", "name": "Zambia"}
    desk.press("u")
    desk.shows("#answers h2", "Botswana")


def test_one_question_across_all_countries(output: Any, window: Callable[..., Any]) -> None:
    output.flag(lambda reply, item, answer: (reply, item) == ("BWA", "6"))
    desk = window(output.serve())
    desk.press("g", "g")
    desk.shown()
    assert desk.page.locator("[data-mode=question]").get_attribute("aria-pressed") == "true"
    rows = desk.page.locator(".row .item").all_inner_texts()
    assert set(rows) == {"6"}
    assert len(rows) == len(list(output.path.glob("???.json")))
    assert "Yes" in desk.text(".counts")


def test_a_sample_gives_a_rate_with_its_interval(output: Any, window: Callable[..., Any]) -> None:
    output.flag(lambda reply, item, answer: False)
    desk = window(output.serve())
    desk.press("g", "g", "g")
    desk.page.locator("#sample-size").fill("10")
    desk.page.get_by_role("button", name="Draw a sample").click()
    desk.shows("#rate", re.compile("^0 checked"))
    desk.page.locator(".row").first.click()
    for checked in range(1, 10):
        desk.press("Enter")
        desk.shows("#rate", re.compile(f"^{checked} checked"))
    desk.shown()
    desk.press("b" if desk.text(".card.current .facts .status-word") != "blank" else "x")
    desk.saved()
    desk.shows("#rate", re.compile("^10 checked, 1 wrong: 10.0 %, 95 % interval 0.3–44.5 %$"))
