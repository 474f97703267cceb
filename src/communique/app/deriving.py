"""Deriving a record anew beside those who read it: asked for once or often, done once, with how long it takes.

Whoever corrects a large record gets their answer at once; until the derivation is done, pages show the record as it was.
"""

from __future__ import annotations

import multiprocessing
import os
import threading
import time
from collections.abc import Callable
from pathlib import Path

import msgspec

from communique.errors import CommuniqueError, RecordError


class Derivation(msgspec.Struct, frozen=True):
    """A derivation under way, or one that failed.

    Attributes:
        seconds: How long it has taken so far.
        before: How long the one before it took; None if that is not known.
        problem: Why it failed; empty while it goes on.
    """

    seconds: float
    before: float | None = None
    problem: str = ""


class Deriver:
    """Derives in a thread of its own; what is asked for meanwhile is done in one more turn.

    Args:
        derive: Derives the record anew, or raises a CommuniqueError.
    """

    def __init__(self, derive: Callable[[], None]) -> None:
        self._derive = derive
        self._change = threading.Condition()
        self._asked, self._running = False, False
        self._begun = 0.0
        self._before: float | None = None
        self._problem = ""

    def ask(self) -> None:
        """Have the record derived anew after what was changed just now."""
        with self._change:
            self._asked = True
            self._problem = ""
            if not self._running:
                self._running = True
                self._begun = time.monotonic()
                threading.Thread(target=self._run, name="deriving", daemon=True).start()

    def wait(self, seconds: float | None = None) -> bool:
        """Wait until nothing is under way, for so long at most; whether that is so."""
        with self._change:
            return self._change.wait_for(lambda: not self._running, seconds)

    def state(self) -> Derivation | None:
        """What is under way or failed; None if the record is as it should be."""
        with self._change:
            if self._running:
                return Derivation(time.monotonic() - self._begun, self._before)
            return Derivation(0.0, self._before, self._problem) if self._problem else None

    def _run(self) -> None:
        while True:
            with self._change:
                if not self._asked:
                    self._running = False
                    self._change.notify_all()
                    return
                self._asked = False
            begun, problem = time.monotonic(), ""
            try:
                self._derive()
            except CommuniqueError as error:
                problem = str(error)
            except Exception as error:  # a thread's end would leave the desk waiting for ever
                problem = f"The record could not be derived ({error!r})."
            with self._change:
                self._before, self._problem = time.monotonic() - begun, problem


def derive_apart(path: Path, rebuild: Callable[[Path], None]) -> None:
    """Derive a record file in a process of its own: the interpreter and the memory of this one are for its readers.

    Args:
        path: The record's file.
        rebuild: Opens and derives it; a function of a module, so that another process can find it.

    Raises:
        RecordError: If the process failed.
    """
    process = multiprocessing.get_context("spawn").Process(
        target=_quietly, args=(rebuild, path), name="communique-derive", daemon=True
    )
    process.start()
    process.join()
    if process.exitcode:
        raise RecordError(
            "The record could not be derived anew.",
            where=str(path),
            todo="See what this says: communique rebuild --record " + str(path),
        )


def _quietly(rebuild: Callable[[Path], None], path: Path) -> None:
    """Rebuild, giving way to those who read."""
    if hasattr(os, "nice"):
        os.nice(5)
    rebuild(path)
