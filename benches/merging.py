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
from typing import Any

import msgspec

from benches.sections import Cell, Section, Table, write_section
from benches.world import readings
from communique.app.upkeep import Work, brought_up_to_date, found_in, keeper
from communique.merging.merge import merged
from communique.model import NO_PROFILE
from communique.store import open_store

# A report of this world tells of so many events; an event is told so often.
_PER_REPORT, _TOLD = 6, 5
_COLUMNS = [
    "accounts", "events", "merging: seconds (processor)", "(clock)", "exponent", "memory, MB", "keeping it (processor)",
    "one more report (processor)", "(clock)", "pairs it compared", "events it made", "rows it read", "rows it wrote",
]  # fmt: skip


class Row(msgspec.Struct, frozen=True):
    """The figures of one size; times as (processor, clock)."""

    accounts: int
    events: int
    merging: tuple[float, float]
    memory: float
    keeping: tuple[float, float]
    more: tuple[float, float]
    work: Work

    def cells(self, before: Row | None) -> list[Cell]:
        """The row of the table."""
        power = None
        if before is not None:
            power = math.log(self.merging[0] / before.merging[0]) / math.log(self.accounts / before.accounts)
        work = self.work
        return [
            self.accounts, self.events, round(self.merging[0], 1), round(self.merging[1], 1), power and round(power, 2),
            round(self.memory), round(self.keeping[0], 1), round(self.more[0], 2), round(self.more[1], 2),
            work.pairs, work.events, work.read, work.ledger + work.values,
        ]  # fmt: skip


def spent(work: Callable[[], Any]) -> tuple[Any, tuple[float, float]]:
    """What a piece of work gives, and the seconds it took of processors (its processes' too) and by the clock."""
    cpu, clock = _processor(), time.monotonic()
    found = work()
    return found, (_processor() - cpu, time.monotonic() - clock)


def _processor() -> float:
    used = [resource.getrusage(who) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)]
    return sum(each.ru_utime + each.ru_stime for each in used)


def measured(size: int, workers: int) -> Row:
    """The figures for about so many accounts; to be asked for in a fresh process."""
    held = list(readings(size // _PER_REPORT, size // _TOLD))
    # One that tells of something of its own, from the middle of the years.
    last = held.pop(len(held) // 2 // 5 * 5)
    found, merging = spent(lambda: merged(held, workers=workers))
    with tempfile.TemporaryDirectory() as folder:
        store = open_store(Path(folder) / "bench.db")
        store.add_all(held)
        keep = keeper(found, NO_PROFILE, ())
        _, keeping = spent(
            lambda: store.save(found.record, readings=held, entries=found_in(found, held), keep=keep)
        )
        store.add(last)
        work, more = spent(lambda: brought_up_to_date(store, NO_PROFILE))
        store.close()
    return Row(
        accounts=sum(len(each.accounts) for each in held),
        events=len(found.record.events),
        merging=merging,
        memory=resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024,
        keeping=keeping,
        more=more,
        work=work,
    )


def rows(most: int, seconds: float, workers: int) -> Iterator[list[Cell]]:
    """One row a size, until the next would not fit into the time."""
    begin, before, size = time.monotonic(), None, 1000
    took = 0.0
    while size <= most and time.monotonic() - begin + took * 12 < seconds:
        start = time.monotonic()
        with ProcessPoolExecutor(1, mp_context=get_context("spawn")) as fresh:
            row = fresh.submit(measured, size, workers).result()
        yield row.cells(before)
        took, before, size = time.monotonic() - start, row, size * 10


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
        "accounts meet, up to a bound. Memory is that of the process that merges, with all readings in it. The last columns are for "
        "bringing the kept record up to date with one more report."
    ]
    write_section("merging-cost", Section("Merging: cost", 70, text, [Table("", _COLUMNS, found)]))


if __name__ == "__main__":
    main()
