"""For everyone: axe-core finds nothing serious in any theme, direction or mode; the keyboard reaches everything."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

pytestmark = pytest.mark.browser


def serious(desk: Any) -> list[str]:
    """Serious and critical findings of axe-core; its code goes in through the debugger, which the page's own policy does not bind."""
    package = __import__("axe_playwright_python")
    session = desk.page.context.new_cdp_session(desk.page)
    code = (Path(package.__file__).parent / "axe.min.js").read_text(encoding="utf-8")
    session.send("Runtime.evaluate", {"expression": code})
    run = "axe.run(document).then(result => JSON.stringify(result.violations))"
    answer = session.send("Runtime.evaluate", {"expression": run, "awaitPromise": True, "returnByValue": True})
    session.detach()
    return [
        f"{found['id']}: {node['target']} {node['failureSummary']}"
        for found in json.loads(answer["result"]["value"]) if found["impact"] in ("serious", "critical") for node in found["nodes"][:3]
    ]


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize(("language", "size"), [("en", (1280, 800)), ("ar", (1280, 800)), ("zh", (834, 1112))])
def test_axe_finds_nothing_serious(output: Any, window: Callable[..., Any], scheme: str, language: str, size: tuple[int, int]) -> None:
    output.flag(lambda reply, item, answer: item in ("1", "1.a", "2", "7"))
    desk = window(output.serve() + f"?language={language}", color_scheme=scheme, viewport={"width": size[0], "height": size[1]})
    desk.press("v")
    desk.drawn()
    assert serious(desk) == []
    desk.press("2", "v", "j")
    desk.saved()
    desk.drawn()
    assert serious(desk) == []
    desk.shown()
    movable = desk.page.locator(".card.current .acts button", has_text="M").count() > 0
    for key in ("?", "c", "i", *("m" * movable)):
        desk.dialog(key)
        assert serious(desk) == []
        desk.escape()
    desk.press("g", "g")
    desk.drawn()
    assert serious(desk) == []
    desk.press("g")
    desk.drawn()
    assert serious(desk) == []
    assert desk.page.evaluate("document.documentElement.dir") == ("rtl" if language == "ar" else "ltr")
    assert desk.page.evaluate("document.documentElement.scrollWidth <= innerWidth")


def test_tab_reaches_every_region_and_never_gets_stuck(output: Any, window: Callable[..., Any]) -> None:
    output.flag(lambda reply, item, answer: item in ("1", "2"))
    desk = window(output.serve())
    desk.page.evaluate("document.activeElement.blur()")
    reached = []
    for _ in range(80):
        desk.page.keyboard.press("Tab")
        reached.append(desk.page.evaluate("document.activeElement.closest('.skip, .bar, .queue, .original, .answers')?.className ?? ''"))
    assert {"skip", "bar", "queue", "original", "answers"} <= set(reached)


def test_single_keys_can_be_switched_off(output: Any, window: Callable[..., Any]) -> None:
    output.flag(lambda reply, item, answer: item in ("1", "2"))
    desk = window(output.serve())
    here = desk.where()
    desk.dialog("?")
    desk.page.locator("#keys-on").uncheck()
    desk.escape()
    desk.press("j", "2", "x")
    assert desk.where() == here
    desk.saved()
    assert output.log() == []
    desk.press("Enter")
    desk.saved()
    assert len(output.log()) == 1


def test_the_queue_is_a_list_like_any_other(output: Any, window: Callable[..., Any]) -> None:
    output.flag(lambda reply, item, answer: item in ("1", "2"))
    desk = window(output.serve())
    desk.page.locator("#rows").focus()
    first = desk.where()
    desk.press("ArrowDown", "ArrowDown")
    desk.shown()
    assert desk.page.evaluate("document.activeElement.id") == "rows"
    selected = desk.page.evaluate("document.getElementById(document.activeElement.getAttribute('aria-activedescendant')).ariaSelected")
    assert (selected, desk.where() != first) == ("true", True)
    desk.press("Enter")
    assert desk.page.evaluate("document.activeElement.id") == f"card-{desk.current()}"
    desk.saved()
    assert output.log() == []


def test_both_sides_show_each_other(output: Any, window: Callable[..., Any], until: Callable[..., Any]) -> None:
    output.flag(lambda reply, item, answer: (reply, item) == ("BWA", "1"))
    desk = window(output.serve())
    if desk.page.locator("[data-view=text]").get_attribute("aria-pressed") == "false":
        desk.press("v")
    desk.page.wait_for_selector(".as-text ins.answer")
    desk.page.locator("#card-7").click()
    desk.there('.as-text .now[data-item="7"]')
    pane = desk.page.locator("#paper").bounding_box()
    place = lambda: (desk.page.locator('.as-text .now[data-item="7"]').last.bounding_box() or {"y": -1})["y"]  # noqa: E731
    until(lambda: pane["y"] <= place() <= pane["y"] + pane["height"])
    desk.drawn()
    desk.page.locator('.as-text [data-item="2"]').last.click()
    until(lambda: desk.current() == "2")
    desk.press("s", "j")
    desk.shown()
    assert desk.page.evaluate("document.activeElement.closest('.answers, .paper') !== null")


def test_arabic_reads_from_the_right(output: Any, window: Callable[..., Any]) -> None:
    output.flag(lambda reply, item, answer: reply == "JOR" and item == "2")
    desk = window(output.serve(), locale="ar")
    assert desk.page.evaluate("document.documentElement.lang") == "ar"
    queue, answers = desk.page.locator(".queue").bounding_box(), desk.page.locator(".answers").bounding_box()
    assert queue["x"] > answers["x"]
    assert desk.page.locator(".card.current .text").get_attribute("dir") == "rtl"
    assert "الأردن" in desk.where()
