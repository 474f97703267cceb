"""A sample of our own sentences, read: what is found and read right stays so. `python -m benches.said` reads them all."""

from __future__ import annotations

from collections import Counter

import pytest

from benches.said import (
    HELD_OUT,
    Figures,
    Heard,
    Sentence,
    by_kind,
    figures,
    files,
    heard,
    section,
    sentences,
)

# One sentence in so many, from every file, keeps the test quick.
EVERY = 16
# Set to what is reached, less a sentence or two.
FLOOR = Figures(sentences=112, found=0.85, kind=0.5, issues=0.34)


@pytest.fixture(scope="module")
def sample() -> list[Heard]:
    every = [*files(held_out=False), *files(held_out=True)]
    return [heard(each) for path in every for each in sentences(path)[3::EVERY]]


def test_sentences_keep_their_form_and_stand_once() -> None:
    every = [each for path in (*files(held_out=False), *files(held_out=True)) for each in sentences(path)]
    told = Counter(each.text for each in every)
    assert len(told) == len(every) == 1600
    assert len(files(held_out=True)) == len(HELD_OUT)


def test_sample_is_found_and_read_as_well_as_before(sample: list[Heard]) -> None:
    reached = figures(sample)
    assert reached.sentences >= FLOOR.sentences
    assert reached.found >= FLOOR.found
    assert reached.kind >= FLOOR.kind
    assert reached.issues >= FLOOR.issues


def test_figures_count_kinds_and_issues_of_what_is_found() -> None:
    told = Sentence("...", "threat", ("sanctions",))
    held = [
        Heard(told, "threat", issues=frozenset({"sanctions", "trade"})),
        Heard(told, "pledge", issues=frozenset()),
        Heard(told),
    ]
    found = figures(held)
    assert (found.sentences, found.kind) == (3, 0.5)
    assert found.found == pytest.approx(2 / 3)
    assert found.issues == pytest.approx(0.5)
    assert by_kind(held) == [["threat", 3, pytest.approx(2 / 3), pytest.approx(1 / 3)]]
    made = section(held, held)
    assert [row[0] for row in made.tables[0].rows] == ["read while the rules were made", "held out"]
