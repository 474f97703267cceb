"""A large made-up record, for tests of load and of cost: written straight into a record, without reading any text.

    python -m benches.large OUT.db [--reports 20000] [--events 140000] [--per-report 8] [--years 20] [--seed 1]

See `benches.world` for what is told: of 140,000 happenings some are told by no report, and a record of more than 100,000 events is left. The record is merged as any other; prints what each step took.
"""

from __future__ import annotations

import argparse
import time
from collections.abc import Iterator
from contextlib import contextmanager

from benches.world import readings
from communique.app.record import OpenRecord
from communique.store import open_store


@contextmanager
def step(name: str) -> Iterator[None]:
    """Print how long a step took."""
    begin = time.monotonic()
    yield
    print(f"{name}: {time.monotonic() - begin:.1f} s", flush=True)


def main() -> None:
    """Write the record."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("out", help="the record's path or URL")
    parser.add_argument("--reports", type=int, default=20_000)
    parser.add_argument("--events", type=int, default=140_000)
    parser.add_argument("--per-report", type=int, default=8)
    parser.add_argument("--years", type=int, default=20)
    parser.add_argument("--seed", type=int, default=1)
    given = parser.parse_args()
    store = open_store(given.out)
    with step("telling"):
        told = list(
            readings(
                given.reports,
                given.events,
                per_report=given.per_report,
                years=given.years,
                seed=given.seed,
            )
        )
    print(f"{len(told)} reports, {sum(len(each.accounts) for each in told)} accounts", flush=True)
    with step("keeping the readings"):
        store.add_all(told)
    with step("merging and keeping the record"):
        OpenRecord(store).rebuild()


if __name__ == "__main__":
    main()
