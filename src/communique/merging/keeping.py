"""Whether what was undertaken was kept: who left a deal, who did what it forswore, what was done as promised.

A deal is broken by the party that leaves it in words that name it, or does what it was to halt. What others promised
in it lapses with it. A step not done by its day is broken; what nobody tells of stays open.
"""

from __future__ import annotations

from functools import partial

from communique.merging.ground import Ground
from communique.merging.lookup import Lookup, alike, beside_key, naming, sides_of, word_key
from communique.merging.words import stems
from communique.model import Event, Interval
from communique.model.vocabulary import CommitmentStatus

_HALTS = frozenset(
    stems("halt halting suspend suspension stop stopping freeze freezing moratorium end ending cease")
)
_TESTS = {
    "nuclear-test": frozenset(stems("nuclear")),
    "missile-test": frozenset(stems("missile icbm launches rocket")),
}


def kept(event: Event, deal: Event | None, others: Lookup, ground: Ground) -> tuple[CommitmentStatus, str]:
    """The status of a promised step or meeting, and why."""
    test = _forsworn(_words(event), sides_of(event), event.date or _said(event, ground), others)
    if test is not None:
        return "broken", f"{test.title} ({test.id})"
    done = [value for value in event.fields.get("status", ()) if value.value in ("happened", "ongoing")]
    if done:
        return "kept", f"told as {done[0].value} by {len(done[0].refs)} account(s)"
    if overdue(event, ground):
        return "broken", "put off past its day"
    left_by, why = breaker(deal, others) if deal is not None else (None, "")
    if left_by is not None:
        return ("broken" if left_by in sides_of(event) else "lapsed"), why
    return "open", ""


def overdue(event: Event, ground: Ground) -> bool:
    """Whether a step is told as put off in a report that came out after its day."""
    for ref in event.accounts if event.type == "step" else ():
        account, said = ground.account[ref], ground.said(ref)
        due = account.date.value if account.date else None
        if account.status.value == "postponed" and due and said and due.end <= said.end:
            return True
    return False


def breaker(deal: Event, others: Lookup) -> tuple[str | None, str]:
    """The party that left a deal, in words that name it, or did what the deal was to halt; and how."""
    sides = sides_of(deal)
    after = deal.date.start if deal.date else None
    keys = [
        word_key("leave", side, word)
        for side in (sorted(sides) or [""])
        for word in sorted(_known_by(deal, others))
    ]
    for other in others.under(keys, since=after, named=_known_by(deal, others)) if after else ():
        told = other.best("status") in ("happened", "scheduled") and _later(other.date, deal.date)
        actors = [each.value for each in other.sides if not sides or each.value in sides]
        if told and actors:
            return actors[0], f"left by {actors[0]}: {other.title} ({other.id})"
    test = _forsworn(_words(deal), sides, deal.date, others)
    if test is None:
        return None, ""
    return next(each.value for each in test.sides if each.value in sides), f"{test.title} ({test.id})"


def deal_of(event: Event, others: Lookup, ground: Ground) -> Event | None:
    """The agreement that a step was promised in: the one it is told as part of, or that its report tells beside it."""
    ties = [others.get(link.event) for link in event.links]
    parts = [each for each in ties if each is not None and each.type == "agreement"]
    if parts or event.type != "step":
        return parts[0] if parts else None
    reports = sorted({ground.report(ref) for ref in event.accounts})
    sides = sides_of(event)
    beside = [
        deal
        for deal in others.under(beside_key("agreement", report) for report in reports)
        if sides <= sides_of(deal)
        and deal.best("status") == "happened"
        and alike(_known_by(deal, others), _known_by(event, others))
    ]
    return beside[0] if len(beside) == 1 else None


def _forsworn(
    words: frozenset[str], sides: frozenset[str], since: Interval | None, others: Lookup
) -> Event | None:
    """The first test after a day that these words undertake to halt."""
    named = [kind for kind, names in _TESTS.items() if words & _HALTS and words & names]
    after = since.start if since else None
    tests = others.of(named, sides, since=after) if named and sides else ()
    return next(
        (each for each in tests if each.best("status") == "happened" and _later(each.date, since)), None
    )


def _said(event: Event, ground: Ground) -> Interval | None:
    return ground.said(event.accounts[0]) if event.accounts else None


def _words(event: Event) -> frozenset[str]:
    """All that it is said to be."""
    return frozenset(word for each in event.fields.get("what", ()) for word in stems(each.value))


def _known_by(event: Event, others: Lookup) -> frozenset[str]:
    return others.once("naming", event, partial(naming, event))


def _later(left: Interval | None, right: Interval | None) -> bool:
    return left is not None and right is not None and left.end > right.end and left.start >= right.start
