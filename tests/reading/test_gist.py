"""The gist of a statement: one plain, whole sentence."""

import pytest

from communique.model import Report, content_hash
from communique.reading.past_forms import past_of
from communique.reading.read import read

CASES = [
    (
        "words that stand between go out",
        "The ceasefire with Chile, Peruvian President Ana Ruiz said, will hold.",
        "Ana Ruiz said that the ceasefire with Chile will hold.",
    ),
    (
        "what an aside breaks is whole again",
        "The yield of the latest nuclear test of Peru appeared, Chilean President Ana Ruiz said, to be about 50 kilotons.",
        "Ana Ruiz said that the yield of the latest nuclear test of Peru appeared to be about 50 kilotons.",
    ),
    (
        "a participle becomes the past",
        "Peru released a statement on Monday, urging Chile to halt its missile tests.",
        "Peru urged Chile to halt its missile tests.",
    ),
    (
        "a noun is uttered by a verb",
        "Peru's pledge to halt its missile tests was welcome in the region.",
        "Peru made a pledge to halt its missile tests.",
    ),
    (
        "what stands inside the cue is told once",
        "Peru blamed Chile for the collapse of the nuclear talks.",
        "Peru blamed Chile for the collapse of the nuclear talks.",
    ),
    (
        "a second thing said stands by itself",
        "Ana Ruiz, the president of Peru, said that talks would go on and that Chile should end its missile tests.",
        "Ana Ruiz said that Chile should end its missile tests.",
    ),
    (
        "a question keeps its mark",
        "“Why does Chile test its missiles?” Peruvian President Ana Ruiz said.",
        "Ana Ruiz said: “Why does Chile test its missiles?”",
    ),
    (
        "whom a thing angers",
        "The missile tests of Chile have angered Peru.",
        "Peru was angry at the missile tests of Chile.",
    ),
    (
        "which is what it stands for",
        "Peru built a missile, which it said was its most advanced yet.",
        "Peru said that a missile was its most advanced yet.",
    ),
]


@pytest.mark.parametrize(("what", "text", "gist"), CASES, ids=[case[0] for case in CASES])
def test_a_gist_is_a_whole_sentence(what: str, text: str, gist: str) -> None:
    found = [each.gist for each in read(Report(id=content_hash(text), text=text, name="note")).statements]
    assert gist in found


@pytest.mark.parametrize(
    ("form", "lemma", "past"),
    [
        ("urging", "urge", "urged"),
        ("denying", "deny", "denied"),
        ("rebutting", "rebut", "rebutted"),
        ("seeking", "seek", "sought"),
        ("saying", "say", "said"),
        ("slam", "slam", "slammed"),
        ("confirming", "confirm", "confirmed"),
    ],
)
def test_a_cue_is_told_in_the_past(form: str, lemma: str, past: str) -> None:
    assert past_of(form, lemma) == past
