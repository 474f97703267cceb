"""Every view in a browser: it opens, breaks no rule of accessibility in light or dark, and fits the smallest screen."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

import pytest

from tests.app.browser.axe import violations

VIEWS = {
    "timeline": "/",
    "timeline of a year": "/?since=2016&until=2016",
    "timeline as of a day": "/?as_of=2018-05-30",
    "nothing found": "/?place=Atlantis",
    "event": "@events/.*Track 2 talks in Kuala Lumpur",
    "disputed event": "@events/.*missile test",
    "report": "@reports/02-repost",
    "reports": "/reports",
    "positions": "/positions",
    "disputes": "/disputes",
    "calendar": "/calendar",
    "commitments": "/commitments",
    "people": "/who",
    "person": "@who/.*Han Song",
    "map": "/map",
    "map of the world": "/map?part=world",
    "who met whom": "/network",
    "search": "/search?q=missile",
    "help": "/help",
    "missing": "/events/none",
}


def address_of(page: Any, desk: str, view: str) -> str:
    """The address of a view: as it stands, or that of the first link whose words fit."""
    if not view.startswith("@"):
        return desk + view
    kind, _, words = view[1:].partition("/")
    page.goto(desk + {"events": "/", "reports": "/reports", "who": "/who"}[kind])
    links = page.eval_on_selector_all(
        f"a[href^='/{kind}/']", "all => all.map(a => [a.textContent, a.getAttribute('href')])"
    )
    return desk + str(next(href for text, href in links if re.match(words, text.strip())))


@pytest.mark.parametrize("view", VIEWS.values(), ids=VIEWS.keys())
def test_a_view_is_accessible_in_light_and_dark(page: Any, desk: str, view: str) -> None:
    page.goto(address_of(page, desk, view))
    assert page.locator("h1").count() == 1
    assert violations(page, "light") + violations(page, "dark") == []


@pytest.mark.parametrize("width", [360, 1280, 2560])
def test_no_view_is_wider_than_the_screen(new_page: Callable[..., Any], desk: str, width: int) -> None:
    page = new_page(width)
    wide = {}
    for name, view in VIEWS.items():
        page.goto(address_of(page, desk, view))
        over = page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")
        if over > 0:
            wide[name] = over
    assert wide == {}


def test_pages_work_without_scripts(new_page: Callable[..., Any], desk: str) -> None:
    page = new_page(java_script_enabled=False)
    page.goto(desk)
    page.locator("select[name=kind]").select_option("provocations")
    page.get_by_role("button", name="Show").click()
    assert "kind=provocations" in page.url
    page.locator(".events .row .what a").first.click()
    page.locator("details summary").first.click()
    assert page.locator("blockquote").first.is_visible()
