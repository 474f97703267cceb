"""`correct`: the analyst's changes, each signed, with its reason, undoable in any order."""

from __future__ import annotations

import getpass
from collections.abc import Sequence
from typing import Annotated, Any

import polars as pl
import typer

from communique.app import amending
from communique.app import corrections as made
from communique.app.commands.options import DEFAULT_RECORD, AsCsv, AsJson, RecordPath
from communique.app.console import console, emit, table
from communique.app.record import open_record
from communique.errors import CommuniqueError
from communique.merging import Anchor
from communique.merging.corrections import CorrectionKind

app = typer.Typer(help="Change the record by hand; every change is signed, has a reason, and can be undone.")

Reason = Annotated[str, typer.Option("--reason", help="Why, for those who read the record later.")]
Author = Annotated[
    str, typer.Option("--author", envvar="COMMUNIQUE_AUTHOR", help="Who; the login name if not given.")
]
EventId = Annotated[str, typer.Argument(help="An event's id, or the start of it.")]


def _login() -> str:
    try:
        return getpass.getuser()
    except (KeyError, OSError):
        return ""


_ME = _login()


class Hand:
    """A record open for one correction: finds what it is about, and keeps it signed.

    Args:
        record: The record's path or URL.
        author: Who corrects.
        reason: Why.
    """

    def __init__(self, record: str, author: str, reason: str) -> None:
        self._record = open_record(record, create=False)
        self._author, self._reason = author, reason

    def events(self, *ids: str) -> tuple[Anchor, ...]:
        """What these events rest on."""
        return made.of_events(self._record.corpus(), ids)

    def refs(self, refs: Sequence[str]) -> tuple[Anchor, ...]:
        """The words of these accounts or statements."""
        return made.of_refs(self._record.corpus(), refs)

    def actors(self, names: Sequence[str]) -> tuple[str, ...]:
        """The ids of the actors with these ids or names."""
        return tuple(self._record.corpus().actor(name).id for name in names)

    def report(self, name: str) -> Anchor:
        """All of a report."""
        report = self._record.corpus().reading(name).report
        return Anchor(report.id, 0, len(report.text), "report")

    def keep(self, kind: CorrectionKind, **what: Any) -> None:
        """Keep the correction, and say how it is taken back."""
        correction = made.correction(kind, author=self._author, reason=self._reason, **what)
        self._record.correct(correction)
        console().print(
            f"{correction.id} kept; take it back with: communique correct undo {correction.id}", markup=False
        )


@app.command()
def merge(
    events: Annotated[list[str], typer.Argument(help="Ids of the events that are one.")],
    reason: Reason,
    author: Author = _ME,
    record: RecordPath = DEFAULT_RECORD,
) -> None:
    """Make several events one."""
    if len(events) < 2:
        raise CommuniqueError("One event cannot be merged.", todo="Name two or more.")
    hand = Hand(record, author, reason)
    hand.keep("merge", targets=hand.events(*events))


@app.command()
def split(
    accounts: Annotated[
        list[str], typer.Argument(help="Accounts, as REPORT#a1, that are an event of their own.")
    ],
    reason: Reason,
    author: Author = _ME,
    record: RecordPath = DEFAULT_RECORD,
) -> None:
    """Take accounts out of their event into one of their own."""
    hand = Hand(record, author, reason)
    hand.keep("split", targets=hand.refs(accounts))


@app.command("set")
def set_value(
    event: EventId,
    field: Annotated[str, typer.Argument(help="A field, such as date, place, status or people.")],
    value: Annotated[str, typer.Argument(help="Its value; several sides or people parted by commas.")],
    reason: Reason,
    author: Author = _ME,
    record: RecordPath = DEFAULT_RECORD,
) -> None:
    """Set a value of an event; what the reports say stays behind it."""
    made.check_value(field, value)
    hand = Hand(record, author, reason)
    hand.keep("set", targets=hand.events(event), field=field, value=value)


@app.command()
def clear(
    event: EventId,
    field: Annotated[str, typer.Argument(help="A field of the event.")],
    reason: Reason,
    author: Author = _ME,
    record: RecordPath = DEFAULT_RECORD,
) -> None:
    """Clear a value of an event."""
    made.check_value(field, None)
    hand = Hand(record, author, reason)
    hand.keep("clear", targets=hand.events(event), field=field)


@app.command()
def note(
    event: EventId,
    text: Annotated[str, typer.Argument(help="The note.")],
    reason: Reason = "a note",
    author: Author = _ME,
    record: RecordPath = DEFAULT_RECORD,
) -> None:
    """Add a note to an event."""
    hand = Hand(record, author, reason)
    hand.keep("note", targets=hand.events(event), value=text)


@app.command()
def dismiss(
    refs: Annotated[list[str], typer.Argument(help="Accounts or statements, as REPORT#a1 or REPORT#s1.")],
    reason: Reason,
    author: Author = _ME,
    record: RecordPath = DEFAULT_RECORD,
) -> None:
    """Leave accounts or statements out of the record."""
    hand = Hand(record, author, reason)
    hand.keep("dismiss", targets=hand.refs(refs))


