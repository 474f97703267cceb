"""Gold turned into readings and a record: to judge merging alone, and to check that gold scores 1 against itself."""

from __future__ import annotations

from typing import Any

from communique.model import (
    Account,
    Actor,
    Alternative,
    Cited,
    Commitment,
    Dated,
    Dispute,
    Event,
    Expectation,
    Office,
    Reading,
    Record,
    Report,
    Span,
    Statement,
    ZonedLine,
    content_hash,
)
from communique.scoring.gold import GoldAccount, GoldActor, GoldReport, GoldSet, GoldStatement

RULE = "annotated"


def gold_readings(gold: GoldSet) -> dict[str, Reading]:
    """Readings by report name, as if each report had been read just as it was annotated."""
    return {each.name: gold_reading(each) for each in gold.reports}


def gold_reading(gold: GoldReport) -> Reading:
    """The reading that a perfect reader would give."""
    report = Report(id=content_hash(gold.text), text=gold.text, name=gold.name)
    start, lines = 0, []
    for number, line in enumerate(gold.text.split("\n"), 1):
        if number in gold.zones:
            lines.append(ZonedLine(number, start, start + len(line), gold.zones[number]))  # type: ignore[arg-type]
        start += len(line) + 1
    whole = (Span(report.id, 0, len(gold.text)),)
    return Reading(
        report=report,
        zones=tuple(lines),
        dated=Dated(interval=gold.published),
        outlet=Cited(gold.outlet, whole, RULE) if gold.outlet else None,
        republisher=Cited(gold.republisher, whole, RULE) if gold.republisher else None,
        actors=tuple(_actor(each, report) for each in gold.actors),
        accounts=tuple(_account(each) for each in gold.accounts),
        statements=tuple(_statement(each) for each in gold.statements),
        reader="gold",
        weights="none",
    )


def _actor(gold: GoldActor, report: Report) -> Actor:
    names = tuple(Cited(name, (span,), RULE) for name in gold.names if (span := _find(name, report)))
    spans = names[0].spans if names else (Span(report.id, 0, len(report.text)),)
    fields: dict[str, Any] = {"id": gold.id, "kind": gold.kind, "name": gold.name, "names": names}
    return Actor(
        **fields,
        side=Cited(gold.side, spans, RULE) if gold.side else None,
        offices=tuple(Office(each.title, each.of, each.when, spans) for each in gold.offices),  # type: ignore[arg-type]
    )


def _find(name: str, report: Report) -> Span | None:
    at = report.text.find(name)
    return Span(report.id, at, at + len(name)) if name and at >= 0 else None


def _account(gold: GoldAccount) -> Account:
    spans = gold.evidence

    def cited(value: Any) -> Any:
        return None if value is None else Cited(value, spans, RULE)

    return Account(
        id=gold.id,
        type=cited(gold.type),
        status=cited(gold.status),
        evidence=spans,
        level=cited(gold.level),
        outcome=cited(gold.outcome),
        date=cited(gold.date),
        place=cited(gold.place),
        sides=tuple(cited(each) for each in gold.sides),
        people=tuple(cited(each) for each in gold.people),
        target=tuple(cited(each) for each in gold.target),
        what=cited(gold.what or None),
        attributed_to=tuple(cited(each) for each in gold.attributed_to),
    )


def _statement(gold: GoldStatement) -> Statement:
    spans = gold.evidence

    def cited(value: Any) -> Any:
        return None if value is None else Cited(value, spans, RULE)

    return Statement(
        id=gold.id,
        speaker=cited(gold.speaker),
        kind=cited(gold.kind),
        evidence=spans,
        side=cited(gold.side),
        via=tuple(cited(each) for each in gold.via),
        issues=tuple(cited(each) for each in gold.issues),
        gist=gold.gist,
        about=gold.about,
        date=cited(gold.date),
        first=cited(gold.first),
        then=cited(gold.then),
    )


def gold_record(gold: GoldSet) -> Record:
    """The record that a perfect merger would make of `gold_readings`."""
    ids = {each.name: content_hash(each.text) for each in gold.reports}

    def found(references: tuple[str, ...]) -> tuple[str, ...]:
        return tuple(
            f"{ids[report]}#{entry}" for report, _, entry in (each.rpartition("#") for each in references)
        )

    events: list[Any] = [
        Event(id=e.id, type=e.type, title=e.id, fields={}, date=e.date, accounts=found(e.accounts))  # type: ignore[arg-type]
        for e in gold.events
    ]
    disputes = tuple(
        Dispute(
            id=d.id,
            event=d.event,
            field=d.field,
            question=d.question,
            values=tuple(Alternative(value, found((source,))) for value, source in d.values),
        )
        for d in gold.disputes
    )
    expectations: list[Any] = [
        Expectation(
            id=x.id, event=x.event, what=x.what, due=x.due, who=x.who, fate=x.fate,  # type: ignore[arg-type]
            accounts=found(x.accounts), statements=found(x.statements),
        )
        for x in gold.expectations
    ]  # fmt: skip
    commitments: list[Any] = [
        Commitment(
            id=c.id, party=c.party, what=c.what, made=c.made, due=c.due, status=c.status,  # type: ignore[arg-type]
            accounts=found(c.accounts), statements=found(c.statements),
        )
        for c in gold.commitments
    ]  # fmt: skip
    return Record(
        events=tuple(events),
        disputes=disputes,
        expectations=tuple(expectations),
        commitments=tuple(commitments),
    )
