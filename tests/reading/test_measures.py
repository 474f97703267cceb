"""Measures that are not in force: weighed, put off, or dropped before they began."""

import pytest

from communique.model import Account, Report, content_hash
from communique.reading.read import read


def _sanctions(text: str) -> list[Account]:
    report = Report(id=content_hash(text), text=text, name="r", published="2018-06-06")
    return [each for each in read(report).accounts if each.type.value == "sanction"]


@pytest.mark.parametrize(
    ("text", "status", "outcome"),
    [
        ("Peru is considering new tariffs on Chilean wine.", "proposed", "drafting"),
        ("Peru's president is weighing an embargo on Chile.", "proposed", "drafting"),
        ("Peru agreed to delay a planned tariff increase on Chilean wine.", "postponed", None),
        ("Peru will put off new tariffs on Chilean wine, the minister said.", "postponed", None),
        ("Peru agreed to shelve plans to impose tariffs on Chile.", "postponed", None),
        ("Peru had planned to impose tariffs on Chilean wine.", "cancelled", None),
        ("Peru cancelled additional tariffs on Chilean wine.", "cancelled", None),
        ("Peru cancelled its tariffs on Chilean wine.", "happened", "lifted"),
        ("Peru suspended its sanctions on Chile.", "happened", "waived"),
    ],
)
def test_status(text: str, status: str, outcome: str | None) -> None:
    [account] = _sanctions(text)
    assert account.status.value == status
    assert (account.outcome.value if account.outcome is not None else None) == outcome
    assert [side.value for side in account.sides] == ["peru"]


def test_the_day_of_putting_off_is_not_that_of_the_measure() -> None:
    [account] = _sanctions("On Monday Peru delayed its tariffs on Chilean wine.")
    assert account.date is None
    [account] = _sanctions("On Monday Peru delayed the tariffs on Chilean wine that were due on Friday.")
    assert account.status.value == "postponed"


def test_each_side_has_measures_of_its_own() -> None:
    first = _sanctions(
        "Chile will impose tariffs on Peru. The ministry will impose tariffs on goods from Chile."
    )[0]
    assert [side.value for side in first.sides] == ["chile"]
    assert "chile" not in [each.value for each in first.target]
    assert len(first.evidence) == 1


@pytest.mark.parametrize(
    "text",
    [
        "New tariffs on Chilean wine could come next week.",
        "Chile would answer with tariffs of its own, the minister warned.",
    ],
)
def test_what_is_only_to_come_is_not_in_force(text: str) -> None:
    assert _sanctions(text) == []
