"""The error browser: what was missed and invented, and why; for development, and to write docs/ERRORS.md.

    python -m communique.scoring.errors [SET...]          each error of the sets, with the words; all development sets if none
    python -m communique.scoring.errors --counts [SET...] counts by cause only; validation sets give no more than that
    python -m communique.scoring.errors --table [SET...]  the table of scores
    python -m communique.scoring.errors --write           docs/ERRORS.md anew

Set COMMUNIQUE_CACHE=1 to remember analyses between runs.
"""

from __future__ import annotations

import argparse
from collections.abc import Sequence

from rich.console import Console
from rich.table import Table
from rich.text import Text

from communique.errors import CommuniqueError
from communique.model import NO_PROFILE
from communique.profiles import load as load_profile
from communique.scoring.alignment import Matched
from communique.scoring.causes import CAUSES, Miss
from communique.scoring.citations import faults
from communique.scoring.errorpage import COLUMNS, counts, document, errors_of, remember
from communique.scoring.run import Run, run_sets
from communique.scoring.sets import DEVELOPMENT, ROOT, SetPaths, find
from communique.scoring.table import table


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the browser; returns the exit status."""
    options = _parser().parse_args(arguments)
    console = Console(highlight=False, width=None if Console().is_terminal else 160)
    try:
        sets = find(options.sets or list(DEVELOPMENT))
        profile = load_profile(options.profile) if options.profile else NO_PROFILE
        runs = run_sets(
            [each.reports for each in sets], [each.gold for each in sets],
            hide_dates=options.hide_dates, profile=profile,
        )  # fmt: skip
    except CommuniqueError as error:
        console.print(str(error))
        return 2
    for run in runs:
        for failure in run.failures:
            console.print(f"not read: {failure}", style="bold red", markup=False)
    if options.write:
        target = ROOT / "docs" / "ERRORS.md"
        target.write_text(document(runs, remember(runs)), "utf-8")
        console.print(f"wrote {target.relative_to(ROOT)}")
        return 0
    if options.table:
        console.print(table([run.scores() for run in runs]))
        return 0
    for paths, run in zip(sets, runs, strict=True):
        _show(console, paths, run, counts_only=options.counts, causes=options.cause)
    return 0


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m communique.scoring.errors", description=__doc__,
                                     formatter_class=argparse.RawDescriptionHelpFormatter)  # fmt: skip
    parser.add_argument("sets", nargs="*", metavar="SET")
    parser.add_argument("--counts", action="store_true", help="counts by cause only")
    parser.add_argument("--table", action="store_true", help="the table of scores")
    parser.add_argument("--write", action="store_true", help="write docs/ERRORS.md")
    parser.add_argument(
        "--cause", action="append", choices=CAUSES, help="only errors of this cause; may be repeated"
    )
    parser.add_argument("--hide-dates", action="store_true", help="read as if the finder gave no dates")
    parser.add_argument("--profile", help="a profile's name or file")
    return parser


def _show(
    console: Console, paths: SetPaths, run: Run, *, counts_only: bool, causes: list[str] | None
) -> None:
    found = errors_of(run)
    console.rule(paths.name)
    if paths.sealed or counts_only:
        if paths.sealed and not counts_only:
            console.print(f"{paths.name} is for validation: counts only, its texts stay closed.")
        console.print(_counts_table([miss for _, held, _ in found for miss in held]))
        return
    for matched, held, wrong in found:
        console.print(Text(f"\n{matched.gold.name}", style="bold"), Text(_headline(matched), style="dim"))
        for miss in held:
            if not causes or miss.cause in causes:
                _print_miss(console, miss, matched)
        if not causes:
            for fault in faults(matched.reading):
                console.print(
                    Text(f"  ! citation of {fault.where} {fault.value!r}: {fault.why}", style="bold red")
                )
            for slip in wrong:
                console.print(
                    Text(f"  ~ {slip.entry} {slip.field}: gold {slip.gold or '-'}, found {slip.found or '-'}")
                )
    console.print(_counts_table([miss for _, held, _ in found for miss in held]))


def _headline(matched: Matched) -> str:
    day = matched.reading.dated.interval
    line = next((each for each in matched.gold.text.split("\n") if each.strip(" ,")), "")
    return f"gold day {matched.gold.published}, found {day}: {line[:90]}"


def _print_miss(console: Console, miss: Miss, matched: Matched) -> None:
    mark, style = ("-", "red") if miss.fate == "missed" else ("+", "yellow")
    console.print(Text(f"  {mark} {miss.layer} {miss.entry} [{miss.cause}] {miss.summary}", style=style))
    for span in miss.spans[:2]:
        console.print(Text(f"      “{span.of(matched.gold.text)[:220]}”", style="dim"))
    if miss.beside:
        console.print(Text(f"      beside: {miss.beside}", style="dim"))


def _counts_table(held: list[Miss]) -> Table:
    counted = counts(held)
    made = Table("cause", *(f"{layer}s {fate}" for layer, fate in COLUMNS), box=None, header_style="bold")
    for cause in CAUSES:
        cells = [counted[cause, layer, fate] for layer, fate in COLUMNS]
        if any(cells):
            made.add_row(cause, *(str(each or "") for each in cells))
    return made


if __name__ == "__main__":
    raise SystemExit(main())
