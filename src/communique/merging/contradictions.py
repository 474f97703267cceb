"""What speakers say against each other: denials, rival orders of steps, rival tellings, officials at odds, doubts.

Each rule looks only where one statement bears on the other: at one event, in one report, or for one side. Two sides
that merely want different things hold positions, not a dispute.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence

from communique.merging.contrast import doubts, orders, refers_back, tone
from communique.merging.ground import Ground, identity_of
from communique.merging.lookup import sides_of
from communique.merging.voices import Odds
from communique.merging.words import stems
from communique.model import Alternative, Dispute, Event

_ENCOUNTERS = ("talks", "visit", "call", "contact", "message", "agreement")
_SAID = ("accusation", "assessment", "announcement", "prediction", "pledge")
# Issues that are about talking, and not about what is to be done.
_WHETHER = frozenset({"talks", "summit", "other"})
# Statements before a denial among which its claim is looked for.
_BEFORE = 4
_ALIKE = 0.3

Groups = tuple[str, Sequence[str], Sequence[str]]


def on_event(event: Event, about: Iterable[str], ground: Ground) -> Iterator[Dispute]:
    """Disputes between the statements about one event."""
    refs = sorted(about, key=ground.order)
    for question, left, right in (
        *_denied(event, refs, ground),
        *_tellings(event, refs, ground),
        *_doubted(event, refs, ground),
    ):
        yield _dispute(event.id, f"{question}: {event.title}?", left, right, ground)


def in_report(refs: Sequence[str], ground: Ground, on: Mapping[str, str]) -> Iterator[Dispute]:
    """Disputes between the statements of one report, given in order; `on` gives the event that each is about."""
    yield from _orders(refs, ground, on)
    yield from _denials(refs, ground, on)


def of_odds(odds: Odds, on: Mapping[str, str]) -> Dispute:
    """The dispute of officials at odds."""
    told = (*odds.opened, *odds.shut)
    refs = [each.ref for each in told]
    event = _shared_event(refs, on)
    question = f"Does {odds.voice.side} speak with one voice on {odds.voice.issue}?"
    return Dispute(
        id=identity_of("d", event or "", question, *sorted(refs)),
        event=event,
        field=None,
        question=question,
        values=tuple(Alternative(f"{each.text} ({each.speaker})", (each.ref,)) for each in told),
    )


def _dispute(
    event: str | None, question: str, left: Sequence[str], right: Sequence[str], ground: Ground
) -> Dispute:
    refs = [*left, *right]
    values = tuple(Alternative(_value(ref, ground), (ref,)) for ref in dict.fromkeys(refs))
    return Dispute(
        id=identity_of("d", event or "", question, *sorted(refs)),
        event=event,
        field=None,
        question=question,
        values=values,
    )


def _value(ref: str, ground: Ground) -> str:
    """What is said, in its own words, and by whom."""
    if ref in ground.account:
        return ground.words(ref)
    statement = ground.statement[ref]
    return f"{statement.gist or ground.words(ref)} ({statement.speaker.value})"


def _text(ref: str, ground: Ground) -> str:
    return f"{ground.statement[ref].gist} {ground.words(ref)}"


def _kind(ref: str, ground: Ground) -> str:
    return ground.statement[ref].kind.value


def _speaker(ref: str, ground: Ground) -> str:
    return ground.rename(ground.statement[ref].speaker.value)


def _issues(ref: str, ground: Ground) -> frozenset[str]:
    return frozenset(each.value for each in ground.statement[ref].issues)


def _opposed(left: str, right: str, ground: Ground) -> bool:
    """Whether two statements are made for different sides, or by different speakers where a side is unknown."""
    one, other = ground.side(left), ground.side(right)
    if one is None or other is None:
        return _speaker(left, ground) != _speaker(right, ground)
    return one != other


def _denied(event: Event, refs: Sequence[str], ground: Ground) -> Iterator[Groups]:
    """A denial against what another side charges on the same event, or says of it in the same words."""
    for ref in refs:
        if _kind(ref, ground) != "denial":
            continue
        others = [other for other in refs if _opposed(ref, other, ground)]
        party = ground.side(ref) in sides_of(event) or refers_back(_text(ref, ground))
        charges = [other for other in others if party and _kind(other, ground) == "accusation"] or [
            other
            for other in others
            if _kind(other, ground) in _SAID and _alike(ref, other, ground) >= _ALIKE
        ]
        told = _told_beside(event, ref, ground) if not others else []
        if charges or told:
            yield "Is it so", charges or told, [ref]


def _told_beside(event: Event, denial: str, ground: Ground) -> list[str]:
    """The accounts by which a report tells as a fact what one of the sides or people denies there: "he denied it"."""
    parties = {*sides_of(event), *(each.value for each in event.people)}
    if not parties & {ground.side(denial), _speaker(denial, ground)}:
        return []
    if len(ground.statement[denial].about) != 1 or not refers_back(_text(denial, ground)):
        return []
    own = [ref for ref in event.accounts if ground.report(ref) == ground.report(denial)]
    return [ref for ref in own if ground.account[ref].status.value in ("happened", "ongoing")]


def _tellings(event: Event, refs: Sequence[str], ground: Ground) -> Iterator[Groups]:
    """Two sides that tell an encounter as a good one and as a bad one."""
    if event.type not in _ENCOUNTERS:
        return
    views = [
        ref for ref in refs if _kind(ref, ground) in ("accusation", "assessment", "offer", "announcement")
    ]
    good = [ref for ref in views if _kind(ref, ground) != "accusation" and tone(_text(ref, ground)) > 0]
    if not good:
        return
    bad = [
        ref
        for ref in views
        if _kind(ref, ground) in ("accusation", "assessment") and tone(_text(ref, ground)) < 0
    ]
    good = [ref for ref in good if any(_opposed(ref, other, ground) for other in bad)]
    bad = [ref for ref in bad if any(_opposed(ref, other, ground) for other in good)]
    if good and bad:
        yield "What was it like", bad, good


def _doubted(event: Event, refs: Sequence[str], ground: Ground) -> Iterator[Groups]:
    """Somebody says that it will be so, somebody of another side that it will not."""
    views = [
        ref
        for ref in refs
        if _kind(ref, ground) in ("prediction", "assessment") and doubts(_text(ref, ground))
    ]
    if not views:
        return
    sure = [
        ref
        for ref in refs
        if _kind(ref, ground) in ("prediction", "pledge", "announcement") and not doubts(_text(ref, ground))
    ]
    views = [ref for ref in views if any(_answers(ref, other, event, ground) for other in sure)]
    sure = [ref for ref in sure if any(_answers(other, ref, event, ground) for other in views)]
    if views and sure:
        yield "Will it be so", sure, views


def _answers(doubt: str, claim: str, event: Event, ground: Ground) -> bool:
    if not _opposed(doubt, claim, ground) or not _issues(doubt, ground) & _issues(claim, ground):
        return False
    # In one report a doubt answers what the event's own side says that it will do.
    own = ground.report(doubt) == ground.report(claim) and ground.side(claim) in sides_of(event)
    planned = event.best("status") in ("scheduled", "proposed", "uncertain")
    return (own and planned) or _alike(doubt, claim, ground) >= _ALIKE


def _alike(left: str, right: str, ground: Ground) -> float:
    one, other = (frozenset(stems(ground.statement[ref].gist or ground.words(ref))) for ref in (left, right))
    return len(one & other) / max(1, min(len(one), len(other)))


def _shared_event(refs: Iterable[str], on: Mapping[str, str]) -> str | None:
    found = [on[ref] for ref in refs if ref in on]
    return max(set(found), key=lambda each: (found.count(each), each)) if found else None


def _orders(refs: Sequence[str], ground: Ground, on: Mapping[str, str]) -> Iterator[Dispute]:
    """Two sides that put the same things in different orders, set against each other in one report."""
    ordering = [ref for ref in refs if _orders_things(ref, ground)]
    firm = [ref for ref in ordering if _kind(ref, ground) == "condition"]
    if not firm:
        return
    lead = firm[0]
    side = ground.side(lead)
    same = [ref for ref in ordering if ground.side(ref) == side]
    other = [
        ref
        for ref in ordering
        if _opposed(ref, lead, ground)
        and ground.side(ref) is not None
        and any((_issues(ref, ground) & _issues(each, ground)) - _WHETHER for each in same)
    ]
    other = [ref for ref in other if ground.side(ref) == ground.side(other[0])]
    if side is not None and other:
        both = sorted([*same, *other], key=ground.order)
        yield _dispute(_shared_event(both, on), "What comes first?", both, (), ground)


def _orders_things(ref: str, ground: Ground) -> bool:
    statement, kind = ground.statement[ref], _kind(ref, ground)
    if kind == "condition" or (statement.first is not None and statement.then is not None):
        return True
    return kind in ("demand", "offer") and orders(_text(ref, ground))


def _denials(refs: Sequence[str], ground: Ground, on: Mapping[str, str]) -> Iterator[Dispute]:
    """A denial against what was last said on its matter in the same report, where no event of its own is told."""
    claims: dict[str, list[str]] = defaultdict(list)
    for place, ref in enumerate(refs):
        if _kind(ref, ground) != "denial" or ref in on:
            continue
        said = [
            other
            for other in reversed(refs[max(0, place - _BEFORE) : place])
            if _kind(other, ground) in _SAID and _opposed(ref, other, ground)
        ]
        said = [other for other in said if _issues(other, ground) & _issues(ref, ground)]
        back = refers_back(_text(ref, ground))
        before = [other for other in said if back or _alike(ref, other, ground) >= _ALIKE]
        if before:
            claims[before[0]].append(ref)
    for claim, denials in claims.items():
        yield _dispute(on.get(claim), "Is it so?", [claim], denials, ground)
