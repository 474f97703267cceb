"""What holds of every cast, whatever the text: nothing crashes, spans lie in the text, ids resolve."""

from __future__ import annotations

from collections.abc import Callable

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from communique.actors import Cast
from communique.profiles import load

Caster = Callable[..., Cast]
WORDS = st.sampled_from(
    [
        "the",
        "The",
        "a",
        "North",
        "South",
        "Korea",
        "Korean",
        "U.S.",
        "US",
        "us",
        "president",
        "President",
        "minister",
        "Mr.",
        "Kim",
        "Jong",
        "Un",
        "Trump",
        "Smith",
        "he",
        "she",
        "it",
        "they",
        "we",
        "said",
        "met",
        "talks",
        "both",
        "sides",
        "two",
        "leaders",
        "former",
        "officials",
        "Washington",
        "Pyongyang",
        ",",
        ".",
        "“",
        "”",
        "'s",
        "-",
        "and",
        "of",
        "to",
        "in",
        "who",
        "its",
        "his",
        "council",
        "regime",
        "country",
        "Secretary",
        "General",
        "한국",
        "\n",
        "2016",
        "spokesman",
        "counterpart",
        "United",
        "Nations",
        "Security",
        "Council",
        "University",
        "Embassy",
    ]
)
LOOSE = settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])


def holds(text: str, cast: Cast) -> None:
    ids = {actor.id for actor in cast.actors}
    assert {id for mention in cast.mentions for id in mention.actors} <= ids
    assert len(ids) == len(cast.actors)
    for mention in cast.mentions:
        assert 0 <= mention.start < mention.end <= len(text)
        assert mention.first <= mention.head < mention.last
    for actor in cast.actors:
        assert actor.side is None or (
            actor.side.spans and all(span.within(text) for span in actor.side.spans)
        )
        for name in actor.names:
            assert all(span.within(text) for span in name.spans)
        for office in actor.offices:
            assert office.title
            assert all(span.within(text) for span in office.spans)


@given(st.lists(WORDS, max_size=60))
@LOOSE
def test_any_words_give_a_sound_cast(cast_from: Caster, words: list[str]) -> None:
    text = " ".join(words)
    holds(text, cast_from(text))


@given(st.text(max_size=120))
@LOOSE
def test_any_text_gives_a_sound_cast(cast_from: Caster, text: str) -> None:
    holds(text, cast_from(text, load("korea")))
