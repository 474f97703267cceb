"""A record too large to hold: the same face as a corpus, each value fetched when it is asked for and kept for a while.

What every page needs (one line an event, one an actor, one a report) is held in columns; readings and events come by id.
"""

from __future__ import annotations

import threading
from collections import OrderedDict
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from functools import cached_property
from typing import Any, TypeVar

import polars as pl

from communique.model import (
    Account,
    Actor,
    Carriage,
    Commitment,
    Dispute,
    Event,
    Expectation,
    Position,
    Reading,
    Record,
    Statement,
)
from communique.store import Store
from communique.views.corpus import Corpus, Figure, ReportLine, only
from communique.views.lines import COLUMNS

V = TypeVar("V")
_EVENTS, _READINGS, _REFS = 4000, 400, 20_000
_AT_ONCE = 500


class Kept(Mapping[str, V]):
    """Values by id, fetched when asked for; the least lately used are let go.

    Args:
        fetch: From ids to the values there are.
        most: How many to keep.
        keys: All ids there are.
    """

    def __init__(
        self,
        fetch: Callable[[Iterable[str]], Mapping[str, V]],
        most: int,
        keys: Callable[[], Sequence[str]],
    ) -> None:
        self._fetch, self._most, self._keys = fetch, most, keys
        self._held: OrderedDict[str, V] = OrderedDict()
        # Pages are made in several threads.
        self._lock = threading.Lock()

    def __getitem__(self, key: str) -> V:
        with self._lock:
            if key in self._held:
                self._held.move_to_end(key)
                return self._held[key]
        value = self._fetch([key])[key]
        with self._lock:
            self._held[key] = value
            while len(self._held) > self._most:
                self._held.popitem(last=False)
        return value

    def load(self, keys: Iterable[str]) -> None:
        """Fetch what is not yet kept of these, all at once."""
        with self._lock:
            missing = [key for key in dict.fromkeys(keys) if key not in self._held][: self._most]
        if not missing:
            return
        found = self._fetch(missing)
        with self._lock:
            self._held.update(found)
            while len(self._held) > self._most:
                self._held.popitem(last=False)

    def __iter__(self) -> Iterator[str]:
        return iter(self._keys())

    def __len__(self) -> int:
        return len(self._keys())


