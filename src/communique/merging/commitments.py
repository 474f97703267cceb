"""What parties undertook: in agreements, by pledges, and as steps promised; and what the record shows of its keeping.

Kept where a later report has it done, broken where the party later undoes it or does what it forswore, lapsed for a
party whose counterpart broke the deal, and open otherwise. Silence keeps nothing and breaks nothing.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence

from communique.merging.ground import Ground, identity_of
from communique.merging.words import heads, stems
from communique.model import Commitment, Event, Interval
from communique.model.vocabulary import CommitmentStatus

_PROMISED = ("scheduled", "proposed", "postponed", "uncertain")
_HALTS = frozenset(stems("halt suspend suspension stop freeze moratorium end cease refrain"))
_TESTS = {
    "nuclear-test": frozenset(stems("nuclear")),
    "missile-test": frozenset(stems("missile icbm launches rocket")),
}
_ALIKE = 0.34


def commitments(
    events: Sequence[Event], ground: Ground, about: Mapping[str, tuple[str, ...]]
) -> tuple[Commitment, ...]:
    """Every commitment, in the order of when it was made."""
    held = {ref: event for event in events for ref in event.accounts}
    found = [*_of_agreements(events, ground, about), *_of_steps(events, ground, about)]
    taken = {ref for each in found for ref in each.statements}
    found.extend(_of_pledges(ground, taken, held))
    order = {event.id: place for place, event in enumerate(events)}
    found.sort(key=lambda each: (order.get(each.made or "", len(order)), each.id))
    return tuple(found)


def _of_agreements(
    events: Sequence[Event], ground: Ground, about: Mapping[str, tuple[str, ...]]
) -> Iterator[Commitment]:
    for event in events:
        if event.type != "agreement" or event.best("status") not in ("happened", "ongoing"):
            continue
        status, why = _after(event, events, ground)
        yield Commitment(
            id=identity_of("c", event.id),
            party=tuple(each.value for each in event.sides),
            what=event.best("what") or event.title,
            made=event.id,
            due=None,
            status=status,
            why=why,
            accounts=event.accounts,
            statements=tuple(
                ref for ref in about.get(event.id, ()) if ground.statement[ref].kind.value == "pledge"
            ),
        )


def _after(deal: Event, events: Sequence[Event], ground: Ground) -> tuple[CommitmentStatus, str]:
    """Whether a party left a deal: a later withdrawal by one of its sides, in words that name it."""
    sides, words = {each.value for each in deal.sides}, _words(deal, ground)
    for other in events:
        if other.type != "withdrawal" or other.best("status") not in ("happened", "scheduled"):
            continue
        if sides and not sides & {each.value for each in other.sides}:
            continue
        if _later(other.date, deal.date) and _share(words, _words(other, ground)) >= _ALIKE:
            return "broken", f"left by {', '.join(each.value for each in other.sides)} ({other.id})"
    return "open", ""


def _of_steps(
    events: Sequence[Event], ground: Ground, about: Mapping[str, tuple[str, ...]]
) -> Iterator[Commitment]:
    for event in events:
        if not _promised(event, ground, about):
            continue
        status, why = _kept(event, events, ground)
        conditions = [
            ref for ref in about.get(event.id, ()) if ground.statement[ref].kind.value == "condition"
        ]
        yield Commitment(
            id=identity_of("c", event.id),
            party=tuple(each.value for each in event.sides),
            what=event.best("what") or event.title,
            made=_made(event, events),
            due=event.date if event.best("status") in _PROMISED else None,
            status=status,
            conditions=ground.statement[conditions[0]].gist if conditions else None,
            why=why,
            accounts=event.accounts,
            statements=tuple(
                ref
                for ref in about.get(event.id, ())
                if ground.statement[ref].kind.value in ("pledge", "offer", "announcement")
            ),
        )


def _promised(event: Event, ground: Ground, about: Mapping[str, tuple[str, ...]]) -> bool:
    """A step told before it was done, or in force by its party's own word; a meeting or a line that both agreed on."""
    told = {ground.account[ref].status.value for ref in event.accounts}
    if event.type == "step":
        own = any(
            ground.statement[ref].kind.value in ("pledge", "condition", "offer")
            for ref in about.get(event.id, ())
        )
        return bool(told & set(_PROMISED)) or ("ongoing" in told and own)
    if event.type == "channel":
        return "scheduled" in told
    return event.type == "talks" and event.best("level") == "summit" and "scheduled" in told


def _kept(event: Event, events: Sequence[Event], ground: Ground) -> tuple[CommitmentStatus, str]:
    done = [value for value in event.fields.get("status", ()) if value.value in ("happened", "ongoing")]
    words = _words(event, ground)
    sides = {each.value for each in event.sides}
    for other in events:
        named = _TESTS.get(other.type)
        if named and words & _HALTS and words & named and sides & {each.value for each in other.sides}:
            begun = event.date or _said(event, ground)
            if other.best("status") == "happened" and _later(other.date, begun):
                return "broken", f"{other.title} ({other.id})"
    if done:
        return "kept", f"told as {done[0].value} by {len(done[0].refs)} account(s)"
    return "open", ""


def _said(event: Event, ground: Ground) -> Interval | None:
    return ground.said(event.accounts[0]) if event.accounts else None


def _made(event: Event, events: Sequence[Event]) -> str | None:
    """The agreement that it is part of."""
    kinds = {other.id: other.type for other in events if any(link.event == other.id for link in event.links)}
    return next((each for each, kind in kinds.items() if kind == "agreement"), None)


def _of_pledges(ground: Ground, taken: set[str], held: Mapping[str, Event]) -> Iterator[Commitment]:
    groups: list[list[str]] = []
    sides: dict[str, list[list[str]]] = defaultdict(list)
    for ref in sorted(ground.statement, key=ground.order):
        side = ground.side(ref)
        if ground.statement[ref].kind.value != "pledge" or ref in taken or side is None:
            continue
        group = next((each for each in sides[side] if _same_pledge(each[0], ref, ground)), None)
        if group is None:
            group = []
            groups.append(group)
            sides[side].append(group)
        group.append(ref)
    for group in groups:
        first = ground.statement[group[0]]
        event = next((held[ref] for ref in ground.about(group[0]) if ref in held), None)
        yield Commitment(
            id=identity_of("c", group[0]),
            party=(str(ground.side(group[0])),),
            what=first.gist or ground.words(group[0]),
            made=event.id if event else None,
            due=None,
            status="open",
            statements=tuple(group),
        )


def _same_pledge(left: str, right: str, ground: Ground) -> bool:
    one, other = ground.statement[left], ground.statement[right]
    if not {each.value for each in one.issues} & {each.value for each in other.issues}:
        return False
    words = [frozenset(stems(each.gist or ground.words(ref))) for ref, each in ((left, one), (right, other))]
    return _share(words[0], words[1]) >= _ALIKE


def _words(event: Event, ground: Ground) -> frozenset[str]:
    found: frozenset[str] = frozenset()
    for ref in event.accounts:
        found |= ground.facts[ref].what
    return found - heads(event.type)


def _share(left: frozenset[str], right: frozenset[str]) -> float:
    return len(left & right) / max(1, min(len(left), len(right)))


def _later(left: Interval | None, right: Interval | None) -> bool:
    return left is not None and right is not None and left.end > right.end and left.start >= right.start
