"""What speaks against a mention being of an account told before: another day, place, level, side, object, status."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from communique.actors.world import state_ids
from communique.reading.kinds_of_attack import only_threatened, other_kind

if TYPE_CHECKING:
    from communique.reading.within import Group, Told

MUTUAL: Final = frozenset(
    {"talks", "call", "contact", "message", "agreement", "channel", "exercise", "visit"}
)
"""Types that take two or more sides: sides of several mentions add up."""
_DONE: Final = frozenset({"happened", "ongoing"})
_OBJECTS: Final = frozenset({"step", "withdrawal", "deployment", "office", "exercise", "attack"})
"""Types that are told apart by what is done to what."""


def sides_told(group: Group) -> frozenset[str]:
    """All sides that the mentions of an account name."""
    return frozenset().union(*(each.sides for each in group))


def speaks_against(mention: Told, group: Group) -> bool:
    """Whether a mention cannot be of an account."""
    dates = [each.when.interval for each in group if each.when is not None]
    if mention.when is not None and dates and not all(mention.when.interval.overlaps(each) for each in dates):
        return True
    places = [each.place.value for each in group if each.place is not None]
    if mention.place is not None and any(_elsewhere(mention.place.value, each) for each in places):
        return True
    if mention.ordinal is not None and any(each.ordinal not in (None, mention.ordinal) for each in group):
        return True
    if mention.ordinal in ("previous", "other") and not any(
        each.ordinal == mention.ordinal for each in group
    ):
        return True
    if _level_against(mention, group) or other_kind(mention, group) or only_threatened(mention, group):
        return True
    if _sides_against(mention, group) or _aims_against(mention, group):
        return True
    if (
        mention.type in ("visit", "office")
        and mention.people
        and any(each.people and not each.people & mention.people for each in group)
    ):
        return True
    if mention.count is not None and any(
        each.count is not None and each.count.value != mention.count.value for each in group
    ):
        return True
    if (
        mention.type in _OBJECTS
        and mention.own
        and mention.topic
        and mention.match.frame.id != group[0].match.frame.id
        and not (
            "object" in mention.match.frame.roles.aimed
            and mention.match.frame.roles == group[0].match.frame.roles
        )
    ):
        others = frozenset().union(*(each.topic for each in group))
        if others and not mention.topic & others:
            return True
    if mention.whom and any(each.whom and not each.whom & mention.whom for each in group):
        # "freed Ana Ruiz", "freed three spies": other people, another release
        return True
    if _acts_against(mention, group) or _series_against(mention, group) or _goods_against(mention, group):
        return True
    outcomes = {each.outcome.value for each in group if each.outcome is not None}
    if mention.outcome is not None and outcomes and mention.outcome.value not in outcomes and mention.own:
        return True
    return _status_against(mention, group)


_MEASURES: Final = frozenset({
    "sanction", "tariff", "duty", "embargo", "ban", "measure", "restriction", "penalty", "levy", "blockade", "curb", "resolution",
    "quota", "punishment",
})  # fmt: skip


_TOLD: Final = frozenset({"past", "perfect", "ongoing"})
_ON_WHOM: Final = frozenset(
    {"sanction", "blacklist", "penalise", "penalize", "punish", "target", "designate", "hit", "fine"}
)
"""Verbs whose object is whom a measure is on, so that other objects tell of the same measure."""


def _acts_against(mention: Told, group: Group) -> bool:
    """Whether measures are told as acts on different things: "barred workers", "cut off access"; "froze assets"."""
    if (
        mention.type != "sanction"
        or not mention.own
        or mention.match.frame.form == "noun"
        or not mention.topic
    ):
        return False
    if (
        mention.topic & _MEASURES
        or mention.standing.code not in _TOLD
        or set(mention.match.frame.words) & _ON_WHOM
    ):
        return False
    if any(mention.sentence == each.sentence for each in group):
        # "sanctioned the banks, barring dealings with them" goes on about the same measure
        return False
    others = frozenset().union(*(each.topic for each in group))
    return bool(others) and not mention.topic & others and mention.match.frame.id != group[0].match.frame.id


def _goods_against(mention: Told, group: Group) -> bool:
    """Whether measures are told to be on other goods: tariffs on steel, tariffs on bananas."""
    if mention.type != "sanction" or not mention.own or not mention.goods:
        return False
    others = [each.goods for each in group if each.goods]
    return bool(others) and not mention.goods & frozenset().union(*others)


_NEAR_LEVELS: Final = frozenset({"high", "working"})


def _level_against(mention: Told, group: Group) -> bool:
    """Whether talks of two levels are told: a summit is not its preparation."""
    held = [each.level for each in group if each.level is not None]
    levels = {each.value for each in held}
    if mention.type != "talks" or mention.level is None or not levels or mention.level.value in levels:
        return False
    guessed = mention.level.rule == "ranks" or all(each.rule == "ranks" for each in held)
    if guessed and levels | {mention.level.value} <= _NEAR_LEVELS:
        # Who leads "working-level talks" may well hold a high office.
        return False
    return mention.own or bool((levels | {mention.level.value}) & {"summit", "working", "track2"})


def _elsewhere(one: str, other: str) -> bool:
    if one == other:
        return False
    towns = "," in one and "," in other
    if not towns and any("," not in each and each not in state_ids() for each in (one, other)):
        # a guest house or a region without its country may lie anywhere
        return "," not in one and "," not in other
    return towns or one.rpartition(",")[2] != other.rpartition(",")[2]


def _sides_against(mention: Told, group: Group) -> bool:
    sides = sides_told(group)
    if not mention.sides or not sides:
        return False
    if mention.type in MUTUAL:
        return not (mention.sides <= sides or sides <= mention.sides)
    return not mention.sides & sides


def _aims_against(mention: Told, group: Group) -> bool:
    """Whether a measure is on the very side whose measure the other is: what each takes against the other are two."""
    if mention.type != "sanction" or (mention.sides and sides_told(group)):
        return False
    aims = frozenset().union(*(_clear_aims(each) for each in group))
    return bool(_clear_aims(mention) & sides_told(group) or mention.sides & aims)


def _clear_aims(mention: Told) -> frozenset[str]:
    """Whom a measure is told to be on, not who is only named in its object: "limited travel from Peru"."""
    return frozenset(
        party.side or party.actor for party in mention.aimed if party.rule in ("on", "against", "compound")
    )


def _series_against(mention: Told, group: Group) -> bool:
    """A run of tests over two years is not the one test of a day within them."""
    if mention.when is None or not mention.own:
        return False
    return any(
        each.own and each.when is not None and each.plural != mention.plural
        and max(each.when.interval.days, mention.when.interval.days) > 20 * min(each.when.interval.days, mention.when.interval.days)
        for each in group
    )  # fmt: skip


def _has_day(mention: Told) -> bool:
    """Whether a mention tells its day: that of the report, given to what goes on, settles nothing."""
    return mention.when is not None and mention.when.rule != "as of the report"


_MEASURED: Final = frozenset({"sanction"})
"""Types of which the days of what is only threatened or wished stand beside those of what is done."""


def _status_against(mention: Told, group: Group) -> bool:
    """What is done and what is to come are two events, unless one day holds them or a call-off explains it."""
    if mention.status is None or not mention.own:
        return False
    statuses = {each.status for each in group if each.own and each.status is not None}
    if mention.status == "cancelled" and not mention.definite and statuses & _DONE:
        # What is held is not called off: "called off a meeting" tells of another.
        return True
    dated = _has_day(mention) and any(
        _has_day(each) and (each.own or each.type not in _MEASURED) for each in group
    )
    if dated or not statuses:
        return False
    if mention.type == "deployment" and statuses | {mention.status} <= {"ongoing", "scheduled"}:
        # "decided to pull out its troops", "is pulling them out"
        return False
    done = mention.status in _DONE
    other_done = bool(statuses & _DONE)
    if done == other_done:
        return False
    settled = (statuses | {mention.status}) & {"cancelled", "postponed"}
    # a measure that was put off is not the one that is in force
    return not settled or done or mention.type == "sanction"
