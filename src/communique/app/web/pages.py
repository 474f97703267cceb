"""Pages as values: what each template needs, made from the views."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from itertools import groupby
from typing import Any

import msgspec

from communique import views
from communique.app.web.address import LANE_NAMES, Address, kinds, sides, span
from communique.app.web.lanes import draw, horizon
from communique.app.web.marked import Note, lines
from communique.model import Account, Event, Interval, Position, Reading, Reason, Statement
from communique.model.interval import day, parse
from communique.views import FIELDS, Corpus, EventView, Source
from communique.views.evidence import outlet_of

Values = dict[str, Any]

_PAGE = 500
_AROUND = 6
_LANE_HEAD, _ROW = 30, 13


class Cell(msgspec.Struct, frozen=True):
    """A cell of a plain table."""

    text: str
    href: str = ""
    sort: str = ""


def timeline(corpus: Corpus, query: Mapping[str, str]) -> Values:
    """The timeline: drawing and list of what the query asks for, a page of the list at a time."""
    address = Address.of(query)
    events = views.select(corpus, address.filter())
    number = int(query["page"]) if query.get("page", "").isdigit() else 1
    shown = events[(number - 1) * _PAGE : number * _PAGE]
    bounds = span(msgspec.structs.replace(corpus.record, events=tuple(events)))
    wanted = address.filter()
    drawn = horizon(events, wanted.since, wanted.until)
    drawing = draw(events, *drawn) if drawn else None
    bands, height = _bands(drawing.lanes if drawing else ())
    return {
        "address": address,
        "kinds": kinds(),
        "sides": sides(corpus),
        "drawing": drawing,
        "bands": bands,
        "height": height,
        "shown": f"{len(events)} event{'s' if len(events) != 1 else ''}",
        "first": day(bounds[0]) if bounds else None,
        "last": day(bounds[1]) if bounds else None,
        "groups": [(year, list(held)) for year, held in groupby(shown, key=_year)],
        "next_page": number + 1 if len(events) > number * _PAGE else None,
        "empty": _nothing(corpus),
    }


def _bands(lanes: Iterable[Any]) -> tuple[list[Values], int]:
    top, bands = 58, []
    for lane in lanes:
        bands.append({"lane": lane, "top": top, "name": LANE_NAMES[lane.lane]})
        top += _LANE_HEAD + (_ROW if not lane.bins else 20) * max(1, lane.rows)
    return bands, top


def _year(event: Event) -> str:
    return str(event.date.start.year) if event.date else "Undated"


def _nothing(corpus: Corpus) -> str:
    if corpus.record.events:
        return "No event passes these filters. Widen the sentence above."
    return "No events yet. Fill the record with: communique read SOURCE --record THIS-FILE."


def event(corpus: Corpus, identity: str) -> Values:
    """An event: its facts with their sources, its accounts compared, what was said of it, what came before and after."""
    view = views.show(corpus, identity)
    statements = [
        (f"{reading.report.id}#{statement.id}", statement)
        for reading in corpus.readings
        for statement in reading.statements
        if any(f"{reading.report.id}#{account}" in view.event.accounts for account in statement.about)
    ]
    before, after = _around(corpus, view.event)
    return {
        "event": view.event,
        "view": view,
        "facts": _facts(view, corpus),
        "compared": _compared(view, corpus),
        "statements": statements,
        "voices": lambda refs: _voices(corpus, refs),
        "before": before,
        "after": after,
    }


def _facts(view: EventView, corpus: Corpus) -> list[Values]:
    facts = []
    for field in FIELDS:
        held: dict[str, list[Source]] = {}
        for account in view.accounts:
            for source in account.fields.get(field, ()):
                held.setdefault(source.value, []).append(source)
        if field != "type" and held:
            ranked = sorted(held.items(), key=lambda item: (-len(item[1]), item[0]))
            values = [
                {"words": _words(field, value, corpus), "sources": sources, "backing": _count(sources)}
                for value, sources in ranked
            ]
            facts.append({"label": field.replace("_", " "), "held": values})
    return facts


def _count(sources: Sequence[Source]) -> str:
    reports = len({source.ref.partition("#")[0] for source in sources})
    return f"{reports} report{'s' if reports != 1 else ''}"


def _words(field: str, value: str, corpus: Corpus) -> str:
    if field == "date":
        return views.when(parse(value)) if "/" in value else value
    if field == "place":
        return views.where(value)
    if field in ("sides", "people", "target", "attributed_to"):
        return corpus.name(value)
    return value.replace("-", " ") if field in ("status", "outcome") else value


def _compared(view: EventView, corpus: Corpus) -> list[Values]:
    rows = []
    for field in FIELDS:
        cells = [
            ", ".join(
                dict.fromkeys(_words(field, source.value, corpus) for source in account.fields.get(field, ()))
            )
            for account in view.accounts
        ]
        said = {cell for cell in cells if cell}
        if field != "type" and said:
            rows.append({"label": field.replace("_", " "), "cells": cells, "differs": len(said) > 1})
    return rows


def _voices(corpus: Corpus, refs: Iterable[str]) -> str:
    """Who gives these values, in words: the speaker as reported, or the outlet."""
    found: dict[str, None] = {}
    for ref in refs:
        reading = corpus.by_report.get(ref.partition("#")[0])
        outlet = (outlet_of(reading) or reading.report.name) if reading else "a report that is gone"
        value = corpus.value(ref)
        if isinstance(value, Statement):
            found[f"{corpus.name(value.speaker.value)} ({corpus.name(outlet)})"] = None
        else:
            found[corpus.name(outlet)] = None
    return ", ".join(found)


def _around(corpus: Corpus, held: Event) -> tuple[list[Event], list[Event]]:
    """Events of the same sides just before and after."""
    if held.date is None:
        return [], []
    sides = {side.value for side in held.sides}
    near = [
        each
        for each in views.select(corpus, views.Filter())
        if each.date and each.id != held.id and sides & {side.value for side in each.sides}
    ]
    before = [each for each in near if each.date and each.date.end < held.date.start]
    after = [each for each in near if each.date and each.date.start > held.date.end]
    return before[-_AROUND:], after[:_AROUND]


def report(corpus: Corpus, identity: str) -> Values:
    """A report: its text with marks, notes beside the lines, its day with reasons and traps."""
    reading = corpus.reading(identity)
    headline = next((line for line in reading.zones if line.zone == "headline"), None)
    text = reading.report.text
    return {
        "reading": reading,
        "title": text[headline.start : headline.end] if headline else reading.report.name,
        "outlet": outlet_of(reading),
        "reasons": [_reason(reason, reading) for reason in reading.dated.reasons],
        "traps": [_reason(trap, reading) for trap in reading.dated.traps],
        "lines": lines(reading, _notes(corpus, reading)),
    }


def _reason(reason: Reason, reading: Reading) -> str:
    words = (
        f"“{' '.join(reason.span.of(reading.report.text).split())}”" if reason.span else reason.field or ""
    )
    allows = f" allows {views.when(reason.interval)}" if reason.interval else ""
    return f"{reason.rule.replace('-', ' ')}: {words}{allows}. {reason.note}".strip()


def _notes(corpus: Corpus, reading: Reading) -> dict[str, Note]:
    notes = {}
    for account in reading.accounts:
        ref = f"{reading.report.id}#{account.id}"
        notes[account.id] = Note(
            account.id,
            "account",
            _account_kind(account),
            _account_words(account, corpus),
            corpus.event_of.get(ref),
        )
    for statement in reading.statements:
        who = corpus.name(statement.speaker.value)
        issues = ", ".join(issue.value.replace("-", " ") for issue in statement.issues)
        kind = f"{statement.kind.value}{' on ' + issues if issues else ''}"
        notes[statement.id] = Note(statement.id, "statement", kind, f"{who}: {statement.gist}")
    return notes


def _account_kind(account: Account) -> str:
    parts = [account.type.value.replace("-", " "), account.status.value]
    return ", ".join(parts + ([account.outcome.value.replace("-", " ")] if account.outcome else []))


def _account_words(account: Account, corpus: Corpus) -> str:
    who = " and ".join(corpus.name(side.value) for side in account.sides) or "side not said"
    place = f", {views.where(account.place.value)}" if account.place else ""
    return f"{who}, {views.when(account.date.value if account.date else None)}{place}"


def reports(corpus: Corpus) -> Values:
    """All reports by day."""
    rows = [
        [
            Cell(_days(row), sort="date"),
            Cell(row["name"], f"/reports/{row['id']}"),
            Cell(corpus.name(row["outlet"]) if row["outlet"] else "unknown"),
            Cell(str(row["accounts"]), sort="date"),
            Cell(str(row["statements"]), sort="date"),
        ]
        for row in views.reports(corpus).iter_rows(named=True)
    ]
    return _table(
        "Reports", "The texts that the record rests on, by day.", rows,
        ["Day", "Report", "Outlet", "Accounts", "Statements"], "No reports yet.",
    )  # fmt: skip


def disputes(corpus: Corpus) -> Values:
    """All disputes, a row a value."""
    rows = [
        [
            Cell(
                dispute.question if first else "",
                f"/events/{dispute.event}" if first and dispute.event else "",
            ),
            Cell(value.value),
            Cell(_voices(corpus, value.refs)),
        ]
        for dispute in corpus.record.disputes
        for first, value in ((value is dispute.values[0], value) for value in dispute.values)
    ]
    return _table(
        "Disputes", "Accounts and statements that cannot all be true, with who says what.", rows,
        ["Question", "Answer", "According to"], "No disputes: where reports overlap, they agree.",
    )  # fmt: skip


def calendar(corpus: Corpus) -> Values:
    """What was due and what became of it."""
    rows = [
        [
            Cell(_days(row), sort="date"),
            Cell(_expected(corpus, row), f"/events/{row['event']}" if row["event"] else ""),
            Cell(row["fate"], sort="kind"),
            Cell(", ".join(corpus.name(who) for who in row["who"])),
        ]
        for row in _latest_first(list(views.calendar(corpus).iter_rows(named=True)))
    ]
    return _table(
        "Calendar", "What was announced or foreseen, the latest first, and what became of it.", rows,
        ["Due", "What", "Fate", "According to"], "Nothing was announced or foreseen in these reports.",
    )  # fmt: skip


def _expected(corpus: Corpus, row: Mapping[str, Any]) -> str:
    """The event's headline where there is one: it says who and where, which the bare words leave to their report."""
    event = corpus.events.get(row["event"]) if row["event"] else None
    return event.title if event is not None else row["what"]


