"""Whether two accounts are told alike: how many, which of a series, how it stood, and in what words."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from communique.merging.facts import Facts
from communique.merging.tables import VETO, Line, weigh, weights

FEW = 3
"""So few words in common say little, however few there are."""
ENCOUNTERS = ("visit", "talks", "call")
"""Of these what is told is a verb as often as a name: who and where tell them apart."""


def count(left: Facts, right: Facts) -> Iterator[Line]:
    """How many are told at once, and the place in a series."""
    if left.count is not None and right.count is not None:
        if left.count == right.count:
            yield "same count", weigh("count", "same") if left.count else 0.0, (left.count, right.count)
        elif left.count and right.count:
            yield "other count", VETO, (left.count, right.count)
    elif left.count is not None or right.count is not None:
        yield "several and one", weigh("count", "one"), (max(left.count or 0, right.count or 0),)
    yield from _ordinal(left, right)


def _ordinal(left: Facts, right: Facts) -> Iterator[Line]:
    if not left.nth or not right.nth:
        return
    # "First" is said of many things (the first in years, the first of the day); the rest count. Of missiles each
    # report counts those that it speaks of: of a year, of a range, of a kind.
    named = left.numbered and right.numbered and left.type != "missile-test"
    sure = min(left.nth, right.nth) > 1
    if left.nth == right.nth:
        series = "told" if not named else "test" if left.type == "nuclear-test" and sure else "same"
        yield "same ordinal", weigh("nth", series), (left.nth, right.nth)
    elif named:
        yield "other ordinal", VETO if sure else weigh("nth", "differ"), (left.nth, right.nth)
    else:
        yield "other ordinal beside it", weigh("nth", "beside"), (left.nth, right.nth)


def status(left: Facts, right: Facts) -> Iterator[Line]:
    """What became of it, and how it ended."""
    kinds = {left.status, right.status}
    if len(kinds) == 1:
        return
    if "denied" in kinds:
        yield "denied by one", weigh("status", "denied"), ""
    elif "cancelled" in kinds and kinds & {"happened", "ongoing"}:
        yield "cancelled or held", weigh("status", "cancelled"), ""
    elif (
        "proposed" in kinds
        and kinds & {"happened", "ongoing"}
        and (left.first is None or right.first is None)
    ):
        yield "proposed or done", weigh("status", "kind"), ""
    if left.outcome and right.outcome and left.outcome != right.outcome:
        yield "other outcome", weigh("outcome", "differ"), (left.outcome, right.outcome)


def sums(left: Facts, right: Facts) -> Iterator[Line]:
    """The money that it is about: tariffs on $50 billion of goods are not those on $60 billion."""
    if not left.amounts or not right.amounts:
        return
    common = left.amounts & right.amounts
    name = "same" if common else "differ"
    note = frozenset(f"{each:g} million" for each in common or left.amounts | right.amounts)
    yield f"{'same' if common else 'other'} sum", weigh("sum", name), note


@cache
def most() -> float:
    """The most that words can say for two accounts."""
    told = max(weigh("words", "passage"), weigh("words", "told"))
    return weigh("words", "decisive") * weigh("words", "same") + told + max(0.0, weigh("words", "beside"))


def words(left: Facts, right: Facts) -> Iterator[Line]:
    """What it is said to be, and the sentences that tell it."""
    factor = weigh("words", "decisive") if left.type in weights()["decisive"] else 1.0
    if left.what and right.what:
        common = left.what & right.what
        if common:
            small = min(len(left.what), len(right.what))
            share = min(1.0, len(common) / max(FEW, min(small, 2 * FEW)))
            yield "same words", factor * weigh("words", "same") * share, common
        elif left.what & right.told or right.what & left.told:
            yield (
                "its words beside it",
                weigh("words", "beside"),
                (left.what & right.told) | (right.what & left.told),
            )
        else:
            lack = "verb" if left.type in ENCOUNTERS else "none"
            yield "no common words", factor * weigh("words", lack), ""
    common = left.told & right.told
    small = min(len(left.told), len(right.told))
    if small >= 5 and len(common) / small >= 0.8:
        yield "same sentence", weigh("words", "passage"), ""
    elif common and small:
        yield "told alike", weigh("words", "told") * len(common) / max(small, 6), common
