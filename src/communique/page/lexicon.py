"""The furniture of news pages, read from furniture.yaml: patterns that give a line its zone, by name."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path
from typing import Any, Final

import msgspec
import yaml

from communique.errors import DataError
from communique.model.vocabulary import ZONES, Zone

_PATH: Final = Path(__file__).with_name("furniture.yaml")
_PLACES: Final = {"whole": r"\s*(?:{})\s*\Z", "start": r"\s*(?:{})", "any": r"(?:{})"}
_KEYS: Final = frozenset({"name", "pattern", "at", "most", "no-stop", "case"})
# Lines beyond this length are no furniture, and are not worth the search.
_LONGEST: Final = 1_500
STOP: Final = re.compile(r"[.!?][\"'”’»)\]]*\s*\Z")


class Furniture(msgspec.Struct, frozen=True):
    """One pattern: the zone that it gives, its name, and the number of words that a line may have."""

    zone: Zone
    name: str
    pattern: re.Pattern[str]
    most: int
    whole: bool
    no_stop: bool

    def fits(self, line: str, words: int, stopped: bool) -> bool:
        """Whether a line of so many words is of this furniture; `stopped` if it ends like a sentence."""
        if words > self.most or (self.no_stop and stopped):
            return False
        return self.pattern.match(line) is not None if self.whole else self.pattern.search(line) is not None


@cache
def furniture() -> tuple[Furniture, ...]:
    """All patterns in their order.

    Raises:
        DataError: If the file breaks its rules.
    """
    return read_furniture(_PATH.read_text("utf-8"), str(_PATH))


def read_furniture(text: str, where: str) -> tuple[Furniture, ...]:
    """Read and check a furniture file.

    Raises:
        DataError: If it breaks its rules.
    """
    held = yaml.safe_load(text)
    if not isinstance(held, dict):
        raise DataError("zones with lists of patterns were expected.", where=where)
    return tuple(_entry(zone, each, where) for zone, entries in held.items() for each in entries or ())


def find(line: str) -> Furniture | None:
    """The first pattern that a line fits, None if it is no furniture."""
    if len(line) > _LONGEST:
        return None
    line = " ".join(line.split())
    words = line.count(" ") + 1
    stopped = STOP.search(line) is not None
    return next((each for each in furniture() if each.fits(line, words, stopped)), None)


def _entry(zone: Any, entry: Any, where: str) -> Furniture:
    if zone not in ZONES:
        raise DataError(f"there is no zone {zone!r}.", where=where, todo=f"Zones are {', '.join(ZONES)}.")
    if not isinstance(entry, dict) or not {"name", "pattern", "at"} <= entry.keys() <= _KEYS:
        raise DataError(f"an entry needs name, pattern and at: {entry!r}.", where=f"{where}, {zone}")
    at = entry["at"]
    if at not in _PLACES:
        raise DataError(
            f"`at` is one of {', '.join(_PLACES)}, not {at!r}.", where=f"{where}, {entry['name']}"
        )
    flags = re.NOFLAG if entry.get("case") else re.IGNORECASE
    try:
        pattern = re.compile(_PLACES[at].replace("{}", entry["pattern"]), flags)
    except re.error as error:
        raise DataError(f"this is no pattern: {error}.", where=f"{where}, {entry['name']}") from error
    most = int(entry.get("most", 10_000))
    return Furniture(zone, str(entry["name"]), pattern, most, at != "any", bool(entry.get("no-stop")))
