"""What kind of attack is told of: with gas, from the air, over a network, on a person; or only with words."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from communique.reading.clauses import forms, low, modifiers
from communique.reading.status import UNREAL

if TYPE_CHECKING:
    from communique.reading.document import Document
    from communique.reading.match import Match
    from communique.reading.within import Group, Told

_KINDS: Final = {
    "gas": frozenset({"gas", "gassing", "chemical", "sarin", "chlorine", "nerve", "mustard", "poison"}),
    "air": frozenset({"airstrike", "air", "drone", "bombing"}),
    "ground": frozenset({"invasion", "invade", "incursion", "annexation", "annex", "occupation", "occupy"}),
    "network": frozenset({
        "hack", "hacking", "cyberattack", "cyber", "cyber-attack", "malware", "ransomware", "network", "denial-of-service", "data",
        "computer", "infiltrate", "server",
    }),
    "person": frozenset({
        "assassination", "assassinate", "murder", "slaying", "poisoning", "kidnapping", "kidnap", "abduction", "abduct", "behead", "hostage",
    }),
    "shots": frozenset({"fire", "shooting", "shoot", "sniper", "gunfire", "gunfight", "shootout", "firefight", "mortar"}),
    "ship": frozenset({"sinking", "sink", "torpedo", "torpedoing", "corvette"}),
}  # fmt: skip
"""Words that tell with what or on whom; two kinds never tell of one attack, but for those that go together."""
_TOGETHER: Final = (frozenset({"air", "ground", "shots", "ship"}), frozenset({"person", "shots"}))


def kinds_told(mention: Told) -> frozenset[str]:
    """The kinds of attack that a mention's own words name, none for a bare "attack"."""
    words = {part for word in mention.match.frame.words for part in (word, *word.split())} | mention.topic
    if mention.match.frame.id.endswith("use gas") or mention.match.frame.id.endswith("use of gas"):
        return frozenset({"gas"})
    return frozenset(kind for kind, named in _KINDS.items() if words & named)


def other_kind(mention: Told, group: Group) -> bool:
    """Whether a mention tells of another kind of attack than an account does: a gas attack is not the strike that answered it."""
    if mention.type != "attack":
        return False
    own = kinds_told(mention)
    theirs = frozenset().union(*(kinds_told(each) for each in group))
    if not own or not theirs or own & theirs:
        return False
    return not any(own | theirs <= kinds for kinds in _TOGETHER)


_REAL: Final = frozenset({"happened", "ongoing"})


def only_threatened(mention: Told, group: Group) -> bool:
    """Whether a mention is of an attack that is only thought of, and an account of one that was: "a limited strike"."""
    if mention.type != "attack" or mention.match.frame.form != "noun" or mention.own or mention.definite:
        return False
    if mention.standing.code not in UNREAL:
        return False
    return all(each.status in _REAL for each in group if each.own)


_WITH_WORDS: Final = frozenset({
    "verbal", "personal", "rhetorical", "political", "scathing", "blistering", "withering", "veiled", "partisan", "ad-hominem", "negative",
    "twitter", "propaganda", "media", "public", "televised", "vitriolic", "vicious", "bitter",
})  # fmt: skip
_WORDS: Final = frozenset({"attack", "assault", "broadside", "strike"})


def is_of_words(document: Document, match: Match) -> bool:
    """Whether an attack is one of words: "a scathing attack on the minister", "attacked Chile for leaving the pact"."""
    if match.frame.type != "attack" or not set(match.frame.words) & _WORDS or len(match.frame.words) > 1:
        return False
    if match.frame.form == "noun" and any(
        forms(document, each) & _WITH_WORDS for each in modifiers(document, match.head)
    ):
        return True
    return _blames(document, match.head)


_REACH: Final = 8


def _blames(document: Document, head: int) -> bool:
    """Whether what follows an attack and its target tells what for somebody is blamed: "for failing to act"."""
    tokens = document.analysis.tokens
    for here in range(head + 1, min(head + _REACH, document.sentence(head).last - 1)):
        if tokens[here].upos == "PUNCT" or (tokens[here].upos == "VERB" and here > head):
            return False
        if low(document, here) == "for":
            return tokens[here + 1].upos == "VERB" and low(document, here + 1).endswith("ing")
    return False
