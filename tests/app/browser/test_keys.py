"""The desk by keyboard alone."""

from __future__ import annotations

from typing import Any


def focused(page: Any) -> str:
    """The words of the element that has the focus."""
    return str(page.evaluate("document.activeElement.innerText || document.activeElement.name || ''")).strip()


def test_j_and_k_walk_the_rows_and_enter_opens_one(page: Any, desk: str) -> None:
    page.goto(desk)
    rows = page.locator(".events .row .what > a:first-child")
    page.keyboard.press("j")
    assert focused(page) == rows.nth(0).inner_text()
    page.keyboard.press("j")
    page.keyboard.press("j")
    assert focused(page) == rows.nth(2).inner_text()
    page.keyboard.press("k")
    wanted = rows.nth(1).inner_text()
    assert focused(page) == wanted
    page.keyboard.press("Enter")
    page.wait_for_url("**/events/*")
    assert page.locator("h1").inner_text() == wanted


def test_slash_goes_to_the_filters_and_a_letter_typed_there_stays_a_letter(page: Any, desk: str) -> None:
    page.goto(desk + "/search")
    page.keyboard.press("/")
    assert focused(page) == "q"
    page.keyboard.type("jk?")
    assert page.locator("input[name=q]").input_value() == "jk?"
    page.keyboard.press("Enter")
    page.wait_for_url("**/search?q=*")


def test_question_mark_opens_the_help(page: Any, desk: str) -> None:
    page.goto(desk)
    page.keyboard.press("?")
    page.wait_for_url("**/help")
    assert page.get_by_role("heading", name="Keys and words").is_visible()


def test_the_first_stop_skips_to_the_text(page: Any, desk: str) -> None:
    page.goto(desk)
    page.keyboard.press("Tab")
    assert focused(page) == "Skip to the text"
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    assert page.evaluate("document.getElementById('main').contains(document.activeElement)")


def test_a_value_opens_into_its_words_by_keyboard(page: Any, desk: str) -> None:
    page.goto(desk)
    page.locator(".events .row .what > a:first-child").first.click()
    page.locator(".facts summary").first.focus()
    page.keyboard.press("Enter")
    quote = page.locator(".facts details[open] blockquote").first
    assert quote.is_visible()
    quote.locator("a").focus()
    page.keyboard.press("Enter")
    page.wait_for_url("**/reports/*#L*")
    assert page.locator(".line:target").is_visible()


def test_a_day_in_the_past_is_asked_for_by_keyboard(page: Any, desk: str) -> None:
    page.goto(desk)
    page.locator("input[name=as_of]").focus()
    page.keyboard.type("2018-05-30")
    page.keyboard.press("Enter")
    page.wait_for_url("**as_of=2018-05-30**")
    assert "30 May 2018" in page.get_by_role("status").inner_text()


def test_a_note_lights_its_words_when_it_has_the_focus(page: Any, desk: str) -> None:
    page.goto(desk + "/reports/01-wire")
    page.keyboard.press("j")
    assert page.locator("mark.lit").count() >= 1
    page.keyboard.press("j")
    assert page.locator(".note:focus").count() == 1
