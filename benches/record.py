"""What a large record costs its user: looking at it, looking at it as of a day, and one more report.

    python -m benches.large large.db --reports 17500 --events 20000
    python -m benches.record large.db [--as-of 2005-01-01] [--changes]

Seconds of processor time (and by the clock) of each, in one process that has just opened the record; the first look
pays for what every look after it shares. Writes the section "A large record" of docs/RESULTS.md.
"""

from __future__ import annotations

import argparse
import random
import resource
import time
from collections.abc import Callable, Iterator
from datetime import date, timedelta
from secrets import token_hex
from typing import Any

from benches.sections import Cell, Section, Table, write_section
from benches.world import happenings, reading
from communique import views
from communique.app.amending import keep, take_back
from communique.app.record import OpenRecord, open_record
from communique.merging import Correction, anchor

_TIMES = 3


def spent(look: Callable[[], Any]) -> tuple[float, float]:
    """Seconds of processor time and by the clock: the least of a few, since other work on the machine only adds."""
    found = []
    for _ in range(_TIMES):
        cpu, clock = time.process_time(), time.monotonic()
        look()
        found.append((time.process_time() - cpu, time.monotonic() - clock))
    return min(found)


def looks(path: str) -> list[list[Cell]]:
    """One row a view; each is asked of a record opened anew."""

    def fresh() -> OpenRecord:
        return open_record(path, create=False)

    def show() -> object:
        record = fresh()
        return record.event(record.store.derived_ids("events")[1000])

    asked: dict[str, Callable[[], Any]] = {
        "open": fresh,
        "timeline": lambda: fresh().timeline(),
        "timeline of a side and a year": lambda: fresh().timeline(
            since="2010", until="2010", side="sylvania"
        ),
        "show": show,
        "positions": lambda: views.positions(fresh().corpus(), side="sylvania", issue="sanctions"),
        "disputes": lambda: views.disputes(fresh().corpus()),
        "search": lambda: fresh().store.search("prisoners kalodorn"),
    }
    return [[name, *(round(each, 3) for each in spent(look))] for name, look in asked.items()]


def once(name: str, work: Callable[[], Any]) -> list[Cell]:
    """One row of what is too dear to be done several times."""
    cpu, clock = time.process_time(), time.monotonic()
    work()
    return [name, round(time.process_time() - cpu, 2), round(time.monotonic() - clock, 2)]


def changes(path: str) -> Iterator[list[Cell]]:
    """What reports and corrections cost, made in the record: it is another one afterwards."""
    rng = random.Random(1)
    world = happenings(rng, 20_000, 20)
    with open_record(path, create=False) as record:
        for number in range(_TIMES):
            at = rng.randrange(len(world) - 8)
            told = reading(rng, 10**6 + number, world[at].day + timedelta(2), world[at : at + 8])
            record.store.add(told)
            yield once("one more report of eight events", record.refresh)
        corpus = record.corpus()
        event = record.store.derived_ids("events")[1000]
        ref = corpus.events[event].accounts[0]
        where = anchor(ref, [corpus.by_report[ref.partition("#")[0]]])
        assert where is not None
        made = Correction(kind="set", author="bench", made=f"{date.today()}T00:00:00Z", reason=token_hex(4),
                          targets=(where,), field="status", value="denied")  # fmt: skip
        yield once("a correction", lambda: keep(record, made))
        yield once("the correction taken back", lambda: take_back(record, made.id, "bench"))


def main() -> None:
    """Print the tables and keep them."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("record")
    parser.add_argument("--as-of", default="2002-01-01")
    parser.add_argument("--dear", action="store_true", help="also merge anew: minutes")
    parser.add_argument("--changes", action="store_true", help="also add reports and a correction: in a copy")
    given = parser.parse_args()
    with open_record(given.record, create=False) as record:
        reports, events = record.store.counts()
        accounts = len(record.store.lookup_keys("event"))
    rows = looks(given.record)
    dear = [
        once(
            f"timeline as of {given.as_of}",
            lambda: open_record(given.record, create=False).timeline(as_of=given.as_of),
        )
    ]
    if given.changes:
        dear += changes(given.record)
    if given.dear:
        dear.append(once("merging and keeping all of it anew", open_record(given.record).rebuild))
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    for row in (*rows, *dear):
        print(*row, sep="  ", flush=True)
    print(f"peak {peak:.0f} MB")
    columns = ["what", "seconds (processor)", "seconds (clock)"]
    text = [
        f"A made-up record of {reports} reports with {accounts} accounts of {events} events over twenty years "
        f"(`benches/large.py`), in one file; at most {peak:.0f} MB of memory for all of these in one process. "
        "Other work ran on the machine: processor time is what it costs, the clock what it took."
    ]
    write_section(
        "large-record",
        Section("A large record", order=71, text=text, tables=[Table("", columns, [*rows, *dear])]),
    )


if __name__ == "__main__":
    main()
