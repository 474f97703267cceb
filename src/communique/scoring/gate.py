"""The evaluation gate: scores every set and fails if a measure falls below its floor.

python -m communique.scoring.gate                  judge
python -m communique.scoring.gate --raise          lift the floors that are beaten
python -m communique.scoring.gate --lower REASON   lower those that are missed, and record why
"""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from datetime import date
from pathlib import Path

from rich.console import Console
from rich.table import Table

from communique.errors import CommuniqueError
from communique.scoring import dates
from communique.scoring.gates import (
    DATES,
    Gates,
    Verdict,
    gold_digest,
    judge,
    load_gates,
    lowered,
    only,
    raised,
    save_gates,
    without,
)
from communique.scoring.run import run_sets
from communique.scoring.scorer import Scores
from communique.scoring.sets import ALL, ROOT, VARIABLE, SetPaths, find, material

FILE = ROOT / "gates.yaml"


def main(arguments: Sequence[str] | None = None, *, path: Path = FILE) -> int:
    """Run the gate; returns the exit status: 0 if all floors hold or there is nothing to hold them against."""
    options = _parser().parse_args(arguments)
    console = Console(highlight=False)
    if material() is None:
        console.print(
            f"gate skipped: the given gold is absent (a folder `shared` beside the checkout, or {VARIABLE})."
        )
        return 0
    try:
        wanted = find(ALL)
        sets = [each for each in wanted if each.gold.is_dir() and each.reports.is_dir()]
        gates = load_gates(path)
        if len(sets) < len(wanted):
            absent = [each.name for each in wanted if each not in sets]
            console.print(f"note: absent, and so the mean is not judged: {', '.join(absent)}.")
            if options.lift or options.lower is not None or not sets:
                console.print(
                    "floors are set on all sets only." if sets else "gate skipped: no set is at hand."
                )
                return 2 if sets else 0
            gates = only(gates, [each.name for each in sets] + [DATES])
        results, failures = scores_of(sets)
        if dates.at_hand():
            results.append(dates.sample())
        elif DATES in gates.floors:
            console.print("note: the material of dating is absent, and so its floors are not judged.")
            if options.lift or options.lower is not None:
                console.print("floors are set on all material only.")
                return 2
            gates = without(gates, DATES)
        return _settle(console, options, gates, results, sets, failures, path)
    except CommuniqueError as error:
        console.print(f"gate: {error}", markup=False)
        return 2


def scores_of(sets: Sequence[SetPaths]) -> tuple[list[Scores], list[str]]:
    """Scores of the sets, and the reports that could not be read."""
    runs = run_sets([each.reports for each in sets], [each.gold for each in sets])
    return [run.scores() for run in runs], [failure for run in runs for failure in run.failures]


def _settle(
    console: Console,
    options: argparse.Namespace,
    gates: Gates,
    results: list[Scores],
    sets: Sequence[SetPaths],
    failures: list[str],
    path: Path,
) -> int:
    digest = gold_digest(sets)
    if options.lower is not None:
        gates = lowered(results, gates, options.lower, date.today().isoformat())
        save_gates(gates, path)
    if options.lift:
        gates = raised(results, gates, digest)
        save_gates(gates, path)
    verdicts = judge(results, gates)
    console.print(verdict_table(verdicts))
    for failure in failures:
        console.print(f"not read: {failure}", markup=False)
    if gates.gold != digest:
        console.print(f"note: the floors were measured on other gold ({gates.gold or 'none'}, now {digest}).")
    missed = [each for each in verdicts if not each.holds]
    console.print(f"{len(verdicts) - len(missed)} floors hold, {len(missed)} do not.")
    return 1 if missed or failures else 0


def verdict_table(verdicts: Sequence[Verdict]) -> Table:
    """Floors and what was measured, those that do not hold marked."""
    made = Table("", "set", "measure", "floor", "measured", box=None, header_style="bold")
    for each in verdicts:
        shown = "none" if each.measured is None else f"{each.measured:.3f}"
        mark, style = ("ok", None) if each.holds else ("BELOW", "bold red")
        made.add_row(mark, each.where, each.measure, f"{each.floor:.3f}", shown, style=style)
    return made


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m communique.scoring.gate", description=__doc__,
                                     formatter_class=argparse.RawDescriptionHelpFormatter)  # fmt: skip
    parser.add_argument("--raise", dest="lift", action="store_true", help="lift the floors that are beaten")
    parser.add_argument("--lower", metavar="REASON", help="lower the floors that are missed, with the reason")
    return parser


if __name__ == "__main__":
    raise SystemExit(main())
