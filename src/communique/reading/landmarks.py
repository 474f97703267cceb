"""Days of public record for what a report names and leaves undated: "the Iran nuclear deal", "the Bay of Pigs invasion".

General knowledge places an event that the report gives no day; it never narrows a day that the report gives.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from importlib import resources

import msgspec
import yaml

from communique.errors import DataError
from communique.model import Cited, Interval, KnownEvent, Profile, Span, TimeValue
from communique.model.interval import parse
from communique.model.vocabulary import EventType
from communique.reading.document import Document

RULE = "public record"
_YEAR = re.compile(r"(?:19|20)\d\d")


class Landmark(msgspec.Struct, frozen=True, forbid_unknown_fields=True, rename={"others": "with"}):
    """A row of `landmarks.yaml`; `others` are words one of which must stand in the text."""

    type: EventType
    date: str
    names: tuple[str, ...]
    others: tuple[str, ...] = ()

    @property
    def interval(self) -> Interval:
        """Its days."""
        return parse(self.date)


@lru_cache(maxsize=1)
def landmarks() -> tuple[Landmark, ...]:
    """The happenings of public record.

    Raises:
        DataError: If the file is faulty.
    """
    loader = getattr(yaml, "CBaseLoader", yaml.BaseLoader)  # days stay words
    raw = resources.files("communique.reading").joinpath("landmarks.yaml").read_text(encoding="utf-8")
    try:
        return msgspec.convert(yaml.load(raw, loader)["landmarks"], tuple[Landmark, ...])
    except (yaml.YAMLError, msgspec.ValidationError, KeyError) as error:
        raise DataError(str(error), where="reading/landmarks.yaml", todo="Correct the file.") from error


def named_days(times: tuple[TimeValue, ...], text: str, profile: Profile) -> tuple[TimeValue, ...]:
    """The time expressions with those that are part of a happening's name put on its day.

    "The June 15 joint declaration" is of 2000 in a report of any year; a name that tells its year ("the 1953 armistice") says
    enough by itself.

    Args:
        times: The report's time expressions.
        text: Its text.
        profile: What the user tells of the negotiation, with events of its own.

    Returns:
        The same expressions in the same order.
    """
    low = text.lower()
    found = [
        (at, at + len(name), days)
        for _, days, names, others in _known(profile.events)
        if not others or any(word in low for word in others)
        for name in names
        if any(each.isdigit() for each in name)
        for at in _all(low, name)
    ]
    return (
        tuple(time if _YEAR.search(low, time.start, time.end) else _renamed(time, found) for time in times)
        if found
        else times
    )


def _renamed(time: TimeValue, found: list[tuple[int, int, Interval]]) -> TimeValue:
    for start, end, days in found:
        if start <= time.start and time.end <= end and time.kind == "DATE":
            return msgspec.structs.replace(
                time, value=days.start.isoformat(), interval=days, rule=RULE, anchor="explicit"
            )
    return time


def _all(low: str, name: str) -> Iterator[int]:
    at = _find(low, name, 0, len(low))
    while at >= 0:
        yield at
        at = _find(low, name, at + 1, len(low))


def on_record(document: Document, kind: str, words: Span) -> Cited[Interval] | None:
    """The day of public record of what happened and is left undated; None where it names nothing on record.

    Args:
        document: The report.
        kind: The type of the account.
        words: The words that tell of it; its name stands in their sentence.

    Returns:
        The days, citing the words that name the happening, by the rule `public record`.
    """
    low = document.text.lower()
    for type_, days, names, others in _known(document.profile.events):
        if type_ != kind or (others and not any(word in low for word in others)):
            continue
        if document.day is not None and days.end > document.day.end:
            continue
        for start, end in sorted(_sentences(document, words)):
            for name in names:
                at = _find(low, name, start, end)
                if at >= 0:
                    return Cited(days, (document.span(at, at + len(name)),), RULE)
    return None


@lru_cache(maxsize=8)
def _known(
    own: tuple[KnownEvent, ...],
) -> tuple[tuple[str, Interval, tuple[str, ...], tuple[str, ...]], ...]:
    """Type, days, names and other words of each happening; those of the user's profile first."""
    told = [
        (each.type, each.date, tuple(name.lower() for name in (each.name, *each.names)), ()) for each in own
    ]
    public = [(each.type, each.interval, each.names, each.others) for each in landmarks()]
    return (*told, *public)


def _sentences(document: Document, span: Span) -> set[tuple[int, int]]:
    tokens = document.tokens_between(span.start, span.end)
    found = set()
    for token in tokens:
        held = document.sentence_tokens(document.tokens[token].sent)
        found.add((document.tokens[held[0]].start, document.tokens[held[-1]].end))
    return found


def _find(low: str, name: str, start: int, end: int) -> int:
    """Where a name stands as whole words; -1 where it does not."""
    at = low.find(name, start, end)
    while at >= 0:
        before, after = low[at - 1 : at], low[at + len(name) : at + len(name) + 1]
        if not before.isalnum() and not after.isalnum():
            return at
        at = low.find(name, at + 1, end)
    return -1
