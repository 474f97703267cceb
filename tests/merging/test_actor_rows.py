"""What is added to an actor's row as it is written gives the row that all reports together give, character for character."""

from __future__ import annotations

import msgspec
from hypothesis import given
from hypothesis import strategies as st

from communique.actors.tallies import tally, united
from communique.merging.upkeep.actors import joined, row_of, spliced
from communique.model import Actor, Cited, Office, Repair, Span

# Among them ids and names that look like what is written around them.
WORDS = st.sampled_from(["a", "b", "c", 'd"', '{"report":"', "é", "~"])
SPANS = st.builds(Span, WORDS, st.integers(0, 12), st.integers(0, 120))
PLACES = st.lists(SPANS, max_size=4).map(lambda found: tuple(sorted(set(found))))
ACTORS = st.builds(
    Actor,
    id=st.just("x"),
    kind=st.just("person"),
    name=WORDS,
    side=st.none() | st.builds(Cited, st.just("s"), PLACES),
    unofficial=st.booleans(),
    names=st.lists(st.builds(Cited, WORDS, PLACES, st.sampled_from(["said", "alias"])), max_size=3).map(
        tuple
    ),
    offices=st.lists(
        st.builds(
            Office, WORDS, st.sampled_from(["o", None]), st.sampled_from(["current", "former"]), PLACES
        ),
        max_size=3,
    ).map(tuple),
    repairs=st.lists(st.builds(Repair, WORDS, WORDS, WORDS, PLACES), max_size=2).map(tuple),
    description=st.none() | WORDS,
)


@given(st.lists(SPANS), st.lists(SPANS))
def test_places_are_put_where_they_belong(held: list[Span], more: list[Span]) -> None:
    written = msgspec.Raw(msgspec.json.encode(sorted(set(held))))
    assert bytes(spliced(written, more)) == msgspec.json.encode(sorted({*held, *more}))


@given(st.lists(ACTORS, min_size=1, max_size=5), st.lists(ACTORS, min_size=1, max_size=3))
def test_a_row_to_which_is_added_is_the_row_of_all(held: list[Actor], more: list[Actor]) -> None:
    told = [tally([*held, *more])]
    whole = united("x", [*held, *more], told)
    before = msgspec.structs.replace(united("x", held, [tally(held)]), side=united("x", held, told).side)
    found = joined(row_of(before), united("x", more, told))
    assert found == row_of(whole)
    assert msgspec.json.encode(found) == msgspec.json.encode(whole)
