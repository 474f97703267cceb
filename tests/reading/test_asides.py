"""Cues set beside what they report, and cues joined to what is said: each with the speaker that English gives it."""

import pytest

from communique.language import analyse
from communique.reading.speech import attributions

CASES = [
    (
        "an aside has its own subject",
        "The rocket that hit the city last week was made in Peru, a source familiar with a recent report told Radio Lima, further fueling fears of war.",
        "told",
        "source",
        "The rocket that hit the city last week was made in Peru",
    ),
    (
        "a nominal between a comma and its cue is the cue's subject",
        "The missile was built in Peru, a source familiar with the inquiry told reporters, raising fears of war.",
        "told",
        "source",
        "The missile was built in Peru",
    ),
    (
        "a cue joined to what is said goes on with the cue above it",
        "Ruiz said nations should cut their ties with Peru and said Chile would not hesitate to impose sanctions.",
        "said",
        "Ruiz",
        "Chile would not hesitate to impose sanctions",
    ),
    (
        "a colon opens what is warned",
        "Top officials are warning Peru: time is running out.",
        "are warning",
        "officials",
        "time is running out",
    ),
    (
        "a clause that names its teller in passing",
        "The two countries held drills last week, which Peru said made the outbreak of war likely.",
        "said",
        "Peru",
        "made the outbreak of war likely",
    ),
    (
        "'s announced is has announced",
        "But in recent weeks, he’s announced $50 billion in tariffs against Chinese imports.",
        "announced",
        "he",
        "$50 billion in tariffs against Chinese imports",
    ),
    (
        "a cue that closes its sentence reports it, whatever the tree hangs it on",
        "Lima let us see everything except what we came for, a member of the mission wrote in his diary.",
        "wrote",
        "member",
        "Lima let us see everything except what we came for",
    ),
    (
        "a name and a colon introduce a quotation",
        "President Ruiz of Peru, in a late message: “They promise in the morning and shell us in the afternoon.”",
        ":",
        "Ruiz",
        "“They promise in the morning and shell us in the afternoon.”",
    ),
    ("who is angered speaks", "The drills have angered Peru.", "have angered", "Peru", "The drills"),
    (
        "a counted noun is whose the counting is",
        "Peru has issued a string of threats against Chile.",
        "threats",
        "Peru",
        "Chile",
    ),
]


@pytest.mark.parametrize(("what", "text", "cue", "source", "words"), CASES, ids=[case[0] for case in CASES])
def test_a_cue_beside_its_words_has_its_speaker(
    what: str, text: str, cue: str, source: str, words: str
) -> None:
    [analysis] = analyse([text])
    tokens = analysis.tokens

    def shown(first: int, last: int) -> str:
        return text[tokens[first].start : tokens[last - 1].end]

    found = [
        (shown(*held.cue), tokens[held.source].text, shown(held.pieces[0].first, held.pieces[0].last))
        for held in attributions(analysis)
        if held.source is not None
    ]
    assert any(c.endswith(cue) and s == source and w.startswith(words) for c, s, w in found), found


def test_according_to_after_a_comma_takes_the_whole_clause() -> None:
    text = "Officials did not bring proposals to the table other than a plan to meet in May, according to one person familiar with the talks."
    [analysis] = analyse([text])
    [held] = [
        each for each in attributions(analysis) if each.sense is not None and each.sense.group == "according"
    ]
    assert analysis.tokens[held.pieces[0].first].text == "Officials"
