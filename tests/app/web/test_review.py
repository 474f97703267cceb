"""The review queue: doubts become questions, answers become corrections, and taking an answer back asks again."""

from __future__ import annotations

import re
from pathlib import Path

import msgspec
import pytest
from fastapi.testclient import TestClient

from communique.app.record import OpenRecord
from communique.app.reviewing import questions
from communique.app.web import create_app
from communique.model import Cited, Dated, Reading, Reason, Repair
from communique.model.interval import parse
from communique.store import open_store
from tests.app.web.desk import HOME, send
from tests.builders import paper_reading, report, wire_reading, words


def doubtful(folder: Path) -> OpenRecord:
    """A record with a question of each sort but unsure joins: a namesake, a garbled name, a false day, a dispute."""
    wire, paper = wire_reading(), paper_reading()
    (ada,) = wire.actors
    spans = ada.names[0].spans
    ada = msgspec.structs.replace(
        ada, repairs=(Repair("Ada Trentino", "Ada Trentino", "sounds-alike", spans),)
    )
    wire = msgspec.structs.replace(wire, actors=(ada,))
    store = open_store(folder / "a.db")
    # The paper has the talks end otherwise than the wire, which has them broken off.
    (talks,) = paper.accounts
    assert talks.outcome is not None
    agreed = msgspec.structs.replace(talks.outcome, value="agreed")
    paper = msgspec.structs.replace(paper, accounts=(msgspec.structs.replace(talks, outcome=agreed),))
    for reading in (wire, paper, namesake(), undated()):
        store.add(reading)
    return OpenRecord(store)


def namesake() -> Reading:
    """A report that names A. Trentino, and was dated against its page."""
    told = report("A. Trentino arrived.", "namesake", "daily-paper")
    (ada,) = wire_reading().actors
    other = msgspec.structs.replace(
        ada, id="a-trentino", name="A. Trentino", names=(Cited("A. Trentino", (words(told, "A. Trentino"),)),),
        offices=(), side=None,
    )  # fmt: skip
    trap = Reason("printed-day", parse("2019-10-31"), 0.5, note="The day of the visit, not of the report.")
    return Reading(
        report=told,
        dated=Dated(parse("2018-06-05"), (), (), (trap,)),
        actors=(other,),
        reader="1",
        weights="w",
    )


def undated() -> Reading:
    """A report that nothing dates."""
    return Reading(report=report("No day at all.", "undated"), dated=Dated(), reader="1", weights="w")


@pytest.fixture
def record(tmp_path: Path) -> OpenRecord:
    return doubtful(tmp_path)


@pytest.fixture
def desk(record: OpenRecord) -> TestClient:
    return TestClient(create_app(record, author="Ada"), base_url=HOME)


def asked(record: OpenRecord, sort: str) -> list[str]:
    """The questions of a sort."""
    return [each.words for each in questions(record) if each.sort == sort]


def settle(desk: TestClient, record: OpenRecord, sort: str, label: str) -> str:
    """Give an answer by its label; the page after it."""
    found = next(each for each in questions(record) if each.sort == sort)
    number = [each.label for each in found.answers].index(label)
    answer = send(desk, "/review", key=found.key, answer=str(number), author="Bo")
    assert answer.status_code == 200
    return str(answer.text)


def test_every_doubt_is_asked_with_its_evidence(desk: TestClient) -> None:
    text = desk.get("/review").text
    assert "Does “Ada Trentino” stand for Ada Trentino?" in text
    assert "by the rule sounds alike" in text
    assert "Was “namesake” published on 5 June 2018?" in text
    assert "refused: printed day, 31 October 2019. The day of the visit, not of the report." in text
    assert "When was “undated” published?" in text
    assert "How did this end?" in text


@pytest.mark.parametrize(
    ("sort", "label"),
    [("repair", "Yes"), ("repair", "No"), ("repair", "Leave it open"), ("date", "Yes"), ("date", "Leave it open"),
     ("dispute", "Both stand"), ("dispute", "Leave it open")],
)  # fmt: skip
def test_an_answer_settles_its_question_until_it_is_taken_back(
    desk: TestClient, record: OpenRecord, sort: str, label: str
) -> None:
    before = asked(record, sort)
    settle(desk, record, sort, label)
    assert asked(record, sort) == before[1:]
    history = desk.get("/corrections").text
    assert "<b>Bo</b>" in history
    (kept,) = re.findall(r'<li id="(k\w+)"', history)
    send(desk, f"/corrections/{kept}/undo")
    assert asked(record, sort) == before


def test_a_value_taken_in_a_dispute_stands_first(desk: TestClient, record: OpenRecord) -> None:
    settle(desk, record, "dispute", "agreed")
    (event,) = (each for each in record.corpus().record.events if each.accounts)
    assert event.best("outcome") == "agreed"
    assert asked(record, "dispute") == []


def test_a_refused_repair_names_nobody(desk: TestClient, record: OpenRecord) -> None:
    settle(desk, record, "repair", "No")
    assert "ada-trentino" not in {actor.id for actor in record.corpus().record.actors}


def test_a_question_that_somebody_else_settled_is_no_longer_open(
    desk: TestClient, record: OpenRecord
) -> None:
    key = next(each.key for each in questions(record) if each.sort == "repair")
    settle(desk, record, "repair", "Yes")
    answer = send(desk, "/review", key=key, answer="0")
    assert answer.status_code == 404
    assert "not open any more" in answer.text


@pytest.mark.parametrize("answer", ["", "9", "-1", "one"])
def test_an_answer_that_is_none_keeps_nothing(desk: TestClient, record: OpenRecord, answer: str) -> None:
    key = questions(record)[0].key
    assert send(desk, "/review", key=key, answer=answer).status_code == 422
    assert record.store.corrections() == []


def test_unsure_people_are_joined_or_kept_apart(tmp_path: Path) -> None:
    record = doubtful(tmp_path)
    desk = TestClient(create_app(record, author="Ada"), base_url=HOME)
    assert asked(record, "join-actors") == ["Are Ada Trentino and A. Trentino one person?"]
    settle(desk, record, "join-actors", "Two people")
    assert asked(record, "join-actors") == []
    (kept,) = re.findall(r'<li id="(k\w+)"', desk.get("/corrections").text)
    send(desk, f"/corrections/{kept}/undo")
    settle(desk, record, "join-actors", "One person")
    assert [actor.id for actor in record.corpus().record.actors if "trentino" in actor.id] == ["ada-trentino"]


def test_when_nothing_is_open_the_page_says_so(tmp_path: Path) -> None:
    desk = TestClient(create_app(OpenRecord(open_store(tmp_path / "b.db"))), base_url=HOME)
    assert "Nothing is open" in desk.get("/review").text
