"""The dating tables: time expressions against TimeBank, AQUAINT and GUM, and the days of dated reports, dates hidden.

    python benches/dates.py [--quick] [--json] [--write]

TempEval-3's measures (UzZaman et al., SemEval-2013 task 1): strict and relaxed F1 of the spans, and value F1, that is
relaxed F1 counting only matches with the right TIMEX3 value. Document creation times are given and not counted.
`--quick` takes every fifth document; `--write` renders the section of docs/RESULTS.md.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

sys.path[:0] = [str(Path(__file__).resolve().parents[1]), str(Path(__file__).resolve().parents[1] / "src")]

from benches.sections import Cell, Section, Table, write_section  # noqa: E402
from communique.scoring.dates import (  # noqa: E402
    COVERAGE,
    TIMEML,
    alone,
    given,
    in_company,
    score_gum,
    score_timeml,
    summary,
    timeml_folder,
)
from communique.scoring.sets import material  # noqa: E402

FLOORS = {
    "TimeBank value F1": 78.0,
    "AQUAINT value F1": 74.0,
    "alone answered": 0.5,
    "alone right": 0.8,
    "company within 7 days": 0.6,
    "given exact": 0.99,
    "words a second": 20_000.0,
}


def measure(quick: bool) -> Iterator[tuple[str, dict[str, float]]]:
    """All measures by name, as they are made."""
    step = 5 if quick else 1
    for name in TIMEML:
        yield name, score_timeml(timeml_folder(name), step)
    yield "GUM dates", score_gum(timeml_folder("TimeBank").parents[1] / "timex-gum" / "gum-dates.jsonl.xz")
    together: dict[str, list[tuple[date, Any]]] = {"alone": [], "company": [], "given": []}
    evidence: dict[str, int] = {}
    for name in COVERAGE:
        rows, kinds = alone(name, step)
        together["alone"].extend(rows)
        for rule, count in kinds.items():
            evidence[rule] = evidence.get(rule, 0) + count
        yield f"alone: {name}", summary(rows)
        for way, function in (("company", in_company), ("given", given)):
            rows = function(name, step)
            together[way].extend(rows)
            yield f"{way}: {name}", summary(rows)
    for way, rows in together.items():
        yield f"{way}: all", summary(rows)
    yield (
        "evidence",
        {rule: float(count) for rule, count in sorted(evidence.items(), key=lambda each: -each[1])},
    )


def table(caption: str, columns: list[str], found: dict[str, dict[str, float]], prefix: str) -> Table:
    """A table of the measures whose names begin with a prefix."""
    rows: list[list[Cell]] = [
        [name.removeprefix(prefix).lstrip(": "), *(round(held[column], 3) for column in columns)]
        for name, held in found.items() if name.startswith(prefix)
    ]  # fmt: skip
    return Table(caption, ["set", *columns], rows)


def section(found: dict[str, dict[str, float]]) -> Section:
    """The results as a section of docs/RESULTS.md."""
    spans = {name: found[name] for name in ("TimeBank", "AQUAINT")}
    columns = [
        "reports",
        "answered",
        "right",
        "median width",
        "median error",
        "mean error",
        "within 7 days",
        "exact",
    ]
    return Section(
        "Dates",
        order=20,
        text=[
            "Time expressions by TempEval-3's measures on the texts that the rules were developed on; HeidelTime has value F1 "
            "79.2 on TimeBank and 73.0 on AQUAINT.",
            "Report dates: the interval holds the true day (right), of those answered; errors of its midpoint in days.",
        ],
        tables=[
            table("Time expressions", ["expressions", "strict F1", "relaxed F1", "value F1", "words a second"], spans, ""),
            table("Alone: text only", columns, found, "alone"),
            table("In company: one in ten hidden, ten rounds", columns, found, "company"),
            table("With address and metadata", columns, found, "given"),
            Table("Evidence among the first three reasons, alone", ["kind", "reports"],
                  [[rule, int(count)] for rule, count in found["evidence"].items()]),
        ],
    )  # fmt: skip


def main() -> int:
    """Measure, print, and say which floors are not met."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--quick", action="store_true")
    parser.add_argument("--json", action="store_true")
    parser.add_argument("--write", action="store_true")
    options = parser.parse_args()
    if material() is None:
        print("skipped: the given material is absent", file=sys.stderr)
        return 0
    found: dict[str, dict[str, float]] = {}
    for name, held in measure(options.quick):
        found[name] = held
        if not options.json:
            print(name, {key: round(value, 3) for key, value in held.items()}, flush=True)
    if options.json:
        print(json.dumps(found, indent=1))
    if options.write:
        print(write_section("dates", section(found)))
    reached = {
        "TimeBank value F1": found["TimeBank"]["value F1"],
        "AQUAINT value F1": found["AQUAINT"]["value F1"],
        "alone answered": found["alone: all"]["answered"],
        "alone right": found["alone: all"]["right"],
        "company within 7 days": found["company: all"]["within 7 days"],
        "given exact": found["given: all"]["exact"],
        "words a second": found["TimeBank"]["words a second"],
    }
    short = [name for name, floor in FLOORS.items() if reached[name] < floor]
    for name in short:
        print(f"below its floor: {name} {reached[name]:.3f} < {FLOORS[name]}", file=sys.stderr)
    return 1 if short else 0


if __name__ == "__main__":
    raise SystemExit(main())
