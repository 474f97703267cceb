"""Accounts that cannot all be true: outcomes, days, places and facts of one event on which reports disagree.

Silence is no dispute, less and more exact are no dispute, and a plan that moved is no dispute: only values that
exclude each other, by reports of different origin. What speakers say against each other is in `contradictions`.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import cache
from itertools import combinations

from communique.actors.world import capital_of, world
from communique.merging.contrast import exclude
from communique.merging.ground import Ground, identity_of
from communique.merging.origins import origins_of
from communique.merging.tables import inferred
from communique.merging.words import hailed, holds
from communique.model import Alternative, Carriage, Dispute, Event
from communique.model.interval import parse

_TOLD = ("happened", "ongoing")
# A date of more days than this is a bound; reports on two sides of the date line differ by one.
_TIGHT, _LINE = 3, 1


def dispute(event: Event | None, field: str | None, question: str, values: Sequence[Alternative]) -> Dispute:
    """A dispute with its id."""
    key = event.id if event else ",".join(sorted(values[0].refs))
    return Dispute(
        id=identity_of("d", key, field or "", question),
        event=event.id if event else None,
        field=field,
        question=question,
        values=tuple(values),
    )


def of_event(event: Event, ground: Ground, carried: Mapping[str, Carriage]) -> Iterator[Dispute]:
    """The disputes between the accounts of one event."""
    if len(event.accounts) < 2:
        return
    origin: Callable[[str], str] | None = None
    for check in (_outcome, _date, _place, _status):
        values = check(event, ground)
        field = check.__name__.strip("_")
        # Whether a thing is so at all is asked of each report: a rewrite that takes a claim back has learnt more.
        if len(values) > 1 and field != "status" and origin is None:
            origin = origins_of(event.accounts, ground, carried)
        if len(values) > 1 and _independent(values, origin or ground.report):
            yield dispute(event, field, _QUESTIONS[field].format(event.title), values)


_QUESTIONS = {
    "outcome": "How did this end? {}",
    "date": "On which day was this? {}",
    "place": "Where was this? {}",
    "status": "Is this so? {}",
}


def _independent(values: Sequence[Alternative], origin: Callable[[str], str]) -> bool:
    """Whether two values are held by different origins: one report's slip is not a dispute."""
    sources = [{origin(ref) for ref in value.refs} for value in values]
    return any(left - right and right - left for left, right in combinations(sources, 2))


def _excluding(values: Sequence[Alternative], clash: Callable[[str, str], bool]) -> list[Alternative]:
    """Those values that cannot stand beside at least one other."""
    return [
        value
        for value in values
        if any(clash(value.value, other.value) for other in values if other is not value)
    ]


def _outcome(event: Event, ground: Ground) -> list[Alternative]:
    values = list(event.fields.get("outcome", ()))
    if event.type.endswith("-test") and any(value.value == "failure" for value in values):
        # "A powerful new missile" in one report and a failure in another are two stories of one test.
        silent = [
            ref
            for ref in event.accounts
            if (account := ground.account[ref]).outcome is None and account.status.value == "happened"
        ]
        praised = tuple(ref for ref in silent if hailed(ground.words(ref)) or hailed(_what(ref, ground)))
        if praised and not any(value.value == "success" for value in values):
            values.append(Alternative("success", praised, len(praised)))
    return _excluding(values, exclude)


def _what(ref: str, ground: Ground) -> str:
    what = ground.account[ref].what
    return what.value if what else ""


def _held(event: Event, field: str, ground: Ground) -> list[Alternative]:
    """Values of a field as told of the event itself, not of a plan for it."""
    found = []
    for value in event.fields.get(field, ()):
        told = [ref for ref in value.refs if ref in ground.account]
        refs = tuple(ref for ref in told if ground.account[ref].status.value in _TOLD)
        if refs:
            found.append(Alternative(value.value, refs, min(value.origins, len(refs))))
    return found


def _date(event: Event, ground: Ground) -> list[Alternative]:
    values = [
        value for value in _sure(_held(event, "date", ground), ground) if parse(value.value).days <= _TIGHT
    ]
    return _excluding(values, lambda left, right: parse(left).distance(parse(right)) > _LINE)


def _sure(values: Sequence[Alternative], ground: Ground) -> list[Alternative]:
    """Dates that a report gives in words; what was inferred from the day of the report contradicts nobody."""
    found = []
    for value in values:
        refs = tuple(
            ref for ref in value.refs if (when := ground.account[ref].date) and not inferred(when.rule)
        )
        if refs:
            found.append(Alternative(value.value, refs, min(value.origins, len(refs))))
    return found


def _place(event: Event, ground: Ground) -> list[Alternative]:
    return _excluding(_held(event, "place", ground), _elsewhere)


@cache
def _towns() -> frozenset[str]:
    return frozenset("-".join(name.lower().split()) for name in (*world().cities, *capital_of()))


def _elsewhere(left: str, right: str) -> bool:
    """Whether two places are two towns: a country, a house or a strait may hold or lie in the other."""
    one, other = left.split(","), right.split(",")
    if not all(len(place) > 1 and place[0] in _towns() for place in (one, other)):
        return False
    return one[0] != other[0] and not (holds(one[0], other[0]) or holds(other[0], one[0]))


def _status(event: Event, ground: Ground) -> list[Alternative]:
    """Told as a fact by one; denied, or doubted though somebody vouches for it, by another."""
    values = list(event.fields.get("status", ()))
    against = [
        value
        for value in values
        if value.value == "denied"
        or (
            value.value == "uncertain"
            and any(ref in ground.account and ground.account[ref].attributed_to for ref in value.refs)
        )
    ]
    told = [value for value in values if value.value in (*_TOLD, "scheduled") and against]
    return [*told, *against] if told and against else []
