"""The world lexicon: states, cities, people, bodies and outlets, with the names that the press gives them.

`world.json` is made by `tools/world.py` from well-kept libraries; the YAML files beside it hold what those lack.
Everything is read once and kept.
"""

from __future__ import annotations

from functools import lru_cache
from importlib import resources
from typing import Any

import msgspec
import yaml

from communique.actors.words import name_parts
from communique.errors import DataError
from communique.page import outlets as page


class State(msgspec.Struct, frozen=True):
    """A state: its slug, names, adjectives, people, capital and other names of the capital."""

    id: str
    name: str
    names: tuple[str, ...]
    adjectives: tuple[str, ...]
    people: tuple[str, ...]
    capital: str
    capitals: tuple[str, ...]


class PublicPerson(msgspec.Struct, frozen=True):
    """A person of public record; offices are (title, of, since, until) with years or days, open ends empty."""

    id: str
    name: str
    side: str
    offices: tuple[tuple[str, str, str, str], ...]
    names: tuple[str, ...] = ()
    gender: str | None = None
    family: str | None = None


class Body(msgspec.Struct, frozen=True):
    """An organisation, publication, region, group or channel of the lexicon."""

    name: str
    names: tuple[str, ...] = ()
    short: tuple[str, ...] = ()
    side: str | None = None
    members: tuple[str, ...] = ()
    hidden: bool = False
    forum: bool = False
    meeting: bool = False
    needs: str | None = None
    country: str | None = None
    sides: tuple[str, ...] = ()


class World(msgspec.Struct, frozen=True):
    """The generated part of the lexicon."""

    states: tuple[State, ...]
    cities: dict[str, str]
    us_states: tuple[str, ...]
    people: tuple[PublicPerson, ...]


