"""The most that two accounts can score, told at a glance: of the pairs that meet, most need no closer look.

What an account says stands in a row of numbers and sets of bits. For many pairs at once these give a bound that no
score is above: it counts what is exact in them (days, sides, levels) as `communique.merging.factors` does, and of words,
people and places takes no fewer in common than there are. A pair whose bound is not above zero is never tied.
"""

from __future__ import annotations

import math
import struct
import zlib
from collections.abc import Iterable
from functools import cache, lru_cache
from typing import Any

import numpy as np
from numpy.typing import NDArray

from communique.merging.blocks import open_to_all
from communique.merging.facts import Facts
from communique.merging.tables import weigh, weights
from communique.merging.telling import ENCOUNTERS, FEW
from communique.merging.timing import SOON, rate_of, reach
from communique.merging.words import lexicon

Numbers = NDArray[np.int64]
Floats = NDArray[np.float64]
Flags = NDArray[np.bool_]
Bits = NDArray[np.uint64]

# Sums come out a little otherwise where they are added up in another order.
_HAIR = 1e-6
_NEVER = -(10**7)
_WORD_BITS = 256
# Sides have a bit each; those that come after these share the last one.
_SIDES = 63
# What an account is, one bit each.
_FLAGS = ("firm", "sure", "dated", "inferred", "planned", "loose", "stands", "vague", "single", "counted", "summed",
          "weekday", "scheduled", "ahead", "past", "summit")  # fmt: skip
_FLAG = {name: 1 << at for at, name in enumerate(_FLAGS)}
_STATUS = {
    "scheduled": _FLAG["scheduled"] | _FLAG["ahead"],
    "proposed": _FLAG["ahead"],
    "happened": _FLAG["past"],
    "ongoing": _FLAG["past"],
}
_ROW = np.dtype(
    [("report", "<i4"), ("first", "<i4"), ("last", "<i4"), ("said", "<i4"), ("flags", "<u4"), ("place", "<i4"), ("nth", "<i4"),
     ("level", "<i2"), ("status", "<i2"), ("outcome", "<i2"), ("free", "<i2"), ("people_count", "<i2"), ("people_spare", "<i2"), ("what_count", "<i2"),
     ("what_spare", "<i2"), ("told_count", "<i2"), ("told_spare", "<i2"), ("sides", "<u8"), ("target", "<u8"), ("people", "<u8"),
     ("places", "<u8"), ("what", "<u8", (4,)), ("told", "<u8", (4,))]
)  # fmt: skip
_PACK = struct.Struct("<4iIii10h4Q32s32s").pack
_MOST = 30_000


