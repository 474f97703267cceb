"""A report's lines as the desk's reader shows them: pieces of text with their marks, and notes beside the lines."""

from __future__ import annotations

import msgspec

from communique.app.marking import Layer, Piece, layers, pieces
from communique.model import Reading

__all__ = ["Layer", "Line", "Note", "Piece", "layers", "lines", "pieces"]


class Note(msgspec.Struct, frozen=True):
    """An account or statement beside the line where its first words stand."""

    ref: str
    sort: str
    kind: str
    text: str
    event: str | None = None


class Line(msgspec.Struct, frozen=True):
    """One line of the report as the reader shows it."""

    number: int
    zone: str
    pieces: tuple[Piece, ...]
    notes: tuple[Note, ...]


def lines(reading: Reading, notes: dict[str, Note]) -> list[Line]:
    """A reading's lines with their marks, each note beside the line of its first words."""
    marks = layers(reading)
    first: dict[str, int] = {}
    for mark in marks:
        if mark.ref:
            first[mark.ref] = min(mark.start, first.get(mark.ref, mark.start))
    text = reading.report.text
    return [
        Line(
            number=line.number,
            zone=line.zone,
            pieces=pieces(text, line.start, line.end, marks),
            notes=tuple(
                notes[ref]
                for ref, start in sorted(first.items(), key=lambda item: (item[1], item[0]))
                if line.start <= start < line.end and ref in notes
            ),
        )
        for line in reading.zones
    ]
