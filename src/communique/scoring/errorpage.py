"""docs/ERRORS.md: counts of what is missed and invented by cause, with what they were before; nothing of the texts."""

from __future__ import annotations

import subprocess
from collections import Counter
from collections.abc import Iterable, Sequence
from datetime import date
from pathlib import Path

import msgspec

from communique.scoring import causes
from communique.scoring.alignment import Alignment, Matched
from communique.scoring.causes import CAUSES, Miss, Slip, misses, slips
from communique.scoring.run import Run
from communique.scoring.sets import ROOT

Found = list[tuple[Matched, list[Miss], list[Slip]]]
COLUMNS = (("account", "missed"), ("account", "invented"), ("statement", "missed"), ("statement", "invented"))
HISTORY = ROOT / "docs" / "errors.json"
FIELDS = ("status", "level", "outcome", "date", "place", "sides", "people", "attributed_to", "kind", "issues")


def errors_of(run: Run) -> Found:
    """All errors of one set, report by report."""
    held = Alignment(run.gold, run.readings, run.record)
    return [(each, misses(each), slips(each)) for each in held.matched]


def counts(held: Iterable[Miss]) -> Counter[tuple[str, str, str]]:
    """Number of errors by cause, layer and fate."""
    return Counter((miss.cause, miss.layer, miss.fate) for miss in held)


class Count(msgspec.Struct, frozen=True):
    """How many errors there were once: accounts and statements, missed and invented."""

    day: str
    commit: str
    sets: list[str]
    errors: list[int]


def remember(runs: Sequence[Run], path: Path = HISTORY) -> list[Count]:
    """Add today's counts to the history and return it; a commit that was counted before is counted anew."""
    held = msgspec.json.decode(path.read_bytes(), type=list[Count]) if path.is_file() else []
    counted = counts(miss for run in runs for _, here, _ in errors_of(run) for miss in here)
    totals = [sum(counted[cause, layer, fate] for cause in CAUSES) for layer, fate in COLUMNS]
    now = Count(date.today().isoformat(), commit(), [run.gold.name for run in runs], totals)
    kept = [*(each for each in held if (each.commit, each.sets) != (now.commit, now.sets)), now]
    path.write_bytes(msgspec.json.format(msgspec.json.encode(kept), indent=1) + b"\n")
    return kept


def document(runs: Sequence[Run], history: Sequence[Count] = ()) -> str:
    """The text of docs/ERRORS.md: counts by cause, by set, by type; nothing of the texts."""
    names = [run.gold.name for run in runs]
    lines = [
        "# What is missed and invented, and why",
        "",
        "Written by `python -m communique.scoring.errors --write`; causes are told by rule (`scoring/causes.py`).",
        f"{date.today().isoformat()}, commit {commit()}. Sets: {', '.join(names)}.",
        "",
    ]
    found = {run.gold.name: errors_of(run) for run in runs}
    everything = [miss for held in found.values() for _, here, _ in held for miss in here]
    wrong = [slip for held in found.values() for _, _, here in held for slip in here]
    lines += ["## By cause", "", *_cause_rows(everything), "", "## Before and after", ""]
    lines += [*_history_rows([each for each in history if each.sets == names]), "", "## By cause and set", ""]
    for name, held in found.items():
        lines += [f"### {name}", "", *_cause_rows([miss for _, here, _ in held for miss in here]), ""]
    lines += ["## By type", "", *_type_rows(everything), ""]
    lines += ["## Fields of matched accounts and statements that differ", "", *_slip_rows(wrong), ""]
    lines += ["## What the causes mean", "", *_meanings()]
    return "\n".join(lines) + "\n"


def _history_rows(history: Sequence[Count]) -> list[str]:
    head = "| day | commit | " + " | ".join(f"{layer}s {fate}" for layer, fate in COLUMNS) + " |"
    body = [f"| {each.day} | {each.commit} | " + " | ".join(map(str, each.errors)) + " |" for each in history]
    return [head, "|---|---|---:|---:|---:|---:|", *body]


def _cause_rows(held: list[Miss]) -> list[str]:
    counted = counts(held)
    head = [
        "| cause | " + " | ".join(f"{layer}s {fate}" for layer, fate in COLUMNS) + " |",
        "|---|---:|---:|---:|---:|",
    ]
    rows = [(cause, [counted[cause, layer, fate] for layer, fate in COLUMNS]) for cause in CAUSES]
    body = [f"| {cause} | " + " | ".join(map(str, cells)) + " |" for cause, cells in rows if any(cells)]
    totals = [sum(cells[place] for _, cells in rows) for place in range(len(COLUMNS))]
    return [*head, *body, "| all | " + " | ".join(map(str, totals)) + " |"]


def _type_rows(held: list[Miss]) -> list[str]:
    counted = Counter((miss.layer, miss.type, miss.fate) for miss in held)
    kinds = sorted({(layer, kind) for layer, kind, _ in counted})
    rows = [
        f"| {layer} | {kind} | {counted[layer, kind, 'missed']} | {counted[layer, kind, 'invented']} |" for layer, kind in kinds
    ]  # fmt: skip
    return ["| layer | type or kind | missed | invented |", "|---|---|---:|---:|", *rows]


def _slip_rows(wrong: list[Slip]) -> list[str]:
    rows = ["| field | differ | most often (gold, found) |", "|---|---:|---|"]
    for field in FIELDS:
        here = [slip for slip in wrong if slip.field == field]
        pairs = Counter((slip.gold or "none", slip.found or "none") for slip in here)
        # Names and days of single reports say nothing in general: only vocabularies are listed.
        listed = pairs.most_common(5) if field in ("status", "level", "outcome", "kind") else []
        often = "; ".join(f"{left} as {right} {count}" for (left, right), count in listed)
        rows.append(f"| {field} | {len(here)} | {often} |")
    return rows


def _meanings() -> list[str]:
    block = (causes.__doc__ or "").split("\n\n", 1)[1].strip("\n").split("\n")
    return [f"- `{line.split(maxsplit=1)[0]}`: {line.split(maxsplit=1)[1]}" for line in block if line.strip()]


def commit() -> str:
    """The checkout's commit, with a mark if the program differs from it; `unknown` outside a checkout."""
    head = _git("rev-parse", "--short", "HEAD")
    if not head:
        return "unknown"
    return f"{head}, changed" if _git("status", "--porcelain", "--", "src") else head


def _git(*arguments: str) -> str:
    try:
        done = subprocess.run(["git", *arguments], cwd=ROOT, capture_output=True, text=True, check=True,
                              stdin=subprocess.DEVNULL)  # fmt: skip
    except (OSError, subprocess.CalledProcessError):
        return ""
    return done.stdout.strip()
