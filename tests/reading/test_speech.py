"""Attributions read off hand-made trees: sources, cues and what is said."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from communique.language import Analysis
from communique.model import Report, content_hash
from communique.reading.pieces import Attribution
from communique.reading.quotes import find_quotes
from communique.reading.read import read
from communique.reading.speech import attributions
from communique.reading.spoken import speech_of
from tests.reading import trees


def words(analysis: Analysis, first: int, last: int) -> str:
    start, end = analysis.span(first, last)
    return analysis.text[start:end]


def shown(analysis: Analysis, held: Attribution) -> tuple[str, str, list[str]]:
    source = "" if held.source is None else analysis.tokens[held.source].text
    return (
        source,
        words(analysis, *held.cue),
        [words(analysis, piece.first, piece.last) for piece in held.pieces],
    )


CASES = [
    (trees.SAID, "Envoy", "said", ["that Freedonia would stop all missile tests and that talks would go on"]),
    (trees.QUOTED, "Trentino", "told", ["“We will not bow to threats,”"]),
    (trees.DEMANDED, "Freedonia", "has demanded", ["that Sylvania lift its sanctions"]),
    (trees.URGED, "Sylvania", "urged", ["its neighbour to return to the negotiating table"]),
    (trees.ACCORDING, "diplomat", "according to", ["The talks collapsed"]),
    (trees.QUOTED_AS, "Trentino", "saying", ["that the drills were a provocation"]),
    (trees.DESCRIBED, "Sylvania", "described", ["the sanctions as an act of war"]),
    (trees.RULED_OUT, "Sylvania", "has ruled out", ["any concession"]),
    (trees.WILLING, "Freedonia", "is willing", ["to freeze its nuclear programme if sanctions are lifted"]),
    (trees.REJECTED, "Sylvania", "was rejected", ["The plan"]),
]


@pytest.mark.parametrize(("sentence", "source", "cue", "said"), CASES, ids=[case[2] for case in CASES])
def test_a_cue_gives_its_source_and_what_is_said(
    sentence: tuple[str, str], source: str, cue: str, said: list[str]
) -> None:
    analysis = trees.analysis_of(sentence)
    assert (source, cue, said) in [shown(analysis, held) for held in attributions(analysis)]


def test_a_noun_speaks_for_its_owner() -> None:
    analysis = trees.analysis_of(trees.THREAT)
    nouns = [shown(analysis, held) for held in attributions(analysis) if held.cue == (3, 4)]
    assert nouns == [("its", "threat", ["to close the strait"])]


def test_an_aside_between_commas_says_the_clause_around_it() -> None:
    analysis = trees.analysis_of(trees.ASIDE)
    [held] = attributions(analysis)
    assert shown(analysis, held) == ("Trentino", "said", ["The ceasefire", "will hold"])


def test_refusing_to_comment_says_nothing() -> None:
    assert attributions(trees.analysis_of(trees.SILENT)) == ()


def test_who_quotes_is_the_relay() -> None:
    analysis = trees.analysis_of(trees.QUOTED_AS)
    [held] = [each for each in attributions(analysis) if each.relay is not None]
    assert held.relay is not None
    assert analysis.tokens[held.relay].text == "Gazette"


def test_a_bare_quotation_after_a_quotation_goes_on_with_it() -> None:
    analysis = trees.analysis_of(trees.QUOTED, trees.BARE)
    [held] = [each for each in attributions(analysis) if each.anchor == 10]
    assert [words(analysis, piece.first, piece.last) for piece in held.pieces] == [
        "“We will not bow to threats,”",
        "“They must stop the drills.”",
    ]


def test_a_bare_quotation_alone_has_no_cue() -> None:
    [held] = attributions(trees.analysis_of(trees.BARE))
    assert (held.anchor, held.source, held.sense) == (-1, None, None)


def test_speech_as_ranges_leaves_out_what_stands_inside_other_words() -> None:
    analysis = trees.analysis_of(trees.RELAYED)
    [speech] = speech_of(analysis)
    assert speech.cue is not None
    assert words(analysis, *speech.cue) == "told"


QUOTES = [
    ('He said: "We agreed." She left.', ['"We agreed."']),
    ("“One,” he said. “Two.”", ["“One,”", "“Two.”"]),
    ("“It goes on to the end", ["“It goes on to the end"]),
    ("Kim's aides don't talk", []),
    ("‘Peace is near’, says envoy", ["‘Peace is near’"]),
    ('A 5" gun fired', []),
]


@pytest.mark.parametrize(("text", "found"), QUOTES)
def test_quotations_are_found_by_their_marks(text: str, found: list[str]) -> None:
    assert [text[quote.start : quote.end] for quote in find_quotes(text, [(0, len(text))])] == found


@given(st.text(alphabet="ab “”\"'‘’.,\n", max_size=60))
def test_quotations_lie_in_the_text_in_order_and_never_overlap(text: str) -> None:
    blocks = [(0, len(text))] if text else []
    found = find_quotes(text, blocks)
    assert all(0 <= quote.start < quote.end <= len(text) for quote in found)
    assert all(left.end <= right.start for left, right in pairwise(found))


def test_a_lost_post_does_not_make_the_next_paragraph_its_author_s_words() -> None:
    text = (
        "The United States and Cuba held talks on sanctions.\n\nLuis Ferrer, a Cuban dissident, responded on Twitter with humor:\n\n"
        "The ministers of Cuba and the United States then spoke of the prisoners.\n"
    )
    found = read(Report(id=content_hash(text), text=text, name="r", published="2014-12-18")).statements
    assert all("luis-ferrer" not in each.speaker.value for each in found)