class Glance:
    """What tells at a glance that two accounts are not one event, for all accounts of a type.

    Attributes:
        open: Which accounts meet those of any side.
    """

    def __init__(self) -> None:
        self._kind = ""
        self.open: Flags = np.zeros(0, dtype=np.bool_)
        self._data = bytearray()
        self._numbers: dict[str, dict[object, int]] = {
            "outcome": {"": 0},
            "place": {(): 0},
            "level": {None: 0},
        }
        self._rows: NDArray[Any] = np.zeros(0, dtype=_ROW)

    def add(self, facts: Facts) -> None:
        """Take an account in."""
        self._kind = facts.type
        sides, vague = self._sides(facts.sides)
        people, people_spare = _bits(facts.people, 64)
        what, what_spare = _bits(facts.what, _WORD_BITS)
        told, told_spare = _bits(facts.told, _WORD_BITS)
        dated = facts.first is not None and facts.last is not None
        self._data += _PACK(
            self._number("report", facts.report),
            facts.first if dated else _NEVER,
            facts.last if dated else _NEVER,
            facts.said or 0,
            self._flags(facts, dated=dated, vague=vague),
            self._number("place", facts.place),
            min(facts.nth or 0, 2**31 - 1),
            self._number("level", facts.level),
            self._number("status", facts.status),
            self._number("outcome", facts.outcome or ""),
            open_to_all(facts),
            min(len(facts.people), _MOST),
            people_spare,
            min(len(facts.what), _MOST),
            what_spare,
            min(len(facts.told), _MOST),
            told_spare,
            sides,
            _bits(facts.target, 64)[0],
            people,
            _places(facts.place),
            what.to_bytes(32, "little"),
            told.to_bytes(32, "little"),
        )

    def in_order(self, order: Numbers) -> None:
        """Number the accounts anew; once all are taken in."""
        self._rows = np.frombuffer(self._data, dtype=_ROW)[order]
        self.open = self._rows["free"] != 0
        self._data = bytearray()

    def hope(self, left: Numbers, right: Numbers) -> Flags:
        """Which of these pairs may be one event."""
        rows = self._rows
        one, other = rows[left], rows[right]
        hope = np.asarray(one["report"] != other["report"])
        both = one["flags"] & other["flags"]
        hope &= ~(_has(both, "firm") & ((one["sides"] & other["sides"]) == 0))
        hope &= ~(_has(both, "sure") & (_gap(one, other) > self._far(one, other)))
        here = np.flatnonzero(hope)
        hope[here] = self._most(one[here], other[here]) > -_HAIR
        return hope

    def most(self, left: Numbers, right: Numbers) -> Floats:
        """No pair of these scores more than this."""
        return self._most(self._rows[left], self._rows[right])

    def _most(self, one: NDArray[Any], other: NDArray[Any]) -> Floats:
        return np.asarray(
            weights()["bias"] + self._days(one, other) + _sides(one, other) + _target(one, other) + self._people(one, other)
            + _place(one, other) + self._level(one, other) + _count(one, other) + _told_otherwise(one, other) + self._words(one, other)
        )  # fmt: skip

    def _number(self, what: str, value: object) -> int:
        held = self._numbers.setdefault(what, {})
        return held.setdefault(value, len(held))

    def _sides(self, sides: Iterable[str]) -> tuple[int, bool]:
        """A bit for each side, and whether one of the bits stands for others too."""
        found = [self._number("side", side) for side in sides]
        return sum({1 << min(at, _SIDES) for at in found}), any(at >= _SIDES for at in found)

    def _flags(self, facts: Facts, *, dated: bool, vague: bool) -> int:
        # Of others, sides that are not the same may still be told of one event.
        firm = bool(facts.sides) and not facts.loose and facts.type not in ("sanction", "nuclear-test")
        sure = dated and not (facts.inferred or facts.nth or facts.stands)
        found = _STATUS.get(facts.status, 0) | (_FLAG["planned"] if facts.planned else 0)
        for holds, flag in (
            (firm, "firm"), (sure, "sure"), (dated, "dated"), (vague, "vague"), (facts.inferred, "inferred"), (facts.stands, "stands"),
            (facts.weekdays, "weekday"), (facts.amounts, "summed"), (facts.count is not None, "counted"),
            (facts.level == "summit", "summit"), (dated and (facts.days or 1) > _tight(), "loose"),
        ):  # fmt: skip
            if holds:
                found |= _FLAG[flag]
        for each in facts.people:
            if "-" not in each:
                found |= _FLAG["single"]
        return found

    def _far(self, one: NDArray[Any], other: NDArray[Any]) -> Numbers:
        """The most days between two sure dates that may be those of one event (`timing`)."""
        either = one["flags"] | other["flags"]
        sure, plan = (
            np.where(
                _has(either, "loose"),
                reach(self._kind, planned=planned, loose=True),
                reach(self._kind, planned=planned, loose=False),
            )
            for planned in (False, True)
        )
        return np.asarray(np.where(_has(either, "planned"), plan, sure))

    def _days(self, one: NDArray[Any], other: NDArray[Any]) -> Floats:
        """The most that days say."""
        rates = np.array([rate_of(self._kind, level) for level in self._numbers["level"]])
        rate = rates[np.where(one["level"] > 0, one["level"], other["level"])]
        both = one["flags"] & other["flags"]
        return np.asarray(
            np.where(_has(both, "dated"), self._dated(one, other, rate), _undated(one, other, rate))
        )

    def _dated(self, one: NDArray[Any], other: NDArray[Any], rate: Floats) -> Floats:
        gap = np.maximum(_gap(one, other), 0)
        either, both = one["flags"] | other["flags"], one["flags"] & other["flags"]
        said = np.minimum(one["said"], other["said"])
        last = np.maximum(one["last"], other["last"])
        age = np.where(said > 0, np.maximum(0, said - last) / 365.0, 0.0)
        days = np.maximum(one["last"] - one["first"], other["last"] - other["first"]) + 1 + 2 * gap
        odds = -np.log(rate / (1 + age / weights()["memory"]) * days / 365.0)
        common = np.clip(odds, weigh("time", "floor"), weigh("time", "cap"))

        meet = np.where(_has(either, "inferred"), np.minimum(common, weigh("time", "guessed")), common)
        for each in (one, other):
            meet = meet + np.where(_has(each["flags"], "weekday"), math.log(7), 0.0)
        meet += np.where(
            _has(both, "planned") & (one["last"] == other["last"]), weigh("time", "deadline"), 0.0
        )

        line = float(weights()["line"].get(self._kind, -math.inf))
        near = np.where(
            gap == 1,
            max(line, weigh("time", "clock"), weigh("time", "apart")),
            weigh("time", "apart"),
        )
        flat = max(weigh("time", name) for name in ("moved", "standing", "under_way"))
        apart = np.maximum(flat, near + common)
        rare = np.maximum(0.0, np.log(365.0 / np.maximum(gap, 1))) / (2 * rate)
        later = np.maximum(
            weigh("time", "misdated") * 0.4, weigh("time", "later") + rare - rate * gap / 120.0
        )
        apart = np.where(_has(either, "inferred"), np.maximum(apart, later), apart)
        return np.asarray(np.where(gap > 0, apart, meet))

    def _people(self, one: NDArray[Any], other: NDArray[Any]) -> Floats:
        each, none = weigh("people", "each"), weigh("people", "differ")
        common = _count_bits(one["people"] & other["people"])
        common = common + np.minimum(one["people_spare"], other["people_spare"])
        # A name alone may be part of any.
        common = np.where(_has(one["flags"] | other["flags"], "single"), 2, common)
        small = np.minimum(one["people_count"], other["people_count"])
        found = each * np.minimum(2, common)
        found = np.where(common == 0, none, found)
        if self._kind != "visit":
            found = np.where((common == 1) & (small > 1), max(none, weigh("people", "partners")), found)
        return np.asarray(np.where(small > 0, found, 0.0))

    def _level(self, one: NDArray[Any], other: NDArray[Any]) -> Floats:
        both = (one["level"] > 0) & (other["level"] > 0)
        differ = max(weigh("level", name) for name in ("people", "track", "summit", "differ"))
        known = np.where(one["level"] == other["level"], weigh("level", "same"), differ)
        bare = _has(one["flags"] | other["flags"], "summit") & (self._kind == "talks")
        return np.asarray(np.where(both, known, np.where(bare, weigh("level", "bare"), 0.0)))

    def _words(self, one: NDArray[Any], other: NDArray[Any]) -> Floats:
        factor = weigh("words", "decisive") if self._kind in weights()["decisive"] else 1.0
        small = np.minimum(one["what_count"], other["what_count"])
        common = _common(one, other, "what", "what") + np.minimum(one["what_spare"], other["what_spare"])
        share = np.minimum(1.0, common / np.maximum(FEW, np.minimum(small, 2 * FEW)))
        same = factor * weigh("words", "same") * share
        beside = (_common(one, other, "what", "told") > 0) | (_common(one, other, "told", "what") > 0)
        lack = factor * weigh("words", "verb" if self._kind in ENCOUNTERS else "none")
        none = np.where(beside, max(lack, weigh("words", "beside")), lack)
        found = np.where(small > 0, np.where(common > 0, np.maximum(same, none), none), 0.0)

        small = np.minimum(one["told_count"], other["told_count"])
        common = _common(one, other, "told", "told") + np.minimum(one["told_spare"], other["told_spare"])
        alike = weigh("words", "told") * np.minimum(common, small) / np.maximum(small, 6)
        passage = (small >= 5) & (common >= 0.8 * small - _HAIR)
        return np.asarray(
            found + np.where(passage, np.maximum(alike, weigh("words", "passage")), alike) * (small > 0)
        )


