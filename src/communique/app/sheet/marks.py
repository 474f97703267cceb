"""What is marked in a report's text, and the notes that stand beside it, as plain values for the template."""

from __future__ import annotations

from collections.abc import Iterator

import msgspec

from communique.app.marking import Piece, all_layers, pieces
from communique.dating.axis import FIRST, LAST
from communique.model import Account, Interval, Reading, Reason, Span, Statement
from communique.model.vocabulary import LANES, Lane, Zone
from communique.views import when, where


class Note(msgspec.Struct, frozen=True, kw_only=True):
    """An account, statement or dating reason beside the line where its first words stand.

    Attributes:
        ref: Its id in the page, as the marks of its words name it.
        lane: Whose colour it has.
        form: Its status, which is shown by form; empty for speech.
        title: What it is: the type and standing, or the kind and issues.
        words: Who, when and where, or what was said.
        source: By which frame or rule it was found, and who says so.
    """

    ref: str
    lane: Lane
    form: str = ""
    title: str
    words: str
    source: str = ""


class SheetLine(msgspec.Struct, frozen=True):
    """One line: number, zone, pieces of text with their marks, notes, and reasons for the day that rest on it."""

    number: int
    zone: Zone
    pieces: tuple[Piece, ...]
    notes: tuple[Note, ...]
    reasons: tuple[str, ...]


def sheet_lines(reading: Reading) -> list[SheetLine]:
    """A reading's lines as the page shows them."""
    marks = all_layers(reading)
    notes = [(min(span.start for span in spans), note) for spans, note in _notes(reading) if spans]
    notes.sort(key=lambda pair: (pair[0], pair[1].ref))
    reasons = [
        (each.span.start, f"day: {each.rule.replace('-', ' ')}")
        for each in reading.dated.reasons
        if each.span is not None
    ]
    return [
        SheetLine(
            number=line.number,
            zone=line.zone,
            pieces=pieces(reading.report.text, line.start, line.end, marks),
            notes=tuple(note for start, note in notes if line.start <= start < line.end),
            reasons=tuple(dict.fromkeys(words for start, words in reasons if line.start <= start < line.end)),
        )
        for line in reading.zones
    ]


def _notes(reading: Reading) -> Iterator[tuple[tuple[Span, ...], Note]]:
    names = {actor.id: actor.name for actor in reading.actors}
    for account in reading.accounts:
        yield account.evidence, _account_note(account, names)
    for statement in reading.statements:
        yield statement.evidence, _statement_note(statement, names)


def _account_note(account: Account, names: dict[str, str]) -> Note:
    standing = [
        account.status.value,
        *(each.value for each in (account.level, account.outcome) if each is not None),
    ]
    day = when(account.date.value) if account.date else "undated"
    parties = _listed([name_of(each.value, names) for each in (*account.sides, *account.people)])
    aimed = _listed([name_of(each.value, names) for each in account.target])
    words = [
        parties or "nobody named",
        f"at {aimed}" if aimed else "",
        day,
        where(account.place.value) if account.place else "",
    ]
    source = [f"frame {account.type.rule}"]
    if account.attributed_to:
        source.append(
            f"according to {_listed([name_of(each.value, names) for each in account.attributed_to])}"
        )
    if account.part_of:
        source.append(f"part of {account.part_of}")
    return Note(
        ref=account.id,
        lane=LANES[account.type.value],
        form=account.status.value,
        title=f"{account.type.value}: {', '.join(dict.fromkeys(standing))}".replace("-", " "),
        words="; ".join(each for each in words if each),
        source="; ".join(source),
    )


def _statement_note(statement: Statement, names: dict[str, str]) -> Note:
    issues = ", ".join(each.value.replace("-", " ") for each in statement.issues)
    via = [name_of(each.value, names) for each in statement.via]
    source = [f"rule {statement.kind.rule}"]
    if via:
        source.append(f"through {_listed(via)}")
    return Note(
        ref=statement.id,
        lane="speech",
        title=f"{name_of(statement.speaker.value, names)}{_for_side(statement, names)}: {statement.kind.value}",
        words=f"{statement.gist}{f' ({issues})' if issues else ''}",
        source="; ".join(source),
    )


def _for_side(statement: Statement, names: dict[str, str]) -> str:
    side = statement.side.value if statement.side else None
    return f", for {name_of(side, names)}" if side and side != statement.speaker.value else ""


def name_of(actor: str, names: dict[str, str]) -> str:
    """An actor as words: its name, an unnamed source's description, else its slug in plain words."""
    if actor.startswith("anonymous:"):
        return actor.partition(":")[2]
    return names.get(actor) or " ".join(word.capitalize() for word in actor.split("-"))


def _listed(words: list[str]) -> str:
    unlike = list(dict.fromkeys(words))
    return (
        unlike[0]
        if len(unlike) == 1
        else " and ".join((", ".join(unlike[:-1]), unlike[-1]))
        if unlike
        else ""
    )


def reason_words(reason: Reason, reading: Reading) -> str:
    """A dating reason or trap as one line of words."""
    words = (
        f"“{' '.join(reason.span.of(reading.report.text).split())}”" if reason.span else reason.field or ""
    )
    allows = f" allows {_days(reason.interval)}" if reason.interval else ""
    note = f" ({reason.note})" if reason.note else ""
    return f"{reason.rule.replace('-', ' ')}: {words}{allows}{note}".strip()


def _days(interval: Interval) -> str:
    """Days in words, an end that only the calendar's own end sets left open."""
    if interval.end >= LAST and interval.start <= FIRST:
        return "any day"
    if interval.end >= LAST:
        return f"{when(Interval(interval.start, interval.start))} or later"
    if interval.start <= FIRST:
        return f"{when(Interval(interval.end, interval.end))} or earlier"
    return when(interval)
