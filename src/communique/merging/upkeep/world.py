"""What rules look at, fetched when they look: readings, accounts, statements, events and what leads to them."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from typing import Any, Protocol, TypeVar

from communique.merging.facts import Facts
from communique.merging.ground import Ground, accounts_of, statements_of
from communique.merging.lookup import Entry, Lookup
from communique.merging.upkeep.ledger import LAST, Ledger, decode
from communique.model import Event, Reading

V = TypeVar("V")
# Entries fetched at first, and at most, at a time.
_FIRST, _CHUNK = 6, 96


class Held(Protocol):
    """The record as it is before the change."""

    def readings_of(self, ids: Iterable[str]) -> Mapping[str, Reading]:
        """Readings by report id."""
        ...

    def derived(self, kind: str, ids: Collection[str] | None = None, shape: Any = None) -> Mapping[str, Any]:
        """Derived values by id, all or so much of each as a shape holds."""
        ...

    def looked_up(self, kind: str, keys: Iterable[str]) -> Mapping[str, tuple[str, ...]]:
        """What each key of a kind leads to."""
        ...


class Sought(Mapping[str, V]):
    """Values by key, fetched when asked for, and kept.

    Args:
        fetch: From keys to the values there are.
        known: Values that are known before, None for those that are gone.
    """

    def __init__(
        self, fetch: Callable[[list[str]], Mapping[str, V]], known: Mapping[str, V | None] | None = None
    ) -> None:
        self._fetch = fetch
        self._held: dict[str, V | None] = dict(known or {})

    def load(self, keys: Iterable[str]) -> None:
        """Fetch all of these at once."""
        missing = [key for key in dict.fromkeys(keys) if key not in self._held]
        if missing:
            found = self._fetch(missing)
            self._held |= {key: found.get(key) for key in missing}

    def set(self, key: str, value: V | None) -> None:
        """Put a value in place of what was there."""
        self._held[key] = value

    def _sought(self, key: str) -> V | None:
        if key not in self._held:
            self.load([key])
        return self._held[key]

    def __getitem__(self, key: str) -> V:
        value = self._sought(key)
        if value is None:
            raise KeyError(key)
        return value

    def get(self, key: str, default: Any = None) -> Any:
        """The value of a key, or something else where there is none."""
        value = self._sought(key)
        return default if value is None else value

    def __contains__(self, key: object) -> bool:
        return isinstance(key, str) and self._sought(key) is not None

    def some(self, keys: Iterable[str]) -> dict[str, V]:
        """Those of these keys that there are."""
        asked = list(dict.fromkeys(keys))
        self.load(asked)
        return {key: value for key in asked if (value := self._held[key]) is not None}

    def __iter__(self) -> Iterator[str]:
        raise TypeError("what is fetched when asked for is not gone through")

    def __len__(self) -> int:
        raise TypeError("what is fetched when asked for is not counted")


class Near(Ground):
    """The ground around a change.

    Args:
        readings: Readings by report id.
        rename: The id across reports of an actor named in one.
        facts: Facts by reference.
    """

    def __init__(self, readings: Sought[Reading], rename: Callable[[str], str], facts: Sought[Facts]) -> None:
        self.rename = rename
        self.sought = readings
        self.reading = readings
        self.account, self.statement = accounts_of(readings), statements_of(readings)
        self.__dict__["facts"] = facts


class Entries(Lookup):
    """Events by key, out of a ledger.

    Args:
        ledger: The ledger.
        events: Events by id.
    """

    def __init__(self, ledger: Ledger, events: Sought[Event]) -> None:
        super().__init__({})
        self._ledger, self._events = ledger, events

    def _event(self, identity: str) -> Event | None:
        found: Event | None = self._events.get(identity)
        return found

    def _run(self, key: str, first: str, last: str) -> Iterator[Entry]:
        since, until, most = first, min(last, LAST), _FIRST
        while rows := self._ledger.bucket("entry", key, since=since, until=until, most=most):
            entries = [
                Entry(place, place.rpartition(" ")[2], decode(data, tuple[str, ...])) for place, data in rows
            ]
            # Those that are asked for by their words are mostly passed over.
            self._events.load(each.id for each in entries if not each.named)
            yield from entries
            if len(rows) < most:
                return
            since, most = entries[-1].place, min(2 * most, _CHUNK)
