"""With whom officials meet: other sides, and people at home, who are none."""

import pytest

from communique.model import Report, content_hash
from communique.reading.read import read

_NEWS = "Chile and Peru have argued over a border for years. "


@pytest.mark.parametrize(
    ("text", "type_"),
    [
        ("The Chilean minister said so on a conference call with reporters on Tuesday.", "call"),
        ("The Chilean president met with students in Santiago on Tuesday.", "talks"),
        ("The Chilean president spoke with his advisers by phone on Tuesday.", "call"),
        ("The Chilean president shook hands with the freed prisoners on Tuesday.", "contact"),
    ],
)
def test_people_at_home_are_no_other_side(text: str, type_: str) -> None:
    assert not _types(_NEWS + text, type_)


@pytest.mark.parametrize(
    ("text", "type_"),
    [
        ("The Chilean president met with Peruvian lawmakers in Santiago on Tuesday.", "talks"),
        ("The Chilean president spoke by phone with his counterpart in Lima on Tuesday.", "call"),
        ("Chile reached out to the Peruvian government on Tuesday.", "contact"),
    ],
)
def test_another_side_is_one_whoever_speaks_for_it(text: str, type_: str) -> None:
    assert _types(_NEWS + text, type_) == [{"chile", "peru"}]


def test_a_journey_of_nobody_to_nowhere_is_no_visit() -> None:
    assert not _types("Chilean ships continued their journey north on Tuesday.", "visit")


def _types(text: str, type_: str) -> list[set[str]]:
    report = Report(id=content_hash(text), text=text, name="r", published="2015-03-11")
    return [{side.value for side in each.sides} for each in read(report).accounts if each.type.value == type_]
