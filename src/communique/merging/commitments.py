"""What parties undertook: in agreements, by pledges, and as steps promised; and what the record shows of its keeping.

Kept where a later report has it done, broken where the party later undoes it or does what it forswore, lapsed for a
party whose counterpart broke the deal, and open otherwise. Silence keeps nothing and breaks nothing.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence

from communique.merging.ground import Ground, identity_of
from communique.merging.keeping import breaker, deal_of, kept
from communique.merging.lookup import Lookup
from communique.merging.pledges import one_vow
from communique.merging.said import said_of
from communique.model import Commitment, Event
from communique.model.vocabulary import CommitmentStatus

_PROMISED = ("scheduled", "proposed", "postponed", "uncertain")


def undertaken(event: Event, ground: Ground, about: Sequence[str], others: Lookup) -> Iterator[Commitment]:
    """What one event is the making of: an agreement's commitments, or that of a step or meeting promised."""
    yield from _of_agreement(event, ground, about, others)
    yield from _of_step(event, ground, about, others)


def _of_agreement(event: Event, ground: Ground, about: Sequence[str], others: Lookup) -> Iterator[Commitment]:
    """One for each party whose own pledge is told, else one for all parties together."""
    if event.type != "agreement" or event.best("status") not in ("happened", "ongoing"):
        return
    parties = tuple(each.value for each in event.sides)
    pledged: dict[str, list[str]] = defaultdict(list)
    for ref in about:
        side = ground.side(ref)
        if ground.statement[ref].kind.value == "pledge" and side is not None:
            pledged[side].append(ref)
    left_by, why = breaker(event, others)
    parties = parties or ((left_by,) if left_by else ())
    if not pledged and len(parties) < 2 and left_by is None:
        # A deal that is only named, with one side of it, binds nobody that the reports tell of.
        return
    silent = tuple(side for side in parties if side not in pledged)
    if silent and (not pledged or len(parties) > 1):
        yield _deal(
            event, silent, (), "broken" if left_by in silent else "lapsed" if left_by else "open", why
        )
    for group in _together(pledged, ground):
        refs = tuple(ref for side in group for ref in pledged[side])
        status: CommitmentStatus = "open" if left_by is None else "broken" if left_by in group else "lapsed"
        yield _deal(event, group, refs, status, why, ground.statement[refs[0]].gist)


def _together(pledged: Mapping[str, Sequence[str]], ground: Ground) -> list[tuple[str, ...]]:
    """Sides that pledge the same stand together."""
    groups: list[list[str]] = []
    for side in sorted(pledged):
        group = next(
            (
                each
                for each in groups
                if one_vow(said_of(pledged[each[0]][0], ground), said_of(pledged[side][0], ground))
            ),
            None,
        )
        if group is None:
            groups.append([side])
        else:
            group.append(side)
    return [tuple(group) for group in groups]


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


def _of_step(event: Event, ground: Ground, about: Sequence[str], others: Lookup) -> Iterator[Commitment]:
    if not _promised(event, ground, about):
        return
    deal = deal_of(event, others, ground)
    status, why = kept(event, deal, others, ground)
    conditions = [ref for ref in about if ground.statement[ref].kind.value == "condition"]
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
            ref for ref in about if ground.statement[ref].kind.value in ("pledge", "offer", "announcement")
        ),
    )


def _promised(event: Event, ground: Ground, about: Sequence[str]) -> bool:
    """A step told before it was done, or in force by its party's own word; a meeting or a line that both agreed on."""
    told = {ground.account[ref].status.value for ref in event.accounts}
    if event.type == "step":
        own = any(ground.statement[ref].kind.value in ("pledge", "condition", "offer") for ref in about)
        return bool(told & set(_PROMISED)) or ("ongoing" in told and own)
    if event.type == "channel":
        return "scheduled" in told
    return event.type == "talks" and event.best("level") == "summit" and "scheduled" in told
