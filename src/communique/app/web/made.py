"""Pages already made: the same record, address and reader give the same page, so it is made once and then handed out.

Held by the bytes that they take, the least lately asked for let go first. A page is kept with a mark where the reader's form
token stands, and is handed out with the token of who asks.
"""

from __future__ import annotations

import secrets
import threading
from collections import OrderedDict
from collections.abc import Callable, Hashable

_MOST_BYTES = 48 * 1024 * 1024
# What stands in a kept page where the asker's token belongs; nobody outside this process knows it.
MARK = secrets.token_hex(32)


class MadePages:
    """Pages as bytes by what they follow from.

    Args:
        most: How many bytes to hold.
    """

    def __init__(self, most: int = _MOST_BYTES) -> None:
        self._most, self._size = most, 0
        # Pages made at one time would only take the interpreter from each other, and all be late: they take turns.
        self.turn = threading.Lock()
        self._held: OrderedDict[Hashable, bytes] = OrderedDict()
        # Pages are made in several threads.
        self._lock = threading.Lock()

    def get(self, key: Hashable, make: Callable[[], bytes]) -> bytes:
        """The page of this key, made by `make` if it is not held."""
        with self._lock:
            if key in self._held:
                self._held.move_to_end(key)
                return self._held[key]
        page = make()
        with self._lock:
            if key not in self._held:
                self._held[key] = page
                self._size += len(page)
            while self._size > self._most:
                self._size -= len(self._held.popitem(last=False)[1])
        return page


def with_token(page: bytes, token: str) -> bytes:
    """A kept page for who holds this token."""
    return page.replace(MARK.encode(), token.encode())
