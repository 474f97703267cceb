"""Phrases of the lexicon found among a report's words.

A phrase is a tuple of folded words as the language core cuts them; the longest phrase at a place wins.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import lru_cache

import msgspec

from communique.actors.words import folded, is_capital, slug
from communique.actors.world import bodies, movements, outlets, phrases, places, world
from communique.language.tokenizer import tokenize
from communique.language.types import Token
from communique.model import Profile

# What a phrase tells of the actor: its name, the adjective or the people of a state, or the name of its capital.
NAME, ADJECTIVE, PEOPLE, CAPITAL, SHORT = "name", "adjective", "people", "capital", "short"


class Entry(msgspec.Struct, frozen=True):
    """What a phrase stands for.

    Attributes:
        id: The actor's slug; for a capital that of the city.
        kind: Its kind.
        name: Its usual name.
        form: What the phrase tells of it.
        side: Whom it acts for.
        state: For capitals and cities the state they lie in.
        exact: Whether every letter must be a capital ("US", "AP").
        cased: Whether the words must be written with a capital.
        hidden: Whether it is only used inside other phrases and makes no actor of its own.
        members: For groups, the ids of the members.
        needs: Slug of a state that the text must name for the phrase to hold.
    """

    id: str
    kind: str
    name: str
    form: str = NAME
    side: str | None = None
    state: str | None = None
    cased: bool = True
    exact: bool = False
    hidden: bool = False
    members: tuple[str, ...] = ()
    needs: str | None = None


class Hit(msgspec.Struct, frozen=True):
    """A phrase found at the tokens [first, last)."""

    first: int
    last: int
    entry: Entry


Table = dict[str, dict[tuple[str, ...], Entry]]


def find(tokens: Sequence[Token], table: Table) -> list[Hit]:
    """The longest phrases in order, without overlaps, each inside one sentence."""
    low = [folded(token.text).removeprefix("ex-") for token in tokens]
    hits: list[Hit] = []
    at, end = 0, len(tokens)
    while at < end:
        hit = _longest(tokens, low, at, table)
        if hit is None:
            at += 1
        else:
            hits.append(hit)
            at = hit.last
    return hits


def _longest(tokens: Sequence[Token], low: Sequence[str], at: int, table: Table) -> Hit | None:
    listed = table.get(low[at])
    if listed is None:
        return None
    best: Hit | None = None
    for words, entry in listed.items():
        last = at + len(words)
        if best is not None and last <= best.last:
            continue
        if tuple(low[at:last]) != words or tokens[last - 1].sent != tokens[at].sent:
            continue
        if entry.cased and not _is_written_as_name(tokens[at:last], entry):
            continue
        best = Hit(at, last, entry)
    return best


def _is_written_as_name(words: Sequence[Token], entry: Entry) -> bool:
    if entry.exact:
        return all(word.text.removeprefix("ex-").isupper() or not word.text.isalpha() for word in words)
    return is_capital(words[0].text) or (
        len(words) > 1 and is_capital(words[-1].text) and not words[0].text.isalpha()
    )


def add(table: Table, name: str, entry: Entry, *, replace: bool = False) -> None:
    """Enter a name under its first word."""
    words = tuple(folded(name[start:end]) for start, end in tokenize(name))
    if not words:
        return
    if (
        len(words) == 1
        and name.isalpha()
        and name.isupper()
        and (len(name) < 3 or folded(name) in phrases().lower_case_words)
    ):
        entry = msgspec.structs.replace(entry, cased=True, exact=True)
    held = table.setdefault(words[0], {})
    if replace or words not in held:
        held[words] = entry


@lru_cache(maxsize=1)
def world_table() -> Table:
    """All phrases of the world lexicon."""
    table: Table = {}
    words = phrases().lower_case_words
    for body_kind, listed in (
        ("organisation", bodies().international),
        ("group", bodies().groups),
        ("organisation", bodies().national),
    ):
        for key, body in listed.items():
            side = body.side or (key if body_kind == "organisation" else None)
            entry = Entry(
                key, body_kind, body.name, NAME, side, cased=True, hidden=body.hidden, members=body.members
            )
            for name in (body.name, *body.names):
                loose = " " in name and folded(name) not in words
                add(table, name, msgspec.structs.replace(entry, cased=not loose))
    for key, movement in movements().movements.items():
        entry = Entry(key, "organisation", movement.name, NAME, movement.side or key)
        for name in (movement.name, *movement.names):
            add(table, name, entry)
    for key, outlet in outlets().items():
        for name in (outlet.name, *outlet.names):
            add(table, name, Entry(key, "publication", outlet.name, NAME, outlet.side))
    for key, channel in phrases().channels.items():
        for name in (channel.name, *channel.names):
            add(table, name, Entry(key, "channel", channel.name, NAME, cased=False, members=channel.sides))
    for key, region in places().regions.items():
        for name in (region.name, *region.names):
            add(
                table,
                name,
                Entry(
                    key,
                    "place",
                    region.name,
                    NAME,
                    cased=" " not in name,
                    hidden=region.hidden,
                    needs=region.needs,
                ),
            )
    _add_states(table, words)
    for name in world().us_states:
        add(table, name, Entry(slug(name), "place", name, NAME, state="united-states"))
    for name, state in world().cities.items():
        add(table, name, Entry(slug(name), "place", name, NAME, state=state))
    return table


def _add_states(table: Table, words: Iterable[str]) -> None:
    for state in world().states:
        entry = Entry(state.id, "state", state.name, NAME, state.id, state.id)
        for form, listed in ((NAME, state.names), (ADJECTIVE, state.adjectives), (PEOPLE, state.people)):
            for name in listed:
                cased = folded(name) in words
                add(table, name, msgspec.structs.replace(entry, form=form, cased=cased))
        for name in (state.capital, *state.capitals):
            if name and slug(name) != state.id:
                usual = state.capital
                cased = folded(name) in words
                add(table, name, Entry(slug(usual), "place", usual, CAPITAL, None, state.id, cased))


def table_for(profile: Profile) -> Table:
    """The world's phrases with those of a profile laid over them."""
    if not profile.sides and not profile.actors:
        return world_table()
    return _profile_table(profile.id, msgspec.json.encode(profile))


@lru_cache(maxsize=8)
def _profile_table(_: str, encoded: bytes) -> Table:
    profile = msgspec.json.decode(encoded, type=Profile)
    table = {first: dict(held) for first, held in world_table().items()}
    known = {state.id: state for state in world().states}
    for side in profile.sides:
        kind = "state" if side.id in known else "organisation"
        for name in (side.name, *side.names):
            if not name.lower().startswith("the "):
                add(
                    table,
                    name,
                    Entry(side.id, kind, side.name, NAME, side.id, side.id, cased=" " not in name),
                    replace=True,
                )
    for actor in profile.actors:
        if actor.kind == "person":
            continue
        entry = Entry(actor.id, actor.kind, actor.name, NAME, actor.side, cased=True, members=actor.members)
        for name in (actor.name, *actor.names):
            bare = name[4:] if name.lower().startswith("the ") else name
            add(table, bare, msgspec.structs.replace(entry, cased=" " not in bare), replace=True)
    return table
