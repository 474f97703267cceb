"""Who tests where the nearest state is not the one: what the report names as testing decides."""

import pytest

from communique.model import Account, Report, content_hash
from communique.reading.read import read


def told_of(text: str) -> list[Account]:
    found = read(Report(id=content_hash(text), text=text, name="r", published="2015-03-11")).accounts
    return [each for each in found if each.type.value in ("nuclear-test", "missile-test")]


def who_tests(text: str) -> list[set[str]]:
    return [{side.value for side in each.sides} for each in told_of(text)]


@pytest.mark.parametrize(
    "text",
    [
        # "The country" comes after a state that only speaks of the test.
        "India conducted its fourth nuclear test on Monday. Japan and its allies criticised the test. "
        "It followed the country's third underground nuclear test in February 2013.",
        # Whoever takes a test seriously does not test.
        "India conducted its fourth nuclear test on Monday. The Pentagon is taking the test seriously.",
        "India conducted a nuclear test on Monday. Japan imposed sanctions on the state following its nuclear test.",
    ],
)
def test_who_only_speaks_of_a_test_is_not_its_tester(text: str) -> None:
    assert who_tests(text)
    assert all(sides <= {"india"} for sides in who_tests(text))


def test_testing_for_radiation_is_no_test() -> None:
    text = (
        "India conducted a nuclear test on Sunday. Chinese officials said they were to conduct radiation testing along the "
        "border."
    )
    assert who_tests(text) == [{"india"}]


def test_two_named_testers_keep_their_tests() -> None:
    text = (
        "India conducted a nuclear test on May 11, 1998. Pakistan conducted a nuclear test on May 28, 1998. "
        "Pakistan said its nuclear test was an answer."
    )
    assert {frozenset(sides) for sides in who_tests(text)} == {frozenset({"india"}), frozenset({"pakistan"})}


def test_ones_own_test_is_the_subjects() -> None:
    text = (
        "India test-fired a ballistic missile on Monday. India's missile test failed. "
        "Japan successfully pulled off its own missile test in January."
    )
    assert {"japan"} in who_tests(text)


@pytest.mark.parametrize(
    "text",
    [
        # A clause that says which time is meant is no news of the day.
        "The envoy spoke on Tuesday. He pointed to the time India detonated a nuclear warhead over the sea.",
        # Testing in general is no test.
        "The report said India's progress in nuclear testing had been fast, and more is told of nuclear testing there.",
        # What was only thought possible is no test.
        "Rumors said that the Indians were planning a show of strength, possibly even testing a nuclear device.",
    ],
)
def test_no_test_of_today_is_made_of_one_only_spoken_of(text: str) -> None:
    assert all(each.date is None or each.date.rule != "news of the day" for each in told_of(text))
    assert all(each.status.value != "ongoing" for each in told_of(text))


def test_a_day_that_the_report_cannot_know_is_not_today() -> None:
    found = told_of(
        "India tested a nuclear bomb on September 3. It fired a missile over the sea on September 15."
    )
    assert found
    assert all(each.date is None or each.date.rule != "news of the day" for each in found)
