"""The cheap look: before the language core is asked, which blocks of a report can tell anything at all.

Words are looked at by zone, without trees: a block counts where it holds a word of the frame lexicon or a cue of will and, where a profile
says whose negotiation it is, one of its reports' blocks near it names a party. In a crawl in which one report in fifty
matters, the other forty-nine cost a look. What the look skips is measured (`benches/glance.py`); it errs on reading.
"""

from __future__ import annotations

import re
from functools import cache, lru_cache
from typing import TYPE_CHECKING, Final

import msgspec

from communique.actors.world import world
from communique.errors import DataError
from communique.model.vocabulary import READABLE
from communique.reading.cues import cue_lexicon
from communique.reading.extended import lexicon_of
from communique.reading.frames import LEXICON, head_of, load_yaml

if TYPE_CHECKING:
    from communique.model import Profile, ProfileActor, ProfileSide
    from communique.page.types import Block, Page

_WORD: Final = re.compile(r"[^\W\d_]+")
_PATH: Final = LEXICON / "glance.yaml"
# A page with a hit in fewer than one block of so many is read only around its hits; its top is read in any case.
_SPARSE, _AROUND, _TOP, _LONG = 6, 2, 4, 16


class Glance(msgspec.Struct, frozen=True):
    """What goes on to the full reading.

    Attributes:
        blocks: The blocks to read, in order; none where nothing bears on the negotiation.
        hits: How many blocks hold a word of an event (and stand by a party, if there is a profile).
        readable: How many blocks a full reading would take in.
    """

    blocks: tuple[Block, ...]
    hits: int
    readable: int


def glance(text: str, page: Page, profile: Profile) -> Glance:
    """Look at a report's words by zone and choose the blocks that go on.

    Args:
        text: The report's text.
        page: Its layout.
        profile: What the user tells of the negotiation; without sides, any event word counts.
    """
    blocks = [block for block in page.blocks if block.zone in READABLE]
    forms, names = event_forms(profile), party_names(profile)
    words = [_WORD.findall(text[block.start : block.end]) for block in blocks]
    told = [place for place, held in enumerate(words) if any(word.lower() in forms for word in held)]
    if not names:
        return Glance(tuple(blocks) if told else (), len(told), len(blocks))
    named = {place for place, held in enumerate(words) if names_in(held, names)}
    hits = [place for place in told if any(abs(place - other) <= 1 for other in named)]
    if not hits:
        return Glance((), 0, len(blocks))
    if len(blocks) < _LONG or len(hits) * _SPARSE >= len(blocks):
        return Glance(tuple(blocks), len(hits), len(blocks))
    kept = {near for hit in hits for near in range(hit - _AROUND, hit + _AROUND + 1)} | set(range(_TOP))
    titles = {place for place, block in enumerate(blocks) if block.zone in ("headline", "heading")}
    chosen = tuple(block for place, block in enumerate(blocks) if place in kept | titles)
    return Glance(chosen, len(hits), len(blocks))


@cache
def _irregular() -> dict[str, str]:
    held = load_yaml(_PATH)
    try:
        return msgspec.convert(held["irregular"], dict[str, str])
    except (msgspec.ValidationError, KeyError, TypeError) as error:
        raise DataError(
            f"not a table of irregular forms ({error})", where=str(_PATH), todo="Mend it."
        ) from error


@lru_cache(maxsize=8)
def _forms(heads: frozenset[str]) -> frozenset[str]:
    made = {form for head in heads for form in _inflected(head)}
    return frozenset(made | {form for form, head in _irregular().items() if head in heads})


def event_forms(profile: Profile) -> frozenset[str]:
    """Every form of the words that frames are found by, and of verbs that demand, threaten or refuse, in lower case."""
    cues = (cue for senses in cue_lexicon().verbs.values() for cue in senses)
    willing = (cue.key.split()[0] for cue in cues if cue.kind is not None and cue.voice == "speech")
    return _forms(frozenset((*(head_of(frame) for frame in lexicon_of(profile).frames), *willing)))


def _inflected(head: str) -> set[str]:
    made = {
        head,
        f"{head}s",
        f"{head}es",
        f"{head}ed",
        f"{head}ing",
        f"{head}d",
        f"{head}{head[-1]}ed",
        f"{head}{head[-1]}ing",
    }
    if head.endswith("e"):
        made.add(f"{head[:-1]}ing")
    if head.endswith("y"):
        made |= {f"{head[:-1]}ies", f"{head[:-1]}ied"}
    return made


def party_names(profile: Profile) -> dict[str, tuple[tuple[str, ...], ...]]:
    """Names of the sides that a profile is about and of their people, by first word; short words of capitals keep their case."""
    return _names(profile.sides, profile.actors, profile.about)


@lru_cache(maxsize=8)
def _names(
    sides: tuple[ProfileSide, ...], actors: tuple[ProfileActor, ...], about: tuple[str, ...]
) -> dict[str, tuple[tuple[str, ...], ...]]:
    ids = set(about) or {side.id for side in sides}
    held = [name for side in sides if side.id in ids for name in (side.name, side.capital or "", *side.names)]
    held += [
        name for actor in actors if not about or actor.side in ids or ids & set(actor.members)
        for name in (actor.name, *actor.names)
    ]  # fmt: skip
    held += [
        name for state in world().states if state.id in ids
        for name in (state.name, *state.names, *state.adjectives, state.capital)
    ]  # fmt: skip
    held += [
        name
        for person in world().people
        if about and person.side in ids
        for name in (person.name, *person.names)
    ]
    found: dict[str, set[tuple[str, ...]]] = {}
    for name in held:
        words = tuple(_folded(word) for word in _WORD.findall(name.replace("-", " ")))
        # "the North" never stands alone in a report: its full name is there too, and "the north" is said of much else.
        if words and words[0] != "the":
            found.setdefault(words[0], set()).add(words)
    return {first: tuple(sorted(names)) for first, names in found.items()}


def _folded(word: str) -> str:
    return word if len(word) <= _SHORT and word.isupper() else word.lower()


_SHORT: Final = 3


def names_in(words: list[str], names: dict[str, tuple[tuple[str, ...], ...]]) -> bool:
    """Whether one of the names stands in these words."""
    folded = [_folded(word) for word in words]
    return any(
        tuple(folded[place : place + len(name)]) == name
        for place, word in enumerate(folded)
        for name in names.get(word, ())
    )
