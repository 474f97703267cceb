"""Places whose first word is a name of another kind."""

from __future__ import annotations

import pytest

from communique.language import analyse


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("Tension rose on the Korean Peninsula this week.", "Korean Peninsula"),
        ("Ships sailed through the Taiwan Strait on Monday.", "Taiwan Strait"),
        ("They spoke of peace on the Korean peninsula.", "Korean peninsula"),
    ],
)
def test_a_geographic_noun_makes_a_place(text: str, place: str) -> None:
    [analysis] = analyse([text])
    assert (place, "place") in {(name.text, name.label) for name in analysis.names}
