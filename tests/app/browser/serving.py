"""The desk at an address of its own while a test runs."""

from __future__ import annotations

import sqlite3
import threading
import time
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

import uvicorn

from communique.app.record import OpenRecord
from communique.app.users import Users
from communique.app.web import create_app


def duplicate(record: Path, copy: Path) -> None:
    """Copy a record file with what its write-ahead log still holds."""
    with closing(sqlite3.connect(record)) as source, closing(sqlite3.connect(copy)) as target:
        source.backup(target)


@contextmanager
def served(record: OpenRecord, users: Users | None = None) -> Iterator[str]:
    """The address at which a record is served while the block runs."""
    server = uvicorn.Server(
        uvicorn.Config(create_app(record, users=users), port=0, log_level="error", ws="none")
    )
    thread = threading.Thread(target=server.run, daemon=True)
    thread.start()
    while not server.started:
        time.sleep(0.01)
    port = server.servers[0].sockets[0].getsockname()[1]
    yield f"http://127.0.0.1:{port}"
    server.should_exit = True
    thread.join(5)
