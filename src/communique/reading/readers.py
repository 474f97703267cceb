"""Readers by name: ours, the remote one, and any that an installed package offers.

A reader is a function from a report and a profile to a reading; a package offers one through the entry-point group
`communique.readers`. One that is still being tried is named by where it stands, as `package.module:function`.
"""

from __future__ import annotations

from collections.abc import Callable
from importlib.metadata import EntryPoint, entry_points

from communique.errors import CommuniqueError
from communique.model import Profile, Reading, Report

Reader = Callable[[Report, Profile], Reading]

GROUP = "communique.readers"
OWN = "communique"


def reader(name: str = OWN) -> Reader:
    """The reader with this name, or at this place (`package.module:function`).

    Raises:
        CommuniqueError: If no installed package offers it (lists those there are), or there is none at the place.
    """
    if ":" in name:
        return _at(name)
    offered = {point.name: point for point in entry_points(group=GROUP)}
    if name not in offered:
        raise CommuniqueError(f"There is no reader {name!r}.", todo=f"One of: {', '.join(sorted(offered))}.")
    loaded: Reader = offered[name].load()
    return loaded


def _at(place: str) -> Reader:
    try:
        loaded: Reader = EntryPoint(place, place, GROUP).load()
    except (ImportError, AttributeError, ValueError) as error:
        raise CommuniqueError(
            f"There is no reader at {place!r} ({error}).", todo="Write package.module:function."
        ) from error
    return loaded
