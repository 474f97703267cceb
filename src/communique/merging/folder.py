"""A temporary folder that goes with the process that made it: at once when it is done, else when the next one is made.

Its owner holds a lock on a file in it, which the system lets go however the process ends.
"""

from __future__ import annotations

import os
from contextlib import suppress
from pathlib import Path
from shutil import rmtree
from tempfile import gettempdir, mkdtemp
from weakref import finalize

try:
    import fcntl
except ImportError:  # Windows knows no such locks: there what a killed process left stays.
    fcntl = None  # type: ignore[assignment]

_PREFIX, _OWNER = "communique-", "owner"


class Folder:
    """A folder for the files of one piece of work; gone with this object.

    Attributes:
        path: Where it is.
    """

    def __init__(self) -> None:
        swept()
        self.path = Path(mkdtemp(prefix=_PREFIX))
        self._lock = os.open(self.path / "new", os.O_CREAT | os.O_RDWR)
        if fcntl is not None:
            fcntl.flock(self._lock, fcntl.LOCK_EX)
            # Only what has an owner can have lost it: the name comes after the lock.
            (self.path / "new").rename(self.path / _OWNER)
        self.close = finalize(self, _closed, self.path, self._lock)


def _closed(path: Path, lock: int) -> None:
    rmtree(path, ignore_errors=True)
    os.close(lock)


def swept() -> None:
    """Take away the folders that processes left which were killed."""
    if fcntl is None:
        return
    for path in Path(gettempdir()).glob(f"{_PREFIX}*/{_OWNER}"):
        # Another user's, or one that goes just now, is left alone.
        with suppress(OSError):
            lock = os.open(path, os.O_RDWR)
            try:
                fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
                rmtree(path.parent, ignore_errors=True)
            finally:
                os.close(lock)