class Shelf(Corpus):
    """The record of a store, looked up instead of held.

    Args:
        store: The record's file or database, derived and not stale.
    """

    def __init__(self, store: Store) -> None:
        self._store = store
        self.events = self._events = Kept(
            lambda ids: store.derived("events", list(ids)), _EVENTS, lambda: self.frame["id"].to_list()
        )
        self.by_report = self._readings = Kept(
            store.readings_of, _READINGS, lambda: [line.id for line in self.report_lines]
        )
        self.event_of = Kept(
            lambda refs: {ref: ids[0] for ref, ids in store.looked_up("event", refs).items()},
            _REFS,
            lambda: list(self.tags("event")),
        )

    @property
    def record(self) -> Record:  # type: ignore[override]
        """The whole record, decoded anew each time: for exports, never for a page."""
        return self._store.record()

    @property
    def readings(self) -> Sequence[Reading]:  # type: ignore[override]
        """All readings, decoded anew each time: for exports, never for a page."""
        return self._store.readings()

    @cached_property
    def frame(self) -> pl.DataFrame:
        """The events as a frame, in calendar order."""
        texts = {
            name: pl.String() if isinstance(kind, pl.List | pl.Date) else kind
            for name, kind in COLUMNS.items()
        }
        found = pl.DataFrame(self._store.timeline_rows(), schema=texts, orient="row")
        return found.with_columns(
            pl.col("start", "end").str.to_date("%Y-%m-%d"),
            *(
                pl.when(pl.col(name) == "")
                .then(pl.lit([], pl.List(pl.String())))
                .otherwise(pl.col(name).str.split(","))
                .alias(name)
                for name in ("sides", "people")
            ),
        )

    @cached_property
    def counts(self) -> tuple[int, int]:
        """Number of reports and of events."""
        return self._store.counts()

    @cached_property
    def disputed(self) -> frozenset[str]:
        """Ids of the events on which reports or statements disagree."""
        return frozenset(self.frame.filter(pl.col("disputed"))["id"])

    @cached_property
    def disputes(self) -> tuple[Dispute, ...]:
        """What cannot all be true."""
        return tuple(self._store.derived("disputes").values())

    @cached_property
    def positions(self) -> tuple[Position, ...]:
        """What sides hold on issues."""
        return tuple(self._store.derived("positions").values())

    @cached_property
    def expectations(self) -> tuple[Expectation, ...]:
        """What was announced or foreseen."""
        return tuple(self._store.derived("expectations").values())

    @cached_property
    def commitments(self) -> tuple[Commitment, ...]:
        """What was undertaken."""
        return tuple(self._store.derived("commitments").values())

    @property
    def actors(self) -> tuple[Actor, ...]:
        """Who is who across reports, decoded anew each time: for exports, never for a page."""
        return tuple(self._store.derived("actors").values())

    @cached_property
    def figures(self) -> tuple[Figure, ...]:
        """Every actor as one line."""
        ids = self._store.derived_ids("actors")
        some = (ids[start : start + _AT_ONCE] for start in range(0, len(ids), _AT_ONCE))
        return tuple(
            Figure.of(actor) for batch in some for actor in self._store.derived("actors", batch).values()
        )

    @cached_property
    def report_lines(self) -> tuple[ReportLine, ...]:
        """Every report as one line, by day and name."""
        return tuple(sorted((ReportLine.of(row) for row in self._store.report_rows()), key=ReportLine.order))

    @cached_property
    def _all_tags(self) -> dict[str, dict[str, int]]:
        return {}

    def tags(self, kind: str) -> dict[str, int]:
        """All keys of a kind, each with the number of ids that it leads to."""
        if kind not in self._all_tags:
            self._all_tags[kind] = self._store.lookup_keys(kind)
        return self._all_tags[kind]

    def tagged(self, kind: str, keys: Iterable[str]) -> dict[str, tuple[str, ...]]:
        """The ids that each key of a kind leads to; keys that lead nowhere are left out."""
        return self._store.looked_up(kind, keys)

    def load(self, refs: Iterable[str]) -> None:
        """Fetch the readings that these references point into, all at once."""
        self._readings.load(ref.partition("#")[0] for ref in refs)

    def load_events(self, ids: Iterable[str]) -> None:
        """Fetch these events, all at once."""
        self._events.load(ids)

    def disputes_of(self, event: str) -> tuple[Dispute, ...]:
        """The disputes on an event."""
        ids = self._store.looked_up("dispute", [event]).get(event, ())
        return tuple(self._store.derived("disputes", ids).values()) if ids else ()

    def carriages(self, reports: Collection[str]) -> dict[str, Carriage]:
        """Whose words these reports carry, by report id."""
        return self._store.derived("syndication", reports)

    def value(self, ref: str) -> Account | Statement | None:
        """The account or statement that a reference `report#id` points to; None if it is gone."""
        report, _, identity = ref.partition("#")
        reading = self.by_report.get(report)
        if reading is None:
            return None
        held: Iterable[Any] = (*reading.accounts, *reading.statements)
        return next((each for each in held if each.id == identity), None)

    @cached_property
    def _names(self) -> dict[str, str]:
        return {figure.id: figure.name for figure in self.figures}

    def event(self, identity: str) -> Event:
        """The event with this id or the only one whose id starts so.

        Raises:
            NotFoundError: If there is none or more than one.
        """
        found = self.events.get(identity)
        if found is not None:
            return found
        close = self._store.derived_ids("events", identity)[:7] if identity else []
        return only("event", identity, [self.events[each] for each in close])

    def reading(self, identity: str) -> Reading:
        """The reading of the report with this id or name, or the only one whose id or name starts so.

        Raises:
            NotFoundError: If there is none or more than one.
        """
        close = self._store.report_ids(identity)[:7] if identity else []
        return only("report", identity, [self.by_report[each] for each in close])

    def actor(self, name: str) -> Actor:
        """The actor with this id or any of its names, ignoring case.

        Raises:
            NotFoundError: If there is none or more than one.
        """
        wanted = name.casefold()
        exact = [each for each in self.figures if wanted in (each.id, each.name.casefold())]
        known = [each for each in self.figures if wanted in each.forms]
        close = [each for each in self.figures if wanted in each.name.casefold()]
        ids = [each.id for each in (exact or known or close)[:7]]
        found: list[Actor] = list(self._store.derived("actors", ids).values())
        return only("actor", name, found)
