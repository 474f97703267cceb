"""A record that is looked up gives the same as one that is held: on the examples, and on a made-up record with disputes and seats."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from benches.world import readings
from communique import views
from communique.app.record import OpenRecord
from communique.errors import NotFoundError
from communique.store import Store, open_store
from communique.views import Corpus, Filter, Shelf
from communique.views.corpus import Kind
from communique.views.timeline import find
from tests.builders import paper_reading, wire_reading

KINDS: tuple[Kind, ...] = ("disputes", "positions", "expectations", "commitments")
TAGS = ("side", "person", "place", "actor", "speaker", "about")


def both(store: Store) -> tuple[Corpus, Shelf]:
    """The same record held and looked up."""
    OpenRecord(store).rebuild()
    return Corpus(store.record(), store.readings()), Shelf(store)


@pytest.fixture(scope="module", params=["told by hand", "made up"])
def pair(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> tuple[Corpus, Shelf]:
    store = open_store(tmp_path_factory.mktemp("shelf") / "a.db")
    told = (
        (wire_reading(), paper_reading())
        if request.param == "told by hand"
        else readings(60, 90, per_report=4)
    )
    store.add_all(told)
    return both(store)


SAME: dict[str, Callable[[Corpus], Any]] = {
    "counts": lambda corpus: corpus.counts,
    "lines of reports": lambda corpus: list(corpus.report_lines),
    "lines of reports by id": lambda corpus: dict(corpus.line_of),
    "disputed events": lambda corpus: corpus.disputed,
    "disputes": lambda corpus: corpus.disputes,
    "positions": lambda corpus: corpus.positions,
    "expectations": lambda corpus: corpus.expectations,
    "commitments": lambda corpus: corpus.commitments,
    "figures": lambda corpus: sorted(corpus.figures, key=lambda each: each.id),
    "actors": lambda corpus: sorted(corpus.actors, key=lambda each: each.id),
    "seats": lambda corpus: dict(corpus.seats()),
    "events by id": lambda corpus: {key: corpus.events[key] for key in corpus.events},
    "readings by id": lambda corpus: {key: corpus.by_report[key] for key in corpus.by_report},
    "sketches": lambda corpus: dict(corpus.sketches([*corpus.by_report, "no such report"])),
    "names": lambda corpus: {each.id: corpus.name(each.id) for each in corpus.figures},
    "ties": lambda corpus: corpus.ties.rows(),
    "channels": views.channels,
    "calendar": lambda corpus: views.calendar(corpus).rows(),
    "matrix": lambda corpus: views.matrix(corpus.positions),
    "whom each report carries": lambda corpus: corpus.carriages(set(corpus.by_report)),
    "event of each account": lambda corpus: {
        ref: corpus.event_of[ref] for event in corpus.events.values() for ref in event.accounts
    },
    "disputes of each event": lambda corpus: {key: corpus.disputes_of(key) for key in corpus.events},
    "each event shown": lambda corpus: [views.show(corpus, key) for key in corpus.events],
    "each dossier": lambda corpus: [views.who(corpus, each.id) for each in corpus.figures],
    "latest statements": lambda corpus: [views.who(corpus, each.id, most=2) for each in corpus.figures],
}  # fmt: skip


@pytest.mark.parametrize("what", SAME)
def test_it_gives_the_same(pair: tuple[Corpus, Shelf], what: str) -> None:
    held, shelf = pair
    assert SAME[what](shelf) == SAME[what](held)


def test_its_events_are_the_same_lines(pair: tuple[Corpus, Shelf]) -> None:
    held, shelf = pair
    assert shelf.frame.equals(held.frame)
    some = [*held.frame["id"][:3], "no such event"]
    assert shelf.event_lines(some) == held.event_lines(some)


@pytest.mark.parametrize("kind", TAGS)
def test_keys_lead_to_the_same(pair: tuple[Corpus, Shelf], kind: str) -> None:
    held, shelf = pair
    assert shelf.tags(kind) == held.tags(kind)
    keys = [*held.tags(kind), "no such key"]
    assert {key: set(ids) for key, ids in shelf.tagged(kind, keys).items()} == {
        key: set(ids) for key, ids in held.tagged(kind, keys).items()
    }


@pytest.mark.parametrize("kind", KINDS)
def test_a_part_of_a_list_is_the_same(pair: tuple[Corpus, Shelf], kind: Kind) -> None:
    held, shelf = pair
    ranks = list(held.ranks(kind))
    assert list(shelf.ranks(kind)) == ranks
    for part in (ranks[:2], ranks[-3:], ranks[::2], []):
        assert shelf.ranked(kind, part) == held.ranked(kind, part)


@pytest.mark.parametrize(
    "wanted",
    [
        Filter(),
        Filter(disputed=True),
        Filter(type=("talks", "missile-test")),
        Filter(status=("happened",)),
        Filter(side="freedonia"),
        Filter(side="Freedonia", disputed=True),
        Filter(place="geneva"),
        Filter(person="trentino"),
        Filter(side="nobody at all"),
    ],
)
def test_filters_choose_the_same(pair: tuple[Corpus, Shelf], wanted: Filter) -> None:
    held, shelf = pair
    assert find(shelf, wanted).equals(find(held, wanted))


def test_what_begins_alike_or_is_not_there_is_told_alike(pair: tuple[Corpus, Shelf]) -> None:
    held, shelf = pair
    event, report, figure = next(iter(held.events)), next(iter(held.by_report)), held.figures[0]
    for corpus in (held, shelf):
        assert corpus.event(event).id == event
        assert corpus.reading(report[:10]).report.id == report
        assert corpus.actor(figure.name.upper()).name == figure.name
        for ask in (corpus.event, corpus.reading, corpus.actor):
            with pytest.raises(NotFoundError, match="There is no"):
                ask("nothing of the kind")


def test_of_what_is_kept_the_least_lately_used_is_let_go(tmp_path: Path) -> None:
    asked: list[list[str]] = []

    def fetch(keys: Any) -> dict[str, str]:
        asked.append(list(keys))
        return {key: key.upper() for key in asked[-1]}

    kept = views.shelf.Kept(fetch, 2, lambda: ["a", "b", "c"])
    assert [kept[key] for key in ("a", "b", "a", "c", "a", "b")] == ["A", "B", "A", "C", "A", "B"]
    assert asked == [["a"], ["b"], ["c"], ["b"]]
    kept.load(["b", "c", "a"])
    assert len(kept) == 3
    assert list(kept) == ["a", "b", "c"]
