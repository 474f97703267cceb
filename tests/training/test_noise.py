"""What is done to training sentences leaves trees trees and spans within their sentence."""

from __future__ import annotations

from collections.abc import Callable
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from communique.language.layout import GLUED, NEW_BLOCK, NEW_LINE, SPACED
from communique.language.trees import is_tree
from training import noise
from training.sentence import Sentence, Word

FORMS = ["Anna", "Berg", "met", "n't", ",", "envoys", "in", "Oslo", "–", "2018", "."]
TAGS = {",": "PUNCT", "–": "PUNCT", ".": "PUNCT", "Anna": "PROPN", "Berg": "PROPN", "Oslo": "PROPN"}


@st.composite
def sentences(draw: st.DrawFn) -> Sentence:
    forms = draw(st.lists(st.sampled_from(FORMS), min_size=1, max_size=12))
    order = draw(st.permutations(range(len(forms))))
    heads = {order[0]: -1}
    for place, index in enumerate(order[1:], 1):
        heads[index] = order[draw(st.integers(0, place - 1))]
    layouts = draw(
        st.lists(st.sampled_from([GLUED, SPACED, NEW_LINE]), min_size=len(forms), max_size=len(forms))
    )
    words = [
        Word(
            form,
            layout,
            TAGS.get(form, "NOUN"),
            "",
            form.lower(),
            heads[index],
            "root" if heads[index] < 0 else "dep",
        )
        for index, (form, layout) in enumerate(zip(forms, layouts, strict=True))
    ]
    first = draw(st.integers(0, len(forms) - 1))
    last = draw(st.integers(first + 1, len(forms)))
    label = draw(st.sampled_from(["person", "place"]))
    return Sentence(tuple(words), tree=True, names=((first, last, label),), names_from="uner")


CHANGES: dict[str, Callable[[Sentence, Random], Sentence]] = {
    "stripped": lambda sentence, _: noise.stripped(sentence),
    "lowered": lambda sentence, _: noise.lowered(sentence),
    "shouted": lambda sentence, _: noise.shouted(sentence),
    "garbled": lambda sentence, random: noise.garbled(sentence, random, rate=1.0),
    "renamed": noise.renamed,
    "wrapped": lambda sentence, random: noise.wrapped([sentence], 20, random)[0],
}


@pytest.mark.parametrize("change", CHANGES)
@given(sentences(), st.integers(0, 50))
def test_trees_stay_trees_and_spans_inside(change: str, sentence: Sentence, seed: int) -> None:
    changed = CHANGES[change](sentence, Random(seed))
    count = len(changed.words)
    assert all(0 <= first < last <= count for first, last, _ in changed.names)
    assert all(word.form for word in changed.words)
    if count:
        assert is_tree([word.head for word in changed.words])
    assert CHANGES[change](sentence, Random(seed)) == changed


def plain(*forms: str) -> Sentence:
    words = [
        Word(form, SPACED, TAGS.get(form, "NOUN"), "", form, index - 1, "dep")
        for index, form in enumerate(forms)
    ]
    return Sentence(tuple(words), tree=True)


def test_captions_have_neither_capitals_nor_marks() -> None:
    assert [word.form for word in noise.stripped(plain("Anna", ",", "met", ".")).words] == ["anna", "met"]


def test_children_of_a_dropped_mark_go_to_its_head() -> None:
    assert [word.head for word in noise.stripped(plain("Anna", ",", "met")).words] == [-1, 0]


def test_lines_end_at_the_width() -> None:
    [wrapped] = noise.wrapped([plain(*["envoys"] * 9)], 20, Random(1))
    assert [word.layout for word in wrapped.words].count(NEW_LINE) >= 3
    assert NEW_BLOCK not in {word.layout for word in wrapped.words}


def test_a_flat_name_of_a_person_is_exchanged_with_its_tree() -> None:
    words = (
        Word("Anna", SPACED, "PROPN", "Number=Sing", "Anna", 2, "nsubj"),
        Word("Berg", SPACED, "PROPN", "Number=Sing", "Berg", 0, "flat"),
        Word("left", SPACED, "VERB", "", "leave", -1, "root"),
    )
    sentence = Sentence(words, tree=True, names=((0, 2, "person"),), names_from="uner")
    changed = [noise.renamed(sentence, Random(seed)) for seed in range(20)]
    assert any(each.words[0].form != "Anna" for each in changed)
    for each in changed:
        [(first, last, label)] = each.names
        assert (first, label) == (0, "person")
        assert each.words[last].form == "left"
        assert each.words[0].head == last
