"""What comes late: no answer of the program, however late, undoes what a person has done meanwhile."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

pytestmark = pytest.mark.browser
Open = Callable[..., Any]


def held(desk: Any, pattern: str, *keys: str) -> Any:
    """Press keys that send a request, and hold it back: gives what lets it go, which returns when the page has its answer."""
    routes: list[Any] = []
    desk.page.route(pattern, lambda route: routes.append(route))
    with desk.page.expect_request(pattern):
        desk.press(*keys)

    def let_go() -> None:
        with desk.page.expect_response(pattern) as answer:
            routes[0].continue_()
        answer.value.finished()
        desk.page.evaluate("new Promise((drawn) => requestAnimationFrame(() => setTimeout(drawn)))")

    return let_go


def test_no_dialog_opens_over_another_one(output: Any, window: Open) -> None:
    output.flag(lambda reply, item, answer: (reply, item) == ("BWA", "2"))
    desk = window(output.serve())
    let_go = held(desk, "**/api/json/*", "i")
    desk.dialog("c")
    let_go()
    desk.counts("dialog", 1)
    desk.there("dialog #edit-text")


def test_who_went_on_after_an_undo_is_not_taken_back(output: Any, window: Open) -> None:
    output.flag(lambda reply, item, answer: reply == "BWA" and item in ("1", "4"))
    desk = window(output.serve())
    desk.press("2")
    desk.saved()
    let_go = held(desk, "**/api/undo*", "u")
    desk.press("j")
    let_go()
    desk.told("Undone")
    assert desk.current() == "4"
    desk.there("#card-1:not(.corrected)")


def test_a_reply_that_could_not_be_fetched_comes_when_the_program_is_back(output: Any, window: Open) -> None:
    output.flag(lambda reply, item, answer: (reply, item) in {("BWA", "1"), ("JOR", "1")})
    desk = window(output.serve(), blocked="**/api/reply/JOR")
    desk.press("j")
    desk.there("html:not([data-shown])")
    desk.told("No connection")
    desk.page.context.unroute("**/api/reply/JOR")
    desk.drawn()
    assert desk.page.locator(".card.current").count() == 1
    desk.shows("#answers h2", "Jordan")


def test_a_number_that_is_being_typed_stays(output: Any, window: Open) -> None:
    output.flag(lambda reply, item, answer: reply == "BWA" and item in ("1", "4"))
    address = output.serve()
    desk, other = window(address), window(address)
    desk.press("g", "g", "g")
    desk.page.locator("#sample-size").fill("7")
    other.press("2")
    desk.told("Changed in another window")
    assert desk.page.locator("#sample-size").input_value() == "7"
    assert desk.page.evaluate("document.activeElement.id") == "sample-size"


def test_the_focus_stays_at_words_without_a_question(output: Any, window: Open) -> None:
    name = next(path.stem for path in sorted(output.path.glob("???.json")) if output.reply(path.stem)["unassigned"])
    output.flag(lambda reply, item, answer: (reply, item) == (name, "9"))
    desk = window(output.serve())
    let_go = held(desk, "**/api/log*", "x")
    desk.press("w")
    let_go()
    desk.saved()
    assert desk.page.evaluate("document.activeElement.dataset.loose") == "0"


@pytest.mark.parametrize(("status", "body"), [(404, "Not found."), (500, "Internal Server Error"), (200, "<p>It works!</p>")])
def test_a_change_is_kept_until_the_program_itself_has_decided(output: Any, window: Open, status: int, body: str) -> None:
    """Another program may have the port by now, or the disk be full."""
    output.flag(lambda reply, item, answer: (reply, item) == ("BWA", "1"))
    desk = window(output.serve())
    desk.page.route("**/api/log*", lambda route: route.fulfill(status=status, body=body))
    desk.press("2")
    desk.page.wait_for_selector("#offline")
    assert output.log() == []
    desk.there("html[data-saving]")
    desk.page.unroute("**/api/log*")
    desk.saved()
    assert [entry["kind"] for entry in output.log()] == ["correct"]
