"""Visits by the constructions of the press: who is somewhere, due somewhere, sent, received, invited."""

import pytest

from communique.model import Account, Report, content_hash
from communique.reading.read import read

_WHO = "Chilean President Michelle Bachelet and Peruvian President Ollanta Humala gave no comment. "


def _accounts(text: str, type_: str) -> list[Account]:
    report = Report(id=content_hash(text), text=text, name="r", published="2015-03-11")
    return [each for each in read(report).accounts if each.type.value == type_]


@pytest.mark.parametrize(
    ("text", "status", "place"),
    [
        ("Bachelet made a second trip to Lima on Monday.", "happened", "lima,peru"),
        ("Bachelet, who was in Lima on Monday, said the border would stay open.", "happened", "lima,peru"),
        ("The Chilean team is due in Lima on Friday.", "scheduled", "lima,peru"),
        ("The Chilean negotiators are expected in Lima on Friday.", "scheduled", "lima,peru"),
        ("Bachelet accepted an invitation to visit Lima this year.", "scheduled", "lima,peru"),
        ("Humala was at the White House on Monday.", "happened", "white-house,united-states"),
    ],
)
def test_a_visit_is_told_in_many_ways(text: str, status: str, place: str) -> None:
    (visit,) = _accounts(_WHO + text, "visit")
    assert visit.status.value == status
    assert visit.place is not None
    assert visit.place.value == place


def test_a_journey_to_a_town_at_home_is_no_visit() -> None:
    assert not _accounts(_WHO + "Humala made a trip to Lima on Monday.", "visit")


def test_a_phrase_takes_whom_its_noun_names() -> None:
    (contact,) = _accounts(_WHO + "Chile was in contact with Peru in May.", "contact")
    assert {side.value for side in contact.sides} == {"chile", "peru"}


def test_a_deal_known_by_its_announcement_is_the_one_told_of_later() -> None:
    text = (
        "The interview was taped before Tuesday's announcement of the fishing deal. "
        "Chile and Peru reached an agreement to share the northern fishing grounds."
    )
    (deal,) = _accounts(text, "agreement")
    assert deal.status.value == "happened"
    assert deal.date is not None
    assert str(deal.date.value) == "2015-03-10/2015-03-10"
    assert {side.value for side in deal.sides} == {"chile", "peru"}
