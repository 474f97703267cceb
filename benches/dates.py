"""The dating tables: time expressions against TimeBank, AQUAINT and GUM, and the days of dated reports, dates hidden.

    python benches/dates.py [--quick] [--json] [--write]

TempEval-3's measures (UzZaman et al., SemEval-2013 task 1): strict and relaxed F1 of the spans, and value F1, that is
relaxed F1 counting only matches with the right TIMEX3 value. Document creation times are given and not counted.
`--quick` takes every fifth document; `--write` renders the section of docs/RESULTS.md.
"""

from __future__ import annotations

import argparse
import html
import json
import lzma
import os
import re
import statistics
import sys
import time
from collections.abc import Iterator, Sequence
from datetime import date
from pathlib import Path
from typing import Any

sys.path[:0] = [str(Path(__file__).resolve().parents[1]), str(Path(__file__).resolve().parents[1] / "src")]

from benches.sections import ROOT, Cell, Section, Table, write_section  # noqa: E402
from communique.dating import Companions, date_report  # noqa: E402
from communique.dating.expressions import LEXICON, find, ground  # noqa: E402
from communique.dating.words import words_of  # noqa: E402
from communique.model import Report, content_hash  # noqa: E402
from communique.model.interval import day  # noqa: E402
from communique.page import lay_out  # noqa: E402

SHARED = Path(os.environ.get("COMMUNIQUE_SHARED", ROOT.parent / "shared"))
COVERAGE = ("korea-2012-2018", "us-cuba", "us-china-trade", "syria")
FLOORS = {
    "TimeBank value F1": 78.0,
    "AQUAINT value F1": 74.0,
    "alone answered": 0.5,
    "alone right": 0.8,
    "company within 7 days": 0.6,
    "given exact": 0.99,
    "words a second": 20_000.0,
}
Timex = tuple[int, int, str]


def timeml(path: Path) -> tuple[date | None, str, list[Timex]]:
    """Creation day, text and time expressions of a TimeML file."""
    raw = path.read_text(encoding="utf-8", errors="replace")
    tag = re.search(r'<TIMEX3[^>]*functionInDocument="CREATION_TIME"[^>]*>', raw)
    value = re.search(r'value="([^"]+)"', tag.group()) if tag else None
    body = re.search(r"<TEXT>(.*)</TEXT>", raw, re.DOTALL)
    pieces: list[str] = []
    gold: list[Timex] = []
    open_at: list[tuple[int, str]] = []
    at = 0
    for match in re.finditer(r"<(/?)(\w+)([^>]*)>|([^<]+)", body.group(1) if body else ""):
        if match[4] is not None:
            pieces.append(html.unescape(match[4]))
            at += len(pieces[-1])
        elif match[2] == "TIMEX3" and match[1]:
            start, told = open_at.pop()
            gold.extend([(start, at, told)] if at > start else [])
        elif match[2] == "TIMEX3":
            said = re.search(r'value="([^"]*)"', match[3])
            open_at.append((at, said[1] if said else ""))
    try:
        created = date.fromisoformat(value[1][:10]) if value else None
    except ValueError:
        created = None
    return created, "".join(pieces), gold


def paragraphs(text: str) -> list[tuple[int, int]]:
    """Stretches of a text between blank lines."""
    ends = [match.span() for match in re.finditer(r"\n\s*\n", text)]
    starts = [0, *(end for _, end in ends)]
    stops = [*(start for start, _ in ends), len(text)]
    return [(first, last) for first, last in zip(starts, stops, strict=True) if last > first]


def predict(text: str, created: date | None) -> tuple[list[Timex], int]:
    """The expressions that the program finds in a text, and its number of words."""
    words = words_of(text, paragraphs(text), LEXICON)
    found = ground(find(words), None if created is None else day(created))
    return [
        (words.starts[each.found.first], words.ends[each.found.last - 1], each.value.value) for each in found
    ], len(words.starts)


def score_timeml(folder: Path, step: int) -> dict[str, float]:
    """Strict, relaxed and value F1 over a folder of TimeML files, and speed."""
    strict = relaxed = value = gold_count = found_count = words = 0
    spent = 0.0
    for path in sorted(folder.glob("*.tml"))[::step]:
        created, text, gold = timeml(path)
        began = time.process_time()
        found, count = predict(text, created)
        spent += time.process_time() - began
        words += count
        gold_count += len(gold)
        found_count += len(found)
        taken: set[int] = set()
        for start, end, told in gold:
            hit = next(
                (i for i, each in enumerate(found) if i not in taken and each[0] < end and start < each[1]),
                None,
            )
            if hit is None:
                continue
            taken.add(hit)
            relaxed += 1
            strict += found[hit][:2] == (start, end)
            value += found[hit][2] == told
    total = max(1, gold_count + found_count)
    return {
        "strict F1": 200 * strict / total,
        "relaxed F1": 200 * relaxed / total,
        "value F1": 200 * value / total,
        "expressions": gold_count,
        "words a second": words / max(spent, 1e-9),
    }


