"""Whether two accounts are of one event: named reasons, each with its weight, that add up like a balance sheet.

Each factor is a weight in log-odds after Fellegi and Sunter (JASA 1969); what may never be joined is a veto. The
numbers stand in `weights.yaml` with their meaning.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator

from communique.merging import likeness, telling, timing
from communique.merging.facts import Facts
from communique.merging.tables import VETO, Line, Note, weigh, weights
from communique.merging.words import voters
from communique.model import Factor

# Days after which a measure is still told as just voted.
_NEXT = 3


def _veto(left: Facts, right: Facts) -> Iterator[Line]:
    if left.type != right.type:
        yield "other type", VETO, (left.type, right.type)
    if left.sides and right.sides and not left.sides & right.sides:
        yield "other sides", _other_sides(left, right), (left.sides, right.sides)


def _other_sides(left: Facts, right: Facts) -> float:
    """What nothing outweighs where both are told; no two states set off a bomb on one day: there one is misread."""
    made_out = (
        weigh("sides", "rare" if left.type == "nuclear-test" else "loose")
        if left.loose or right.loose
        else VETO
    )
    if left.first is None or left.last is None or right.first is None or right.last is None:
        return made_out
    gap = max(left.first, right.first) - min(left.last, right.last)
    if left.type == "sanction" and gap <= _NEXT and (_voted(left, right) or _voted(right, left)):
        return weigh("sides", "voted")
    if gap > 0:
        return VETO
    if left.type == "nuclear-test" and made_out == VETO:
        one_day = left.first == left.last == right.first == right.last
        return weigh("sides", "one_day" if one_day else "one_time")
    return made_out


def _voted(body: Facts, states: Facts) -> bool:
    """Whether one tells of a body's measure and the other of those who voted it."""
    return len(body.sides) == 1 and states.sides <= voters(next(iter(body.sides)))


# Each factor with the field that both must have for it to say anything, if there is one; words, the dearest, come last.
_FACTORS: tuple[tuple[Callable[[Facts, Facts], Iterator[Line]], str | None], ...] = (
    (timing.days, None), (likeness.sides, "sides"), (likeness.target, "target"), (likeness.people, "people"),
    (likeness.place, "place"), (likeness.level, None), (telling.count, None), (telling.status, None),
    (telling.sums, "amounts"), (telling.words, None),
)  # fmt: skip


def _lines(left: Facts, right: Facts, above: float | None = None) -> Iterator[Line]:
    """The lines of the balance, in one order; where it cannot come above a limit, perhaps without the last."""
    total = 0.0
    for line in _veto(left, right):
        yield line
        if line[1] <= VETO:
            return
        total += line[1]
    bias = float(weights()["bias"])
    yield "one of many", bias, ""
    total += bias
    if left.report == right.report:
        # A report tells one event once; where it is read as two, only what other reports tell can join them again.
        one_day = left.first is not None and (left.first, left.last) == (right.first, right.last)
        same = weigh("report", "day" if one_day else "other")
        yield "same report", same, ""
        total += same
    for factor, field in _FACTORS:
        if field is not None and not (getattr(left, field) and getattr(right, field)):
            continue
        if above is not None and factor is telling.words and total + telling.most() <= above:
            return
        for line in factor(left, right):
            total += line[1]
            yield line


def hopeless(left: Facts, right: Facts) -> bool:
    """Whether two accounts cannot be one event, seen at a glance: what most pairs that meet fail on."""
    if left.report == right.report:
        return True
    if left.sides and right.sides and left.sides.isdisjoint(right.sides):
        return _other_sides(left, right) <= VETO
    if left.first is None or right.first is None or left.last is None or right.last is None:
        return False
    if left.inferred or right.inferred or (left.nth and left.nth == right.nth):
        return False
    if left.stands and right.stands:
        return False
    gap = left.first - right.last if left.first > right.last else right.first - left.last
    if gap <= 1:
        return False
    loose = max(left.last - left.first, right.last - right.first) >= weights()["tight"]
    return gap > timing.reach(left.type, planned=left.planned or right.planned, loose=loose)


def score(left: Facts, right: Facts, above: float | None = None) -> float:
    """Log-odds that two accounts are of one event; at most `VETO` if they cannot be.

    Args:
        left: An account.
        right: Another one.
        above: Whoever only asks whether they come above this gets any number below where they do not: that is quicker.
    """
    total = 0.0
    for _, weight, _ in _lines(left, right, above):
        total += weight
        if weight <= VETO:
            return VETO
    return total


def balance(left: Facts, right: Facts) -> tuple[Factor, ...]:
    """The same as named factors, the weightiest first."""
    lines = sorted(_lines(left, right), key=lambda line: (-abs(line[1]), line[0]))
    return tuple(Factor(name, round(weight, 2), _words_of(note)) for name, weight, note in lines)


def _words_of(note: Note | object) -> str:
    if isinstance(note, frozenset):
        return ", ".join(sorted(note)[:6])
    if isinstance(note, tuple):
        joint = (
            " "
            if any((isinstance(each, str) and " " in each) or each == "reports" for each in note)
            else " and "
        )
        return joint.join(_words_of(each) for each in note)
    return str(note)
