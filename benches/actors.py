"""The actors tables: gold sets with and without a profile, name pairs, identities at scale, coreference, speed.

    python benches/actors.py [--write]

`--write` renders the section of docs/RESULTS.md. The name pairs are tests/actors/data/spellings.yaml: the half "tune" may
be tuned on, "test" is only measured.
"""

from __future__ import annotations

import argparse
import random
import sys
import time
from itertools import combinations, product
from math import log
from pathlib import Path

sys.path[:0] = [str(Path(__file__).resolve().parents[1]), str(Path(__file__).resolve().parents[1] / "src")]

import yaml  # noqa: E402

from benches.coreference import figures  # noqa: E402
from benches.sections import ROOT, Cell, Section, Table, write_section  # noqa: E402
from communique.actors import cast_of  # noqa: E402
from communique.actors.families import family_of  # noqa: E402
from communique.actors.identity import identify  # noqa: E402
from communique.actors.matching import Judgement, match  # noqa: E402
from communique.actors.words import name_parts, slug  # noqa: E402
from communique.language.ranges import analyse_ranges  # noqa: E402
from communique.model import NO_PROFILE, Actor, Cited, Profile, Span  # noqa: E402
from communique.page import lay_out  # noqa: E402
from communique.page.types import Page  # noqa: E402
from communique.profiles import load  # noqa: E402
from communique.scoring.run import Run, run_set  # noqa: E402
from communique.scoring.sets import ALL, DEVELOPMENT, find, material  # noqa: E402

SCRIPTS = ("korean", "chinese", "russian", "arabic", "persian", "latin")
MEASURES = ("f1", "side_accuracy", "office_f1")


def gold_rows() -> tuple[list[list[Cell]], list[Run]]:
    """Actors of every set without a profile, and of the Korean sets with theirs."""
    rows: list[list[Cell]] = []
    runs = []
    for paths in find(list(ALL)):
        run = run_set(paths.reports, paths.gold)
        marks = run.scores()["actors"]
        told: list[Cell] = [None] * len(MEASURES)
        if paths.name not in ("elsewhere", "elsewhere-2"):
            with_profile = run_set(paths.reports, paths.gold, profile=load("korea")).scores()["actors"]
            told = [with_profile[name] for name in MEASURES]
        rows.append([paths.name, *(marks[name] for name in MEASURES), *told])
        if paths.name in DEVELOPMENT:
            runs.append(run)
    return rows, runs


def pair_rows() -> list[list[Cell]]:
    """Name pairs by half and script: pairs, precision, recall, F1."""
    table = yaml.safe_load(
        (ROOT / "tests" / "actors" / "data" / "spellings.yaml").read_text(encoding="utf-8")
    )
    rows: list[list[Cell]] = []
    for half in ("tune", "test"):
        held: dict[str, list[tuple[str, str, bool]]] = {script: [] for script in SCRIPTS}
        for script in SCRIPTS:
            lines = table[script][half]
            held[script] += [(one, two, True) for line in lines for one, two in combinations(line, 2)]
            for one, two in combinations(lines, 2):
                if family_of(name_parts(one[0]), None) == family_of(name_parts(two[0]), None):
                    held[script] += [(a, b, False) for a, b in product(one[:2], two[:2])]
        held["confusable"] = [(one, two, False) for one, two in table["different"][half]]
        held["all"] = [pair for pairs in list(held.values()) for pair in pairs]
        rows += [[half, script, *_marks(pairs)] for script, pairs in held.items()]
    return rows


def _marks(pairs: list[tuple[str, str, bool]]) -> list[Cell]:
    said = [(match(one, two).judgement is Judgement.POSITIVE, same) for one, two, same in pairs]
    right = sum(yes and same for yes, same in said)
    invented = sum(yes and not same for yes, same in said)
    missed = sum(same and not yes for yes, same in said)
    total = 2 * right + invented + missed
    return [len(pairs), invented, missed, 2 * right / total if total else None]


_SIZES = ((1250, 25_000), (2500, 50_000), (5000, 100_000), (10_000, 200_000), (50_000, 1_000_000))


def exponent(rows: list[list[Cell]]) -> float:
    """By which power of the number of mentions the seconds grow, from 100,000 to the largest."""
    at = {int(row[0]): float(row[4]) for row in rows}  # type: ignore[arg-type]
    small, large = 100_000, max(at)
    return log(at[large] / at[small]) / log(large / small)


def scale_rows() -> list[list[Cell]]:
    """Seconds of one core to join the actors of many reports."""
    rows: list[list[Cell]] = []
    for names, mentions in _SIZES:
        reports = _made(names, mentions)
        start = time.process_time()
        found = identify(reports)
        rows.append(
            [mentions, names, len(found.actors), len(found.joins), round(time.process_time() - start, 2)]
        )
    return rows


