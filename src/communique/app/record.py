"""A record as a user holds it: read sources into it, look at it, ask it why.

record = communique.open("korea.db", profile="korea")
record.read(["reports/"])
record.timeline(type=["talks"], since="2018")
"""

from __future__ import annotations

import threading
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from datetime import date
from pathlib import Path
from types import TracebackType

import msgspec
import polars as pl

from communique import profiles, views
from communique.app.corrections import decode_corrections
from communique.app.deriving import Derivation, Deriver, derive_apart
from communique.app.upkeep import brought_up_to_date, derived_whole
from communique.errors import CommuniqueError, InputError
from communique.intake import load
from communique.language.choice import OWN as OWN_CORE
from communique.merging import Change, Correction, changes, dated_by_hand, merge
from communique.merging import as_of as as_of_day
from communique.merging.standing import Standing
from communique.model import NO_PROFILE, Profile, Reading, Report
from communique.reading.company import redate
from communique.reading.extended import lexicon_of
from communique.reading.readers import OWN
from communique.scale import EngineName, read_all
from communique.store import Store, open_store

# From this many reports on, the start of worker processes pays.
_WORTH_PROCESSES = 24
_PAST_DAYS = 8
# Up to so many reports what one merge found out is held for the next, some 200 kB a report.
_REMEMBERED_REPORTS = 2000
# A record up to this size is held whole; of a larger one each value is fetched when it is asked for.
_HELD_REPORTS, _HELD_EVENTS = 1500, 6000
# So many seconds a reader waits for the record to be derived with what they changed, before they are answered without it.
_PATIENCE = 1.0


class Failure(msgspec.Struct, frozen=True):
    """A source that was not read, and why."""

    source: str
    reason: str


class ReadSummary(msgspec.Struct, frozen=True, kw_only=True):
    """What a call of `read` did: reports read, reports already there, sources that failed."""

    read: int
    skipped: int
    failures: tuple[Failure, ...]


