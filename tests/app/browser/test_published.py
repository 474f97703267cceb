"""A published record opened from disk: nothing but files, and everything works."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

import communique
from communique.app.publish import dossier, publish
from tests.app.browser.axe import violations
from tests.app.browser.serving import duplicate


@pytest.fixture(scope="module")
def site(examples: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("published")
    duplicate(examples, folder / "examples.db")
    with communique.open(folder / "examples.db") as record:
        publish(record, folder / "a site")
        (folder / "dossier.html").write_text(dossier(record, "Han Song Ryol"), "utf-8")
    return folder


def test_a_newcomer_walks_from_disk_to_two_accounts_and_on_to_the_words(page: Any, site: Path) -> None:
    page.goto((site / "a site" / "index.html").as_uri())
    page.locator(".events .row .what > a:first-child", has_text="Musudan").first.click()
    assert page.locator(".side-by-side thead th[scope=col]").count() >= 2
    page.locator(".facts summary").first.click()
    page.locator(".facts details[open] blockquote a").first.click()
    assert page.url.startswith("file://")
    assert "/reports/" in page.url
    assert page.locator(".line:target").is_visible()


def test_style_and_fonts_come_from_the_folder(page: Any, site: Path) -> None:
    page.goto((site / "a site" / "index.html").as_uri())
    page.evaluate("document.fonts.ready.then(() => true)")
    loaded = page.evaluate(
        "[...document.fonts].filter(face => face.status === 'loaded').map(face => face.family)"
    )
    assert any("Source Serif" in family for family in loaded)
    assert any("Inter" in family for family in loaded)


def test_search_finds_words_as_they_are_typed(page: Any, site: Path) -> None:
    page.goto((site / "a site" / "search.html").as_uri())
    page.locator("input[name=q]").fill("musud")
    titles = page.locator("#found h2").all_inner_texts()
    assert any("Musudan" in title for title in titles)
    page.locator("input[name=q]").fill("atlantis")
    assert "Nothing holds all" in page.locator("#told").inner_text()
    page.locator("input[name=q]").fill("han song")
    page.locator("#found a", has_text="Han Song Ryol").first.click()
    assert page.locator("h1").inner_text() == "Han Song Ryol"


@pytest.mark.parametrize(
    "name", ["index.html", "search.html", "map.html", "network.html", "timeline-contacts.html"]
)
def test_published_pages_are_accessible(page: Any, site: Path, name: str) -> None:
    page.goto((site / "a site" / name).as_uri())
    assert violations(page, "light") + violations(page, "dark") == []


def test_keys_work_from_disk(page: Any, site: Path) -> None:
    page.goto((site / "a site" / "index.html").as_uri())
    page.keyboard.press("j")
    page.keyboard.press("Enter")
    page.wait_for_url("**/events/*.html")
    page.keyboard.press("?")
    page.wait_for_url("**/help.html")


def test_a_dossier_reads_and_prints_from_one_file(new_page: Callable[..., Any], site: Path) -> None:
    page = new_page()
    page.goto((site / "dossier.html").as_uri())
    assert page.locator("h1").inner_text() == "Han Song Ryol"
    assert violations(page, "light") + violations(page, "dark") == []
    page.locator("a.cited").first.click()
    assert page.locator(".sources li:target").is_visible()
    assert page.pdf(format="A4").startswith(b"%PDF")
