"""The store's tests run over a file and over a PostgreSQL database: `where` is either."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.postgres import MISSING, Databases, server


@pytest.fixture(scope="session")
def databases() -> Iterator[Databases]:
    """A server's databases; the test is skipped where there is no server."""
    with server() as url:
        if url is None:
            pytest.skip(MISSING)
        yield Databases(url)


@pytest.fixture(params=["file", "postgres"])
def where(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """A record's path or URL, of a record not yet made."""
    if request.param == "file":
        return str(tmp_path / "a.db")
    databases: Databases = request.getfixturevalue("databases")
    return databases.fresh()
