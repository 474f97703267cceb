"""Statuses that English tells by more than tense: deals talked over, what must be, deadlines missed, habits."""

import pytest

from communique.model import Report, content_hash
from communique.reading.read import read


@pytest.mark.parametrize(
    ("text", "type_", "statuses"),
    [
        ("France and Brazil are discussing a partial ceasefire.", "agreement", {"proposed"}),
        ("France and Brazil are negotiating a trade deal.", "agreement", {"proposed"}),
        ("France and Brazil signed a trade deal on Tuesday.", "agreement", {"happened"}),
        ("“We have to make a trade deal with Brazil,” the French minister said.", "agreement", set()),
        ("Syria missed a deadline on Tuesday to turn over its chemical weapons.", "step", {"postponed"}),
        ("France has agreed many times to a truce with Brazil.", "agreement", set()),
        ("France said it had removed four percent of its chemical weapons.", "step", {"happened"}),
        ("Before President Obama and President Castro meet, the two states will open a hotline.", "talks", {"scheduled"}),
        ("France and Brazil are close to a trade deal, officials said.", "agreement", {"proposed"}),
        ("France and Brazil declared a ceasefire on Tuesday.", "agreement", {"happened"}),
        ("The deal between France and Brazil, signed in May, froze the tariffs.", "agreement", {"happened"}),
        ("The agreement between France and Brazil gives both a week to withdraw.", "agreement", {"happened"}),
        ("France and Brazil agreed at the summit not to raise tariffs.", "agreement", {"happened"}),
        ("France agreed in 2005 to give up its nuclear weapons in exchange for aid.", "agreement", {"happened"}),
        ("France agreed in 2005 to give up its nuclear weapons in exchange for aid.", "step", set()),
        ("France has scuttled the dialogue with Brazil by its threats.", "talks", set()),
        ("France and Brazil held a dialogue in Paris on Tuesday.", "talks", {"happened"}),
        ("The head of the French delegation to the military talks with Brazil protested.", "talks", set()),
        ("Pressure on Brazil rather than negotiations will raise tension with France.", "talks", set()),
        ("Secret talks led to the restoration of relations between France and Brazil.", "channel", {"happened"}),
        ("France said it is open to dialogue with Brazil.", "talks", set()),
        ("France said it is open to a summit with Brazil.", "talks", {"proposed"}),
        ("France and Brazil will reach an agreement soon, the minister said.", "agreement", {"proposed"}),
        ("France and Brazil will sign an agreement on Friday, the minister said.", "agreement", {"scheduled"}),
        ("The envoy called on Brazil to cut diplomatic ties with France.", "channel", set()),
        ("The envoy has pressured Brazil to cut diplomatic ties with France.", "channel", set()),
        ("France demands that Brazil stop its drills and hold talks with it.", "talks", set()),
    ],
)  # fmt: skip
def test_status(text: str, type_: str, statuses: set[str]) -> None:
    report = Report(id=content_hash(text), text=text, name="r", published="2015-03-11")
    found = [each for each in read(report).accounts if each.type.value == type_]
    assert {each.status.value for each in found} == statuses
