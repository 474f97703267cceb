"""Lemmas as edits of words."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from communique.language.lemma import apply_edit, edit_between

PAIRS = [
    ("talks", "talk"),
    ("Parties", "party"),
    ("went", "go"),
    ("was", "be"),
    ("n't", "not"),
    ("Seoul", "Seoul"),
    ("NORTH", "North"),
    ("better", "good"),
]


@pytest.mark.parametrize(("form", "lemma"), PAIRS)
def test_an_edit_makes_its_lemma(form: str, lemma: str) -> None:
    assert apply_edit(edit_between(form, lemma), form) == lemma


@given(st.text(min_size=1, max_size=12), st.text(alphabet="abcdefgxyz", min_size=1, max_size=12))
def test_any_lemma_comes_back(form: str, lemma: str) -> None:
    assert apply_edit(edit_between(form, lemma), form) == lemma


def test_an_edit_never_leaves_nothing() -> None:
    assert apply_edit("L5", "Kim") == "kim"
    assert apply_edit("L3", "Kim") == "kim"
