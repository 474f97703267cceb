"""Who is who across reports: joined by sound, kept apart by side and by hand, in any order, without comparing all with all."""

from __future__ import annotations

import pytest

from communique.actors import identity, matching
from communique.actors.identity import blocks_of, identify
from communique.actors.matching import Judgement
from communique.actors.words import slug
from communique.model import Actor, Cited, Office, Span
from communique.profiles import load


def person(name: str, side: str | None = None, report: str = "r") -> Actor:
    span = Span(report, 0, 1)
    return Actor(
        id=slug(name), kind="person", name=name, side=Cited(side, (span,)) if side else None, names=(Cited(name, (span,)),),
        offices=(Office("envoy", side, "current", (span,)),),
    )  # fmt: skip


def test_spellings_of_one_name_become_one_identity() -> None:
    found = identify(
        {"a": [person("Han Song Ryol", "north-korea")], "b": [person("Han Seong-ryeol", "north-korea")]}
    )
    assert len(set(found.of.values())) == 1
    [merged] = found.actors
    assert [name.value for name in merged.names] == ["Han Seong-ryeol", "Han Song Ryol"]
    assert found.joins[0].match.reasons


def test_two_of_one_sound_stay_apart_by_side() -> None:
    found = identify(
        {"a": [person("Kim Yong Chol", "north-korea")], "b": [person("Kim Young-chul", "south-korea")]}
    )
    assert len(found.actors) == 2


def test_a_decision_by_hand_overrules_the_rules_and_can_be_left_out() -> None:
    rows = {"a": [person("Stephen Biegun")], "b": [person("Stephen Began")]}
    pair = ("stephen-biegun", "stephen-began")
    assert len(identify(rows).actors) == 2
    assert len(identify(rows, decided={pair: Judgement.POSITIVE}).actors) == 1
    same = {"a": [person("Mike Pompeo")], "b": [person("Michael Pompeo")]}
    assert len(identify(same).actors) == 1
    assert len(identify(same, decided={("mike-pompeo", "michael-pompeo"): Judgement.NEGATIVE}).actors) == 2


def test_a_surname_alone_is_left_to_the_analyst() -> None:
    found = identify({"a": [person("Kim")], "b": [person("Kim Jong Un")]})
    assert len(found.actors) == 2


def reports(**counts: int) -> dict[str, list[Actor]]:
    """So many reports for each name, underscores for spaces."""
    return {
        f"{name}{i}": [person(name.replace("_", " "))] for name, count in counts.items() for i in range(count)
    }


@pytest.mark.parametrize(
    ("told", "joined"),
    [
        (reports(James_Mattis=9, Mattis=1), True),
        (reports(James_Mattis=2, Mattis=1), False),  # too few to be known to all
        (reports(Kim_Jong_Un=9, Kim_Yong_Chol=2, Kim=1), False),  # two share the name
        (reports(Donald_Trump=20, Donald_Trump_Jr=1, Trump=1), True),
    ],
)
def test_a_surname_alone_is_whom_nearly_all_reports_mean(told: dict[str, list[Actor]], joined: bool) -> None:
    found = identify(told)
    [(_, meant)] = [(key, id) for key, id in found.of.items() if "-" not in key[1]]
    assert ("-" in meant) is joined


def test_a_surname_alone_of_another_side_stays_alone() -> None:
    told = {**reports(James_Mattis=9), "other": [person("Mattis", "france")]}
    told |= {f"s{i}": [person("James Mattis", "united-states")] for i in range(3)}
    assert identify(told).of["other", "mattis"] == "mattis"


def test_what_was_decided_by_hand_of_a_surname_holds() -> None:
    told = reports(James_Mattis=9, Mattis=1)
    assert len(identify(told, decided={("mattis", "james-mattis"): Judgement.NEGATIVE}).actors) == 2


def test_the_profile_gives_the_id() -> None:
    found = identify({"a": [person("Lee Yong-ho")], "b": [person("Ri Yong Ho")]}, load("korea"))
    assert set(found.of.values()) == {"ri-yong-ho"}


def test_the_order_of_reports_makes_no_difference() -> None:
    rows = {
        "a": [person("Choe Son Hui")],
        "b": [person("Choi Sun-hee")],
        "c": [person("Sergei Lavrov")],
        "d": [person("Sergey Lavrov")],
    }
    assert identify(rows) == identify(dict(reversed(rows.items())))


def test_names_of_one_person_share_a_block() -> None:
    for left, right in (
        ("Ri Yong Ho", "Lee Yong-ho"),
        ("Moammar Gadhafi", "Muammar Qaddafi"),
        ("Deng Xiaoping", "Teng Hsiao-ping"),
        ("Mike Pompeo", "Michael R. Pompeo"),
    ):
        assert blocks_of(left) & blocks_of(right), (left, right)


def test_comparisons_grow_with_the_number_of_names(monkeypatch: pytest.MonkeyPatch) -> None:
    counted = 0
    real = matching.match

    def counting(left: str, right: str, **sides: str | None) -> matching.Match:
        nonlocal counted
        counted += 1
        return real(left, right, left_side=sides.get("left_side"), right_side=sides.get("right_side"))

    monkeypatch.setattr(identity, "match", counting)
    starts = [
        a + b
        for a in ("ba", "do", "ge", "ki", "lu", "mo", "ni", "pa", "ro", "su")
        for b in ("nder", "lton", "rsky", "mann", "vic")
    ]
    families = [
        f"{start}{end}"
        for end in ("wood", "field", "berg", "stein", "ston", "kov", "ard", "elli", "ez", "sson")
        for start in starts
    ]
    names = [f"{given} {family.title()}" for given in ("Anna", "Carl", "Dora", "Hugo") for family in families]
    work = []
    for size in (500, 2000):
        counted = 0
        identify({"r": [person(name) for name in names[:size]]})
        work.append(counted)
    assert work[1] <= 6 * max(work[0], 500), work


def officer(name: str, title: str, of: str) -> Actor:
    span = Span("r", 0, 1)
    return Actor(
        id=slug(name), kind="person", name=name, side=Cited(of, (span,)), names=(Cited(name, (span,)),),
        offices=(Office(title, of, "current", (span,)),),
    )  # fmt: skip


@pytest.mark.parametrize(
    ("left", "right", "title", "judged"),
    [
        ("Cho Yoon", "Cho Yoon-je", "ambassador to the United States", "joined"),
        ("Xi Jingping", "Xi Jinping", "president", "joined"),
        ("Rudolf Elphbergs", "Rudolf Elbberg", "special representative", "unsure"),
        ("Rudolf Elphberg", "Rudolf Rassendyll", "special representative", "apart"),
        ("Kim Jong Il", "Kim Jong Un", "leader", "apart"),
        ("Cho Yoon", "Cho Yoon-je", "professor of law", "apart"),
    ],
)
def test_an_office_decides_what_the_sound_of_two_names_leaves_open(
    left: str, right: str, title: str, judged: str
) -> None:
    of = "south-korea" if left.startswith("Cho") else "ruritania"
    found = identify({"a": [officer(left, title, of)], "b": [officer(right, title, of)]})
    told = "joined" if len(found.actors) == 1 else "unsure" if found.unsure else "apart"
    assert told == judged
    if judged != "apart":
        assert any(title in why for each in (*found.joins, *found.unsure) for why in each.match.reasons)