class OpenRecord:
    """A record file with its profile; use as a context manager or as it is.

    Args:
        store: The record file.
        profile: The negotiation as the user describes it.
    """

    def __init__(self, store: Store, profile: Profile = NO_PROFILE) -> None:
        self.store = store
        self.profile = profile
        self._corpus: views.Corpus | None = None
        self._past: dict[date, views.Corpus] = {}
        self._stamp: str | None = None
        # What the last merge found out: a correction, or one more report, asks only for what it touches.
        self._standing: Standing | None = None
        # Where others read the record meanwhile: derives it beside them.
        self._deriver: Deriver | None = None
        self._opening = threading.RLock()

    def __enter__(self) -> OpenRecord:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._corpus = None

    def read(
        self,
        sources: Iterable[str | Path],
        *,
        meta: str | Path | None = None,
        again: bool = False,
        engine: EngineName | None = None,
        workers: int = 0,
        reader: str = OWN,
        language: str = OWN_CORE,
        progress: Callable[[str, int, int], None] | None = None,
    ) -> ReadSummary:
        """Read sources into the record; a report that is already there is skipped by its content.

        Args:
            sources: Files, folders, globs or JSONL.
            meta: A JSONL file with what the finder knows of the reports, by id.
            again: Read reports anew that are already there.
            engine: Where to read; None chooses by the number of reports.
            workers: Number of workers, 0 for one a core.
            reader: Name of the reader.
            language: The language core: "own", or "spacy:NAME", an installed pipeline.
            progress: Called with a report's name, the number of reports done and of all.

        Returns:
            What was read, skipped and failed. A failure never stops the others.

        Raises:
            RecordError: If the record cannot be written; what was read before is kept.
        """
        known: Collection[str] = () if again else self.store.known()
        failures: list[Failure] = []
        fresh, skipped = _fresh(_loaded(sources, meta, failures), known)
        chosen = engine or ("processes" if len(fresh) >= _WORTH_PROCESSES else "serial")
        done = 0
        for report, outcome in read_all(
            fresh, self.profile, engine=chosen, workers=workers, by=reader, language=language
        ):
            if isinstance(outcome, Reading):
                self.store.add(outcome, profile=self.profile.id)
                done += 1
            else:
                failures.append(Failure(report.source or report.name, f"the reader failed: {outcome!r}"))
            if progress is not None:
                progress(report.name, done, len(fresh))
        # A run that was ended before it could merge is taken up here, also where nothing was left to read.
        if done or self.store.stale():
            self._settle()
        return ReadSummary(read=done, skipped=skipped, failures=tuple(failures))

    def _settle(self) -> None:
        """Date undated reports by their company, then derive the record anew; a few of known day only near them."""
        if self._kept_up():
            return
        held = {reading.report.id: reading for reading in self.store.readings()}
        for reading in list(redate(list(held.values()), self.profile)):
            self.store.add(reading, profile=self.profile.id)
            held[reading.report.id] = reading
        self._derive(list(held.values()))

    def rebuild(self) -> None:
        """Derive the record anew from the readings and corrections."""
        self._derive(self.store.told())

    def refresh(self) -> None:
        """Derive what changed since the record was last derived: in a large record only near the change."""
        if not self._kept_up():
            self.rebuild()

    def _kept_up(self) -> bool:
        """Bring a large record up to date near what changed; False if all of it is to be derived."""
        work = brought_up_to_date(self.store, self.profile)
        if work is not None:
            self._stamp, self._corpus = work.stamp, None
            self._past.clear()
        return work is not None

    def _derive(self, readings: Collection[Reading]) -> None:
        large = len(readings) > _REMEMBERED_REPORTS
        self._standing = None if large else (self._standing or Standing())
        found, self._stamp = derived_whole(self.store, self.profile, readings, self._standing)
        self._corpus = None if self._large() else views.Corpus(found.record, tuple(found.as_read))
        self._past.clear()

    def _large(self) -> bool:
        reports, events = self.store.counts()
        return reports > _HELD_REPORTS or events > _HELD_EVENTS

    def correct(self, correction: Correction) -> None:
        """Keep a correction and derive the record anew with it.

        Raises:
            RecordError: If the record cannot be written.
        """
        text = msgspec.json.encode(correction).decode()
        self.store.correct(correction.id, correction.made, correction.author, correction.reason, text)
        self.changed()

    def derive_beside(self) -> None:
        """From now on derive the record beside those who read it, as a desk does."""

        def derive() -> None:
            if self._kept_up():
                return
            if self._large() and self.store.path.is_file():
                derive_apart(self.store.path, _rebuild)
            else:
                self.rebuild()

        self._deriver = Deriver(derive)

    def changed(self) -> None:
        """Derive the record anew after a change: at once, or beside its readers if that takes longer than they would wait."""
        if self._deriver is None:
            self.refresh()
        else:
            self._deriver.ask()
            self._deriver.wait(_PATIENCE)

    def deriving(self) -> Derivation | None:
        """The derivation that is under way beside the readers, or failed; None if the record is as it should be."""
        return self._deriver.state() if self._deriver else None

    def corpus(self, as_of: date | str | None = None) -> views.Corpus:
        """The record with its readings, derived anew if readings came in since.

        Args:
            as_of: A day (ISO 8601 if text): only what the reports published by then supported.

        Raises:
            CommuniqueError: If the text is not a date.
        """
        with self._opening:
            present = self._present()
        if not as_of:
            return present
        until = views.bounds(None, as_of)[1] if isinstance(as_of, str) else as_of
        assert until is not None
        if until not in self._past:
            # A few days are held: a reader steps between them, and each costs a merge.
            if len(self._past) >= _PAST_DAYS:
                self._past.pop(next(iter(self._past)))
            self._past[until] = self._as_of(until)
        return self._past[until]

    def _present(self) -> views.Corpus:
        """The record as last derived, once it has been."""
        stamp = self.store.derived_stamp()
        if stamp is None and self._deriver is not None:
            if self._deriver.state() is None:
                self._deriver.ask()
            if self._corpus is not None:
                return self._corpus
            self._deriver.wait()
            stamp = self.store.derived_stamp()
        if stamp is None:
            self.refresh()
        elif stamp != self._stamp:
            # Another process has derived the record since: what is held here is of yesterday.
            self._corpus, self._stamp = None, stamp
            self._past.clear()
        if self._corpus is None:
            self._corpus = (
                views.Shelf(self.store)
                if self._large()
                else views.Corpus(self.store.record(), self.store.readings())
            )
        return self._corpus

    def stamp(self) -> str:
        """What tells the present record from those before and after it; derived anew first if need be."""
        self.corpus()
        return self._stamp or ""

    def _as_of(self, day: date) -> views.Corpus:
        """The record of the reports that were out by a day; later ones are not even fetched."""
        corrections = decode_corrections(self.store.corrections())
        fetched = self.store.readings(until=day, also=dated_by_hand(corrections))
        known = as_of_day(fetched, day, corrections)
        return views.Corpus(merge(known, profile=self.profile, corrections=corrections), known)

    def changes(self, since: date | str) -> tuple[Change, ...]:
        """What is new, what changed and what is gone since a day, by the reports that came out after it.

        Raises:
            CommuniqueError: If the text is not a date.
        """
        return changes(self.corpus(since).record, self.corpus().record)

    def timeline(
        self,
        *,
        since: str | None = None,
        until: str | None = None,
        type: Sequence[str] = (),
        status: Sequence[str] = (),
        side: str | None = None,
        person: str | None = None,
        place: str | None = None,
        disputed: bool = False,
        as_of: str | None = None,
    ) -> pl.DataFrame:
        """Events in the order of the calendar, one row each; see `communique.views.timeline.COLUMNS`.

        Args:
            since: First day, ISO 8601; `2018` and `2018-06` are allowed.
            until: Last day, likewise.
            type: Event types to keep.
            status: Statuses to keep.
            side: A side's slug or name.
            person: A person's id or name.
            place: A city's or country's slug or name.
            disputed: Whether to keep only events on which accounts differ.
            as_of: Show the record as it stood on this day.

        Raises:
            CommuniqueError: If a date or term is not one.
        """
        views.check_terms(type, status)
        first, last = views.bounds(since, until)
        wanted = views.Filter(
            since=first, until=last, type=tuple(type), status=tuple(status), side=side, person=person,
            place=place, disputed=disputed,
        )  # fmt: skip
        return views.timeline(self.corpus(as_of), wanted)

    def event(self, identity: str) -> views.EventView:
        """An event by its id or the start of it: accounts side by side, each value with its words.

        Raises:
            NotFoundError: If there is none or more than one.
        """
        return views.show(self.corpus(), identity)

    def why(self, identity: str, field: str) -> views.Why:
        """The chain from a field of an event to the characters in the reports.

        Raises:
            NotFoundError: If there is no such event or field.
        """
        return views.why(self.corpus(), identity, field)

    def who(self, name: str) -> views.Dossier:
        """The dossier of an actor by id or name.

        Raises:
            NotFoundError: If there is none or more than one.
        """
        return views.who(self.corpus(), name, self.profile)

    def report(self, identity: str) -> Reading:
        """All that was read in a report, by its id, its name or the start of either.

        Raises:
            NotFoundError: If there is none or more than one.
        """
        return self.corpus().reading(identity)


