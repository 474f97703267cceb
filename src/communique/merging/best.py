"""The best value of each field of an event, and the others that its accounts hold.

A narrower interval inside a wider one wins, then what more independent origins say; the status is that of the newest
report. What loses is kept beside it, with who holds it: nothing is averaged.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence

from communique.merging.words import stems
from communique.model import Alternative, Interval
from communique.model.interval import parse

Origin = Callable[[str], str]
Said = tuple[str, str]

# A date of so few days stands: talks last, and two reports of different days of them are both right.
_SURE = 3

_WEEK = 7

# Of two reports of one day the one that has it done knows more.
_DONE = ("happened", "ongoing", "cancelled", "postponed", "scheduled", "denied", "uncertain", "proposed")


def held(values: Iterable[Said], origin: Origin) -> list[Alternative]:
    """(value, reference) pairs as alternatives with their origins counted, most origins first."""
    refs: dict[str, list[str]] = defaultdict(list)
    for value, ref in values:
        refs[value].append(ref)
    found = [
        Alternative(value, tuple(sorted(set(each))), len({origin(ref) for ref in each}))
        for value, each in refs.items()
    ]
    return sorted(found, key=lambda each: (-each.origins, -len(each.refs), each.value))


def best_date(
    values: Iterable[Said],
    origin: Origin,
    *,
    lasting: bool = False,
    done: frozenset[str] = frozenset(),
) -> tuple[Alternative, ...]:
    """Intervals, best first: the narrowest of those that most origins can agree to.

    Args:
        values: Intervals in ISO 8601, each with who gives it.
        origin: The origin of a reference.
        lasting: Whether the event may last for days: then "the 21st and 22nd" is no less exact than "the 22nd".
        done: References that have it done: of two days as exact, theirs outweighs that of a plan.
    """
    found = held(values, origin)
    read = {each.value: parse(each.value) for each in found}

    def rank(each: Alternative) -> tuple[int, int, int, int, int, str]:
        own = read[each.value]
        agree = {
            origin(ref)
            for other in found
            if _agree(read[other.value], own, lasting=lasting)
            for ref in other.refs
        }
        days = _WEEK if lasting and own.days <= _WEEK else own.days
        after = {origin(ref) for ref in each.refs if ref in done}
        return (-len(agree), days, -len(after), -each.origins, -own.days, each.value)

    return tuple(sorted(found, key=rank))


def _agree(one: Interval, other: Interval, *, lasting: bool) -> bool:
    """Whether one interval says what the other says, only more exactly: "late November" and "the 30th to the 2nd" do not.

    Of what may last for days reports of few days may each tell a part.
    """
    few = lasting and max(one.days, other.days) <= _WEEK
    return one.contains(other) or other.contains(one) or (few and one.overlaps(other))


def joint(dates: Sequence[Alternative]) -> Interval | None:
    """The best interval, narrowed by what the others that meet it allow: July and "the 28th or 29th" are two days."""
    if not dates:
        return None
    best = parse(dates[0].value)
    if best.days <= _SURE:
        return best
    for other in dates[1:]:
        best = best.intersect(parse(other.value)) or best
    return best


def best_place(values: Iterable[Said], origin: Origin) -> tuple[Alternative, ...]:
    """Places, best first: a town before its country, then origins."""
    return tuple(
        sorted(held(values, origin), key=lambda each: (-each.value.count(","), -each.origins, each.value))
    )


def best_level(values: Iterable[Said], origin: Origin) -> tuple[Alternative, ...]:
    """Levels, best first: what is known before `unknown`, then origins."""
    return tuple(
        sorted(held(values, origin), key=lambda each: (each.value == "unknown", -each.origins, each.value))
    )


def best_status(values: Iterable[tuple[str, str, int]], origin: Origin) -> tuple[Alternative, ...]:
    """Statuses, best first, from (status, reference, day of the report): the newest report's.

    What once happened does not become a plan again because a later report calls it one.
    """
    told = list(values)
    newest: dict[str, int] = {}
    for status, _, day in told:
        newest[status] = max(newest.get(status, 0), day)
    done = "happened" in newest
    undone = ("scheduled", "proposed", "uncertain")

    def rank(each: Alternative) -> tuple[bool, int, int, str]:
        late = done and each.value in undone
        return (late, -newest[each.value], _DONE.index(each.value), each.value)

    return tuple(sorted(held(((status, ref) for status, ref, _ in told), origin), key=rank))


def best_words(values: Iterable[Said], origin: Origin) -> tuple[Alternative, ...]:
    """What it is, in words, best first: the wording that shares most with the others, then the fuller."""
    found = held(values, origin)
    sets = {each.value: frozenset(stems(each.value)) for each in found}

    def rank(each: Alternative) -> tuple[int, int, str]:
        own = sets[each.value]
        shared = sum(len(own & other) for value, other in sets.items() if value != each.value)
        return (-shared, -len(own), each.value)

    return tuple(sorted(found, key=rank))
