"""A citation lies in the report, holds words, and names its rule; literal values stand in their words."""

from __future__ import annotations

from typing import Any

import msgspec
import pytest

from communique.model import Actor, Cited, Reading, Span
from communique.scoring.citations import citation_share, faults
from tests.scoring.village import FIRST, account, actor, report, span, statement

ID = report().id


def reading(**fields: Any) -> Reading:
    return Reading(report=report(), **fields)


def test_nothing_to_cite_has_no_share() -> None:
    assert citation_share([reading()]).value is None


def test_a_sound_reading_has_only_valid_citations() -> None:
    held = reading(
        actors=(sylvania(),), accounts=(account(place="lakeside,freedonia"),), statements=(statement(),)
    )
    assert faults(held) == []
    assert citation_share([held]).value == 1.0


def sylvania() -> Actor:
    word = span("Sylvania")
    return Actor(id="sylvania", kind="state", name="Sylvania", names=(Cited("Sylvania", (word,)),))


@pytest.mark.parametrize(
    ("cited", "why"),
    [
        (Cited("sylvania", ()), "no span"),
        (Cited("sylvania", (span("Sylvania"),), ""), "no rule"),
        (Cited("sylvania", (Span("elsewhere", 0, 5),), "x"), "does not lie in the report"),
        (Cited("sylvania", (Span(ID, 5, 5),), "x"), "does not lie in the report"),
        (Cited("sylvania", (Span(ID, -1, 5),), "x"), "does not lie in the report"),
        (Cited("sylvania", (Span(ID, 0, len(FIRST) + 1),), "x"), "does not lie in the report"),
        (Cited("sylvania", (Span(ID, len("Rivals meet in Lakeside"), 25),), "x"), "holds no word"),
        (Cited("sylvania", (span("Lakeside"),)), "do not hold the value"),
    ],
)
def test_faults(cited: Cited[str], why: str) -> None:
    made = msgspec.structs.replace(account(), sides=(cited,))
    found = faults(reading(accounts=(made,)))
    assert [each.where for each in found] == ["account a1 sides"]
    assert why in found[0].why


@pytest.mark.parametrize(
    "cited",
    [
        Cited("sylvania", (span("Sylvania"),)),
        Cited("sylvania", (span("the Sylvanian envoy"),), "demonym"),
        Cited("sylvania", (span("Sylvania"), span("Monday")), "said"),
    ],
)
def test_sound_values(cited: Cited[str]) -> None:
    made = msgspec.structs.replace(account(), sides=(cited,))
    assert faults(reading(actors=(sylvania(),), accounts=(made,))) == []


def test_an_actor_is_held_by_words_of_any_of_its_names() -> None:
    person = actor("ada-trentino", "person", "Ada Trentino")
    called = msgspec.structs.replace(
        person, names=(Cited("Ada Trentino", (span("Ada Trentino"),)), Cited("envoy", (span("envoy"),)))
    )
    made = msgspec.structs.replace(account(), people=(Cited("ada-trentino", (span("the Sylvanian envoy"),)),))
    assert faults(reading(actors=(called,), accounts=(made,))) == []


def test_what_the_finder_said_beside_the_text_needs_no_words() -> None:
    assert faults(reading(outlet=Cited("lakeside-post", (), "metadata"))) == []
    assert faults(reading(outlet=Cited("lakeside-post", (Span("no", 0, 1),), "metadata"))) != []
