"""What was announced or foreseen, when it was due, and what became of it as later reports show.

An expectation is an event that some report told before it came: planned, put off, called off, or still lasting. Its
fate is what the newest reports know of it. Silence is no fate: where no report tells what came of it, it stays open.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from datetime import timedelta
from functools import partial

from communique.merging.best import best_date, joint
from communique.merging.deadlines import deadline
from communique.merging.ground import Ground, identity_of
from communique.merging.lookup import Lookup, kinds_named, sides_of, word_key
from communique.merging.words import heads, stem
from communique.model import Account, Event, Expectation, Interval
from communique.model.vocabulary import Fate

Moment = tuple[int, int, str, str]

_FORESEEN = ("prediction", "announcement", "offer", "pledge", "demand", "threat")
_CALLED_OFF_WITHIN = 180
_AGAIN_WITHIN = 45
_LASTING = 7
_YEAR = 365


def foreseen(
    event: Event, ground: Ground, about: Sequence[str], others: Lookup, *, lapsed: bool
) -> Expectation | None:
    """The expectation of one event; None if nobody told of it before it came.

    Args:
        event: The event.
        ground: The readings.
        about: References of the statements about it.
        others: All events.
        lapsed: Whether its commitment was broken or fell with its deal.
    """
    accounts = {ref: ground.account[ref] for ref in event.accounts if ref in ground.account}
    planned = [ref for ref, account in accounts.items() if _told_before(account, ground.said(ref))]
    planned = [ref for ref in planned if not _history_only(ref, about, ground)]
    if not planned and not any(_foresees(ref, event, ground) for ref in about):
        return None
    due = _due(planned, accounts, event)
    lasting = due is not None and _lasts(planned, accounts)
    moments = [
        *_told(accounts, ground, due if lasting else None),
        *_called_off(event, due, others, ground),
        *_again(event, others, ground),
    ]
    history = _history(moments)
    if lapsed and "held" not in history:
        history = [*history, "lapsed"]
    return Expectation(
        id=identity_of("x", event.id),
        event=event.id,
        what=event.best("what") or event.title,
        due=due,
        who=_who(planned, [ref for ref in about if _kind(ref, ground) in _FORESEEN], ground),
        fate=_fate(history),
        history=tuple(history) if len(history) > 1 or history[:1] == ["postponed"] else (),
        accounts=tuple(event.accounts),
        statements=tuple(sorted((ref for ref in about if _kind(ref, ground) in _FORESEEN), key=ground.order)),
    )


def _told_before(account: Account, said: Interval | None) -> bool:
    """Whether a report tells of an event as of something still to come, or called off."""
    status = account.status.value
    if status in ("scheduled", "proposed", "cancelled", "postponed"):
        # A proposal for a measure is a demand until somebody decides on it.
        return not (status == "proposed" and account.type.value == "step")
    when = account.date.value if account.date else None
    if status == "uncertain":
        return when is None or said is None or when.end >= said.start
    if account.outcome is not None and account.outcome.value == "drafting":
        return True
    return (
        status == "ongoing"
        and when is not None
        and said is not None
        and (when.end - said.end).days >= _LASTING
    )


def _history_only(ref: str, about: Sequence[str], ground: Ground) -> bool:
    """Whether a plan without a day is told as one of years ago: all that its report quotes of it was said then."""
    said = ground.said(ref)
    if ground.account[ref].date is not None or said is None:
        return False
    days = [
        date.value.end
        for each in about
        if ref in ground.about(each) and (date := ground.statement[each].date)
    ]
    return bool(days) and (said.start - max(days)).days > _YEAR


def _foresees(ref: str, event: Event, ground: Ground) -> bool:
    statement = ground.statement[ref]
    if (
        statement.date is None
        or event.date is None
        or statement.kind.value not in ("prediction", "announcement")
    ):
        return False
    return statement.date.value.end < event.date.start


def _kind(ref: str, ground: Ground) -> str:
    return ground.statement[ref].kind.value


def _due(planned: Sequence[str], accounts: Mapping[str, Account], event: Event) -> Interval | None:
    """The days that those who planned it gave; of something that lasts, its end."""
    said = [(str(when.value), ref) for ref in planned if (when := accounts[ref].date) is not None]
    if not planned:
        return event.date
    if any((out := accounts[ref].outcome) is not None and out.value == "drafting" for ref in planned):
        # The days are those of the drafting; when the text is due nobody says.
        return None
    due = joint(best_date(said, lambda ref: ref))
    lasting = [
        when.value.end
        for ref in planned
        if accounts[ref].status.value == "ongoing" and (when := accounts[ref].date)
    ]
    return Interval(max(lasting), max(lasting)) if due is not None and lasting else due


def _lasts(planned: Sequence[str], accounts: Mapping[str, Account]) -> bool:
    """Whether what is awaited is the end of something under way."""
    return any(accounts[ref].status.value == "ongoing" for ref in planned)


def _told(accounts: Mapping[str, Account], ground: Ground, until: Interval | None) -> Iterator[Moment]:
    """What each account tells, when its report was out; `until` is the end of something under way."""
    for ref, account in accounts.items():
        said = ground.said(ref)
        day = said.end.toordinal() if said else 0
        status: str = account.status.value
        if status == "ongoing" and until is not None and (said is None or said.end < until.end):
            status = "lasting"
        if account.outcome is not None and account.outcome.value == "drafting":
            status = "lasting"
        yield day, 1, status, ref


def _called_off(event: Event, due: Interval | None, others: Lookup, ground: Ground) -> Iterator[Moment]:
    """Withdrawals that call this event off: by a side of it, before its day, and in words that name its kind."""
    sides = sides_of(event)
    # Without a day only a summit is sure to be the one meant; of other talks there are many.
    sure = due is not None or (event.date is None and event.best("level") == "summit")
    if not sides or not sure or event.type == "withdrawal":
        return
    names = heads(event.type) | {stem(event.best("level") or "")} - {""}
    since, until = (due.end - timedelta(_CALLED_OFF_WITHIN), due.end) if due else (None, None)
    keys = [word_key("off", side, name) for side in sorted(sides) for name in sorted(names)]
    for other in others.under(keys, since=since, until=until):
        if other.date is None:
            continue
        words = others.once("kinds named", other, partial(kinds_named, other, ground))
        if "summit" in words and event.type == "talks" and event.best("level") != "summit":
            continue
        yield other.date.end.toordinal(), 0, "cancelled", other.accounts[0]


def _again(event: Event, others: Lookup, ground: Ground) -> Iterator[Moment]:
    """A meeting of the same kind, sides and place soon after one that was called off is the same plan, revived."""
    if event.best("status") != "cancelled" or event.date is None:
        return
    since = event.date.start - timedelta(min(_YEAR, event.date.start.toordinal() - 1))
    until = event.date.end + timedelta(_AGAIN_WITHIN)
    for other in others.of((event.type,), sides_of(event), since=since, until=until):
        if other.id == event.id or other.date is None:
            continue
        if other.best("status") not in ("happened", "ongoing") or _differ(event, other):
            continue
        if (other.date.end - event.date.start).days > 0 and (
            other.date.start - event.date.end
        ).days <= _AGAIN_WITHIN:
            told = [said.end.toordinal() for ref in event.accounts if (said := ground.said(ref))]
            day = max([other.date.end.toordinal(), *told])
            yield day, 2, "scheduled", other.accounts[0]
            yield day, 3, "happened", other.accounts[0]


def _differ(left: Event, right: Event) -> bool:
    if {each.value for each in left.sides} != {each.value for each in right.sides}:
        return True
    return any(
        left.best(field) != right.best(field)
        for field in ("place", "level")
        if left.best(field) or right.best(field)
    )


def _history(moments: Iterable[Moment]) -> list[Fate]:
    """The turns that an expectation took, in time."""
    turns: list[Fate] = []
    for *_, status, _ in sorted(moments):
        turn = _turn(status, turns)
        if turn is not None and (not turns or turns[-1] != turn):
            turns.append(turn)
    if turns and turns[0] == "open" and len(turns) > 1:
        turns = turns[1:]
    return turns


def _turn(status: str, before: Sequence[Fate]) -> Fate | None:
    last = before[-1] if before else None
    if status in ("happened", "ongoing"):
        return "held"
    if last == "held":
        return None
    if status == "cancelled":
        return "cancelled"
    if status == "postponed":
        return "postponed"
    if status == "denied":
        return "cancelled" if last is not None else None
    if last == "cancelled" and status == "scheduled":
        return "reinstated"
    return "open" if last != "reinstated" else None


def _fate(history: Sequence[Fate]) -> Fate:
    return history[-1] if history else "open"


def _who(planned: Sequence[str], statements: Sequence[str], ground: Ground) -> tuple[str, ...]:
    """Who said that it would come: speakers, then those it is attributed to, else the outlets themselves."""
    speakers = [
        ground.rename(ground.statement[ref].speaker.value) for ref in sorted(statements, key=ground.order)
    ]
    given = [ground.rename(each.value) for ref in planned for each in ground.account[ref].attributed_to]
    outlets = [
        outlet.value for ref in planned if (outlet := ground.reading[ground.report(ref)].outlet) is not None
    ]
    return tuple(dict.fromkeys([*speakers, *given] or outlets))


def deadlines(ground: Ground, refs: Iterable[str], tied: Collection[str]) -> Iterator[Expectation]:
    """Deadlines that somebody sets in words, where no event of their own is told.

    Args:
        ground: The readings.
        refs: References of statements.
        tied: Those of statements that an event's expectation holds.
    """
    for ref in sorted(refs, key=ground.order):
        due = deadline(ref, ground) if ref not in tied else None
        if due is None:
            continue
        statement = ground.statement[ref]
        yield Expectation(
            id=identity_of("x", ref),
            event=None,
            what=statement.gist or ground.words(ref),
            due=due,
            who=(ground.rename(statement.speaker.value),),
            fate="open",
            statements=(ref,),
        )
