"""Phrases of the lexicon in a text: the longest wins, words that are also names need a capital."""

from __future__ import annotations

import pytest

from communique.actors.lexicon import find, table_for, world_table
from communique.language.tokenizer import tokenize
from communique.language.types import Token
from communique.model import NO_PROFILE, Profile, ProfileActor, ProfileSide


def tokens(text: str) -> tuple[Token, ...]:
    """Words of a text without tags or trees."""
    return tuple(
        Token(i, start, end, text[start:end], "X", "", text[start:end].lower(), -1, "root", 0)
        for i, (start, end) in enumerate(tokenize(text))
    )


def ids(text: str, profile: Profile = NO_PROFILE) -> list[tuple[str, str]]:
    return [(hit.entry.id, hit.entry.form) for hit in find(tokens(text), table_for(profile))]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The U.S. and N. Korea met.", [("united-states", "name"), ("north-korea", "name")]),
        ("the u.s. met them", [("united-states", "name")]),
        ("They told us to go.", []),
        ("The US told them.", [("united-states", "name")]),
        ("North Korean and American diplomats", [("north-korea", "adjective"), ("united-states", "adjective")]),
        ("DPRK, PRC, UAE and UK", [("north-korea", "name"), ("china", "name"), ("united-arab-emirates", "name"), ("united-kingdom", "name")]),
        ("The U.N. Security Council met.", [("un-security-council", "name")]),
        ("talks in Kuala Lumpur", [("kuala-lumpur", "capital")]),
        ("talks in Geneva", [("geneva", "name")]),
        ("Pyongyang said", [("pyongyang", "capital")]),
        ("the Syrians left", [("syria", "people")]),
        ("a turkey for Christmas", []),
        ("Turkey agreed.", [("turkey", "name")]),
        ("For the First Time", []),
        ("TIME reported", [("time", "name")]),
        ("the Korean Peninsula", [("korean-peninsula", "name")]),
        ("the white house said", [("white-house", "name")]),
        ("The House voted.", []),
    ],
)  # fmt: skip
def test_phrases_are_found(text: str, expected: list[tuple[str, str]]) -> None:
    assert ids(text) == expected


def test_a_profile_lays_its_names_over_those_of_the_world() -> None:
    profile = Profile(
        id="made",
        sides=(ProfileSide(id="ruritania", name="Ruritania", names=("the Elphberg crown",)),),
        actors=(ProfileActor(id="zenda-channel", kind="channel", name="Zenda channel"),),
    )
    assert ids("Ruritania used the Zenda channel.", profile) == [
        ("ruritania", "name"),
        ("zenda-channel", "name"),
    ]
    assert ids("Ruritania used the Zenda channel.") == []


def test_the_table_is_made_once() -> None:
    assert world_table() is world_table()
