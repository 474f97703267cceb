"""The official who goes on speaking is the one who was called so, never a minister named before."""

import pytest

from communique.model import Report, content_hash
from communique.reading.read import read


@pytest.mark.parametrize("noun", ["official", "diplomat"])
def test_a_bare_word_for_any_office_goes_on_with_the_one_called_so(noun: str) -> None:
    text = (
        "Secretary of State John Kerry has been told to review the list.\n\n"
        f'"We must try," a senior French {noun} said.\n\n"And we want talks with Cuba," the {noun} said.\n'
    )
    reading = read(Report(id=content_hash(text), text=text, name="r", published="2014-12-17"))
    assert reading.statements
    assert "john-kerry" not in {statement.speaker.value for statement in reading.statements}
