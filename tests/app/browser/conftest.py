"""A real browser at a real server: Debian's Chromium through Playwright, at the examples' record.

Skipped with a message where Chromium or Playwright is absent. Whatever a test does, its pages must break no rule of the
content security policy, run no script but ours, open no dialog, and ask no other host for anything.
"""

from __future__ import annotations

import os
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

import communique
from communique.app.record import OpenRecord
from communique.store import open_store
from tests.app.browser.serving import duplicate, served
from tools.browser import found

ROOT = Path(__file__).resolve().parents[3]
ARGUMENTS = ["--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage"]

Page = Any


@pytest.fixture(scope="session")
def browser() -> Iterator[Any]:
    """One browser for all tests of this process."""
    playwright = pytest.importorskip("playwright.sync_api", reason="playwright is not installed: make dev")
    executable = found()
    if executable is None:
        pytest.skip("Chromium is not installed: apt-get install chromium, or set COMMUNIQUE_CHROMIUM")
    with playwright.sync_playwright() as driver:
        held = driver.chromium.launch(executable_path=executable, args=ARGUMENTS)
        yield held
        held.close()


@pytest.fixture(scope="session")
def examples(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The examples' record, read once for all processes of a test run."""
    shared = tmp_path_factory.getbasetemp()
    if "PYTEST_XDIST_WORKER" in os.environ:
        shared = shared.parent
    made, claim = shared / "examples.db", shared / "examples.claim"
    try:
        claim.mkdir()
    except FileExistsError:
        for _ in range(3000):
            if made.exists():
                return made
            time.sleep(0.1)
        pytest.fail("another test process began to read the examples and did not end")
    with communique.open(shared / "examples-in-work.db", profile="korea") as record:
        record.read([ROOT / "examples" / "kuala-lumpur"], engine="serial")
    # Under its own name only when whole.
    duplicate(shared / "examples-in-work.db", shared / "examples-copy.db")
    (shared / "examples-copy.db").rename(made)
    return made


@pytest.fixture(scope="session")
def desk(examples: Path) -> Iterator[str]:
    """The examples' record, served; for tests that change nothing."""
    with served(OpenRecord(open_store(examples))) as address:
        yield address


@pytest.fixture
def copied(examples: Path, tmp_path: Path) -> Iterator[str]:
    """A copy of the examples' record, served; for tests that change it."""
    duplicate(examples, tmp_path / "copy.db")
    with served(communique.open(tmp_path / "copy.db")) as address:
        yield address


@pytest.fixture
def new_page(browser: Any) -> Iterator[Callable[..., Page]]:
    """Makes pages whose every trespass fails the test."""
    broken: list[str] = []
    contexts: list[Any] = []

    def closed(dialog: Any) -> None:
        broken.append(f"dialog: {dialog.message}")
        dialog.dismiss()

    def make(width: int = 1280, height: int = 900, **options: Any) -> Page:
        context = browser.new_context(viewport={"width": width, "height": height}, **options)
        contexts.append(context)
        context.set_default_timeout(45_000)
        page = context.new_page()
        page.on("pageerror", lambda error: broken.append(f"script error: {error}"))
        page.on("dialog", closed)
        page.on("console", lambda line: broken.append(line.text) if _trespass(line) else None)
        page.on("request", lambda request: broken.append(request.url) if _foreign(request.url) else None)
        return page

    yield make
    for context in contexts:
        context.close()
    assert broken == []


def _trespass(line: Any) -> bool:
    return "Content Security Policy" in line.text or (
        line.type == "error" and "Failed to load" not in line.text
    )


def _foreign(url: str) -> bool:
    return not url.startswith(("http://127.0.0.1:", "file://", "data:", "about:"))


@pytest.fixture
def page(new_page: Callable[..., Page]) -> Page:
    """A page at the width of a laptop."""
    return new_page()
