"""Spans: characters of one report's text."""

from hypothesis import given
from hypothesis import strategies as st

from communique.model import Span, content_hash
from communique.model.vocabulary import EVENT_TYPES, LANES, PLOVER

BOUNDS = st.integers(0, 30)


@given(BOUNDS, BOUNDS, BOUNDS, BOUNDS)
def test_overlap_counts_common_characters(a: int, b: int, c: int, d: int) -> None:
    one, other = Span("r", min(a, b), max(a, b)), Span("r", min(c, d), max(c, d))
    common = set(range(one.start, one.end)) & set(range(other.start, other.end))
    assert one.overlap(other) == other.overlap(one) == len(common)


def test_spans_of_two_reports_never_overlap() -> None:
    assert Span("r", 0, 9).overlap(Span("q", 0, 9)) == 0


def test_an_empty_or_overlong_span_is_not_within_the_text() -> None:
    assert Span("r", 0, 3).within("abc")
    assert not Span("r", 2, 2).within("abc")
    assert not Span("r", 2, 4).within("abc")


def test_the_same_words_are_the_same_report() -> None:
    assert content_hash("talks") == content_hash("talks")
    assert content_hash("talks") != content_hash("Talks")
    assert len(content_hash("\ud800 a lone surrogate does not crash")) == 16


def test_every_event_type_has_a_plover_code_and_a_lane() -> None:
    assert set(PLOVER) == set(EVENT_TYPES) == set(LANES)
