"""Near-duplicates: copies and rewrites are found, strangers are not, and the shared words are the same in both."""

import random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from communique.page.duplicates import (
    copies,
    fingerprint,
    likeness,
    near_duplicates,
    shared_passages,
    words_of,
)

VOCABULARY = [
    f"{first}{second}"
    for first in ("ka", "lo", "mi", "tu", "re", "sa", "po")
    for second in ("ran", "den", "vik", "mos", "lar")
]


def story(seed: int, words: int = 200) -> str:
    chance = random.Random(seed)
    return " ".join(chance.choice(VOCABULARY) for _ in range(words))


A, B, C = story(1), story(2), story(3)


def test_a_copy_with_furniture_around_it_is_found() -> None:
    texts = {"a": A, "b": B, "copy": f"Home World Sport. {A}. Share this story with a friend", "c": C}
    (pair,) = near_duplicates(texts)
    assert (pair.left, pair.right) == ("a", "copy")
    assert pair.left_share == 1.0
    assert pair.right_share > 0.9
    assert copies(texts) == {"copy": ("a", pair.right_share)}


def test_a_rewrite_that_keeps_half_is_found() -> None:
    words = A.split()
    rewrite = " ".join(words[:60]) + " " + story(9, 80) + " " + " ".join(words[100:160])
    (pair,) = near_duplicates({"a": A, "b": B, "rewrite": rewrite})
    assert pair.left_share == pytest.approx(0.6, abs=0.05)


def test_case_and_punctuation_make_no_difference() -> None:
    assert likeness(words_of(A), words_of(A.upper().replace(" ", ", "))) == (1.0, 1.0)


def test_strangers_share_nothing() -> None:
    assert near_duplicates({"a": A, "b": B, "c": C}) == ()


def test_the_earliest_text_that_holds_most_is_the_source() -> None:
    texts = {"first": A, "second": A + " " + B, "third": A}
    assert copies(texts) == {"second": ("first", 0.5), "third": ("first", 1.0)}


def test_passages_stand_in_both_texts_word_for_word() -> None:
    left = f"{B} {A[:600]} {C}"
    right = f"{story(7)} {A[:600].upper()} {story(8)}"
    found = shared_passages(words_of(left), words_of(right))
    assert len(found) == 1
    (passage,) = found
    assert (
        left[passage.left_start : passage.left_end].upper() == right[passage.right_start : passage.right_end]
    )
    assert passage.words == len(left[passage.left_start : passage.left_end].split())
    assert passage.words >= 90


def test_only_the_given_stretches_count() -> None:
    text = f"{A}\n{B}"
    assert likeness(words_of(text, [(0, len(A))]), words_of(A)) == (1.0, 1.0)
    assert likeness(words_of(text, [(len(A), len(text))]), words_of(A)) == (0.0, 0.0)


@pytest.mark.parametrize("text", ["", "a few words only", "…"])
def test_short_texts_have_no_fingerprint_and_no_copies(text: str) -> None:
    assert fingerprint(words_of(text)) is None
    assert near_duplicates({"a": text, "b": text}) == ()


def test_a_crowd_of_copies_is_one_chain_to_the_first() -> None:
    texts = {f"r{place:03}": f"{A} {story(place + 50, 20)}" for place in range(80)}
    found = copies(texts)
    assert set(found) == set(texts) - {"r000"}
    assert all(source < copy for copy, (source, _) in found.items())


def test_a_word_repeated_without_end_costs_no_time() -> None:
    assert likeness(words_of("talks " * 20_000), words_of("talks " * 20_000))[0] == 1.0


@settings(deadline=None, max_examples=50)
@given(
    st.lists(st.sampled_from(VOCABULARY[:6]), max_size=80),
    st.lists(st.sampled_from(VOCABULARY[:6]), max_size=80),
)
def test_shares_are_shares_and_passages_are_equal(left: list[str], right: list[str]) -> None:
    one, two = words_of(" ".join(left)), words_of(" ".join(right))
    assert all(0 <= share <= 1 for share in likeness(one, two))
    ends = -1
    for passage in shared_passages(one, two, least=3):
        assert (
            " ".join(left)[passage.left_start : passage.left_end]
            == " ".join(right)[passage.right_start : passage.right_end]
        )
        assert passage.left_start > ends
        ends = passage.left_end


def test_real_wire_stories_are_found_on_several_pages(shared) -> None:  # type: ignore[no-untyped-def]
    from communique.intake import load
    from communique.model import Report

    texts = {
        each.name: each.text for each in load(shared / "coverage" / "web-2016") if isinstance(each, Report)
    }
    found = {
        (pair.left[:10], pair.right[:10], round(pair.share, 1)) for pair in near_duplicates(texts, least=0.4)
    }
    assert ("2016-02-12", "2016-02-12", 1.0) in found
    assert len(found) < 8
