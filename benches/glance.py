"""What the cheap look skips: gold words lost, text spared, and what a report costs that it passes over.

    python benches/glance.py [--write]

On the gold sets: how many accounts and statements rest on nothing but words that the look skips, with the profile of their
negotiation (Korean sets) and without. On coverage of other negotiations, read as a crawl for the Korean one: how much is passed
over. PolNeAR stands for the press at large: US politics.
"""

from __future__ import annotations

import argparse
import json
import os
import sys
import time
from collections.abc import Iterable
from pathlib import Path

os.environ.setdefault("OMP_NUM_THREADS", "1")
sys.path[:0] = [str(Path(__file__).resolve().parents[1]), str(Path(__file__).resolve().parents[1] / "src")]

from benches.sections import ROOT, Cell, Section, Table, write_section  # noqa: E402
from communique.intake import load  # noqa: E402
from communique.model import NO_PROFILE, Profile, Report, Span, content_hash  # noqa: E402
from communique.page import lay_out  # noqa: E402
from communique.page.types import Block  # noqa: E402
from communique.profiles import load as load_profile  # noqa: E402
from communique.reading.glance import glance  # noqa: E402
from communique.scoring.goldfile import load_gold  # noqa: E402
from communique.scoring.sets import ALL, find  # noqa: E402
from training.shared import lines_of  # noqa: E402

SHARED = Path(os.environ.get("COMMUNIQUE_SHARED", ROOT.parent / "shared"))
KOREAN = ("seeds", "korea-2018-spring", "korea-2017", "korea-2013", "kcna")
CRAWL = ("korea-2012-2018", "us-cuba", "us-china-trade", "syria", "kcna-2011-2012")


def main() -> None:
    """Measure, print, and write the section if asked to."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--write", action="store_true")
    arguments = parser.parse_args()
    korea = load_profile("korea")
    lost = [_lost(name, NO_PROFILE, "none") for name in ALL]
    lost += [_lost(name, korea, "korea") for name in ALL if name in KOREAN]
    crawls = [_crawl(name, _coverage(name), korea) for name in CRAWL]
    crawls.append(_crawl("PolNeAR development", _press(), korea))
    for row in (*lost, *crawls):
        print(*row, sep="\t")
    if arguments.write:
        write_section("glance", _section(lost, crawls))


def _lost(name: str, profile: Profile, called: str) -> list[Cell]:
    [paths] = find([name])
    gold = load_gold(paths.gold, paths.reports)
    entries = missed = read = readable = 0
    for each in gold.reports:
        report = next(x for x in load(paths.reports / f"{each.name}.txt") if isinstance(x, Report))
        look = glance(report.text, lay_out(report), profile)
        read, readable = read + len(look.blocks), readable + look.readable
        held = [entry.evidence for entry in each.accounts] + [entry.evidence for entry in each.statements]
        entries += len(held)
        missed += sum(not any(_within(span, look.blocks) for span in spans) for spans in held)
    return [name, called, entries, missed, 1 - read / readable]


def _within(span: Span, blocks: Iterable[Block]) -> bool:
    return any(block.start < span.end and span.start < block.end for block in blocks)


def _crawl(name: str, reports: Iterable[Report], profile: Profile) -> list[Cell]:
    passed = seen = 0
    read = readable = 0
    start = time.process_time()
    for report in reports:
        look = glance(report.text, lay_out(report), profile)
        seen += 1
        passed += not look.blocks
        read, readable = read + len(look.blocks), readable + look.readable
    spent = 1000 * (time.process_time() - start) / max(1, seen)
    return [name, seen, passed / seen, 1 - read / max(1, readable), spent]


def _coverage(name: str) -> list[Report]:
    return [each for each in load(SHARED / "coverage" / f"{name}.jsonl") if isinstance(each, Report)]


def _press() -> list[Report]:
    pages = [json.loads(line) for line in lines_of("polnear/dev.jsonl.xz") if line]
    return [Report(id=content_hash(page["text"]), text=page["text"], name="page") for page in pages]


def _section(lost: list[list[Cell]], crawls: list[list[Cell]]) -> Section:
    return Section(
        "What the cheap look skips",
        63,
        [
            "Before the language core is asked, words are looked at by zone: without a profile a report goes on if a word of the frame lexicon or a cue of will stands in a"
            " readable block; with one, such a word must stand in or beside a block that names a party, and long pages with few hits are read around them only."
            " Lost: gold accounts and statements that rest on skipped words alone. `python benches/glance.py --write`",
        ],
        [
            Table("On the gold sets", ["set", "profile", "gold entries", "lost", "share of blocks skipped"], lost),
            Table(
                "A crawl for the Korean negotiation", ["reports of", "reports", "passed over", "share of blocks skipped", "ms a report for page and look"], crawls,
            ),
        ],
    )  # fmt: skip


if __name__ == "__main__":
    main()
