"""Sources without a name: whose officials they are, and which official "the official" is."""

import pytest

from communique.model import Report, content_hash
from communique.reading.read import read

CASES = [
    (
        "an administration without a state is Washington's",
        "The United States imposed tariffs on Chinese goods on Monday. A senior administration official said that "
        "Beijing must change its trade practices.",
        ("united-states", "united-states"),
    ),
    (
        "the official is who spoke before, not the secretary named between",
        "A senior Chilean official said that Peru must lift the sanctions. Chilean Foreign Secretary Ana Ruiz said on "
        "Monday that talks would resume.\n\n“The sanctions have to go before any deal,” the official said.",
        ("chile", "chile"),
    ),
    (
        "a title that tells only the side gives way to the name beside it",
        "The Chilean minister met his Peruvian counterpart. The Peruvian counterpart, Defense Minister Luis Vega, "
        "rejected the idea of deploying missiles on the border.",
        ("luis-vega", "peru"),
    ),
]


@pytest.mark.parametrize(("what", "text", "wanted"), CASES, ids=[case[0] for case in CASES])
def test_an_unnamed_source_speaks_for_somebody(what: str, text: str, wanted: tuple[str, str]) -> None:
    said = read(Report(id=content_hash(text), text=text, name="note")).statements
    last = said[-1]
    assert (last.speaker.value, last.side.value if last.side else None) == wanted
