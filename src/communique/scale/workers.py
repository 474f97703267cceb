"""Worker processes that may die: killed by hand, by the system for want of memory, or by what they read.

When one dies, all that its pool had in hand is lost at once and the pool is of no more use. The reports that were in
hand are then read again one at a time in a new pool, so that one that kills its worker is known from those beside it.
"""

from __future__ import annotations

from concurrent.futures import BrokenExecutor, Future, ProcessPoolExecutor
from multiprocessing import get_context
from types import TracebackType

from communique.errors import CommuniqueError
from communique.language.choice import using
from communique.model import Profile, Reading, Report
from communique.reading.readers import reader

Outcome = tuple[Report, Reading | Exception]

_ATTEMPTS = 2


def read_one(report: Report, profile: Profile, by: str, language: str) -> Outcome:
    """Read a report, or say what stopped it: one that breaks the reader must not lose the others."""
    try:
        with using(language):
            return report, reader(by)(report, profile)
    except Exception as error:
        return report, error


class Workers:
    """A pool of worker processes that is made anew when one of them dies; use as a context manager.

    Args:
        count: Number of workers.
    """

    def __init__(self, count: int) -> None:
        self._count = count
        self._pool = self._fresh()

    def _fresh(self) -> ProcessPoolExecutor:
        # Spawned, not forked: a fork would copy the runtime's threads in an unknown state.
        return ProcessPoolExecutor(self._count, mp_context=get_context("spawn"))

    def __enter__(self) -> Workers:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._pool.shutdown(wait=kind is None, cancel_futures=kind is not None)

    def submit(self, report: Report, profile: Profile, by: str, language: str) -> Future[Outcome]:
        """Have a report read; the future fails with `BrokenExecutor` if a worker dies meanwhile."""
        try:
            return self._pool.submit(read_one, report, profile, by, language)
        except BrokenExecutor:
            self._renew()
            return self._pool.submit(read_one, report, profile, by, language)

    def _renew(self) -> None:
        self._pool.shutdown(wait=False)
        self._pool = self._fresh()

    def alone(self, report: Report, profile: Profile, by: str, language: str) -> Outcome:
        """Read a report that was in hand when a worker died; the error if its worker dies again and again."""
        for _ in range(_ATTEMPTS):
            try:
                return self.submit(report, profile, by, language).result()
            except BrokenExecutor:
                self._renew()
        return report, CommuniqueError(
            "The process that read this report was ended each time (killed, or out of memory).",
            where=report.name,
            todo="Read it by itself: communique read SOURCE --engine serial.",
        )
