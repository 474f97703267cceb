"""Statements of hand-made documents: speakers, kinds, issues, relays, halves of conditions, repetition."""

import msgspec
import pytest

from communique.model import Cited, Statement
from communique.reading.statements import statements_of
from tests.reading import trees


def read(*sentences: tuple[str, str], zones: dict[int, str] | None = None) -> tuple[Statement, ...]:
    return statements_of(trees.document_of(trees.analysis_of(*sentences), zones), ())


def brief(statement: Statement) -> tuple[str, str | None, str, set[str]]:
    side = None if statement.side is None else statement.side.value
    return statement.speaker.value, side, statement.kind.value, {issue.value for issue in statement.issues}


CASES = [
    (trees.QUOTED, ("ada-trentino", "freedonia", "refusal", {"other"})),
    (trees.DEMANDED, ("freedonia", "freedonia", "demand", {"sanctions"})),
    (trees.URGED, ("sylvania", "sylvania", "appeal", {"talks"})),
    (trees.ACCORDING, ("sylvania", "sylvania", "assessment", {"talks"})),
    (trees.THREAT, ("freedonia", "freedonia", "threat", {"other"})),
    (trees.DESCRIBED, ("sylvania", "sylvania", "assessment", {"sanctions"})),
    (trees.RULED_OUT, ("sylvania", "sylvania", "refusal", {"other"})),
    (trees.WILLING, ("freedonia", "freedonia", "offer", {"denuclearisation", "sanctions"})),
    (trees.ASIDE, ("ada-trentino", "freedonia", "prediction", {"ceasefire"})),
    (trees.REJECTED, ("sylvania", "sylvania", "refusal", {"other"})),
]


@pytest.mark.parametrize(("sentence", "wanted"), CASES, ids=[case[0][0][:30] for case in CASES])
def test_a_sentence_gives_one_statement(
    sentence: tuple[str, str], wanted: tuple[str, str | None, str, set[str]]
) -> None:
    assert [brief(each) for each in read(sentence)] == [wanted]


def test_two_things_under_one_cue_are_two_statements() -> None:
    first, second = read(trees.SAID)
    assert brief(first) == ("ada-trentino", "freedonia", "pledge", {"missile-tests"})
    assert second.evidence[0].start > first.evidence[0].start
    assert {issue.value for issue in second.issues} == {"talks"}


def test_what_is_relayed_is_the_inner_speakers() -> None:
    [statement] = read(trees.RELAYED)
    assert brief(statement) == ("sylvania", "sylvania", "threat", {"nuclear-tests"})
    assert [each.value for each in statement.via] == ["ada-trentino", "the-gazette"]


def test_denied_telling_is_no_statement() -> None:
    assert read(trees.DID_NOT_SAY) == ()


def test_a_condition_on_an_offer_has_its_halves() -> None:
    [statement] = read(trees.WILLING)
    assert statement.first is not None
    assert statement.then is not None
    assert statement.first.value == "sanctions are lifted"
    assert "freeze its nuclear programme" in statement.then.value


def test_a_bare_quotation_belongs_to_the_last_speaker() -> None:
    statements = read(trees.QUOTED, trees.BARE)
    assert [each.speaker.value for each in statements] == ["ada-trentino", "ada-trentino"]
    assert statements[1].kind.value == "demand"


def test_a_bare_quotation_of_nobody_is_anonymous() -> None:
    [statement] = read(trees.BARE)
    assert statement.speaker.value == "anonymous:unnamed speaker"
    assert statement.side is None


def test_the_same_thing_said_twice_is_one_statement_with_two_spans() -> None:
    [statement] = read(trees.DEMANDED, trees.DEMANDED)
    assert len(statement.evidence) == 2


def test_a_headline_that_sums_up_the_body_adds_only_evidence() -> None:
    [statement] = read(trees.DEMANDED, trees.DEMANDED, zones={0: "headline"})
    assert len(statement.evidence) == 2


def test_teasers_and_comments_are_not_read_for_quotations() -> None:
    assert all(
        each.speaker.value != "anonymous:unnamed speaker" for each in read(trees.BARE, zones={0: "comment"})
    )


def test_every_span_holds_words_of_the_text() -> None:
    analysis = trees.analysis_of(trees.SAID, trees.QUOTED, trees.WILLING)
    document = trees.document_of(analysis)
    for statement in statements_of(document, ()):
        spans = [*statement.evidence, *statement.speaker.spans, *statement.kind.spans]
        spans += [span for issue in statement.issues for span in issue.spans]
        spans += [span for relay in statement.via for span in relay.spans]
        assert spans
        assert all(span.within(document.text) and span.report == document.report.id for span in spans)


def test_a_quotation_after_a_colon_needs_no_verb_of_saying() -> None:
    [statement] = read(trees.SUMMED_UP)
    assert (statement.speaker.value, {issue.value for issue in statement.issues}) == (
        "ada-trentino",
        {"sanctions"},
    )


def test_unmarked_paragraphs_after_a_colon_go_on_with_the_speaker() -> None:
    [statement] = read(trees.WENT_ON, trees.UNMARKED)
    assert brief(statement) == ("sylvania", "sylvania", "demand", {"exercises"})


def test_a_sides_own_medium_speaks_for_it_in_its_own_voice() -> None:
    document = trees.document_of(trees.analysis_of(trees.UNMARKED))
    assert statements_of(document, ()) == ()
    document.page = msgspec.structs.replace(document.page, outlet=Cited("xinhua", ()))
    [statement] = statements_of(document, ())
    assert brief(statement) == ("xinhua", "china", "demand", {"exercises"})


def test_the_gist_names_the_speaker() -> None:
    [statement] = read(trees.DEMANDED)
    assert statement.gist == "Freedonia has demanded that Sylvania lift its sanctions."


def test_a_statement_is_dated_to_the_report_unless_its_cue_says_otherwise() -> None:
    [statement] = read(trees.RULED_OUT)
    assert statement.date is not None
    assert str(statement.date.value) == "2018-06-04/2018-06-04"


def test_nothing_read_says_nothing() -> None:
    assert read() == ()
