"""Readings made by hand for tests of merging: each account and statement stands on a sentence of its own report."""

from __future__ import annotations

from typing import Any

from communique.model import Account, Actor, Cited, Dated, Reading, Report, Span, Statement, content_hash
from communique.model.interval import parse

Row = dict[str, Any]


def account(kind: str, says: str, **fields: Any) -> Row:
    """An account told by the sentence `says`; fields are plain values, dates in ISO 8601."""
    return {"type": kind, "says": says, "status": "happened", **fields}


def statement(speaker: str, kind: str, says: str, **fields: Any) -> Row:
    """A statement told by the sentence `says`; `about` lists numbers of accounts."""
    return {"speaker": speaker, "kind": kind, "says": says, **fields}


def told(name: str, out: str | None, *rows: Row, **fields: Any) -> Reading:
    """The reading of a report published on `out` with these accounts and statements, in the order given."""
    text = f"{name}\n\n" + " ".join(f"{row['says']}." for row in rows)
    report = Report(id=content_hash(text), text=text, name=name)
    accounts = [row for row in rows if "type" in row]
    statements = [row for row in rows if "speaker" in row]
    return Reading(
        report=report,
        dated=Dated(parse(out) if out else None),
        outlet=Cited(name, ()),
        accounts=tuple(_account(row, f"a{number}", report) for number, row in enumerate(accounts, 1)),
        statements=tuple(_statement(row, f"s{number}", report) for number, row in enumerate(statements, 1)),
        actors=tuple(fields.pop("actors", ())),
        reader="test",
        **fields,
    )


def person(identity: str, side: str | None = None, name: str | None = None) -> Actor:
    """A person, with the side it acts for."""
    cited = Cited(side, ()) if side else None
    return Actor(id=identity, kind="person", name=name or identity.replace("-", " ").title(), side=cited)


def ref(reading: Reading, entry: str) -> str:
    """The reference of an account or statement."""
    return f"{reading.report.id}#{entry}"


def _spans(row: Row, report: Report) -> tuple[Span, ...]:
    start = report.text.index(row["says"])
    return (Span(report.id, start, start + len(row["says"])),)


def _account(row: Row, identity: str, report: Report) -> Account:
    spans = _spans(row, report)

    def cited(name: str) -> Any:
        return Cited(row[name], spans) if row.get(name) is not None else None

    def several(name: str) -> Any:
        return tuple(Cited(value, spans) for value in row.get(name, ()))

    return Account(
        id=identity,
        type=Cited(row["type"], spans),
        status=Cited(row["status"], spans),
        evidence=spans,
        level=cited("level"),
        outcome=cited("outcome"),
        date=Cited(parse(row["date"]), spans, row.get("by", "said")) if row.get("date") else None,
        place=cited("place"),
        sides=several("sides"),
        people=several("people"),
        target=several("target"),
        what=cited("what"),
        attributed_to=several("attributed_to"),
        count=cited("count"),
        part_of=row.get("part_of"),
    )


def _statement(row: Row, identity: str, report: Report) -> Statement:
    spans = _spans(row, report)
    return Statement(
        id=identity,
        speaker=Cited(row["speaker"], spans),
        kind=Cited(row["kind"], spans),
        evidence=spans,
        side=Cited(row["side"], spans) if row.get("side") else None,
        issues=tuple(Cited(issue, spans) for issue in row.get("issues", ())),
        gist=str(row.get("gist", row["says"])),
        about=tuple(f"a{number}" for number in row.get("about", ())),
        date=Cited(parse(row["date"]), spans) if row.get("date") else None,
        first=Cited(row["first"], spans) if row.get("first") else None,
        then=Cited(row["then"], spans) if row.get("then") else None,
    )