class Shapes(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Nouns that make names: of public and private bodies, of sites, and of sites whose name follows."""

    public: frozenset[str]
    private: frozenset[str]
    sites: frozenset[str]
    sites_before: frozenset[str]


class Bodies(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """`bodies.yaml`."""

    international: dict[str, Body]
    groups: dict[str, Body]
    national: dict[str, Body]
    ministries: dict[str, tuple[str, ...]]
    ministry_of: dict[str, dict[str, str]]
    shapes: Shapes


class Movement(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A party that is no state: whom it acts for, the states it fights over, kinds of words for its people."""

    name: str
    names: tuple[str, ...] = ()
    side: str | None = None
    land: tuple[str, ...] = ()
    called: tuple[str, ...] = ()
    whole: bool = False


class Movements(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """`movements.yaml`: `any` and `parties` are nouns in the singular, `kinds` nouns by kind."""

    any: frozenset[str]
    kinds: dict[str, frozenset[str]]
    parties: frozenset[str]
    movements: dict[str, Movement]


class Places(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """`places.yaml`."""

    regions: dict[str, Body]
    us_abbreviations: frozenset[str]
    party_people: frozenset[str]
    kinds_after: tuple[str, ...]


class Roles(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """`roles.yaml`: nouns for what a person is."""

    head: tuple[str, ...]
    official: tuple[str, ...]
    other: tuple[str, ...]
    family: tuple[str, ...]
    honorific: dict[str, tuple[str, ...]]
    modifiers: frozenset[str]
    former: frozenset[str]
    fields: frozenset[str]
    implied: dict[str, str | None]
    abbreviations: dict[str, str]
    ranks: frozenset[str]
    dismissals: frozenset[str]
    seats: tuple[tuple[str, ...], ...]


class Direction(msgspec.Struct, frozen=True):
    """A word such as "the North" and the states of which one must be in the text."""

    words: tuple[str, ...]
    needs: tuple[str, ...]


class Phrases(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """`phrases.yaml`: words that stand for actors without naming them."""

    directions: dict[str, Direction]
    not_after: frozenset[str]
    government: frozenset[str]
    descriptions: dict[str, frozenset[str]]
    pairs: dict[str, tuple[str, ...]]
    anonymous: dict[str, frozenset[str]]
    pronouns: dict[str, frozenset[str]]
    possessive: frozenset[str]
    channels: dict[str, Body]
    motion: frozenset[str]
    motion_from: frozenset[str]
    government_after: frozenset[str]
    in_city: frozenset[str]
    lower_case_words: frozenset[str]
    nobody: frozenset[str]
    companies: frozenset[str]
    indices: frozenset[str]
    attacks: frozenset[str]
    exercises: frozenset[str]


_DATA = "communique.actors.data"


def _yaml(name: str, kind: type[Any]) -> Any:
    loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    raw = resources.files(_DATA).joinpath(name).read_text(encoding="utf-8")
    try:
        return msgspec.convert(yaml.load(raw, loader), kind)
    except (yaml.YAMLError, msgspec.ValidationError) as error:
        raise DataError(str(error), where=f"actors/data/{name}", todo="Correct the lexicon file.") from error


@lru_cache(maxsize=1)
def world() -> World:
    """States, cities and people."""
    raw = resources.files(_DATA).joinpath("world.json").read_bytes()
    try:
        return msgspec.json.decode(raw, type=World)
    except msgspec.DecodeError as error:
        raise DataError(
            str(error), where="actors/data/world.json", todo="Run tools/world.py again."
        ) from error


@lru_cache(maxsize=1)
def bodies() -> Bodies:
    """International bodies, parts of governments, ministries."""
    loaded: Bodies = _yaml("bodies.yaml", Bodies)
    return loaded


@lru_cache(maxsize=1)
def forums() -> dict[str, tuple[str, ...]]:
    """The members of each forum whose name fixes them: the six-party talks."""
    return {key: body.members for key, body in bodies().groups.items() if body.forum}


@lru_cache(maxsize=1)
def meetings() -> frozenset[str]:
    """Bodies known by their meetings, where others meet: the G20. They are no side of any talks."""
    return frozenset(key for key, body in bodies().international.items() if body.meeting)


@lru_cache(maxsize=1)
def movements() -> Movements:
    """Movements, fronts and armed groups, and what their people are called."""
    loaded: Movements = _yaml("movements.yaml", Movements)
    return loaded


@lru_cache(maxsize=1)
def outlets() -> dict[str, Body]:
    """Agencies, papers and broadcasters by id, with the names that running text has for them."""
    return {
        key: Body(name=each.name, names=(*each.names, *each.text), side=each.side)
        for key, each in page.outlets().entries.items()
        if each.only is None
    }


@lru_cache(maxsize=1)
def places() -> Places:
    """Seas, peninsulas, zones and provinces."""
    loaded: Places = _yaml("places.yaml", Places)
    return loaded


@lru_cache(maxsize=1)
def roles() -> Roles:
    """Nouns for what a person is."""
    loaded: Roles = _yaml("roles.yaml", Roles)
    return loaded


@lru_cache(maxsize=1)
def seats() -> dict[str, str]:
    """The seat of each title that one person holds at a time: "secretary of defense" is the seat `defense secretary`."""
    return {title: line[0] for line in roles().seats for title in line}


@lru_cache(maxsize=1)
def phrases() -> Phrases:
    """Stand-ins, groups, pronouns, channels."""
    loaded: Phrases = _yaml("phrases.yaml", Phrases)
    return loaded


@lru_cache(maxsize=1)
def given_names() -> dict[str, str]:
    """Given names with the gender that they tell; family names that stand first are not in it."""
    loaded: dict[str, str] = _yaml("given_names.yaml", dict[str, str])
    return {name: gender for gender in ("male", "female") for name in loaded[gender].split()}


@lru_cache(maxsize=1)
def families_first() -> frozenset[str]:
    """Korean, Chinese and Vietnamese family names, which stand before the given name."""
    loaded: dict[str, str] = _yaml("given_names.yaml", dict[str, str])
    return frozenset(loaded["families_first"].split())


@lru_cache(maxsize=1)
def state_ids() -> frozenset[str]:
    """Slugs of all states."""
    return frozenset(state.id for state in world().states)


@lru_cache(maxsize=1)
def capital_of() -> dict[str, str]:
    """Name of each capital, as written, to the slug of its state."""
    return {name: state.id for state in world().states for name in (state.capital, *state.capitals) if name}


@lru_cache(maxsize=1)
def people_ids() -> frozenset[str]:
    """Ids of the persons of public record: two of them are never one."""
    return frozenset(person.id for person in world().people)


@lru_cache(maxsize=1)
def people_by_part() -> dict[str, tuple[PublicPerson, ...]]:
    """Persons of public record by each folded part of their names."""
    found: dict[str, list[PublicPerson]] = {}
    for person in world().people:
        for part in {part for name in (person.name, *person.names) for part in name_parts(name)}:
            found.setdefault(part, []).append(person)
    return {part: tuple(held) for part, held in found.items()}
