"""A desk on the hand-made readings, merged by the program itself, with a client that sends forms as a browser does."""

from __future__ import annotations

import re
import sqlite3
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from fastapi.testclient import TestClient

from communique.app.record import OpenRecord
from communique.app.users import Users
from communique.app.web import create_app
from communique.store import open_store
from tests.builders import paper_reading, wire_reading

HOME = "http://localhost"


@cache
def _made() -> bytes:
    """The record's file, made once: migrations and merging cost more than a copy."""
    with TemporaryDirectory() as folder:
        path = Path(folder) / "a.db"
        store = open_store(path)
        for reading in (wire_reading(), paper_reading()):
            store.add(reading)
        OpenRecord(store).corpus()
        with sqlite3.connect(path) as connection:
            connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        connection.close()
        return path.read_bytes()


def open_desk(folder: Path, users: Users | None = None, **options: Any) -> TestClient:
    """A client at a desk whose record holds the wire's and the paper's story."""
    path = folder / "a.db"
    path.write_bytes(_made())
    app = create_app(OpenRecord(open_store(path)), users=users, author="Ada", **options)
    return TestClient(app, base_url=HOME)


def token(text: str) -> str:
    """The token of a page's first form."""
    found = re.search(r'name="token" value="([0-9a-f]+)"', text)
    assert found, "the page has no form"
    return found[1]


def send(
    client: TestClient, to: str, *, page: str = "/correct/add-event", follow: bool = True, **fields: Any
) -> Any:
    """Send a form with the token of a page and our origin; the answer as the client gives it."""
    data = {"token": token(client.get(page).text), **fields}
    return client.post(to, data=data, headers={"origin": HOME}, follow_redirects=follow)


def first_event(client: TestClient) -> str:
    """The id of the first event on the timeline."""
    found = re.search(r'href="/events/([^"?#]+)', client.get("/").text)
    assert found, "the timeline is empty"
    return found[1]
