"""What parties undertook: in agreements, by pledges, and as steps promised; and what the record shows of its keeping.

Kept where a later report has it done, broken where the party later undoes it or does what it forswore, lapsed for a
party whose counterpart broke the deal, and open otherwise. Silence keeps nothing and breaks nothing.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence

from communique.merging.ground import Ground, identity_of
from communique.merging.keeping import breaker, deal_of, kept, share
from communique.merging.lookup import Lookup
from communique.merging.words import stems
from communique.model import Commitment, Event
from communique.model.vocabulary import CommitmentStatus

_PROMISED = ("scheduled", "proposed", "postponed", "uncertain")
_ALIKE = 0.34
_ONE = 0.6


def commitments(
    events: Sequence[Event], ground: Ground, about: Mapping[str, tuple[str, ...]]
) -> tuple[Commitment, ...]:
    """Every commitment, in the order of when it was made."""
    held = {ref: event for event in events for ref in event.accounts}
    others = Lookup(events)
    found = [*_of_agreements(others, ground, about), *_of_steps(others, ground, about)]
    taken = {ref for each in found for ref in each.statements}
    found.extend(_of_pledges(ground, taken, held))
    order = {event.id: place for place, event in enumerate(events)}
    found.sort(key=lambda each: (order.get(each.made or "", len(order)), each.id))
    return tuple(found)


def _of_agreements(
    others: Lookup, ground: Ground, about: Mapping[str, tuple[str, ...]]
) -> Iterator[Commitment]:
    """One for each party whose own pledge is told, else one for all parties together."""
    for event in others.events:
        if event.type != "agreement" or event.best("status") not in ("happened", "ongoing"):
            continue
        parties = tuple(each.value for each in event.sides)
        pledges: dict[str, list[str]] = defaultdict(list)
        for ref in about.get(event.id, ()):
            side = ground.side(ref)
            if ground.statement[ref].kind.value == "pledge" and side is not None:
                pledges[side].append(ref)
        left_by, why = breaker(event, others)
        parties = parties or ((left_by,) if left_by else ())
        if not pledges and len(parties) < 2 and left_by is None:
            # A deal that is only named, with one side of it, binds nobody that the reports tell of.
            continue
        silent = tuple(side for side in parties if side not in pledges)
        if silent and (not pledges or len(parties) > 1):
            yield _deal(
                event, silent, (), "broken" if left_by in silent else "lapsed" if left_by else "open", why
            )
        for group in _together(pledges, ground):
            refs = tuple(ref for side in group for ref in pledges[side])
            status: CommitmentStatus = (
                "open" if left_by is None else "broken" if left_by in group else "lapsed"
            )
            yield _deal(event, group, refs, status, why, ground.statement[refs[0]].gist)


def _together(pledges: Mapping[str, Sequence[str]], ground: Ground) -> list[tuple[str, ...]]:
    """Sides that pledge the same stand together."""
    groups: list[list[str]] = []
    for side in sorted(pledges):
        group = next(
            (each for each in groups if _one_vow(pledges[each[0]][0], pledges[side][0], ground)), None
        )
        if group is None:
            groups.append([side])
        else:
            group.append(side)
    return [tuple(group) for group in groups]


def _one_vow(left: str, right: str, ground: Ground) -> bool:
    """Whether two speakers vow the same in the same words."""
    same = ground.report(left) == ground.report(right) and bool(
        set(ground.about(left)) & set(ground.about(right))
    )
    return same and share(_vow(left, ground), _vow(right, ground)) >= _ONE


def _deal(
    event: Event,
    party: tuple[str, ...],
    pledges: tuple[str, ...],
    status: CommitmentStatus,
    why: str,
    what: str = "",
) -> Commitment:
    return Commitment(
        id=identity_of("c", event.id, *party),
        party=party,
        what=what or event.best("what") or event.title,
        made=event.id,
        due=None,
        status=status,
        why=why,
        accounts=event.accounts,
        statements=pledges,
    )


def _of_steps(others: Lookup, ground: Ground, about: Mapping[str, tuple[str, ...]]) -> Iterator[Commitment]:
    for event in others.events:
        if not _promised(event, ground, about):
            continue
        deal = deal_of(event, others, ground)
        status, why = kept(event, deal, others, ground)
        conditions = [
            ref for ref in about.get(event.id, ()) if ground.statement[ref].kind.value == "condition"
        ]
        yield Commitment(
            id=identity_of("c", event.id),
            party=tuple(each.value for each in event.sides),
            what=event.best("what") or event.title,
            made=deal.id if deal else None,
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


def _of_pledges(ground: Ground, taken: set[str], held: Mapping[str, Event]) -> Iterator[Commitment]:
    """Pledges outside agreements: what one side vows again and again is one, and so is what two vow together."""
    groups: list[list[str]] = []
    # For each side and issue the groups that vow on it, by number: only they can vow the same.
    on_issue: dict[tuple[str, str], list[int]] = defaultdict(list)
    words: list[frozenset[str]] = []
    for ref in sorted(ground.statement, key=ground.order):
        statement = ground.statement[ref]
        side = ground.side(ref) if statement.kind.value == "pledge" and ref not in taken else None
        if side is None:
            continue
        issues = {each.value for each in statement.issues}
        own = _vow(ref, ground)
        alike = (
            number
            for number in sorted({number for issue in issues for number in on_issue[side, issue]})
            if share(words[number], own) >= _ALIKE
        )
        number = next(alike, None)
        if number is None and groups and _one_vow(groups[-1][-1], ref, ground):
            number = len(groups) - 1
            _enter(number, side, groups[number][0], on_issue, ground)
        if number is None:
            number = len(groups)
            groups.append([])
            words.append(own)
            _enter(number, side, ref, on_issue, ground)
        groups[number].append(ref)
    for group in groups:
        first = ground.statement[group[0]]
        event = next((held[ref] for ref in ground.about(group[0]) if ref in held), None)
        yield Commitment(
            id=identity_of("c", group[0]),
            party=tuple(dict.fromkeys(str(ground.side(ref)) for ref in group)),
            what=first.gist or ground.words(group[0]),
            made=event.id if event else None,
            due=None,
            status="open",
            statements=tuple(group),
        )


def _enter(
    number: int, side: str, first: str, on_issue: dict[tuple[str, str], list[int]], ground: Ground
) -> None:
    """Let a group be found by a side and the issues of its first pledge."""
    for issue in {each.value for each in ground.statement[first].issues}:
        on_issue[side, issue].append(number)


def _vow(ref: str, ground: Ground) -> frozenset[str]:
    return frozenset(stems(ground.statement[ref].gist or ground.words(ref)))
