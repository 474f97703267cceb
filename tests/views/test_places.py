"""Places have coordinates or say that they have none; people who met are pairs, and their network is always the same."""

from __future__ import annotations

import numpy as np
import pytest

from communique.model import Alternative, Event
from communique.model.interval import parse
from communique.model.vocabulary import EventType
from communique.views.lines import frame_of, lines
from communique.views.places import gather, locate
from communique.views.presence import Tie, among, connected, layout, met_by, ties


def event(
    number: int, people: str, *, place: str | None = None, status: str = "happened", type: EventType = "talks"
) -> Event:
    """An event of June 2018 with these people (space-separated)."""
    fields: dict[str, tuple[Alternative, ...]] = {"status": (Alternative(status, ("r#a",)),)}
    if place:
        fields["place"] = (Alternative(place, ("r#a",)),)
    return Event(
        id=f"e{number}", type=type, title=f"Event {number}", fields=fields, date=parse(f"2018-06-{number:02d}"),
        people=tuple(Alternative(each, ("r#a",)) for each in people.split()),
    )  # fmt: skip


@pytest.mark.parametrize(
    ("place", "exact", "near"),
    [
        ("kuala-lumpur,malaysia", "town", (3.1, 101.7)),
        ("panmunjom", "town", (38.0, 126.7)),
        ("nowhere-at-all,poland", "state", (52.1, 19.3)),
        ("france", "state", (46.6, 2.4)),
        ("singapore", "state", (1.3, 103.8)),
        ("russia", "state", (61.7, 99.9)),
    ],
)
def test_a_place_lies_where_it_lies(place: str, exact: str, near: tuple[float, float]) -> None:
    spot = locate(place)
    assert spot is not None
    assert spot.exact == exact
    assert (spot.latitude, spot.longitude) == pytest.approx(near, abs=0.6)


def test_a_place_that_no_list_has_is_not_guessed() -> None:
    assert locate("atlantis") is None
    assert locate("korean-peninsula") is None


def test_events_gather_by_place_the_busiest_first() -> None:
    frame = frame_of(
        [event(1, "", place="oslo,norway"), event(2, "", place="atlantis"), event(3, "", place="oslo,norway"), event(4, "")],
        (),
    )  # fmt: skip
    found = gather(frame, np.arange(len(frame)))
    oslo, atlantis = found.gatherings
    assert (found.placed, found.places) == (3, 2)
    assert gather(frame, np.arange(len(frame)), most=1).gatherings == [oslo]
    assert (oslo.place, oslo.number, oslo.years) == ("oslo,norway", 2, (2018, 2018))
    assert [each.id for each in oslo.latest] == ["e3", "e1"]
    assert atlantis.spot is None


def test_lines_have_the_face_of_events() -> None:
    held = event(1, "ada bo", place="oslo,norway")
    [line] = lines(frame_of([held], {"e1"}))
    assert (line.date, line.best("place"), line.best("outcome"), line.disputed) == (
        held.date, "oslo,norway", None, True,
    )  # fmt: skip


def test_people_met_who_took_part_in_the_same_contacts_that_took_place() -> None:
    found = ties(
        frame_of(
            [
                event(1, "ada bo"),
                event(2, "bo ada cy"),
                event(3, "ada dee", status="scheduled"),
                event(4, "ada eli", type="missile-test"),
                event(5, "solo"),
                event(6, "ada ada"),
            ],
            (),
        )
    )
    assert [Tie(*row) for row in found.iter_rows()] == [
        Tie("ada", "bo", 2, "e2"), Tie("ada", "cy", 1, "e2"), Tie("bo", "cy", 1, "e2"),
    ]  # fmt: skip
    assert [(tie.right, tie.number) for tie in met_by(found, ["cy"])] == [("ada", 1), ("bo", 1)]
    assert among(found, ["ada", "bo"]) == [Tie("ada", "bo", 2, "e2")]


def test_a_long_list_of_guests_makes_no_pairs() -> None:
    assert ties(frame_of([event(1, " ".join(f"p{number}" for number in range(40)))], ())).is_empty()


def test_those_without_a_name_met_nobody_in_particular() -> None:
    held = ties(frame_of([event(1, "ada anonymous:envoy bo")], ()))
    assert [Tie(*row) for row in held.iter_rows()] == [Tie("ada", "bo", 1, "e1")]


def test_people_who_are_joined_by_meetings_are_a_group() -> None:
    held = [Tie("a", "b", 1, "e"), Tie("x", "y", 1, "e"), Tie("b", "c", 1, "e")]
    assert connected(held) == [{"a", "b", "c"}, {"x", "y"}]
    assert connected([]) == []


def test_a_network_is_laid_out_alike_each_time_within_its_sheet() -> None:
    held = [Tie("a", "b", 9, "e"), Tie("b", "c", 1, "e"), Tie("x", "y", 1, "e")]
    nodes = layout(held)
    assert nodes == layout(held[::-1])
    assert [node.person for node in nodes] == ["a", "b", "c", "x", "y"]
    assert all(0 <= node.x <= 1 and 0 <= node.y <= 1 for node in nodes)
    assert {node.person: node.degree for node in nodes} == {"a": 1, "b": 2, "c": 1, "x": 1, "y": 1}
    assert layout([]) == []
