"""A shared desk in a real browser: signing in, what a reader is not offered, signing out."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

import communique
from communique.app import passwords
from communique.app.users import Users
from tests.app.browser.axe import violations
from tests.app.browser.serving import duplicate, served

GOOD = "a sentence of my own"


@pytest.fixture
def shared_desk(examples: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[str]:
    """The examples' record at a desk with a reader and an admin."""
    monkeypatch.setattr(passwords, "_N", 16)
    duplicate(examples, tmp_path / "copy.db")
    users = Users(tmp_path / "copy.users.db")
    users.add("rea", "reader", GOOD)
    users.add("adi", "admin", GOOD)
    with served(communique.open(tmp_path / "copy.db"), users=users) as address:
        yield address


def sign_in(page: Any, name: str, password: str = GOOD) -> None:
    """Fill in the form and send it."""
    page.get_by_label("Name").fill(name)
    page.get_by_label("Password").fill(password)
    page.get_by_role("button", name="Sign in").click()


def test_one_signs_in_reads_and_signs_out(page: Any, shared_desk: str) -> None:
    page.goto(shared_desk + "/reports")
    page.wait_for_url("**/sign-in?next=*")
    assert violations(page) == []
    sign_in(page, "rea", "something else")
    assert "wrong" in page.get_by_role("alert").inner_text()
    assert violations(page, "dark") == []
    sign_in(page, "rea")
    page.wait_for_url("**/reports")
    assert page.get_by_role("link", name="Review").count() == 0
    page.get_by_role("button", name="Sign out").click()
    page.wait_for_url("**/sign-in")
    page.goto(shared_desk + "/reports")
    page.wait_for_url("**/sign-in?next=*")


def test_the_log_is_the_admins_and_accessible(page: Any, shared_desk: str) -> None:
    page.goto(shared_desk + "/log")
    sign_in(page, "adi")
    page.wait_for_url("**/log")
    assert "adi, admin" in page.locator("main").inner_text()
    assert violations(page) == []
