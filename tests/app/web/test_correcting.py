"""Corrections from the page to the record: what each form does, what it would change first, and that it can be undone."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from fastapi.testclient import TestClient

from communique.app import amending
from communique.app.proposals import KINDS
from communique.app.record import OpenRecord
from communique.app.web import create_app
from communique.model import Actor, Cited, Dated, Reading
from communique.model.interval import parse
from communique.store import open_store
from tests.app.web.desk import HOME, first_event, open_desk, send
from tests.builders import paper_reading, report, wire_reading, words

WIRE, PAPER = wire_reading().report.id, paper_reading().report.id
SIGNED: dict[str, Any] = {"reason": "seen in the minutes", "author": "Bo", "step": "keep"}


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[TestClient]:
    with open_desk(tmp_path) as client:
        yield client


def kept(client: TestClient) -> list[str]:
    """Ids of the corrections on the history page, the latest first."""
    return re.findall(r'<li id="(k\w+)"', client.get("/corrections").text)


@pytest.mark.parametrize("kind", KINDS)
def test_every_kind_has_a_form_that_works_without_scripts(desk: TestClient, kind: str) -> None:
    text = desk.get(f"/correct/{kind}", params={"event": first_event(desk)}).text
    assert f'<form method="post" action="/correct/{kind}">' in text
    assert 'name="reason"' in text
    assert 'name="author" value="Ada"' in text


def test_a_kind_that_is_none_is_no_page(desk: TestClient) -> None:
    assert desk.get("/correct/forge").status_code == 404


@pytest.mark.parametrize(
    ("kind", "fields", "shown"),
    [
        ("set", {"field": "place", "value": "Lausanne, Switzerland"}, "Lausanne, Switzerland"),
        ("set", {"field": "date", "value": "2018-06-05"}, "5 June 2018"),
        ("set", {"field": "title", "value": "Talks by the lake"}, "<h1"),
        ("set", {"field": "sides", "value": "Freedonia, Ada Trentino"}, "Ada Trentino"),
        ("note", {"value": "Compare the minutes"}, "Compare the minutes (Bo)"),
    ],
)
def test_what_is_kept_shows_on_the_event_and_is_signed(
    desk: TestClient, kind: str, fields: dict[str, Any], shown: str
) -> None:
    event = first_event(desk)
    text = send(desk, f"/correct/{kind}", event=event, **fields, **SIGNED).text
    assert shown in text
    assert "Corrected by hand" in text
    assert "seen in the minutes" in text
    assert "Take it back" in text


@pytest.mark.parametrize("whole", [3000, 0], ids=["of the whole record", "of what lies around"])
def test_a_preview_shows_the_change_and_keeps_nothing(
    desk: TestClient, whole: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(amending, "_WHOLE", whole)
    event = first_event(desk)
    text = send(desk, "/correct/set", event=event, field="place", value="Bern, Switzerland",
        reason="x", author="Bo", step="preview",
    ).text  # fmt: skip
    assert "<del>Geneva, Switzerland</del> <ins>Bern, Switzerland</ins>" in text
    assert 'name="step" value="keep"' in text
    assert kept(desk) == []


def test_accounts_are_split_off_and_merged_again(desk: TestClient) -> None:
    event = first_event(desk)
    send(desk, "/correct/split", event=event, ref=[f"{PAPER}#a1"], **SIGNED)
    events = set(re.findall(r'href="/events/([^"?#]+)', desk.get("/").text))
    assert len(events) == 2
    (other,) = events - {event}
    assert "<legend>The same as</legend>" in desk.get("/correct/merge", params={"event": event}).text
    send(desk, "/correct/merge", event=event, other=[other], **SIGNED)
    assert len(set(re.findall(r'href="/events/([^"?#]+)', desk.get("/").text))) == 1


def test_all_accounts_cannot_leave_their_event(desk: TestClient) -> None:
    event = first_event(desk)
    both = [f"{PAPER}#a1", f"{WIRE}#a1"]
    answer = send(desk, "/correct/split", event=event, ref=both, **SIGNED)
    assert answer.status_code == 422
    assert "Leave at least one" in answer.text


def test_a_dismissed_account_leaves_its_event(desk: TestClient) -> None:
    event = first_event(desk)
    text = send(desk, "/correct/dismiss", event=event, ref=[f"{PAPER}#a1"], **SIGNED).text
    assert "1 report" in text
    assert "Daily Paper" not in desk.get(f"/events/{first_event(desk)}").text


def test_an_actor_is_renamed_on_its_page(desk: TestClient) -> None:
    text = send(desk, "/correct/rename", actor="ada-trentino", value="Ada T. Rufus", **SIGNED).text
    assert "Ada T. Rufus</h1>" in text


def test_a_reports_date_is_fixed_on_its_page(desk: TestClient) -> None:
    text = send(desk, "/correct/date-report", report=PAPER, value="2018-07-01", **SIGNED).text
    assert "1 July 2018" in text
    assert "Bo: seen in the minutes" in text


def test_an_event_is_added_by_hand(desk: TestClient) -> None:
    fields: dict[str, Any] = {
        "type": "call",
        "date": "2018-06-07",
        "sides": "Freedonia, Sylvania",
        "status": "happened",
    }
    answer = send(desk, "/correct/add-event", **fields, **SIGNED)
    assert answer.url.path.startswith("/events/")
    assert "call" in answer.text


@pytest.mark.parametrize(
    ("kind", "fields", "said"),
    [
        ("set", {"field": "date", "value": "soon"}, "is not a date"),
        ("set", {"field": "status", "value": "perhaps"}, "is no status"),
        ("set", {"field": "colour", "value": "red"}, "has no field"),
        ("set", {"field": "place", "value": ""}, "The value is missing"),
        ("merge", {}, "at least one other event"),
        ("split", {}, "No account is chosen"),
        ("join-actors", {"actor": "ada-trentino"}, "Name a second one"),
        ("judge", {"value": "maybe"}, "is no judgement"),
    ],
)
def test_what_cannot_be_is_refused_beside_the_form(
    desk: TestClient, kind: str, fields: dict[str, Any], said: str
) -> None:
    event = first_event(desk)
    answer = send(desk, f"/correct/{kind}", event=event, **fields, **SIGNED)
    assert answer.status_code == 422
    assert said.replace("'", "&#39;") in answer.text
    assert 'value="seen in the minutes"' in answer.text
    assert kept(desk) == []


def test_without_a_reason_nothing_is_kept(desk: TestClient) -> None:
    event = first_event(desk)
    fields: dict[str, Any] = {"event": event, "value": "x", "author": "Bo", "reason": " ", "step": "keep"}
    assert send(desk, "/correct/note", **fields).status_code == 422
    assert kept(desk) == []


def test_corrections_are_taken_back_and_restored_in_any_order(desk: TestClient) -> None:
    event = first_event(desk)
    page = f"/events/{event}"
    send(desk, "/correct/set", event=event, field="place", value="Bern, Switzerland", **SIGNED)
    send(desk, "/correct/note", event=event, value="A note to keep", **SIGNED)
    note, place = kept(desk)
    send(desk, f"/corrections/{place}/undo", author="Cy")
    text = desk.get(page).text
    assert "Bern" not in text
    assert "A note to keep" in text
    history = desk.get("/corrections").text
    assert "taken back by Cy" in history
    send(desk, f"/corrections/{place}/restore")
    send(desk, f"/corrections/{note}/undo")
    text = desk.get(page).text
    assert "Bern" in text
    assert "A note to keep" not in text


def test_a_correction_that_never_was_cannot_be_taken_back(desk: TestClient) -> None:
    first = send(desk, "/corrections/k000/undo")
    assert first.status_code == 404


def test_corrections_whose_ground_is_gone_are_listed_apart(desk: TestClient) -> None:
    event = first_event(desk)
    send(desk, "/correct/note", event=event, value="On both", **SIGNED)
    both = [f"{PAPER}#a1", f"{WIRE}#a1"]
    send(desk, "/correct/dismiss", event=event, ref=both, **SIGNED)
    text = desk.get("/corrections").text
    assert "Without ground" in text
    assert "ground gone" in text


def test_the_past_is_not_corrected(desk: TestClient) -> None:
    event = first_event(desk)
    assert "/correct/" in desk.get(f"/events/{event}").text
    assert "/correct/" not in desk.get(f"/events/{event}?as_of=2018-07").text


def test_a_hostile_note_is_shown_as_text(desk: TestClient) -> None:
    event = first_event(desk)
    bad = "<script>alert(1)</script>"
    text = send(desk, "/correct/note", event=event, value=bad, **SIGNED).text
    assert bad not in text
    assert "&lt;script&gt;" in text
    assert bad not in desk.get("/corrections").text


def test_a_value_by_hand_stands_first_among_the_facts_and_leads_to_its_correction(desk: TestClient) -> None:
    event = first_event(desk)
    text = send(
        desk, "/correct/set", event=event, field="place", value="Bern, Switzerland", **SIGNED
    ).text  # fmt: skip
    facts = text.partition('<table class="facts">')[2].partition("</table>")[0]
    assert facts.index("Bern, Switzerland") < facts.index("Geneva, Switzerland")
    assert "set by hand" in facts
    assert f'href="/corrections#{kept(desk)[0]}"' in facts


def test_a_cleared_value_is_gone_from_the_facts_and_stays_in_the_accounts(desk: TestClient) -> None:
    event = first_event(desk)
    text = send(desk, "/correct/clear", event=event, field="level", **SIGNED).text
    facts, accounts = (
        text.partition(part)[2].partition("</table>")[0] for part in ('class="facts"', "side-by-side")
    )
    assert ">level<" not in facts
    assert ">level<" in accounts


def test_people_whom_the_rules_joined_are_parted_on_their_page(tmp_path: Path) -> None:
    texts = {
        "one": ("Kim Yong Chol came.", "kim-yong-chol"),
        "other": ("Kim Yong Chul left.", "kim-yong-chul"),
    }
    store = open_store(tmp_path / "b.db")
    for day, (name, (text, identity)) in enumerate(texts.items(), 5):
        told = report(text, name, "daily-paper")
        called = text.rpartition(" ")[0]
        actor = Actor(id=identity, kind="person", name=called, names=(Cited(called, (words(told, called),)),))
        store.add(
            Reading(
                report=told,
                dated=Dated(parse(f"2018-06-{day:02d}")),
                actors=(actor,),
                reader="1",
                weights="w",
            )
        )
    record = OpenRecord(store)
    with TestClient(create_app(record, author="Ada"), base_url=HOME) as client:
        (joined,) = (actor.id for actor in record.corpus().actors)
        (other,) = {"kim-yong-chol", "kim-yong-chul"} - {joined}
        form = client.get("/correct/part-actors", params={"actor": joined}).text
        assert f'<option value="{other}">' in form
        send(client, "/correct/part-actors", actor=[joined, other], **SIGNED)
        assert len(record.corpus().actors) == 2
