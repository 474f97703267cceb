"""Channels of contact and their state over time: opened, cut, restored, by which event, as of any day.

A channel is told by the sides that it joins and by what it is: the hotline between two neighbours, their diplomatic relations, the
embassies. Its state is that of the last event told as happened; what is announced or called off stays in its history.
"""

from __future__ import annotations

from functools import lru_cache
from importlib import resources

import msgspec
import polars as pl
import yaml

from communique.actors.world import phrases
from communique.errors import DataError
from communique.model import Event, Interval
from communique.views.corpus import Corpus

_STATES = {"opened": "open", "restored": "open", "cut": "cut"}
_TOLD = ("happened", "ongoing")
PLAIN = "channel of communication"


class ChannelKind(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """One line of `channels.yaml`: what a channel is called, and the words by which it is known."""

    name: str
    words: tuple[str, ...]


class Turn(msgspec.Struct, frozen=True, kw_only=True):
    """One event in the life of a channel: `opened`, `cut` or `restored`, with the event's status."""

    change: str
    status: str
    date: Interval | None
    event: str
    reports: int
    origins: int


class Channel(msgspec.Struct, frozen=True, kw_only=True):
    """A channel: what it is, whom it joins, its state (`open`, `cut`, `unknown`), since when, and every turn it took."""

    name: str
    sides: tuple[str, ...]
    state: str
    since: Interval | None
    turns: tuple[Turn, ...]


def channels(corpus: Corpus) -> tuple[Channel, ...]:
    """All channels of the record, those of the same sides together, each with its turns in the order of time."""
    found: dict[tuple[tuple[str, ...], str], list[Turn]] = {}
    ids = corpus.frame.filter(pl.col("type") == "channel")["id"].to_list()
    corpus.load_events(ids)
    for event in (corpus.events[each] for each in ids):
        change = event.best("outcome")
        if change in _STATES and len(event.sides) > 1:
            sides = tuple(sorted(side.value for side in event.sides))
            found.setdefault((sides, kind_of(event)), []).append(_turn(event, change))
    return tuple(_channel(name, sides, turns) for (sides, name), turns in sorted(found.items()))


def kind_of(event: Event) -> str:
    """What the channel of an event is, by the words of its accounts."""
    return kind_of_words(" ".join(value.value for value in event.fields.get("what", ())))


def kind_of_words(words: str) -> str:
    """What a channel of these words is; `channel of communication` where they do not tell."""
    low = f" {_folded(words)}"
    for kind in _kinds():
        if any(f" {word}" in low for word in kind.words):
            return kind.name
    return PLAIN


def _folded(words: str) -> str:
    return " ".join(words.casefold().replace("-", " ").split())


def channels_table(corpus: Corpus) -> pl.DataFrame:
    """One row a turn: channel, sides, its state now, what was done when, by which event."""
    schema = {
        "channel": pl.String(), "sides": pl.String(), "state": pl.String(), "start": pl.Date(), "end": pl.Date(),
        "change": pl.String(), "status": pl.String(), "reports": pl.Int64(), "origins": pl.Int64(), "event": pl.String(),
    }  # fmt: skip
    rows = [
        (
            channel.name, corpus.names(channel.sides), channel.state, turn.date.start if turn.date else None,
            turn.date.end if turn.date else None, turn.change, turn.status, turn.reports, turn.origins, turn.event,
        )
        for channel in channels(corpus)
        for turn in channel.turns
    ]  # fmt: skip
    return pl.DataFrame(rows, schema=schema, orient="row")


def _turn(event: Event, change: str) -> Turn:
    return Turn(
        change=change,
        status=event.best("status") or "uncertain",
        date=event.date,
        event=event.id,
        reports=event.reports,
        origins=event.origins,
    )


def _channel(name: str, sides: tuple[str, ...], turns: list[Turn]) -> Channel:
    ordered = sorted(turns, key=lambda turn: (str(turn.date or "9999"), turn.event))
    told = [turn for turn in ordered if turn.status in _TOLD and turn.date is not None]
    last = max(told, key=lambda turn: (turn.date.end, turn.date.start, turn.event)) if told else None  # type: ignore[union-attr]
    return Channel(
        name=name,
        sides=sides,
        state=_STATES[last.change] if last else "unknown",
        since=last.date if last else None,
        turns=tuple(ordered),
    )


@lru_cache(maxsize=1)
def _kinds() -> tuple[ChannelKind, ...]:
    """The channels that have a name, as the actors' lexicon knows them, then those told by what they are."""
    raw = resources.files("communique.views").joinpath("channels.yaml").read_text(encoding="utf-8")
    try:
        plain = msgspec.convert(yaml.safe_load(raw), tuple[ChannelKind, ...])
    except (yaml.YAMLError, msgspec.ValidationError) as error:
        raise DataError(str(error), where="views/channels.yaml", todo="Correct the list of kinds.") from error
    named = (
        ChannelKind(each.name, tuple(_folded(name) for name in (each.name, *each.names)))
        for each in phrases().channels.values()
    )
    return (*named, *plain)
