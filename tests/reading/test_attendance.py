"""People told apart from the talks that they took part in."""

import pytest

from communique.model import Report, content_hash
from communique.reading.read import read

TOLD = "Envoys of France and Brazil held talks in Lyon on Tuesday.\n\n{}\n"


def people(sentence: str) -> set[str]:
    text = TOLD.format(sentence)
    reading = read(Report(id=content_hash(text), text=text, name="r", published="2015-03-11"))
    [talks] = [account for account in reading.accounts if account.type.value == "talks"]
    for person in talks.people:
        assert all(span.of(text).split()[-1] in person.spans[0].of(text) for span in person.spans)
    return {person.value for person in talks.people}


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("Foreign Minister Paulo Alves led the Brazilian delegation.", {"paulo-alves"}),
        (
            "The French side included Marie Duval, a former minister, and Jean Morel.",
            {"marie-duval", "jean-morel"},
        ),
        ("The Brazilian delegation was headed by Ambassador Rita Lobo.", {"rita-lobo"}),
        ("Among those on the French side was Marie Duval, who once served in Rio.", {"marie-duval"}),
        ("Marie Duval, a professor who attended the talks, called them useful.", {"marie-duval"}),
        (
            "Paulo Alves, who led the Brazilian team, and Marie Duval took part.",
            {"paulo-alves", "marie-duval"},
        ),
        ("Paulo Alves led the Chilean delegation to a fair in Quito.", set()),
        ("The agenda included beef quotas and tariffs.", set()),
    ],
)
def test_people_join_the_talks_that_were_told_of(sentence: str, expected: set[str]) -> None:
    assert people(sentence) == expected


def test_a_nameless_relative_is_not_the_one_that_she_is_of() -> None:
    text = "Donald Trump's daughter visited Seoul on Monday."
    report = Report(id=content_hash(text), text=text, name="r", published="2018-02-26")
    [visit] = read(report).accounts
    assert not visit.people
    assert "united-states" in {side.value for side in visit.sides}