def _rebuild(path: Path) -> None:
    """Open a record and derive it anew: for a process of its own."""
    open_record(path, create=False).rebuild()


def open_record(path: str | Path, *, profile: str | Path | None = None, create: bool = True) -> OpenRecord:
    """Open a record, making it where it is missing.

    Args:
        path: The record: a file's path, or `postgresql://USER@HOST/DATABASE`.
        profile: Name of a shipped profile or path of a YAML file; None for the one the record was made with.
        create: Whether to make it where it is missing.

    Raises:
        RecordError: If it cannot be used; each kind says what to do.
        DataError: If the profile breaks its rules.
    """
    store = open_store(path, create=create)
    kept = store.setting("profile")
    if profile is None:
        return OpenRecord(store, msgspec.json.decode(kept, type=Profile) if kept else NO_PROFILE)
    loaded = profiles.load(profile)
    lexicon_of(loaded)  # the profile's own frames are checked before anything is read with them
    text = msgspec.json.encode(loaded).decode()
    if text != kept:
        store.set("profile", text)
    return OpenRecord(store, loaded)


def _loaded(
    sources: Iterable[str | Path], meta: str | Path | None, failures: list[Failure]
) -> Iterator[Report]:
    for source in sources:
        try:
            for each in load(source, meta=Path(meta) if meta else None):
                if isinstance(each, InputError):
                    failures.append(Failure(each.where or str(source), f"{each.what} {each.todo}".strip()))
                else:
                    yield each
        except CommuniqueError as error:
            failures.append(Failure(error.where or str(source), f"{error.what} {error.todo}".strip()))


def _fresh(reports: Iterable[Report], known: Collection[str]) -> tuple[list[Report], int]:
    """Reports not yet read, each content once; and how many were left out."""
    fresh: dict[str, Report] = {}
    skipped = 0
    for report in reports:
        if report.id in fresh or report.id in known:
            skipped += 1
        else:
            fresh[report.id] = report
    return list(fresh.values()), skipped