def _has(flags: NDArray[Any], name: str) -> Flags:
    return np.asarray((flags & _FLAG[name]) != 0)


def _gap(one: NDArray[Any], other: NDArray[Any]) -> Numbers:
    """Days between two dates: none or fewer where they meet."""
    return np.asarray(np.maximum(one["first"], other["first"]) - np.minimum(one["last"], other["last"]))


def _undated(one: NDArray[Any], other: NDArray[Any], rate: Floats) -> Floats:
    """The most that days say where one account or both have none."""
    found = weigh("time", "undated") * np.maximum(0.0, np.log(rate))
    for bare, dated in ((one, other), (other, one)):
        half = ~_has(bare["flags"], "dated") & _has(dated["flags"], "dated") & (bare["said"] > 0)
        soon = (bare["said"] - 1 <= dated["first"]) & (dated["last"] <= bare["said"] + SOON)
        soon &= half & _has(bare["flags"], "scheduled") & ~_has(dated["flags"], "planned")
        past = _has(bare["flags"], "past") & (dated["first"] > bare["said"] + 1)
        past |= _has(bare["flags"], "ahead") & (dated["last"] < bare["said"] - 1)
        found = found + np.where(soon, max(0.0, weigh("time", "next")), 0.0)
        found = found + np.where(half & past, weigh("time", "bounds"), 0.0)
    told = (one["said"] > 0) & (other["said"] > 0)
    apart = np.abs(one["said"] - other["said"])
    old = (apart > 100) & (_has(one["flags"], "planned") == _has(other["flags"], "planned"))
    found = found + np.where(told & (apart <= 3), weigh("time", "same_news"), 0.0)
    return np.asarray(found + np.where(told & old, weigh("time", "old_news"), 0.0))


