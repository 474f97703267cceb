"""Commands that look at the record and change nothing."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import polars as pl
import typer
from rich.table import Table

from communique import views
from communique.app.commands.options import DEFAULT_RECORD, AsCsv, AsJson, AsOf, RecordPath
from communique.app.console import console, emit, emit_value, table, write
from communique.app.faces.event import event_face, why_face
from communique.app.faces.positions import positions_matrix
from communique.app.faces.report import report_face
from communique.app.faces.timeline import timeline_table
from communique.app.faces.who import who_face
from communique.app.record import open_record
from communique.app.sheet import sheet
from communique.errors import CommuniqueError
from communique.formats import FORMATS
from communique.model import Interval
from communique.views import Corpus

EventId = Annotated[str, typer.Argument(help="An event's id, or the start of it.")]


def timeline(
    since: Annotated[str | None, typer.Option(help="First day: 2018, 2018-06 or 2018-06-12.")] = None,
    until: Annotated[str | None, typer.Option(help="Last day.")] = None,
    type: Annotated[list[str] | None, typer.Option("--type", help="An event type; may be repeated.")] = None,
    side: Annotated[str | None, typer.Option(help="A side that acts, takes part or is aimed at.")] = None,
    person: Annotated[str | None, typer.Option(help="A person who takes part.")] = None,
    place: Annotated[str | None, typer.Option(help="A city or country.")] = None,
    status: Annotated[list[str] | None, typer.Option("--status", help="A status; may be repeated.")] = None,
    disputed: Annotated[bool, typer.Option("--disputed", help="Only where accounts differ.")] = False,
    as_of: AsOf = None,
    record: RecordPath = DEFAULT_RECORD,
    as_json: AsJson = False,
    as_csv: AsCsv = False,
) -> None:
    """List the events in the order of the calendar."""
    frame = open_record(record, create=False).timeline(
        since=since, until=until, type=type or (), side=side, person=person, place=place, status=status or (),
        disputed=disputed, as_of=as_of,
    )  # fmt: skip
    if emit(frame, as_json=as_json, as_csv=as_csv):
        return
    if frame.is_empty():
        console().print("No events. Fill the record with: communique read SOURCE, or widen the filters.")
        return
    console().print(timeline_table(frame))


def show(
    event: EventId, as_of: AsOf = None, record: RecordPath = DEFAULT_RECORD, as_json: AsJson = False
) -> None:
    """Show an event: its accounts side by side, and for each value the words it came from."""
    corpus = open_record(record, create=False).corpus(as_of)
    view = views.show(corpus, event)
    if as_json:
        emit_value(view)
    else:
        console().print(event_face(view, _names(corpus)))


def report(
    report: Annotated[str, typer.Argument(help="A report's name or id, or the start of either.")],
    as_of: AsOf = None,
    record: RecordPath = DEFAULT_RECORD,
    html: Annotated[
        Path | None, typer.Option("--html", help="Write one self-contained page to this file instead.")
    ] = None,
    as_json: AsJson = False,
) -> None:
    """Show a report as the program sees it: zones, date and why, actors, accounts, statements."""
    reading = open_record(record, create=False).corpus(as_of).reading(report)
    if html is not None:
        _write_page(html, sheet(reading))
    elif as_json:
        emit_value(reading)
    else:
        console().print(report_face(reading))


def _write_page(path: Path, page: str) -> None:
    try:
        path.write_text(page, encoding="utf-8")
    except OSError as error:
        raise CommuniqueError(
            f"The page cannot be written ({error.strerror}).", where=str(path), todo="Choose another file."
        ) from error
    console().print(f"{path} written.", markup=False)


def why(
    event: EventId,
    field: Annotated[str, typer.Argument(help="A field of the event, such as date, place or people.")],
    as_of: AsOf = None,
    record: RecordPath = DEFAULT_RECORD,
    as_json: AsJson = False,
) -> None:
    """Follow a value of an event down to the characters in the reports."""
    answer = views.why(open_record(record, create=False).corpus(as_of), event, field)
    if as_json:
        emit_value(answer)
    else:
        console().print(why_face(answer))


def who(
    name: Annotated[str, typer.Argument(help="An actor's id or any of its names.")],
    as_of: AsOf = None,
    record: RecordPath = DEFAULT_RECORD,
    as_json: AsJson = False,
) -> None:
    """Show an actor's dossier: names, offices, side, contacts, statements, reports."""
    opened = open_record(record, create=False)
    corpus = opened.corpus(as_of)
    dossier = views.who(corpus, name, opened.profile)
    if as_json:
        emit_value(dossier)
    else:
        console().print(who_face(dossier, _names(corpus)))


def reports(
    as_of: AsOf = None, record: RecordPath = DEFAULT_RECORD, as_json: AsJson = False, as_csv: AsCsv = False
) -> None:
    """List the reports with their days and what was read in them."""
    _print(views.reports(open_record(record, create=False).corpus(as_of)), as_json, as_csv)


def disputes(
    as_of: AsOf = None, record: RecordPath = DEFAULT_RECORD, as_json: AsJson = False, as_csv: AsCsv = False
) -> None:
    """List what reports or statements disagree on, each value with who holds it."""
    _print(views.disputes(open_record(record, create=False).corpus(as_of)), as_json, as_csv)


