"""The map and the network as coordinates: everything on the sheet, nothing on top of another."""

from __future__ import annotations

import re
from itertools import combinations

import pytest

from communique.app.web.network import network
from communique.app.web.projection import HEIGHT, WIDTH, project
from communique.app.web.worldmap import frame, marks, outline
from communique.views.places import Gathering, locate
from communique.views.presence import Tie


def gathering(place: str, number: int = 1) -> Gathering:
    return Gathering(place=place, spot=locate(place), number=number, latest=(), years=None)


@pytest.mark.parametrize("longitude", [-180, -90, 0, 120, 180])
@pytest.mark.parametrize("latitude", [-90, -30, 0, 45, 90])
def test_every_point_of_the_world_is_on_the_sheet(longitude: float, latitude: float) -> None:
    x, y = project(longitude, latitude)
    assert -1e-6 <= x <= WIDTH + 1e-6
    assert -1 <= y <= HEIGHT + 1


def test_the_projection_is_equal_earth() -> None:
    """Values of the published formula: 90 degrees east on the equator, and the pole's height over half the width."""
    assert project(0, 0) == (WIDTH / 2, HEIGHT / 2)
    assert project(90, 0)[0] == pytest.approx(WIDTH * 0.75, abs=0.01)
    assert HEIGHT / 2 - project(0, 90)[1] == pytest.approx(
        1.3173627591574 * WIDTH / (2 * 2.7066299836), abs=0.01
    )


def test_the_frame_shows_all_places_and_is_never_a_keyhole() -> None:
    for places in (
        ["seoul,south-korea"],
        ["seoul,south-korea", "geneva,switzerland", "new-york,united-states"],
        [],
    ):
        held = [gathering(place) for place in places]
        shown = frame(held)
        assert shown.width >= 200
        assert shown.height >= 100
        for mark in marks(held, shown, {place: place for place in places}):
            assert shown.x <= mark.x <= shown.x + shown.width
            assert shown.y <= mark.y <= shown.y + shown.height


def test_a_place_without_coordinates_has_no_mark() -> None:
    held = [gathering("atlantis"), gathering("seoul,south-korea")]
    assert [mark.gathering.place for mark in marks(held, frame(held), {"seoul,south-korea": "Seoul"})] == [
        "seoul,south-korea"
    ]


def test_labels_stand_beside_their_circles_and_not_on_each_other() -> None:
    held = [
        gathering("seoul,south-korea", 9),
        gathering("pyongyang,north-korea", 2),
        gathering("tokyo,japan", 2),
    ]
    drawn = marks(held, frame(held), {each.place: each.place.partition(",")[0] for each in held})
    labels = [mark.label for mark in drawn if mark.label]
    assert [label.text for label in labels] == ["seoul", "pyongyang", "tokyo"]
    assert len({label.y for label in labels}) == 3


def test_a_place_in_a_crowd_has_no_label_rather_than_one_on_top_of_another() -> None:
    held = [gathering("seoul,south-korea", 30 - number) for number in range(9)]
    drawn = [mark.label for mark in marks(held, frame(held), {"seoul,south-korea": "Seoul"}) if mark.label]
    assert 0 < len({(label.x, label.y) for label in drawn}) == len(drawn) < len(held)


def test_one_event_is_a_small_circle_also_where_no_place_has_more() -> None:
    one, many = [gathering("geneva,switzerland")], [gathering("geneva,switzerland", 40)]
    names = {"geneva,switzerland": "Geneva"}
    assert marks(one, frame(one), names)[0].radius < marks(many, frame(many), names)[0].radius / 2


def test_the_outline_is_small_and_of_steps_only() -> None:
    held = outline()
    assert len(held.land) + len(held.borders) < 80_000
    assert set(held.land) <= set("Mlz0123456789.- ")


def test_no_stroke_of_the_outline_runs_across_the_map() -> None:
    """What lies on both sides of 180 degrees is two pieces."""
    for piece in outline().land.split("M")[1:]:
        steps = re.findall(r"(-?[\d.]+) (-?[\d.]+)", piece.partition("l")[2])
        assert max(abs(float(x)) for x, _ in steps) < WIDTH / 10


def test_names_in_a_network_are_not_printed_over_each_other() -> None:
    pairs = [Tie(f"p{left}", f"p{right}", 1, "e") for left, right in combinations(range(12), 2)]
    drawn = network(pairs, str.title)
    assert len(drawn.lines) == len(pairs)
    for one, other in combinations(drawn.dots, 2):
        assert abs(one.y - other.y) >= 18 or abs(one.x - other.x) >= 229
    assert all(0 <= dot.y <= drawn.height for dot in drawn.dots)
