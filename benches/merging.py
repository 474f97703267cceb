"""What merging costs as the record grows: time for 10^3 accounts and up, and for one more report.

    python -m benches.merging [--most 100000] [--seconds 600]

The reports are made up: a world of events over ten years, told by reports that repeat the same news, with dates less
and more exact, places and people left out, and copies. Prints one row a size and the exponent between sizes,
in seconds of processor time; stops before a size that would not fit into the time given. Writes the section
"Merging: cost" of docs/RESULTS.md.
"""

from __future__ import annotations

import argparse
import math
import random
import time
from collections.abc import Iterator
from datetime import date, timedelta

from benches.sections import Section, Table, write_section
from communique.merging import merge
from communique.merging.ground import Ground, once
from communique.merging.partition import Partition
from communique.model import Account, Cited, Dated, Interval, Reading, Report, Span, content_hash
from communique.model.interval import day, month

PAIRS = [(f"state-{a}", f"state-{b}") for a in range(6) for b in range(a + 1, 6)]
TYPES = ["talks"] * 6 + ["visit"] * 3 + ["missile-test", "sanction", "sanction", "agreement", "step", "step", "exercise",
         "call", "message", "contact"]  # fmt: skip
WORDS = [a + b for a in ("ka", "lo", "mi", "tu", "re", "so", "vi", "pa") for b in
         ("rand", "sted", "mont", "lick", "barg", "quil", "dorn", "fesk", "wump", "zell", "hast", "prom")]  # fmt: skip
PER_REPORT = 8
START = date(2010, 1, 1)


def world(rng: random.Random, events: int) -> list[dict[str, object]]:
    """Events, each with all that could be told of it."""
    found = []
    for _ in range(events):
        pair = rng.choice(PAIRS)
        kind = rng.choice(TYPES)
        found.append(
            {
                "type": kind,
                "day": START + timedelta(rng.randrange(3650)),
                "sides": pair if kind not in ("missile-test", "sanction", "exercise") else pair[:1],
                "people": [f"person-{side}-{rng.randrange(8)}" for side in pair],
                "place": f"town-{rng.randrange(60)},land-{rng.randrange(12)}",
                "what": rng.sample(WORDS, 5),
            }
        )
    return sorted(found, key=lambda event: str(event["day"]))


def reading(rng: random.Random, number: int, told: list[dict[str, object]], out: date) -> Reading:
    """A report published on `out` that tells of these events."""
    text, accounts = f"Report {number}. ", []
    places = []
    for event in told:
        words = rng.sample(event["what"], 4)  # type: ignore[arg-type]
        sentence = f"On {event['day']} " + " ".join([*words, *rng.sample(WORDS, 6)]) + ". "
        places.append((len(text), len(text) + len(sentence), " ".join(words)))
        text += sentence
    report = Report(id=content_hash(text), text=text, name=str(number))
    for index, (event, (start, end, what)) in enumerate(zip(told, places, strict=True)):
        spans = (Span(report.id, start, end),)

        def cited(value: object, spans: tuple[Span, ...] = spans) -> Cited[object]:
            return Cited(value, spans)

        when = event["day"]
        chance = rng.random()
        interval = day(when) if chance < 0.7 else month(when.year, when.month) if chance < 0.9 else None  # type: ignore[arg-type,attr-defined]
        accounts.append(
            Account(
                id=f"a{index + 1}",
                type=cited(event["type"]),  # type: ignore[arg-type]
                status=cited("happened" if when <= out else "scheduled"),  # type: ignore[arg-type,operator]
                evidence=spans,
                date=cited(interval) if interval else None,  # type: ignore[arg-type]
                place=cited(event["place"]) if rng.random() < 0.5 else None,  # type: ignore[arg-type]
                sides=tuple(cited(side) for side in event["sides"]),  # type: ignore[attr-defined,misc]
                people=tuple(cited(who) for who in event["people"]) if rng.random() < 0.4 else (),  # type: ignore[attr-defined,misc]
                what=cited(what),  # type: ignore[arg-type]
            )
        )
    return Reading(report=report, dated=Dated(interval=Interval(out, out)), accounts=tuple(accounts))


def corpus(accounts: int, seed: int = 1) -> list[Reading]:
    """Readings with so many accounts in all: each event told about ten times, a few of them hundreds of times."""
    rng = random.Random(seed)
    events = world(rng, max(4, accounts // 10))
    found = []
    for number in range(accounts // PER_REPORT):
        # News is of the last days, with some background of long ago.
        middle = min(len(events) - 1, int(rng.random() * len(events)))
        near = [events[max(0, middle - int(rng.paretovariate(1.1)) + 1)] for _ in range(PER_REPORT - 2)]
        far = [events[int(middle * rng.random() ** 3)] for _ in range(2)]
        told = list({id(event): event for event in (*near, *far)}.values())
        out = max(event["day"] for event in told) + timedelta(rng.randrange(3))  # type: ignore[type-var,operator]
        found.append(reading(rng, number, told, out))  # type: ignore[arg-type]
    return found


def one_more(readings: list[Reading]) -> tuple[float, int]:
    """Seconds and pair scores that one report costs in a standing partition of the others."""
    ground = Ground(once(readings))
    last = readings[-1].report.id
    standing = Partition(each for each in ground.facts.values() if each.report != last)
    before = standing.scored
    begin = time.process_time()
    standing.add(each for each in ground.facts.values() if each.report == last)
    return time.process_time() - begin, standing.scored - before


def rows(most: int, seconds: float) -> Iterator[list[float | int | None]]:
    """One row a size, until the next would not fit into the time."""
    spent, last, size = 0.0, (0, 0.0), 1000
    while size <= most and spent + last[1] * 12 < seconds:
        readings = corpus(size)
        told = sum(len(each.accounts) for each in readings)
        begin = time.process_time()
        record = merge(readings)
        took = time.process_time() - begin
        power = math.log(took / last[1]) / math.log(told / last[0]) if last[0] else None
        more, pairs = one_more(readings)
        yield [
            told,
            len(record.events),
            round(took, 1),
            power and round(power, 2),
            round(more * 1000, 1),
            pairs,
        ]
        spent, last, size = spent + took * 2, (told, took), size * 10


def main() -> None:
    """Print the table and keep it."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--most", type=int, default=100_000)
    parser.add_argument("--seconds", type=float, default=600.0)
    given = parser.parse_args()
    columns = ["accounts", "events", "seconds", "exponent", "one more report (ms)", "pairs it compared"]
    print(*columns, sep="  ")
    found = []
    for row in rows(given.most, given.seconds):
        print(*row, sep="  ", flush=True)
        found.append(row)
    text = [
        "Made-up reports of ten years of news; seconds of processor time in one process. "
        "The exponent is that of growth from the row before; the last two columns are for one more report."
    ]
    write_section(
        "merging-cost", Section("Merging: cost", order=70, text=text, tables=[Table("", columns, found)])
    )


if __name__ == "__main__":
    main()
