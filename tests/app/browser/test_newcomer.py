"""What a newcomer finds, who has only the address that `make demo` printed."""

from __future__ import annotations

from typing import Any

import pytest


@pytest.mark.parametrize(
    "words", ["Track 2 talks in Kuala Lumpur", "missile test (test-fired a Musudan missile)"]
)
def test_two_accounts_stand_side_by_side_within_two_clicks(page: Any, desk: str, words: str) -> None:
    page.goto(desk)
    page.locator(".events .row .what > a:first-child", has_text=words).first.click()
    columns = page.locator(".side-by-side thead th[scope=col]")
    assert columns.count() >= 2
    left, right = columns.nth(0).bounding_box(), columns.nth(1).bounding_box()
    assert left["y"] == right["y"]
    assert left["x"] < right["x"]


def test_the_mark_of_two_accounts_leads_to_what_they_differ_on(page: Any, desk: str) -> None:
    page.goto(desk)
    page.locator(".disputed").first.click()
    assert page.url.endswith("#disputes")
    rivals = page.locator(".rivals li").all_inner_texts()
    assert len(rivals) >= 2
    assert len(set(rivals)) == len(rivals)


def test_a_value_is_one_click_from_its_words_in_the_source(page: Any, desk: str) -> None:
    page.goto(desk)
    page.locator(".events .row .what > a:first-child", has_text="Musudan").first.click()
    page.locator(".facts summary", has_text="failure").click()
    assert "failed" in page.locator(".facts details[open] blockquote").first.inner_text()
