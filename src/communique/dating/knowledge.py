"""What the world knows of dates: its events, acts in series, and who held which office when. All public facts, in YAML."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from pathlib import Path
from typing import Any, Final

import yaml

from communique.errors import DataError
from communique.model import Profile

_FOLDER: Final = Path(__file__).parent / "knowledge"
_FORMER: Final = re.compile(
    r"\b(?:former|ex|one-?time|then|late|future|incoming|outgoing|ousted|previous|predecessor)[\s-]+(?:[\w.]+[\s-]+){0,2}$"
)
_GONE: Final = frozenset({"former", "ex", "onetime", "one-time", "late", "ousted", "previous"})


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


def _read(name: str) -> Any:
    return yaml.safe_load((_FOLDER / name).read_text(encoding="utf-8"))


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
    """The world's events.

    Raises:
        DataError: If a row has no day or no names.
    """
    found = []
    for row in _read("events.yaml")["events"]:
        if not row.get("names"):
            raise DataError(f"events.yaml: a row without names: {row!r}")
        days = tuple(_days(each, "events.yaml") for each in row.get("days", [row.get("day")]))
        found.append(
            Landmark(
                days,
                tuple(row["names"]),
                tuple(row.get("with", ())),
                bool(row.get("expected")),
                float(row.get("trust", _trust(row))),
                bool(row.get("lasting")),
            )
        )
    return tuple(found)


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
        for row in _read("series.yaml")["series"]
    )


@lru_cache(maxsize=1)
def tenures() -> dict[str, tuple[Tenure, ...]]:
    """Tenures by surname.

    Raises:
        DataError: If a row is not [name, since, until].
    """
    found: dict[str, list[Tenure]] = {}
    for office in _read("offices.yaml")["offices"]:
        titles = tuple(sorted((each.strip() for each in office["titles"]), key=len, reverse=True))
        for row in office["held"]:
            if len(row) not in (2, 3) or not all(isinstance(each, date) for each in row[1:]):
                raise DataError(
                    f"offices.yaml: expected [name, since, until] or [name, since], found {row!r}"
                )
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


@dataclass(frozen=True, slots=True)
class Holder:
    """A person found with a title: characters of the text, the times the title was theirs, whether it is past."""

    start: int
    end: int
    person: str
    terms: tuple[tuple[date, date | None], ...]
    former: bool


_NAME: Final = re.compile(r"[^\W\d_][\w.'’-]*")


def holders(text: str) -> list[Holder]:
    """Persons named with an office that they held, each once."""
    known = tenures()
    found: dict[tuple[str, tuple[str, ...], bool], Holder] = {}
    for match in _NAME.finditer(text):
        word = match.group().removesuffix("'s").removesuffix("’s").rstrip(".")
        if word not in known or not word[:1].isupper():
            continue
        before = text[max(0, match.start() - 90) : match.start()].lower()
        for tenure in known[word]:
            held = _titled(before, tenure)
            if held is None:
                continue
            start, former = held
            key = (tenure.person, tenure.titles, former)
            terms = found[key].terms if key in found else ()
            if (tenure.since, tenure.until) not in terms:
                terms = (*terms, (tenure.since, tenure.until))
            first = found.get(key)
            begin = match.start() - start
            found[key] = Holder(
                begin if first is None else first.start,
                match.end() if first is None else first.end,
                tenure.person,
                terms,
                former,
            )
    return list(found.values())


def _titled(before: str, tenure: Tenure) -> tuple[int, bool] | None:
    """Characters from the title to the surname, and whether the title is a former one; None without a title."""
    rest = before.rstrip()
    if (
        tenure.given
        and rest.endswith(tenure.given)
        and not rest[: -len(tenure.given)].endswith(tuple("abcdefghijklmnopqrstuvwxyz-"))
    ):
        rest = rest[: -len(tenure.given)].rstrip()
    elif " " in tenure.given and rest.endswith(tenure.given.split()[0]):
        rest = rest[: -len(tenure.given.split()[0])].rstrip()
    elif (
        tenure.given
        and rest.endswith(tuple("abcdefghijklmnopqrstuvwxyz"))
        and not rest.endswith(tenure.titles)
    ):
        return None
    for title in tenure.titles:
        if not rest.endswith(title):
            continue
        ahead = rest[: -len(title)]
        if ahead and (ahead[-1].isalnum() or ahead[-1] == "-") and not re.search(r"(?:ex|then)-$", ahead):
            continue
        past = _FORMER.search(ahead[-40:])
        if past is not None:
            first = past.group().split()[0].split("-")[0] if past.group() else ""
            return (len(before) - len(rest[: -len(title)]), True) if first in _GONE else None
        if title == "president" and re.search(r"\bvice[\s-]+$", ahead):
            continue
        return len(before) - len(rest[: -len(title)]), False
    return None


def known_events(profile: Profile) -> tuple[Landmark, ...]:
    """The profile's events as landmarks, by their name and their other names."""
    return tuple(
        Landmark(
            ((each.date.start, each.date.end),),
            tuple(dict.fromkeys(name.lower() for name in (each.name, *each.names))),
            (),
            True,
        )
        for each in profile.events
    )


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
