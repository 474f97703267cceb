"""Makers: each reads the words that a rule of rules.yaml matched and gives the TIMEX3 value and the days.

`MAKERS` holds them by the name that rules give under `make`.
"""

from __future__ import annotations

from types import ModuleType
from typing import Final

from communique.dating.makers import (
    clock,
    counted,
    days,
    durations,
    holding,
    months,
    stretches,
    weekdays,
    years,
)
from communique.dating.values import Maker


def _makers_of(module: ModuleType) -> dict[str, Maker]:
    """The functions that a module defines itself."""
    return {
        name: each
        for name, each in vars(module).items()
        if callable(each) and not name.startswith("_") and getattr(each, "__module__", "") == module.__name__
    }


MAKERS: Final[dict[str, Maker]] = {
    name: each
    for module in (days, months, years, weekdays, holding, counted, stretches, clock, durations)
    for name, each in _makers_of(module).items()
}
