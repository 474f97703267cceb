"""Contacts against history: trips of US presidents and secretaries of state that the coverage speaks of, found or not.

    python benches/histories.py [--misses] [--write]

The Office of the Historian keeps each trip abroad: who, to which country and towns, from which day to which (CC0).
Which of them a corpus speaks of was fixed by a rule before any output was looked at: a report published from 14 days before
the trip's first day to 14 after its last has one sentence that holds the traveller's family name, the country or
one of the towns, and a word of travelling or meeting. The rule is rough and takes in sentences about other days; it knows
nothing of what the program makes of them.

A trip is found where an account of a visit or of talks, in one of those reports, has the United States or the traveller
in it, its place in the country, and days that overlap the trip's. What fails on the place or the day alone is told beside it.
"""

from __future__ import annotations

import argparse
import json
import lzma
import os
import re
import sys
from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from pathlib import Path

import msgspec

sys.path[:0] = [str(Path(__file__).resolve().parents[1]), str(Path(__file__).resolve().parents[1] / "src")]

from benches.sections import ROOT, Cell, Section, Table, write_section  # noqa: E402
from communique.intake import load  # noqa: E402
from communique.model import Account, Interval, Reading, Report  # noqa: E402
from communique.model.interval import parse  # noqa: E402
from communique.reading.read import read  # noqa: E402
from communique.scoring.cache import remembered  # noqa: E402

SHARED = Path(os.environ.get("COMMUNIQUE_SHARED", ROOT.parent / "shared"))
CORPORA = ("korea-2012-2018", "syria", "us-cuba")
WINDOW = timedelta(days=14)
TRAVEL = re.compile(
    r"\b(visit|trip|travel|tour|flew|fly|flies|arriv|land|met|meet|talks|summit|negotiat|host|stop)\w*",
    re.IGNORECASE,
)
MEASURES = (
    "spoken of",
    "found",
    "with the traveller named",
    "day right, place not told",
    "place right, day not",
    "neither",
)


class Trip(msgspec.Struct, frozen=True):
    """One country of one trip."""

    id: str
    role: str
    name: str
    who: str
    start: date
    end: date
    country: str
    country_id: str
    locale: str = ""
    remarks: str = ""

    @property
    def family(self) -> str:
        """The traveller's family name."""
        return self.name.split()[-1]

    @property
    def days(self) -> Interval:
        """The days of the stay."""
        return Interval(self.start, self.end)

    def places(self) -> list[str]:
        """The country and the towns, as a report may call them."""
        towns = [each.strip() for each in re.split(r"[,;]| and ", self.locale)]
        usual = _ALIKE.get(self.country_id, self.country_id).replace("-", " ").title()
        return [self.country, usual, *(town for town in towns if len(town) > 3)]


def trips(since: date, until: date) -> list[Trip]:
    """The trips between two days."""
    path = SHARED / "data" / "histstate-travels-visits" / "us-travels.jsonl.xz"
    with lzma.open(path, "rt", encoding="utf-8") as lines:
        held = [msgspec.convert(json.loads(line), Trip, strict=False) for line in lines if _whole(line)]
    return [trip for trip in held if since <= trip.end and trip.start <= until]


def _whole(line: str) -> bool:
    row = json.loads(line)
    return all(re.fullmatch(r"\d{4}-\d\d-\d\d", str(row.get(key))) for key in ("start", "end"))


def speaking(trip: Trip, reports: Sequence[tuple[Report, Interval]]) -> Iterator[Report]:
    """The reports that speak of a trip, by the rule above."""
    family = re.compile(rf"\b{re.escape(trip.family)}\b")
    places = re.compile("|".join(rf"\b{re.escape(place)}\b" for place in trip.places()))
    for report, published in reports:
        if not (trip.start - WINDOW <= published.end and published.start <= trip.end + WINDOW):
            continue
        sentences = re.split(r"(?<=[.!?])[\s”\"]+|\n+", report.text)
        if any(family.search(each) and places.search(each) and TRAVEL.search(each) for each in sentences):
            yield report


