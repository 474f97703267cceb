"""Whether two accounts are of one event: named reasons, each with its weight, that add up like a balance sheet.

Each factor is a weight in log-odds after Fellegi and Sunter (JASA 1969); what may never be joined is a veto. The
numbers stand in `weights.yaml` with their meaning.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Iterator

from communique.merging.facts import Facts
from communique.merging.tables import weights
from communique.merging.words import holds
from communique.model import Factor

VETO = -20.0


def _w(group: str, name: str) -> float:
    return float(weights()[group][name])


# Days by which a planned event may be put off and still be the same; no slack of the table is longer.
_MOVED = 60

# Days in which what was agreed on is looked for.
_SOON = 90

# So few words in common say little, however few there are.
_FEW = 3

Note = frozenset[str] | tuple[object, ...] | str
# A factor's name, its weight, and what it rests on: put into words only for a balance that somebody reads.
Line = tuple[str, float, Note]


def _veto(left: Facts, right: Facts) -> Iterator[Line]:
    if left.type != right.type:
        yield "other type", VETO, (left.type, right.type)
    if left.report == right.report:
        yield "same report", VETO, "one report tells one event once"
    if left.sides and right.sides and not left.sides & right.sides:
        yield "other sides", VETO, (left.sides, right.sides)


def _time(left: Facts, right: Facts) -> Iterator[Line]:
    if left.first is None or right.first is None or left.last is None or right.last is None:
        yield from _undated(left, right)
        return
    gap = max(left.first, right.first) - min(left.last, right.last)
    if gap <= 0:
        odds = _common(left, right)
        guessed = left.inferred or right.inferred
        yield "common days", min(odds, _w("time", "guessed")) if guessed else odds, ""
        yield from _weekday(left, right)
    else:
        yield _apart(left, right, gap)


def _rate(left: Facts, right: Facts) -> float:
    table = weights()["rates"]
    return float(table.get(f"{left.type}/{left.level or right.level}", table[left.type]))


def _rarity(left: Facts, right: Facts) -> float:
    """Without a date the only prior is how many such events there are to choose from."""
    return _w("time", "undated") * max(0.0, math.log(_rate(left, right)))


def _common(left: Facts, right: Facts, gap: int = 0) -> float:
    """Log-odds of a chance meeting: the events to be expected in the days that the looser date leaves open."""
    # What is told years after is one of the few that are remembered.
    rate = _rate(left, right)
    rate /= 1 + _age(left, right) / weights()["memory"]
    days = max(left.last - left.first, right.last - right.first) + 1 + 2 * gap  # type: ignore[operator]
    odds = -math.log(rate * days / 365.0)
    return max(_w("time", "floor"), min(_w("time", "cap"), odds))


def _weekday(left: Facts, right: Facts) -> Iterator[Line]:
    """A date known to the weekday only, against one known to the day: right by chance one time in seven."""
    for loose, exact in ((left, right), (right, left)):
        if not loose.weekdays or exact.first is None or exact.last is None or exact.last - exact.first > 2:
            continue
        # Ordinal 1 is a Monday.
        meets = any((day - 1) % 7 in loose.weekdays for day in range(exact.first, exact.last + 1))
        days = tuple(sorted(loose.weekdays))
        yield (
            ("same weekday", math.log(7 / len(days)), days)
            if meets
            else ("other weekday", _w("time", "weekday"), days)
        )


def _age(left: Facts, right: Facts) -> float:
    """Years from the event to the earlier of the two reports."""
    said = min(left.said or 0, right.said or 0)
    last = max(left.last or 0, right.last or 0)
    return max(0.0, (said - last) / 365.0) if said else 0.0


def _apart(left: Facts, right: Facts, gap: int) -> Line:
    tight = weights()["tight"]
    loose = max(left.days or 1, right.days or 1) > tight
    slack = weights()["slack"][left.type] + (7 if loose else 0)
    slack += weights()["leeway"] if left.inferred or right.inferred else 0
    if (
        left.planned != right.planned
        and gap <= 60
        and left.type not in ("missile-test", "nuclear-test", "attack")
    ):
        # A plan and what came of it: the later the event, the likelier that it is another one.
        return "date moved", _w("time", "moved") * (1 + gap / 30), (gap, "days apart, one only planned")
    if left.nth == right.nth and (left.nth or 0) > 1 and left.type.endswith("-test"):
        # There is one sixth test, whatever day a report has for it.
        return "another day for the same number", _w("time", "misdated"), (gap, "days apart")
    if gap <= slack:
        return "close days", _w("time", "apart") + _common(left, right, gap), (gap, "days apart")
    if left.inferred or right.inferred:
        # A guess is off by days more easily than by weeks.
        return (
            "other days by inference",
            _w("time", "misdated") * min(1.0, 0.4 + gap / 20),
            (gap, "days apart"),
        )
    return "other days", VETO, (gap, "days apart")


def _undated(left: Facts, right: Facts) -> Iterator[Line]:
    if left.first is None and right.first is None:
        yield "both undated", _rarity(left, right), ""
    else:
        bare, dated = (left, right) if left.first is None else (right, left)
        if _foretold(bare, dated):
            yield "next after the announcement", _w("time", "next"), ""
        yield "undated", _rarity(left, right), ""
        if _out_of_bounds(bare, dated):
            yield "out of bounds", _w("time", "bounds"), "its report came before, or its event had passed"
    if left.said is not None and right.said is not None:
        apart = abs(left.said - right.said)
        if apart <= 3:
            yield "same news", _w("time", "same_news"), ("reports", apart, "days apart")
        elif apart > 100 and left.planned == right.planned:
            yield "old news", _w("time", "old_news"), ("reports", apart, "days apart")


def _foretold(bare: Facts, dated: Facts) -> bool:
    """Whether one is agreed on for a day not told, and the other came about soon after: the next round is the one agreed."""
    if (
        bare.status != "scheduled"
        or bare.level != dated.level
        or bare.said is None
        or dated.first is None
        or dated.last is None
    ):
        return False
    return bare.said - 1 <= dated.first and dated.last <= bare.said + _SOON and not dated.planned


def _out_of_bounds(bare: Facts, dated: Facts) -> bool:
    if bare.said is None or dated.first is None or dated.last is None:
        return False
    if bare.status in ("scheduled", "proposed"):
        return dated.last < bare.said - 1
    return bare.status in ("happened", "ongoing") and dated.first > bare.said + 1


def _sides(left: Facts, right: Facts) -> Iterator[Line]:
    if not left.sides or not right.sides:
        return
    if left.sides == right.sides:
        yield "same sides", _w("sides", "same"), left.sides
    elif left.sides <= right.sides or right.sides <= left.sides:
        yield "fewer sides", _w("sides", "within"), left.sides & right.sides
    elif len(left.sides & right.sides) > 1:
        yield "many sides", _w("sides", "many"), left.sides & right.sides
    elif left.sides & right.sides:
        yield "some sides", _w("sides", "overlap"), left.sides & right.sides


def _target(left: Facts, right: Facts) -> Iterator[Line]:
    if left.target and right.target:
        same = bool(left.target & right.target)
        yield ("same target", _w("target", "same"), left.target & right.target) if same else (
            "other target", _w("target", "differ"), (left.target, right.target)
        )  # fmt: skip


def _people(left: Facts, right: Facts) -> Iterator[Line]:
    if not left.people or not right.people:
        return
    exact = left.people & right.people
    common = exact | _by_surname(left.people - exact, right.people - exact)
    if not common:
        yield "other people", _w("people", "differ"), (left.people, right.people)
        return
    small = min(len(left.people), len(right.people))
    if left.type != "visit" and len(common) == 1 < small:
        yield "other partners", _w("people", "partners"), (left.people | right.people) - common
    else:
        yield "same people", _w("people", "each") * min(2, len(common)), common


def _by_surname(left: frozenset[str], right: frozenset[str]) -> frozenset[str]:
    """People named in one report by a single name that is part of a fuller one in the other."""
    return frozenset(
        single
        for some, others in ((left, right), (right, left))
        for single in some
        if "-" not in single and any(single in other.split("-") for other in others)
    )


def _place(left: Facts, right: Facts) -> Iterator[Line]:
    if not left.place or not right.place:
        return
    if left.place == right.place:
        yield "same place", _w("place", "town" if len(left.place) > 1 else "country"), ",".join(left.place)
    elif left.place[-1] in right.place or right.place[-1] in left.place or _near(left.place, right.place):
        if len(left.place) > 1 and len(right.place) > 1 and not _near(left.place, right.place):
            yield "other town", _w("place", "differ_town"), (left.place[0], right.place[0])
        else:
            yield "same region", _w("place", "country"), left.place[-1]
    else:
        yield (
            "other country",
            _w("place", "differ_country"),
            (",".join(left.place), ",".join(right.place)),
        )


def _near(left: tuple[str, ...], right: tuple[str, ...]) -> bool:
    return any(holds(a, b) or holds(b, a) for a in left for b in right)


def _level(left: Facts, right: Facts) -> Iterator[Line]:
    if left.level is None or right.level is None:
        if "summit" in (left.level, right.level) and left.type == "talks":
            yield "summit or not told", _w("level", "bare"), ""
        return
    if left.level == right.level:
        yield "same level", _w("level", "same"), left.level
        return
    kinds = {left.level, right.level}
    name = (
        "track"
        if any(level.startswith("track") for level in kinds)
        else "summit"
        if "summit" in kinds
        else "differ"
    )
    yield "other level", _w("level", name), (left.level, right.level)


def _count(left: Facts, right: Facts) -> Iterator[Line]:
    if left.count is not None and right.count is not None:
        if left.count == right.count:
            yield "same count", _w("count", "same") if left.count else 0.0, (left.count, right.count)
        elif left.count and right.count:
            yield "other count", VETO, (left.count, right.count)
    elif left.count is not None or right.count is not None:
        yield "several and one", _w("count", "one"), (max(left.count or 0, right.count or 0),)
    if left.nth and right.nth:
        same = left.nth == right.nth
        # "First" is said of many things (the first in years, the first of the day); the rest count.
        sure = min(left.nth, right.nth) > 1
        series = "test" if left.type.endswith("-test") and sure else "same"
        weight = _w("nth", series) if same else (VETO if sure else _w("nth", "differ"))
        yield "same ordinal" if same else "other ordinal", weight, (left.nth, right.nth)


def _status(left: Facts, right: Facts) -> Iterator[Line]:
    kinds = {left.status, right.status}
    if len(kinds) == 1:
        return
    if "denied" in kinds:
        yield "denied by one", _w("status", "denied"), ""
    elif "cancelled" in kinds and kinds & {"happened", "ongoing"}:
        yield "cancelled or held", _w("status", "cancelled"), ""
    elif (
        "proposed" in kinds
        and kinds & {"happened", "ongoing"}
        and (left.first is None or right.first is None)
    ):
        yield "proposed or done", _w("status", "kind"), ""
    if left.outcome and right.outcome and left.outcome != right.outcome:
        yield "other outcome", _w("outcome", "differ"), (left.outcome, right.outcome)


def _words(left: Facts, right: Facts) -> Iterator[Line]:
    factor = _w("words", "decisive") if left.type in weights()["decisive"] else 1.0
    if left.what and right.what:
        common = left.what & right.what
        if common:
            small = min(len(left.what), len(right.what))
            share = min(1.0, len(common) / max(_FEW, min(small, 2 * _FEW)))
            yield "same words", factor * _w("words", "same") * share, common
        else:
            yield "no common words", factor * _w("words", "none"), ""
    common = left.told & right.told
    small = min(len(left.told), len(right.told))
    if small >= 5 and len(common) / small >= 0.8:
        yield "same sentence", _w("words", "passage"), ""
    elif common and small:
        yield "told alike", _w("words", "told") * len(common) / max(small, 6), common


_FACTORS: tuple[Callable[[Facts, Facts], Iterator[Line]], ...] = (
    _time, _sides, _target, _people, _place, _level, _count, _status, _words,
)  # fmt: skip


def _lines(left: Facts, right: Facts) -> Iterator[Line]:
    vetoes = list(_veto(left, right))
    if vetoes:
        yield from vetoes
        return
    yield "one of many", float(weights()["bias"]), ""
    for factor in _FACTORS:
        yield from factor(left, right)


def hopeless(left: Facts, right: Facts) -> bool:
    """Whether two accounts cannot be one event, seen at a glance: what most pairs that meet fail on."""
    if left.report == right.report or (left.sides and right.sides and left.sides.isdisjoint(right.sides)):
        return True
    if left.first is None or right.first is None or left.last is None or right.last is None:
        return False
    if left.inferred or right.inferred or (left.nth and left.nth == right.nth):
        return False
    gap = left.first - right.last if left.first > right.last else right.first - left.last
    return gap > _MOVED


def score(left: Facts, right: Facts) -> float:
    """Log-odds that two accounts are of one event; at most `VETO` if they cannot be."""
    total = 0.0
    for _, weight, _ in _lines(left, right):
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
