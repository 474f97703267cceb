"""What is stopped with a gerund is a step of whoever stops it, and no test, attack or exercise."""

import pytest

from communique.model import Report, content_hash
from communique.reading.read import read


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("North Korea has refrained from carrying out any weapons tests since late November.", {("step", "ongoing")}),
        ("North Korea stopped testing missiles in May.", {("step", "happened")}),
        ("North Korea said that it would stop testing nuclear weapons.", {("step", "scheduled")}),
        ("North Korea tested a missile in May.", {("missile-test", "happened")}),
    ],
)  # fmt: skip
def test_what_is_stopped(text: str, found: set[tuple[str, str]]) -> None:
    report = Report(id=content_hash(text), text=text, name="r", published="2018-03-14")
    assert {(each.type.value, each.status.value) for each in read(report).accounts} == found