def score_gum(path: Path) -> dict[str, float]:
    """Share of GUM's single dates whose words, read from the document's day, give the annotated day, month or year."""
    right = counted = 0
    with lzma.open(path, "rt", encoding="utf-8") as handle:
        for line in handle:
            row = json.loads(line)
            when = row["attrs"].get("when", "")
            if row["tag"] != "date" or not re.fullmatch(r"\d{4}(?:-\d\d){0,2}", when):
                continue
            created = (
                date.fromisoformat(row["dct"]) if re.fullmatch(r"\d{4}-\d\d-\d\d", row["dct"] or "") else None
            )
            found, _ = predict(f"in {row['text']}", created)
            counted += 1
            right += any(value == when for _, _, value in found)
    return {"right": right / max(1, counted), "dates": counted}


def reports(name: str, step: int) -> list[tuple[dict[str, Any], date]]:
    """The dated rows of a coverage file with their days."""
    rows = [
        json.loads(line) for line in (SHARED / "coverage" / f"{name}.jsonl").read_text("utf-8").splitlines()
    ]
    dated = [row for row in rows if row.get("published")]
    return [(row, date.fromisoformat(row["published"][:10])) for row in dated][::step]


def as_report(row: dict[str, Any], hidden: bool) -> Report:
    """A report of a coverage row; with `hidden` neither its date nor its address."""
    text = f"{row['title'] or ''}\n\n{row['text']}"
    held = Report(id=content_hash(text), text=text, name=row["id"], outlet=row["outlet"])
    if hidden:
        return held
    return Report(
        id=held.id, text=text, name=held.name, outlet=held.outlet, url=row["url"], published=row["published"]
    )


def summary(rows: Sequence[tuple[date, Any]]) -> dict[str, float]:
    """Share answered, share right of those, median width, mean error of the midpoint, within 7 days, of all."""
    told = [(true, found) for true, found in rows if found is not None]
    errors = [abs((found.midpoint - true).days) for true, found in told]
    return {
        "reports": len(rows),
        "answered": len(told) / max(1, len(rows)),
        "right": sum(found.contains(true) for true, found in told) / max(1, len(told)),
        "median width": statistics.median(found.days for _, found in told) if told else 0,
        "mean error": statistics.mean(errors) if errors else 0,
        "median error": statistics.median(errors) if errors else 0,
        "within 7 days": sum(error <= 7 for error in errors) / max(1, len(rows)),
        "exact": sum(found.days == 1 and found.contains(true) for true, found in told) / max(1, len(rows)),
    }


def alone(name: str, step: int) -> tuple[list[tuple[date, Any]], dict[str, int]]:
    """Each report by its text alone, and how often each kind of evidence was among the first three reasons."""
    rows, kinds = [], {}
    for row, true in reports(name, step):
        report = as_report(row, hidden=True)
        dated = date_report(report, lay_out(report), None)
        rows.append((true, dated.interval))
        for rule in {reason.rule for reason in dated.reasons[:3]}:
            kinds[rule] = kinds.get(rule, 0) + 1
    return rows, kinds


def in_company(name: str, step: int) -> list[tuple[date, Any]]:
    """Ten rounds with one in ten reports hidden, dated by their text and the nine others."""
    held = reports(name, 1)
    rows: list[tuple[date, Any]] = []
    for turn in range(10):
        hidden = held[turn::10][::step]
        kept = [each for place, each in enumerate(held) if place % 10 != turn]
        companions = Companions((row["id"], row["text"], day(true)) for row, true in kept)
        for row, true in hidden:
            report = as_report(row, hidden=True)
            dated = date_report(report, lay_out(report), None, company=companions.neighbours(row["text"]))
            rows.append((true, dated.interval))
    return rows


def given(name: str, step: int) -> list[tuple[date, Any]]:
    """Each report with its address and metadata."""
    return [
        (true, date_report(report, lay_out(report), None).interval)
        for row, true in reports(name, step)
        for report in [as_report(row, hidden=False)]
    ]


def measure(quick: bool) -> Iterator[tuple[str, dict[str, float]]]:
    """All measures by name, as they are made."""
    step = 5 if quick else 1
    data = SHARED / "data"
    for name, folder in (("TimeBank", "te3-timebank"), ("AQUAINT", "te3-aquaint")):
        yield name, score_timeml(data / "timex-tempeval3" / folder, step)
    yield "GUM dates", score_gum(data / "timex-gum" / "gum-dates.jsonl.xz")
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
            table("Time expressions", ["expressions", "strict F1", "relaxed F1", "value F1"], spans, ""),
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
