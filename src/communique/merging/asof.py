"""The record as of a day, and what changed between two records.

As of a day means: from the reports that were out by the end of it. A report whose day is an interval counts from
its last day on, and one without a day never does: nobody can say that it was known.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import Literal, TypeVar

import msgspec

from communique.merging.corrections import Correction, corrected, in_order
from communique.model import Commitment, Dispute, Event, Expectation, Position, Reading, Record

_FIELDS = ("status", "level", "outcome", "date", "place")
Kind = Literal["event", "dispute", "position", "expectation", "commitment"]
T = TypeVar("T", Event, Dispute, Position, Expectation, Commitment)


class Change(msgspec.Struct, frozen=True, kw_only=True):
    """One difference between two records.

    Attributes:
        kind: What it is a change of.
        id: Its id in the later record (in the earlier one, where it is gone).
        change: `new`, `changed` or `gone`.
        field: The field that changed.
        before: Its value before.
        after: Its value after.
        title: A headline for people.
        why: References of the accounts and statements that came in.
    """

    kind: Kind
    id: str
    change: Literal["new", "changed", "gone"]
    field: str | None = None
    before: str | None = None
    after: str | None = None
    title: str = ""
    why: tuple[str, ...] = ()


def as_of(
    readings: Sequence[Reading], day: date, corrections: Iterable[Correction] = ()
) -> tuple[Reading, ...]:
    """The readings of the reports that were out by the end of `day`, by the days that hands have given them."""
    dates = [each for each in in_order(corrections) if each.kind == "date-report"]
    held, _ = corrected(readings, dates)
    return tuple(each for each in held if each.dated.interval is not None and each.dated.interval.end <= day)


def dated_by_hand(corrections: Iterable[Correction]) -> frozenset[str]:
    """Ids of the reports whose day was set by hand: their own says nothing of when they were out."""
    return frozenset(
        target.report for each in corrections if each.kind == "date-report" for target in each.targets
    )


def changes(before: Record, after: Record) -> tuple[Change, ...]:
    """What is new, what changed, and what is gone."""
    found: list[Change] = []
    found += _compare("event", before.events, after.events)
    found += _compare("dispute", before.disputes, after.disputes)
    found += _compare("position", before.positions, after.positions)
    found += _compare("expectation", before.expectations, after.expectations)
    found += _compare("commitment", before.commitments, after.commitments)
    return tuple(found)


def _compare(kind: Kind, before: Sequence[T], after: Sequence[T]) -> list[Change]:
    """Things are the same when they rest on common words, whatever their ids."""
    old = {each.id: each for each in before}
    at = {ref: each.id for each in before for ref in _refs(each)}
    found: list[Change] = []
    kept: set[str] = set()
    for each in after:
        was = _same(each, old, at)
        if was is None:
            found.append(Change(kind=kind, id=each.id, change="new", title=_title(each), why=_refs(each)))
            continue
        kept.add(was.id)
        why = tuple(ref for ref in _refs(each) if ref not in _refs(was))
        for field, value in _values(each).items():
            held = _values(was).get(field)
            if held != value:
                found.append(
                    Change(kind=kind, id=each.id, change="changed", field=field, before=held, after=value,
                           title=_title(each), why=why)
                )  # fmt: skip
    found += [
        Change(kind=kind, id=each.id, change="gone", title=_title(each))
        for each in before
        if each.id not in kept
    ]
    return found


def _same(each: T, old: Mapping[str, T], at: Mapping[str, str]) -> T | None:
    if each.id in old:
        return old[each.id]
    return next((old[at[ref]] for ref in _refs(each) if ref in at), None)


def _refs(each: Event | Dispute | Position | Expectation | Commitment) -> tuple[str, ...]:
    if isinstance(each, Event):
        return each.accounts
    if isinstance(each, Dispute):
        return tuple(ref for value in each.values for ref in value.refs)
    if isinstance(each, Position):
        return each.statements
    return (*each.accounts, *each.statements)


def _title(each: Event | Dispute | Position | Expectation | Commitment) -> str:
    if isinstance(each, Event):
        return each.title
    if isinstance(each, Dispute):
        return each.question
    return each.stance if isinstance(each, Position) else each.what


def _values(each: Event | Dispute | Position | Expectation | Commitment) -> dict[str, str | None]:
    if isinstance(each, Event):
        return {field: each.best(field) for field in _FIELDS} | {
            "sides": ", ".join(v.value for v in each.sides)
        }
    if isinstance(each, Expectation):
        return {"fate": each.fate, "due": str(each.due) if each.due else None}
    if isinstance(each, Commitment):
        return {"status": each.status}
    if isinstance(each, Position):
        return {"stance": each.stance, "until": str(each.until) if each.until else None}
    return {"values": "; ".join(sorted(value.value for value in each.values))}
