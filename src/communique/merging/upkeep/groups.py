"""Which accounts are one event, kept up as accounts come and go, from what the ledger holds near them.

The ties after any run of changes are those that all accounts at once would have: a newcomer parts those whom it now
stands between in a block, and who leaves brings together those on its two sides.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Sequence
from functools import lru_cache

from communique.merging.blocks import ANY, keys, open_to_all, place_of, reach_of
from communique.merging.cluster import Group, components, solve
from communique.merging.factors import hopeless, score
from communique.merging.facts import Facts
from communique.merging.tables import VETO
from communique.merging.upkeep.ledger import Ledger, Row, decode, encode

Key = tuple[str, ...]


@lru_cache(maxsize=1 << 16)
def block_id(key: Key) -> str:
    """A block's key in few letters."""
    return hashlib.blake2b("|".join(key).encode(), digest_size=8).hexdigest()


def rank_of(facts: Facts) -> str:
    """Where an account stands in each of its blocks, as text that sorts."""
    (first, last), ref = place_of(facts)
    return f"{first:07}{last:07}{ref}"


def block_rows(facts: Facts) -> list[Row]:
    """The rows of an account in its blocks."""
    rank = rank_of(facts)
    return [(block, rank, b"") for block in dict.fromkeys(map(block_id, keys(facts)))]


