"""Towns that stand for states: which place "Pyongyang" names when something happens in it."""

from __future__ import annotations

from functools import lru_cache

from communique.actors.words import slug
from communique.actors.world import world


@lru_cache(maxsize=1)
def _capitals() -> dict[str, frozenset[str]]:
    return {
        state.id: frozenset(slug(name) for name in (state.capital, *state.capitals) if name) for state in world().states
    }


def capital_of(words: str, state: str) -> str | None:
    """The slug of a state's capital if these words name it, None if they name the state or something else."""
    held = slug(words.removeprefix("the ").removeprefix("The "))
    if held in _capitals().get(state, frozenset()):
        return held
    return None
