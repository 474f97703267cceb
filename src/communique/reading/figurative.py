"""Words of force as figures of speech: in a quarrel over trade or words nobody is attacked, whoever leads an "attack".

A bare word of force ("attack", "assault", "offensive") tells of one only where arms, fighters, victims or breached networks
are spoken of beside it: "the attack killed three"; not "his attack on the trade deal".
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from communique.reading.clauses import forms

if TYPE_CHECKING:
    from communique.reading.document import Document
    from communique.reading.match import Match

_BARE: Final = frozenset(
    {
        "attack",
        "assault",
        "offensive",
        "barrage",
        "salvo",
        "siege",
        "hit",
        "strike",
        "bombard",
        "ambush",
        "raid",
    }
)
"""Words of force that speakers and markets use of other things."""
_VIOLENCE: Final = frozenset({
    "kill", "killing", "dead", "death", "die", "casualty", "wound", "wounded", "injure", "injury", "victim", "murder", "massacre", "hostage", "bomb",
    "bombing", "bomber", "missile", "rocket", "shell", "shelling", "mortar", "artillery", "drone", "gun", "gunman", "gunfire", "rifle", "weapon", "arm",
    "armed", "army", "navy", "troop", "soldier", "military", "militant", "militia", "rebel", "fighter", "fighting", "insurgent", "terror", "terrorist",
    "terrorism", "jihadist", "warplane", "airstrike", "jet", "warship", "submarine", "corvette", "convoy", "torpedo", "explosion", "explode", "blast",
    "gas", "sarin", "chemical", "nuclear", "hacker", "hack", "hacking", "cyber", "cyberattack", "malware", "computer", "server", "website",
    "base", "embassy", "consulate", "outpost", "patrol", "border", "civilian", "police", "airport", "suicide", "invade", "invasion", "ceasefire",
    "truce", "hostility", "bloodshed", "violence", "shoot", "shooting", "fire", "troops", "town", "village", "suburb", "mosque", "hospital", "tanker", "refinery",
    "ship", "vessel", "boat", "plane", "aircraft", "island",
})  # fmt: skip
"""What is spoken of where force is used: arms, fighters, victims, targets."""
_AROUND: Final = 1


def is_figurative(document: Document, match: Match) -> bool:
    """Whether a bare word of force stands where nothing beside it tells of arms, fighters, victims or targets.

    Args:
        document: The report.
        match: A frame found in it.
    """
    if match.frame.type != "attack" or len(match.frame.words) > 1 or match.frame.words[0] not in _BARE:
        return False
    if any(
        document.mentions_at(head)
        for place in ("in", "at", "near", "off", "outside", "compound")
        for head in match.places.get(place, ())
    ):
        # "the attack in Lima": a thing that is told to have been somewhere
        return False
    here = document.analysis.tokens[match.head].sent
    near = document.analysis.sentences[max(0, here - _AROUND) : here + _AROUND + 1]
    return not any(
        forms(document, token) & _VIOLENCE
        for sentence in near
        for token in range(sentence.first, sentence.last)
        if token != match.head and document.analysis.tokens[token].upos in ("NOUN", "PROPN", "VERB", "ADJ")
    )
