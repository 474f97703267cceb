"""Guards: checks of the words around a match. Is "1998" a year, "May" a month, "a year" a stretch of time?

`GUARDS` holds them by the name that rules of rules.yaml give under `guard`.
"""

from __future__ import annotations

from collections.abc import Callable
from types import ModuleType
from typing import Final

from communique.dating.guards import dates, references, units, years
from communique.dating.guards.around import LISTS
from communique.dating.values import Found

__all__ = ["GUARDS", "LISTS", "Guard"]

Guard = Callable[[Found], bool]


def _guards_of(module: ModuleType) -> dict[str, Guard]:
    """The functions that a module defines itself."""
    return {
        name: each
        for name, each in vars(module).items()
        if callable(each) and not name.startswith("_") and getattr(each, "__module__", "") == module.__name__
    }


GUARDS: Final[dict[str, Guard]] = {
    name: each for module in (dates, years, units, references) for name, each in _guards_of(module).items()
}
