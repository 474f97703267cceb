"""Channels: told apart by sides and by what they are; the state is that of the last turn told as happened."""

from __future__ import annotations

from datetime import date

import pytest

from communique.model import Alternative, Event, Interval, Record
from communique.views import Corpus, channels, channels_table
from communique.views.channels import PLAIN, kind_of_words


def turn(
    number: int, day: str | None, what: str, change: str, status: str = "happened", *sides: str
) -> Event:
    when = Interval(date.fromisoformat(day), date.fromisoformat(day), "day") if day else None
    fields = {"what": what, "outcome": change, "status": status}
    return Event(
        id=f"e{number}", type="channel", title=what, date=when,
        fields={name: (Alternative(value, (f"r#{number}",)),) for name, value in fields.items()},
        sides=tuple(Alternative(side, (f"r#{number}",)) for side in sides or ("chile", "peru")),
    )  # fmt: skip


def test_the_state_is_that_of_the_last_turn_told_as_happened() -> None:
    record = Record(
        events=(
            turn(1, "2013-03-27", "cut the military hotline", "cut"),
            turn(2, "2018-01-03", "reopened a hot line", "restored"),
            turn(3, "2018-04-20", "would open a hotline between leaders", "opened", "scheduled"),
            turn(4, None, "had cut the hotline", "cut"),
            turn(5, "2014-12-17", "diplomatic relations", "restored", "happened", "peru", "bolivia"),
        )
    )
    relations, hotline = channels(Corpus(record, ()))
    assert (hotline.name, hotline.sides, hotline.state) == ("hotline", ("chile", "peru"), "open")
    assert hotline.since is not None and hotline.since.start == date(2018, 1, 3)
    assert [each.event for each in hotline.turns] == ["e1", "e2", "e3", "e4"]
    assert (relations.name, relations.state) == ("diplomatic relations", "open")
    assert channels_table(Corpus(record, ())).height == 5


def test_nothing_dated_leaves_the_state_unknown_and_one_side_makes_no_channel() -> None:
    record = Record(
        events=(
            turn(1, None, "cut ties", "cut"),
            turn(2, "2018-01-03", "cut ties", "cut", "happened", "chile"),
        )
    )
    [only] = channels(Corpus(record, ()))
    assert only.state == "unknown" and only.since is None


@pytest.mark.parametrize(
    ("words", "kind"),
    [
        ("shutting down a Red Cross hotline", "hotline"),
        ("its last military hot-lines", "hotline"),
        ("normalizing relations with Cuba", "diplomatic relations"),
        ("open embassies", "embassies"),
        ("expelled two diplomats", "posted diplomats"),
        ("reopened a channel of communication between diplomats", PLAIN),
        ("closed the crossing", PLAIN),
        ("", PLAIN),
    ],
)
def test_what_a_channel_is_its_words_tell(words: str, kind: str) -> None:
    assert kind_of_words(words) == kind