def _latest_first(rows: list[dict[str, Any]]) -> list[dict[str, Any]]:
    dated = [row for row in rows if row["start"]]
    return [*reversed(dated), *(row for row in rows if not row["start"])]


def commitments(corpus: Corpus) -> Values:
    """Who undertook what."""
    rows = [
        [
            Cell(", ".join(corpus.name(party) for party in row["party"])),
            Cell(row["what"], f"/events/{row['made']}" if row["made"] else ""),
            Cell(_days(row), sort="date"),
            Cell(row["status"], sort="kind"),
            Cell(row["why"]),
        ]
        for row in views.commitments(corpus).iter_rows(named=True)
    ]
    return _table(
        "Commitments", "Who undertook what, by when, and what the record shows of its keeping.", rows,
        ["Party", "Undertaking", "Due", "Status", "Because"], "No agreements or pledges in these reports.",
    )  # fmt: skip


def people(corpus: Corpus) -> Values:
    """All people, the most mentioned first."""
    count: dict[str, int] = {}
    for reading in corpus.readings:
        for actor in reading.actors:
            count[actor.id] = count.get(actor.id, 0) + 1
    listed = {actor.id: actor for actor in corpus.record.actors if actor.kind == "person"}
    ranked = sorted(listed.values(), key=lambda actor: (-count.get(actor.id, 0), actor.name))
    rows = [
        [
            Cell(actor.name, f"/who/{actor.id}"),
            Cell(corpus.name(actor.side.value) if actor.side else ""),
            Cell("; ".join(dict.fromkeys(office.title for office in actor.offices))),
        ]
        for actor in ranked
    ]
    return _table(
        "People", "Everybody whom the reports name, the most named first.", rows, ["Name", "Side", "Offices"],
        "Nobody yet.",
    )  # fmt: skip


def person(corpus: Corpus, identity: str) -> Values:
    """A dossier."""
    return {"dossier": views.who(corpus, identity)}


def positions(corpus: Corpus) -> Values:
    """Sides by issues; each cell a thread in time, the latest first."""
    cells: dict[tuple[str, str], list[Position]] = {}
    for position in corpus.record.positions:
        cells.setdefault((position.side, position.issue), []).append(position)
    for thread in cells.values():
        thread.sort(key=lambda each: str(each.since or ""), reverse=True)
    sizes: dict[str, int] = {}
    for side, _ in cells:
        sizes[side] = sizes.get(side, 0) + 1
    return {
        "cells": cells,
        "matrix_sides": sorted(sizes, key=lambda side: (-sizes[side], side))[:8],
        "issues": sorted({issue for _, issue in cells}),
    }


def _days(row: Mapping[str, Any]) -> str:
    return views.when(Interval(row["start"], row["end"], "range")) if row["start"] else "undated"


def _table(heading: str, dek: str, rows: list[list[Cell]], columns: list[str], empty: str) -> Values:
    return {"heading": heading, "dek": dek, "rows": rows, "columns": columns, "empty": empty}
