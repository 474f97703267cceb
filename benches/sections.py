"""Sections of docs/RESULTS.md: each bench writes one as JSON under docs/results, `benches/results.py` renders them.

    from benches.sections import Section, Table, write_section
    write_section("dates", Section("Dates", order=20, text=["On TempEval-3's test set."],
                                   tables=[Table("", ["measure", "value"], [["value F1", 0.83]])]))

Only measured numbers: a cell that was not measured is null and rendered empty.
"""

from __future__ import annotations

import json
import os
import platform
import re
import subprocess
from datetime import date
from pathlib import Path
from typing import Any

import msgspec

ROOT = Path(__file__).resolve().parent.parent
FOLDER = ROOT / "docs" / "results"
Cell = str | int | float | None


class Table(msgspec.Struct, frozen=True):
    """A table: caption, column heads, rows of cells."""

    caption: str
    columns: list[str]
    rows: list[list[Cell]]


class Section(msgspec.Struct, frozen=True):
    """One bench's part of the results. `made` (day, commit, machine) is filled in when it is written."""

    title: str
    order: int = 50
    text: list[str] = []
    tables: list[Table] = []
    made: str = ""


def write_section(name: str, section: Section, folder: Path = FOLDER) -> Path:
    """Write a section with day, commit and machine; returns the file."""
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / f"{name}.json"
    held: Any = msgspec.to_builtins(msgspec.structs.replace(section, made=made()))
    path.write_text(json.dumps(held, indent=1, ensure_ascii=False) + "\n", "utf-8")
    return path


def sections(folder: Path = FOLDER) -> list[Section]:
    """All sections in their order.

    Raises:
        msgspec.ValidationError: If a file is not a section.
    """
    found = [msgspec.json.decode(path.read_bytes(), type=Section) for path in sorted(folder.glob("*.json"))]
    return sorted(found, key=lambda each: (each.order, each.title))


def rendered(section: Section) -> str:
    """The section as Markdown."""
    parts = [f"## {section.title}", *section.text]
    for table in section.tables:
        if table.caption:
            parts.append(f"**{table.caption}**")
        parts.append(markdown_table(table))
    if section.made:
        parts.append(f"Measured {section.made}.")
    return "\n\n".join(parts) + "\n"


def markdown_table(table: Table) -> str:
    """The table as Markdown; numbers stand to the right."""
    numeric = [
        bool(table.rows) and all(_numeric(row[place]) for row in table.rows)
        for place in range(len(table.columns))
    ]
    lines = [
        "| " + " | ".join(table.columns) + " |",
        "|" + "".join("---:|" if each else "---|" for each in numeric),
    ]
    lines += ["| " + " | ".join(_cell(each) for each in row) + " |" for row in table.rows]
    return "\n".join(lines)


def _numeric(held: Cell) -> bool:
    return not isinstance(held, str) or re.fullmatch(r"-?[\d., ]*%?", held) is not None


def _cell(held: Cell) -> str:
    if held is None:
        return ""
    return f"{held:.3g}" if isinstance(held, float) and abs(held) >= 1 else (
        f"{held:.3f}" if isinstance(held, float) else str(held).replace("|", "/")
    )  # fmt: skip


def made() -> str:
    """Day, commit and machine in one line."""
    return f"{date.today().isoformat()}, commit {commit()}, on {machine()}"


def commit() -> str:
    """The checkout's commit, with a mark if the program differs from it (what benches write does not count)."""
    head = _git("rev-parse", "--short", "HEAD") or "unknown"
    return f"{head}, changed" if _git("status", "--porcelain", "--", "src", "profiles") else head


def _git(*arguments: str) -> str:
    done = subprocess.run(
        ["git", *arguments], cwd=ROOT, capture_output=True, text=True, check=False, stdin=subprocess.DEVNULL
    )
    return done.stdout.strip()


def machine() -> str:
    """Processor and number of cores."""
    return f"{_processor()}, {os.cpu_count()} cores, Python {platform.python_version()}"


def _processor() -> str:
    try:
        lines = Path("/proc/cpuinfo").read_text("utf-8").splitlines()
    except OSError:
        return platform.processor() or platform.machine()
    names = [line.partition(":")[2].strip() for line in lines if line.startswith("model name")]
    return names[0] if names else platform.machine()
