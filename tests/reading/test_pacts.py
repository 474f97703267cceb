"""Pacts by name: their parties are those that the name fixes."""

import pytest

from communique.model import Report, content_hash
from communique.reading.pacts import pacts
from communique.reading.read import read


@pytest.mark.parametrize(
    ("text", "sides"),
    [
        ("India watched as NAFTA was signed in 1992.", {"united-states", "canada", "mexico"}),
        (
            "The INF Treaty, signed in 1987, barred such missiles, China's envoy said.",
            {"united-states", "russia"},
        ),
        ("China and India signed a trade agreement in 1992.", {"china", "india"}),
    ],
)
def test_parties(text: str, sides: set[str]) -> None:
    report = Report(id=content_hash(text), text=text, name="r", published="2018-06-06")
    [account] = [each for each in read(report).accounts if each.type.value == "agreement"]
    assert {each.value for each in account.sides} == sides


def test_names_are_in_lower_case_and_have_parties() -> None:
    for pact in pacts():
        assert all(name == name.lower() for name in pact.names)
        assert len(pact.parties) > 1