@app.command()
def rename(
    actor: Annotated[str, typer.Argument(help="An actor's id or any of its names.")],
    name: Annotated[str, typer.Argument(help="The name to show.")],
    reason: Reason,
    author: Author = _ME,
    record: RecordPath = DEFAULT_RECORD,
) -> None:
    """Give an actor another name."""
    hand = Hand(record, author, reason)
    hand.keep("rename", actors=hand.actors([actor]), value=name)


@app.command("join-actors")
def join_actors(
    actors: Annotated[list[str], typer.Argument(help="Actors that are one; the first gives the id.")],
    reason: Reason,
    author: Author = _ME,
    record: RecordPath = DEFAULT_RECORD,
) -> None:
    """Make several actors one."""
    hand = Hand(record, author, reason)
    ids = hand.actors(actors)
    if len(set(ids)) < 2:
        raise CommuniqueError("One actor cannot be joined.", todo="Name two or more.")
    hand.keep("join-actors", actors=ids)


@app.command("part-actors")
def part_actors(
    one: Annotated[str, typer.Argument(help="An actor's id, as reports give it.")],
    other: Annotated[str, typer.Argument(help="The id of another, whom it was taken for.")],
    reason: Reason,
    author: Author = _ME,
    record: RecordPath = DEFAULT_RECORD,
) -> None:
    """Keep two actors apart, whatever the rules say."""
    if one == other:
        raise CommuniqueError("Nobody can be kept apart from oneself.", todo="Name two.")
    Hand(record, author, reason).keep("part-actors", actors=(one, other))


@app.command("date-report")
def date_report(
    report: Annotated[str, typer.Argument(help="A report's name or id.")],
    date: Annotated[str, typer.Argument(help="Its day or interval, ISO 8601.")],
    reason: Reason,
    author: Author = _ME,
    record: RecordPath = DEFAULT_RECORD,
) -> None:
    """Fix a report's date; what was grounded against another day keeps its value until it is read again."""
    made.check_date(date)
    hand = Hand(record, author, reason)
    hand.keep("date-report", targets=(hand.report(report),), value=date)


@app.command("add-event")
def add_event(
    type: Annotated[str, typer.Argument(help="The event's type.")],
    reason: Reason,
    date: Annotated[str | None, typer.Option(help="Its day or interval, ISO 8601.")] = None,
    place: Annotated[str | None, typer.Option(help="Its place, as city,country in slugs.")] = None,
    sides: Annotated[str | None, typer.Option(help="Sides, parted by commas.")] = None,
    people: Annotated[str | None, typer.Option(help="People, parted by commas.")] = None,
    status: Annotated[str, typer.Option(help="Its status.")] = "happened",
    title: Annotated[str | None, typer.Option(help="Its headline.")] = None,
    author: Author = _ME,
    record: RecordPath = DEFAULT_RECORD,
) -> None:
    """Add an event that no report tells."""
    values = {"type": type, "date": date, "place": place, "sides": sides, "people": people, "status": status}
    given = {field: value for field, value in (values | {"title": title}).items() if value}
    for field, value in given.items():
        made.check_value(field, value)
    Hand(record, author, reason).keep("add-event", values=given)


@app.command()
def undo(
    correction: Annotated[str, typer.Argument(help="A correction's id.")],
    author: Author = _ME,
    record: RecordPath = DEFAULT_RECORD,
) -> None:
    """Take a correction back; the others stay."""
    amending.take_back(open_record(record, create=False), correction, author)
    console().print(f"{correction} taken back.", markup=False)


@app.command()
def redo(
    correction: Annotated[str, typer.Argument(help="A correction's id.")],
    author: Author = _ME,
    record: RecordPath = DEFAULT_RECORD,
) -> None:
    """Restore a correction that was taken back."""
    amending.take_back(open_record(record, create=False), correction, author, restore=True)
    console().print(f"{correction} restored.", markup=False)


@app.command("list")
def list_corrections(
    record: RecordPath = DEFAULT_RECORD, as_json: AsJson = False, as_csv: AsCsv = False
) -> None:
    """List all corrections, those taken back and those whose ground is gone included."""
    rows = [_row(each) for each in reversed(amending.kept(open_record(record, create=False)))]
    columns = ("id", "made", "author", "kind", "what", "reason", "state")
    frame = pl.DataFrame(rows, schema=dict.fromkeys(columns, pl.String), orient="row")
    if emit(frame, as_json=as_json, as_csv=as_csv):
        return
    shown = table(*columns)
    for row in rows:
        shown.add_row(*row)
    console().print(shown if rows else "No corrections. Make one with: communique correct --help.")


def _row(kept: amending.Kept) -> tuple[str, ...]:
    each = kept.correction
    what = " ".join(part for part in (each.field, each.value, *each.actors, *each.values.values()) if part)
    return (
        each.id,
        each.made,
        each.author,
        each.kind,
        what,
        each.reason,
        kept.state.replace("taken back", "undone"),
    )
