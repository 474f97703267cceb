"""The address of a timeline: its filters as a query, and the query spelled as a sentence."""

from __future__ import annotations

from collections.abc import Mapping
from urllib.parse import urlencode

import msgspec

from communique.model.vocabulary import EVENT_TYPES, ISSUES, LANES, Lane
from communique.views import Corpus, Filter, bounds

LANE_NAMES: dict[Lane, str] = {
    "contacts": "Contacts",
    "provocations": "Provocations",
    "pressure": "Pressure",
    "agreements": "Agreements and steps",
    "speech": "Speech",
}
LEVEL_NAMES = {
    "summit": "at summits",
    "high": "at high level",
    "working": "at working level",
    "track1.5": "on Track 1.5",
    "track2": "on Track 2",
}


class Address(msgspec.Struct, frozen=True, kw_only=True):
    """What the reader of a timeline asked for, as it stands in the URL; empty text is no limit."""

    kind: str = ""
    level: str = ""
    side: str = ""
    other: str = ""
    issue: str = ""
    person: str = ""
    place: str = ""
    since: str = ""
    until: str = ""
    disputed: str = ""

    @classmethod
    def of(cls, query: Mapping[str, str]) -> Address:
        """The address in a query; unknown keys are left out, long values cut."""
        return cls(**{key: query[key][:200].strip() for key in cls.__struct_fields__ if key in query})

    def query(self, **changed: str) -> str:
        """The query string of this address with some keys changed; empty if nothing is asked for."""
        values = msgspec.structs.asdict(self) | changed
        asked = urlencode({key: value for key, value in values.items() if value})
        return f"?{asked}" if asked else "?"

    def filter(self) -> Filter:
        """The filter that it stands for.

        Raises:
            CommuniqueError: If a date or a term is not one.
        """
        since, until = bounds(self.since or None, self.until or None)
        return Filter(
            since=since,
            until=until,
            type=_types(self.kind),
            level=tuple(each for each in (self.level,) if each),
            side=self.side or None,
            other=self.other or None,
            issue=self.issue or None,
            person=self.person or None,
            place=self.place or None,
            disputed=bool(self.disputed),
        )


def with_query(path: str, **values: str) -> str:
    """A path with more in its query, before any fragment; empty values are left out."""
    asked = urlencode({key: value for key, value in values.items() if value})
    before, mark, fragment = path.partition("#")
    if not asked:
        return path
    joint = "" if before.endswith("?") else "&" if "?" in before else "?"
    return f"{before}{joint}{asked}{mark}{fragment}"


def _types(kind: str) -> tuple[str, ...]:
    if kind in EVENT_TYPES:
        return (kind,)
    return tuple(each for each in EVENT_TYPES if LANES[each] == kind)


def kinds() -> list[tuple[str, str, list[tuple[str, str]]]]:
    """Lanes with their names and the event types in each, for the choice of a kind; speech is no event and has none."""
    return [
        (lane, name, [(each, each.replace("-", " ")) for each in EVENT_TYPES if LANES[each] == lane])
        for lane, name in LANE_NAMES.items()
    ]


def issues() -> list[tuple[str, str]]:
    """Issues with their names, for the choice of one."""
    return [(each, each.replace("-", " ")) for each in ISSUES if each != "other"]


def sides(corpus: Corpus) -> list[tuple[str, str]]:
    """Sides that take part in events or are aimed at, the busiest first, with their names."""

    def busiest() -> list[tuple[str, str]]:
        count = corpus.tags("side")
        ranked = sorted(count, key=lambda each: (-count[each], each))
        return [(side, corpus.name(side)) for side in ranked[:40]]

    return corpus.memo("sides", busiest)