def _sides(one: NDArray[Any], other: NDArray[Any]) -> Floats:
    left, right = one["sides"], other["sides"]
    common = left & right
    within = (common == left) | (common == right)
    names = ("same", "within", "many", "overlap")
    same, inside, many, some = (max(weigh("sides", name) for name in names[at:]) for at in range(4))
    found = np.where(
        left == right, same, np.where(within, inside, np.where(_count_bits(common) > 1, many, some))
    )
    vague = _has(one["flags"] | other["flags"], "vague")
    found = np.where(vague, max(0.0, same), found)
    return np.asarray(np.where(common != 0, found, 0.0))


def _target(one: NDArray[Any], other: NDArray[Any]) -> Floats:
    both = (one["target"] != 0) & (other["target"] != 0)
    differ, same = weigh("target", "differ"), max(weigh("target", "same"), weigh("target", "differ"))
    return np.asarray(np.where(both, np.where((one["target"] & other["target"]) != 0, same, differ), 0.0))


def _place(one: NDArray[Any], other: NDArray[Any]) -> Floats:
    town = max(weigh("place", name) for name in ("town", "country"))
    near = max(weigh("place", name) for name in ("country", "differ_town", "differ_country"))
    apart = np.where((one["places"] & other["places"]) != 0, near, weigh("place", "differ_country"))
    both = (one["place"] > 0) & (other["place"] > 0)
    return np.asarray(np.where(both, np.where(one["place"] == other["place"], town, apart), 0.0))


def _count(one: NDArray[Any], other: NDArray[Any]) -> Floats:
    left, right = _has(one["flags"], "counted"), _has(other["flags"], "counted")
    found = np.where(left & right, max(0.0, weigh("count", "same")), 0.0)
    found = np.where(left != right, weigh("count", "one"), found)
    numbered = (one["nth"] != 0) & (other["nth"] != 0)
    same = max(weigh("nth", name) for name in ("told", "test", "same"))
    differ = max(weigh("nth", name) for name in ("differ", "beside"))
    return np.asarray(found + np.where(numbered, np.where(one["nth"] == other["nth"], same, differ), 0.0))


def _told_otherwise(one: NDArray[Any], other: NDArray[Any]) -> Floats:
    """The most that outcomes and sums of money say; how it stood never speaks for one event."""
    differ = (one["outcome"] > 0) & (other["outcome"] > 0) & (one["outcome"] != other["outcome"])
    differ &= one["status"] != other["status"]
    summed = _has(one["flags"] & other["flags"], "summed")
    return np.asarray(
        np.where(differ, weigh("outcome", "differ"), 0.0)
        + np.where(summed, max(0.0, weigh("sum", "same")), 0.0)
    )


def _common(one: NDArray[Any], other: NDArray[Any], mine: str, theirs: str) -> Numbers:
    """Number of bits that two sets of words have in common."""
    return np.asarray(_count_bits(one[mine] & other[theirs]).sum(axis=1))


def _count_bits(bits: Bits) -> Numbers:
    """How many bits are set in each (Warren, Hacker's Delight, chapter 5)."""
    pairs, fours, eights = (
        np.uint64(each) for each in (0x5555555555555555, 0x3333333333333333, 0x0F0F0F0F0F0F0F0F)
    )
    bits = bits - ((bits >> np.uint64(1)) & pairs)
    bits = (bits & fours) + ((bits >> np.uint64(2)) & fours)
    bits = (bits + (bits >> np.uint64(4))) & eights
    return np.asarray((bits * np.uint64(0x0101010101010101)) >> np.uint64(56)).astype(np.int64)


@lru_cache(maxsize=65536)
def _bit(word: str, size: int) -> int:
    return 1 << (zlib.crc32(word.encode("utf-8", "surrogatepass")) % size)


def _bits(words: Iterable[str], size: int) -> tuple[int, int]:
    """A bit for each word, and how many words share one with another."""
    bits = count = 0
    for word in words:
        bits |= _bit(word, size)
        count += 1
    return bits, min(count - bits.bit_count(), _MOST)


@cache
def _tight() -> int:
    return int(weights()["tight"])


@cache
def _regions() -> dict[str, tuple[str, ...]]:
    """The looser names for where a place is."""
    found: dict[str, list[str]] = {}
    for region, places in lexicon().regions.items():
        for place in places:
            found.setdefault(place, []).append(region)
    return {place: tuple(regions) for place, regions in found.items()}


@lru_cache(maxsize=4096)
def _places(place: tuple[str, ...]) -> int:
    """A bit for each part of a place, and for each looser name of one."""
    return _bits([name for part in place for name in (part, *_regions().get(part, ()))], 64)[0]
