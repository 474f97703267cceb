"""The level of talks of the past: a president is one at the time of the talks, a former president is not."""

from __future__ import annotations

import pytest

from communique.model import Report, content_hash
from communique.reading.read import read


@pytest.mark.parametrize(
    ("text", "level"),
    [
        (
            "President Ronald Reagan met Soviet leader Mikhail Gorbachev in Reykjavik in 1986, officials said.",
            "summit",
        ),
        (
            "Former President Bill Clinton met North Korean leader Kim Jong Il in Pyongyang in 2009, officials said.",
            "track2",
        ),
        ("The United States and North Korea held talks in Geneva in 2016, officials said.", "unknown"),
    ],
)
def test_ranks_are_those_of_the_time_of_the_talks(text: str, level: str) -> None:
    [talks] = read(Report(id=content_hash(text), text=text, name="r", published="2018-05-10")).accounts
    assert talks.level is not None and talks.level.value == level
