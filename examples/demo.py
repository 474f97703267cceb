"""The demo: reads the examples into `demo.db`, prints the timeline, and says how to look further.

Usage: .venv/bin/python examples/demo.py
"""

from __future__ import annotations

import sys
from pathlib import Path

import communique
from communique.app.console import console
from communique.app.faces.event import event_face
from communique.app.faces.timeline import timeline_table

HERE = Path(__file__).resolve().parent
RECORD = HERE.parent / "demo.db"


def main() -> int:
    """Read, print, point the way."""
    out = console()
    record = communique.open(RECORD, profile="korea")
    summary = record.read([HERE / "kuala-lumpur"])
    out.print(f"{summary.read} reports read, {summary.skipped} already in {RECORD.name}.\n")
    out.print(timeline_table(record.timeline()))
    talks = record.timeline(type=["talks"], place="kuala-lumpur", status=["happened"])
    if not talks.is_empty():
        best = talks.sort("reports", descending=True)["id"][0]
        out.print(f"\nOne event of these, with its accounts side by side (communique show {best}):\n")
        names = {actor.id: actor.name for actor in record.corpus().record.actors}
        out.print(event_face(record.event(best), names))
        _point(best)
    return 1 if summary.failures else 0


def _point(event: str) -> None:
    command = Path(sys.executable).with_name("communique")
    shown = command.relative_to(Path.cwd()) if command.is_relative_to(Path.cwd()) else command
    console().print(
        f"\nLook further, each with --record {RECORD.name}:\n"
        f"  {shown} why {event} date      from a value to the characters in the reports\n"
        f"  {shown} reports               the reports, their days and outlets\n"
        f"  {shown} report NAME           a report as the program sees it, with reasons and traps\n"
        f"  {shown} calendar              what was due and what became of it\n"
        f"  {shown} serve                 the same as pages, at http://127.0.0.1:8008/"
    )


if __name__ == "__main__":
    sys.exit(main())
