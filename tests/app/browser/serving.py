"""The desk at an address of its own while a test runs."""

from __future__ import annotations

import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager

import uvicorn

from communique.app.record import OpenRecord
from communique.app.web import create_app


@contextmanager
def served(record: OpenRecord) -> Iterator[str]:
    """The address at which a record is served while the block runs."""
    server = uvicorn.Server(uvicorn.Config(create_app(record), port=0, log_level="error", ws="none"))
    thread = threading.Thread(target=server.run, daemon=True)
    thread.start()
    while not server.started:
        time.sleep(0.01)
    port = server.servers[0].sockets[0].getsockname()[1]
    yield f"http://127.0.0.1:{port}"
    server.should_exit = True
    thread.join(5)