class Groups:
    """The standing groups of accounts in a ledger.

    Args:
        ledger: The ledger.

    Attributes:
        tied: Ties of the accounts whose groups were found, by account.
        scored: Number of pairs compared: the work done.
    """

    def __init__(self, ledger: Ledger) -> None:
        self._ledger = ledger
        self._facts: dict[str, Facts] = {}
        self.tied: dict[str, dict[str, float]] = {}
        self.scored = 0

    def facts(self, refs: Iterable[str]) -> dict[str, Facts]:
        """The facts of accounts that are here."""
        asked = list(dict.fromkeys(refs))
        missing = [ref for ref in asked if ref not in self._facts]
        for ref, data in self._ledger.get("facts", missing).items():
            self._facts[ref] = decode(data, Facts)
        return {ref: self._facts[ref] for ref in asked if ref in self._facts}

    def remove(self, ref: str) -> set[str]:
        """Take an account out; gives those whose ties it had or left changed."""
        facts = self.facts([ref])[ref]
        rank, pairs = rank_of(facts), set()
        for key in set(keys(facts)):
            left, right, reach = *self._around(key, rank), reach_of(key)
            pairs |= {
                (one, right[reach - 1 - at], key[2] == ANY)
                for at, one in enumerate(left)
                if 0 <= reach - 1 - at < len(right)
            }
        dirty = self._untie_all(ref)
        self._ledger.drop("block", [(block, rank) for block, rank, _ in block_rows(facts)])
        self._ledger.drop("facts", [(ref, "")])
        del self._facts[ref]
        return dirty | self._tie(pairs)

    def add(self, facts: Facts) -> set[str]:
        """Take an account in; gives it and those whose ties changed."""
        rank = rank_of(facts)
        pairs: set[tuple[str, str, bool]] = set()
        between: set[tuple[str, str]] = set()
        for key in set(keys(facts)):
            left, right, reach = *self._around(key, rank), reach_of(key)
            pairs |= {(facts.ref, other, key[2] == ANY) for other in (*left, *right)}
            between |= {
                (one, right[reach - 1 - at])
                for at, one in enumerate(left)
                if 0 <= reach - 1 - at < len(right)
            }
        self._facts[facts.ref] = facts
        self._ledger.put("facts", [(facts.ref, "", encode(facts))])
        self._ledger.put("block", block_rows(facts))
        return {facts.ref} | self._part(between) | self._tie(pairs)

    def _around(self, key: Key, rank: str) -> tuple[list[str], list[str]]:
        """The accounts before and after a place in a block, the nearest first."""
        block, reach = block_id(key), reach_of(key)
        left = self._ledger.bucket("block", block, until=rank, most=reach, back=True)
        right = self._ledger.bucket("block", block, since=rank, most=reach)
        return [each[14:] for each, _ in left], [each[14:] for each, _ in right]

    def _tie(self, pairs: Iterable[tuple[str, str, bool]]) -> set[str]:
        """Compare pairs that meet, and tie those that are likelier one than two."""
        met = sorted(pairs)
        held = self.facts(ref for one, other, _ in met for ref in (one, other))
        dirty: set[str] = set()
        found: list[Row] = []
        seen: set[tuple[str, str]] = set()
        for left, right, wide in met:
            one, other = held[left], held[right]
            pair = (min(left, right), max(left, right))
            if pair in seen or (wide and not (open_to_all(one) or open_to_all(other))):
                continue
            seen.add(pair)
            self.scored += 1
            value = VETO if hopeless(one, other) else score(one, other, 0.0)
            if value > 0:
                data = encode(value)
                found += [(left, right, data), (right, left, data)]
                dirty |= {left, right}
        self._ledger.put("tie", found)
        return dirty

    def _untie_all(self, ref: str) -> set[str]:
        others = [other for other, _ in self._ledger.bucket("tie", ref)]
        self._ledger.drop("tie", [pair for other in others for pair in ((ref, other), (other, ref))])
        return set(others)

    def _part(self, pairs: Iterable[tuple[str, str]]) -> set[str]:
        """Untie those that no longer meet in any block."""
        asked = sorted(set(pairs))
        rows = self._ledger.buckets("tie", {one for one, _ in asked})
        tied = {(one, other) for one, held in rows.items() for other, _ in held}
        parted = [pair for pair in asked if pair in tied]
        self.facts(ref for pair in parted for ref in pair)
        dirty: set[str] = set()
        for one, other in parted:
            if self._meet(one, other):
                continue
            self._ledger.drop("tie", [(one, other), (other, one)])
            dirty |= {one, other}
        return dirty

    def _meet(self, left: str, right: str) -> bool:
        """Whether two accounts stand near each other in a block of both."""
        one, other = (self.facts([ref])[ref] for ref in (left, right))
        first, last = sorted((rank_of(one), rank_of(other)))
        for key in set(keys(one)) & set(keys(other)):
            if key[2] == ANY and not (open_to_all(one) or open_to_all(other)):
                continue
            reach = reach_of(key)
            if len(self._ledger.bucket("block", block_id(key), since=first, until=last, most=reach)) < reach:
                return True
        return False

    def around(self, refs: Iterable[str]) -> list[Group]:
        """The groups of the components of tied accounts that these are in, solved anew."""
        tied: dict[str, dict[str, float]] = {}
        todo = set(refs)
        known = set(todo)
        while todo:
            found = self._ledger.buckets("tie", sorted(todo))
            for ref in todo:
                tied[ref] = {other: decode(data, float) for other, data in found.get(ref, ())}
            todo = {other for ref in todo for other in tied[ref]} - known
            known |= todo
        self.tied |= tied
        facts = self.facts(known)
        starts = sorted(facts)
        return [
            group
            for members in components({ref: each for ref, each in tied.items() if each}, starts)
            for group in solve(members, facts, tied)
        ]


def changed(groups: Groups, gone: Iterable[str], fresh: Sequence[Facts]) -> tuple[list[Group], set[str]]:
    """The groups around accounts that went and came, and all accounts whose group may be another.

    Args:
        groups: The standing groups.
        gone: References of accounts to take out.
        fresh: Accounts to take in.
    """
    dirty: set[str] = set()
    out = sorted(gone)
    for ref in out:
        dirty |= groups.remove(ref)
    for facts in fresh:
        dirty |= groups.add(facts)
    left = set(groups.facts(dirty))
    found = groups.around(left)
    return found, {ref for group in found for ref in group}
