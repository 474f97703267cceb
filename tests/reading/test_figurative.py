"""Words of force as figures of speech."""

import pytest

from communique.model import Report, content_hash
from communique.reading.read import read


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Chile's minister renewed his attack on the trade pact with Peru on Monday.", False),
        ("In May Chile began an offensive against its trading partners, the economist said.", False),
        ("Chile's attack killed three Peruvian soldiers on Monday.", True),
        ("The attack in Lima on Monday was blamed on Chile.", True),
        ("Chile's assault on the Peruvian outpost began on Monday.", True),
    ],
)
def test_attacks(text: str, *, told: bool) -> None:
    report = Report(id=content_hash(text), text=text, name="r", published="2018-06-06")
    found = [each for each in read(report).accounts if each.type.value == "attack"]
    assert bool(found) is told
