"""Spellings of one sound have one key."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from communique.actors.romanisation import arabic, chinese, korean_family, korean_syllables, russian

Key = Callable[[str], str]


@pytest.mark.parametrize(
    ("key", "spellings"),
    [
        (korean_family, ["Ri", "Lee", "Yi", "Rhee"]),
        (korean_family, ["Choe", "Choi"]),
        (korean_family, ["Jang", "Chang"]),
        (korean_family, ["Jong", "Jung", "Chung", "Jeong"]),
        (korean_syllables, ["Song-ryol", "Seong-ryeol", "Sung Ryol"]),
        (korean_syllables, ["Jong-un", "Jung-eun", "Jong Un"]),
        (korean_syllables, ["Yong Chol", "Young-chul", "Yeong-cheol"]),
        (korean_syllables, ["Moo-hyun", "Mu-hyon"]),
        (chinese, ["Zedong", "Tse-tung"]),
        (chinese, ["Xiaoping", "Hsiao-p'ing"]),
        (russian, ["Sergei", "Sergey", "Serguei"]),
        (russian, ["Zelensky", "Zelenskiy", "Zelenskyy"]),
        (arabic, ["Gaddafi", "Qaddafi", "Gadhafi", "Khadafy"]),
        (arabic, ["Rouhani", "Rohani", "Ruhani"]),
    ],
)
def test_spellings_of_one_sound_have_one_key(key: Key, spellings: list[str]) -> None:
    assert len({key(each) for each in spellings}) == 1


@pytest.mark.parametrize(
    ("key", "left", "right"),
    [
        (korean_syllables, "Jong Un", "Jong Il"),
        (korean_family, "Kim", "Kang"),
        (chinese, "Keqiang", "Jinping"),
        (russian, "Lavrov", "Putin"),
    ],
)
def test_other_sounds_have_other_keys(key: Key, left: str, right: str) -> None:
    assert key(left) != key(right)


@given(st.text(max_size=40))
def test_keys_are_made_of_any_text(text: str) -> None:
    for key in (korean_family, korean_syllables, chinese, russian, arabic):
        assert isinstance(key(text), str)
