"""Write the table of official trips that dating reads, from the Office of the Historian's data (CC0 1.0).

    python tools/dating_trips.py DATA_FOLDER > src/communique/dating/knowledge/trips.tsv

`DATA_FOLDER` holds `us-travels.jsonl.xz` and `visits-to-us.jsonl.xz` (HistoryAtState/travels and /visits).
Each line: surname, places, first day, last day, separated by tabs; places by bars, all in lower case.
"""

from __future__ import annotations

import json
import lzma
import re
import sys
from pathlib import Path

SINCE = "2000"
GENERIC = {"jr", "jr.", "sr.", "ii", "iii", "vi"}


def rows(path: Path) -> list[dict[str, object]]:
    """The rows of one compressed file."""
    with lzma.open(path, "rt", encoding="utf-8") as handle:
        return [json.loads(line) for line in handle]


def surname(name: str) -> str:
    """The last word of a name that is no suffix."""
    words = [word.strip(",.") for word in name.split() if word.strip(",.").lower() not in GENERIC]
    return words[-1].lower() if words else ""


def main(folder: Path) -> None:
    """Print the table."""
    table: set[tuple[str, str, str, str]] = set()
    for row in rows(folder / "us-travels.jsonl.xz"):
        start, end = str(row["start"]), str(row["end"] or row["start"])
        if start < SINCE or len(start) != 10 or len(end) != 10:
            continue
        places = {
            str(row["country"]).lower(),
            *(each.strip().lower() for each in re.split(r"[,;]", str(row["locale"] or ""))),
        }
        table.add(
            (
                surname(str(row["name"])),
                "|".join(sorted(place for place in places if len(place) > 2)),
                start,
                end,
            )
        )
    for row in rows(folder / "visits-to-us.jsonl.xz"):
        start, end = str(row["start"]), str(row["end"] or row["start"])
        if start < SINCE or len(start) != 10 or len(end) != 10:
            continue
        for visitor in re.split(r" and |,", str(row["visitor"])):
            if len(last := surname(visitor)) > 2:
                table.add(
                    (last, "washington|white house|united states|u.s.|camp david|mar-a-lago", start, end)
                )
    for line in sorted(table, key=lambda each: (each[2], each)):
        print("\t".join(line))


if __name__ == "__main__":
    main(Path(sys.argv[1]))
