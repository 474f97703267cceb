"""PLOVER's gold records against what is read in their sentences: the share with the right root code, by code.

    python benches/plover.py [--errors CODE] [--write]

322 single sentences (Open Event Data Alliance, CC BY-SA 4.0), each with one event. The records' names of roots are
those of 2016; the project's own table takes them to those of 2021. A record counts as found where an account or
statement read in its sentence has its root; and as main where the one that shares most words with the record's own
does. How many roots are given a sentence is told beside it: giving every root would find every record.
"""

from __future__ import annotations

import argparse
import json
import os
import sys
from collections import Counter
from pathlib import Path
from typing import Any

sys.path[:0] = [str(Path(__file__).resolve().parents[1]), str(Path(__file__).resolve().parents[1] / "src")]

from benches.sections import ROOT, Cell, Section, Table, write_section  # noqa: E402
from communique.formats.plover_roots import root_of_event, root_of_statement  # noqa: E402
from communique.model import Reading, Report, Span, content_hash  # noqa: E402
from communique.reading.read import read  # noqa: E402
from communique.scoring.cache import remembered  # noqa: E402

SHARED = Path(os.environ.get("COMMUNIQUE_SHARED", ROOT.parent / "shared"))
RECORDS = SHARED / "data" / "events-plover" / "PLOVER_GSR_CAMEO.json"
RENAMED = {"DEMAND": "REQUEST", "DISAPPROVE": "ACCUSE", "INVESTIGATE": "ACCUSE", "FIGHT": "ASSAULT"}
# What a record of a negotiation does not hold: riots, arrests, strikes and relief of one state's own affairs.
OUTSIDE = ("AID", "COERCE", "PROTEST", "RETREAT")


def main() -> None:
    """Measure, print, and write the section if asked to."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--errors", help="print the sentences of this code that are not found")
    parser.add_argument("--write", action="store_true")
    arguments = parser.parse_args()
    total: Counter[str] = Counter()
    found: Counter[str] = Counter()
    main_: Counter[str] = Counter()
    given = 0
    with remembered():
        for record in json.loads(RECORDS.read_text("utf-8"))[1:]:
            code = RENAMED.get(record["event"], record["event"])
            roots = roots_of(record["text"])
            total[code] += 1
            found[code] += code in [root for root, _ in roots]
            main_[code] += nearest(record, roots) == code
            given += len({root for root, _ in roots})
            if arguments.errors == code and code not in [root for root, _ in roots]:
                print(f"{record['eventText']} | {record['text']} | {sorted({root for root, _ in roots})}")
    rows = rows_of(total, found, main_)
    for row in rows:
        print(*row, sep="\t")
    print(f"roots a sentence: {given / total.total():.2f}")
    if arguments.write:
        write_section("plover", _section(rows, given / total.total()))


def roots_of(text: str) -> list[tuple[str, str]]:
    """Roots of what is read in a sentence, each with the words that it rests on."""
    reading = read(Report(id=content_hash(text), text=text, name="record"))
    made: list[tuple[str | None, tuple[Span, ...]]] = [
        (
            root_of_event(each.type.value, each.status.value, each.outcome.value if each.outcome else None),
            each.type.spans,
        )
        for each in reading.accounts
    ]
    made += [(root_of_statement(each.kind.value), each.kind.spans) for each in reading.statements]
    return [(root, _words(spans, reading)) for root, spans in made if root is not None]


def _words(spans: tuple[Span, ...], reading: Reading) -> str:
    return " ".join(span.of(reading.report.text) for span in spans)


def nearest(record: dict[str, Any], roots: list[tuple[str, str]]) -> str | None:
    """The root whose words share most with the record's own: as a share of both, so that a long stretch has no advantage."""
    wanted = set(record["eventText"].lower().split())

    def likeness(words: str) -> float:
        held = set(words.lower().replace(",", " ").replace(".", " ").split())
        return len(wanted & held) / max(1, len(wanted | held))

    return max(roots, key=lambda pair: likeness(pair[1]))[0] if roots else None


def rows_of(total: Counter[str], found: Counter[str], main_: Counter[str]) -> list[list[Cell]]:
    """One row a code, then those that a record of a negotiation holds, then all."""
    inside = [code for code in sorted(total) if code not in OUTSIDE]
    rows: list[list[Cell]] = [
        [code + (" (outside)" if code in OUTSIDE else ""), total[code], found[code] / total[code], main_[code] / total[code]]
        for code in sorted(total)
    ]  # fmt: skip
    for name, codes in (("all inside", inside), ("all", sorted(total))):
        count = sum(total[code] for code in codes)
        rows.append(
            [
                name,
                count,
                sum(found[code] for code in codes) / count,
                sum(main_[code] for code in codes) / count,
            ]
        )
    return rows


def _section(rows: list[list[Cell]], given: float) -> Section:
    return Section(
        "PLOVER's gold records",
        60,
        [
            "322 sentences of PLOVER's gold records (Open Event Data Alliance, CC BY-SA 4.0), each read alone, without profile or day. *found*: an"
            " account or statement of the sentence has the record's root code; *main*: the one that shares most words with the record's own has it."
            f" {given:.2f} different roots are given a sentence on the mean. Codes marked (outside) are of matters that a record of a negotiation does"
            " not hold: relief, arrests, riots and strikes, resignations. `python benches/plover.py --write`"
        ],
        [Table("", ["root code", "records", "found", "main"], rows)],
    )


if __name__ == "__main__":
    main()
