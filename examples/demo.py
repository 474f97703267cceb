"""The demo: reads the examples into `demo.db`, prints the timeline, says how to look further, and opens the desk.

Usage: .venv/bin/python examples/demo.py [--no-desk]

The desk is served, and its address printed, where somebody sits at a terminal to end it; not in a script.
"""

from __future__ import annotations

import socket
import sys
from pathlib import Path

import communique
from communique.app.console import console
from communique.app.faces.event import event_face
from communique.app.faces.timeline import timeline_table
from communique.app.record import OpenRecord
from communique.app.web import serve

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
    if sys.stdin.isatty() and sys.stdout.isatty() and "--no-desk" not in sys.argv:
        _serve(record)
    return 1 if summary.failures else 0


def _serve(record: OpenRecord) -> None:
    """Open the desk at the first free port from the usual one on, until Ctrl-C."""
    port = next(port for port in range(8008, 8108) if _free(port))
    console().print(f"\nThe desk is at http://127.0.0.1:{port}/ (Ctrl-C ends it).")
    serve(record, "127.0.0.1", port)


def _free(port: int) -> bool:
    with socket.socket() as tried:
        return tried.connect_ex(("127.0.0.1", port)) != 0


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
