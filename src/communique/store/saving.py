"""Writing the derived record whole: every value is gone through once, and all that is made of it is put down then."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Sequence

from communique.batches import batched
from communique.merging.upkeep.ledger import Filled
from communique.model import Actor, Event, Reading, Record
from communique.store import lookups, search, tables
from communique.store.derived import KINDS, Values, rank_of_event, row, timeline_row
from communique.store.driver import Driver, insert
from communique.store.search import Entry

Entering = Callable[[Iterable[Event], Iterable[Actor], Iterable[Reading]], Iterable[Entry]]
"""What can be searched for in events, actors and readings."""
# Values written at a time, so that memory stays flat however large the record.
_BATCH = 500


class Saving:
    """A record being written whole, in place of what was there.

    Args:
        driver: The transaction.
        entering: What can be searched for; None leaves the index as it is.
        ledger: Where it is noted at which place of the index each entry is, if anywhere.
    """

    def __init__(self, driver: Driver, entering: Entering | None, ledger: Filled | None) -> None:
        self._driver, self._entering, self._ledger = driver, entering, ledger
        self._place = 1
        for table in (tables.derived, tables.timeline, tables.lookup, tables.lines):
            driver.done(f"DELETE FROM {table.name}")
        if entering is not None:
            search.clear(driver)

    def record(self, record: Record | Values) -> None:
        """Write the values of a record."""
        disputed = {each.event for each in record.disputes if each.event}
        at: dict[str, str] = {}
        for kind in KINDS:
            for values in batched(getattr(record, kind), _BATCH):
                if kind == "events":
                    at |= {each.id: rank_of_event(each) for each in values}
                    self._events(values, disputed)
                elif kind == "disputes":
                    self._lead(row for each in values for row in lookups.of_dispute(each))
                elif kind == "actors":
                    self._enter(actors=values)
                self._driver.put(insert(tables.derived), [row(kind, each, at) for each in values])

    def _events(self, events: Sequence[Event], disputed: Collection[str]) -> None:
        lines = [timeline_row(each, disputed=each.id in disputed) for each in events]
        self._driver.put(insert(tables.timeline), lines)
        self._lead(row for each in events for row in lookups.of_event(each))
        self._enter(events=events)

    def readings(self, readings: Iterable[Reading]) -> None:
        """Write what leads to the readings that it was derived from; they come last in the index."""
        for some in batched(readings, _BATCH):
            self._driver.put(insert(tables.lines), [lookups.line_of(each) for each in some])
            self._lead(row for each in some for row in lookups.of_reading(each))
            self._enter(readings=some)
        if self._ledger is not None and self._entering is not None:
            self._ledger.put("last", [search.last_row(self._place - 1)])

    def _lead(self, rows: Iterable[lookups.Row]) -> None:
        # In the order of their keys, so that pages that lie together are written together.
        self._driver.put(insert(tables.lookup), sorted(rows))

    def _enter(
        self, events: Sequence[Event] = (), actors: Sequence[Actor] = (), readings: Sequence[Reading] = ()
    ) -> None:
        if self._entering is None:
            return
        entries = list(self._entering(events, actors, readings))
        search.add(self._driver, entries, self._place)
        if self._ledger is not None:
            self._ledger.put("found", search.place_rows(entries, self._place))
        self._place += len(entries)