def _made(count: int, mentions: int) -> dict[str, list[Actor]]:
    """Actors of invented names, three in ten Korean, in reports of twenty."""
    chance = random.Random(1)
    starts = [
        a + b
        for a in ["ba", "do", "ge", "ki", "lu", "mo", "ni", "pa", "ro", "su", "te", "va", "we", "za", "fe"]
        for b in ["nder", "lton", "rsky", "mann", "vic", "gard", "min", "lo", "tto", "k"]
    ]
    ends = [
        "wood",
        "field",
        "berg",
        "stein",
        "ston",
        "kov",
        "ard",
        "elli",
        "ez",
        "sson",
        "ian",
        "er",
        "ski",
        "enko",
    ]
    given = ["Anna", "Carl", "Dora", "Hugo", "Mark", "John", "Maria", "Omar", "Li", "Yusuf", "Pierre", "Sven"]
    families = ["Kim", "Ri", "Pak", "Choe", "Jang", "Han", "O", "Kang"]
    syllables = [
        "Yong",
        "Song",
        "Chol",
        "Jong",
        "Un",
        "Il",
        "Ho",
        "Su",
        "Myong",
        "Kil",
        "Hyok",
        "Nam",
        "Chun",
        "Hui",
        "Gwan",
        "Thae",
    ]
    names: set[str] = set()
    while len(names) < count:
        if chance.random() < 0.3 and len(names) < 5000:
            names.add(f"{chance.choice(families)} {chance.choice(syllables)} {chance.choice(syllables)}")
        else:
            # Half of the family names are longer: as many as a corpus of ten years has.
            middle = chance.choice(starts) if chance.random() < 0.5 else ""
            names.add(
                f"{chance.choice(given)} {(chance.choice(starts) + middle + chance.choice(ends)).title()}"
            )
    listed = sorted(names)
    reports: dict[str, dict[str, Actor]] = {}
    for i in range(mentions):
        name, report = chance.choice(listed), f"r{i // 20}"
        actor = Actor(id=slug(name), kind="person", name=name, names=(Cited(name, (Span(report, 0, 1),)),))
        reports.setdefault(report, {})[actor.id] = actor
    return {report: list(actors.values()) for report, actors in reports.items()}


def speed(runs: list[Run], profile: Profile = NO_PROFILE) -> float:
    """Milliseconds of one core for the cast of 600 words, given their analysis."""
    held = []
    for run in runs:
        for reading in run.readings.values():
            page: Page = lay_out(reading.report)
            ranges = [
                (block.start, block.end)
                for block in page.blocks
                if block.zone in ("headline", "heading", "body", "caption")
            ]
            held.append((reading.report, page, analyse_ranges(reading.report.text, ranges)))
    start = time.process_time()
    for report, page, analysis in held:
        cast_of(report, page, analysis, profile=profile)
    words = sum(len(analysis.tokens) for _, _, analysis in held)
    return 1000 * 600 * (time.process_time() - start) / max(1, words)


def main() -> int:
    """Measure and print; with `--write`, write the section."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--write", action="store_true")
    options = parser.parse_args()
    folder = material()
    if folder is None:
        print("The given material is absent.")
        return 1
    gold, runs = gold_rows()
    pairs, scale = pair_rows(), scale_rows()
    coreference = figures(folder / "data" / "coref-ontogum")
    milliseconds = round(speed(runs), 1)
    made = Section(
        "Actors",
        order=30,
        text=[
            "Actors, the sides of persons and their offices against gold, days given, by the whole program; with the profile `korea` on the right. "
            "`elsewhere-2` and `kcna` are validation.",
            f"The cast of 600 words takes {milliseconds} ms of one core, given their analysis.",
            "OntoGUM links every noun phrase and this program only what stands for an actor: chains of actors are those that hold a capitalised name or "
            "a pronoun of a person. All documents of its dev split that are here, exact spans.",
        ],
        tables=[
            Table("Gold sets", ["set", "actors F1", "side", "office F1", "actors F1, profile", "side, profile", "office F1, profile"], gold),
            Table("Name pairs of public persons", ["half", "script", "pairs", "invented", "missed", "F1"], pairs),
            Table("Joining actors across reports", ["mentions", "names", "identities", "joins", "seconds"], scale),
            Table("Coreference, OntoGUM dev", ["over", "chains", "MUC", "B-cubed", "CEAF-e", "CoNLL F1"], coreference),
        ],
    )  # fmt: skip
    for table in made.tables:
        print(table.caption, table.columns, *table.rows, sep="\n  ")
    print(milliseconds, "ms for 600 words")
    if options.write:
        print(write_section("actors", made))
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
