"""Whose names are whose: actors of one reading joined to the gold actors of the same report, by id, name or alias."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping, Sequence

from communique.model import Actor, Office, Reading
from communique.scoring.gold import GoldActor, GoldOffice, GoldReport
from communique.scoring.sides import Groups, known_groups
from communique.scoring.tally import Share, Tally, best_first

# What gold has no kind for: a channel or an unnamed group is no invention, unless it matches nothing and claims a name.
UNCOUNTED = frozenset({"channel", "group"})
ALIKE: tuple[frozenset[str], ...] = (
    frozenset({"person"}),
    frozenset({"place"}),
    frozenset({"publication", "organisation"}),
    frozenset({"state", "organisation", "group", "channel"}),
)
RANKS = frozenset(
    {"vice", "deputy", "assistant", "under", "acting", "first", "former", "senior", "chief", "special"}
)
FILLERS = frozenset({"the", "of", "for", "a", "an", "to", "in", "on", "and"})


def plain(name: str) -> str:
    """A name without accents, case, punctuation, article and possessive mark."""
    folded = unicodedata.normalize("NFKD", name.casefold().replace("’", "'"))
    folded = "".join(each for each in folded if not unicodedata.combining(each))
    folded = re.sub(r"'s\b|\.", "", folded)
    return re.sub(r"^the ", "", " ".join(re.findall(r"\w+", folded)))


class Identity:
    """Which predicted actor is which gold actor in one report.

    Args:
        gold: The report's gold.
        reading: Its reading.
    """

    def __init__(self, gold: GoldReport, reading: Reading) -> None:
        self.gold = gold.actors
        self.found = tuple(each for each in reading.actors if not each.id.startswith("anonymous:"))
        self.pairs = best_first(self.gold, self.found, actor_worth)
        own = {each.id: frozenset(each.members) for each in gold.actors if each.members}
        self.groups: Groups = {**known_groups(), **own}
        self._gold_id: Mapping[str, str] = {self.found[j].id: self.gold[i].id for i, j in self.pairs}

    def of(self, found: str) -> str:
        """The gold id of a predicted actor; the id itself where it matches none."""
        return self._gold_id.get(found, found)

    def tally(self) -> Tally:
        """Actors found, invented and missed."""
        matched = {j for _, j in self.pairs}
        invented = sum(
            1 for j, actor in enumerate(self.found) if j not in matched and actor.kind not in UNCOUNTED
        )
        return Tally(len(self.pairs), invented, len(self.gold) - len(self.pairs))

    def side_share(self) -> Share:
        """Over matched persons: whether the side is right; no side is right where gold has none."""
        return Share.of(
            (self.of(found.side.value) if found.side else None) == gold.side
            for gold, found in self._persons()
        )

    def office_tally(self) -> Tally:
        """(person, office) pairs found, invented and missed, over all persons of the report."""
        tally = Tally()
        matched_gold = {i for i, _ in self.pairs}
        matched_found = {j for _, j in self.pairs}
        for gold, found in self._persons():
            tally += _offices(gold.offices, found.offices, self)
        for i, actor in enumerate(self.gold):
            if i not in matched_gold:
                tally += Tally(missed=len(actor.offices))
        for j, held in enumerate(self.found):
            if j not in matched_found:
                tally += Tally(invented=len(_distinct(held.offices)))
        return tally

    def _persons(self) -> list[tuple[GoldActor, Actor]]:
        pairs = [(self.gold[i], self.found[j]) for i, j in self.pairs]
        return [(gold, found) for gold, found in pairs if gold.kind == "person"]


def actor_worth(gold: GoldActor, found: Actor) -> float | None:
    """How surely a gold and a predicted actor are one: same id, same full name, a shared name; None if not."""
    if gold.id == found.id:
        return 10.0
    if not _kinds_alike(gold.kind, found.kind):
        return None
    left, right = plain(gold.name), plain(found.name)
    if left == right:
        return 9.0
    lefts = {left, *map(plain, gold.names), *map(plain, gold.garbled)}
    rights = {right, *(plain(each.value) for each in found.names)}
    shared = {each for each in lefts & rights if each}
    if right in lefts or left in rights:
        return 8.0 + _weight(shared)
    # A surname alone joins no two people whose full names differ.
    longer = {each for each in shared if " " in each} if gold.kind == "person" else shared
    return 6.0 + _weight(longer) if longer else None


def _weight(shared: set[str]) -> float:
    return min(0.9, 0.1 * len(shared) + 0.01 * max((len(each) for each in shared), default=0))


def _kinds_alike(gold: str, found: str) -> bool:
    return gold == found or any({gold, found} <= kinds for kinds in ALIKE)


def _offices(gold: Sequence[GoldOffice], found: Sequence[Office], identity: Identity) -> Tally:
    distinct = _distinct(found)

    def worth(left: GoldOffice, right: Office) -> float | None:
        of = identity.of(right.of) if right.of else None
        if left.when != right.when or (left.of and of and left.of != of):
            return None
        return title_likeness(left.title, right.title) or None

    pairs = best_first(gold, distinct, worth)
    return Tally(len(pairs), len(distinct) - len(pairs), len(gold) - len(pairs))


def _distinct(offices: Sequence[Office]) -> list[Office]:
    held = {(plain(each.title), each.of, each.when): each for each in offices}
    return list(held.values())


def title_likeness(gold: str, found: str) -> float:
    """How alike two titles are, 0 to 1; 0 where less than half of the words agree or a rank differs."""
    left, right = set(plain(gold).split()) - FILLERS, set(plain(found).split()) - FILLERS
    if not left or not right or (left ^ right) & RANKS:
        return 0.0
    alike = len(left & right) / len(left | right)
    return alike if alike >= 0.5 or left <= right or right <= left else 0.0
