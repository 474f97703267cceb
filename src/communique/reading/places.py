"""Towns that stand for states: which place "Pyongyang" names when something happens in it."""

from __future__ import annotations

from functools import lru_cache

from communique.actors.words import slug
from communique.actors.world import places, world
from communique.reading.frames import LEXICON, load_yaml


@lru_cache(maxsize=1)
def _capitals() -> dict[str, frozenset[str]]:
    return {
        state.id: frozenset(slug(name) for name in (state.capital, *state.capitals) if name)
        for state in world().states
    }


@lru_cache(maxsize=1)
def _countries() -> dict[str, str]:
    """The country of each town and region, by slug; a name that two countries share has the larger town's."""
    found = {slug(name): state for name, state in world().cities.items()}
    found.update({slug(name): "united-states" for name in world().us_states if slug(name) not in found})
    capitals: dict[str, str] = {}
    for state in world().states:
        for name in (state.capital, *state.capitals):
            if name:
                # States of the past come last: "Moscow" is Russia's
                capitals.setdefault(slug(name), state.id)
    found.update(capitals)
    for key, region in places().regions.items():
        if region.country is not None:
            found[key] = region.country
    found.update(load_yaml(LEXICON / "places.yaml")["shared"])
    return found


def country_of(place: str) -> str | None:
    """The slug of the country that a town or region lies in, None if unknown or in none."""
    return _countries().get(place)


@lru_cache(maxsize=1)
def city_states() -> frozenset[str]:
    """The slugs of states that are one city."""
    return frozenset(each.id for each in world().states if each.capital and slug(each.capital) == each.id)


def is_seat(actor: str) -> bool:
    """Whether a body's name also names the building that people meet in."""
    return actor in _seats()


@lru_cache(maxsize=1)
def _seats() -> frozenset[str]:
    return frozenset(load_yaml(LEXICON / "places.yaml")["seats"])


def capital_of(words: str, state: str) -> str | None:
    """The slug of a state's capital if these words name it, None if they name the state or something else."""
    held = slug(words.removeprefix("the ").removeprefix("The "))
    if held in _capitals().get(state, frozenset()):
        return held
    return None
