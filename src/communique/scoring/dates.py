"""Scores of dating: time expressions against TimeML files, and the days of dated reports with their dates hidden.

TempEval-3's measures (UzZaman et al., SemEval-2013 task 1): strict and relaxed F1 of the spans, and value F1, that is
relaxed F1 counting only matches with the right TIMEX3 value. Document creation times are given and not counted.
"""

from __future__ import annotations

import html
import json
import lzma
import re
import statistics
import time
from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import Any, Final

from communique.dating import Companions, date_report
from communique.dating.expressions import LEXICON, find, ground
from communique.dating.words import words_of
from communique.errors import DataError
from communique.model import Report, content_hash
from communique.model.interval import day
from communique.page import lay_out
from communique.scoring.sets import VARIABLE, material

COVERAGE: Final = ("korea-2012-2018", "us-cuba", "us-china-trade", "syria")
TIMEML: Final = {"TimeBank": "te3-timebank", "AQUAINT": "te3-aquaint"}
ROUNDS: Final = 10
_SAMPLE: Final = 5
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


def dated_rows(name: str, step: int) -> list[tuple[dict[str, Any], date]]:
    """The dated rows of a coverage file with their days."""
    rows = [
        json.loads(line)
        for line in (_folder() / "coverage" / f"{name}.jsonl").read_text("utf-8").splitlines()
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
    rows: list[tuple[date, Any]] = []
    kinds: dict[str, int] = {}
    for row, true in dated_rows(name, step):
        report = as_report(row, hidden=True)
        dated = date_report(report, lay_out(report), None)
        rows.append((true, dated.interval))
        for rule in {reason.rule for reason in dated.reasons[:3]}:
            kinds[rule] = kinds.get(rule, 0) + 1
    return rows, kinds


def in_company(name: str, step: int, rounds: int = ROUNDS) -> list[tuple[date, Any]]:
    """Rounds with one in ten reports hidden, dated by their text and the nine others."""
    held = dated_rows(name, 1)
    rows: list[tuple[date, Any]] = []
    for turn in range(rounds):
        hidden = held[turn::ROUNDS][::step]
        kept = [each for place, each in enumerate(held) if place % ROUNDS != turn]
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
        for row, true in dated_rows(name, step)
        for report in [as_report(row, hidden=False)]
    ]


def _folder() -> Path:
    folder = material()
    if folder is None:
        raise DataError("the given material is absent", todo=f"Set {VARIABLE} to its folder.")
    return folder


def timeml_folder(name: str) -> Path:
    """Where the TimeML files of a corpus lie."""
    return _folder() / "data" / "timex-tempeval3" / TIMEML[name]


def at_hand() -> bool:
    """Whether everything that `sample` reads lies beside the checkout."""
    folder = material()
    return (
        folder is not None
        and all((folder / "data" / "timex-tempeval3" / each).is_dir() for each in TIMEML.values())
        and all((folder / "coverage" / f"{name}.jsonl").is_file() for name in COVERAGE)
    )


def sample() -> dict[str, Any]:
    """What the gate holds dating to, in the shape of a set's scores; half a minute of work.

    Returns:
        `timebank` and `aquaint` with `value_f1`; `alone` with `answered` and `right`, `company` with `within_7_days`
        and `given` with `exact`: of every fifth report alone and given, and of the first of ten rounds in company.

    Raises:
        DataError: If the material is absent.
    """
    alone_rows = [row for name in COVERAGE for row in alone(name, _SAMPLE)[0]]
    company_rows = [row for name in COVERAGE for row in in_company(name, 1, rounds=1)]
    given_rows = [row for name in COVERAGE for row in given(name, _SAMPLE)]
    by_text, together = summary(alone_rows), summary(company_rows)
    return {
        "set": "dates",
        **{
            name.lower(): {"value_f1": score_timeml(timeml_folder(name), 1)["value F1"] / 100}
            for name in TIMEML
        },
        "alone": {"answered": by_text["answered"], "right": by_text["right"]},
        "company": {"within_7_days": together["within 7 days"]},
        "given": {"exact": summary(given_rows)["exact"]},
    }
