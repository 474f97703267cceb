"""What merging costs as the record grows: time for 10^3 accounts and up, and for one more report.

    python -m benches.merging [--most 100000] [--seconds 600]

The reports are made up (`benches.world`): twenty years of events of all types with their statements, told by reports
that repeat the same news, and copies. Prints one row a size, in seconds of processor time of one process: merging all,
the exponent of growth from the row before, and merging again with one more report by what the last merge remembers,
with the pairs of accounts compared and the events made for it. Writes the section "Merging: cost" of docs/RESULTS.md.
"""

from __future__ import annotations

import argparse
import math
import time
from collections.abc import Iterator

from benches.sections import Cell, Section, Table, write_section
from benches.world import readings
from communique.merging import merge
from communique.merging.standing import Standing

# A report of this world tells of so many events; an event is told so often.
_PER_REPORT, _TOLD = 6, 5


def row(size: int, last: tuple[int, float] | None) -> tuple[list[Cell], tuple[int, float]]:
    """The figures for about so many accounts, and what the next row's exponent is reckoned from."""
    held = list(readings(size // _PER_REPORT, size // _TOLD))
    told = sum(len(each.accounts) for each in held)
    standing = Standing()
    begin = time.process_time()
    record = merge(held[:-1], standing=standing)
    took = time.process_time() - begin
    made, scored = standing.events_made, standing.scored
    begin = time.process_time()
    merge(held, standing=standing)
    more = time.process_time() - begin
    power = math.log(took / last[1]) / math.log(told / last[0]) if last else None
    cells: list[Cell] = [
        told,
        len(record.events),
        round(took, 1),
        power and round(power, 2),
        round(more, 2),
        standing.scored - scored,
        standing.events_made - made,
    ]
    return cells, (told, took)


def rows(most: int, seconds: float) -> Iterator[list[Cell]]:
    """One row a size, until the next would not fit into the time."""
    spent, last, size = 0.0, None, 1000
    while size <= most and spent + (last[1] if last else 0.0) * 15 < seconds:
        cells, last = row(size, last)
        yield cells
        spent, size = spent + last[1] * 2, size * 10


def main() -> None:
    """Print the table and keep it."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--most", type=int, default=100_000)
    parser.add_argument("--seconds", type=float, default=600.0)
    given = parser.parse_args()
    columns = ["accounts", "events", "seconds", "exponent", "with one more report (s)", "pairs it compared", "events it made"]  # fmt: skip
    print(*columns, sep="  ")
    found = []
    for each in rows(given.most, given.seconds):
        print(*each, sep="  ", flush=True)
        found.append(each)
    text = [
        "Made-up reports of twenty years of news with statements and copies (`benches/world.py`); seconds of processor "
        "time in one process. The exponent is that of growth from the row before: the more news a month holds, the more "
        "accounts meet, up to a bound. The last three columns are for merging again with one more report: accounts and "
        "events that it does not touch are taken over, while copies, disputes and commitments are gone through anew."
    ]
    write_section(
        "merging-cost", Section("Merging: cost", order=70, text=text, tables=[Table("", columns, found)])
    )


if __name__ == "__main__":
    main()
