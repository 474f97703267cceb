"""Who says so: `attributed_to` of matched accounts against gold, by set.

python benches/telling.py [--write]
"""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

sys.path[:0] = [str(Path(__file__).resolve().parents[1]), str(Path(__file__).resolve().parents[1] / "src")]

from benches.sections import Cell, Section, Table, write_section  # noqa: E402
from communique.scoring import run_sets  # noqa: E402
from communique.scoring.accounts import found_tellers, mark_accounts  # noqa: E402
from communique.scoring.alignment import Alignment  # noqa: E402
from communique.scoring.sets import ALL, find  # noqa: E402
from communique.scoring.tally import Tally  # noqa: E402


def main() -> None:
    """Measure, print, and write the section if asked to."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--write", action="store_true")
    arguments = parser.parse_args()
    sets = find(ALL)
    rows: list[list[Cell]] = []
    named, told = Tally(), Tally()
    for run in run_sets([each.reports for each in sets], [each.gold for each in sets]):
        here, whether = Tally(), Tally()
        for held in Alignment(run.gold, run.readings, run.record).matched:
            here += mark_accounts(
                held.gold.accounts, held.reading.accounts, held.accounts, held.identity
            ).tellers
            for i, j in held.accounts:
                found = found_tellers(held.reading.accounts[j], held.identity)
                whether += Tally.of_sets(
                    {i} if held.gold.accounts[i].attributed_to else (), {i} if found else ()
                )
        rows.append([run.gold.name, here.f1, whether.f1])
        named, told = named + here, told + whether
    rows.append(["all", named.f1, told.f1])
    for row in rows:
        print(*row, sep="\t")
    if arguments.write:
        write_section("telling", Section("Who says so", 59, [
            "`attributed_to` over matched accounts: F1 of the actors named, and of whether an account is attributed to anybody or told in the report's own voice."
            " `part_of` is in no gold file. `python benches/telling.py --write`",
        ], [Table("", ["set", "who", "whether"], rows)]))  # fmt: skip


if __name__ == "__main__":
    main()
