"""A capital's name: the government of its state or the city, by what it does and what is done to it."""

from __future__ import annotations

from communique.actors.lexicon import Hit
from communique.actors.scene import CALENDAR, Scene
from communique.actors.world import phrases
from communique.language.types import Token


def is_government(scene: Scene, hit: Hit) -> bool:
    """Whether a capital stands for its state's government here, by what it does and what is done to it."""
    spoken = phrases()
    tokens, low = scene.tokens, scene.low
    before = low[hit.first - 1] if hit.first else ""
    after = low[hit.last] if hit.last < len(tokens) else ""
    head = tokens[scene.head(hit.first, hit.last)]
    if tokens[hit.first].text.isupper() and len(tokens[hit.first].text) > 3 and _opens_line(scene, hit.first):
        return False
    if before == "in" and low[hit.first - 2] in spoken.government_after and hit.first > 1:
        return True  # "officials in Strelsau"
    if before in spoken.in_city or _is_target(scene, head):
        return False
    if after in ("(", "--", "—", "–") and (
        hit.first == 0 or scene.block(hit.first) != scene.block(hit.first - 1)
    ):
        return False
    if after == "-" and hit.last + 1 < len(tokens):
        return low[hit.last + 1] not in ("based", "born", "area")
    if after == "," and hit.last + 1 < len(tokens) and low[hit.last + 1].rstrip(".") in CALENDAR:
        return False
    if (
        after == ","
        and hit.last + 1 in scene.hit_at
        and scene.hit_at[hit.last + 1].entry.id == hit.entry.state
    ):
        return False
    if after in ("'s", "'") and head.deprel.startswith("nmod"):
        return (
            low[tokens[head.i].head]
            not in ("streets", "street", "airport", "outskirts", "suburbs", "embassy", "subway", "residents")
            if head.head >= 0
            else True
        )
    if after in spoken.government_after:
        return True
    if before in ("to", "from"):
        return not _is_journey(scene, head.i, phrases().motion if before == "to" else phrases().motion_from)
    if head.deprel in ("compound", "amod", "flat"):
        return False
    return not head.deprel.startswith("appos")


def _is_target(scene: Scene, head: Token) -> bool:
    """Whether a capital is what an attack is on: "a missile attack on Strelsau or Zenda"."""
    tokens = scene.tokens
    while head.deprel == "conj" and head.head >= 0:
        head = tokens[head.head]
    case = {scene.low[i] for i in scene.analysis.children(head.i) if tokens[i].deprel == "case"}
    return (
        bool(case & {"on", "over"})
        and head.head >= 0
        and tokens[head.head].lemma.lower() in phrases().attacks
    )


def _is_journey(scene: Scene, token: int, motion: frozenset[str]) -> bool:
    """Whether "to" the capital follows a word of going: fly to Washington, a trip to Pyongyang."""
    above, steps = scene.tokens[token].head, 0
    while above >= 0 and steps < 3:
        if scene.tokens[above].lemma.lower() in motion:
            return True
        if scene.tokens[above].upos == "VERB" and steps:
            break
        above, steps = scene.tokens[above].head, steps + 1
    at = token - 2
    return at >= 0 and (
        scene.tokens[at].lemma.lower() in motion or scene.tokens[max(0, at - 1)].lemma.lower() in motion
    )


def _opens_line(scene: Scene, token: int) -> bool:
    start = scene.tokens[token].start
    line = scene.analysis.text.rfind("\n", 0, start) + 1
    return start - line < 4
