"""What stands behind the words: measures that might be lifted, goods that tell measures apart, meetings of nobody told."""

import pytest

from communique.model import Account, Report, content_hash
from communique.reading.read import read


def _accounts(text: str, kind: str) -> list[Account]:
    report = Report(id=content_hash(text), text=text, name="r", published="2015-03-11")
    return [each for each in read(report).accounts if each.type.value == kind]


def test_an_embargo_that_might_be_lifted_is_in_force() -> None:
    [embargo] = _accounts(
        "Chile spoke again. President Michelle Bachelet lacks the power to lift the embargo on Peru.",
        "sanction",
    )
    assert embargo.status.value == "ongoing"
    assert [each.value for each in embargo.target] == ["peru"]


def test_an_embargo_that_was_lifted_is_told_once() -> None:
    [lifted] = _accounts("Chile lifted the embargo on Peru on Monday.", "sanction")
    assert lifted.outcome is not None
    assert lifted.outcome.value == "lifted"


def test_measures_on_other_goods_are_others() -> None:
    text = "Chile imposed tariffs on steel in January. It imposed tariffs on bananas from Peru as well."
    assert len(_accounts(text, "sanction")) == 2


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Chile and Peru are rivals. The minister called his aides to a meeting on Friday.", "talks"),
        ("Chile and Peru are rivals. The dissent channel was established in 1971.", "channel"),
        ("Chile drew a red line for Peru and said that it would establish a red line for others.", "channel"),
        ("The United States stations 28,500 troops in South Korea.", "deployment"),
        ("Chile has missiles capable of striking cities in Peru.", "attack"),
        ("Chile should shoot down the next missile launched by Peru.", "missile-test"),
    ],
)
def test_what_nobody_told_of_is_no_event(text: str, kind: str) -> None:
    assert not _accounts(text, kind)


def test_what_might_be_made_stronger_is_in_force() -> None:
    [standing] = _accounts("Norway called for strengthening U.N. sanctions on Chile.", "sanction")
    assert standing.status.value == "ongoing"


def test_who_pays_a_tariff_did_not_impose_it() -> None:
    text = "China has been paying tariffs to the United States for ten months, President Barack Obama said on Monday."
    assert all("china" not in {side.value for side in each.sides} for each in _accounts(text, "sanction"))


def test_we_in_a_quotation_is_who_is_quoted() -> None:
    text = 'Peru was told. "We will impose sanctions on Peru on Friday," said President Michelle Bachelet of Chile.'
    [planned] = _accounts(text, "sanction")
    assert [each.value for each in planned.sides] == ["chile"]


def test_hired_hands_act_for_who_hires_them() -> None:
    [attack] = _accounts(
        "Criminals employed by the Chilean government hacked a bank in Peru on Monday.", "attack"
    )
    assert [each.value for each in attack.sides] == ["chile"]


def test_a_date_of_since_is_no_news_of_the_day() -> None:
    text = "Since relations between Chile and Peru were frozen, the world has changed."
    assert [each.date for each in _accounts(text, "channel")] == [None]


def test_a_truce_agreed_to_is_one_agreement_made() -> None:
    [truce] = _accounts("Chile agreed to a five-day ceasefire with Peru on Monday.", "agreement")
    assert truce.status.value == "happened"


def test_who_frees_is_not_who_was_freed() -> None:
    text = "Chile and Peru spoke. Three Peruvian prisoners were freed on Monday. Chile was thanked."
    [release] = _accounts(text, "step")
    assert [each.value for each in release.sides] == ["chile"]


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Chile dismissed President Ollanta Humala of Peru as a fool.", "office"),
        ("Chile told Peru of two objectives: dismantling its reactor and saving money.", "step"),
    ],
)
def test_words_of_scorn_and_aims_are_no_events(text: str, kind: str) -> None:
    assert not _accounts(text, kind)


@pytest.mark.parametrize(
    "text",
    [
        "North Korea demanded the suspension of the joint military exercises between the United States and South Korea.",
        "China called for the suspension of the U.S. military exercises.",
        "Seoul will not lift sanctions until Pyongyang gives up its nuclear weapons, the ministry said.",
    ],
)
def test_what_is_only_demanded_or_a_condition_is_no_act(text: str) -> None:
    report = Report(id=content_hash(text), text=text, name="r", published="2018-05-25")
    assert not [each for each in read(report).accounts if each.type.value in ("exercise", "step")]


@pytest.mark.parametrize(
    "text",
    [
        "The drills were bigger than ever in response to Chile's nuclear test in January.",
        "Peru never responded to Chile's nuclear test in January.",
    ],
)
def test_what_a_noun_with_its_day_points_at_has_been_whatever_is_said_of_it(text: str) -> None:
    [test] = _accounts(text, "nuclear-test")
    assert test.status.value == "happened"
    assert str(test.date.value if test.date else None) == "2015-01-01/2015-01-31"


def test_a_launch_that_was_attempted_was_made() -> None:
    [launch] = _accounts("Chile attempted to launch a ballistic missile on Monday evening.", "missile-test")
    assert launch.status.value == "happened"
