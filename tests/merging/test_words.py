"""Stems, ordinals and praise in what reports say."""

from __future__ import annotations

from pathlib import Path

import pytest

from communique.errors import DataError
from communique.merging.contrast import doubts, exclude, orders, refers_back, tone
from communique.merging.contrast import lexicon as contrast
from communique.merging.tables import weights
from communique.merging.titles import labels
from communique.merging.words import hailed, holds, lexicon, ordinal, several, stem, stems, umbrella


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("tests", "test"),
        ("tested", "testing"),
        ("treaties", "treaty"),
        ("denuclearization", "denuclearisation"),
        ("launches", "launch"),
    ],
)
def test_forms_of_one_word_have_one_stem(left: str, right: str) -> None:
    assert stem(left) == stem(right)


def test_stems_leave_out_what_carries_no_content() -> None:
    assert stems("The envoy’s talks were held in the capital") == ("envoy", "talk", "held", "capital")


@pytest.mark.parametrize(
    ("text", "kind", "nth"),
    [
        ("its fifth and largest nuclear test", "nuclear-test", 5),
        ("the 2nd summit of the two leaders", "talks", 2),
        ("talks went into a second day", "talks", None),
        ("between the third and the fourth nuclear test", "nuclear-test", None),
        ("the sixth fleet held an exercise", "missile-test", None),
    ],
)
def test_an_ordinal_counts_only_when_it_counts_events_of_the_type(
    text: str, kind: str, nth: int | None
) -> None:
    assert ordinal(text, kind) == nth


def test_praise_of_a_test_that_failed_is_no_praise() -> None:
    assert hailed("a powerful new rocket")
    assert not hailed("a powerful new rocket exploded")
    assert not hailed("a rocket")


def test_bodies_and_regions() -> None:
    assert umbrella("un-security-council") == "united-nations"
    assert umbrella("freedonia") == "freedonia"
    assert holds("korean-peninsula", "south-korea") and not holds("south-korea", "korean-peninsula")


def test_contrast() -> None:
    assert tone("a frank and productive exchange") == 1
    assert tone("they came empty-handed and it was a failure") == -1
    assert tone("they met on Monday") == 0
    assert doubts("it is unlikely that they will") and not doubts("they will")
    assert orders("in phases, step-by-step, with reciprocal moves") and not orders("they want an end to it")
    assert exclude("failure", "success") and not exclude("failure", "agreed")


@pytest.mark.parametrize("load", [lexicon, contrast, weights, labels])
def test_a_broken_table_is_named(load: object, tmp_path: Path) -> None:
    broken = tmp_path / "broken.yaml"
    broken.write_text("stop: 3\nrates: {talks: 1}\n", encoding="utf-8")
    with pytest.raises(DataError, match=r"broken\.yaml"):
        load(broken)  # type: ignore[operator]


@pytest.mark.parametrize(
    ("text", "kind", "count"),
    [
        ("six nuclear tests since 2006", "nuclear-test", 6),
        ("nuclear tests through two years", "nuclear-test", 0),
        ("three summits of the two leaders", "talks", 3),
        ("talks on the border", "talks", None),
        ("its sixth nuclear test", "nuclear-test", None),
        ("two bombers over the coast", "exercise", None),
    ],
)
def test_plurals_tell_of_several_events(text: str, kind: str, count: int | None) -> None:
    assert several(text, kind) == count


@pytest.mark.parametrize(
    ("text", "back"),
    [
        ("Freedonia disputes that assertion", True),
        ("Its envoy denied it", True),
        ("They disagree with this analysis", True),
        ("Freedonia denied that its envoy had left", False),
        ("We do not seek war", False),
    ],
)
def test_a_denial_may_refer_back(text: str, back: bool) -> None:
    assert refers_back(text) is back
