"""Happened, planned, called off, denied or only spoken of: read from tense, modals, negation and governing words."""

import pytest

from communique.reading.accounts import accounts_of
from communique.reading.frames import lexicon
from communique.reading.matching import find_matches
from communique.reading.standing import standing_of
from tests.reading import event_trees as told


@pytest.mark.parametrize(
    ("sentence", "frame", "code"),
    [
        (told.HELD, "talks.noun.talks", "past"),
        (told.WILL, "talks.noun.talks", "future"),
        (told.CALLED_OFF, "talks.noun.talks", "cancelled"),
        (told.AGREED, "talks.verb.meet", "planned"),
        (told.IF_TESTED, "missile-test.verb.fire", "hypothetical"),
        (told.THREATENED, "missile-test.verb.fire", "threatened"),
        (told.PASSIVE, "missile-test.verb.fire", "past"),
    ],
)
def test_the_words_around_an_event_tell_its_standing(
    sentence: tuple[str, str], frame: str, code: str
) -> None:
    document = told.document(sentence)
    [match] = [each for each in find_matches(document, lexicon()) if each.frame.id == frame]
    assert standing_of(document, match).code == code


def test_a_negated_act_is_marked() -> None:
    document = told.document(told.NOT_TESTED)
    [match] = [each for each in find_matches(document, lexicon()) if each.frame.type == "missile-test"]
    assert standing_of(document, match).negated


@pytest.mark.parametrize("sentence", [told.NOT_TESTED, told.IF_TESTED, told.THREATENED])
def test_what_was_not_done_is_no_account(sentence: tuple[str, str]) -> None:
    assert not [each for each in accounts_of(told.document(sentence)) if each.type.value == "missile-test"]


@pytest.mark.parametrize(
    ("sentence", "status"),
    [
        (told.HELD, "happened"),
        (told.WILL, "scheduled"),
        (told.CALLED_OFF, "cancelled"),
        (told.AGREED, "scheduled"),
    ],
)
def test_standing_gives_the_status(sentence: tuple[str, str], status: str) -> None:
    [account] = accounts_of(told.document(sentence))
    assert (account.type.value, account.status.value) == ("talks", status)