def judged(trip: Trip, readings: Sequence[Reading]) -> tuple[str, bool]:
    """How well the best account of the trip fits, and whether it names the traveller."""
    best, named = "neither", False
    for account in (each for reading in readings for each in reading.accounts):
        if account.type.value not in ("visit", "talks") or not _takes_part(account, trip):
            continue
        here = account.place is not None and _same_country(account.place.value, trip)
        then = (
            account.date is not None
            and account.date.value.overlaps(trip.days)
            and account.date.value.days <= 31
        )
        elsewhere = account.place is not None and not here
        grade = "found" if here and then else "day right, place not told" if then and not elsewhere else (
            "place right, day not" if here else "neither")  # fmt: skip
        person = any(trip.family.lower() in each.value.split("-") for each in account.people)
        if _RANK[grade] > _RANK[best]:
            best, named = grade, person
        elif grade == best:
            named = named or person
    return best, named


_RANK = {"neither": 0, "place right, day not": 1, "day right, place not told": 2, "found": 3}


def _takes_part(account: Account, trip: Trip) -> bool:
    people = {each.value for each in account.people}
    return any(side.value == "united-states" for side in account.sides) or any(
        trip.family.lower() in each.split("-") for each in people
    )


def _same_country(place: str, trip: Trip) -> bool:
    return place.rpartition(",")[2] in {trip.country_id, _ALIKE.get(trip.country_id, trip.country_id)}


# Names of countries that the two lists spell in two ways.
_ALIKE = {
    "korea-south": "south-korea",
    "korea-north": "north-korea",
    "burma": "myanmar",
    "russian-federation": "russia",
}


def main() -> None:
    """Measure, print, and write the section if asked to."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument(
        "--misses", action="store_true", help="print the trips that are spoken of and not found"
    )
    parser.add_argument("--write", action="store_true")
    arguments = parser.parse_args()
    rows: list[list[Cell]] = []
    total = dict.fromkeys(MEASURES, 0)
    with remembered():
        for name in CORPORA:
            counts = _measured(name, misses=arguments.misses)
            total = {key: total[key] + counts[key] for key in MEASURES}
            rows.append([name, *counts.values()])
    rows.append(["all", *total.values()])
    rows.append(["share", None, *(count / max(1, total["spoken of"]) for count in list(total.values())[1:])])
    for row in rows:
        print(*row, sep="\t")
    if arguments.write:
        write_section("histories", _section(rows))


def _measured(name: str, *, misses: bool) -> dict[str, int]:
    counts = dict.fromkeys(MEASURES, 0)
    loaded = [each for each in load(SHARED / "coverage" / f"{name}.jsonl") if isinstance(each, Report)]
    reports = [(each, parse(each.published)) for each in loaded if each.published is not None]
    known: dict[str, Reading] = {}
    first, last = min(day.start for _, day in reports), max(day.end for _, day in reports)
    for trip in trips(first - WINDOW, last + WINDOW):
        spoken = list(speaking(trip, reports))
        if not spoken:
            continue
        readings = [known.setdefault(each.id, known.get(each.id) or read(each)) for each in spoken]
        grade, named = judged(trip, readings)
        counts["spoken of"] += 1
        counts[grade] += 1
        counts["with the traveller named"] += grade == "found" and named
        if misses and grade != "found":
            print(
                f"{grade}: {trip.name}, {trip.country} ({trip.locale}), {trip.start} to {trip.end}: {trip.remarks}"
            )
            for each in spoken[:3]:
                print(f"    {each.name}")
    return counts


def _section(rows: list[list[Cell]]) -> Section:
    return Section(
        "Contacts against history",
        61,
        [
            "Trips of US presidents and secretaries of state (Office of the Historian, CC0; one row a country) that the coverage speaks of: a report from"
            " 14 days before to 14 days after holds in one sentence the traveller's family name, the country or a town of the trip, and a word of travelling or"
            " meeting. The rule was fixed before any output was looked at; it also takes in sentences about other days. *Found*: an account of a visit or of"
            " talks with the United States or the traveller in it, in that country, on days (31 at most) that overlap the trip. `python benches/histories.py --write`"
        ],
        [Table("", ["corpus", *MEASURES], rows)],
    )


if __name__ == "__main__":
    main()
