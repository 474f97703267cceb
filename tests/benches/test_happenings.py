"""The bench of happenings: when one is found, when it is doubled, and what counts as an invented test."""

from __future__ import annotations

from typing import Any

import pytest

from benches.happenings import CORPORA, Happening, blasts_told, chosen, look_up, section, told_of
from communique.merging import merge
from tests.merging.telling import account, told

TALKS: dict[str, Any] = {"sides": ["freedonia", "sylvania"], "place": "geneva,switzerland"}
MEETING = Happening(
    name="round of talks",
    days="2018-06-04/2018-06-05",
    types=("talks",),
    sides=("freedonia", "sylvania"),
    told="news",
)
BLAST = Happening(
    name="blast", days="2018-02-12/2018-02-12", types=("nuclear-test",), sides=("freedonia",), told="news"
)


def test_forty_happenings_are_chosen_and_hold_their_form() -> None:
    found = chosen()
    assert len(found) == len({each.name for each in found}) == 40
    assert sum("nuclear-test" in each.types for each in found) == 4
    assert all(each.when.days <= 11 for each in found)


@pytest.mark.parametrize(
    ("dates", "found", "twice"),
    [
        (["2018-06-04"], True, False),
        (["2018-06"], False, False),
        (["2018-06-09"], False, False),
        (["2018-06-04", "2018-06"], True, True),
        (["2018-06-04", "2018"], True, False),
    ],
)
def test_a_happening_is_found_on_its_days_and_doubled_by_a_second_event(
    dates: list[str], found: bool, twice: bool
) -> None:
    # Levels that exclude each other keep the events apart.
    levels = ["summit", "track2"]
    events = [
        merge([told(f"paper {n}", "2018-07-01", account("talks", "They met", date=day, level=levels[n], **TALKS))]).events[0]
        for n, day in enumerate(dates)
    ]  # fmt: skip
    got = look_up(MEETING, events, {})
    assert (got.found, got.duplicated) == (found, twice)


def test_words_and_sides_tell_other_happenings_of_the_day_apart() -> None:
    reading = told("wire", "2018-07-01", account("talks", "Firefly met them", date="2018-06-04", **TALKS))
    (event,) = merge([reading]).events
    words = {event.accounts[0]: "Firefly met them"}
    named = Happening(
        **{field: getattr(MEETING, field) for field in MEETING.__struct_fields__} | {"words": ("rufus",)}
    )
    assert look_up(MEETING, [event], words).found
    assert not look_up(named, [event], words).found


def test_a_test_on_another_day_is_invented_and_two_on_one_day_are_counted() -> None:
    def events(*days: str) -> list[Any]:
        return [
            merge([told(f"paper {n}", "2018-09-01", account("nuclear-test", f"Blast {n}", date=day, sides=["freedonia"]))]).events[0]
            for n, day in enumerate(days)
        ]  # fmt: skip

    later = Happening(
        name="next", days="2018-08-01/2018-08-01", types=("nuclear-test",), sides=("freedonia",), told="news"
    )
    counts, invented = blasts_told(
        events("2018-02-12", "2018-02-12", "2018-05-01", "2018-08-01"), [BLAST, later]
    )
    assert counts == [2, 1]
    assert [str(event.date) for event in invented] == ["2018-05-01/2018-05-01"]


def test_the_section_has_its_measures() -> None:
    reading = told("wire", "2018-07-01", account("talks", "They met", date="2018-06-04", **TALKS))
    first, other = (told_of(name, merge([reading]), (reading,)) for name in ("korea", "syria"))
    made = section(first, {"syria": other})
    rows = {row[0]: row[1] for row in made.tables[0].rows}
    assert rows["happenings looked up"] == 40
    assert rows["share found with the right day"] == 0
    assert made.tables[1].rows == [["syria", 1, 1, 1, 20, 0.0, 0.0]]


@pytest.mark.parametrize("name", CORPORA)
def test_each_corpus_has_its_happenings(name: str) -> None:
    found = chosen(name)
    assert len(found) == len({each.name for each in found}) >= 15
    assert all(each.when.days <= 11 and each.sides and each.types for each in found)
