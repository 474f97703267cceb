"""What reading a report costs, stage by stage: frames and statements beside the encoder, and a report of 500 words end to end.

    python benches/reading.py [--write]

By the process's own time on one thread, every report twice and the quicker one counted; ratios are of one run, so that a busy
machine weighs on both sides alike.
"""

from __future__ import annotations

import argparse
import os
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

os.environ.setdefault("OMP_NUM_THREADS", "1")
sys.path[:0] = [str(Path(__file__).resolve().parents[1]), str(Path(__file__).resolve().parents[1] / "src")]

from benches.sections import Cell, Section, Table, write_section  # noqa: E402
from communique.actors import cast_of  # noqa: E402
from communique.dating import date_report, expressions  # noqa: E402
from communique.intake import load  # noqa: E402
from communique.language.ranges import analyse_ranges  # noqa: E402
from communique.model import Report  # noqa: E402
from communique.model.vocabulary import READABLE  # noqa: E402
from communique.page import lay_out  # noqa: E402
from communique.reading.accounts import accounts_of  # noqa: E402
from communique.reading.document import Document  # noqa: E402
from communique.reading.statements import statements_of  # noqa: E402
from communique.scoring.sets import DEVELOPMENT, find  # noqa: E402

T = TypeVar("T")
STAGES = ("page", "language core", "dating", "actors", "speech and accounts", "statements")
WORDS = 500


def main() -> None:
    """Measure, print, and write the section if asked to."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--write", action="store_true")
    arguments = parser.parse_args()
    reports = [
        each
        for held in find(list(DEVELOPMENT))
        for path in sorted(held.reports.glob("*.txt"))
        for each in load(path)
        if isinstance(each, Report)
    ]
    stages_of(reports[0])
    seconds = dict.fromkeys(STAGES, 0.0)
    words = 0
    for report in reports:
        runs = [stages_of(report) for _ in range(2)]
        for stage in STAGES:
            seconds[stage] += min(spent[stage] for spent, _ in runs)
        words += runs[0][1]
    rows: list[list[Cell]] = [[stage, 1000 * WORDS * spent / words] for stage, spent in seconds.items()]
    reading = seconds["speech and accounts"] + seconds["statements"]
    whole = sum(seconds.values())
    rows += [
        ["all", 1000 * WORDS * whole / words],
        ["frames and statements, as a share of the language core", reading / seconds["language core"]],
    ]
    for row in rows:
        print(*row, sep="\t")
    if arguments.write:
        write_section("reading", _section(rows, len(reports), words))


def stages_of(report: Report) -> tuple[dict[str, float], int]:
    """Seconds of each stage, and the number of words."""
    spent: dict[str, float] = {}

    def timed(stage: str, work: Callable[[], T]) -> T:
        start = time.process_time()
        made = work()
        spent[stage] = time.process_time() - start
        return made

    page = timed("page", lambda: lay_out(report))
    ranges = [(block.start, block.end) for block in page.blocks if block.zone in READABLE]
    analysis = timed("language core", lambda: analyse_ranges(report.text, ranges))
    dated, times = timed(
        "dating",
        lambda: ((held := date_report(report, page, analysis)), expressions(analysis, held.interval)),
    )
    cast = timed("actors", lambda: cast_of(report, page, analysis, dated=dated))
    document = Document(report, page, analysis, cast, dated, times)
    accounts = timed("speech and accounts", lambda: accounts_of(document))
    timed("statements", lambda: statements_of(document, accounts))
    return spent, sum(token.upos != "PUNCT" for token in analysis.tokens)


def _section(rows: list[list[Cell]], reports: int, words: int) -> Section:
    return Section(
        "What reading costs",
        62,
        [
            f"Milliseconds for a report of {WORDS} words, stage by stage, over {reports} reports ({words} words) of the development sets: the process's own time on one"
            " thread, the quicker of two runs. Goals: frames and statements at most a third of the language core's time; 350 ms for all."
            " `python benches/reading.py --write`"
        ],
        [Table("", ["stage", "ms"], rows)],
    )


if __name__ == "__main__":
    main()
