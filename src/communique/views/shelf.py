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
from communique.store.derived import UNRANKED
from communique.views.corpus import Corpus, Figure, Kind, ReportLine, only
from communique.views.lines import COLUMNS
from communique.views.sketch import ActorSketch, SeatSketch, Sketch

V = TypeVar("V")
_EVENTS, _READINGS, _SKETCHES, _REFS = 1000, 200, 2000, 20_000


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
        self._sketches = Kept(
            lambda ids: store.sketches_of(ids, Sketch),
            _SKETCHES,
            lambda: [line.id for line in self.report_lines],
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
        # Column by column: polars takes a row at a time several times more slowly.
        parts = [
            pl.DataFrame(dict(zip(texts, zip(*rows, strict=True), strict=True)), schema=texts)
            for rows in self._store.timeline_parts()
        ]
        found = pl.concat(parts) if parts else pl.DataFrame(schema=texts)
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
        return tuple(map(Figure.of, self._store.derived("actors", shape=ActorSketch).values()))

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

    def said_by(self) -> Mapping[str, Sequence[str]]:
        """Every statement by its speaker, as `<report>#<number>`, the number counted within the report from 0."""
        return self._store.ranks_by_key("speaker")

    def load(self, refs: Iterable[str]) -> None:
        """Fetch the readings that these references point into, all at once."""
        self._readings.load(ref.partition("#")[0] for ref in refs)

    def load_events(self, ids: Iterable[str]) -> None:
        """Fetch these events, all at once."""
        self._events.load(ids)

    def sketches(self, reports: Iterable[str]) -> Mapping[str, Sketch]:
        """Who says what in these reports, by report id; those that are not here are left out."""
        wanted = [each for each in dict.fromkeys(reports) if each in self.line_of]
        self._sketches.load(wanted)
        return {each: self._sketches[each] for each in wanted}

    def seats(self) -> Mapping[str, frozenset[str]]:
        """Whom reports have in one office at one time: ids of actors by the question that is in dispute."""

        def asked() -> dict[str, frozenset[str]]:
            # They belong to no event.
            ranks = [each for each in self.ranks("disputes") if each.startswith(UNRANKED)]
            held = self._store.derived("disputes", ranks, SeatSketch, by="rank").values()
            return {
                each.question: frozenset(value.value for value in each.values)
                for each in held
                if each.field == "office"
            }

        return self.memo("seats", asked)

    def ranks(self, kind: Kind) -> Sequence[str]:
        """What puts the values of a kind in order, in that order; see `communique.store.derived.rank`."""
        return self.memo(f"ranks of {kind}", lambda: self._store.ranks(kind))

    def ranked(self, kind: Kind, ranks: Collection[str]) -> list[Any]:
        """The values of a kind with these ranks, in the order of ranks."""
        return list(self._store.derived(kind, ranks, by="rank").values())

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