def positions(
    side: Annotated[str | None, typer.Option(help="A side's slug.")] = None,
    issue: Annotated[str | None, typer.Option(help="An issue, such as sanctions.")] = None,
    as_of: AsOf = None,
    record: RecordPath = DEFAULT_RECORD,
    as_json: AsJson = False,
    as_csv: AsCsv = False,
) -> None:
    """List what each side holds on each issue: a matrix of what stands, then each position from when to when."""
    corpus = open_record(record, create=False).corpus(as_of)
    frame = views.positions(corpus, side=side, issue=issue)
    if not (as_json or as_csv or frame.is_empty()):
        kept = [
            each for each in corpus.positions if side in (None, each.side) and issue in (None, each.issue)
        ]
        console().print(positions_matrix(views.matrix(kept), _names(corpus)))
        console().print()
    _print(frame, as_json, as_csv)


def calendar(
    as_of: AsOf = None, record: RecordPath = DEFAULT_RECORD, as_json: AsJson = False, as_csv: AsCsv = False
) -> None:
    """List what was announced or foreseen, when it was due, and what became of it."""
    _print(views.calendar(open_record(record, create=False).corpus(as_of)), as_json, as_csv)


def channels(
    as_of: AsOf = None, record: RecordPath = DEFAULT_RECORD, as_json: AsJson = False, as_csv: AsCsv = False
) -> None:
    """List the channels between sides: when each was opened, cut or restored, and how it stands."""
    _print(views.channels_table(open_record(record, create=False).corpus(as_of)), as_json, as_csv)


def commitments(
    as_of: AsOf = None, record: RecordPath = DEFAULT_RECORD, as_json: AsJson = False, as_csv: AsCsv = False
) -> None:
    """List who undertook what, by when, and what the record shows of its keeping."""
    _print(views.commitments(open_record(record, create=False).corpus(as_of)), as_json, as_csv)


def _names(corpus: Corpus) -> dict[str, str]:
    return {actor.id: actor.name for reading in corpus.readings for actor in reading.actors} | {
        actor.id: actor.name for actor in corpus.record.actors
    }


def _print(frame: pl.DataFrame, as_json: bool, as_csv: bool) -> None:
    if emit(frame, as_json=as_json, as_csv=as_csv):
        return
    if frame.is_empty():
        console().print("Nothing here yet. Fill the record with: communique read SOURCE.")
    else:
        console().print(_plain(frame))


def _plain(frame: pl.DataFrame) -> Table:
    """Any of the views' tables for people: start and end as one date, lists in one cell."""
    dated = {"start", "end"} <= set(frame.columns)
    columns = [name for name in frame.columns if not (dated and name in ("start", "end"))]
    made = table(*(["date", *columns] if dated else columns))
    for row in frame.iter_rows(named=True):
        cells = [_cell(row[name]) for name in columns]
        interval = Interval(row["start"], row["end"], "range") if dated and row["start"] else None
        made.add_row(*([views.when(interval), *cells] if dated else cells))
    return made


def _cell(value: object) -> str:
    if value is None:
        return ""
    return ", ".join(str(each) for each in value) if isinstance(value, list) else str(value)


def search(
    words: Annotated[list[str], typer.Argument(help="Words; all must stand in what is found.")],
    limit: Annotated[int, typer.Option(min=1, help="At most so many hits.")] = 20,
    record: RecordPath = DEFAULT_RECORD,
    as_json: AsJson = False,
    as_csv: AsCsv = False,
) -> None:
    """Find reports, events, statements and actors by their words."""
    opened = open_record(record, create=False)
    opened.corpus()
    rows = [
        (hit.kind, hit.title, "".join(hit.snippet), hit.id)
        for hit in opened.store.search(" ".join(words), limit=limit)
    ]
    frame = pl.DataFrame(
        rows, schema=dict.fromkeys(("kind", "title", "words", "id"), pl.String), orient="row"
    )
    if emit(frame, as_json=as_json, as_csv=as_csv):
        return
    console().print(_plain(frame) if rows else "Nothing holds all of these words.")


def changes(
    since: Annotated[str, typer.Option(help="A day; what was known by then is the ground.")],
    record: RecordPath = DEFAULT_RECORD,
    as_json: AsJson = False,
    as_csv: AsCsv = False,
) -> None:
    """List what is new, what changed and what is gone since a day, and which accounts brought it."""
    found = open_record(record, create=False).changes(since)
    _print(views.changes_table(found), as_json, as_csv)


def export(
    format: Annotated[str, typer.Argument(help=f"One of: {', '.join(FORMATS)}.")],
    as_of: AsOf = None,
    record: RecordPath = DEFAULT_RECORD,
) -> None:
    """Print the record in another program's format: iCalendar, Markdown, PLOVER rows."""
    if format not in FORMATS:
        raise CommuniqueError(f"{format!r} is no format.", todo=f"One of: {', '.join(FORMATS)}.")
    write(FORMATS[format](open_record(record, create=False).corpus(as_of)))
