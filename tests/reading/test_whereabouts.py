"""Where a meeting or a visit was: behind the other party's name, in words for a town, above the clause, one visit a stop."""

import pytest

from communique.model import Account, Report, content_hash
from communique.reading.read import read

TOLD = [
    ("Secretary of State John Kerry spoke after talks with British Foreign Secretary Philip Hammond in London.",
     "talks", ["london,united-kingdom"]),
    ("Chilean President Sebastian Pinera met Sergey Lavrov of Russia in the Austrian capital on Thursday.",
     "talks", ["vienna,austria"]),
    ("Sergey Lavrov of Russia talked with the U.S. ambassador in Moscow on Thursday.", "talks", []),
    ("President Barack Obama was in Italy on Friday.", "visit", ["italy"]),
    ("Secretary of State Rex Tillerson is heading to Lucca, Italy, on Monday.", "visit", ["lucca,italy"]),
    ("President Donald Trump will travel to South Korea, China and Vietnam next week.", "visit",
     ["south-korea", "china", "vietnam"]),
    ("Secretary of State John Kerry flew to Moscow for talks with Russian Foreign Minister Sergey Lavrov on Monday.",
     "talks", ["moscow,russia"]),
    ("President Barack Obama will visit Cuba in July. He will meet President Raul Castro of Cuba during his visit.",
     "talks", ["cuba"]),
    ("The Hanoi summit between President Donald Trump and Kim Jong Un of North Korea broke down in February.", "talks",
     ["hanoi,vietnam"]),
    ("President Donald Trump and President Vladimir Putin of Russia held the Helsinki summit in July.", "talks",
     ["helsinki,finland"]),
    ("Singapore was quiet. The presidents of Chile and Peru held talks in the city-state in May.", "talks",
     ["singapore,singapore"]),
    ("Secretary of State John Kerry told reporters in Lima after talks with Sergey Lavrov of Russia that all went well.", "talks",
     ["lima,peru"]),
    ("Sergey Lavrov of Russia flew to Lima and met the Peruvian president on Monday.", "talks", ["lima,peru"]),
    ("Chile and Peru were to plan the summit in Lima in May, but the meeting was canceled.", "talks", ["lima,peru"]),
    ("The games in Lima, Peru, to which Chile sent a delegation in May, were a success.", "visit", ["lima,peru"]),
    ("Russian Foreign Minister Sergey Lavrov visited China on Wednesday. Lavrov met President Xi Jinping of China in Beijing.", "visit",
     ["beijing,china"]),
    ("Secretary of State Mike Pompeo, on his second trip to Pyongyang in six weeks, met Kim Jong Un of North Korea.", "talks",
     ["pyongyang,north-korea"]),
    ("Inspectors know the Yongbyon complex well. North Korea shut down the reactor in 2007 under the deal.", "step",
     ["yongbyon,north-korea"]),
]  # fmt: skip


def test_a_town_that_a_summit_is_named_after_is_no_party_to_it() -> None:
    text = "President Donald Trump and President Vladimir Putin of Russia held the Singapore summit in July."
    [talks] = [
        each for each in read(Report(id=content_hash(text), text=text, name="r")).accounts if each.level
    ]
    assert {side.value for side in talks.sides} == {"united-states", "russia"}


@pytest.mark.parametrize(("text", "type_", "expected"), TOLD)
def test_where_it_was(text: str, type_: str, expected: list[str]) -> None:
    report = Report(id=content_hash(text), text=text, name="r", published="2018-06-06")
    found = [each for each in read(report).accounts if each.type.value == type_]
    assert [each.place.value for each in found if each.place is not None] == expected
    assert all(span.within(text) for each in found if each.place is not None for span in each.place.spans)


def _talks(text: str) -> list[Account]:
    report = Report(id=content_hash(text), text=text, name="r", published="2018-05-26")
    return [each for each in read(report).accounts if each.type.value == "talks"]


def test_whom_a_meeting_is_blamed_on_is_no_place() -> None:
    text = "North Korea met the United States in May. The White House pinned the blame for the canceled summit on North Korea."
    assert all(each.place is None for each in _talks(text))


def test_where_a_meeting_is_held_is_no_party_to_it() -> None:
    text = "North Korea and the United States were rivals. The summit with North Korea will be held in Singapore on June 12."
    [talks] = _talks(text)
    assert {side.value for side in talks.sides} == {"north-korea", "united-states"}
