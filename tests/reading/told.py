"""Probes: sentences of our own beside the accounts that the guidelines want of each, read and counted.

`python -m tests.reading.told steps` lists what is missed, invented or told otherwise.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Final

import msgspec

from communique.model import Account, Report, content_hash
from communique.reading.read import read

FOLDER: Final = Path(__file__).parents[1] / "data" / "told"
Several = str | list[str]


class Wanted(msgspec.Struct, forbid_unknown_fields=True):
    """An account that a probe wants; what is left out is not looked at, and a list allows each of its members."""

    type: Several
    status: Several = []
    sides: list[str] | None = None
    place: str | None = None
    date: str | None = None
    outcome: str | None = None
    level: str | None = None


class Probe(msgspec.Struct, forbid_unknown_fields=True):
    """One or two sentences and all that they tell."""

    text: str
    accounts: list[Wanted]
    published: date | None = None


class Probes(msgspec.Struct, forbid_unknown_fields=True):
    """A file of probes, with the day on which they were published where they name none."""

    probes: list[Probe]
    published: date | None = None


class Floors(msgspec.Struct, forbid_unknown_fields=True):
    """What a topic must reach."""

    recall: float
    precision: float
    status: float
    sides: float
    fields: float


class Count(msgspec.Struct):
    """What was wanted, told and found of a topic."""

    wanted: int = 0
    told: int = 0
    found: int = 0
    status: int = 0
    sides_wanted: int = 0
    sides_told: int = 0
    sides_both: int = 0
    fields: int = 0
    fields_right: int = 0

    def figures(self) -> Floors:
        """Recall and precision of accounts; status, sides and other fields of those found."""
        return Floors(
            recall=self.found / max(1, self.wanted),
            precision=self.found / max(1, self.told),
            status=self.status / max(1, self.found),
            sides=2 * self.sides_both / max(1, self.sides_wanted + self.sides_told),
            fields=self.fields_right / max(1, self.fields),
        )


def load(topic: str) -> Iterator[Probe]:
    """The probes of a topic.

    Args:
        topic: Name of a file of the folder, without its ending.

    Yields:
        Each probe with the day on which it was published.
    """
    held = msgspec.yaml.decode((FOLDER / f"{topic}.yaml").read_bytes(), type=Probes)
    for probe in held.probes:
        yield msgspec.structs.replace(probe, published=probe.published or held.published)


def told_of(probe: Probe) -> tuple[Account, ...]:
    """What the reader makes of a probe."""
    report = Report(
        id=content_hash(probe.text), text=probe.text, name="probe", published=str(probe.published)
    )
    return read(report).accounts


def pairs(wanted: list[Wanted], told: tuple[Account, ...]) -> list[tuple[Wanted, Account]]:
    """Accounts that match, one to one: the type, and no other day or side."""
    left = list(told)
    found = []
    for each in wanted:
        fits = [other for other in left if _fits(each, other)]
        if fits:
            best = max(
                fits, key=lambda other: (_right_status(each, other), bool(_sides(each) & _told(other)))
            )
            found.append((each, best))
            left.remove(best)
    return found


def count(topic: str, *, show: bool = False) -> Count:
    """Read all probes of a topic and count.

    Args:
        topic: Name of its file.
        show: Whether to print what is wrong.

    Returns:
        The counts.
    """
    held = Count()
    for probe in load(topic):
        told = told_of(probe)
        found = pairs(probe.accounts, told)
        held.wanted += len(probe.accounts)
        held.told += len(told)
        held.found += len(found)
        faults = [
            f"missed {_line(each)}" for each in probe.accounts if all(each is not one for one, _ in found)
        ]
        faults += [f"invented {_short(each)}" for each in told if all(each is not one for _, one in found)]
        for each, other in found:
            faults += _compare(held, each, other)
        if show and faults:
            sys.stdout.write("\n      ".join((f"- {probe.text}", *faults)) + "\n")
    return held


def _compare(held: Count, each: Wanted, other: Account) -> list[str]:
    faults = []
    if _right_status(each, other):
        held.status += 1
    else:
        faults.append(f"status {other.status.value} for {each.status}")
    if each.sides is not None:
        wanted, told = _sides(each), _told(other)
        held.sides_wanted += len(wanted)
        held.sides_told += len(told)
        held.sides_both += len(wanted & told)
        if wanted != told:
            faults.append(f"sides {sorted(told)} for {each.sides}")
    values = {
        "place": other.place.value if other.place else None,
        "date": str(other.date.value) if other.date else None,
        "outcome": other.outcome.value if other.outcome else None,
        "level": other.level.value if other.level else None,
    }
    for name, value in values.items():
        wish = getattr(each, name)
        if wish is not None:
            held.fields += 1
            held.fields_right += value == wish
            if value != wish:
                faults.append(f"{name} {value} for {wish}")
    return faults


def _fits(each: Wanted, other: Account) -> bool:
    if other.type.value not in _many(each.type):
        return False
    if each.date is not None and other.date is not None:
        start, _, end = each.date.partition("/")
        if not (str(other.date.value.start) <= end and start <= str(other.date.value.end)):
            return False
    return not (_sides(each) and _told(other)) or bool(_sides(each) & _told(other))


def _right_status(each: Wanted, other: Account) -> bool:
    return not each.status or other.status.value in _many(each.status)


def _many(value: Several) -> list[str]:
    return [value] if isinstance(value, str) else value


def _sides(each: Wanted) -> set[str]:
    return set(each.sides or ())


def _told(other: Account) -> set[str]:
    return {side.value for side in other.sides}


def _line(each: Wanted) -> str:
    return f"{each.type} {each.status} {each.sides or ''} {each.date or ''}"


def _short(each: Account) -> str:
    return (
        f"{each.type.value} {each.status.value} {sorted(_told(each))} {each.date.value if each.date else ''}"
    )


if __name__ == "__main__":
    for name in sys.argv[1:]:
        sys.stdout.write(f"{name} {count(name, show=True).figures()}\n")
