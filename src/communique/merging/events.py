"""Groups of accounts to events: best values, the others beside them, why they are one, and a headline."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence

from communique.merging import best
from communique.merging.factors import balance, score
from communique.merging.ground import Ground, identity_of
from communique.merging.origins import origins_of
from communique.merging.tables import VETO
from communique.merging.titles import title_of
from communique.model import Account, Alternative, Carriage, Event, Interval, Join
from communique.model.interval import parse
from communique.model.vocabulary import EventType

Ties = Mapping[str, Mapping[str, float]]
NO_TIES: Ties = {}
_MONTH = 31
_LASTING = ("talks", "visit", "exercise", "deployment", "attack", "step")


def event_of(
    refs: Sequence[str],
    ground: Ground,
    carried: Mapping[str, Carriage],
    name: Callable[[str], str],
    tied: Ties = NO_TIES,
) -> Event:
    """The event that these accounts tell of.

    Args:
        refs: Its accounts.
        ground: The readings.
        carried: How reports came by their words.
        name: The usual name of an actor.
        tied: Scores of pairs of accounts that are known already.
    """
    ordered = sorted(refs, key=ground.order)
    origin = origins_of(ordered, ground, carried)
    accounts = {ref: ground.account[ref] for ref in ordered}
    kind = _type(accounts.values())
    fields = _fields(accounts, ground, origin, lasting=kind in _LASTING)
    counted = sum(ground.facts[ref].count is not None for ref in ordered)
    several = 2 * counted > len(ordered)
    if several and "date" in fields:
        fields["date"] = tuple(sorted(fields["date"], key=lambda each: -parse(each.value).days))
    dates, places, whats = fields.get("date", ()), fields.get("place", ()), fields.get("what", ())
    sides = _named(accounts, lambda account: account.sides, ground, origin)
    people = _named(accounts, lambda account: account.people, ground, origin)
    return Event(
        id=event_id(ordered[0], ground),
        type=kind,
        title=title_of(
            kind,
            sides=_leading(sides),
            people=[each.value for each in people],
            level=_first(fields.get("level", ())),
            place=_first(places),
            what=_first(whats),
            nth=_nth(ordered, ground),
            name=name,
        ),
        fields=fields,
        date=_date(dates, kind, several=several),
        sides=sides,
        people=people,
        target=_named(accounts, lambda account: account.target, ground, origin),
        accounts=tuple(ordered),
        joins=joins(ordered, ground, tied),
        reports=len({ground.report(ref) for ref in ordered}),
        origins=len({origin(ref) for ref in ordered}),
    )


def _date(dates: Sequence[Alternative], kind: EventType, *, several: bool) -> Interval | None:
    """The best days; of several at once the widest, and no month holds the nuclear tests of years."""
    if not several:
        return best.joint(dates)
    widest = parse(dates[0].value) if dates else None
    return None if widest is None or (kind == "nuclear-test" and widest.days <= _MONTH) else widest


def event_id(first: str, ground: Ground) -> str:
    """The id of the event whose earliest account this is: from the words that tell it, not from numbering.

    Only where one report reads two events of a type in the very same words does their order count.
    """
    report, account = ground.report(first), ground.account[first]
    twins = [
        each.id
        for each in ground.reading[report].accounts
        if each.type.value == account.type.value and set(each.evidence) == set(account.evidence)
    ]
    spans = (f"{span.start}-{span.end}" for span in sorted(account.evidence))
    return identity_of("e", report, account.type.value, *spans, str(twins.index(account.id)))


def joins(ordered: Sequence[str], ground: Ground, tied: Ties = NO_TIES) -> tuple[Join, ...]:
    """For each account after the first, the balance sheet of its best tie to one before it."""
    found: list[Join] = []
    facts = ground.facts
    for place, ref in enumerate(ordered[1:], 1):
        own, known = facts[ref], tied.get(ref, {})
        value, other = max(
            (known[each] if each in known else score(facts[each], own), each)
            for each in ordered[max(0, place - 12) : place]
        )
        found.append(Join(other, ref, round(max(value, VETO), 2), balance(facts[other], facts[ref])))
    return tuple(found)


def _type(accounts: Iterable[Account]) -> EventType:
    counted = Counter(account.type.value for account in accounts)
    return max(counted, key=lambda kind: (counted[kind], kind))


def _first(values: Sequence[Alternative]) -> str | None:
    return values[0].value if values else None


def _nth(ordered: Sequence[str], ground: Ground) -> int | None:
    """Its number in a series, if more of its accounts have it than any other."""
    told = Counter(nth for ref in ordered if (nth := ground.facts[ref].nth) is not None)
    most = told.most_common(2)
    return most[0][0] if most and (len(most) == 1 or most[0][1] > most[1][1]) else None


def _leading(values: Sequence[Alternative]) -> list[str]:
    """Those that at least half as many accounts name as name the first."""
    return [each.value for each in values if 2 * len(each.refs) >= len(values[0].refs)]


def _fields(
    accounts: Mapping[str, Account], ground: Ground, origin: Callable[[str], str], *, lasting: bool
) -> dict[str, tuple[Alternative, ...]]:
    def said(field: str) -> list[tuple[str, str]]:
        cited = ((ref, getattr(account, field)) for ref, account in accounts.items())
        return [(str(each.value), ref) for ref, each in cited if each is not None]

    status = [
        (value, ref, day.end.toordinal() if (day := ground.said(ref)) else 0) for value, ref in said("status")
    ]
    done = frozenset(ref for value, ref in said("status") if value == "happened")
    found = {
        "status": best.best_status(status, origin),
        "level": best.best_level(said("level"), origin),
        "outcome": tuple(best.held(said("outcome"), origin)),
        "date": best.best_date(said("date"), origin, lasting=lasting, done=done),
        "place": best.best_place(said("place"), origin),
        "what": best.best_words(said("what"), origin),
        "count": tuple(best.held(said("count"), origin)),
    }
    return {field: values for field, values in found.items() if values}


def _named(
    accounts: Mapping[str, Account],
    field: Callable[[Account], Sequence[object]],
    ground: Ground,
    origin: Callable[[str], str],
) -> tuple[Alternative, ...]:
    said = [
        (ground.rename(cited.value), ref)  # type: ignore[attr-defined]
        for ref, account in accounts.items()
        for cited in field(account)
    ]
    return tuple(best.held(said, origin))
