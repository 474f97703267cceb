"""Search: words without accents, scripts without spaces, and queries that are never a language."""

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from communique.store import open_store
from communique.store.search import Entry
from communique.store.store import Store
from communique.views import entries
from tests.builders import corpus

ENTRIES = (
    Entry(
        kind="report",
        id="r1",
        title="Envoys meet in Geneva",
        body="The envoys of Côte d'Ivoire met on Monday.",
    ),
    Entry(kind="event", id="e1", title="Talks in Geneva", body="4 June 2018"),
    Entry(kind="report", id="r2", title="두루미", body="북한과 미국이 말레이시아에서 회담을 열었다"),
)


@pytest.fixture
def store(where: str) -> Store:
    made = open_store(where)
    made.index(ENTRIES)
    return made


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ("geneva", ["e1", "r1"]),
        ("genev", ["e1", "r1"]),
        ("cote", ["r1"]),
        ("envoys monday", ["r1"]),
        ("geneva atlantis", []),
        ("말레이시아", ["r2"]),
        ("", []),
        ("?!", []),
    ],
)
def test_entries_that_hold_all_words_are_found(store: Store, query: str, expected: list[str]) -> None:
    assert sorted(hit.id for hit in store.search(query)) == expected


def test_the_matched_words_are_told_apart_in_the_snippet(store: Store) -> None:
    [hit] = store.search("monday")
    assert hit.snippet[1] == "Monday"


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=60, deadline=None)
@given(st.text(max_size=40))
def test_no_query_breaks_the_search(store: Store, query: str) -> None:
    store.search(query)


def test_a_record_is_found_by_its_events_people_words_and_statements(store: Store) -> None:
    store.index(entries(corpus()))
    assert {hit.kind for hit in store.search("trentino")} == {"actor", "event", "report", "statement"}
