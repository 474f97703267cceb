"""Reports and readings as rows of their tables, and back."""

from __future__ import annotations

from typing import Any

import msgspec

from communique.model import Hint, Reading, Report
from communique.store.codec import encode, encode_reading

_NUL = {0: "\ufffd"}


def report_row(report: Report, *, nul: bool) -> dict[str, object]:
    """A report as a row; where a database holds no NUL characters, another character stands in for each."""
    row = msgspec.structs.asdict(report)
    row |= {"hints": encode(report.hints), "original": encode(report.original)}
    if nul:
        return row
    return {name: value.translate(_NUL) if isinstance(value, str) else value for name, value in row.items()}


def report_of(row: Any) -> Report:
    """The report that a row holds."""
    fields = {name: getattr(row, name) for name in Report.__struct_fields__}
    fields["hints"] = msgspec.json.decode(fields["hints"], type=tuple[Hint, ...])
    fields["original"] = msgspec.json.decode(fields["original"], type=tuple[tuple[int, int, int], ...])
    return Report(**fields)


def reading_row(reading: Reading, profile: str) -> dict[str, object]:
    """A reading as a row."""
    interval = reading.dated.interval
    return {
        "report": reading.report.id,
        "reader": reading.reader,
        "weights": reading.weights,
        "profile": profile,
        "since": interval.start.isoformat() if interval else None,
        "until": interval.end.isoformat() if interval else None,
        "data": encode_reading(reading),
    }
