"""What merging costs as the record grows: time and memory for 10^3 accounts and up, and for one more report.

    python -m benches.merging [--most 100000] [--seconds 600] [--workers 2]

The reports are made up (`benches.world`): twenty years of events of all types with their statements, told by reports
that repeat the same news, and copies. Each size is measured in a process of its own. Prints one row a size: merging all of it
(seconds of processor time of all processes, and by the clock), the exponent of growth from the row before, the most memory that
the process held, keeping the record in a file, and then bringing that file up to date with one more report: its time and the
work that it took. Writes the section "Merging: cost" of docs/RESULTS.md.
"""

from __future__ import annotations

import argparse
import math
import resource
import tempfile
import time
from collections.abc import Callable, Iterator
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import get_context
from pathlib import Path
from statistics import fmean
from typing import Any, TypeVar

import msgspec

from benches.sections import Cell, Section, Table, write_section
from benches.world import readings
from communique.app.upkeep import Work, brought_up_to_date, found_in, keeper
from communique.merging.merge import merged
from communique.merging.shelf import Heaps
from communique.model import NO_PROFILE, Reading
from communique.store import open_store

# A report of this world tells of so many events; an event is told so often.
_PER_REPORT, _TOLD = 6, 5
# Reports that come one by one after all others.
_LATER = 12
T = TypeVar("T")
_COLUMNS = [
    "accounts", "events", "merging: seconds (processor)", "(clock)", "exponent", "memory, MB", "of each process beside it, MB", "keeping it (processor)",
    "one more report (processor)", "(the dearest)", "(clock)", "pairs it compared", "events it made", "rows it read", "rows it wrote",
]  # fmt: skip


class Row(msgspec.Struct, frozen=True):
    """The figures of one size; times as (processor, clock).

    Attributes:
        accounts: Number of accounts.
        events: Number of events.
        merging: Time of merging all.
        memory: The most memory of the process that merged and kept the record, in MB.
        beside: The most memory of a process beside it that groups accounts, in MB.
        keeping: Time of writing the record with all that it is kept up to date by.
        more: Times of one more report, of several.
        work: What each of these took.
    """

    accounts: int
    events: int
    merging: tuple[float, float]
    memory: float
    beside: float
    keeping: tuple[float, float]
    more: tuple[tuple[float, float], ...] = ()
    work: tuple[Work, ...] = ()

    def cells(self, before: Row | None) -> list[Cell]:
        """The row of the table."""
        power = None
        if before is not None:
            power = math.log(self.merging[0] / before.merging[0]) / math.log(self.accounts / before.accounts)
        mean = [
            round(fmean(getattr(each, what) for each in self.work)) for what in ("pairs", "events", "read")
        ]
        return [
            self.accounts, self.events, round(self.merging[0], 1), round(self.merging[1], 1), power and round(power, 2),
            round(self.memory), round(self.beside), round(self.keeping[0], 1), round(fmean(cpu for cpu, _ in self.more), 2),
            round(max(cpu for cpu, _ in self.more), 2), round(fmean(clock for _, clock in self.more), 2), *mean,
            round(fmean(each.ledger + each.values for each in self.work)),
        ]  # fmt: skip


def spent(work: Callable[[], Any]) -> tuple[Any, tuple[float, float]]:
    """What a piece of work gives, and the seconds it took of processors (its processes' too) and by the clock."""
    cpu, clock = _processor(), time.monotonic()
    found = work()
    return found, (_processor() - cpu, time.monotonic() - clock)


def _processor() -> float:
    used = [resource.getrusage(who) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)]
    return sum(each.ru_utime + each.ru_stime for each in used)


def told(size: int, path: Path) -> None:
    """Write a record with readings of about so many accounts, not merged; some from all over the years, of as many accounts as
    most, are to come later and lie beside it.
    """
    held: Heaps[Reading] = Heaps(Reading, filed=True)
    full: list[str] = []
    for each in readings(size // _PER_REPORT, size // _TOLD):
        held.put("", each)
        if len(each.accounts) >= _PER_REPORT:
            full.append(each.report.id)
    kept = set(full[len(full) // 12 :: len(full) // _LATER][:_LATER])
    late: list[Reading] = []

    def first() -> Iterator[Reading]:
        for each in held.each(""):
            if each.report.id in kept:
                late.append(each)
            else:
                yield each

    store = open_store(path)
    store.add_all(first())
    store.close()
    path.with_suffix(".later").write_bytes(msgspec.msgpack.encode(late))


def measured(workers: int, path: Path) -> Row:
    """The figures of merging a record and of keeping it; to be asked for in a fresh process."""
    store = open_store(path)
    found, merging = spent(lambda: merged(store.told(), workers=workers))
    accounts = sum(len(each.accounts) for each in found.drawn.events)
    keep = keeper(found, NO_PROFILE, ())
    _, keeping = spent(
        lambda: store.save(found.drawn, readings=found.as_read, entering=found_in(found), keep=keep)
    )
    store.close()
    own, beside = (
        resource.getrusage(who).ru_maxrss / 1024 for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)
    )
    return Row(accounts, len(found.drawn.events), merging, own, beside, keeping)


def one_more(path: Path) -> list[tuple[Work, tuple[float, float]]]:
    """What bringing a kept record up to date with one more report takes, of several; to be asked for in a fresh process."""
    store = open_store(path)
    found = []
    for late in msgspec.msgpack.decode(path.with_suffix(".later").read_bytes(), type=list[Reading]):
        store.add(late)
        work, took = spent(lambda: brought_up_to_date(store, NO_PROFILE))
        found.append((work, took))
    return found


def row(size: int, workers: int) -> Row:
    """The figures of one size."""

    def fresh(work: Callable[..., T], *given: Any) -> T:
        with ProcessPoolExecutor(1, mp_context=get_context("spawn")) as pool:
            return pool.submit(work, *given).result()

    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "bench.db"
        fresh(told, size, path)
        whole = fresh(measured, workers, path)
        more = fresh(one_more, path)
    return msgspec.structs.replace(
        whole, more=tuple(took for _, took in more), work=tuple(work for work, _ in more)
    )


def rows(most: int, seconds: float, workers: int) -> Iterator[list[Cell]]:
    """One row a size, until the next would not fit into the time."""
    begin, before, size = time.monotonic(), None, 1000
    took = 0.0
    while size <= most and time.monotonic() - begin + took * 12 < seconds:
        start = time.monotonic()
        found = row(size, workers)
        yield found.cells(before)
        took, before, size = time.monotonic() - start, found, size * 10


def main() -> None:
    """Print the table and keep it."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--most", type=int, default=100_000)
    parser.add_argument("--seconds", type=float, default=600.0)
    parser.add_argument("--workers", type=int, default=2)
    given = parser.parse_args()
    print(*_COLUMNS, sep="  ")
    found = []
    for each in rows(given.most, given.seconds, given.workers):
        print(*each, sep="  ", flush=True)
        found.append(each)
    text = [
        "Made-up reports of twenty years of news with statements and copies (`benches/world.py`), merged by one process with "
        f"{given.workers} beside it that group accounts. Processor time is that of all processes; other work ran on the machine, "
        "so that the clock says less. The exponent is that of growth from the row before: the more news a month holds, the more "
        "accounts meet, up to a bound. Readings come out of the record's file. Memory is the most that the process that merges and keeps the record held. The last columns are for "
        f"bringing the kept record up to date with one more report, in a process of its own: means of {_LATER} reports from all over the years."
    ]
    write_section("merging-cost", Section("Merging: cost", 70, text, [Table("", _COLUMNS, found)]))


if __name__ == "__main__":
    main()
