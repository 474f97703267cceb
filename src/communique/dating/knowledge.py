"""What the world knows of dates: its events, acts in series, and who held which office when. All public facts, in YAML."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from pathlib import Path
from typing import Any, Final

import yaml

from communique.dating import gatherings
from communique.dating.phrases import beginnings
from communique.errors import DataError
from communique.model import Profile

_FOLDER: Final = Path(__file__).parent / "knowledge"
_LOADER: Final = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


@dataclass(frozen=True, slots=True)
class Landmark:
    """An event of known days, or one of several alike, its names in lower case, and words that must stand near.

    Attributes:
        days: First and last day of the event, or of each that the names can mean.
        names: Phrases that name it.
        beside: Words one of which must stand in the same text, if any are given.
        expected: Whether reports tell of it long before.
        trust: Chance that the names mean this event.
        lasting: Whether it is named as present from start to end.
    """

    days: tuple[tuple[date, date], ...]
    names: tuple[str, ...]
    beside: tuple[str, ...]
    expected: bool
    trust: float = 0.85
    lasting: bool = False


@dataclass(frozen=True, slots=True)
class Series:
    """Acts of one kind with all their days; a sentence tells of one if it has a word of each list.

    `expected` marks acts that are announced before their day, so that a sentence may look ahead to one.
    """

    name: str
    who: re.Pattern[str]
    what: re.Pattern[str]
    did: re.Pattern[str]
    beside: tuple[str, ...]
    days: tuple[tuple[date, date], ...]
    expected: bool = False


@dataclass(frozen=True, slots=True)
class Tenure:
    """A person in an office: titles in lower case, given names in lower case, since and until."""

    person: str
    given: str
    surname: str
    titles: tuple[str, ...]
    of: str
    since: date
    until: date | None


def _read(name: str, key: str) -> list[tuple[str, Any]]:
    """The rows of a file, or of all files of a folder, each with the file's name."""
    where = _FOLDER / name
    files = sorted(where.glob("*.yaml")) if where.is_dir() else [where]
    return [
        (path.name, row)
        for path in files
        for row in yaml.load(path.read_text(encoding="utf-8"), _LOADER)[key]
    ]


def _days(value: Any, where: str) -> tuple[date, date]:
    if isinstance(value, date):
        return value, value
    try:
        first, _, last = str(value).partition("/")
        return date.fromisoformat(first), date.fromisoformat(last or first)
    except ValueError as error:
        raise DataError(f"{where}: {value!r} is no day and no start/end") from error


@lru_cache(maxsize=1)
def landmarks() -> tuple[Landmark, ...]:
    """The world's events, and the meetings that come round.

    Raises:
        DataError: If a row has no day or no names.
    """
    return (
        *(_landmark(row, file) for file, row in _read("events", "events")),
        *(each for file, row in _read("gatherings.yaml", "gatherings") for each in _meetings(row, file)),
    )


def _landmark(row: dict[str, Any], file: str) -> Landmark:
    if not row.get("names"):
        raise DataError(f"{file}: a row without names: {row!r}")
    return Landmark(
        tuple(_days(each, file) for each in row.get("days", [row.get("day")])),
        _phrases(row["names"], file),
        tuple(str(each) for each in row.get("with", ())),
        bool(row.get("expected")),
        float(row.get("trust", _trust(row))),
        bool(row.get("lasting")),
    )


def _phrases(patterns: list[Any], file: str) -> tuple[str, ...]:
    try:
        for each in patterns:
            beginnings(str(each))
    except ValueError as error:
        raise DataError(f"{file}: {error}") from error
    return tuple(str(each) for each in patterns)


def _meetings(row: dict[str, Any], file: str) -> Iterator[Landmark]:
    held = [(_days(days, file), places) for days, places in gatherings.rows(row)]
    named = gatherings.phrases(row.get("bare", ()), row.get("placed", ()), held)
    for days, names in named.items():
        trust = gatherings.BARE_TRUST if len(days) == len(held) else gatherings.PLACED_TRUST
        yield Landmark(days, tuple(names), tuple(row.get("with", ())), True, trust)


def _trust(row: dict[str, Any]) -> float:
    """How surely a name means its event, measured: of 237 reports that name an unforeseen one 3 per cent are older."""
    if row.get("expected"):
        return 0.85
    return 0.9 if row.get("with") else 0.95


def _any(words: list[str]) -> re.Pattern[str]:
    longest = sorted(words, key=len, reverse=True)
    return re.compile(r"(?<!\w)(?:" + "|".join(re.escape(word) for word in longest) + r")(?!\w)")


@lru_cache(maxsize=1)
def series() -> tuple[Series, ...]:
    """Acts of one kind with all their days."""
    return tuple(
        Series(
            row["name"],
            _any(row["who"]),
            _any(row["what"]),
            _any(row["did"]),
            tuple(row.get("with", ())),
            tuple(_days(each, f"series.yaml: {row['name']}") for each in row["days"]),
            bool(row.get("expected")),
        )
        for _, row in _read("series.yaml", "series")
    )


@lru_cache(maxsize=1)
def tenures() -> dict[str, tuple[Tenure, ...]]:
    """Tenures by surname.

    Raises:
        DataError: If a row is not [name, since, until].
    """
    found: dict[str, list[Tenure]] = {}
    for file, office in _read("offices", "offices"):
        titles = tuple(sorted((each.strip() for each in office["titles"]), key=len, reverse=True))
        for row in office["held"]:
            if len(row) not in (2, 3) or not all(isinstance(each, date) for each in row[1:]):
                raise DataError(f"{file}: expected [name, since, until] or [name, since], found {row!r}")
            _add(found, str(row[0]), titles, office["of"], row[1], row[2] if len(row) == 3 else None)
    return {surname: tuple(held) for surname, held in found.items()}


def _add(
    found: dict[str, list[Tenure]],
    name: str,
    titles: tuple[str, ...],
    of: str,
    since: date,
    until: date | None,
) -> None:
    full, _, surname = name.partition("|")
    last = full.split()[-1]
    forms = [(full.rpartition(" ")[0], last)]
    if surname and surname != last:
        forms.append(("", surname))
    for given, word in forms:
        found.setdefault(word, []).append(Tenure(full, given.lower(), word, titles, of, since, until))


def known_events(profile: Profile) -> tuple[Landmark, ...]:
    """The profile's events as landmarks, by their name and their other names."""
    return tuple(
        Landmark(
            ((each.date.start, each.date.end),),
            tuple(dict.fromkeys(_literal(name) for name in (each.name, *each.names))),
            (),
            True,
        )
        for each in profile.events
    )


def _literal(name: str) -> str:
    """A name of a profile as a pattern without alternatives."""
    return " ".join(re.sub(r"[(|)]", " ", name.lower()).split()) or name.lower()


def profile_tenures(profile: Profile) -> list[tuple[str, str, date | None, date | None]]:
    """Title, name, since and until of the dated offices that the profile tells."""
    found: list[tuple[str, str, date | None, date | None]] = []
    for actor in profile.actors:
        for office in actor.offices:
            since, until = _iso(office.since), _iso(office.until)
            if since is not None or until is not None:
                found.extend(
                    (office.title.lower(), name, since, until) for name in (actor.name, *actor.names)
                )
    return found


def _iso(value: str | None) -> date | None:
    if value is None:
        return None
    parts = str(value).split("-")
    try:
        return date(
            int(parts[0]), int(parts[1]) if len(parts) > 1 else 1, int(parts[2]) if len(parts) > 2 else 1
        )
    except ValueError:
        return None
