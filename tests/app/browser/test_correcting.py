"""A correction and its undo by hand and by keyboard, with scripts and without."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from tests.app.browser.axe import violations


def an_event(page: Any, desk: str) -> str:
    """Open the first event that has a place; its address."""
    page.goto(desk)
    page.locator(".events .row .what > a:first-child").first.click()
    page.wait_for_url("**/events/*")
    return str(page.url)


def test_a_value_is_corrected_in_place_and_the_correction_taken_back(page: Any, copied: str) -> None:
    event = an_event(page, copied)
    row = page.locator(".facts tr", has=page.locator("th", has_text="status"))
    row.get_by_role("link", name="Correct").click()
    form = row.locator(".correcting")
    form.get_by_label("Value").select_option("uncertain")
    form.get_by_label("Reason").fill("The minutes leave it open")
    form.get_by_role("button", name="Show what changes").click()
    assert "uncertain" in form.locator(".preview").inner_text()
    assert page.url == event, "the form opened in place"
    assert violations(page) == []
    form.get_by_role("button", name="Keep").click()
    page.wait_for_url("**/events/*kept=*")
    assert "uncertain" in row.inner_text()
    assert "The minutes leave it open" in page.locator("main").inner_text()
    page.get_by_role("button", name="Take it back").click()
    page.wait_for_url("**/corrections*")
    assert page.locator(".act").first.get_by_role("button", name="Restore").is_visible()
    assert violations(page) == []
    page.goto(event)
    assert "uncertain" not in row.inner_text()


def test_the_same_path_needs_no_scripts(new_page: Callable[..., Any], copied: str) -> None:
    page = new_page(java_script_enabled=False)
    an_event(page, copied)
    page.get_by_role("link", name="Add a note").click()
    page.wait_for_url("**/correct/note*")
    page.get_by_label("Note", exact=True).fill("Ask the host for the list of guests")
    page.get_by_label("Reason").fill("for the next reader")
    page.get_by_role("button", name="Show what changes").click()
    page.get_by_role("button", name="Keep").click()
    assert "Ask the host for the list of guests" in page.locator("main").inner_text()
    page.get_by_role("button", name="Take it back").click()
    assert "taken back" in page.locator(".act").first.inner_text()


def test_a_mistake_is_told_beside_the_form_and_escape_closes_it(page: Any, copied: str) -> None:
    an_event(page, copied)
    link = page.get_by_role("link", name="Set another value")
    link.focus()
    page.keyboard.press("Enter")
    form = page.locator(".correct .correcting")
    form.get_by_label("Field").select_option("date")
    form.get_by_label("Value").fill("soon")
    form.get_by_label("Reason").fill("x")
    form.get_by_role("button", name="Show what changes").click()
    assert "is not a date" in form.get_by_role("alert").inner_text()
    assert form.get_by_label("Value").input_value() == "soon"
    form.get_by_label("Value").press("Escape")
    assert page.locator(".correcting").count() == 0
    assert page.evaluate("document.activeElement.className") == "correct-link"


def test_the_pages_of_work_on_the_record_are_accessible(page: Any, copied: str) -> None:
    for address in ("/review", "/corrections", "/changes", "/correct/add-event", "/correct/merge?event="):
        page.goto(
            an_event(page, copied).replace("/events/", address) if address.endswith("=") else copied + address
        )
        assert violations(page) == [], address
